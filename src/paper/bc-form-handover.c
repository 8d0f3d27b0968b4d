/* The hand-over to the leading department (交办单), with its acceptance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

/* clang-format off */
static const BcFormRow rows[] = {
  OPEN (7, TEXT_OF (NC_ ("paper", "No."), number, RIGHT)),
  OPEN (9, TEXT (dear_department, 0)),
  OPEN (18, TEXT (handed_over, PROSE)),
  PETITIONER_ROW,
  MATTER_ROW,
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Department, window")), CELL (4, TEXT (concerned, 0)), LABEL (2, NC_ ("paper", "Visits so far")),
                CELL (1, FIELD (VISITS, SHORT)), LABEL (1, NC_ ("paper", "Degree of urgency")), CELL (2, FIELD (URGENCY, SHORT)) } },
  { 28, TRUE, { LABEL (2, NC_ ("paper", "What happened")), CELL (10, FIELD (WHAT_HAPPENED, PROSE)) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "What is wanted")), CELL (10, FIELD (WHAT_IS_WANTED, PROSE)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Cause")), CELL (4, TEXT (cause, 0)), LABEL (2, NC_ ("paper", "Package, version")),
                CELL (4, TEXT (package, 0)) } },
  { 14, TRUE, { LABEL (2, NC_ ("paper", "How to settle it")), CELL (10, FIELD (METHOD, PROSE)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Due")), CELL (10, TEXT (due_counted, 0)) } },
  { 9, FALSE, { LABEL (4, NC_ ("paper", "Assisting department")), LABEL (4, NC_ ("paper", "Due date of its part")),
                LABEL (4, NC_ ("paper", "State of its part")) }, .kind = BC_ROW_HEAD, .when = bc_content_has_parts },
  { 9, FALSE, { CELL (4, TEXT (part_department, 0)), CELL (4, TEXT (part_due, SHORT)), CELL (4, TEXT (part_state, SHORT)) },
                .each = BC_EACH_PART },
  { 14, FALSE, { LABEL (2, NC_ ("paper", "Handed over by (seal)")),
                CELL (10, SIGNED (NC_ ("paper", "Signed"), bc_content_reviewed_by, bc_content_dispatched_on, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Accepted by, at")), CELL (4, TEXT (accepted, 0)), LABEL (2, NC_ ("paper", "First contact")),
                CELL (4, TEXT (first_contact, 0)) } },
  { 14, FALSE, { LABEL (2, NC_ ("paper", "Head of handling")), CELL (10, SIGNED (NC_ ("paper", "Signed (seal)"), NULL, NULL, 0)) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,           BC_FIELD_RECEIVED_AT,
  BC_FIELD_PETITIONER_KIND,  BC_FIELD_PETITIONER_NAME,
  BC_FIELD_TELEPHONE,        BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,     BC_FIELD_WHAT_HAPPENED,
  BC_FIELD_WHAT_IS_WANTED,   BC_FIELD_CONFIDENTIAL,
  BC_FIELD_LEAD_DEPARTMENT,  BC_FIELD_DISPATCHED_AT,
  BC_FIELD_DUE_AT,           BC_FIELD_DUE_PROVISIONAL,
  BC_FIELD_DEPARTMENT,       BC_FIELD_UNIT,
  BC_FIELD_STAFF_CONCERNED,  BC_FIELD_VISITS,
  BC_FIELD_URGENCY,          BC_FIELD_MAIN_CAUSE,
  BC_FIELD_FURTHER_CAUSES,   BC_FIELD_PACKAGE,
  BC_FIELD_PACKAGE_VERSION,  BC_FIELD_METHOD,
  BC_FIELD_REVIEWER,         BC_FIELD_ORIGINAL_DUE_AT,
  BC_FIELD_ACCEPTED_AT,      BC_FIELD_ACCEPTED_BY,
  BC_FIELD_FIRST_CONTACT_AT, BC_N_FIELDS,
};

const BcForm bc_form_handover = {
  .id = "handover",
  .name = NC_ ("paper", "Hand-over"),
  .title = NC_ ("paper", "%s\nHand-over of a “cannot be done” matter"),
  .reader = BC_READER_DEPARTMENT,
  .states = BC_FORM_IN (DISPATCHED) | BC_FORM_IN (IN_PROGRESS) | BC_FORM_IN (DISPUTED)
            | BC_FORM_IN (SUSPENDED) | BC_FORM_IN (RESULT_CHECK),
  .needs = BC_FIELD_LEAD_DEPARTMENT,
  .footer = &bc_form_ticket_footer,
  .shows_parts = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
