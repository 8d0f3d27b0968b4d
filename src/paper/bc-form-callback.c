/* The record of the callback (回访单): every attempt, what the petitioner said, and the rating.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue solved_values[] = {
  { "yes", N_ ("It was solved") },
  { "no", N_ ("It was not solved") },
};
static const BcEnum solved = { "solved", solved_values, G_N_ELEMENTS (solved_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Ticket no.")), CELL (4, FIELD (NUMBER, 0)), LABEL (2, NC_ ("paper", "Good time to call")),
                CELL (4, FIELD (GOOD_TIME, 0)) } },
  PETITIONER_ROW,
  MATTER_ROW,
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Lead department")), CELL (4, FIELD (LEAD_DEPARTMENT, 0)), LABEL (2, NC_ ("paper", "Closed on")),
                CELL (4, TEXT (closed_on, 0)) } },
  { 18, TRUE, { LABEL (2, NC_ ("paper", "Result")), CELL (10, TICKS (OUTCOME, bc_outcomes, 0),
                FIELD_OF (NC_ ("paper", "Answered on the spot"), ON_THE_SPOT, MAYBE), FIELD (MEASURES, PROSE)) } },
  { 8, FALSE, { LABEL (1, NC_ ("paper", "Attempt")), LABEL (3, NC_ ("paper", "Time")), LABEL (1, NC_ ("paper", "Manner")),
                LABEL (2, NC_ ("paper", "Reached")), LABEL (2, NC_ ("paper", "Callback by")), LABEL (3, NC_ ("paper", "Remark")) },
                .kind = BC_ROW_HEAD },
  { 9, FALSE, { CELL (1, TEXT (serial, SHORT)), CELL (3, RULED (attempt_at, SHORT)), CELL (1, RULED (attempt_method, SHORT)),
                CELL (2, RULED (attempt_reached, SHORT)), CELL (2, RULED (attempt_by, SHORT)), CELL (3, RULED (attempt_remark, 0)) },
                .each = BC_EACH_ATTEMPT, .at_least = 3 },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Was it solved?")), CELL (10, TICKS (SOLVED, solved, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Rating")), CELL (10, TICKS (RATING, bc_ratings, 0)) } },
  { 30, TRUE, { LABEL (2, NC_ ("paper", "Petitioner’s opinion")), CELL (10, TEXT (said, PROSE)) } },
  { 16, TRUE, { LABEL (2, NC_ ("paper", "Written answer")), CELL (10, FIELD (WRITTEN_ANSWER, PROSE)) } },
  { 14, TRUE, { LABEL (2, NC_ ("paper", "Bad rating, put right")),
                CELL (10, FIELD_OF (NC_ ("paper", "To be put right by"), RECTIFY_DUE_AT, 0), FIELD (RECTIFICATION, PROSE)) },
    .when = bc_content_was_rated_badly },
  { 16, FALSE, { LABEL (2, NC_ ("paper", "Signatures")),
                CELL (5, SIGNED (NC_ ("paper", "Callback by"), bc_content_caller, NULL, BC_BLOCK_UNDATED)),
                CELL (5, SIGNED (NC_ ("paper", "Petitioner"), NULL, NULL, BC_BLOCK_UNDATED)) } },
  RATING_ROW,
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,    BC_FIELD_PETITIONER_KIND, BC_FIELD_PETITIONER_NAME, BC_FIELD_TELEPHONE,
  BC_FIELD_GOOD_TIME, BC_FIELD_MATTER,          BC_FIELD_OTHER_MATTER,    BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_CLOSED_AT, BC_FIELD_OUTCOME,         BC_FIELD_ON_THE_SPOT,     BC_FIELD_MEASURES,
  BC_FIELD_SOLVED,    BC_FIELD_RATING,          BC_FIELD_WRITTEN_ANSWER,  BC_N_FIELDS,
};

const BcForm bc_form_callback = {
  .id = "callback",
  .name = NC_ ("paper", "Callback record"),
  .title = NC_ ("paper", "%s\nCallback on a “cannot be done” matter"),
  .reader = BC_READER_HALL,
  .states = BC_FORM_IN (CALLBACK) | BC_FORM_IN (CLOSED) | BC_FORM_IN (ARCHIVED),
  .footer = &bc_form_ticket_footer,
  .shows_callbacks = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
