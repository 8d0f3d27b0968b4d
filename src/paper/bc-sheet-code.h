/* The code of a sheet: a few characters that say which sheet it is, typed or scanned from paper.
 *
 * "2026W00012-0123-4567-K": the ticket's number, the first eight digits of the content hash, and a
 * check character over both (ISO 7064, MOD 37-2), which tells every single wrong character and
 * every swap of neighbours. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many digits of the hash are in a code. */
#define BC_SHEET_CODE_DIGITS 8

typedef enum
{
  BC_SHEET_CODE_NONE,     /* something else was typed */
  BC_SHEET_CODE_MISTYPED, /* it looks like a code and is none: a character is wrong or missing */
  BC_SHEET_CODE_TICKET,   /* a sheet of a ticket */
  BC_SHEET_CODE_LIST,     /* a sheet of a list; number is "L20260918", the day it was printed */
} BcSheetCodeKind;

typedef struct
{
  char number[24];
  char hash[BC_SHEET_CODE_DIGITS + 1]; /* hexadecimal, lower case */
} BcSheetCode;

/**
 * bc_sheet_code_new:
 * @number: the ticket's, or "L" and eight digits for a list
 * @hash: hexadecimal, at least BC_SHEET_CODE_DIGITS digits
 *
 * Returns: (transfer full): the code as it is printed; "" where @number is neither
 */
char *bc_sheet_code_new (const char *number, const char *hash);

/**
 * bc_sheet_code_parse:
 * @text: as typed or scanned: upper or lower case, full width, with or without dashes and spaces, O
 * and I for 0 and 1; or the address that the sheet's QR code holds
 * @code: (out): filled for a ticket's or a list's sheet
 *
 * Returns: what it is
 */
BcSheetCodeKind bc_sheet_code_parse (const char *text, BcSheetCode *code);

/* bc_sheet_code_of_list: (transfer full) the number that a list printed on that day has: "L20260918". */
char *bc_sheet_code_of_list (int year, int month, int day);

G_END_DECLS
