/* The desk's calendar: what lies in a range, meetings, the noon gate, the call list. Main thread only; everything said in bc-desk.h holds here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-agenda-kinds.h"
#include "domain/bc-meeting.h"
#include "model/bc-desk.h"

G_BEGIN_DECLS

/* An item of the calendar on the main thread. */
typedef struct
{
  BcAgendaKind kind;
  BcFollowUp follow_up; /* of BC_AGENDA_FOLLOW_UP */
  gint64 at;            /* due, planned, gate's or beginning's instant */
  BcTicket *ticket;     /* has its record; NULL for a gate, which is about all tickets of a day */
  BcCallback *callback; /* of BC_AGENDA_CALLBACK */
  BcMeeting *meeting;   /* of BC_AGENDA_MEETING */
  guint n_tickets;      /* of BC_AGENDA_GATE: how many tickets belong to it */
  guint n_unsent;       /* of BC_AGENDA_GATE: how many of these have not been sent */
} BcDeskAgendaItem;
void bc_desk_agenda_item_free (BcDeskAgendaItem *self);

/* bc_desk_agenda_async: what lies in @from ≤ at < @to and @filter (nullable: everything) wants. finish with bc_desk_list_finish(): (element-type BcDeskAgendaItem), by time. */
void bc_desk_agenda_async (BcDesk *self,
                           gint64 from,
                           gint64 to,
                           const BcAgendaFilter *filter,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* bc_desk_export_agenda_async: deadlines, callbacks and meetings in @from ≤ at < @to that @filter (nullable) wants, as the text of an .ics file; personal data is masked. finish: (transfer full). */
void bc_desk_export_agenda_async (BcDesk *self,
                                  gint64 from,
                                  gint64 to,
                                  const BcAgendaFilter *filter,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *bc_desk_export_agenda_finish (BcDesk *self, GAsyncResult *result, GError **error);

/* Meetings. Each change can be undone; finish with bc_desk_change_finish(). Errors: REFUSED, INVALID with the problems by field, CONFLICT. */
void bc_desk_add_meeting_async (BcDesk *self,
                                BcMeeting *meeting, /* its ticket says what it is about; copied */
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* bc_desk_change_meeting_async: @meeting as it was read; @to what it is to be: another time, or another topic. */
void bc_desk_change_meeting_async (BcDesk *self,
                                   BcMeeting *meeting,
                                   BcMeeting *to,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void bc_desk_cancel_meeting_async (BcDesk *self,
                                   BcMeeting *meeting,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* bc_desk_meetings_async: of one ticket. finish with bc_desk_list_finish(): (element-type BcMeeting), by time. */
void bc_desk_meetings_async (BcDesk *self,
                             BcTicket *ticket,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* A work order at the noon gate. */
typedef struct
{
  BcTicket *ticket; /* has its record */
  gint64 gate_at;   /* by when it has to be at the district */
  gint64 sent_at;   /* when it first was, BC_INT_NONE before */
  gboolean late;    /* sent after the gate, or not sent and the gate is past */
  char *lacks; /* what is missing before it can be sent, in words; "" when it can be sent, or was */
} BcDeskGateItem;
void bc_desk_gate_item_free (BcDeskGateItem *self);

/**
 * bc_desk_gate_async:
 * @day: the day of the gate, that is of the noon by which the district has to have the work orders
 *
 * finish with bc_desk_list_finish(): (element-type BcDeskGateItem) sent and unsent ones of that gate; for today and later days also those of earlier gates that
 * were never sent. By gate, then number.
 */
void bc_desk_gate_async (BcDesk *self,
                         BcDay day,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* bc_desk_next_gate: the instant of the next gate that is not past: today 12:00 on a working day before noon, else that of the next working day. BC_INT_NONE without a file. */
gint64 bc_desk_next_gate (BcDesk *self);

/* What became of one work order of a batch. */
typedef struct
{
  BcTicket *ticket;
  gboolean sent;
  GError *error; /* why not, for the person; NULL when it was sent */
} BcDeskGateResult;
void bc_desk_gate_result_free (BcDeskGateResult *self);

/**
 * bc_desk_gate_send_async:
 * @tickets: (element-type BcTicket): registered tickets
 * @input: (element-type utf8 utf8) (nullable): values for all of them, as for bc_desk_move_async()
 *
 * Marks them as sent: each is moved to review (to dispatched in a hall without review) in a transaction of its own, which can be undone. One that cannot be sent does not
 * hold up the others. finish with bc_desk_list_finish(): (element-type BcDeskGateResult) in the order of @tickets.
 */
void bc_desk_gate_send_async (BcDesk *self,
                              GPtrArray *tickets,
                              GHashTable *input,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* A petitioner to be called. */
typedef struct
{
  BcTicket *ticket;     /* has its record */
  BcCallback *callback; /* the planned one; result by bc_desk_finish_callback_async() */
  guint
      attempts; /* made in the present round: three in at least two half-days, then a written answer closes */
  guint half_days;        /* different half-days among them */
  gint64 last_attempt_at; /* BC_INT_NONE before the first */
  gboolean
      may_call; /* whoever is signed in may call: has the role and does not belong to the handling unit */
} BcDeskCall;
void bc_desk_call_free (BcDeskCall *self);

/* bc_desk_calls_async: the callbacks that are planned for @day or before and were not made. finish with bc_desk_list_finish(): (element-type BcDeskCall), by the half-day that
 * suits the petitioner, then by planned time. The log of one ticket's attempts is bc_desk_callbacks_async(). */
void bc_desk_calls_async (BcDesk *self,
                          BcDay day,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* bc_desk_call_script: (transfer full) what to say when calling about @ticket, by the hall's script with its placeholders filled in; "" while there is no record. */
char *bc_desk_call_script (BcDesk *self, BcTicket *ticket);

G_END_DECLS
