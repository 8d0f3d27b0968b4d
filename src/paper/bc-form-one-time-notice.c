/* The one-time notice (一次性告知单): everything that is still needed, told once and completely. What is missing is written
 * in by hand: the ticket does not list papers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue accepts_values[] = {
  { "incomplete", N_ ("accepted now, missing papers to follow") },
  { "complete", N_ ("accepted once complete") },
};
static const BcEnum accepts = { "accepts", accepts_values, G_N_ELEMENTS (accepts_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  OPEN (7, TEXT_OF (NC_ ("paper", "No."), number, RIGHT)),
  OPEN (9, TEXT (dear_petitioner, 0)),
  OPEN (14, TEXT (one_time, PROSE)),
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Department, window")), CELL (6, TEXT (concerned, 0)), LABEL (2, NC_ ("paper", "Told once before")),
                CELL (2, FIELD (TOLD_ONCE, SHORT)) } },
  { 9, FALSE, { LABEL (1, NC_ ("paper", "Item")), LABEL (4, NC_ ("paper", "Paper to be supplied")),
                LABEL (4, NC_ ("paper", "Form and number, original or copy")), LABEL (3, NC_ ("paper", "Where it is issued")) },
                .kind = BC_ROW_HEAD },
  { 11, FALSE, { CELL (1, TEXT (serial, SHORT)), EMPTY (4), EMPTY (4), EMPTY (3) }, .each = BC_EACH_BLANK, .at_least = 6 },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Way to acceptance")), CELL (10, TICKS_OF (NULL, accepts)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "To be supplied by")), CELL (4, WORDS (NC_ ("paper", "____-__-__"), SHORT)),
                LABEL (2, NC_ ("paper", "To be handed in at")), EMPTY (4) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "Explanation")), CELL (10, TEXT (wording, PROSE)) } },
  { 12, TRUE, { LABEL (2, NC_ ("paper", "Steps")), CELL (10, TEXT (all_steps, 0)) }, .when = bc_content_has_steps },
  OPEN (16, WORDS (NC_ ("paper", "Once all of it has been supplied as required, the window has to accept the matter. If you have to "
                  "come again for something that is not named here, bring this notice to the “cannot be done” window."), PROSE)),
  { 14, FALSE, { LABEL (2, NC_ ("paper", "Told by (seal)")), CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)),
                LABEL (2, NC_ ("paper", "Received by applicant")),
                CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Told on")), CELL (4, WORDS (NC_ ("paper", "____-__-__"), SHORT)),
                LABEL (2, NC_ ("paper", "Questions, telephone")), EMPTY (4) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,
  BC_FIELD_RECEIVED_AT,
  BC_FIELD_PETITIONER_KIND,
  BC_FIELD_PETITIONER_NAME,
  BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,
  BC_FIELD_DEPARTMENT,
  BC_FIELD_UNIT,
  BC_FIELD_STAFF_CONCERNED,
  BC_FIELD_TOLD_ONCE,
  BC_FIELD_PACKAGE,
  BC_FIELD_PACKAGE_VERSION,
  BC_N_FIELDS,
};

const BcForm bc_form_one_time_notice = {
  .id = "one_time_notice",
  .name = NC_ ("paper", "One-time notice"),
  .title = NC_ ("paper", "%s\nOne-time notice"),
  .reader = BC_READER_PETITIONER,
  .states = BC_FORM_IN (REGISTERED) | BC_FORM_IN (REVIEW) | BC_FORM_IN (DISPATCHED)
            | BC_FORM_IN (IN_PROGRESS) | BC_FORM_IN (DISPUTED) | BC_FORM_IN (SUSPENDED),
  .footer = &bc_form_ticket_footer,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
