/* Columns that stand under each other in a terminal, where a Chinese character is two cells wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_cli_width: the cells that @text takes in a terminal: two for wide characters, none for
 * combining ones. */
gsize bc_cli_width (const char *text);

typedef struct _BcCliTable BcCliTable;

BcCliTable *bc_cli_table_new (guint n_columns);
void bc_cli_table_free (BcCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcCliTable, bc_cli_table_free)
/* bc_cli_table_take: @cell is the next cell, left to right, row by row; the table frees it. Ends of
 * line in it become spaces. */
void bc_cli_table_take (BcCliTable *self, char *cell);
/* bc_cli_table_print: writes the rows that are complete, columns two spaces apart, no spaces at the
 * ends of lines. */
void bc_cli_table_print (BcCliTable *self);

G_END_DECLS
