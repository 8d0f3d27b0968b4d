/* The board's filter: chips that combine, a text, and filters kept by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-board-filter.h"

G_BEGIN_DECLS

#define BC_TYPE_FILTER_BAR (bc_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (BcFilterBar, bc_filter_bar, BC, FILTER_BAR, GtkWidget)

/*
 * Properties (notified):
 *   filter   BcBoardFilter (boxed): what is to be seen; never NULL
 *   saved    GStrv: filters kept by name, each "name\tfilter" with the filter as bc_board_filter_to_text() writes it, in the order of their keeping
 */
const BcBoardFilter *bc_filter_bar_get_filter (BcFilterBar *self);
void bc_filter_bar_set_filter (BcFilterBar *self, const BcBoardFilter *filter);
/* bc_filter_bar_clear: shows everything. */
void bc_filter_bar_clear (BcFilterBar *self);
/* bc_filter_bar_edit: puts the focus into the text. */
void bc_filter_bar_edit (BcFilterBar *self);

G_END_DECLS
