/* How much of a frame is our own doing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-frame-probe.h"

#include <time.h>

#include "base/bc-trace.h"

/* One probe a process, like the clock it reads: frames of the main thread are what it is about. */
static struct
{
  gboolean is_read; /* of the environment */
  gboolean is_on;
  guint depth;
  gint64 began_at;
  gint64 work;         /* of the frame under way */
  gint64 longest;      /* of one piece of work in the frame under way */
  const char *what;    /* which was that */
  gint64 second_worst; /* worst frame of this second */
  const char *second_what;
  guint second_frames;
  gint64 second_began_at;
  gint64 run_worst;
} probe;

static gboolean
is_on (void)
{
  if (!probe.is_read)
    {
      probe.is_on = g_getenv ("BANCHENG_FRAMES") != NULL;
      probe.is_read = TRUE;
    }
  return probe.is_on;
}

/* Processor time of this thread: on a busy machine the clock on the wall would count what others do. */
static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

void
bc_frame_probe_begin (void)
{
  if (!is_on ())
    return;
  if (probe.depth++ == 0)
    probe.began_at = worked ();
}

void
bc_frame_probe_end (const char *what)
{
  gint64 spent;

  if (!is_on ())
    return;
  g_assert (probe.depth > 0);
  if (--probe.depth > 0)
    return;
  spent = worked () - probe.began_at;
  probe.work += spent;
  if (spent > probe.longest)
    {
      probe.longest = spent;
      probe.what = what;
    }
}

static void
end_frame (void)
{
  if (probe.work >= probe.second_worst)
    {
      probe.second_worst = probe.work;
      probe.second_what = probe.what;
    }
  probe.run_worst = MAX (probe.run_worst, probe.work);
  probe.second_frames++;
  probe.work = 0;
  probe.longest = 0;
  probe.what = NULL;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  gint64 now = g_get_monotonic_time ();

  end_frame ();
  if (now - probe.second_began_at < G_USEC_PER_SEC)
    return;
  bc_trace ("frame-work %" G_GINT64_FORMAT " %u %s", probe.second_worst, probe.second_frames,
            probe.second_what != NULL ? probe.second_what : "-");
  probe.second_began_at = now;
  probe.second_worst = 0;
  probe.second_what = NULL;
  probe.second_frames = 0;
}

static void
realize_cb (GtkWidget *widget, gpointer user_data)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (after_paint_cb), widget, 0);
}

void
bc_frame_probe_watch (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!is_on ())
    return;
  if (gtk_widget_get_realized (widget))
    realize_cb (widget, NULL);
  else
    g_signal_connect (widget, "realize", G_CALLBACK (realize_cb), NULL);
}

void
bc_frame_probe_report (void)
{
  if (is_on ())
    bc_trace ("frame-work-worst %" G_GINT64_FORMAT, MAX (probe.run_worst, probe.work));
}

gint64
bc_frame_probe_worst (void)
{
  gint64 worst = MAX (probe.run_worst, probe.work);

  probe.run_worst = 0;
  probe.work = 0;
  return worst;
}
