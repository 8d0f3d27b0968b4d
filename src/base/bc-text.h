/* Text as it is typed in Chinese offices: full-width digits, stray spaces, characters outside the BMP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_text_clean: (transfer full) a copy in NFC without leading and trailing white space (ideographic space too), control characters other than
 * tab and newline dropped, CRLF as LF; NULL if @text is not valid UTF-8. A string of white space gives "". */
char *bc_text_clean (const char *text);
/* bc_text_fold_width: (transfer full) full-width ASCII (！ to ～, ideographic space) as ASCII; all else unchanged. */
char *bc_text_fold_width (const char *text);
/* bc_text_length: characters (Unicode scalar values), not bytes; NULL counts 0. */
glong bc_text_length (const char *text);
/* bc_text_is_blank: NULL, empty, or only white space. */
gboolean bc_text_is_blank (const char *text);
/* bc_text_mask_name: (transfer full) "张三丰" → "张**", "欧阳娜娜" → "欧阳**" (compound surnames known), "李" → "*"; other scripts keep their first letter. */
char *bc_text_mask_name (const char *name);
/* bc_text_mask_organisation: (transfer full) keeps two first and two last characters: "山东好味道食品有限公司" → "山东*******公司"; four or fewer: as a name. */
char *bc_text_mask_organisation (const char *name);
/* bc_text_mask_number: (transfer full) telephone or identity number: "13812345678" → "138****5678"; keeps 3 first and 4 last characters, one or more '*'
 * between, a number of 7 or fewer characters keeps only its last 2. */
char *bc_text_mask_number (const char *number);

G_END_DECLS
