/* Callbacks: planning them, moving them, recording what came of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include <glib/gi18n.h>

typedef enum
{
  PLAN_ADD,
  PLAN_MOVE,
  PLAN_CANCEL,
  PLAN_FINISH,
} PlanKind;

typedef struct
{
  PlanKind kind;
  gint64 id; /* callback, or the ticket for PLAN_ADD */
  gint64 version;
  gint64 planned_at;
  char *staff;
  char *note;
  BcCallback *result;
  BcAct *act;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_free (plan->staff);
  g_free (plan->note);
  g_clear_pointer (&plan->result, bc_callback_unref);
  bc_act_free (plan->act);
  g_free (plan);
}

static gpointer
plan_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Plan *plan = data;

  switch (plan->kind)
    {
    case PLAN_ADD:
      return bc_callbacks_add (engine, plan->id, plan->planned_at, plan->staff, plan->note,
                               plan->act, error);
    case PLAN_MOVE:
      return bc_callbacks_move (engine, plan->id, plan->version, plan->planned_at, plan->act,
                                error);
    case PLAN_CANCEL:
      return bc_callbacks_cancel (engine, plan->id, plan->version, plan->act, error);
    case PLAN_FINISH:
      return bc_callbacks_done (engine, plan->id, plan->version, plan->result, plan->act, error);
    default:
      g_assert_not_reached ();
    }
}

/* What Undo takes back; %s is the ticket's number. */
static const char *
undo_label (PlanKind kind)
{
  switch (kind)
    {
    case PLAN_ADD:
      return _ ("planning a callback of %s");
    case PLAN_MOVE:
      return _ ("moving the callback of %s");
    case PLAN_CANCEL:
      return _ ("cancelling the callback of %s");
    case PLAN_FINISH:
    default:
      return _ ("recording the callback of %s");
    }
}

static void
run_plan (BcDesk *self,
          Plan *plan,
          gint64 ticket,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  plan->act = bc_act_new (self->staff);
  bc_desk_run (self, BC_INTENT_WRITE, plan_job, plan, plan_free, (GDestroyNotify) bc_callback_unref,
               task, bc_desk_planned,
               bc_desk_planned_new (self, ticket, plan->act->operation, undo_label (plan->kind)),
               bc_desk_planned_free, NULL);
}

static Plan *
plan_of (BcCallback *item, PlanKind kind)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->kind = kind;
  plan->id = item->id;
  plan->version = item->version;
  return plan;
}

void
bc_desk_add_callback_async (BcDesk *self,
                            BcTicket *ticket,
                            gint64 planned_at,
                            const char *staff,
                            const char *note,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->kind = PLAN_ADD;
  plan->id = bc_ticket_get_id (ticket);
  plan->planned_at = planned_at;
  plan->staff = g_strdup (staff);
  plan->note = g_strdup (note);
  run_plan (self, plan, plan->id, callback, user_data, bc_desk_add_callback_async);
}

void
bc_desk_move_callback_async (BcDesk *self,
                             BcCallback *callback_item,
                             gint64 planned_at,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Plan *plan = plan_of (callback_item, PLAN_MOVE);

  plan->planned_at = planned_at;
  run_plan (self, plan, callback_item->ticket, callback, user_data, bc_desk_move_callback_async);
}

void
bc_desk_cancel_callback_async (BcDesk *self,
                               BcCallback *callback_item,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  run_plan (self, plan_of (callback_item, PLAN_CANCEL), callback_item->ticket, callback, user_data,
            bc_desk_cancel_callback_async);
}

void
bc_desk_finish_callback_async (BcDesk *self,
                               BcCallback *callback_item,
                               BcCallback *result,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Plan *plan = plan_of (callback_item, PLAN_FINISH);

  plan->result = bc_callback_copy (result);
  run_plan (self, plan, callback_item->ticket, callback, user_data, bc_desk_finish_callback_async);
}
