/* The inside of the desk, for its own files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bc-column-list.h"
#include "model/bc-desk-agenda.h"
#include "model/bc-desk.h"
#include "store/bc-lists.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* What can be taken back, as the undo stack keeps it. */
typedef struct
{
  gint64 ticket;   /* 0: the hall's table of working days */
  char *operation; /* UUID of what was done */
  char *label;     /* in words, as the menu shows it */
} BcUndoEntry;

struct _BcDesk
{
  GObject parent_instance;

  /* Passed in. */
  BcClock *clock;
  char *seat;
  BcDrafts *drafts;

  /* The open file. */
  BcStore *store;
  char *path;
  BcHall *hall;
  BcConnection connection;
  char *staff;
  GPtrArray *closing; /* (element-type BcClosing) files that were let go and are being finished */

  /* Trouble with the file: bc-desk-lost.c, bc-desk-queue.c. */
  char *trouble; /* nullable */
  gint64 trouble_since;
  gint64 saved_at;
  gint64 skew; /* of this seat's clock against the others'; 0 for none worth telling */
  gboolean has_met_others;
  GPtrArray *unclear;     /* (element-type BcUnclear): writes of which only the file knows */
  GPtrArray *queue;       /* (element-type BcQueued) */
  GHashTable *in_flight;  /* operation → BcRecord: registrations that have not been answered */
  GPtrArray *waiting;     /* (element-type GCancellable): of the writes under way; borrowed */
  gint64 close_patience;  /* microseconds that bc_desk_close() waits for the file */
  gboolean is_submitting; /* the first of the queue is on its way */
  guint submit_source;

  /* The board. */
  GHashTable *places;  /* id → BcPlace */
  GPtrArray *columns;  /* (element-type BcColumnList) live lists, weak */
  gint64 closed_since; /* closed tickets before this instant are on no board */
  BcDay board_day;     /* the hall's day from which that was counted */
  GArray *tally; /* (element-type BcTally) counts by column and department; NULL: count anew */

  /* Tickets that have an object. */
  GHashTable *tickets; /* id → BcTicket, weak */
  GQueue recent;       /* BcTicket, owned: keeps what was shown lately */
  GArray *wanted;      /* (element-type gint64) ids whose records are to be fetched; NULL: none */
  guint fetch_source;

  /* Counts of the sidebar. */
  guint n_open, n_overdue, n_due_today, n_callbacks_today;
  guint minute_source;
  gint64 last_minute;

  GQueue undo; /* BcUndoEntry, newest first */
};

/* bc_desk_take_record: what the store holds of a ticket now: its place, its object, the counts. */
void bc_desk_take_record (BcDesk *self, BcRecord *record);
/* bc_desk_take_ticket: (transfer none) the object of @record's ticket, which is taken as by bc_desk_take_record(). */
BcTicket *bc_desk_take_ticket (BcDesk *self, BcRecord *record);
/* bc_place_is_shown: it names a column and a state that there are. */
gboolean bc_place_is_shown (const BcPlace *place);
/* bc_desk_reload_board: reads the board anew, because the closed column's days have moved on. */
void bc_desk_reload_board (BcDesk *self);
/* bc_desk_reload_hall: somebody has changed the hall: reads it and the board anew. */
void bc_desk_reload_hall (BcDesk *self);
/* bc_desk_take_places: the whole board anew. */
void bc_desk_take_places (BcDesk *self, GArray *places);
/* bc_desk_count_anew: recounts and notifies. */
void bc_desk_count_anew (BcDesk *self);
void bc_desk_count_callbacks (BcDesk *self);
void bc_desk_set_connection (BcDesk *self, BcConnection connection);
void bc_desk_notify_hall (BcDesk *self);
void bc_desk_notify_staff (BcDesk *self);
void bc_desk_set_n_callbacks_today (BcDesk *self, guint n);
void bc_desk_notify_counts (BcDesk *self, guint n_open, guint n_overdue, guint n_due_today);
void bc_desk_emit_ticket_changed (BcDesk *self, BcTicket *ticket);
void bc_desk_emit_places_changed (BcDesk *self);
void bc_desk_emit_agenda_changed (BcDesk *self);
void bc_desk_emit_minute (BcDesk *self);
/* bc_desk_forget_board: at closing. */
void bc_desk_forget_board (BcDesk *self);
/* bc_desk_start_minutes, bc_desk_stop_minutes: the tick while a file is open. */
void bc_desk_start_minutes (BcDesk *self);
void bc_desk_stop_minutes (BcDesk *self);

void bc_desk_push_undo (BcDesk *self, gint64 ticket, const char *operation, char *label);
/* What was planned: a callback or a meeting of a ticket. */
typedef struct _BcPlanned BcPlanned;
/* bc_desk_planned_new: (transfer full) @format: what Undo takes back, with %s for the ticket's number. */
BcPlanned *
bc_desk_planned_new (BcDesk *self, gint64 ticket, const char *operation, const char *format);
void bc_desk_planned_free (gpointer planned);
/* bc_desk_planned: a BcDeskDone: the calendar has changed, and it can be undone. @data: BcPlanned */
gpointer bc_desk_planned (BcDesk *self, gpointer result, gpointer data);
/* bc_desk_undo_change: takes the ticket's change of @entry back; finish with g_task_propagate_pointer(). */
void bc_desk_undo_change (BcDesk *self,
                          const BcUndoEntry *entry,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* bc_desk_undo_table: puts the table of working days back; finish with g_task_propagate_pointer(). @task: (transfer full) */
void bc_desk_undo_table (BcDesk *self, const BcUndoEntry *entry, GTask *task);
void bc_desk_clear_undo (BcDesk *self);
void bc_desk_notify_undo (BcDesk *self);

/* bc-desk-lost.c */
void bc_desk_watch_store (BcDesk *self);
/* bc_desk_note_unclear: @words (nullable) says what @operation was to do. */
void bc_desk_note_unclear (BcDesk *self, const char *operation, const char *words);
void bc_desk_forget_trouble (BcDesk *self);
void bc_desk_notify_trouble (BcDesk *self);
/* bc_desk_note_others: what a batch tells of the other seats. */
void bc_desk_note_others (BcDesk *self, const BcFeedBatch *batch);
void bc_desk_notify_clock (BcDesk *self);
void bc_desk_tell (BcDesk *self, const char *text);
void bc_desk_emit_draft_returned (BcDesk *self, const char *id);

/* bc-desk-queue.c */
void bc_desk_load_queue (BcDesk *self);
void bc_desk_submit_queue (BcDesk *self);
void bc_desk_forget_queue (BcDesk *self);
void bc_desk_notify_queue (BcDesk *self);
/* bc_desk_keep_in_flight: what has not been answered is kept in the journal as queued; waits for the disk. At the end of the program. */
void bc_desk_keep_in_flight (BcDesk *self, const char *path, const char *staff, BcHall *hall);

/* Data of a task that writes, for bc_desk_run(): the operation's UUID and in words what it does (both owned by the task): whether it was saved is asked of the file when its answer got lost. */
#define BC_DESK_OPERATION "bc-operation"
#define BC_DESK_WORDS     "bc-words"

/* What becomes of a job's result on the main thread: returns what the task gives back; @result stays owned by the runner. */
typedef gpointer (*BcDeskDone) (BcDesk *self, gpointer result, gpointer done_data);

/**
 * bc_desk_run:
 * Runs @func on the store's worker and completes @task (transfer full) with what @done makes of the result; an error goes to the task, and what it says of the file's state
 * to the connection. @done may be NULL: the result itself is passed on.
 */
void bc_desk_run (BcDesk *self,
                  BcIntent intent,
                  BcJobFunc func,
                  gpointer data,
                  GDestroyNotify data_free,
                  GDestroyNotify result_free,
                  GTask *task,
                  BcDeskDone done,
                  gpointer done_data,
                  GDestroyNotify done_data_free,
                  GDestroyNotify task_result_free);

G_END_DECLS
