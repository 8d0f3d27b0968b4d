/* The content hash: tells whether a sheet in the hand is the newest state of its ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-form.h"

G_BEGIN_DECLS

/**
 * bc_paper_content_hash:
 *
 * SHA-256 over the form's id and what it shows of the ticket, as codes and numbers: language, copy,
 * masking, who printed and when, and the ticket's version do not enter. Two prints with the same
 * hash say the same. Any thread.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *bc_paper_content_hash (const BcForm *form, const BcPaperSource *source);

/* bc_paper_hash_short: (transfer full) the first 12 digits in groups of four, as printed: "0123
 * 4567 89ab". */
char *bc_paper_hash_short (const char *hash);

/* bc_paper_uri: (transfer full) what the QR code says: bancheng://ticket/NUMBER?f=FORM&h=HASH with
 * the first 12 digits of @hash. */
char *bc_paper_uri (const BcForm *form, const char *number, const char *hash);

G_END_DECLS
