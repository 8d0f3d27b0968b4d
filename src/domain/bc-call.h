/* Calling the petitioner back (回访): who may, and what is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* bc_call_is_of_unit: @staff belongs to a department that leads or assists in the ticket, and so may not ask how satisfied the petitioner is with it. Whoever works for the whole hall
 * may. */
gboolean bc_call_is_of_unit (const BcRecord *record, const BcEntry *staff);

/* bc_call_script_default: the shipped text, in Chinese, for it is spoken to petitioners of the hall whatever the seat's language. Placeholders: {hall} {name} {number} {matter}
 * {department} {outcome} {measures} {caller} {received}. */
const char *bc_call_script_default (void);

/**
 * bc_call_script:
 * @caller: (nullable): who calls
 *
 * Returns: (transfer full): the hall's script (setting `call_script`, else the shipped one) with what @record says; a placeholder that nobody knows stays as it is written
 */
char *bc_call_script (BcHall *hall, const BcRecord *record, const BcEntry *caller);

G_END_DECLS
