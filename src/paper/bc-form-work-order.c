/* The work order (工单), after the domain model, section 7; the rows are numbered as there, row 1
 * is the title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

/* The petitioner's own words for the result: domain model, section 7, row 19. */
static const BcEnumValue solved_values[] = {
  { "yes", N_ ("It was solved") },
  { "no", N_ ("It was not solved") },
};
static const BcEnum solved = { "solved", solved_values, G_N_ELEMENTS (solved_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  /* 2 */
  { 9, FALSE, { LABEL (1, NC_ ("paper", "No.")), CELL (2, FIELD (NUMBER, SHORT | BC_BLOCK_FIT)),
                LABEL (1, NC_ ("paper", "Channel")), CELL (2, TEXT (channel, SHORT)),
                LABEL (1, NC_ ("paper", "Urgency")), CELL (2, FIELD (URGENCY, SHORT)),
                LABEL (1, NC_ ("paper", "Secret")), CELL (2, FIELD (CONFIDENTIAL, SHORT)) } },
  /* 3 */
  { 9, FALSE, { LABEL (1, NC_ ("paper", "Name")), CELL (3, TEXT (petitioner, 0)),
                LABEL (1, NC_ ("paper", "Kind")), CELL (2, FIELD (PETITIONER_KIND, SHORT)),
                LABEL (2, NC_ ("paper", "Telephone")), CELL (3, FIELD (TELEPHONE, 0)) } },
  /* 4 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Identity no.")), CELL (4, TEXT (identity, 0)),
                LABEL (2, NC_ ("paper", "Agent, relation")), CELL (4, TEXT (agent, 0)) } },
  /* 5 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Matter")), CELL (4, TEXT (matter, 0)),
                LABEL (2, NC_ ("paper", "Department, window")), CELL (4, TEXT (concerned, 0)) } },
  /* 6 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Received at")), CELL (3, TEXT (received_at, 0)),
                LABEL (1, NC_ ("paper", "Clerk")), CELL (2, FIELD (RECEIVED_BY, SHORT)),
                LABEL (2, NC_ ("paper", "Visits so far")), CELL (2, FIELD (VISITS, SHORT)) } },
  /* 7 */
  { 30, TRUE, { LABEL (2, NC_ ("paper", "What happened")), CELL (10, FIELD (WHAT_HAPPENED, PROSE)) } },
  /* 8 */
  { 12, TRUE, { LABEL (2, NC_ ("paper", "What is wanted")), CELL (10, FIELD (WHAT_IS_WANTED, PROSE)) } },
  /* 9 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Cause")), CELL (4, TEXT (cause, 0)),
                LABEL (2, NC_ ("paper", "Package, version")), CELL (4, TEXT (package, 0)) } },
  /* 10 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Lead department")), CELL (2, FIELD (LEAD_DEPARTMENT, 0)),
                LABEL (2, NC_ ("paper", "Assisting departments")), CELL (3, FIELD (ASSISTING_DEPARTMENTS, 0)),
                LABEL (1, NC_ ("paper", "Limit")), CELL (2, TEXT (limit, SHORT)) } },
  /* 11 */
  { 12, TRUE, { LABEL (2, NC_ ("paper", "Triage opinion")),
                CELL (10, TEXT (opinion, PROSE),
                      SIGNED (NC_ ("paper", "Signed"), bc_content_triaged_by, bc_content_triaged_on, 0)) } },
  /* 12 */
  { 16, TRUE, { LABEL (2, NC_ ("paper", "District review")),
                CELL (10, FIELD_OF (NC_ ("paper", "How to settle it"), METHOD, 0), TEXT_OF (NC_ ("paper", "Due"), due, 0),
                      SIGNED (NC_ ("paper", "Signed"), bc_content_reviewed_by, bc_content_reviewed_on, 0)) } },
  /* 13 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Accepted by, at")), CELL (4, TEXT (accepted, 0)),
                LABEL (2, NC_ ("paper", "First contact")), CELL (4, TEXT (first_contact, 0)) } },
  /* 14 */
  { 30, TRUE, { LABEL (2, NC_ ("paper", "Handling")),
                CELL (10, TICKS (OUTCOME, bc_outcomes, 0),
                      FIELD_OF (NC_ ("paper", "Answered on the spot"), ON_THE_SPOT, BC_BLOCK_OPTIONAL),
                      FIELD (MEASURES, PROSE),
                      FIELD_OF (NC_ ("paper", "Basis"), BASIS, BC_BLOCK_OPTIONAL),
                      TEXT_OF (NC_ ("paper", "Petitioner answered on"), answered_on, BC_BLOCK_OPTIONAL),
                      TEXT_OF (NC_ ("paper", "Terminated"), end, BC_BLOCK_OPTIONAL)) } },
  /* 15 */
  { 9, TRUE, { LABEL (2, NC_ ("paper", "Assisting opinions")), CELL (10, TEXT (parts, 0)) } },
  /* 16 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Head of handling")),
                CELL (10, SIGNED (NC_ ("paper", "Signed (seal)"), bc_content_submitted_by, bc_content_submitted_on, 0)) } },
  /* 17 */
  { 9, TRUE, { LABEL (2, NC_ ("paper", "Extended, suspended, supervised")), CELL (10, TEXT (extension, 0), TEXT (interruptions, 0)) } },
  /* 18 */
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Check of the result")),
                CELL (10, TEXT (checks, 0),
                SIGNED (NC_ ("paper", "Signed"), bc_content_checked_by, bc_content_checked_on, BC_BLOCK_SAME_LINE)) } },
  /* 19 */
  { 18, TRUE, { LABEL (2, NC_ ("paper", "Callback")),
                CELL (10, TEXT_OF (NC_ ("paper", "Time, method, number"), attempts, 0), TICKS (SOLVED, solved, BC_BLOCK_SAME_LINE),
                      TICKS (RATING, bc_ratings, 0),
                      TEXT_OF (NC_ ("paper", "Opinion"), remarks, 0),
                      SIGNED (NC_ ("paper", "Callback by"), bc_content_caller, NULL, BC_BLOCK_SAME_LINE | BC_BLOCK_UNDATED)) } },
  /* 20 */
  { 10, TRUE, { LABEL (2, NC_ ("paper", "Prevention")), CELL (10, TEXT (prevention, PROSE)) } },
};

/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,
  BC_FIELD_CHANNEL,
  BC_FIELD_ORIGINAL_NUMBER,
  BC_FIELD_RECEIVED_AT,
  BC_FIELD_RECEIVED_BY,
  BC_FIELD_PETITIONER_KIND,
  BC_FIELD_PETITIONER_NAME,
  BC_FIELD_IDENTITY_KIND,
  BC_FIELD_IDENTITY_NUMBER,
  BC_FIELD_TELEPHONE,
  BC_FIELD_AGENT_NAME,
  BC_FIELD_AGENT_RELATION,
  BC_FIELD_AGENT_TELEPHONE,
  BC_FIELD_GUARDIAN,
  BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,
  BC_FIELD_DEPARTMENT,
  BC_FIELD_UNIT,
  BC_FIELD_STAFF_CONCERNED,
  BC_FIELD_VISITS,
  BC_FIELD_WHAT_HAPPENED,
  BC_FIELD_WHAT_IS_WANTED,
  BC_FIELD_URGENCY,
  BC_FIELD_CONFIDENTIAL,
  BC_FIELD_ON_THE_SPOT,
  BC_FIELD_MAIN_CAUSE,
  BC_FIELD_FURTHER_CAUSES,
  BC_FIELD_PACKAGE,
  BC_FIELD_PACKAGE_VERSION,
  BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_ASSISTING_DEPARTMENTS,
  BC_FIELD_PROPOSED_LIMIT,
  BC_FIELD_OPINION,
  BC_FIELD_METHOD,
  BC_FIELD_REVIEWER,
  BC_FIELD_DISPATCHED_AT,
  BC_FIELD_DUE_AT,
  BC_FIELD_ORIGINAL_DUE_AT,
  BC_FIELD_DUE_PROVISIONAL,
  BC_FIELD_ACCEPTED_AT,
  BC_FIELD_ACCEPTED_BY,
  BC_FIELD_FIRST_CONTACT_AT,
  BC_FIELD_OUTCOME,
  BC_FIELD_MEASURES,
  BC_FIELD_BASIS,
  BC_FIELD_ANSWERED_ON,
  BC_FIELD_SOLVED,
  BC_FIELD_RATING,
  BC_FIELD_WRITTEN_ANSWER,
  BC_FIELD_REJECT_GROUND,
  BC_FIELD_ROUTE,
  BC_FIELD_TERMINATE_GROUND,
  BC_FIELD_MASTER,
  BC_FIELD_ROOT_CAUSE,
  BC_FIELD_PREVENTION,
  BC_FIELD_EXTENSION_AT,
  BC_FIELD_EXTENSION_DUE_AT,
  BC_FIELD_EXTENSION_REASON,
  BC_FIELD_EXTENDED_AT,
  BC_N_FIELDS,
};

const BcForm bc_form_work_order = {
  .id = "work_order",
  .name = NC_ ("paper", "Work order"),
  .title = NC_ ("paper", "%s: “cannot be done” work order"),
  .states = BC_FORM_ISSUED,
  .has_copies = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .footer = &bc_form_ticket_footer,
  .fields = fields,
  .shows_parts = TRUE,
  .shows_callbacks = TRUE,
  .shows_history = TRUE,
};
