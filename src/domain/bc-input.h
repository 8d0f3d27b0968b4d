/* Values as they come in: text from a form, the command line or JSON, checked at its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* bc_input_set: reads @text (NULL or blank: not given) for @field into @record: cleans it, checks length, range, code and date, normalises telephones, accepts names
 * where a code is expected. FALSE with a problem added and @record unchanged when it cannot be. */
gboolean bc_input_set (
    BcRecord *record, BcField field, const char *text, BcHall *hall, BcProblems *problems);

/* bc_input_check_in_use: a problem at @field for each of its codes that may not be chosen any more on @day; codes that the hall does not have are bc_input_set()'s matter. */
void bc_input_check_in_use (
    const BcRecord *record, BcField field, BcHall *hall, BcDay day, BcProblems *problems);

/* bc_input_get: (transfer full) (nullable) the value as text that bc_input_set() reads back to the same; instants lose what is below a second. */
char *bc_input_get (const BcRecord *record, BcField field, BcHall *hall);

/* bc_intake_check: the rules of the intake form as a whole over a draft: required and conditional fields, identity by its kind, back-dating, agent all or none, minors' guardian,
 * matter or other matter. Adds problems by field; a warning (credit code) goes to @warnings (nullable). Normalises identity numbers in @draft.
 * @now: instant of registration. */
void bc_intake_check (
    BcRecord *draft, BcHall *hall, gint64 now, BcProblems *problems, BcProblems *warnings);

/* bc_intake_defaults: sets what a new draft starts with: channel window, kind person, urgency normal, visits 1, received_at @now, received_by @staff. */
void bc_intake_defaults (BcRecord *draft, gint64 now, const char *staff);

G_END_DECLS
