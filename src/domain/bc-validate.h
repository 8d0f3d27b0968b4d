/* Numbers that people carry: identity card, credit code, telephone. Each error says what is wrong,
 * in the user's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-date.h"

G_BEGIN_DECLS

/* All functions here fold what was typed first: full width, white space, lower case. NULL and blank
 * input are errors, as is text that is no UTF-8. Any thread. */

/**
 * BcCheck:
 * @BC_CHECK_OK: it is right
 * @BC_CHECK_WARNING: shown, does not block
 * @BC_CHECK_ERROR: it is wrong
 *
 * The outcome of a check.
 */
typedef enum
{
  BC_CHECK_OK,
  BC_CHECK_WARNING,
  BC_CHECK_ERROR,
} BcCheck;

/**
 * bc_validate_id_card:
 * @input: (nullable): as typed
 * @today: the hall's day, or BC_DAY_NONE to accept any birth date
 * @normal: (out) (optional) (nullable) (transfer full): 18 characters, NULL on error
 * @message: (out) (optional) (nullable) (transfer full): what is wrong and what is right, in the
 * user's language; NULL if OK
 *
 * GB 11643-1999: 18 characters, province code of the region (GB/T 2260), a real birth date not
 * after @today and not before 1900, ISO 7064 MOD 11-2 checksum; each error named. A 15-digit card
 * of the first generation is an error that says to type the 18.
 *
 * Returns: BC_CHECK_OK or BC_CHECK_ERROR
 */
BcCheck bc_validate_id_card (const char *input, BcDay today, char **normal, char **message);

/**
 * bc_validate_credit_code:
 * @input: (nullable): as typed
 * @normal: (out) (optional) (nullable) (transfer full): 18 characters, NULL on error
 * @message: (out) (optional) (nullable) (transfer full): what is wrong and what is right; NULL if
 * OK
 *
 * GB 32100-2015: 18 characters of its alphabet (no I O S V Z). A wrong checksum is a warning only,
 * since codes in circulation fail it.
 *
 * Returns: the outcome
 */
BcCheck bc_validate_credit_code (const char *input, char **normal, char **message);

/**
 * bc_validate_passport:
 * @input: (nullable): as typed
 * @normal: (out) (optional) (nullable) (transfer full): in upper case, NULL on error
 * @message: (out) (optional) (nullable) (transfer full): what is wrong and what is right; NULL if
 * OK
 *
 * 5 to 20 letters and digits, at least one digit.
 *
 * Returns: BC_CHECK_OK or BC_CHECK_ERROR
 */
BcCheck bc_validate_passport (const char *input, char **normal, char **message);

/**
 * bc_validate_telephone:
 * @input: (nullable): as typed
 * @normal: (out) (optional) (nullable) (transfer full): digits, with hyphens after an area code and
 * before an extension; NULL on error
 * @message: (out) (optional) (nullable) (transfer full): what is wrong and what is right; NULL if
 * OK
 *
 * Mobile (1[3-9] and 9 digits), landline with area code and optional extension
 * ("（0633）8771234转801" → "0633-8771234-801"), landline without area code (7 or 8 digits), 400
 * and 800 numbers with optional extension ("400-123-4567" → "4001234567"), short codes (5 or 6
 * digits beginning with 1 or 9: 12345, 95588). The prefixes +86, 0086 and 86 are dropped.
 *
 * Returns: BC_CHECK_OK or BC_CHECK_ERROR
 */
BcCheck bc_validate_telephone (const char *input, char **normal, char **message);

G_END_DECLS
