/* What views read: jobs' building blocks, on the worker thread inside a read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-agenda-kinds.h"
#include "domain/bc-board-filter.h"
#include "domain/bc-callback.h"
#include "domain/bc-meeting.h"
#include "domain/bc-record.h"
#include "store/bc-store.h"

G_BEGIN_DECLS

/* A card's place: enough for lists, counts and filters without the ticket itself. 40 bytes. */
typedef struct
{
  gint64 id;
  gint64 rank;   /* order in the column: due_at, or received_at where there is none yet */
  gint64 due_at; /* or BC_INT_NONE */
  gint16 column; /* BcColumn */
  gint16 state;  /* BcState */
  /* index of the lead (else the concerned) department in the hall's table, -1 when unknown */
  gint16 department;
} BcPlace;

/* bc_lists_board: (transfer full) (element-type BcPlace) every card of the board, by column and rank: the open tickets from the covering index, and those closed after @closed_since. */
GArray *bc_lists_board (BcEngine *engine, gint64 closed_since, GError **error);
/* bc_place_of: the place of @record; column BC_COLUMN_NONE when no board shows it at @closed_since. */
void bc_place_of (const BcRecord *record, BcHall *hall, gint64 closed_since, BcPlace *place);
/* bc_lists_passing: (transfer full) (element-type gint64) the ids of the board's tickets that pass @filter, in no order. @staff (nullable): who "mine" is; @closed_since as for the board;
 * @midnight: the instant at which today ends. */
GArray *bc_lists_passing (BcEngine *engine,
                          const BcBoardFilter *filter,
                          const char *staff,
                          gint64 closed_since,
                          gint64 midnight,
                          GError **error);
/* bc_lists_records: (transfer full) (element-type BcRecord) the tickets of @ids (element-type gint64) that exist, with their parts. */
GPtrArray *bc_lists_records (BcEngine *engine, GArray *ids, GError **error);
/* bc_lists_history: (transfer full) (element-type BcEvent) the ticket's events, oldest first. */
GPtrArray *bc_lists_history (BcEngine *engine, gint64 ticket, GError **error);
/* bc_lists_callbacks: (transfer full) (element-type BcCallback) of one ticket, by planned_at, cancelled ones left out. */
GPtrArray *bc_lists_callbacks (BcEngine *engine, gint64 ticket, GError **error);

/* What lies on the calendar. */
typedef struct
{
  BcAgendaKind kind;
  BcFollowUp follow_up; /* of BC_AGENDA_FOLLOW_UP */
  gint64 at;            /* due, planned, gate's or beginning's instant */
  BcRecord *ticket;     /* NULL for a gate, which is about all tickets of a day */
  BcCallback *callback; /* of BC_AGENDA_CALLBACK */
  BcMeeting *meeting;   /* of BC_AGENDA_MEETING */
  guint n_tickets;      /* of BC_AGENDA_GATE: how many belong to it */
  guint n_unsent;       /* of BC_AGENDA_GATE: how many of these have not been sent */
} BcAgendaItem;
void bc_agenda_item_free (BcAgendaItem *self);

/* bc_lists_agenda: (transfer full) (element-type BcAgendaItem) deadlines of open tickets, callbacks, noon gates, meetings and follow-ups with @from ≤ at < @to
 * that @filter (nullable) wants, by at. */
GPtrArray *bc_lists_agenda (
    BcEngine *engine, gint64 from, gint64 to, const BcAgendaFilter *filter, GError **error);

/* bc_lists_gate: (transfer full) (element-type BcRecord) the tickets of the noon gate at the instants @from ≤ gate < @to, sent or not, by gate and number; @with_earlier
 * adds those of earlier gates that still have not been sent. */
GPtrArray *
bc_lists_gate (BcEngine *engine, gint64 from, gint64 to, gboolean with_earlier, GError **error);

/* A petitioner to be called. */
typedef struct
{
  BcRecord *ticket;
  BcCallback *callback;   /* the planned one */
  guint attempts;         /* made in the present round */
  guint half_days;        /* different half-days among them */
  gint64 last_attempt_at; /* BC_INT_NONE before the first */
} BcCallItem;
void bc_call_item_free (BcCallItem *self);

/* bc_lists_calls: (transfer full) (element-type BcCallItem) callbacks planned before @until that were not made yet: by the half-day that suits the petitioner (else the
 * one it is planned for), then by planned time. */
GPtrArray *bc_lists_calls (BcEngine *engine, gint64 until, GError **error);

/* bc_lists_has_operation: @known (out): whether the history has the operation @operation, whatever became of the one who asked for it. FALSE with @error when it could not be read. */
gboolean
bc_lists_has_operation (BcEngine *engine, const char *operation, gboolean *known, GError **error);

/* bc_lists_repeats: (transfer full) (element-type BcRecord) tickets of the last 90 days before @now with the same telephone, identity number, or name and matter as @draft, newest first, at most 20. */
GPtrArray *bc_lists_repeats (BcEngine *engine, const BcRecord *draft, gint64 now, GError **error);

/* A filter for lists on the command line and in the search. */
typedef struct
{
  const char *state;      /* code, nullable */
  const char *department; /* code: led by or concerned, nullable */
  gboolean overdue;
  const char *text; /* part of number, name, matter text; nullable */
  gint64 limit;     /* 0: all */
  gint64 before;    /* only tickets with a lower id, to read on after a page; 0: all */
} BcListFilter;
/* bc_lists_filter: (transfer full) (element-type BcRecord) newest first; the overdue ones by due date. */
GPtrArray *bc_lists_filter (BcEngine *engine, const BcListFilter *filter, GError **error);

/* bc_lists_due_alerts: (transfer full) (element-type BcRecord) open running tickets whose due_at is at or before @until, by due_at. */
GPtrArray *bc_lists_due_alerts (BcEngine *engine, gint64 until, GError **error);
/* bc_alerts_claim: of @tickets (element-type BcRecord), those for which this seat is now the first to tell @level at their present due date. Returns: (transfer full) (element-type BcRecord). Levels: "soon" "today" "overdue". */
GPtrArray *
bc_alerts_claim (BcEngine *engine, GPtrArray *tickets, const char *level, GError **error);

G_END_DECLS
