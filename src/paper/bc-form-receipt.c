/* The receipt (受理回执): what the petitioner takes home once the ticket is registered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

/* clang-format off */
static const BcFormRow rows[] = {
  { 10, FALSE, { LABEL (2, NC_ ("paper", "Ticket no.")), CELL (4, FIELD (NUMBER, 0)),
                 LABEL (2, NC_ ("paper", "Received at")), CELL (4, TEXT (received_at, 0)) } },
  { 10, FALSE, { LABEL (2, NC_ ("paper", "Petitioner")), CELL (4, TEXT (petitioner, 0)),
                 LABEL (2, NC_ ("paper", "Telephone")), CELL (4, FIELD (TELEPHONE, 0)) } },
  { 10, FALSE, { LABEL (2, NC_ ("paper", "Agent, relation")), CELL (4, TEXT (agent, 0)),
                 LABEL (2, NC_ ("paper", "Channel")), CELL (4, TEXT (channel, 0)) } },
  { 10, FALSE, { LABEL (2, NC_ ("paper", "Matter")), CELL (4, TEXT (matter, 0)),
                 LABEL (2, NC_ ("paper", "Department, window")), CELL (4, TEXT (concerned, 0)) } },
  { 30, TRUE, { LABEL (2, NC_ ("paper", "What happened")), CELL (10, FIELD (WHAT_HAPPENED, PROSE)) } },
  { 16, TRUE, { LABEL (2, NC_ ("paper", "What is wanted")), CELL (10, FIELD (WHAT_IS_WANTED, PROSE)) } },
  { 16, TRUE, { LABEL (2, NC_ ("paper", "Answered on the spot")), CELL (10, FIELD (ON_THE_SPOT, PROSE)) } },
  { 24, TRUE, { LABEL (2, NC_ ("paper", "What comes next")), CELL (10, TEXT (next, PROSE), TEXT (privacy, PROSE | BC_BLOCK_OPTIONAL)) } },
  { 16, FALSE, { LABEL (2, NC_ ("paper", "Hall")),
                CELL (10, SIGNED (NC_ ("paper", "Clerk (seal)"), bc_content_clerk, bc_content_received_on, 0)) } },
  { 16, FALSE, { LABEL (2, NC_ ("paper", "Petitioner")), CELL (10, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, 0)) } },
  RATING_ROW,
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
  BC_FIELD_WHAT_HAPPENED,
  BC_FIELD_WHAT_IS_WANTED,
  BC_FIELD_ON_THE_SPOT,
  BC_FIELD_NO_REPLY,
  BC_FIELD_PRIVACY_NOTICE,
  BC_N_FIELDS,
};

const BcForm bc_form_receipt = {
  .id = "receipt",
  .name = NC_ ("paper", "Receipt"),
  .title = NC_ ("paper", "%s\nReceipt of a “cannot be done” matter"),
  .reader = BC_READER_PETITIONER,
  .states = BC_FORM_ISSUED,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .footer = &bc_form_ticket_footer,
  .fields = fields,
};
