/* Several codes of one table or one enumeration: chips that can be removed, and a place to find
 * more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_CODES_CHOOSER (bc_codes_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BcCodesChooser, bc_codes_chooser, BC, CODES_CHOOSER, GtkWidget)

/*
 * Properties (notified):
 *   codes    string: comma-separated codes in the order chosen, NULL for none
 * Signals:
 *   changed ()    the person added or removed one, or changed the text of the search entry; not
 * emitted by the setter
 *
 * An enumeration (few values) is shown as check buttons; a table as chips and a BcCodeChooser that
 * empties itself when a row is taken.
 */

/* bc_codes_chooser_new_for_table: @hall (nullable) can be given later. */
GtkWidget *bc_codes_chooser_new_for_table (BcHall *hall, BcTable table, BcDay today);
/* bc_codes_chooser_new_for_enum: @values must live as long as the program. */
GtkWidget *bc_codes_chooser_new_for_enum (const BcEnum *values);

/* bc_codes_chooser_get_codes: (nullable) (transfer none). */
const char *bc_codes_chooser_get_codes (BcCodesChooser *self);
/* bc_codes_chooser_set_codes: comma-separated, white space around commas allowed; unknown codes are
 * kept and shown as they are. */
void bc_codes_chooser_set_codes (BcCodesChooser *self, const char *codes);
/* bc_codes_chooser_get_value: (transfer full) (nullable) the codes and, behind them, text in the
 * search entry that was not taken, so that bc_input_set() can say what is wrong with it. */
char *bc_codes_chooser_get_value (BcCodesChooser *self);
void bc_codes_chooser_set_hall (BcCodesChooser *self, BcHall *hall);
void bc_codes_chooser_set_today (BcCodesChooser *self, BcDay today);

G_END_DECLS
