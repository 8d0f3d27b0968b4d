/* The demonstration hall: many lives, lived in the order of time on a clock that goes through the
 * past.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-demo-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/bc-check.h"

/* How the first tickets are cast: what a hall's board looks like on an ordinary day. Together 400.
 */
static const struct
{
  BcState state;
  BcDemoTurn turn;
  int count;
} cast[] = {
  { BC_STATE_REGISTERED, BC_DEMO_PLAIN, 20 },     { BC_STATE_DISPUTED, BC_DEMO_PLAIN, 5 },
  { BC_STATE_REVIEW, BC_DEMO_PLAIN, 14 },         { BC_STATE_DISPATCHED, BC_DEMO_PLAIN, 12 },
  { BC_STATE_DISPATCHED, BC_DEMO_DUE_TODAY, 2 },  { BC_STATE_DISPATCHED, BC_DEMO_LATE, 2 },
  { BC_STATE_IN_PROGRESS, BC_DEMO_PLAIN, 15 },    { BC_STATE_IN_PROGRESS, BC_DEMO_LATE, 10 },
  { BC_STATE_IN_PROGRESS, BC_DEMO_DUE_TODAY, 6 }, { BC_STATE_IN_PROGRESS, BC_DEMO_ASKING, 5 },
  { BC_STATE_IN_PROGRESS, BC_DEMO_ASSISTED, 6 },  { BC_STATE_IN_PROGRESS, BC_DEMO_TWICE, 2 },
  { BC_STATE_IN_PROGRESS, BC_DEMO_PAUSED, 1 },    { BC_STATE_IN_PROGRESS, BC_DEMO_DISPUTED, 1 },
  { BC_STATE_SUSPENDED, BC_DEMO_PLAIN, 9 },       { BC_STATE_RESULT_CHECK, BC_DEMO_PLAIN, 8 },
  { BC_STATE_RESULT_CHECK, BC_DEMO_ASSISTED, 4 }, { BC_STATE_RESULT_CHECK, BC_DEMO_TWICE, 2 },
  { BC_STATE_CALLBACK, BC_DEMO_PLAIN, 14 },       { BC_STATE_CALLBACK, BC_DEMO_ON_THE_SPOT, 7 },
  { BC_STATE_CALLBACK, BC_DEMO_MISSED, 3 },       { BC_STATE_CALLBACK, BC_DEMO_ASKING, 2 },
  { BC_STATE_CLOSED, BC_DEMO_PLAIN, 38 },         { BC_STATE_CLOSED, BC_DEMO_ON_THE_SPOT, 20 },
  { BC_STATE_CLOSED, BC_DEMO_ASSISTED, 6 },       { BC_STATE_CLOSED, BC_DEMO_BAD, 6 },
  { BC_STATE_CLOSED, BC_DEMO_TWICE, 6 },          { BC_STATE_CLOSED, BC_DEMO_MISSED, 3 },
  { BC_STATE_REJECTED, BC_DEMO_PLAIN, 9 },        { BC_STATE_TERMINATED, BC_DEMO_PLAIN, 4 },
  { BC_STATE_MERGED, BC_DEMO_PLAIN, 5 },          { BC_STATE_ARCHIVED, BC_DEMO_PLAIN, 80 },
  { BC_STATE_ARCHIVED, BC_DEMO_ON_THE_SPOT, 40 }, { BC_STATE_ARCHIVED, BC_DEMO_ASSISTED, 10 },
  { BC_STATE_ARCHIVED, BC_DEMO_TWICE, 8 },        { BC_STATE_ARCHIVED, BC_DEMO_PAUSED, 6 },
  { BC_STATE_ARCHIVED, BC_DEMO_DISPUTED, 4 },     { BC_STATE_ARCHIVED, BC_DEMO_BAD, 5 },
};
#define CAST_SIZE 400

/* Beyond the cast: so many are open, at most, the others are over. */
#define OPEN_PERCENT 5
#define MOST_OPEN    10000
/* How far back tickets end, in working days: ten weeks for the cast; for more, so many a day,
 * within the years of the working-day table. */
#define CAST_BACK    38
#define ENDED_A_DAY  400
#define LONGEST_BACK 1450
/* No life lasts longer than this, in working days. */
#define LONGEST_LIFE 60
/* How the history names who did all this. */
#define SEAT "demonstration"
/* Deeds in one transaction: few enough that the journal stays small, many enough that the disk is
 * not waited for. */
#define BATCH 4000

typedef struct
{
  BcEngine *engine;
  BcClock *clock;
  BcDemoCorpus *corpus;
  BcDemoTime time;
  BcDice dice;
  guint count;
  guint *deck; /* the stories, shuffled; they are told in turn */
  guint next_story;
  GSequence *waiting;  /* BcDemoLife, by their next deed; owned */
  GPtrArray *masters;  /* BcDemoLife: not over, so that others can be merged into them; not owned */
  GPtrArray *finished; /* BcDemoLife: of the cast, which others still look at */
  guint64 made;
  guint registered;
  BcDemoProgress progress;
  gpointer user_data;
} Stage;

static void
free_waiting (gpointer life, gpointer user_data)
{
  bc_demo_life_free (life);
}

static void
clear_stage (Stage *self)
{
  if (self->waiting != NULL)
    {
      g_sequence_foreach (self->waiting, free_waiting, NULL);
      g_sequence_free (self->waiting);
      self->waiting = NULL;
    }
  g_clear_pointer (&self->masters, g_ptr_array_unref);
  g_clear_pointer (&self->finished, g_ptr_array_unref);
  g_clear_pointer (&self->deck, g_free);
  bc_demo_time_clear (&self->time);
  g_clear_pointer (&self->corpus, bc_demo_corpus_free);
  g_clear_pointer (&self->engine, bc_engine_close);
  g_clear_object (&self->clock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stage, clear_stage)

static int
compare_lives (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BcDemoLife *first = a, *second = b;
  gint64 first_at = g_array_index (first->deeds, BcDemoDeed, first->next).at;
  gint64 second_at = g_array_index (second->deeds, BcDemoDeed, second->next).at;

  if (first_at != second_at)
    return first_at < second_at ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

static void
shuffle_deck (Stage *self)
{
  guint size = bc_demo_n_stories (self->corpus);

  self->deck = g_new (guint, size);
  for (guint i = 0; i < size; i++)
    self->deck[i] = i;
  for (guint i = size; i > 1; i--)
    {
      guint other = bc_dice_roll (&self->dice, i);
      guint kept = self->deck[i - 1];

      self->deck[i - 1] = self->deck[other];
      self->deck[other] = kept;
    }
}

static gboolean
story_fits (const BcDemoStory *story, BcState state, BcDemoTurn turn)
{
  if (story->is_outside != (state == BC_STATE_REJECTED))
    return FALSE;
  return turn != BC_DEMO_ON_THE_SPOT || story->on_the_spot != NULL;
}

static const BcDemoStory *
draw_story (Stage *self, BcState state, BcDemoTurn turn)
{
  guint size = bc_demo_n_stories (self->corpus);

  while (TRUE)
    {
      const BcDemoStory *story = bc_demo_story (self->corpus, self->deck[self->next_story]);

      self->next_story = (self->next_story + 1) % size;
      if (story_fits (story, state, turn))
        return story;
    }
}

static BcDemoLife *
add_life (Stage *self, BcState state, BcDemoTurn turn, int ended_before)
{
  const BcDemoStory *story = draw_story (self, state, turn);
  BcDemoLife *life = bc_demo_life_new (self->corpus, &self->time, story, state, turn, ended_before,
                                       bc_dice_next (&self->dice));

  life->order = self->made++;
  return life;
}

/* How many working days ago a ticket of the cast was over. */
static int
ended_before (Stage *self, BcState state)
{
  if (bc_state_is_open (state))
    return 0;
  return state == BC_STATE_ARCHIVED ? bc_dice_between (&self->dice, 4, CAST_BACK)
                                    : bc_dice_between (&self->dice, 0, 15);
}

/* Now and then somebody comes again with what was thought to be settled. */
static void
make_repeated (Stage *self, BcDemoLife *life, GPtrArray *over)
{
  for (guint i = 0; i < over->len; i++)
    {
      const BcDemoLife *earlier = g_ptr_array_index (over, i);

      if (earlier->story != life->story)
        continue;
      life->person = earlier->person;
      life->is_repeated = TRUE;
      return;
    }
}

static gboolean
is_over (BcState state)
{
  return state == BC_STATE_CLOSED || state == BC_STATE_ARCHIVED;
}

/* The cast, in an order that has nothing to do with their fates, so that the first few of it are a
 * mixed lot too. */
static void
add_cast (Stage *self)
{
  g_autoptr (GPtrArray) over = g_ptr_array_new ();
  int roles[CAST_SIZE];
  guint size = MIN (self->count, CAST_SIZE);
  guint filled = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cast); i++)
    for (int n = 0; n < cast[i].count; n++)
      roles[filled++] = (int) i;
  g_assert (filled == CAST_SIZE);
  for (guint i = CAST_SIZE; i > 1; i--)
    {
      guint other = bc_dice_roll (&self->dice, i);
      int kept = roles[i - 1];

      roles[i - 1] = roles[other];
      roles[other] = kept;
    }
  for (guint i = 0; i < size; i++)
    {
      BcState state = cast[roles[i]].state;
      BcDemoLife *life = add_life (self, state, cast[roles[i]].turn, ended_before (self, state));

      if (is_over (state))
        g_ptr_array_add (over, life);
      else if (bc_dice_chance (&self->dice, 8))
        make_repeated (self, life, over);
      if (state == BC_STATE_IN_PROGRESS)
        g_ptr_array_add (self->masters, life);
      if (state == BC_STATE_MERGED && self->masters->len > 0)
        bc_demo_life_merge (life,
                            g_ptr_array_index (self->masters,
                                               bc_dice_roll (&self->dice, self->masters->len)),
                            &self->time);
      else if (state == BC_STATE_MERGED)
        g_assert (life->deeds->len == 1); /* nothing to be merged into: it waits like any other */
      g_sequence_insert_sorted (self->waiting, life, compare_lives, NULL);
    }
}

/* More open tickets, in the proportions of the cast. */
static void
add_open (Stage *self, guint count)
{
  for (guint n = 0; n < count;)
    {
      guint i = bc_dice_roll (&self->dice, G_N_ELEMENTS (cast));

      if (!bc_state_is_open (cast[i].state)
          || (int) bc_dice_roll (&self->dice, 15) >= cast[i].count)
        continue;
      g_sequence_insert_sorted (self->waiting, add_life (self, cast[i].state, cast[i].turn, 0),
                                compare_lives, NULL);
      n++;
    }
}

/* A ticket of the masses, over since so many working days. Most were settled at the window, which
 * is short work; so a million of them can be waited for. */
static BcDemoLife *
add_ended (Stage *self, int days)
{
  guint roll = bc_dice_roll (&self->dice, 100);

  if (roll < 5)
    return add_life (self, BC_STATE_REJECTED, BC_DEMO_PLAIN, days);
  if (roll < 7)
    return add_life (self, BC_STATE_ARCHIVED, BC_DEMO_BAD, days);
  if (roll < 8)
    return add_life (self, BC_STATE_ARCHIVED, BC_DEMO_TWICE, days);
  if (roll < 18)
    return add_life (self, BC_STATE_ARCHIVED, BC_DEMO_PLAIN, days);
  return add_life (self, BC_STATE_ARCHIVED, BC_DEMO_ON_THE_SPOT, days);
}

/* The next deed of whoever is first. */
static gboolean
step (Stage *self, GError **error)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->waiting);
  BcDemoLife *life = g_sequence_get (first);
  gint64 at = g_array_index (life->deeds, BcDemoDeed, life->next).at;

  bc_clock_set (self->clock, MAX (at, bc_clock_now (self->clock)));
  if (!bc_demo_life_live (life, self->corpus, &self->time, self->engine, error))
    return FALSE;
  if (life->next == 1)
    self->registered++;
  if (life->next < life->deeds->len)
    {
      g_sequence_sort_changed (first, compare_lives, NULL);
      return TRUE;
    }
  g_sequence_remove (first);
  /* Somebody may still be merged into one of the cast. */
  if (life->order < CAST_SIZE)
    g_ptr_array_add (self->finished, life);
  else
    bc_demo_life_free (life);
  return TRUE;
}

/* Lives up to @until, in batches. */
static gboolean
live_until (Stage *self, gint64 until, GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      if (!bc_engine_begin (self->engine, BC_INTENT_WRITE, NULL, error))
        return FALSE;
      for (int n = 0; n < BATCH && more; n++)
        {
          GSequenceIter *first = g_sequence_get_begin_iter (self->waiting);
          BcDemoLife *life = g_sequence_iter_is_end (first) ? NULL : g_sequence_get (first);

          more = life != NULL && g_array_index (life->deeds, BcDemoDeed, life->next).at < until;
          if (more && !step (self, error))
            {
              bc_engine_rollback (self->engine);
              return FALSE;
            }
        }
      if (!bc_engine_commit (self->engine, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress (self->registered, self->count, self->user_data);
    }
  return TRUE;
}

static int
days_back (guint count)
{
  return count <= CAST_SIZE ? CAST_BACK
                            : CLAMP ((int) (count / ENDED_A_DAY), CAST_BACK, LONGEST_BACK);
}

/* The masses come in day by day, so that only those who are about are in memory. */
static gboolean
live (Stage *self, GError **error)
{
  guint beyond = self->count > CAST_SIZE ? self->count - CAST_SIZE : 0;
  guint open = MIN (beyond * OPEN_PERCENT / 100, MOST_OPEN);
  guint ended = beyond - open;
  int back = days_back (self->count);

  add_cast (self);
  add_open (self, open);
  for (int days = back; days >= 0 && ended > 0; days--)
    {
      guint quota = ended / (guint) (days + 1);

      for (guint n = 0; n < quota; n++)
        g_sequence_insert_sorted (self->waiting, add_ended (self, days), compare_lives, NULL);
      ended -= quota;
      /* Whoever ends on the days to come may have begun already. */
      if (!live_until (self,
                       bc_demo_time_at (&self->time, self->time.today - days - LONGEST_LIFE, 0),
                       error))
        return FALSE;
    }
  return live_until (self, G_MAXINT64, error);
}

/* On the worker's side, the hall is there and has nobody in it. */
static gboolean
add_staff (const char *path, BcClock *clock, GError **error)
{
  g_autoptr (BcEngine) engine = bc_engine_open (path, clock, SEAT, NULL, NULL, NULL, error);
  g_autoptr (BcDemoCorpus) corpus =
      engine != NULL ? bc_demo_corpus_new (bc_engine_hall (engine), error) : NULL;

  if (corpus == NULL || !bc_engine_begin (engine, BC_INTENT_WRITE, NULL, error))
    return FALSE;
  if (!bc_demo_add_staff (corpus, engine, error))
    {
      bc_engine_rollback (engine);
      return FALSE;
    }
  return bc_engine_commit (engine, error);
}

static gboolean
fill (const char *path,
      guint count,
      guint64 seed,
      BcClock *clock,
      BcDemoProgress progress,
      gpointer user_data,
      GError **error)
{
  g_auto (Stage)
      stage = { .count = count, .dice = { seed }, .progress = progress, .user_data = user_data };
  gint64 now = bc_clock_now (clock);

  if (!add_staff (path, clock, error))
    return FALSE;
  stage.clock = bc_clock_new_fixed (0);
  stage.engine = bc_engine_open (path, stage.clock, SEAT, NULL, NULL, NULL, error);
  stage.corpus =
      stage.engine != NULL ? bc_demo_corpus_new (bc_engine_hall (stage.engine), error) : NULL;
  if (stage.corpus == NULL || !bc_engine_build (stage.engine, error))
    return FALSE;
  bc_demo_time_init (&stage.time, bc_engine_hall (stage.engine), now,
                     days_back (count) + 2 * LONGEST_LIFE);
  stage.waiting = g_sequence_new (NULL);
  stage.masters = g_ptr_array_new ();
  stage.finished = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_demo_life_free);
  shuffle_deck (&stage);
  return live (&stage, error) && bc_engine_built (stage.engine, error);
}

static gboolean
create_empty (const char *path, BcClock *clock, GError **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *name = bc_demo_hall_name (error);

  if (name == NULL)
    return FALSE;
  g_hash_table_insert (settings, (gpointer) "hall_name", name);
  g_hash_table_insert (settings, (gpointer) "demonstration", (gpointer) "1");
  return bc_store_create (path, settings, clock, SEAT, error);
}

static gboolean
exists (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return FALSE;
  name = g_filename_display_name (path);
  g_set_error (error, BC_ERROR, BC_ERROR_EXISTS,
               _ ("There is already something at “%s”. Choose another name."), name);
  return TRUE;
}

static void
discard (const char *path)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Under its own name it appears only when it is complete: whoever breaks off in the middle has no
 * half hall. */
gboolean
bc_demo_create (const char *path,
                guint count,
                guint64 seed,
                BcClock *clock,
                BcDemoProgress progress,
                gpointer user_data,
                GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%d.new", path, (int) getpid ());

  if (exists (path, error))
    return FALSE;
  if (!create_empty (temporary, clock, error))
    return FALSE;
  if (!fill (temporary, count, seed, clock, progress, user_data, error) || exists (path, error))
    {
      discard (temporary);
      return FALSE;
    }
  if (g_rename (temporary, path) == 0)
    return TRUE;
  g_set_error (error, BC_ERROR, BC_ERROR_IO, _ ("“%s” cannot be made: %s"), path,
               g_strerror (errno));
  discard (temporary);
  return FALSE;
}
