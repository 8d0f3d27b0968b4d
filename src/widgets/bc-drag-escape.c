/* Esc puts back what is being dragged, on X11 as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-drag-escape.h"

#ifdef GDK_WINDOWING_X11

#include <X11/extensions/XInput2.h>
#include <gdk/x11/gdkx.h>

static gboolean
is_escape (GdkDisplay *display, guint keycode)
{
  g_autofree GdkKeymapKey *keys = NULL;
  int n_keys = 0;

  if (!gdk_display_map_keyval (display, GDK_KEY_Escape, &keys, &n_keys))
    return FALSE;
  for (int i = 0; i < n_keys; i++)
    if (keys[i].keycode == keycode)
      return TRUE;
  return FALSE;
}

static gboolean
xevent_cb (GdkDisplay *display, const XEvent *event, gpointer user_data)
{
  GdkDrag *drag = gtk_drag_source_get_drag (user_data);
  const XIDeviceEvent *key = event->xcookie.data;

  if (drag != NULL && event->type == GenericEvent && event->xcookie.evtype == XI_KeyPress
      && key != NULL && is_escape (display, (guint) key->detail))
    /* As GDK would do it; gtk_drag_source_drag_cancel() leaves the pointer grabbed, so that the release of its button still drops. */
    g_signal_emit_by_name (drag, "cancel", GDK_DRAG_CANCEL_USER_CANCELLED);
  return GDK_EVENT_PROPAGATE;
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GdkDisplay *display = gdk_drag_get_display (drag);

  if (GDK_IS_X11_DISPLAY (display))
    g_signal_connect_object (display, "xevent", G_CALLBACK (xevent_cb), source, 0);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gdk_drag_get_display (drag), xevent_cb, source);
}

void
bc_drag_escape_enable (GtkDragSource *source)
{
  g_return_if_fail (GTK_IS_DRAG_SOURCE (source));

  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), NULL);
}

#else

void
bc_drag_escape_enable (GtkDragSource *source)
{
}

#endif
