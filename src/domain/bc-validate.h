/* Numbers that people carry: identity card, credit code, telephone. Each error says what is wrong, in the user's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"

G_BEGIN_DECLS

/* The outcome of a check. A warning is shown and does not block. */
typedef enum
{
  BC_CHECK_OK,
  BC_CHECK_WARNING,
  BC_CHECK_ERROR,
} BcCheck;

/* All functions below: @input as typed (full width, spaces, lower case x are folded first); @normal (out, optional, transfer full, nullable) the normal form, NULL on error;
 * @message (out, optional, transfer full, nullable) set unless BC_CHECK_OK. NULL or blank input is an error ("empty"). Any thread. */

/* bc_validate_id_card: GB 11643-1999: 18 characters, province code of the region, a real birth date not after @today and not before 1900,
 * ISO 7064 MOD 11-2 checksum; each error named. A 15-digit card of the first generation is an error that says to type the 18 digits. */
BcCheck bc_validate_id_card (const char *input, BcDay today, char **normal, char **message);
/* bc_validate_credit_code: GB 32100-2015: 18 characters of its alphabet (no I O Z S V); a wrong checksum is a warning only, since codes in circulation fail it. */
BcCheck bc_validate_credit_code (const char *input, char **normal, char **message);
/* bc_validate_passport: 5-20 letters and digits, at least one digit. */
BcCheck bc_validate_passport (const char *input, char **normal, char **message);
/* bc_validate_telephone: mobile (1[3-9] and 9 digits), landline with area code and optional extension (0633-8771234-801 → "0633-8771234-801"), landline without
 * area code (7-8 digits), 400/800 numbers ("400-123-4567" → "4001234567"), short codes (5-6 digits starting 1 or 9: 12345, 95588); +86/0086/86 prefixes dropped;
 * the normal form has digits and, for landlines, hyphens. */
BcCheck bc_validate_telephone (const char *input, char **normal, char **message);

G_END_DECLS
