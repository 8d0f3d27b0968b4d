/* The cover of a closed ticket’s file (归档封面): what it is about, how it went, what lies in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue periods_values[] = {
  { "ever", N_ ("for ever") },
  { "thirty", N_ ("30 years") },
  { "ten", N_ ("10 years") },
};
static const BcEnum periods = { "periods", periods_values, G_N_ELEMENTS (periods_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Ticket no.")), CELL (4, FIELD (NUMBER, 0)), LABEL (2, NC_ ("paper", "File no.")), EMPTY (4) } },
  MATTER_ROW,
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Petitioner")), CELL (4, TEXT (petitioner, 0)), LABEL (2, NC_ ("paper", "Secret")),
                CELL (4, FIELD (CONFIDENTIAL, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Lead department")), CELL (4, FIELD (LEAD_DEPARTMENT, 0)),
                LABEL (2, NC_ ("paper", "Assisting departments")), CELL (4, FIELD (ASSISTING_DEPARTMENTS, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Cause")), CELL (4, TEXT (cause, 0)), LABEL (2, NC_ ("paper", "Outcome")),
                CELL (4, FIELD (OUTCOME, 0), FIELD (REJECT_GROUND, MAYBE), FIELD (TERMINATE_GROUND, MAYBE)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Received at")), CELL (4, TEXT (received_at, 0)), LABEL (2, NC_ ("paper", "Closed on")),
                CELL (4, TEXT (closed_on, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Solved, rating")), CELL (4, TEXT (solved_rating, 0)), LABEL (2, NC_ ("paper", "Kept for")),
                CELL (4, TICKS_OF (NULL, periods)) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "Prevention")), CELL (10, TEXT (prevention, PROSE)) } },
  { 9, FALSE, { LABEL (3, NC_ ("paper", "Time")), LABEL (4, NC_ ("paper", "Step")), LABEL (2, NC_ ("paper", "By")),
                LABEL (3, NC_ ("paper", "Remark")) }, .kind = BC_ROW_HEAD },
  { 7, FALSE, { CELL (3, RULED (move_at, SHORT)), CELL (4, RULED (move_step, 0)), CELL (2, RULED (move_by, SHORT)),
                CELL (3, RULED (move_why, 0)) }, .each = BC_EACH_MOVE, .at_least = 1 },
  { 9, FALSE, { LABEL (1, NC_ ("paper", "Item")), LABEL (5, NC_ ("paper", "Paper in the file")), LABEL (2, NC_ ("paper", "Date")),
                LABEL (2, NC_ ("paper", "Pages")), LABEL (2, NC_ ("paper", "Remark")) }, .kind = BC_ROW_HEAD },
  { 8, FALSE, { CELL (1, TEXT (serial, SHORT)), EMPTY (5), EMPTY (2), EMPTY (2), EMPTY (2) }, .each = BC_EACH_BLANK, .at_least = 6 },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Filed by")), CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)),
                LABEL (2, NC_ ("paper", "Checked by")), CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Filed on")), CELL (4, WORDS (NC_ ("paper", "____-__-__"), SHORT)),
                LABEL (2, NC_ ("paper", "Papers and pages in all")), EMPTY (4) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,           BC_FIELD_PETITIONER_KIND,
  BC_FIELD_PETITIONER_NAME,  BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,     BC_FIELD_CONFIDENTIAL,
  BC_FIELD_LEAD_DEPARTMENT,  BC_FIELD_ASSISTING_DEPARTMENTS,
  BC_FIELD_MAIN_CAUSE,       BC_FIELD_FURTHER_CAUSES,
  BC_FIELD_OUTCOME,          BC_FIELD_REJECT_GROUND,
  BC_FIELD_TERMINATE_GROUND, BC_FIELD_RECEIVED_AT,
  BC_FIELD_CLOSED_AT,        BC_FIELD_SOLVED,
  BC_FIELD_RATING,           BC_FIELD_ROOT_CAUSE,
  BC_FIELD_PREVENTION,       BC_N_FIELDS,
};

const BcForm bc_form_archive_cover = {
  .id = "archive_cover",
  .name = NC_ ("paper", "Archive cover"),
  .title = NC_ ("paper", "%s\nFile of a “cannot be done” matter"),
  .reader = BC_READER_HALL,
  .states = BC_FORM_IN (CLOSED) | BC_FORM_IN (ARCHIVED) | BC_FORM_IN (REJECTED)
            | BC_FORM_IN (TERMINATED) | BC_FORM_IN (MERGED),
  .footer = &bc_form_ticket_footer,
  .shows_history = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
