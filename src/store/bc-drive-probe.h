/* Does the drive answer? Asked by a process of its own, because whoever asks may never come back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The outcome, as the process's exit status. */
typedef enum
{
  BC_DRIVE_ANSWERS = 0,
  BC_DRIVE_ONLY_READS = 3,
  BC_DRIVE_IS_GONE = 4,
} BcDriveAnswer;

/**
 * bc_drive_probe_main:
 * @status: (out): what the process has to end with
 *
 * For the first line of main(): whether this process was started by bc_drive_probe_spawn(); it has then looked whether the file can be opened, read and locked.
 */
gboolean bc_drive_probe_main (int argc, char **argv, int *status);

/* bc_drive_probe_spawn: starts this program once more to look at @path, without waiting; FALSE with @error when it cannot be started. The caller watches @child. */
gboolean bc_drive_probe_spawn (const char *path, GPid *child, GError **error);

G_END_DECLS
