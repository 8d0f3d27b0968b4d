/* What kind of file something is, told by its name alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bc_types_by_name_init:
 *
 * GTK's file chooser opens every file of a folder whose name does not tell its type, to look at its first bytes, and closes it again. The kernel drops all locks of a process on a file when the
 * process closes any descriptor of it: listing the folder of the open hall would take away the locks on which SQLite relies, and another program could then remove the log into which this one
 * goes on writing. So the program has a small table of types of its own, written below the user's cache folder, in which the names of a hall and of the files beside it are certain. To be called
 * before anything asks for a type. A cache folder that cannot be written leaves the system's tables as they are.
 */
void bc_types_by_name_init (void);

G_END_DECLS
