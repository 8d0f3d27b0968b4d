/* What views read: jobs' building blocks, on the worker thread inside a read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
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
/* bc_lists_records: (transfer full) (element-type BcRecord) the tickets of @ids (element-type gint64) that exist, with their parts. */
GPtrArray *bc_lists_records (BcEngine *engine, GArray *ids, GError **error);
/* bc_lists_history: (transfer full) (element-type BcEvent) the ticket's events, oldest first. */
GPtrArray *bc_lists_history (BcEngine *engine, gint64 ticket, GError **error);
/* bc_lists_callbacks: (transfer full) (element-type BcCallback) of one ticket, by planned_at, cancelled ones left out. */
GPtrArray *bc_lists_callbacks (BcEngine *engine, gint64 ticket, GError **error);

/* What lies on the calendar. */
typedef struct
{
  gboolean is_callback;
  gint64 at; /* due instant or planned instant */
  BcRecord *ticket;
  BcCallback *callback; /* NULL for a deadline */
} BcAgendaItem;
void bc_agenda_item_free (BcAgendaItem *self);

/* bc_lists_agenda: (transfer full) (element-type BcAgendaItem) deadlines of open tickets and callbacks with @from ≤ at < @to, by at. @department (nullable) keeps only its tickets. */
GPtrArray *
bc_lists_agenda (BcEngine *engine, gint64 from, gint64 to, const char *department, GError **error);

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
