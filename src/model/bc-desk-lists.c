/* What views read once: history, callbacks, repeats, search, alerts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

#include "domain/bc-format.h"

GPtrArray *
bc_desk_list_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The BcTicket objects of a list of BcRecord: (transfer full). */
static gpointer
records_to_tickets (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *records = result;
  GPtrArray *tickets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (tickets,
                     g_object_ref (bc_desk_take_ticket (self, g_ptr_array_index (records, i))));
  return tickets;
}

static gpointer
history_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_lists_history (engine, *(gint64 *) data, error);
}

static gpointer
callbacks_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_lists_callbacks (engine, *(gint64 *) data, error);
}

static void
run_for_ticket (BcDesk *self,
                BcTicket *ticket,
                BcJobFunc func,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data,
                gpointer tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  gint64 *id = g_new (gint64, 1);

  *id = bc_ticket_get_id (ticket);
  g_task_set_source_tag (task, tag);
  bc_desk_run (self, BC_INTENT_READ, func, id, g_free, (GDestroyNotify) g_ptr_array_unref, task,
               NULL, NULL, NULL, NULL);
}

void
bc_desk_history_async (BcDesk *self,
                       BcTicket *ticket,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  run_for_ticket (self, ticket, history_job, cancellable, callback, user_data,
                  bc_desk_history_async);
}

void
bc_desk_callbacks_async (BcDesk *self,
                         BcTicket *ticket,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  run_for_ticket (self, ticket, callbacks_job, cancellable, callback, user_data,
                  bc_desk_callbacks_async);
}

typedef struct
{
  BcRecord *draft;
  gint64 now;
} Likeness;

static void
likeness_free (gpointer data)
{
  bc_record_unref (((Likeness *) data)->draft);
  g_free (data);
}

static gpointer
repeats_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Likeness *likeness = data;

  return bc_lists_repeats (engine, likeness->draft, likeness->now, error);
}

void
bc_desk_repeats_async (BcDesk *self,
                       BcRecord *draft,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Likeness *likeness = g_new0 (Likeness, 1);

  likeness->draft = bc_record_copy (draft);
  likeness->now = bc_desk_now (self);
  g_task_set_source_tag (task, bc_desk_repeats_async);
  bc_desk_run (self, BC_INTENT_READ, repeats_job, likeness, likeness_free,
               (GDestroyNotify) g_ptr_array_unref, task, records_to_tickets, NULL, NULL,
               (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  char *text;
  guint limit;
} Search;

static void
search_free (gpointer data)
{
  g_free (((Search *) data)->text);
  g_free (data);
}

static gpointer
search_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;
  const BcListFilter filter = { .text = search->text, .limit = search->limit };

  return bc_lists_filter (engine, &filter, error);
}

void
bc_desk_search_async (BcDesk *self,
                      const char *text,
                      guint limit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text);
  search->limit = limit;
  g_task_set_source_tag (task, bc_desk_search_async);
  bc_desk_run (self, BC_INTENT_READ, search_job, search, search_free,
               (GDestroyNotify) g_ptr_array_unref, task, records_to_tickets, NULL, NULL,
               (GDestroyNotify) g_ptr_array_unref);
}

/* An alert that is to be told: which nearness it is about, and until when a due date can have it.
 */
typedef struct
{
  char *level;
  BcNearness nearness;
  gint64 until;
  gint64 now;
  BcHall *hall;
} Claim;

static void
claim_free (gpointer data)
{
  Claim *claim = data;

  g_free (claim->level);
  bc_hall_unref (claim->hall);
  g_free (claim);
}

static gpointer
claim_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Claim *claim = data;
  g_autoptr (GPtrArray) due = bc_lists_due_alerts (engine, claim->until, error);

  if (due == NULL)
    return NULL;
  for (guint i = due->len; i > 0; i--)
    if (bc_nearness (g_ptr_array_index (due, i - 1), claim->hall, claim->now, NULL)
        != claim->nearness)
      g_ptr_array_remove_index (due, i - 1);
  return bc_alerts_claim (engine, due, claim->level, error);
}

static BcNearness
nearness_of_level (const char *level)
{
  if (strcmp (level, "soon") == 0)
    return BC_NEARNESS_SOON;
  return strcmp (level, "today") == 0 ? BC_NEARNESS_TODAY : BC_NEARNESS_OVERDUE;
}

void
bc_desk_claim_alerts_async (BcDesk *self,
                            const char *level,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Claim *claim;
  BcDay last;

  g_task_set_source_tag (task, bc_desk_claim_alerts_async);
  if (self->hall == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file is open");
      g_object_unref (task);
      return;
    }
  claim = g_new0 (Claim, 1);
  claim->level = g_strdup (level);
  claim->nearness = nearness_of_level (level);
  claim->now = bc_desk_now (self);
  claim->hall = bc_hall_ref (self->hall);
  last = bc_desk_today (self);
  if (claim->nearness == BC_NEARNESS_SOON)
    last = bc_workdays_add (bc_hall_workdays (self->hall), last, 1, NULL);
  claim->until = claim->nearness == BC_NEARNESS_OVERDUE
                     ? claim->now
                     : bc_instant_from_local (last + 1, 0, bc_hall_zone (self->hall)) - 1;
  bc_desk_run (self, BC_INTENT_WRITE, claim_job, claim, claim_free,
               (GDestroyNotify) g_ptr_array_unref, task, records_to_tickets, NULL, NULL,
               (GDestroyNotify) g_ptr_array_unref);
}
