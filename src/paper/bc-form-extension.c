/* The approval of an extension (延期审批单): asked for by the department, approved by the reviewer (domain model, section 3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue told_values[] = {
  { "told", N_ ("petitioner told") },
  { "not_told", N_ ("petitioner not told yet") },
};
static const BcEnum told = { "told", told_values, G_N_ELEMENTS (told_values) };

static const BcEnumValue decisions_values[] = {
  { "agreed", N_ ("agreed") },
  { "refused", N_ ("not agreed") },
};
static const BcEnum decisions = { "decisions", decisions_values, G_N_ELEMENTS (decisions_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Ticket no.")), CELL (4, FIELD (NUMBER, 0)), LABEL (2, NC_ ("paper", "Asking department")),
                CELL (4, FIELD (LEAD_DEPARTMENT, 0)) } },
  PETITIONER_ROW,
  MATTER_ROW,
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Handed over at")), CELL (4, TEXT (dispatched, 0)), LABEL (2, NC_ ("paper", "Accepted by, at")),
                CELL (4, TEXT (accepted, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Original limit")), CELL (4, TEXT (limit, 0)), LABEL (2, NC_ ("paper", "Original due date")),
                CELL (4, TEXT (original_due, 0)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Asked for: days")), CELL (4, TEXT (extension_days, 0)), LABEL (2, NC_ ("paper", "Asked for: until")),
                CELL (4, TEXT (extension_until, SHORT)) } },
  { 28, TRUE, { LABEL (2, NC_ ("paper", "Done so far")), CELL (10, TEXT (progress, 0), FIELD (MEASURES, PROSE)) } },
  { 36, TRUE, { LABEL (2, NC_ ("paper", "Ground of extension")), CELL (10, FIELD (EXTENSION_REASON, PROSE)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Petitioner")), CELL (10, TICKS_OF (NULL, told), WORDS (NC_ ("paper", "Time and manner:"), 0)) } },
  { 16, FALSE, { LABEL (2, NC_ ("paper", "Handler")), CELL (10, SIGNED (NC_ ("paper", "Signed"), bc_content_extension_by, bc_content_extension_on, 0)) } },
  { 22, FALSE, { LABEL (2, NC_ ("paper", "Head of handling, opinion")),
                CELL (10, SIGNED (NC_ ("paper", "Signed (seal)"), NULL, NULL, 0)) } },
  { 28, FALSE, { LABEL (2, NC_ ("paper", "Reviewer, decision")),
                CELL (10, { BC_BLOCK_TICKS, NULL, bc_content_extension_decision, 0, NULL, &decisions, 0 },
                      TEXT_OF (NC_ ("paper", "Approved until"), extended_until, 0),
                      SIGNED (NC_ ("paper", "Signed (seal)"), bc_content_extended_by, bc_content_extended_on, 0)) } },
  OPEN (12, WORDS (NC_ ("paper", "An extension is asked for before the due date, once, and for no longer than the original limit. The "
                  "original due date stays on record."), BC_BLOCK_SMALL)),
};
/* clang-format on */

static const BcField fields[] = {
  BC_FIELD_NUMBER,
  BC_FIELD_RECEIVED_AT,
  BC_FIELD_PETITIONER_KIND,
  BC_FIELD_PETITIONER_NAME,
  BC_FIELD_TELEPHONE,
  BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,
  BC_FIELD_CONFIDENTIAL,
  BC_FIELD_STATE,
  BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_DISPATCHED_AT,
  BC_FIELD_DUE_AT,
  BC_FIELD_DUE_PROVISIONAL,
  BC_FIELD_ORIGINAL_DUE_AT,
  BC_FIELD_PROPOSED_LIMIT,
  BC_FIELD_ACCEPTED_AT,
  BC_FIELD_ACCEPTED_BY,
  BC_FIELD_MEASURES,
  BC_FIELD_EXTENSION_BY,
  BC_FIELD_EXTENSION_AT,
  BC_FIELD_EXTENSION_DUE_AT,
  BC_FIELD_EXTENSION_REASON,
  BC_FIELD_EXTENDED_AT,
  BC_FIELD_EXTENDED_BY,
  BC_N_FIELDS,
};

const BcForm bc_form_extension = {
  .id = "extension",
  .name = NC_ ("paper", "Extension"),
  .title = NC_ ("paper", "%s\nApproval of an extension"),
  .reader = BC_READER_DEPARTMENT,
  .states = BC_FORM_IN (DISPATCHED) | BC_FORM_IN (IN_PROGRESS) | BC_FORM_IN (SUSPENDED),
  .needs = BC_FIELD_LEAD_DEPARTMENT,
  .footer = &bc_form_ticket_footer,
  .shows_history = TRUE,
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .fields = fields,
};
