/* The day’s pool list (日报, 当日汇总清单): all problems of a day, for the task force and the district (domain model, section 1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

/* clang-format off */
static const BcFormRow rows[] = {
  OPEN (8, TEXT (pool_line, 0)),
  { 9, FALSE, { LABEL (1, NC_ ("paper", "Item")), LABEL (2, NC_ ("paper", "No., received, petitioner")),
                LABEL (2, NC_ ("paper", "Matter, department")),
                LABEL (4, NC_ ("paper", "What happened and what is wanted")), LABEL (1, NC_ ("paper", "Cause")),
                LABEL (2, NC_ ("paper", "Proposal")) }, .kind = BC_ROW_HEAD },
  { 14, FALSE, { CELL (1, RULED (serial, SHORT)), CELL (2, RULED (number_received, 0), RULED (petitioner, 0)), CELL (2, RULED (matter, 0),
                RULED (concerned, 0)),
                 CELL (4, FIELD (WHAT_HAPPENED, BC_BLOCK_TABLE),
                FIELD_OF (NC_ ("paper", "What is wanted"), WHAT_IS_WANTED, BC_BLOCK_TABLE | MAYBE)),
                 CELL (1, RULED (cause, 0)), CELL (2, RULED (proposal, 0)) }, .each = BC_EACH_TICKET },
  { 14, FALSE, { LABEL (2, NC_ ("paper", "Task force")), CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, 0)),
                LABEL (2, NC_ ("paper", "District")), CELL (4, SIGNED (NC_ ("paper", "Received by"), NULL, NULL, 0)) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,
  BC_FIELD_CHANNEL,
  BC_FIELD_ORIGINAL_NUMBER,
  BC_FIELD_RECEIVED_AT,
  BC_FIELD_PETITIONER_KIND,
  BC_FIELD_PETITIONER_NAME,
  BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,
  BC_FIELD_DEPARTMENT,
  BC_FIELD_UNIT,
  BC_FIELD_STAFF_CONCERNED,
  BC_FIELD_WHAT_HAPPENED,
  BC_FIELD_WHAT_IS_WANTED,
  BC_FIELD_MAIN_CAUSE,
  BC_FIELD_FURTHER_CAUSES,
  BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_ASSISTING_DEPARTMENTS,
  BC_FIELD_PROPOSED_LIMIT,
  BC_FIELD_OPINION,
  BC_N_FIELDS,
};

const BcForm bc_form_pool_list = {
  .id = "pool_list",
  .name = NC_ ("paper", "Pool list of the day"),
  .title = NC_ ("paper", "%s: “cannot be done” matters of the day"),
  .subject = BC_FORM_OF_LIST,
  .reader = BC_READER_MANY,
  .landscape = TRUE,
  .footer = &bc_form_list_footer,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
