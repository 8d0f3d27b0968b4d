/* A layout of the form's groups: the first one at the left, the others at the right, or all below
 * one another where there is not room enough for two columns (a narrow window, large text).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_INTAKE_COLUMNS (bc_intake_columns_get_type ())
G_DECLARE_FINAL_TYPE (BcIntakeColumns, bc_intake_columns, BC, INTAKE_COLUMNS, GtkLayoutManager)

/*
 * Properties:
 *   spacing   int: pixels between columns and between groups; 12
 *
 * Groups are measured by their least widths, so the form turns to one column exactly when two no
 * longer fit. In two columns the first group gets the full height: its text views grow into what is
 * left over.
 */

G_END_DECLS
