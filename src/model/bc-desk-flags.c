/* Extensions, and what a bad rating makes due.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-flags.h"

#include <glib/gi18n.h>

#include "model/bc-desk-private.h"
#include "store/bc-tickets-flags.h"

typedef enum
{
  FLAG_ASK,
  FLAG_DECIDE,
  FLAG_RECTIFY,
} FlagKind;

typedef struct
{
  FlagKind kind;
  gint64 id;
  gint64 version;
  gint64 due_at;
  gboolean grant;
  BcRectifyStep step;
  char *text;
  BcAct *act;
} Flag;

static void
flag_free (gpointer data)
{
  Flag *flag = data;

  g_free (flag->text);
  bc_act_free (flag->act);
  g_free (flag);
}

static gpointer
flag_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Flag *flag = data;

  switch (flag->kind)
    {
    case FLAG_ASK:
      return bc_tickets_ask_extension (engine, flag->id, flag->version, flag->due_at, flag->text,
                                       flag->act, error);
    case FLAG_DECIDE:
      return bc_tickets_decide_extension (engine, flag->id, flag->version, flag->grant, flag->text,
                                          flag->act, error);
    case FLAG_RECTIFY:
      return bc_tickets_rectify (engine, flag->id, flag->version, flag->step, flag->text, flag->act,
                                 error);
    default:
      g_assert_not_reached ();
    }
}

static gpointer
flag_done (BcDesk *self, gpointer result, gpointer data)
{
  bc_desk_take_record (self, result);
  bc_desk_count_anew (self);
  return bc_desk_planned (self, result, data);
}

/* What Undo takes back; %s is the ticket's number. */
static const char *
undo_label (FlagKind kind)
{
  switch (kind)
    {
    case FLAG_ASK:
      return _ ("asking for an extension of %s");
    case FLAG_DECIDE:
      return _ ("deciding on the extension of %s");
    case FLAG_RECTIFY:
    default:
      return _ ("what was done about the bad rating of %s");
    }
}

static Flag *
flag_new (BcDesk *self, FlagKind kind, BcTicket *ticket, const char *text)
{
  Flag *flag = g_new0 (Flag, 1);
  BcRecord *record = bc_ticket_get_record (ticket);

  flag->kind = kind;
  flag->id = bc_ticket_get_id (ticket);
  flag->version = record != NULL ? bc_record_int (record, BC_FIELD_VERSION) : 0;
  flag->text = g_strdup (text);
  flag->act = bc_act_new (self->staff);
  return flag;
}

static void
run_flag (BcDesk *self, Flag *flag, GAsyncReadyCallback callback, gpointer user_data, gpointer tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  bc_desk_run (self, BC_INTENT_WRITE, flag_job, flag, flag_free, (GDestroyNotify) bc_record_unref,
               task, flag_done,
               bc_desk_planned_new (self, flag->id, flag->act->operation, undo_label (flag->kind)),
               bc_desk_planned_free, NULL);
}

void
bc_desk_ask_extension_async (BcDesk *self,
                             BcTicket *ticket,
                             gint64 due_at,
                             const char *reason,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Flag *flag = flag_new (self, FLAG_ASK, ticket, reason);

  flag->due_at = due_at;
  run_flag (self, flag, callback, user_data, bc_desk_ask_extension_async);
}

void
bc_desk_decide_extension_async (BcDesk *self,
                                BcTicket *ticket,
                                gboolean grant,
                                const char *reason,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Flag *flag = flag_new (self, FLAG_DECIDE, ticket, reason);

  flag->grant = grant;
  run_flag (self, flag, callback, user_data, bc_desk_decide_extension_async);
}

void
bc_desk_rectify_async (BcDesk *self,
                       BcTicket *ticket,
                       BcRectifyStep step,
                       const char *text,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Flag *flag = flag_new (self, FLAG_RECTIFY, ticket, text);

  flag->step = step;
  run_flag (self, flag, callback, user_data, bc_desk_rectify_async);
}
