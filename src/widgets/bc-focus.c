/* The focus inside widgets that are put together from others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-focus.h"

static GtkWidget *
next (GtkWidget *child, gboolean is_backward)
{
  return is_backward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
}

gboolean
bc_focus_within (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_backward =
      direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = is_backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = next (child, is_backward))
    {
      /* A popover has a focus of its own. */
      if (!GTK_IS_NATIVE (child) && gtk_widget_get_child_visible (child)
          && gtk_widget_child_focus (child, direction))
        return TRUE;
    }
  return FALSE;
}
