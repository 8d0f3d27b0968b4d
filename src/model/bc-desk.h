/* The desk: the program's only door to the store. Main thread only.
 *
 * Views get lists from it and ask it for changes; everything comes back as list changes, notifications and one completion. All asynchronous functions complete on the main
 * context; their errors are BC_ERROR_* with a message for the person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bc-clock.h"
#include "domain/bc-callback.h"
#include "domain/bc-hall.h"
#include "domain/bc-workflow.h"
#include "model/bc-drafts.h"
#include "model/bc-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  BC_CONNECTION_NONE, /* no file is open */
  BC_CONNECTION_OPENING,
  BC_CONNECTION_ONLINE,  /* everything typed is saved */
  BC_CONNECTION_WAITING, /* waiting for another seat's lock */
  BC_CONNECTION_READ_ONLY,
  BC_CONNECTION_FULL, /* the last write found no room; reading goes on, and each write is tried */
  BC_CONNECTION_LOST, /* the file cannot be reached; it is looked for until it is back */
} BcConnection;

#define BC_TYPE_CONNECTION (bc_connection_get_type ())
GType bc_connection_get_type (void);

#define BC_TYPE_DESK (bc_desk_get_type ())
G_DECLARE_FINAL_TYPE (BcDesk, bc_desk, BC, DESK, GObject)

/* A board's filter at work (bc-sieve.h). */
#define BC_TYPE_SIEVE (bc_sieve_get_type ())
G_DECLARE_FINAL_TYPE (BcSieve, bc_sieve, BC, SIEVE, GObject)

/*
 * Properties (all notified):
 *   connection   BcConnection
 *   hall         BcHall (boxed), NULL before a file is open; another one, without NULL in between, when somebody has changed the hall's settings, tables or working days
 *   staff        string: code of who is signed in, NULL for nobody
 *   n-open, n-overdue, n-due-today, n-callbacks-today   guint: live counts over the whole hall
 *   trouble      string, NULL for none: why the connection is LOST, FULL, or READ_ONLY though it could be written before, in words for the person
 *   n-queued     guint: registrations kept on this seat until the file can be written again
 *   clock-skew   gint64: microseconds that this seat's clock is ahead of another's that has just written; 0 while they agree within two minutes
 *   can-undo     gboolean
 *   undo-label   string: "Undo: 2026W00012 to 待审核"
 * Signals:
 *   places-changed ()                       any card's place changed (counts by column and department may differ)
 *   ticket-changed (BcTicket ticket)        a ticket that has an object holds something new
 *   agenda-changed ()                       deadlines or callbacks changed: ranges should be read anew
 *   told (string text)                      something that was left open has been settled: for a message that goes by itself
 *   draft-returned (string id)              a queued registration was refused and is a draft of the journal again, with the reason under BC_DRAFT_REASON
 *   minute ()                               the clock's minute has turned (or the machine woke up): texts that show time should be drawn anew
 */

/* bc_desk_new: @seat identifies this seat in the history; @drafts_path: folder of the draft journal, made when needed. */
BcDesk *bc_desk_new (BcClock *clock, const char *seat, const char *drafts_path);

/* bc_desk_open_async: opens the file and reads the board; when it has completed, lists are filled. */
void bc_desk_open_async (BcDesk *self,
                         const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean bc_desk_open_finish (BcDesk *self, GAsyncResult *result, GError **error);
/* bc_desk_create_async: makes a new hall file (@count 0), or a demonstration hall with @count tickets, off the main thread; does not open it. */
void bc_desk_create_async (BcDesk *self,
                           const char *path,
                           const char *hall_name,
                           guint count,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean bc_desk_create_finish (BcDesk *self, GAsyncResult *result, GError **error);
/* bc_desk_close: lets the file go; the lists become empty. Waits some seconds for what is being written, for the end of the program; a registration that is not done by then is kept on this seat
 * and handed in the next time. Opening another file lets the old one go without waiting. */
void bc_desk_close (BcDesk *self);

BcConnection bc_desk_get_connection (BcDesk *self);
/* bc_desk_get_trouble: (transfer none) (nullable) the property. */
const char *bc_desk_get_trouble (BcDesk *self);
/* bc_desk_get_trouble_since: when it began; 0 while there is none. */
gint64 bc_desk_get_trouble_since (BcDesk *self);
/* bc_desk_get_saved_at: when something was last saved from here, or the file was opened; 0 for never. */
gint64 bc_desk_get_saved_at (BcDesk *self);
/* bc_desk_cancel_waiting: gives up what waits for another seat's lock and has not begun to be committed: it ends with BUSY, nothing of it saved. */
void bc_desk_cancel_waiting (BcDesk *self);
/* bc_desk_can_cancel_waiting: a write is under way that could be given up. */
gboolean bc_desk_can_cancel_waiting (BcDesk *self);
/* bc_desk_get_clock_skew: the property. */
gint64 bc_desk_get_clock_skew (BcDesk *self);
/* bc_desk_has_met_others: another seat has written since the file was opened. */
gboolean bc_desk_has_met_others (BcDesk *self);
/* bc_desk_must_queue: the file could be written and cannot now: a registration is better kept on this seat by bc_desk_queue_async() than refused. */
gboolean bc_desk_must_queue (BcDesk *self);
const char *bc_desk_get_path (BcDesk *self);
/* bc_desk_dup_place: (transfer full) (nullable) for a person: the path, and in a second line on what kind of drive it lies and how it is kept, where that is known. */
char *bc_desk_dup_place (BcDesk *self);
BcHall *bc_desk_get_hall (BcDesk *self);
BcClock *bc_desk_get_clock (BcDesk *self);
/* bc_desk_get_drafts: (transfer none) this seat's draft journal. */
BcDrafts *bc_desk_get_drafts (BcDesk *self);
gint64 bc_desk_now (BcDesk *self);
/* bc_desk_today: the hall's local day. */
BcDay bc_desk_today (BcDesk *self);
/* bc_desk_set_staff: signs @code in (NULL: out); FALSE when the hall has no such member of staff in use. */
gboolean bc_desk_set_staff (BcDesk *self, const char *code);
/* bc_desk_get_staff: (nullable) who is signed in. */
const BcEntry *bc_desk_get_staff (BcDesk *self);

/* bc_desk_get_column: (transfer full) a live list of BcTicket: the cards of @column, of @department (code) or of all (NULL), ordered by rank. A list that nobody
 * holds any more costs nothing. Its items may not have a record yet. */
GListModel *bc_desk_get_column (BcDesk *self, BcColumn column, const char *department);
/* bc_desk_get_sieved_column: (transfer full) the same, of those that @sieve (nullable) lets through; follows it. */
GListModel *
bc_desk_get_sieved_column (BcDesk *self, BcColumn column, const char *department, BcSieve *sieve);
/* bc_desk_find_in_column: the position of @ticket in @column, a list from bc_desk_get_column(), or G_MAXUINT; makes no objects, as a search through the items would. */
guint bc_desk_find_in_column (BcDesk *self, GListModel *column, BcTicket *ticket);
/* bc_desk_count: cards in a column; @overdue (out, optional). */
guint bc_desk_count (BcDesk *self, BcColumn column, const char *department, guint *overdue);
/* What a board's heads say. */
typedef struct
{
  guint cards;
  guint overdue;
} BcTally;
/* bc_desk_count_sieved: the same for all columns, of those that @sieve lets through: @tally has BC_N_COLUMNS. */
void bc_desk_count_sieved (BcDesk *self, const char *department, BcSieve *sieve, BcTally *tally);

/* bc_desk_get_ticket: (transfer none) the object of ticket @id; its record follows when it was not known yet. */
BcTicket *bc_desk_get_ticket (BcDesk *self, gint64 id);
/* bc_desk_find_async: by number. finish: (transfer full) the ticket with its record. */
void bc_desk_find_async (BcDesk *self,
                         const char *number,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
BcTicket *bc_desk_find_finish (BcDesk *self, GAsyncResult *result, GError **error);

/* Writes. Each returns the ticket's new record through the ticket object; a move, edit, part and every change of a callback can be undone. */
/* @operation: (nullable): a UUID that stays the same however often the same draft is handed in: what was registered under it already, by a program that was stopped before it
 * heard so, is given back and not registered twice. NULL makes a fresh one. */
void bc_desk_register_async (BcDesk *self,
                             BcRecord *draft,
                             const char *operation,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* finish: (transfer full) the new ticket. */
BcTicket *bc_desk_register_finish (BcDesk *self, GAsyncResult *result, GError **error);
/* A registration that is kept on this seat's disk until the file can be written again. It has no number and is not saved in the hall. */
typedef struct
{
  char *
      id; /* of its draft in the journal; also its operation, so that it cannot be registered twice */
  gint64 queued_at;
  char *staff; /* code of who registers it */
  BcRecord *draft;
} BcQueued;

/* bc_desk_queue_async: keeps @draft in the journal under @id (which becomes its operation) and hands it in by itself as soon as the file can be written. finish: FALSE with the reason when it could
 * not be kept on this seat either. */
void bc_desk_queue_async (BcDesk *self,
                          const char *id,
                          BcRecord *draft,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean bc_desk_queue_finish (BcDesk *self, GAsyncResult *result, GError **error);
/* bc_desk_get_queue: (transfer none) (element-type BcQueued) oldest first; changes with the property n-queued. */
GPtrArray *bc_desk_get_queue (BcDesk *self);

/* bc_desk_move_async: @input (element-type utf8 utf8, nullable) is referenced. BcTicket:moving-to is set until it has completed. */
void bc_desk_move_async (BcDesk *self,
                         BcTicket *ticket,
                         BcState to,
                         GHashTable *input,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* bc_desk_move_seen_async, bc_desk_edit_seen_async: the same by who saw @version of the ticket, which may be older than what the desk knows by now: BC_ERROR_CONFLICT, which says who did
 * what and when, if it is not the newest. When a conflict is answered, the ticket holds its newest record. */
void bc_desk_move_seen_async (BcDesk *self,
                              BcTicket *ticket,
                              gint64 version,
                              BcState to,
                              GHashTable *input,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void bc_desk_edit_seen_async (BcDesk *self,
                              BcTicket *ticket,
                              gint64 version,
                              GHashTable *input,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* finish: @requested (out, optional): it was asked for and waits for the approver. */
gboolean
bc_desk_move_finish (BcDesk *self, GAsyncResult *result, gboolean *requested, GError **error);
void bc_desk_decline_async (BcDesk *self,
                            BcTicket *ticket,
                            const char *reason,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void bc_desk_edit_async (BcDesk *self,
                         BcTicket *ticket,
                         GHashTable *input,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
void bc_desk_part_async (BcDesk *self,
                         BcTicket *ticket,
                         const char *department,
                         int part_state,
                         const char *report,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* bc_desk_change_finish: of decline, edit, part, what bc-desk-prints.h notes, and the callbacks' functions below. */
gboolean bc_desk_change_finish (BcDesk *self, GAsyncResult *result, GError **error);

/* bc_desk_undo_async: takes back this seat's last change; one that failed because the file could not be reached (BUSY, FULL, IO) can be tried again. finish: (transfer full) (nullable) the ticket concerned; NULL without @error where it was the hall's table of working days. */
void bc_desk_undo_async (BcDesk *self, GAsyncReadyCallback callback, gpointer user_data);
BcTicket *bc_desk_undo_finish (BcDesk *self, GAsyncResult *result, GError **error);

/* bc_desk_workflow_context: fills @context with what is known on this thread (hall, actor, now; callbacks counted as enough): for suggestions, for which moves to offer, and for
 * checks at the field. The store decides. */
void bc_desk_workflow_context (BcDesk *self, BcWorkflowContext *context);

/* History and callbacks of one ticket. finish: (transfer full) (element-type BcEvent) / (element-type BcCallback). */
void bc_desk_history_async (BcDesk *self,
                            BcTicket *ticket,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *bc_desk_list_finish (BcDesk *self, GAsyncResult *result, GError **error);
void bc_desk_callbacks_async (BcDesk *self,
                              BcTicket *ticket,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void bc_desk_add_callback_async (BcDesk *self,
                                 BcTicket *ticket,
                                 gint64 planned_at,
                                 const char *staff,
                                 const char *note,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void bc_desk_move_callback_async (BcDesk *self,
                                  BcCallback *callback_item,
                                  gint64 planned_at,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void bc_desk_cancel_callback_async (BcDesk *self,
                                    BcCallback *callback_item,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* @result: done_at, method, reached, solved, rating, remark as in bc_callbacks_done(). */
void bc_desk_finish_callback_async (BcDesk *self,
                                    BcCallback *callback_item,
                                    BcCallback *result,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* bc_desk_repeats_async: tickets of the last 90 days that look like @draft. finish with bc_desk_list_finish(): (element-type BcTicket). */
void bc_desk_repeats_async (BcDesk *self,
                            BcRecord *draft,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* bc_desk_search_async: open and closed tickets whose number, petitioner or matter holds @text. finish with bc_desk_list_finish(): (element-type BcTicket), newest first, at most @limit. */
void bc_desk_search_async (BcDesk *self,
                           const char *text,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* bc_desk_claim_alerts_async: tickets that now have to be told at @level ("soon" "today" "overdue") by this seat and by nobody else. finish with bc_desk_list_finish(): (element-type BcTicket). */
void bc_desk_claim_alerts_async (BcDesk *self,
                                 const char *level,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
