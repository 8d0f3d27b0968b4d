/* The ledger of blank forms: jobs' building blocks, on the worker thread inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-blank.h"
#include "domain/bc-record.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* As many are issued at once at most: nobody fills more in by hand. */
#define BC_BLANKS_MOST 200

/**
 * bc_blanks_issue:
 * @form: the form's id
 * @n: how many, from 1 to %BC_BLANKS_MOST
 *
 * Issues the next serials of this year, writes them into the ledger and an event of the hall; in a
 * write transaction. Whoever prints must be signed in (REFUSED). The same operation again gives the
 * same serials.
 *
 * Returns: (transfer full) (element-type BcBlank): in the order of the serials
 */
GPtrArray *
bc_blanks_issue (BcEngine *engine, const char *form, guint n, const BcAct *act, GError **error);

/* bc_blanks_list: (transfer full) (element-type BcBlank) by serial; only those that are not back yet
 * where @missing. */
GPtrArray *bc_blanks_list (BcEngine *engine, gboolean missing, GError **error);

/* bc_blanks_find: (transfer full): NOT_FOUND for a serial that was never issued. */
BcBlank *bc_blanks_find (BcEngine *engine, const char *serial, GError **error);

/* bc_blanks_use: the ticket @record, which is being registered, was typed in from the blank form
 * that it names; INVALID at that field for one that was never issued or is back already. Does
 * nothing for a ticket without one. */
gboolean bc_blanks_use (BcEngine *engine, const BcRecord *record, GError **error);

G_END_DECLS
