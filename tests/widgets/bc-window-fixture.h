/* A window for tests of widgets. Needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* window_await: runs the main loop until @condition, which some event is bound to bring about, holds. */
#define window_await(condition)                                                                    \
  G_STMT_START                                                                                     \
    {                                                                                              \
      while (!(condition))                                                                         \
        g_main_context_iteration (NULL, TRUE);                                                     \
    }                                                                                              \
  G_STMT_END

/* window_new: (transfer none) shows @child in a window of the given size and waits until it was painted. */
GtkWindow *window_new (GtkWidget *child, int width, int height);
/* window_await_frames: waits until @count more frames of @widget were painted. */
void window_await_frames (GtkWidget *widget, int count);
/* window_press: does what the key does on @widget: the first shortcut of it or of its ancestors that takes it. Returns whether
 * there was one. */
gboolean window_press (GtkWidget *widget, guint keyval, GdkModifierType modifiers);
/* window_entry_of: (transfer none) the entry inside @widget. */
GtkWidget *window_entry_of (GtkWidget *widget);

G_END_DECLS
