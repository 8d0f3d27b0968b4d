/* What the torture's programs share: a seat with a clock that may be wrong, and a ticket's whole content as one line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-record.h"
#include "store/bc-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *seat;
  char *place; /* nullable: what BANCHENG_PLACE is to be */
  int skew;    /* seconds that this seat's clock is wrong */
  gboolean stock_vfs;
} TortureSeat;

/* torture_seat_options: (transfer full) the options that every program has; the file itself is the first remaining argument. */
GOptionGroup *torture_seat_options (TortureSeat *self);
/* torture_seat_begin: what the environment has to say before the store is used; ends the program with words where @path is missing. */
void torture_seat_begin (TortureSeat *self, int argc, char *argv[]);
/* torture_seat_open: (transfer full) (nullable) the open store. */
BcStore *torture_seat_open (TortureSeat *self, GError **error);
BcClock *torture_seat_clock (TortureSeat *self);

/* torture_view_read: (transfer full) (nullable) (element-type utf8 utf8) every ticket and callback of the hall as it stands, "t17" or "c4" to its content's hash. */
GHashTable *torture_view_read (BcStore *store, GError **error);
void torture_view_take_record (GHashTable *view, const BcRecord *record);
void torture_view_take_callback (GHashTable *view, const BcCallback *callback);

G_END_DECLS
