/* The draft journal: an ordered list of jobs and one thread that does them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "model/bc-drafts.h"

#include "base/bc-error.h"
#include "base/bc-trace.h"
#include "model/bc-draft-file.h"

/* How long a discarded draft can be brought back. */
#define DISCARDED_FOR (24 * 60 * 60)

typedef enum
{
  JOB_KEEP,
  JOB_DROP,
  JOB_DISCARD,
  JOB_RESTORE,
  JOB_LOAD,
} JobKind;

typedef struct
{
  JobKind kind;
  char *id;           /* NULL for JOB_LOAD */
  GHashTable *values; /* JOB_KEEP: the job's own copy */
  gint64 now;
  GPtrArray *tasks; /* who waits for it; several where one keeping superseded others */
} Job;

/* What the object and its thread share; counted, so that whichever goes first leaves it whole. */
typedef struct
{
  char *path; /* never changes */

  GMutex mutex;
  GCond changed;
  GQueue jobs;     /* under the mutex */
  gboolean busy;   /* under the mutex: a job is being done */
  gboolean ending; /* under the mutex: end once the jobs are done */

  GHashTable *locks; /* the thread's: id → descriptor of the claim */
} Journal;

struct _BcDrafts
{
  GObject parent_instance;

  Journal *journal;
  GThread *thread; /* started with the first job */
};

G_DEFINE_FINAL_TYPE (BcDrafts, bc_drafts, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_free (job->id);
  g_clear_pointer (&job->values, g_hash_table_unref);
  g_clear_pointer (&job->tasks, g_ptr_array_unref);
  g_free (job);
}

static void
journal_clear (gpointer data)
{
  Journal *journal = data;

  g_assert (g_queue_is_empty (&journal->jobs));
  g_free (journal->path);
  g_mutex_clear (&journal->mutex);
  g_cond_clear (&journal->changed);
  g_hash_table_unref (journal->locks);
}

static void
journal_unref (Journal *journal)
{
  g_atomic_rc_box_release_full (journal, journal_clear);
}

/* Whether this process may show and write the draft: another running copy of the program that
 * shares the folder may be typing in it. */
static gboolean
claim (Journal *journal, const char *id)
{
  int descriptor;

  if (g_hash_table_contains (journal->locks, id))
    return TRUE;
  descriptor = bc_draft_file_lock (journal->path, id);
  if (descriptor == -1)
    return FALSE;
  g_hash_table_insert (journal->locks, g_strdup (id), GINT_TO_POINTER (descriptor));
  return TRUE;
}

static void
unclaim (Journal *journal, const char *id)
{
  gpointer descriptor;

  if (g_hash_table_lookup_extended (journal->locks, id, NULL, &descriptor))
    {
      bc_draft_file_unlock (journal->path, id, GPOINTER_TO_INT (descriptor));
      g_hash_table_remove (journal->locks, id);
    }
}

static void
unclaim_all (Journal *journal)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (journal->locks);

  for (GList *id = ids; id != NULL; id = id->next)
    {
      g_autofree char *copy = g_strdup (id->data);

      unclaim (journal, copy);
    }
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const BcDraftEntry *first = *(BcDraftEntry *const *) a;
  const BcDraftEntry *second = *(BcDraftEntry *const *) b;

  if (first->saved_at != second->saved_at)
    return first->saved_at > second->saved_at ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

static GPtrArray *
load (Journal *journal)
{
  g_autoptr (GPtrArray) ids = bc_draft_file_list (journal->path, ".draft");
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_draft_entry_free);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      gboolean had = g_hash_table_contains (journal->locks, id);
      BcDraftEntry *entry;

      /* The claim comes before the reading: what is read then is what nobody else is changing. */
      if (!claim (journal, id))
        continue;
      entry = bc_draft_file_read (journal->path, id);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
      else if (!had)
        unclaim (journal, id);
    }
  g_ptr_array_sort (entries, compare_newest_first);
  bc_draft_file_purge (journal->path, DISCARDED_FOR);
  return entries;
}

static void
do_keep (Journal *journal, Job *job)
{
  g_autoptr (GError) error = NULL;
  gboolean kept;

  /* Ids are random, so nobody else has it; and if somebody had, losing text would be worse than
   * writing over theirs. */
  claim (journal, job->id);
  kept = bc_draft_file_write (journal->path, job->id, job->values, job->now, &error);
  if (kept)
    bc_trace ("draft kept %s", job->id);
  for (guint i = 0; i < job->tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (job->tasks, i);

      if (kept)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

static void
do_job (Journal *journal, Job *job)
{
  switch (job->kind)
    {
    case JOB_KEEP:
      do_keep (journal, job);
      break;
    case JOB_DROP:
      bc_draft_file_remove (journal->path, job->id, ".draft");
      unclaim (journal, job->id);
      break;
    case JOB_DISCARD:
      bc_draft_file_rename (journal->path, job->id, ".draft", ".discarded");
      unclaim (journal, job->id);
      break;
    case JOB_RESTORE:
      if (bc_draft_file_rename (journal->path, job->id, ".discarded", ".draft"))
        claim (journal, job->id);
      break;
    case JOB_LOAD:
      g_task_return_pointer (g_ptr_array_index (job->tasks, 0), load (journal),
                             (GDestroyNotify) g_ptr_array_unref);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gpointer
journal_thread (gpointer data)
{
  Journal *journal = data;

  g_mutex_lock (&journal->mutex);
  while (TRUE)
    {
      Job *job;

      while (g_queue_is_empty (&journal->jobs) && !journal->ending)
        g_cond_wait (&journal->changed, &journal->mutex);
      job = g_queue_pop_head (&journal->jobs);
      if (job == NULL)
        break;
      journal->busy = TRUE;
      g_mutex_unlock (&journal->mutex);

      do_job (journal, job);
      job_free (job);

      g_mutex_lock (&journal->mutex);
      journal->busy = FALSE;
      g_cond_broadcast (&journal->changed);
    }
  g_mutex_unlock (&journal->mutex);

  /* What was left open in the form is the next run's to continue. */
  unclaim_all (journal);
  journal_unref (journal);
  return NULL;
}

/* The keeping of @id that has not started and that nothing queued later depends on; NULL if none.
 */
static Job *
find_superseded (Journal *journal, const char *id)
{
  for (GList *link = journal->jobs.tail; link != NULL; link = link->prev)
    {
      Job *job = link->data;

      if (g_strcmp0 (job->id, id) == 0)
        return job->kind == JOB_KEEP ? job : NULL;
    }
  return NULL;
}

static void
push (BcDrafts *self, Job *job)
{
  Journal *journal = self->journal;
  Job *superseded;

  if (self->thread == NULL)
    self->thread = g_thread_new ("drafts", journal_thread, g_atomic_rc_box_acquire (self->journal));

  g_mutex_lock (&journal->mutex);
  superseded = job->kind == JOB_KEEP ? find_superseded (journal, job->id) : NULL;
  if (superseded != NULL)
    {
      g_clear_pointer (&superseded->values, g_hash_table_unref);
      superseded->values = g_steal_pointer (&job->values);
      superseded->now = job->now;
      /* Whoever waited for the older text is answered when the newer one, which holds it, is kept.
       */
      g_ptr_array_extend_and_steal (superseded->tasks, g_steal_pointer (&job->tasks));
      job_free (job);
    }
  else
    {
      g_queue_push_tail (&journal->jobs, job);
    }
  g_cond_broadcast (&journal->changed);
  g_mutex_unlock (&journal->mutex);
}

static Job *
job_new (JobKind kind, const char *id, GTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->id = g_strdup (id);
  job->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  if (task != NULL)
    g_ptr_array_add (job->tasks, g_object_ref (task));
  return job;
}

static void
bc_drafts_finalize (GObject *object)
{
  BcDrafts *self = BC_DRAFTS (object);

  if (self->thread != NULL)
    {
      g_mutex_lock (&self->journal->mutex);
      self->journal->ending = TRUE;
      g_cond_broadcast (&self->journal->changed);
      g_mutex_unlock (&self->journal->mutex);
      /* The last reference may be that of a task which the thread itself lets go. */
      if (self->thread == g_thread_self ())
        g_thread_unref (self->thread);
      else
        g_thread_join (self->thread);
    }
  journal_unref (self->journal);

  G_OBJECT_CLASS (bc_drafts_parent_class)->finalize (object);
}

static void
bc_drafts_class_init (BcDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_drafts_finalize;
}

static void
bc_drafts_init (BcDrafts *self)
{
  self->journal = g_atomic_rc_box_new0 (Journal);
  g_mutex_init (&self->journal->mutex);
  g_cond_init (&self->journal->changed);
  g_queue_init (&self->journal->jobs);
  self->journal->locks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

BcDrafts *
bc_drafts_new (const char *path)
{
  BcDrafts *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (BC_TYPE_DRAFTS, NULL);
  self->journal->path = g_strdup (path);
  return self;
}

void
bc_drafts_load_async (BcDrafts *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BC_IS_DRAFTS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bc_drafts_load_async);
  push (self, job_new (JOB_LOAD, NULL, task));
}

GPtrArray *
bc_drafts_load_finish (BcDrafts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bc_drafts_keep_async (BcDrafts *self,
                      const char *id,
                      GHashTable *values,
                      gint64 now,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GHashTableIter iter;
  gpointer key, value;
  Job *job;

  g_return_if_fail (BC_IS_DRAFTS (self));
  g_return_if_fail (bc_draft_id_is_valid (id));
  g_return_if_fail (values != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, bc_drafts_keep_async);
  job = job_new (JOB_KEEP, id, task);
  job->now = now;
  job->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (job->values, g_strdup (key), g_strdup (value));
  push (self, job);
}

gboolean
bc_drafts_keep_finish (BcDrafts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
bc_drafts_drop (BcDrafts *self, const char *id, gboolean discarded)
{
  g_return_if_fail (BC_IS_DRAFTS (self));
  g_return_if_fail (bc_draft_id_is_valid (id));

  push (self, job_new (discarded ? JOB_DISCARD : JOB_DROP, id, NULL));
}

void
bc_drafts_restore (BcDrafts *self, const char *id)
{
  g_return_if_fail (BC_IS_DRAFTS (self));
  g_return_if_fail (bc_draft_id_is_valid (id));

  push (self, job_new (JOB_RESTORE, id, NULL));
}

void
bc_drafts_flush (BcDrafts *self)
{
  Journal *journal;

  g_return_if_fail (BC_IS_DRAFTS (self));

  journal = self->journal;
  g_mutex_lock (&journal->mutex);
  while (journal->busy || !g_queue_is_empty (&journal->jobs))
    g_cond_wait (&journal->changed, &journal->mutex);
  g_mutex_unlock (&journal->mutex);
}
