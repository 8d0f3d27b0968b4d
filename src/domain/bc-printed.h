/* That something was put on paper, as the history keeps it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"
#include "domain/bc-callback.h"

G_BEGIN_DECLS

/* Belongs to whoever made it; immutable once it has been handed on. */
typedef struct
{
  char *operation;      /* UUID, made once, so that it can be noted again after an unclear answer */
  gint64 ticket;        /* id; 0 for a list */
  char *form;           /* the form's id */
  char *hash;           /* of the content: 64 hexadecimal digits */
  char *copies;         /* which copies, by code, "handling,archive"; nullable: the form has none */
  gboolean is_unmasked; /* personal data can be read on at least one sheet */
  BcDay day;            /* a list's day; BC_DAY_NONE for none */
  char *department;     /* a list's department, by code; nullable */
} BcPrinted;

/* bc_printed_new: (transfer full) with a fresh UUID; masked, without copies, day and department. */
BcPrinted *bc_printed_new (gint64 ticket, const char *form, const char *hash);
void bc_printed_free (BcPrinted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPrinted, bc_printed_free)

/* bc_printed_to_json: (transfer full) what the event's `changes` hold:
 * {"content_hash":[null,"…"],"copies":[null,"archive"],"unmasked":[null,"1"]}. */
char *bc_printed_to_json (const BcPrinted *self);
/* bc_printed_from_event: (transfer full) (nullable): what @event notes; NULL for an event of another
 * kind or one that cannot be read. */
BcPrinted *bc_printed_from_event (const BcEvent *event);

G_END_DECLS
