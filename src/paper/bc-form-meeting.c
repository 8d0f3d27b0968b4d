/* The record of a meeting on one matter (会商记录, 一事一议).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue kinds_values[] = {
  { "joint", N_ ("several departments") },
  { "single", N_ ("one matter, one decision") },
  { "other", N_ ("other meeting") },
};
static const BcEnum kinds = { "kinds", kinds_values, G_N_ELEMENTS (kinds_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Ticket no.")), CELL (4, FIELD (NUMBER, 0)), LABEL (2, NC_ ("paper", "Kind of meeting")),
                CELL (4, TICKS_OF (NULL, kinds)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Meeting at")), CELL (4, TEXT (meeting_at, SHORT)),
                LABEL (2, NC_ ("paper", "Place")), CELL (4, TEXT (meeting_place, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Chair")), EMPTY (4), LABEL (2, NC_ ("paper", "Minutes by")), EMPTY (4) } },
  MATTER_ROW,
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Topic")), CELL (10, TEXT (meeting_topic, 0)) } },
  { 20, TRUE, { LABEL (2, NC_ ("paper", "What happened")), CELL (10, FIELD (WHAT_HAPPENED, PROSE)) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "What is wanted")), CELL (10, FIELD (WHAT_IS_WANTED, PROSE)) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "Cause, opinion")), CELL (10, TEXT (cause, 0), TEXT (opinion, PROSE)) } },
  { 8, FALSE, { LABEL (4, NC_ ("paper", "Department present")), LABEL (2, NC_ ("paper", "Duty")), LABEL (2, NC_ ("paper", "Full name")),
                LABEL (2, NC_ ("paper", "Position")), LABEL (2, NC_ ("paper", "Signed")) }, .kind = BC_ROW_HEAD },
  { 8, FALSE, { CELL (4, TEXT (office, 0)), CELL (2, TEXT (office_duty, SHORT)), EMPTY (2), EMPTY (2), EMPTY (2) },
                .each = BC_EACH_OFFICE, .at_least = 4 },
  { 34, TRUE, { LABEL (2, NC_ ("paper", "What was said")), EMPTY (10) } },
  { 26, TRUE, { LABEL (2, NC_ ("paper", "What was decided")), EMPTY (10) } },
  { 8, FALSE, { LABEL (1, NC_ ("paper", "Item")), LABEL (5, NC_ ("paper", "Task")), LABEL (3, NC_ ("paper", "Department answerable")),
                LABEL (3, NC_ ("paper", "Until")) }, .kind = BC_ROW_HEAD },
  { 8, FALSE, { CELL (1, TEXT (serial, SHORT)), EMPTY (5), EMPTY (3), EMPTY (3) }, .each = BC_EACH_BLANK, .at_least = 3 },
  { 11, FALSE, { LABEL (2, NC_ ("paper", "Signatures")), CELL (5, SIGNED (NC_ ("paper", "Chair"), NULL, NULL, BC_BLOCK_UNDATED)),
                CELL (5, SIGNED (NC_ ("paper", "Minutes by"), NULL, NULL, BC_BLOCK_UNDATED)) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,         BC_FIELD_PETITIONER_NAME, BC_FIELD_CONFIDENTIAL,
  BC_FIELD_MATTER,         BC_FIELD_OTHER_MATTER,    BC_FIELD_WHAT_HAPPENED,
  BC_FIELD_WHAT_IS_WANTED, BC_FIELD_MAIN_CAUSE,      BC_FIELD_FURTHER_CAUSES,
  BC_FIELD_OPINION,        BC_FIELD_REJECT_GROUND,   BC_FIELD_ROUTE,
  BC_FIELD_MASTER,         BC_FIELD_LEAD_DEPARTMENT, BC_N_FIELDS,
};

const BcForm bc_form_meeting = {
  .id = "meeting",
  .name = NC_ ("paper", "Record of a meeting"),
  .title = NC_ ("paper", "%s\nRecord of a meeting on a “cannot be done” matter"),
  .reader = BC_READER_DEPARTMENT,
  .states = BC_FORM_IN (REGISTERED) | BC_FORM_IN (REVIEW) | BC_FORM_IN (DISPATCHED)
            | BC_FORM_IN (IN_PROGRESS) | BC_FORM_IN (DISPUTED) | BC_FORM_IN (SUSPENDED)
            | BC_FORM_IN (RESULT_CHECK),
  .footer = &bc_form_ticket_footer,
  .shows_parts = TRUE,
  .shows_meeting = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
