/* Text as it is typed in Chinese offices: full-width digits, stray spaces, characters outside the
 * BMP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bc_text_clean:
 * @text: (nullable): what was typed or pasted
 *
 * Puts text into the form that is stored: NFC, no white space at either end (ideographic space
 * too), CRLF as LF, no control characters but tab and newline, none of the invisible characters
 * that come along when a web page is copied (byte-order mark, zero-width space, overrides of the
 * writing direction).
 *
 * Returns: (transfer full) (nullable): the clean copy, "" for a text of white space, NULL if @text
 * is not valid UTF-8
 */
char *bc_text_clean (const char *text);

/**
 * bc_text_fold_width:
 * @text: (nullable): need not be valid UTF-8
 *
 * Returns: (transfer full) (nullable): a copy with full-width ASCII (！ to ～, ideographic space)
 * as ASCII, all else unchanged
 */
char *bc_text_fold_width (const char *text);

/**
 * bc_text_length:
 * @text: (nullable): need not be valid UTF-8
 *
 * Returns: characters (Unicode scalar values), not bytes; 0 for NULL
 */
glong bc_text_length (const char *text);

/**
 * bc_text_is_blank:
 * @text: (nullable): need not be valid UTF-8
 *
 * Returns: whether bc_text_clean() would leave nothing of it; TRUE for NULL
 */
gboolean bc_text_is_blank (const char *text);

/**
 * bc_text_mask_name:
 * @name: (nullable): a person's name
 *
 * "张三丰" → "张**", "欧阳娜娜" → "欧阳**" (compound surnames are known), "李" → "*"; other scripts
 * keep their first letter, "John Smith" → "J*** *****".
 *
 * Returns: (transfer full): what everybody may see, "" for NULL
 */
char *bc_text_mask_name (const char *name);

/**
 * bc_text_mask_organisation:
 * @name: (nullable): an enterprise's or body's name
 *
 * Keeps the two first and two last characters, "山东好味道食品有限公司" → "山东*******公司"; one of
 * four or fewer is masked as a person's name.
 *
 * Returns: (transfer full): what everybody may see, "" for NULL
 */
char *bc_text_mask_organisation (const char *name);

/**
 * bc_text_mask_number:
 * @number: (nullable): telephone or identity number
 *
 * "13812345678" → "138****5678": keeps the 3 first and 4 last characters. A number of 7 or fewer
 * keeps its last 2, one of 2 or fewer nothing.
 *
 * Returns: (transfer full): what everybody may see, "" for NULL
 */
char *bc_text_mask_number (const char *number);

G_END_DECLS
