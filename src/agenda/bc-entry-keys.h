/* What is done with an entry by the calendar's actions, and the keys for it in a list of entries: the
 * same in a day's list and in the agenda.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "agenda/bc-agenda-entry.h"

G_BEGIN_DECLS

/* Returns: (nullable) (transfer none): the entry that is marked in @list. */
typedef BcAgendaEntry *(*BcEntryFunc) (GtkWidget *list);

/* bc_entry_keys_add: Ctrl+Shift+Left/Right move by a day, Ctrl+Shift+Up/Down by a week, Ctrl+R
 * records, Delete cancels, by the actions of the calendar around @list. @desk: whose hall counts;
 * outlives the list. */
void bc_entry_keys_add (GtkWidget *list, BcEntryFunc get_entry, BcDesk *desk);

/* The actions that are called for are those of the calendar around @widget.
 *
 * bc_agenda_activate_entry: opens its ticket, or the noon gate of its day. */
gboolean bc_agenda_activate_entry (GtkWidget *widget, BcAgendaEntry *entry);
/* bc_agenda_move_entry: to @day and @minute of it (-1: the time that it has). FALSE for what can never
 * be moved. */
gboolean bc_agenda_move_entry (GtkWidget *widget, BcAgendaEntry *entry, BcDay day, int minute);

G_END_DECLS
