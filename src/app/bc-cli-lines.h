/* Lines from a file descriptor, as they come: neither the whole input nor an endless line is ever
 * held in memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest line that is taken, in bytes: a ticket with every text at its limit needs less than a
 * tenth of it. */
#define BC_CLI_LINE_LIMIT (1024 * 1024)

typedef struct _BcCliLines BcCliLines;

/* bc_cli_lines_new: @descriptor stays open when the reader is freed. */
BcCliLines *bc_cli_lines_new (int descriptor);
void bc_cli_lines_free (BcCliLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcCliLines, bc_cli_lines_free)

typedef enum
{
  BC_CLI_LINE,
  BC_CLI_LINES_END,
  BC_CLI_LINES_ERROR,
} BcCliLineResult;

/**
 * bc_cli_lines_next:
 * @line: (out) (transfer none): the line without its end, NUL-terminated, valid until the next call
 * @length: (out): its bytes
 * @error: BC_ERROR_INVALID for a line beyond the limit or with a NUL in it, BC_ERROR_IO when
 * reading fails
 *
 * Waits for a whole line. The last one may lack its end. A byte-order mark before the first line is
 * dropped.
 */
BcCliLineResult
bc_cli_lines_next (BcCliLines *self, const char **line, gsize *length, GError **error);
/* bc_cli_lines_number: the number of the line that was returned last, or at which reading failed;
 * the first is 1. */
guint64 bc_cli_lines_number (const BcCliLines *self);

G_END_DECLS
