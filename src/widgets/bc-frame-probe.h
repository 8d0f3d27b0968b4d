/* How much of a frame is our own doing: sums the time spent in our bind, filter and layout code
 * between two painted frames.
 *
 * Under software rendering a whole frame costs 20 ms whatever we do, so a bar on frames has to
 * count our work alone (design: testing, "Lists and frames"). On where the environment variable
 * BANCHENG_FRAMES is set; a comparison and a return otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Counted is the processor time of the main thread.
 *
 * bc_frame_probe_begin: marks the start of own work; calls nest, the outermost counts. Main thread.
 */
void bc_frame_probe_begin (void);
/* bc_frame_probe_end: marks its end; @what (static) names the work in the report. */
void bc_frame_probe_end (const char *what);

/* bc_frame_probe_watch: @widget's frames divide the time. Every second in which there was a frame a
 * line is traced: "frame-work MICROSECONDS FRAMES WHAT": the most of one frame, how many frames
 * there were, and what took longest in it. For one widget a program. */
void bc_frame_probe_watch (GtkWidget *widget);
/* bc_frame_probe_report: traces "frame-work-worst MICROSECONDS" for the whole run; at the end of
 * the program. */
void bc_frame_probe_report (void);
/* bc_frame_probe_worst: microseconds of the worst frame so far, the one under way included; and
 * starts over. For tests and benches. */
gint64 bc_frame_probe_worst (void);

G_END_DECLS
