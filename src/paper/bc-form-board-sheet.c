/* A department’s board as a sheet for a meeting (部门看板会商单): its tickets by column, with room for what is agreed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

/* clang-format off */
static const BcFormRow rows[] = {
  OPEN (8, TEXT (board_line, 0)),
  { 9, FALSE, { LABEL (1, NC_ ("paper", "Item")), LABEL (2, NC_ ("paper", "No., urgency, petitioner")), LABEL (2, NC_ ("paper", "Matter")),
                LABEL (2, NC_ ("paper", "What is wanted")), LABEL (2, NC_ ("paper", "Due")),
                LABEL (3, NC_ ("paper", "Agreed in the meeting")) }, .kind = BC_ROW_HEAD },
  { 7, FALSE, { CELL (12, TEXT (column, BC_BLOCK_BOLD)) }, .each = BC_EACH_TICKET, .leads = TRUE, .when = bc_content_is_first_of_column },
  { 12, FALSE, { CELL (1, RULED (serial, SHORT)), CELL (2, RULED (number_urgency, 0), RULED (petitioner, 0)), CELL (2, RULED (matter, 0)),
                 CELL (2, FIELD (WHAT_IS_WANTED, BC_BLOCK_TABLE)), CELL (2, RULED (due_near, 0)), EMPTY (3) }, .each = BC_EACH_TICKET },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Present")), EMPTY (6), LABEL (1, NC_ ("paper", "Chair")),
                CELL (3, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,          BC_FIELD_STATE,           BC_FIELD_URGENCY,
  BC_FIELD_PETITIONER_KIND, BC_FIELD_PETITIONER_NAME, BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,    BC_FIELD_WHAT_IS_WANTED,  BC_FIELD_DUE_AT,
  BC_FIELD_DUE_PROVISIONAL, BC_FIELD_REVIEW_ON,       BC_N_FIELDS,
};

const BcForm bc_form_board_sheet = {
  .id = "board_sheet",
  .name = NC_ ("paper", "A department’s board"),
  .title = NC_ ("paper", "%s: “cannot be done” matters for the departments’ meeting"),
  .subject = BC_FORM_OF_LIST,
  .reader = BC_READER_MANY,
  .landscape = TRUE,
  .footer = &bc_form_list_footer,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
