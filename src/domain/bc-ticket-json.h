/* Tickets as JSON, for the command line and the draft journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* bc_ticket_from_json: one JSON object with schema keys. Wrong types, unknown keys, broken UTF-8, cut-off JSON and values that cannot be are BC_ERROR_INVALID naming each field
 * (or "json"; what is no JSON by bc_json_check() is refused whole). Only intake fields are accepted unless @all, which takes "parts" too. Not checked as a whole:
 * bc_intake_check() does that. */
BcRecord *
bc_ticket_from_json (const char *json, gssize length, BcHall *hall, gboolean all, GError **error);
/* bc_ticket_to_json: (transfer full) one line: all fields that hold something, and always number, state, due_at, due_provisional, version; instants in the hall's zone, to the second; parts as "parts". */
char *bc_ticket_to_json (const BcRecord *record, BcHall *hall);

/* bc_changes_to_json: (transfer full) {"key":[before,after],…} of the fields in which the two differ, canonical order, for the history; parts too. */
char *bc_changes_to_json (const BcRecord *before, const BcRecord *after);
/* bc_changes_from_json: (transfer container) (element-type BcChangedField) the list read back; NULL when @json is broken. */
/* Stands in BcChangedField for the parts of the assisting departments, which are no field. */
#define BC_CHANGED_PARTS 1000
typedef struct
{
  BcField field; /* or BC_CHANGED_PARTS */
  char *before;  /* nullable; as bc_input_get() writes it, raw instants in microseconds */
  char *after;   /* nullable */
} BcChangedField;
void bc_changed_field_free (BcChangedField *self);
GPtrArray *bc_changes_from_json (const char *json);
/* bc_changed_field_restore: puts a raw value of the history back into @record; FALSE when it cannot be read. */
gboolean bc_changed_field_restore (BcRecord *record, BcField field, const char *text);
/* bc_changed_field_format: (transfer full) "期限: 9月20日 → 9月24日" in words; personal values masked when @masked. */
char *bc_changed_field_format (const BcChangedField *self, BcHall *hall, gboolean masked);

G_END_DECLS
