/* Who is in a hall's file: each open engine holds a lock in the file itself, so that what needs the file alone (bringing it up to date, putting a backup in its place) can
 * find out whether anybody is there, on this computer or on another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BcSeat BcSeat;

typedef enum
{
  BC_SEAT_OUT,   /* nothing is held */
  BC_SEAT_IN,    /* with others */
  BC_SEAT_ALONE, /* nobody else is in, and nobody can come in */
} BcSeatClaim;

/* bc_seat_new: (transfer full) (nullable) the file at @real_path, opened for its locks only; holds nothing yet. NULL, without an error, when it cannot be opened: whoever opens it
 * next says why. Any thread but the main one, like all of these. */
BcSeat *bc_seat_new (const char *real_path);
/* bc_seat_take: changes what is held; FALSE when others are in the way (what was held before is held on), or when @alone is asked for a file that may not be written. A file
 * system that knows no locks lets everybody in and nobody be alone. */
gboolean bc_seat_take (BcSeat *self, BcSeatClaim claim);
/* Locks beside the seat's own, for trials (bc-lock-trial.c): slots 1 to this. */
#define BC_SEAT_N_SLOTS 500
/* bc_seat_take_slot: takes the lock of @slot for this seat alone, or lets it go; FALSE when somebody else has it. */
gboolean bc_seat_take_slot (BcSeat *self, gint64 slot, gboolean take);
/* bc_seat_set_waiting: this seat waits for its turn to write, or does not any more. bc_seat_has_waiting: another one does: one request. A seat that writes again and again never meets
 * those that wait, and has to be told. */
void bc_seat_set_waiting (BcSeat *self, gboolean waiting);
gboolean bc_seat_has_waiting (BcSeat *self);
/* bc_seat_is_at: the file at @real_path is still the one that the seat is in. */
gboolean bc_seat_is_at (BcSeat *self, const char *real_path);
/* bc_seat_has_connections: some program has a connection of SQLite that is reading or writing now, or that uses a write-ahead log: programs older than these locks are seen by that.
 * Connections of this process do not count. To be asked when one is alone. */
gboolean bc_seat_has_connections (BcSeat *self);
/* bc_seat_has_writer: some connection, of whatever process, is writing now or about to. */
gboolean bc_seat_has_writer (BcSeat *self);
/* bc_seat_free: leaves. To be called after the connection was closed. */
void bc_seat_free (BcSeat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSeat, bc_seat_free)

G_END_DECLS
