/* The notice that a matter is not accepted (不予受理告知单): the ground and the route are named to the petitioner (domain
 * model, section 3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue delivery_values[] = {
  { "handed", N_ ("handed over in person") },
  { "post", N_ ("sent by post") },
};
static const BcEnum deliveries = { "delivery", delivery_values, G_N_ELEMENTS (delivery_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  OPEN (7, TEXT_OF (NC_ ("paper", "No."), number, RIGHT)),
  OPEN (9, TEXT (dear_petitioner, 0)),
  OPEN (20, TEXT (rejected, PROSE)),
  { 11, FALSE, { LABEL (2, NC_ ("paper", "Matter")), CELL (10, TEXT (matter, 0)) } },
  { 20, TRUE, { LABEL (2, NC_ ("paper", "What is wanted")), CELL (10, FIELD (WHAT_IS_WANTED, PROSE)) } },
  { 24, TRUE, { LABEL (2, NC_ ("paper", "Ground of refusal")), CELL (10, FIELD (REJECT_GROUND, PROSE)) } },
  { 24, TRUE, { LABEL (2, NC_ ("paper", "Where to turn to")), CELL (10, FIELD (ROUTE, PROSE)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Address, telephone")), EMPTY (10) } },
  OPEN (18, WORDS (NC_ ("paper", "If you do not agree, you may turn to this window or to the authority above it with this notice. It "
                  "is made out in two copies, one for the petitioner and one for this window."), PROSE)),
  OPEN (30, TEXT (hall_seal, RIGHT), TEXT (decided_on, RIGHT)),
  { 14, FALSE, { LABEL (2, NC_ ("paper", "Explained by")),
                CELL (4, SIGNED (NC_ ("paper", "Signed"), bc_content_rejected_by, NULL, BC_BLOCK_UNDATED)),
                LABEL (2, NC_ ("paper", "Received by petitioner")),
                CELL (4, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, BC_BLOCK_UNDATED)) } },
  { 10, FALSE, { LABEL (2, NC_ ("paper", "How delivered")), CELL (4, TICKS_OF (NULL, deliveries)), LABEL (2, NC_ ("paper", "Delivered on")),
                CELL (4, WORDS (NC_ ("paper", "____-__-__"), SHORT)) } },
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER, BC_FIELD_RECEIVED_AT,  BC_FIELD_PETITIONER_KIND, BC_FIELD_PETITIONER_NAME,
  BC_FIELD_MATTER, BC_FIELD_OTHER_MATTER, BC_FIELD_WHAT_IS_WANTED,  BC_FIELD_REJECT_GROUND,
  BC_FIELD_ROUTE,  BC_N_FIELDS,
};

const BcForm bc_form_rejection = {
  .id = "rejection",
  .name = NC_ ("paper", "Notice of refusal"),
  .title = NC_ ("paper", "%s\nNotice of refusal of a “cannot be done” matter"),
  .reader = BC_READER_PETITIONER,
  .states = BC_FORM_IN (REJECTED) | BC_FORM_IN (ARCHIVED),
  .needs = BC_FIELD_REJECT_GROUND,
  .footer = &bc_form_ticket_footer,
  .shows_history = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
