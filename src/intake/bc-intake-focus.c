/* Moving among the fields: Tab, Enter, the place where typing stopped, the place of a problem.
 *
 * GTK orders Tab by the middles of what is shown, so that a line of error text below a field would change the order, and a
 * tall group at the left comes behind a short one at the right. The form's order is that of its table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

/* Enter goes on to the next field, as clerks are used to; the last one leads to the button. */
static void
go_on (BcIntake *self, BcField from)
{
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  for (guint i = bc_intake_rules_position (from) + 1; i < n_cells; i++)
    {
      GtkWidget *editor = GTK_WIDGET (self->editors[cells[i].field]);

      if (gtk_widget_get_mapped (editor))
        {
          gtk_widget_grab_focus (editor);
          return;
        }
    }
  gtk_widget_grab_focus (self->register_button);
}

static void
activate_cb (BcIntake *self, GtkWidget *text)
{
  GtkWidget *editor = gtk_widget_get_ancestor (text, BC_TYPE_FIELD_EDITOR);

  if (editor != NULL)
    go_on (self, bc_field_editor_get_field (BC_FIELD_EDITOR (editor)));
}

static void
preedit_changed_cb (BcIntake *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

void
bc_intake_connect_text (BcIntake *self, GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    g_signal_connect_object (widget, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
    g_signal_connect_object (widget, "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                             G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    bc_intake_connect_text (self, child);
}

static void
add_stop (BcIntake *self, gpointer widget)
{
  g_ptr_array_add (self->stops, widget);
}

void
bc_intake_order_focus (BcIntake *self)
{
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      if (cells[i].field == BC_FIELD_AGENT_NAME)
        add_stop (self, self->agent_expander);
      add_stop (self, self->editors[cells[i].field]);
      if (cells[i].field == BC_FIELD_WHAT_HAPPENED)
        add_stop (self, self->repeats);
      if (cells[i].field == BC_FIELD_OTHER_MATTER)
        add_stop (self, self->other_check);
    }
  add_stop (self, self->bar);
  /* Behind all the rest, where a toast offers to undo. */
  add_stop (self, self->toasts);
}

/* The innermost stop that @focus is in; -1 for none. */
static int
find_stop (BcIntake *self, GtkWidget *focus)
{
  guint index;

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (widget != GTK_WIDGET (self->toasts) && g_ptr_array_find (self->stops, widget, &index))
        return (int) index;
    }
  return -1;
}

static gboolean
enter_stop (BcIntake *self, GtkWidget *stop, GtkDirectionType direction)
{
  if (!gtk_widget_get_mapped (stop) || !gtk_widget_is_sensitive (stop))
    return FALSE;
  /* The fields behind it are stops of their own. */
  if (stop == GTK_WIDGET (self->agent_expander))
    return gtk_widget_grab_focus (stop);
  if (stop != GTK_WIDGET (self->toasts))
    return gtk_widget_child_focus (stop, direction);
  for (GtkWidget *child = gtk_widget_get_first_child (stop); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (child != adw_toast_overlay_get_child (self->toasts)
          && gtk_widget_child_focus (child, direction))
        return TRUE;
    }
  return FALSE;
}

gboolean
bc_intake_move_focus (BcIntake *self, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int last = (int) self->stops->len - 1;
  int current = is_inside ? find_stop (self, focus) : -1;
  GtkWidget *stop = current >= 0 ? g_ptr_array_index (self->stops, current) : NULL;

  /* Who comes back to the form goes on where typing stopped; but only then, or walking on with Tab would
   * never lead to the fields before it. */
  if (!is_inside && step > 0 && self->returning && self->focus_field >= 0)
    return bc_intake_go_back (self);
  if (stop != NULL && stop != GTK_WIDGET (self->agent_expander)
      && gtk_widget_child_focus (stop, direction))
    return TRUE;
  if (!is_inside && step < 0)
    current = last + 1;
  for (int i = current + step; i >= 0 && i <= last; i += step)
    {
      if (enter_stop (self, g_ptr_array_index (self->stops, i), direction))
        return TRUE;
    }
  return FALSE;
}

void
bc_intake_go_to (BcIntake *self, BcField field)
{
  BcFieldEditor *editor = self->editors[field];
  GtkWidget *inner;

  if (editor == NULL)
    return;
  self->returning = FALSE;
  if (self->call && !gtk_widget_get_visible (GTK_WIDGET (editor)))
    bc_intake_set_call (self, FALSE);
  if (gtk_widget_is_ancestor (GTK_WIDGET (editor), GTK_WIDGET (self->agent_expander)))
    gtk_expander_set_expanded (self->agent_expander, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (editor));

  /* The cursor stands where typing goes on; what is there is not marked, or the next key would
   * replace it. */
  inner = bc_field_editor_get_editor (editor);
  if (GTK_IS_EDITABLE (inner))
    gtk_editable_set_position (GTK_EDITABLE (inner), -1);
  if (GTK_IS_TEXT_VIEW (inner))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (inner));
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_place_cursor (buffer, &end);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (inner),
                                          gtk_text_buffer_get_insert (buffer));
    }
}

gboolean
bc_intake_go_back (BcIntake *self)
{
  BcField field = self->focus_field >= 0 ? (BcField) self->focus_field : BC_FIELD_WHAT_HAPPENED;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->editors[field])))
    field = BC_FIELD_WHAT_HAPPENED;
  bc_intake_go_to (self, field);
  return TRUE;
}
