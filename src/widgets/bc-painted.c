/* Telling when something can be seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-painted.h"

#include "base/bc-trace.h"

typedef struct
{
  GtkWidget *widget; /* not referenced: the watch goes with it */
  GdkFrameClock *clock;
  gulong paint_id;
  gulong map_id;
  char *line;
} Watch;

static void
watch_free (Watch *watch)
{
  /* A clock whose window was closed has dropped its handlers already. */
  if (watch->clock != NULL && g_signal_handler_is_connected (watch->clock, watch->paint_id))
    g_signal_handler_disconnect (watch->clock, watch->paint_id);
  g_clear_object (&watch->clock);
  g_free (watch->line);
  g_free (watch);
}

static void
widget_gone_cb (gpointer user_data, GObject *widget)
{
  watch_free (user_data);
}

static void
end_watch (Watch *watch)
{
  g_clear_signal_handler (&watch->map_id, watch->widget);
  g_object_weak_unref (G_OBJECT (watch->widget), widget_gone_cb, watch);
  watch_free (watch);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Watch *watch = user_data;

  if (!gtk_widget_get_mapped (watch->widget))
    return;
  bc_trace ("%s", watch->line);
  end_watch (watch);
}

static void
start (Watch *watch)
{
  watch->clock = g_object_ref (gtk_widget_get_frame_clock (watch->widget));
  watch->paint_id =
      g_signal_connect (watch->clock, "after-paint", G_CALLBACK (after_paint_cb), watch);
  gtk_widget_queue_draw (watch->widget);
}

static void
map_cb (GtkWidget *widget, gpointer user_data)
{
  Watch *watch = user_data;

  if (watch->clock == NULL)
    start (watch);
}

void
bc_trace_painted (GtkWidget *widget, const char *format, ...)
{
  Watch *watch;
  va_list arguments;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_getenv ("BANCHENG_TRACE") == NULL)
    return;
  watch = g_new0 (Watch, 1);
  watch->widget = widget;
  va_start (arguments, format);
  watch->line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_object_weak_ref (G_OBJECT (widget), widget_gone_cb, watch);
  if (gtk_widget_get_mapped (widget))
    start (watch);
  else
    watch->map_id = g_signal_connect_after (widget, "map", G_CALLBACK (map_cb), watch);
}
