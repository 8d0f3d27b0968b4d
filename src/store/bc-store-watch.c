/* A file that goes out of reach, and the way back to it.
 *
 * A thread that is stuck in the kernel cannot be interrupted: it is given up, and another one takes its place. SQLite holds locks of the whole process while a thread is stuck, so whether
 * the drive answers again is asked by a process of its own, and the file is opened anew only when that process has come back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-store-private.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "store/bc-drive-probe.h"

#define TICK 250 /* milliseconds */
/* Busy for so long without a sign of life: the slowest disks that were seen need a second or two for one call. */
#define STUCK_AFTER (10 * G_USEC_PER_SEC)
/* Opening waits for other seats without being able to say so. */
#define OPENING_STUCK_AFTER (30 * G_USEC_PER_SEC)
#define RETRY_FIRST         (G_USEC_PER_SEC / 2)
#define RETRY_LAST          (15 * G_USEC_PER_SEC)
#define PROBE_PATIENCE      (10 * G_USEC_PER_SEC)
/* Each keeps its memory and its descriptors for as long as the kernel keeps it. */
#define MAX_ABANDONED 4

static void
set_trouble (BcStore *self, const GError *trouble)
{
  if (self->trouble == NULL && trouble == NULL)
    return;
  if (self->trouble != NULL && trouble != NULL && self->trouble->code == trouble->code
      && strcmp (self->trouble->message, trouble->message) == 0)
    return;
  g_clear_error (&self->trouble);
  self->trouble = trouble != NULL ? g_error_copy (trouble) : NULL;
  bc_store_emit_trouble (self);
}

static void
retry_soon (BcStore *self)
{
  self->retry_delay = RETRY_FIRST;
  self->retry_at = g_get_monotonic_time () + self->retry_delay;
}

static void
retry_later (BcStore *self)
{
  self->retry_delay = MIN (2 * self->retry_delay, RETRY_LAST);
  self->retry_at = g_get_monotonic_time () + self->retry_delay;
}

GError *
bc_store_untried (BcStore *self)
{
  g_autofree char *name = g_filename_display_name (self->path);

  return g_error_new (BC_ERROR, BC_ERROR_LOST,
                      _ ("“%s” is out of reach at the moment. Nothing was saved; try again when "
                         "the "
                         "drive is back."),
                      name);
}

/* Gives @worker up without waiting for it. */
static void
abandon (BcStore *self, BcWorker *worker)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autoptr (GError) untried = bc_store_untried (self);
  g_autoptr (GError) unclear =
      g_error_new (BC_ERROR, BC_ERROR_IO,
                   _ ("The drive of “%s” stopped answering, and it is not known whether the last "
                      "change "
                      "was saved. The program finds out as soon as the drive is back."),
                   name);

  bc_worker_abandon (worker, unclear, untried);
}

static void
lose (BcStore *self, const GError *why)
{
  BcWorker *worker = g_steal_pointer (&self->worker);

  if (worker == NULL)
    return;
  g_clear_pointer (&self->hall, bc_hall_unref);
  self->hall = bc_worker_dup_hall (worker);
  self->was_read_only = bc_worker_is_read_only (worker);
  self->last_seq = bc_worker_last_seq (worker);
  self->outbox = NULL;
  abandon (self, worker);
  if (self->is_opened)
    {
      retry_soon (self);
      set_trouble (self, why);
    }
}

void
bc_store_note_failure (BcStore *self, const GError *error)
{
  if (!self->is_opened)
    return;
  if (g_error_matches (error, BC_ERROR, BC_ERROR_IO)
      || g_error_matches (error, BC_ERROR, BC_ERROR_DAMAGED))
    lose (self, error);
  else if (g_error_matches (error, BC_ERROR, BC_ERROR_FULL))
    set_trouble (self, error);
  else if (g_error_matches (error, BC_ERROR, BC_ERROR_READ_ONLY) && !bc_store_is_read_only (self))
    {
      /* It can still be read; the file is opened anew when it can be written again. */
      set_trouble (self, error);
      retry_soon (self);
    }
}

void
bc_store_note_written (BcStore *self)
{
  if (self->trouble != NULL && self->worker != NULL)
    {
      self->retry_at = 0;
      set_trouble (self, NULL);
    }
}

/* The way back */

static void
accept_candidate (BcStore *self)
{
  g_autoptr (GError) read_only = NULL;

  if (self->worker != NULL)
    abandon (self, g_steal_pointer (&self->worker));
  self->worker = g_steal_pointer (&self->candidate);
  self->outbox = self->candidate_outbox;
  bc_worker_set_polling (self->worker, self->polling);
  self->retry_at = 0;
  if (bc_worker_is_read_only (self->worker) && !self->was_read_only)
    {
      g_autofree char *name = g_filename_display_name (self->path);

      read_only =
          g_error_new (BC_ERROR, BC_ERROR_READ_ONLY,
                       _ ("“%s” can be read again, but not written. Ask for write permission to "
                          "the file and its folder."),
                       name);
      retry_later (self);
    }
  set_trouble (self, read_only);
}

static void reopened_cb (gpointer result, GError *error, gpointer data);

typedef struct
{
  GWeakRef store;
  BcOutbox *outbox; /* of the candidate that was asked; only compared */
  GMainContext *context;
  GError *error;
} Reopening;

static void
reopening_free (gpointer data)
{
  Reopening *reopening = data;

  g_weak_ref_clear (&reopening->store);
  g_clear_error (&reopening->error);
  g_main_context_unref (reopening->context);
  g_free (reopening);
}

static gboolean
reopened_on_context_cb (gpointer data)
{
  Reopening *reopening = data;
  g_autoptr (BcStore) self = g_weak_ref_get (&reopening->store);

  if (self == NULL || self->candidate == NULL || self->candidate_outbox != reopening->outbox)
    return G_SOURCE_REMOVE;
  if (reopening->error == NULL)
    accept_candidate (self);
  else
    {
      abandon (self, g_steal_pointer (&self->candidate));
      if (self->worker == NULL)
        set_trouble (self, reopening->error);
      retry_later (self);
    }
  return G_SOURCE_REMOVE;
}

static void
reopened_cb (gpointer result, GError *error, gpointer data)
{
  Reopening *reopening = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  reopening->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "BcStore reopened");
  g_source_set_callback (source, reopened_on_context_cb, reopening, reopening_free);
  g_source_attach (source, reopening->context);
}

static void
reopen (BcStore *self)
{
  Reopening *reopening = g_new0 (Reopening, 1);
  BcJob job = { .is_open = TRUE, .done = reopened_cb, .done_data = reopening };

  self->candidate = bc_store_new_worker (self, &self->candidate_outbox);
  bc_worker_resume (self->candidate,
                    self->worker != NULL ? bc_worker_last_seq (self->worker) : self->last_seq);
  g_weak_ref_init (&reopening->store, self);
  reopening->outbox = self->candidate_outbox;
  reopening->context = g_main_context_ref (self->context);
  bc_worker_push (self->candidate, &job);
}

static void
probed (BcStore *self, int status)
{
  BcDriveAnswer drive =
      WIFEXITED (status) ? (BcDriveAnswer) WEXITSTATUS (status) : BC_DRIVE_IS_GONE;

  if (drive == BC_DRIVE_IS_GONE || (drive == BC_DRIVE_ONLY_READS && self->worker != NULL))
    retry_later (self);
  /* The others that were given up reach nothing any more, but one that was bringing the file up to date would. */
  else if (bc_worker_n_dangerous () > 0)
    self->retry_at = g_get_monotonic_time () + RETRY_FIRST;
  else
    reopen (self);
}

static void
start_probe (BcStore *self)
{
  g_autoptr (GError) error = NULL;

  self->retry_at = 0;
  if (bc_worker_n_abandoned () >= MAX_ABANDONED
      || !bc_drive_probe_spawn (self->path, &self->probe, &error))
    {
      if (error != NULL)
        g_warning ("the drive cannot be looked at: %s", error->message);
      self->probe = 0;
      retry_later (self);
      return;
    }
  self->probe_until = g_get_monotonic_time () + PROBE_PATIENCE;
}

/* The child is waited for here and not by a child watch, so that a store needs nothing of the main context but its own tick. */
static void
look_at_probe (BcStore *self)
{
  int status = 0;
  pid_t ended = waitpid (self->probe, &status, WNOHANG);

  if (ended == 0)
    {
      /* A child that is stuck in the kernel ends when the drive comes back; until then no other is started. */
      if (g_get_monotonic_time () > self->probe_until)
        kill (self->probe, SIGKILL);
      return;
    }
  g_spawn_close_pid (self->probe);
  self->probe = 0;
  probed (self, status);
}

static void
look_at_worker (BcStore *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 bound = self->stuck_after > 0 ? self->stuck_after : STUCK_AFTER;

  if (bc_worker_silent_for (self->worker) < (self->is_opened ? bound : OPENING_STUCK_AFTER))
    return;
  name = g_filename_display_name (self->path);
  error = g_error_new (BC_ERROR, BC_ERROR_IO, _ ("The drive of “%s” does not answer."), name);
  lose (self, error);
}

static gboolean
tick_cb (gpointer data)
{
  g_autoptr (BcStore) self = g_object_ref (data);

  if (self->worker != NULL)
    look_at_worker (self);
  if (self->candidate != NULL && bc_worker_silent_for (self->candidate) > OPENING_STUCK_AFTER)
    {
      abandon (self, g_steal_pointer (&self->candidate));
      retry_later (self);
    }
  if (self->probe != 0)
    look_at_probe (self);
  else if (self->retry_at != 0 && self->candidate == NULL
           && g_get_monotonic_time () >= self->retry_at)
    start_probe (self);
  return self->watch != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
bc_store_start_watching (BcStore *self)
{
  if (self->watch != NULL)
    return;
  self->watch = g_timeout_source_new (TICK);
  g_source_set_static_name (self->watch, "BcStore watch");
  g_source_set_callback (self->watch, tick_cb, self, NULL);
  g_source_attach (self->watch, self->context);
}

void
bc_store_stop_watching (BcStore *self)
{
  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
  self->retry_at = 0;
  if (self->probe != 0)
    {
      kill (self->probe, SIGKILL);
      /* Not waited for: it may be stuck. The system cleans up after the program's end. */
      self->probe = 0;
    }
  if (self->candidate != NULL)
    abandon (self, g_steal_pointer (&self->candidate));
}

void
bc_store_give_up (BcStore *self)
{
  g_return_if_fail (BC_IS_STORE (self));
  bc_store_stop_watching (self);
  if (self->worker != NULL)
    abandon (self, g_steal_pointer (&self->worker));
}

void
bc_store_stop_looking (BcStore *self)
{
  g_return_if_fail (BC_IS_STORE (self));
  bc_store_stop_watching (self);
}

const GError *
bc_store_get_trouble (BcStore *self)
{
  g_return_val_if_fail (BC_IS_STORE (self), NULL);
  return self->trouble;
}

gboolean
bc_store_is_lost (BcStore *self)
{
  g_return_val_if_fail (BC_IS_STORE (self), FALSE);
  return self->worker == NULL && self->trouble != NULL;
}

void
bc_store_set_stuck_after (BcStore *self, gint64 microseconds)
{
  g_return_if_fail (BC_IS_STORE (self));
  self->stuck_after = microseconds;
}
