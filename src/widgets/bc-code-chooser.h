/* An entry that finds one row of a hall's table by characters, pinyin or initials: shows its name,
 * keeps its code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_CODE_CHOOSER (bc_code_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BcCodeChooser, bc_code_chooser, BC, CODE_CHOOSER, GtkWidget)

/*
 * Properties (all notified):
 *   code              string: the chosen row's code; NULL while nothing, or nothing known, is
 * chosen text              string (read only): what stands in the entry; "" for nothing hall BcHall
 * (boxed): where rows come from table             int: a BcTable department        string,
 * nullable: only rows of this department are offered today             int: BcDay; only rows in use
 * on that day are offered placeholder-text  string Signals: changed ()    the person changed what
 * is chosen or typed; not emitted by the setters chosen ()     the person took a row from the list
 * (`changed` came first); where to go on to the next field
 *
 * Keys: typing opens the list, Down and Up walk through it, Enter or Tab takes the marked row, Esc
 * closes the list only, Alt+Down opens the whole list. Text that matches no row is kept and told by
 * `text`, with `code` NULL: bc_input_set() then says what is wrong, and nothing typed is lost.
 */

/**
 * bc_code_chooser_new:
 * @hall: (nullable): where the rows come from
 * @table: which of its tables
 * @today: the hall's local day, from which ended rows are known
 *
 * Returns: (transfer floating): the chooser. Main thread, like all of this room.
 */
GtkWidget *bc_code_chooser_new (BcHall *hall, BcTable table, BcDay today);

/* bc_code_chooser_get_code: (nullable) (transfer none) the chosen code. */
const char *bc_code_chooser_get_code (BcCodeChooser *self);
/* bc_code_chooser_set_code: shows the name of @code; NULL empties the entry. A code or name that
 * the hall does not have stays in the entry as it is. */
void bc_code_chooser_set_code (BcCodeChooser *self, const char *code);
/* bc_code_chooser_get_text: (transfer none) what stands in the entry. */
const char *bc_code_chooser_get_text (BcCodeChooser *self);
/* bc_code_chooser_get_value: (transfer none) (nullable) what bc_input_set() should be given: the
 * code if one is chosen, else the text as typed, NULL when that is blank. */
const char *bc_code_chooser_get_value (BcCodeChooser *self);

void bc_code_chooser_set_hall (BcCodeChooser *self, BcHall *hall);
void bc_code_chooser_set_table (BcCodeChooser *self, BcTable table);
/* bc_code_chooser_set_department: @department (nullable). What is chosen already stays, whatever
 * its department. */
void bc_code_chooser_set_department (BcCodeChooser *self, const char *department);
void bc_code_chooser_set_today (BcCodeChooser *self, BcDay today);

G_END_DECLS
