/* A date: an entry for "YYYY-MM-DD" with a calendar behind a button.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "base/bc-date.h"

G_BEGIN_DECLS

#define BC_TYPE_DAY_ENTRY (bc_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (BcDayEntry, bc_day_entry, BC, DAY_ENTRY, GtkWidget)

/*
 * Signals:
 *   changed ()    the person changed the text or picked a day; not emitted by the setter
 *
 * Full-width digits, "2026.9.18", "2026/9/18", "20260918" and "9-18" (of this year) are put into
 * the form "YYYY-MM-DD" when the entry loses the focus; whatever is no date stays as typed. Up and
 * Down change a whole date by a day; Alt+Down opens the calendar.
 */

/* bc_day_entry_new: @today: the hall's local day: where the calendar opens, and the year of a date
 * typed without one. */
GtkWidget *bc_day_entry_new (BcDay today);
/* bc_day_entry_get_text: (transfer full) (nullable) "YYYY-MM-DD" when the text can be read as a
 * date, else the text as typed; NULL when blank. */
char *bc_day_entry_get_text (BcDayEntry *self);
/* bc_day_entry_set_text: @text (nullable): as bc_day_entry_get_text() gives it. */
void bc_day_entry_set_text (BcDayEntry *self, const char *text);
void bc_day_entry_set_today (BcDayEntry *self, BcDay today);

/* bc_day_entry_normalise: (transfer full) (nullable) "YYYY-MM-DD" for any of the forms above, NULL
 * for what is no date. Pure. */
char *bc_day_entry_normalise (const char *text, BcDay today);

G_END_DECLS
