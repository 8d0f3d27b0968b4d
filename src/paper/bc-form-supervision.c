/* The supervision notice (督办单), with its answer and its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue grounds_values[] = {
  { "overdue", N_ ("not settled by the due date") },
  { "no_contact", N_ ("petitioner not contacted in time") },
  { "shifted", N_ ("shifted from one to another") },
  { "poor", N_ ("result not as required") },
  { "rating", N_ ("bad rating not put right") },
  { "other", N_ ("other ground") },
};
static const BcEnum grounds = { "grounds", grounds_values, G_N_ELEMENTS (grounds_values) };

static const BcEnumValue ends_values[] = {
  { "settled", N_ ("settled, supervision ends") },
  { "goes_on", N_ ("supervision goes on") },
};
static const BcEnum ends = { "ends", ends_values, G_N_ELEMENTS (ends_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  OPEN (7, TEXT_OF (NC_ ("paper", "No."), number, RIGHT)),
  OPEN (9, TEXT (dear_department, 0)),
  OPEN (18, TEXT (supervised, PROSE)),
  PETITIONER_ROW,
  MATTER_ROW,
  { 18, TRUE, { LABEL (2, NC_ ("paper", "What happened")), CELL (10, FIELD (WHAT_HAPPENED, PROSE)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Handed over at")), CELL (4, TEXT (dispatched, 0)), LABEL (2, NC_ ("paper", "Due")),
                CELL (4, TEXT (due_now, 0)) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "State so far")), CELL (10, TEXT (progress, 0)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Ground of supervision")), CELL (10, TICKS_OF (NULL, grounds)) } },
  { 18, TRUE, { LABEL (2, NC_ ("paper", "What is required")), EMPTY (10) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "To be settled by")), CELL (4, WORDS (NC_ ("paper", "____-__-__"), SHORT)),
                LABEL (2, NC_ ("paper", "Report by")), CELL (4, WORDS (NC_ ("paper", "____-__-__"), SHORT)) } },
  { 16, FALSE, { LABEL (2, NC_ ("paper", "Leader’s instruction")), CELL (10, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, 0)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Supervised by (seal)")), CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)),
                LABEL (2, NC_ ("paper", "Received by department")),
                CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)) } },
  { 24, TRUE, { LABEL (2, NC_ ("paper", "Department’s report")),
                CELL (10, SIGNED (NC_ ("paper", "Head of handling (seal)"), NULL, NULL, 0)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Result of supervision")), CELL (10, TICKS_OF (NULL, ends),
                SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_SAME_LINE)) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,          BC_FIELD_RECEIVED_AT,
  BC_FIELD_PETITIONER_KIND, BC_FIELD_PETITIONER_NAME,
  BC_FIELD_TELEPHONE,       BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,    BC_FIELD_WHAT_HAPPENED,
  BC_FIELD_CONFIDENTIAL,    BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_DISPATCHED_AT,   BC_FIELD_DUE_AT,
  BC_FIELD_DUE_PROVISIONAL, BC_FIELD_STATE,
  BC_FIELD_ORIGINAL_DUE_AT, BC_N_FIELDS,
};

const BcForm bc_form_supervision = {
  .id = "supervision",
  .name = NC_ ("paper", "Supervision notice"),
  .title = NC_ ("paper", "%s\nSupervision of a “cannot be done” matter"),
  .reader = BC_READER_DEPARTMENT,
  .states = BC_FORM_IN (DISPATCHED) | BC_FORM_IN (IN_PROGRESS) | BC_FORM_IN (DISPUTED)
            | BC_FORM_IN (SUSPENDED) | BC_FORM_IN (RESULT_CHECK) | BC_FORM_IN (CALLBACK),
  .needs = BC_FIELD_LEAD_DEPARTMENT,
  .footer = &bc_form_ticket_footer,
  .shows_history = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
