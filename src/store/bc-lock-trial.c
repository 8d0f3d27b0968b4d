/* Whether locks on a shared drive keep other computers out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lock-trial.h"

#include <string.h>

#include "store/bc-engine-private.h"

/* Failures in a row until the drive is believed to have no locks. */
#define FAILURES 3
/* Nobody is kept waiting for a trial. */
#define PATIENCE (200 * 1000)
/* An answer is held for so long at most: a seat that died while it asked never looks. */
#define HOLD_TIME (60 * G_USEC_PER_SEC)
/* Questions that nobody can be waiting for any more, whatever seats' clocks say. */
#define FORGOTTEN_AFTER (24 * 3600 * (gint64) G_USEC_PER_SEC)

/* What stands in the file. */
typedef struct
{
  gboolean is_answered; /* this seat's question */
  gboolean is_held;     /* the question that this seat holds a lock for is still there */
  gint64 unanswered;    /* slot of somebody else's question; 0 for none */
} Look;

static gboolean
read_trials (BcLockTrial *self, BcEngine *engine, Look *look)
{
  g_autoptr (BcStatement) rows = NULL;
  BcStep step = BC_STEP_ERROR;

  *look = (Look) { FALSE };
  if (!bc_engine_begin (engine, BC_INTENT_READ, NULL, NULL))
    return FALSE;
  rows =
      bc_engine_prepare (engine, "SELECT slot, asked_by, answered_by FROM lock_trial ORDER BY slot",
                         NULL);
  while (rows != NULL && (step = bc_statement_step (rows, NULL)) == BC_STEP_ROW)
    {
      gint64 slot = bc_statement_int (rows, 0);
      gboolean is_own = strcmp (bc_statement_name (rows, 1), self->token) == 0;
      gboolean is_answered = bc_statement_text (rows, 2) != NULL;

      look->is_answered = look->is_answered || (slot == self->asked && is_own && is_answered);
      look->is_held = look->is_held || slot == self->held;
      if (!is_own && !is_answered && look->unanswered == 0)
        look->unanswered = slot;
    }
  g_clear_pointer (&rows, bc_statement_release);
  bc_engine_rollback (engine);
  return step == BC_STEP_DONE;
}

/* One statement in a transaction of its own, with this seat as the first parameter, the slot as the second and @instant, unless it is 0, as the third. Returns how many rows it concerned. */
static gint64
write_trial (BcLockTrial *self, BcEngine *engine, const char *sql, gint64 slot, gint64 instant)
{
  g_autoptr (BcStatement) statement = NULL;
  gint64 patience = engine->patience, changed = 0;
  gboolean done = FALSE;

  engine->patience = PATIENCE;
  if (bc_engine_begin (engine, BC_INTENT_WRITE, NULL, NULL))
    {
      statement = bc_engine_prepare (engine, sql, NULL);
      if (statement != NULL)
        {
          bc_statement_bind_text (statement, 1, self->token);
          bc_statement_bind_int (statement, 2, slot);
          if (instant != 0)
            bc_statement_bind_int (statement, 3, instant);
          done = bc_statement_run (statement, &changed, NULL);
        }
      g_clear_pointer (&statement, bc_statement_release);
      if (done)
        done = bc_engine_commit (engine, NULL);
      else
        bc_engine_rollback (engine);
    }
  engine->patience = patience;
  return done ? changed : 0;
}

static void
ask (BcLockTrial *self, BcEngine *engine)
{
  gint64 slot = g_rand_int_range (engine->random, 1, BC_SEAT_N_SLOTS);
  gint64 now = bc_engine_now (engine);

  if (write_trial (self, engine,
                   "INSERT INTO lock_trial (asked_by, slot, asked_at) VALUES ($1, $2, $3) "
                   "ON CONFLICT DO NOTHING",
                   slot, now)
      == 1)
    self->asked = slot;
}

/* Somebody holds the lock of this seat's question, if locks hold. */
static void
judge (BcLockTrial *self, BcEngine *engine)
{
  gboolean is_refused = !bc_seat_take_slot (engine->presence, self->asked, TRUE);

  if (!is_refused)
    bc_seat_take_slot (engine->presence, self->asked, FALSE);
  self->failures = is_refused ? 0 : self->failures + 1;
  self->is_done = is_refused || self->failures >= FAILURES;
  /* A row that cannot be taken away now is taken away by whoever asks in a day. */
  write_trial (self, engine, "DELETE FROM lock_trial WHERE asked_by = $1 AND slot = $2",
               self->asked, 0);
  write_trial (self, engine,
               "DELETE FROM lock_trial WHERE asked_by <> $1 AND slot <> $2 AND asked_at < $3",
               self->asked, bc_engine_now (engine) - FORGOTTEN_AFTER);
  engine->locks_fail = self->failures >= FAILURES;
  self->asked = 0;
}

static void
answer (BcLockTrial *self, BcEngine *engine, gint64 slot)
{
  /* Somebody else is about to answer. */
  if (!bc_seat_take_slot (engine->presence, slot, TRUE))
    return;
  if (write_trial (self, engine,
                   "UPDATE lock_trial SET answered_by = $1 WHERE slot = $2 AND answered_by IS NULL",
                   slot, 0)
      == 1)
    {
      self->held = slot;
      self->held_until = g_get_monotonic_time () + HOLD_TIME;
    }
  else
    bc_seat_take_slot (engine->presence, slot, FALSE);
}

static void
let_go (BcLockTrial *self, BcEngine *engine)
{
  if (self->held != 0)
    bc_seat_take_slot (engine->presence, self->held, FALSE);
  self->held = 0;
}

static gboolean
takes_part (BcEngine *engine)
{
  return bc_engine_is_shared (engine) && !engine->read_only && engine->presence != NULL;
}

gboolean
bc_lock_trial_is_due (BcLockTrial *self, BcEngine *engine)
{
  return takes_part (engine) && self->asked == 0 && !self->is_done;
}

void
bc_lock_trial_look (BcLockTrial *self, BcEngine *engine)
{
  Look look;

  if (!takes_part (engine))
    return;
  if (self->token == NULL)
    self->token = g_uuid_string_random ();
  if (!read_trials (self, engine, &look))
    return;
  if (!look.is_held || g_get_monotonic_time () > self->held_until)
    let_go (self, engine);
  if (look.is_answered)
    judge (self, engine);
  if (bc_lock_trial_is_due (self, engine))
    ask (self, engine);
  if (look.unanswered != 0 && self->held == 0)
    answer (self, engine, look.unanswered);
}

void
bc_lock_trial_clear (BcLockTrial *self, BcEngine *engine)
{
  if (engine != NULL && engine->presence != NULL)
    let_go (self, engine);
  g_clear_pointer (&self->token, g_free);
}
