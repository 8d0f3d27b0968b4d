/* Meetings: planning, changing and calling them off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include <glib/gi18n.h>

#include "store/bc-meetings.h"

typedef enum
{
  MEETING_ADD,
  MEETING_CHANGE,
  MEETING_CANCEL,
} MeetingKind;

typedef struct
{
  MeetingKind kind;
  gint64 id;
  gint64 version;
  BcMeeting *to;
  BcAct *act;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_clear_pointer (&plan->to, bc_meeting_unref);
  bc_act_free (plan->act);
  g_free (plan);
}

static gpointer
plan_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Plan *plan = data;

  switch (plan->kind)
    {
    case MEETING_ADD:
      return bc_meetings_add (engine, plan->to, plan->act, error);
    case MEETING_CHANGE:
      return bc_meetings_change (engine, plan->id, plan->version, plan->to, plan->act, error);
    case MEETING_CANCEL:
      return bc_meetings_cancel (engine, plan->id, plan->version, plan->act, error);
    default:
      g_assert_not_reached ();
    }
}

static const char *
undo_label (MeetingKind kind)
{
  switch (kind)
    {
    case MEETING_ADD:
      /* Translators: what Undo takes back; %s is a ticket's number. */
      return _ ("planning a meeting about %s");
    case MEETING_CHANGE:
      return _ ("changing a meeting about %s");
    case MEETING_CANCEL:
    default:
      return _ ("calling off a meeting about %s");
    }
}

static void
run_plan (BcDesk *self, Plan *plan, GAsyncReadyCallback callback, gpointer user_data, gpointer tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  gint64 ticket = plan->to->ticket;

  g_task_set_source_tag (task, tag);
  plan->act = bc_act_new (self->staff);
  bc_desk_run (self, BC_INTENT_WRITE, plan_job, plan, plan_free, (GDestroyNotify) bc_meeting_unref,
               task, bc_desk_planned,
               bc_desk_planned_new (self, ticket, plan->act->operation, undo_label (plan->kind)),
               bc_desk_planned_free, NULL);
}

static Plan *
plan_of (MeetingKind kind, BcMeeting *meeting, BcMeeting *to)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->kind = kind;
  plan->id = meeting->id;
  plan->version = meeting->version;
  plan->to = bc_meeting_copy (to);
  plan->to->ticket = meeting->ticket;
  return plan;
}

void
bc_desk_add_meeting_async (BcDesk *self,
                           BcMeeting *meeting,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  run_plan (self, plan_of (MEETING_ADD, meeting, meeting), callback, user_data,
            bc_desk_add_meeting_async);
}

void
bc_desk_change_meeting_async (BcDesk *self,
                              BcMeeting *meeting,
                              BcMeeting *to,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  run_plan (self, plan_of (MEETING_CHANGE, meeting, to), callback, user_data,
            bc_desk_change_meeting_async);
}

void
bc_desk_cancel_meeting_async (BcDesk *self,
                              BcMeeting *meeting,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  run_plan (self, plan_of (MEETING_CANCEL, meeting, meeting), callback, user_data,
            bc_desk_cancel_meeting_async);
}

static gpointer
meetings_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_meetings_of (engine, *(gint64 *) data, error);
}

void
bc_desk_meetings_async (BcDesk *self,
                        BcTicket *ticket,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  gint64 id = bc_ticket_get_id (ticket);

  g_task_set_source_tag (task, bc_desk_meetings_async);
  bc_desk_run (self, BC_INTENT_READ, meetings_job, g_memdup2 (&id, sizeof id), g_free,
               (GDestroyNotify) g_ptr_array_unref, task, NULL, NULL, NULL, NULL);
}
