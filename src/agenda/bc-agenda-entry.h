/* One thing on the calendar: a deadline or a callback, with what a chip and a row say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-format.h"
#include "model/bc-desk-agenda.h"

G_BEGIN_DECLS

/* What an entry is marked with, most pressing first: each has its own shape, colour and word. It is
 * the order of a day as well. */
typedef enum
{
  BC_MARK_OVERDUE,
  BC_MARK_CALLBACK_LATE, /* its day has passed and nobody called */
  BC_MARK_TODAY,
  BC_MARK_SOON,
  BC_MARK_ON_TIME,
  BC_MARK_CALLBACK,  /* planned, not made yet */
  BC_MARK_SUSPENDED, /* a deadline whose clock stands */
  BC_MARK_CALLBACK_DONE,
  BC_MARK_MET, /* a deadline by which nothing is due any more: the result was submitted */
  BC_N_MARKS,
} BcMark;

#define BC_TYPE_AGENDA_ENTRY (bc_agenda_entry_get_type ())
G_DECLARE_FINAL_TYPE (BcAgendaEntry, bc_agenda_entry, BC, AGENDA_ENTRY, GObject)

/*
 * Signals:
 *   changed ()   it holds something else, or its texts are to be made anew
 */

/* bc_agenda_entry_new: (transfer full) @item is copied: it may be freed. */
BcAgendaEntry *bc_agenda_entry_new (const BcDeskAgendaItem *item);

gboolean bc_agenda_entry_is_callback (BcAgendaEntry *self);
/* bc_agenda_entry_get_at: the due instant or the instant the callback is planned for. */
gint64 bc_agenda_entry_get_at (BcAgendaEntry *self);
BcTicket *bc_agenda_entry_get_ticket (BcAgendaEntry *self);
/* bc_agenda_entry_get_callback: (nullable) NULL for a deadline. */
BcCallback *bc_agenda_entry_get_callback (BcAgendaEntry *self);
/* bc_agenda_entry_is_open: a callback that is still to be made: only these can be moved, recorded
 * and cancelled. */
gboolean bc_agenda_entry_is_open (BcAgendaEntry *self);
/* bc_agenda_entry_update: takes over what @newer, the same entry read later, holds, so that a row
 * keeps its object, its focus and its place. */
void bc_agenda_entry_update (BcAgendaEntry *self, BcAgendaEntry *newer);
/* bc_agenda_entry_is_same: the same deadline or callback, though perhaps read at another time. */
gboolean bc_agenda_entry_is_same (BcAgendaEntry *self, BcAgendaEntry *other);

/* bc_agenda_entry_get_mark: by the ticket's record as it is now. */
BcMark bc_agenda_entry_get_mark (BcAgendaEntry *self, BcHall *hall, gint64 now);
/* bc_mark_label: the mark in one word, for tooltips and assistive technology. */
const char *bc_mark_label (BcMark mark);

/* The texts below are (transfer full) and hold nothing personal but what is masked. */

/* bc_agenda_entry_dup_time: "17:30" by the hall's clock. */
char *bc_agenda_entry_dup_time (BcAgendaEntry *self, BcHall *hall);
/* bc_agenda_entry_dup_number: the ticket's number. */
char *bc_agenda_entry_dup_number (BcAgendaEntry *self);
/* bc_agenda_entry_dup_chip: "W12 身份证办理", with the time after the number for a callback; short
 * enough for a cell of the month. */
char *bc_agenda_entry_dup_chip (BcAgendaEntry *self, BcHall *hall, gint64 now);
/* bc_agenda_entry_dup_matter, bc_agenda_entry_dup_people: the matter; masked petitioner and
 * department. */
char *bc_agenda_entry_dup_matter (BcAgendaEntry *self, BcHall *hall);
char *bc_agenda_entry_dup_people (BcAgendaEntry *self, BcHall *hall);
/* bc_agenda_petitioner: the masked name; of a confidential ticket not even the family name, as a
 * calendar stands where others can see it. */
char *bc_agenda_petitioner (const BcRecord *record);
/* bc_agenda_entry_dup_summary: matter, masked petitioner and department in one line. */
char *bc_agenda_entry_dup_summary (BcAgendaEntry *self, BcHall *hall);
/* bc_agenda_entry_dup_status: how near a deadline is, or who is to call and what became of it. */
char *bc_agenda_entry_dup_status (BcAgendaEntry *self, BcHall *hall, gint64 now);
/* bc_agenda_entry_dup_description: everything of it in one sentence, for tooltips and assistive
 * technology. */
char *bc_agenda_entry_dup_description (BcAgendaEntry *self, BcHall *hall, gint64 now);

G_END_DECLS
