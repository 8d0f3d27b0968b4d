/* A board's filter at work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-sieve.h"

#include "base/bc-trace.h"
#include "model/bc-desk-private.h"

struct _BcSieve
{
  GObject parent_instance;

  BcDesk *desk;
  BcBoardFilter *filter;
  GHashTable *passing;  /* (element-type gint64) a set; NULL: everything passes */
  GCancellable *asking; /* NULL while no question is under way */
  gboolean is_stale;    /* something has changed since the question was put */
  guint ask_source;
};

G_DEFINE_FINAL_TYPE (BcSieve, bc_sieve, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The question, as it travels to the worker. */
typedef struct
{
  BcBoardFilter *filter;
  char *staff;
  gint64 closed_since;
  gint64 midnight;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  bc_board_filter_free (question->filter);
  g_free (question->staff);
  g_free (question);
}

static gpointer
passing_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return bc_lists_passing (engine, question->filter, question->staff, question->closed_since,
                           question->midnight, error);
}

static gboolean
is_same (GHashTable *known, GArray *ids)
{
  if (known == NULL || g_hash_table_size (known) != ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (known, &g_array_index (ids, gint64, i)))
      return FALSE;
  return TRUE;
}

static void
take_answer (BcSieve *self, GArray *ids)
{
  if (!is_same (self->passing, ids))
    {
      g_clear_pointer (&self->passing, g_hash_table_unref);
      self->passing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (self->passing,
                          g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  bc_trace ("sieve passes %u", ids->len);
}

static void ask_soon (BcSieve *self);

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcSieve) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_object (&self->asking);
  /* A file that cannot be read has told so by the desk's connection; what was shown stays. */
  if (error == NULL)
    take_answer (self, ids);
  if (self->is_stale)
    ask_soon (self);
}

static void
ask (BcSieve *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  Question *question;
  GTask *task;

  self->is_stale = FALSE;
  if (hall == NULL || bc_board_filter_is_empty (self->filter))
    return;
  question = g_new0 (Question, 1);
  question->filter = bc_board_filter_copy (self->filter);
  question->staff = staff != NULL ? g_strdup (staff->code) : NULL;
  question->closed_since = self->desk->closed_since;
  question->midnight =
      bc_instant_from_local (bc_desk_today (self->desk) + 1, 0, bc_hall_zone (hall));
  self->asking = g_cancellable_new ();
  task = g_task_new (self->desk, self->asking, answer_cb, g_object_ref (self));
  g_task_set_source_tag (task, ask);
  bc_desk_run (self->desk, BC_INTENT_READ, passing_job, question, question_free,
               (GDestroyNotify) g_array_unref, task, NULL, NULL, NULL, NULL);
}

static gboolean
ask_cb (gpointer user_data)
{
  BcSieve *self = user_data;

  self->ask_source = 0;
  if (self->asking == NULL)
    ask (self);
  else
    self->is_stale = TRUE;
  return G_SOURCE_REMOVE;
}

/* A hundred changes of another seat come at once: they are asked about once, after what they have to draw. */
static void
ask_soon (BcSieve *self)
{
  if (self->ask_source == 0 && !bc_board_filter_is_empty (self->filter))
    self->ask_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ask_cb, self, NULL);
}

static void
bc_sieve_dispose (GObject *object)
{
  BcSieve *self = BC_SIEVE (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (bc_sieve_parent_class)->dispose (object);
}

static void
bc_sieve_finalize (GObject *object)
{
  BcSieve *self = BC_SIEVE (object);

  g_clear_pointer (&self->passing, g_hash_table_unref);
  g_clear_object (&self->asking);
  bc_board_filter_free (self->filter);
  G_OBJECT_CLASS (bc_sieve_parent_class)->finalize (object);
}

static void
bc_sieve_class_init (BcSieveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bc_sieve_dispose;
  object_class->finalize = bc_sieve_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BC_TYPE_SIEVE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_sieve_init (BcSieve *self)
{
  self->filter = bc_board_filter_new ();
}

BcSieve *
bc_sieve_new (BcDesk *desk)
{
  static const char *const reasons[] = { "places-changed", "ticket-changed", "agenda-changed",
                                         "minute",         "notify::staff",  "notify::hall" };
  BcSieve *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_SIEVE, NULL);
  self->desk = g_object_ref (desk);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_signal_connect_object (desk, reasons[i], G_CALLBACK (ask_soon), self, G_CONNECT_SWAPPED);
  return self;
}

void
bc_sieve_set_filter (BcSieve *self, const BcBoardFilter *filter)
{
  g_return_if_fail (BC_IS_SIEVE (self) && filter != NULL);

  if (bc_board_filter_equal (self->filter, filter))
    return;
  bc_board_filter_free (self->filter);
  self->filter = bc_board_filter_copy (filter);
  /* Whatever is under way answers a question that nobody has any more. */
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->ask_source, g_source_remove);
  if (!bc_board_filter_is_empty (filter))
    {
      ask (self);
      return;
    }
  g_clear_pointer (&self->passing, g_hash_table_unref);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const BcBoardFilter *
bc_sieve_get_filter (BcSieve *self)
{
  g_return_val_if_fail (BC_IS_SIEVE (self), NULL);

  return self->filter;
}

gboolean
bc_sieve_is_active (BcSieve *self)
{
  g_return_val_if_fail (BC_IS_SIEVE (self), FALSE);

  return self->passing != NULL;
}

gboolean
bc_sieve_passes (BcSieve *self, gint64 ticket)
{
  return self->passing == NULL || g_hash_table_contains (self->passing, &ticket);
}
