/* Changes that move nothing: edits, parts of assisting departments, and taking back what was asked
 * for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-private.h"

#include <string.h>

#include "domain/bc-ticket-json.h"

/* What the three functions below do alike: everything but the rule itself. */
typedef gboolean (*Rule) (const BcRecord *before,
                          gconstpointer data,
                          const BcWorkflowContext *context,
                          BcRecord **after,
                          GError **error);

static BcRecord *
change_by_rule (BcEngine *engine,
                gint64 id,
                gint64 version,
                const BcAct *act,
                const char *kind,
                const char *reason,
                Rule rule,
                gconstpointer data,
                GError **error)
{
  const char *const kinds[] = { kind, NULL };
  g_autoptr (BcRecord) before = NULL;
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (BcEvent) replayed = NULL;
  g_autofree char *changes = NULL;
  BcTicketChange change = { .kind = kind, .reason = reason, .operation = act->operation };
  BcWorkflowContext context;

  if (!bc_tickets_replayed (engine, act, id, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return bc_tickets_get (engine, id, error);
  before = bc_tickets_get_at (engine, id, version, error);
  if (before == NULL || !bc_tickets_actor (engine, act, &change.actor, error))
    return NULL;
  bc_tickets_context (engine, change.actor, &context);
  if (!rule (before, data, &context, &after, error))
    return NULL;
  /* Nothing was changed, so there is nothing to tell anybody. */
  changes = bc_changes_to_json (before, after);
  if (strcmp (changes, "{}") == 0)
    return g_steal_pointer (&before);
  return bc_tickets_write (engine, before, after, &change, error) ? g_steal_pointer (&after) : NULL;
}

static gboolean
decline_rule (const BcRecord *before,
              gconstpointer data,
              const BcWorkflowContext *context,
              BcRecord **after,
              GError **error)
{
  return bc_workflow_decline (before, data, context, after, error);
}

BcRecord *
bc_tickets_decline (BcEngine *engine,
                    gint64 id,
                    gint64 version,
                    const char *reason,
                    const BcAct *act,
                    GError **error)
{
  return change_by_rule (engine, id, version, act, BC_EVENT_DECLINED, reason, decline_rule, reason,
                         error);
}

static gboolean
edit_rule (const BcRecord *before,
           gconstpointer data,
           const BcWorkflowContext *context,
           BcRecord **after,
           GError **error)
{
  return bc_workflow_edit (before, (GHashTable *) data, context, after, error);
}

BcRecord *
bc_tickets_edit (BcEngine *engine,
                 gint64 id,
                 gint64 version,
                 GHashTable *input,
                 const BcAct *act,
                 GError **error)
{
  g_autofree char *reason = bc_tickets_reason (input);

  return change_by_rule (engine, id, version, act, BC_EVENT_EDITED, reason, edit_rule, input,
                         error);
}

typedef struct
{
  const char *department;
  int state;
  const char *report;
} PartChange;

static gboolean
part_rule (const BcRecord *before,
           gconstpointer data,
           const BcWorkflowContext *context,
           BcRecord **after,
           GError **error)
{
  const PartChange *part = data;

  return bc_workflow_part (before, part->department, part->state, part->report, context, after,
                           error);
}

BcRecord *
bc_tickets_part (BcEngine *engine,
                 gint64 id,
                 gint64 version,
                 const char *department,
                 int part_state,
                 const char *report,
                 const BcAct *act,
                 GError **error)
{
  PartChange part = { department, part_state, report };

  return change_by_rule (engine, id, version, act, BC_EVENT_PART, NULL, part_rule, &part, error);
}
