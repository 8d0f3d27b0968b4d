/* Extensions, and what a bad rating makes due.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-flags.h"

#include "base/bc-text.h"
#include "store/bc-callback-rows.h"
#include "store/bc-tickets-private.h"

/* A change from begin to end. */
typedef struct
{
  BcRecord *before;
  BcRecord *after;
  BcWorkflowContext context;
  BcTicketChange change;
} Step;

static void
step_clear (Step *self)
{
  g_clear_pointer (&self->before, bc_record_unref);
  g_clear_pointer (&self->after, bc_record_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

/* Reads the ticket at the version that was seen; *@replayed: the operation is in the history already and before is the ticket as it is now. */
static gboolean
step_begin (Step *self,
            BcEngine *engine,
            gint64 id,
            gint64 version,
            const char *const *kinds,
            const BcAct *act,
            gboolean *replayed,
            GError **error)
{
  g_autoptr (BcEvent) event = NULL;

  if (!bc_tickets_replayed (engine, act, id, kinds, &event, error))
    return FALSE;
  *replayed = event != NULL;
  self->before = *replayed ? bc_tickets_get (engine, id, error)
                           : bc_tickets_get_at (engine, id, version, error);
  self->change.operation = act->operation;
  if (self->before == NULL || !bc_tickets_actor (engine, act, &self->change.actor, error))
    return FALSE;
  bc_tickets_context (engine, self->change.actor, &self->context);
  return TRUE;
}

/* (transfer full) */
static BcRecord *
step_end (Step *self, BcEngine *engine, const char *kind, const char *reason, GError **error)
{
  g_autofree char *clean = bc_text_is_blank (reason) ? NULL : bc_text_clean (reason);

  self->change.kind = kind;
  self->change.reason = clean;
  if (!bc_tickets_write (engine, self->before, self->after, &self->change, error))
    return NULL;
  return g_steal_pointer (&self->after);
}

BcRecord *
bc_tickets_ask_extension (BcEngine *engine,
                          gint64 id,
                          gint64 version,
                          gint64 due_at,
                          const char *reason,
                          const BcAct *act,
                          GError **error)
{
  static const char *const kinds[] = { BC_EVENT_EXTENSION_ASKED, NULL };
  g_auto (Step) step = { 0 };
  gboolean replayed;

  if (!step_begin (&step, engine, id, version, kinds, act, &replayed, error))
    return NULL;
  if (replayed)
    return g_steal_pointer (&step.before);
  if (!bc_extension_ask (step.before, due_at, reason, &step.context, &step.after, error))
    return NULL;
  return step_end (&step, engine, BC_EVENT_EXTENSION_ASKED, reason, error);
}

BcRecord *
bc_tickets_decide_extension (BcEngine *engine,
                             gint64 id,
                             gint64 version,
                             gboolean grant,
                             const char *reason,
                             const BcAct *act,
                             GError **error)
{
  static const char *const kinds[] = { BC_EVENT_EXTENDED, BC_EVENT_EXTENSION_DECLINED, NULL };
  g_auto (Step) step = { 0 };
  gboolean replayed;

  if (!step_begin (&step, engine, id, version, kinds, act, &replayed, error))
    return NULL;
  if (replayed)
    return g_steal_pointer (&step.before);
  if (!bc_extension_decide (step.before, grant, reason, &step.context, &step.after, error))
    return NULL;
  return step_end (&step, engine, grant ? BC_EVENT_EXTENDED : BC_EVENT_EXTENSION_DECLINED, reason,
                   error);
}

BcRecord *
bc_tickets_rectify (BcEngine *engine,
                    gint64 id,
                    gint64 version,
                    BcRectifyStep rectify,
                    const char *text,
                    const BcAct *act,
                    GError **error)
{
  static const char *const kinds[] = { BC_EVENT_RECTIFICATION, NULL };
  g_autoptr (BcRecord) after = NULL;
  g_auto (Step) step = { 0 };
  gboolean replayed;

  if (!step_begin (&step, engine, id, version, kinds, act, &replayed, error))
    return NULL;
  if (replayed)
    return g_steal_pointer (&step.before);
  if (!bc_rectify_step (step.before, rectify, text, &step.context, &step.after, error))
    return NULL;
  /* The step is the history's state of this track: a reader tells by it what was done. */
  step.change.to = bc_rectify_code (rectify);
  after = step_end (&step, engine, BC_EVENT_RECTIFICATION, text, error);
  if (after != NULL && rectify == BC_RECTIFY_DONE
      && !bc_callback_rows_plan_first (engine, after, act->operation, error))
    return NULL;
  return g_steal_pointer (&after);
}
