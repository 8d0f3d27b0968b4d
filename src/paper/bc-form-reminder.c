/* The reminder (催办单): the first step before supervision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

/* clang-format off */
static const BcFormRow rows[] = {
  OPEN (7, TEXT_OF (NC_ ("paper", "No."), number, RIGHT)),
  OPEN (9, TEXT (dear_department, 0)),
  OPEN (18, TEXT (reminded, PROSE)),
  PETITIONER_ROW,
  MATTER_ROW,
  { 12, TRUE, { LABEL (2, NC_ ("paper", "What is wanted")), CELL (10, FIELD (WHAT_IS_WANTED, PROSE)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Handed over at")), CELL (4, TEXT (dispatched, 0)), LABEL (2, NC_ ("paper", "Accepted by, at")),
                CELL (4, TEXT (accepted, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Due")), CELL (4, TEXT (due_now, 0)), LABEL (2, NC_ ("paper", "First contact")),
                CELL (4, TEXT (first_contact, 0)) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "State so far")), CELL (10, TEXT (progress, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Reminder no.")), EMPTY (4), LABEL (2, NC_ ("paper", "Answer by")),
                CELL (4, WORDS (NC_ ("paper", "____-__-__"), SHORT)) } },
  { 14, FALSE, { LABEL (2, NC_ ("paper", "Reminded by (seal)")),
                CELL (10, SIGNED (NC_ ("paper", "Signed"), NULL, bc_content_printed_on, 0)) } },
  { 14, FALSE, { LABEL (2, NC_ ("paper", "Received by department")), CELL (10, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, 0)) } },
  { 28, TRUE, { LABEL (2, NC_ ("paper", "Answer: why it is not settled")), EMPTY (10) } },
  { 28, TRUE, { LABEL (2, NC_ ("paper", "Answer: next steps and date")),
                CELL (10, SIGNED (NC_ ("paper", "Head of handling (seal)"), NULL, NULL, 0)) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,
  BC_FIELD_RECEIVED_AT,
  BC_FIELD_PETITIONER_KIND,
  BC_FIELD_PETITIONER_NAME,
  BC_FIELD_TELEPHONE,
  BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,
  BC_FIELD_WHAT_IS_WANTED,
  BC_FIELD_CONFIDENTIAL,
  BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_DISPATCHED_AT,
  BC_FIELD_DUE_AT,
  BC_FIELD_DUE_PROVISIONAL,
  BC_FIELD_STATE,
  BC_FIELD_ORIGINAL_DUE_AT,
  BC_FIELD_ACCEPTED_AT,
  BC_FIELD_ACCEPTED_BY,
  BC_FIELD_FIRST_CONTACT_AT,
  BC_N_FIELDS,
};

const BcForm bc_form_reminder = {
  .id = "reminder",
  .name = NC_ ("paper", "Reminder"),
  .title = NC_ ("paper", "%s\nReminder of a “cannot be done” matter"),
  .reader = BC_READER_DEPARTMENT,
  .states = BC_FORM_IN (DISPATCHED) | BC_FORM_IN (IN_PROGRESS) | BC_FORM_IN (DISPUTED)
            | BC_FORM_IN (SUSPENDED),
  .needs = BC_FIELD_LEAD_DEPARTMENT,
  .footer = &bc_form_ticket_footer,
  .shows_history = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
