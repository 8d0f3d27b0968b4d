/* A drive that hangs, fails or is full, for the tests of other rooms: writing to any hall of this process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DRIVE_WORKS,
  DRIVE_HANGS, /* writing does not come back until the drive is something else */
  DRIVE_FAILS, /* writing is an I/O error */
  DRIVE_FULL,  /* writing finds no room */
} DriveState;

/* drive_set_up, drive_tear_down: while no hall is open. */
void drive_set_up (void);
void drive_tear_down (void);
/* drive_set: any thread. */
void drive_set (DriveState state);
/* drive_n_hanging: threads that wait for the drive. */
guint drive_n_hanging (void);

G_END_DECLS
