/* An instant by the hall's wall clock: a BcDayEntry and the time of the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_INSTANT_ENTRY (bc_instant_entry_get_type ())
G_DECLARE_FINAL_TYPE (BcInstantEntry, bc_instant_entry, BC, INSTANT_ENTRY, GtkWidget)

/*
 * Signals:
 *   changed ()    the person changed the day or the time; not emitted by the setter
 *
 * The time is typed as "17:30", "1730" or "17：30"; what is no time stays as typed. A day without a
 * time counts with the hall's closing time.
 */

/* bc_instant_entry_new: @hall (nullable) gives zone and closing time. */
GtkWidget *bc_instant_entry_new (BcHall *hall, BcDay today);
/* bc_instant_entry_get_text: (transfer full) (nullable) "YYYY-MM-DDTHH:MM", seconds and offset kept
 * from what was set while neither day nor time were changed, else by the hall's wall clock; the
 * text as typed when it cannot be read; NULL when both are blank. */
char *bc_instant_entry_get_text (BcInstantEntry *self);
/* bc_instant_entry_set_text: @text (nullable): ISO 8601 as bc_input_get() writes it. */
void bc_instant_entry_set_text (BcInstantEntry *self, const char *text);
void bc_instant_entry_set_hall (BcInstantEntry *self, BcHall *hall);
void bc_instant_entry_set_today (BcInstantEntry *self, BcDay today);

G_END_DECLS
