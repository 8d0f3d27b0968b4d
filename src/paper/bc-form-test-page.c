/* The test page: what a printer and the fonts make of a sheet, before anybody needs one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

static const BcEnumValue boxes_values[] = {
  { "one", N_ ("One") },
  { "two", N_ ("Two") },
  { "three", N_ ("Three") },
};
static const BcEnum boxes = { "boxes", boxes_values, G_N_ELEMENTS (boxes_values) };

/* clang-format off */
static const BcFormRow rows[] = {
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Measure")),
                 CELL (10, WORDS (NC_ ("paper", "The table’s outer frame is 170 mm wide and stands 20 mm from both edges of the paper. If it does not, "
                                       "switch off “fit to page” in the printer’s settings."), PROSE)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Text")),
                 CELL (10, WORDS (NC_ ("paper", "FangSong, or its like: 为人民服务，办成事、办好事。0123456789 ABCabc “”（）《》——……"), 0)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Rare characters")),
                 CELL (10, WORDS (NC_ ("paper", "𬭩 䶮 㛃 㑊 㕔: a box with a number is a character that no installed font has."), 0)) } },
  { 12, FALSE, { LABEL (2, NC_ ("paper", "Ticks")), CELL (10, TICKS_OF (NULL, boxes)) } },
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Hall")), CELL (10, TEXT (hall, 0)) } },
  { 26, FALSE, { LABEL (2, NC_ ("paper", "Rating page")),
                 CELL (10, { BC_BLOCK_RATING_QR, NC_ ("paper", "Rate us"), .flags = SHORT }) }, .when = bc_content_has_rating_page },
  { 16, FALSE, { LABEL (2, NC_ ("paper", "Signature")), CELL (10, SIGNED (NC_ ("paper", "Signed"), NULL, NULL, 0)) } },
};
/* clang-format on */

static const BcField fields[] = { BC_N_FIELDS };

const BcForm bc_form_test_page = {
  .id = "test_page",
  .name = NC_ ("paper", "Test page"),
  .title = NC_ ("paper", "%s\nTest page"),
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
  .footer = &bc_form_list_footer,
  .fields = fields,
};
