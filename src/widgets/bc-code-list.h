/* The found rows of a hall's table, one of them marked: what a chooser shows under its entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_CODE_LIST (bc_code_list_get_type ())
G_DECLARE_FINAL_TYPE (BcCodeList, bc_code_list, BC, CODE_LIST, GtkWidget)

/*
 * Signals:
 *   taken (string code)    the person clicked a row; NULL for the row that stands for nothing
 *
 * The list never takes the focus: the entry above it keeps it and moves the mark.
 */

GtkWidget *bc_code_list_new (void);

/**
 * bc_code_list_fill:
 * @query: what was typed; "" for all rows
 * @department: (nullable): keeps its rows only
 * @none: (nullable): the words of a first row that stands for nothing ("All departments"); shown
 * while @query is empty
 *
 * Shows what matches, and marks the first row.
 *
 * Returns: how many rows there are
 */
guint bc_code_list_fill (BcCodeList *self,
                         BcHall *hall,
                         BcTable table,
                         const char *query,
                         const char *department,
                         BcDay today,
                         const char *none);
/* bc_code_list_step: moves the mark by @by rows, stopping at the ends, and scrolls to it. */
void bc_code_list_step (BcCodeList *self, int by);
/* bc_code_list_mark: marks the row of @code (NULL: the one for nothing), if it is there. */
void bc_code_list_mark (BcCodeList *self, const char *code);
/* bc_code_list_get_marked: whether a row is marked; @code (out) (transfer none) (nullable) is its
 * code. */
gboolean bc_code_list_get_marked (BcCodeList *self, const char **code);

/* bc_code_list_title: (transfer full) how a row of @table is written: "A1 可容缺" for causes, whose
 * codes people know, else the name. */
char *bc_code_list_title (BcTable table, const BcEntry *entry);

G_END_DECLS
