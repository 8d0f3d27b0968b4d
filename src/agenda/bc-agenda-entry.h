/* One thing on the calendar: a deadline, a callback, a noon gate, a meeting or what a bad answer has
 * made due, with what a chip and a row say about it.
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
  BC_MARK_FOLLOW_UP_LATE, /* what a bad answer has made due was not done in time */
  BC_MARK_GATE_LATE,      /* noon has passed and work orders were not sent */
  BC_MARK_CALLBACK_LATE,  /* its day has passed and nobody called */
  BC_MARK_TODAY,
  BC_MARK_GATE,      /* work orders are to be sent by noon */
  BC_MARK_FOLLOW_UP, /* contact, rectify or answer after a bad answer */
  BC_MARK_SOON,
  BC_MARK_ON_TIME,
  BC_MARK_MEETING,   /* to come, or under way */
  BC_MARK_CALLBACK,  /* planned, not made yet */
  BC_MARK_SUSPENDED, /* a deadline whose clock stands */
  BC_MARK_MEETING_OVER,
  BC_MARK_CALLBACK_DONE,
  BC_MARK_GATE_SENT, /* all work orders of that noon were sent */
  BC_MARK_MET,       /* a deadline by which nothing is due any more: the result was submitted */
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

BcAgendaKind bc_agenda_entry_get_kind (BcAgendaEntry *self);
/* bc_agenda_kind_word: "Deadlines", "Callbacks" …: as a choice. */
const char *bc_agenda_kind_word (BcAgendaKind kind);
/* bc_agenda_entry_mix: @hash mixed with what a chip of it shows: another number where another text
 * may be shown. */
guint64 bc_agenda_entry_mix (BcAgendaEntry *self, guint64 hash);
/* bc_agenda_entry_by_time: a GCompareFunc of pointers to entries: by the clock, then as above. */
int bc_agenda_entry_by_time (gconstpointer a, gconstpointer b);
/* bc_agenda_entry_get_follow_up: of BC_AGENDA_FOLLOW_UP. */
BcFollowUp bc_agenda_entry_get_follow_up (BcAgendaEntry *self);
/* bc_agenda_entry_get_gate: how many tickets a noon gate has, and how many of them were not sent. */
void bc_agenda_entry_get_gate (BcAgendaEntry *self, guint *n_tickets, guint *n_unsent);
/* bc_agenda_entry_get_id: of the callback or the meeting; 0 for what has none. */
gint64 bc_agenda_entry_get_id (BcAgendaEntry *self);
/* bc_agenda_entry_compare: an order that is the same at each reading, for entries of one instant. */
int bc_agenda_entry_compare (BcAgendaEntry *self, BcAgendaEntry *other);
/* bc_agenda_entry_is_timed: it has an hour of its own and stands on the hours of a week; a deadline
 * ends with the day. */
gboolean bc_agenda_entry_is_timed (BcAgendaEntry *self);
/* bc_agenda_entry_get_length: minutes that it takes on the hours of a week. */
int bc_agenda_entry_get_length (BcAgendaEntry *self);
gboolean bc_agenda_entry_is_callback (BcAgendaEntry *self);
/* bc_agenda_entry_get_at: the due instant, the gate's, or that at which a callback or a meeting is
 * planned. */
gint64 bc_agenda_entry_get_at (BcAgendaEntry *self);
/* bc_agenda_entry_get_ticket: (nullable) NULL for a noon gate, which is about all tickets of a day. */
BcTicket *bc_agenda_entry_get_ticket (BcAgendaEntry *self);
/* bc_agenda_entry_get_meeting: (nullable) NULL for what is none. */
BcMeeting *bc_agenda_entry_get_meeting (BcAgendaEntry *self);
/* bc_agenda_entry_get_callback: (nullable) NULL for what is none. */
BcCallback *bc_agenda_entry_get_callback (BcAgendaEntry *self);
/* bc_agenda_entry_is_open: a callback that is still to be made: only these can be moved, recorded
 * and cancelled. */
gboolean bc_agenda_entry_is_open (BcAgendaEntry *self);
/* bc_agenda_entry_can_move: an open callback, or a meeting that is not over at @now. */
gboolean bc_agenda_entry_can_move (BcAgendaEntry *self, gint64 now);
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
/* bc_agenda_entry_dup_block: the same without the time, for what stands on the hours. */
char *bc_agenda_entry_dup_block (BcAgendaEntry *self, BcHall *hall, gint64 now);
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

/* bc_agenda_entry_dup_tooltip: the description, and whether it can be dragged. */
char *bc_agenda_entry_dup_tooltip (BcAgendaEntry *self, BcHall *hall, gint64 now);

G_END_DECLS
