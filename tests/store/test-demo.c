/* The demonstration hall: what it promises to show, on whatever day it is made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <glib/gstdio.h>

#include "domain/bc-format.h"
#include "domain/bc-validate.h"
#include "store/bc-check.h"
#include "store/bc-demo-private.h"
#include "store/bc-event.h"

typedef struct
{
  char *folder;
  char *path;
} Folder;

static void
folder_set_up (Folder *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("bancheng-demo-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "demo.hall", NULL);
}

static void
folder_tear_down (Folder *self, gconstpointer data)
{
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static BcClock *
clock_at (const char *instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 now;

  g_assert_true (bc_instant_parse (instant, zone, &now));
  return bc_clock_new_fixed (now);
}

static void
create (Folder *self, const char *instant, guint count, guint64 seed)
{
  g_autoptr (BcClock) clock = clock_at (instant);
  g_autoptr (GError) error = NULL;

  bc_demo_create (self->path, count, seed, clock, NULL, NULL, &error);
  g_assert_no_error (error);
}

static BcEngine *
open_hall (Folder *self, const char *instant)
{
  g_autoptr (BcClock) clock = clock_at (instant);
  g_autoptr (GError) error = NULL;
  BcEngine *engine = bc_engine_open (self->path, clock, "test", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bc_engine_begin (engine, BC_INTENT_READ, NULL, NULL));
  return engine;
}

static void
assert_whole (BcEngine *engine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = bc_check_run (engine, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const BcFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->ok)
        g_error ("%s", finding->text);
    }
}

/* What lies on the board, counted. */
typedef struct
{
  guint tickets, open, overdue, today, requested, urgent, confidential, repeated, assisted, bad;
  guint states[BC_N_STATES];
  GHashTable *departments;
} Count;

static void
count_ticket (Count *count, const BcRecord *record, BcHall *hall, gint64 now)
{
  BcState state = bc_record_state (record);
  BcNearness nearness = bc_nearness (record, hall, now, NULL);
  int rating = bc_record_enum (record, BC_FIELD_RATING);

  count->tickets++;
  count->states[state]++;
  count->overdue += nearness == BC_NEARNESS_OVERDUE;
  count->today += nearness == BC_NEARNESS_TODAY;
  count->requested += bc_record_has (record, BC_FIELD_REQUEST_TO);
  count->urgent += bc_record_enum (record, BC_FIELD_URGENCY) > BC_URGENCY_NORMAL;
  count->confidential += bc_record_flag (record, BC_FIELD_CONFIDENTIAL);
  count->repeated += bc_record_flag (record, BC_FIELD_REPEATED);
  count->assisted += bc_record_n_parts (record) > 0;
  count->bad += rating >= BC_RATING_DISSATISFIED;
  if (!bc_state_is_open (state))
    return;
  count->open++;
  g_hash_table_add (count->departments, (gpointer) bc_record_text (record, BC_FIELD_DEPARTMENT));
}

static GPtrArray *
count_all (BcEngine *engine, Count *count)
{
  BcListFilter filter = { NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *records = bc_lists_filter (engine, &filter, &error);

  g_assert_no_error (error);
  *count = (Count) { 0 };
  count->departments = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < records->len; i++)
    count_ticket (count, g_ptr_array_index (records, i), bc_engine_hall (engine),
                  bc_engine_now (engine));
  return records;
}

/* Ordinary days and awkward ones: before the hall opens, a Sunday, in the middle of a long holiday,
 * the first working day after one, a year that the table does not have yet. */
static const char *const days[] = {
  "2026-09-18T10:00", "2026-11-23T06:00", "2026-11-22T15:00", "2026-10-04T11:00",
  "2026-10-08T08:31", "2026-02-24T17:29", "2027-03-03T12:00", "2026-01-04T09:00",
};

/* Under the sanitizers a hall costs ten times as much, and they look for other faults than these: a day and a size of each kind will do. */
#ifdef __SANITIZE_ADDRESS__
#define N_DAYS  2
#define N_SIZES 4
#else
#define N_DAYS  G_N_ELEMENTS (days)
#define N_SIZES G_N_ELEMENTS (sizes)
#endif

static void
test_board (Folder *self, gconstpointer data)
{
  const char *day = data;
  g_autoptr (GPtrArray) records = NULL;
  BcEngine *engine;
  gboolean is_working;
  Count count;

  create (self, day, 400, 1);
  engine = open_hall (self, day);
  records = count_all (engine, &count);
  is_working =
      bc_workdays_is_working (bc_hall_workdays (bc_engine_hall (engine)),
                              bc_hall_day (bc_engine_hall (engine), bc_engine_now (engine)));
  g_assert_cmpuint (count.tickets, ==, 400);
  g_assert_cmpuint (count.open, >=, 140);
  g_assert_cmpuint (count.open, <=, 160);
  for (BcState state = BC_STATE_REGISTERED; state < BC_N_STATES; state++)
    g_assert_cmpuint (count.states[state], >, 0);
  g_assert_cmpuint (count.overdue, >=, 10);
  g_assert_cmpuint (count.overdue, <=, 25);
  /* A last day cannot fall on a day off. */
  if (is_working)
    g_assert_cmpuint (count.today, >=, 4);
  else
    g_assert_cmpuint (count.today, ==, 0);
  g_assert_cmpuint (g_hash_table_size (count.departments), ==, 16);
  g_assert_cmpuint (count.requested, >=, 5);
  g_assert_cmpuint (count.urgent, >=, 20);
  g_assert_cmpuint (count.confidential, >=, 5);
  g_assert_cmpuint (count.repeated, >=, 3);
  g_assert_cmpuint (count.assisted, >=, 30);
  g_assert_cmpuint (count.bad, >=, 6);
  assert_whole (engine);
  g_hash_table_unref (count.departments);
  bc_engine_rollback (engine);
  bc_engine_close (engine);
}

/* What everybody in it has filled in would be taken from anybody else too. */
static void
test_tickets_are_plausible (Folder *self, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  BcEngine *engine;
  BcHall *hall;
  Count count;
  BcDay today;

  create (self, days[0], 400, 3);
  engine = open_hall (self, days[0]);
  hall = bc_engine_hall (engine);
  today = bc_hall_day (hall, bc_engine_now (engine));
  records = count_all (engine, &count);
  for (guint i = 0; i < records->len; i++)
    {
      const BcRecord *record = g_ptr_array_index (records, i);
      const char *telephone = bc_record_text (record, BC_FIELD_TELEPHONE);
      gint64 received = bc_record_int (record, BC_FIELD_RECEIVED_AT);
      int second;
      BcDay day = bc_instant_to_day (received, bc_hall_zone (hall), &second);

      g_assert_cmpint (received, <, bc_engine_now (engine));
      g_assert_cmpint (today - day, <, 120);
      g_assert_true (bc_workdays_is_working (bc_hall_workdays (hall), day));
      g_assert_cmpint (second, >=, 8 * 3600);
      g_assert_cmpint (second, <, bc_hall_close (hall));
      if (telephone != NULL)
        g_assert_cmpint (bc_validate_telephone (telephone, NULL, NULL), ==, BC_CHECK_OK);
      if (bc_record_enum (record, BC_FIELD_IDENTITY_KIND) == BC_IDENTITY_CREDIT_CODE)
        g_assert_cmpint (bc_validate_credit_code (bc_record_text (record, BC_FIELD_IDENTITY_NUMBER),
                                                  NULL, NULL),
                         ==, BC_CHECK_OK);
    }
  g_hash_table_unref (count.departments);
  bc_engine_rollback (engine);
  bc_engine_close (engine);
}

static void
test_agenda (Folder *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  BcEngine *engine;
  gint64 now;
  guint callbacks = 0, today = 0;

  create (self, days[0], 400, 1);
  engine = open_hall (self, days[0]);
  now = bc_engine_now (engine);
  items = bc_lists_agenda (engine, now - 2 * 24 * BC_HOUR, now + 8 * 24 * BC_HOUR, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const BcAgendaItem *item = g_ptr_array_index (items, i);

      if (item->kind != BC_AGENDA_CALLBACK || item->callback->done_at != BC_INT_NONE)
        continue;
      callbacks++;
      today += bc_hall_day (bc_engine_hall (engine), item->at)
               == bc_hall_day (bc_engine_hall (engine), now);
    }
  g_assert_cmpuint (callbacks, >=, 12);
  g_assert_cmpuint (today, >=, 3);
  bc_engine_rollback (engine);
  bc_engine_close (engine);
}

/* The last hash of the history covers all of it. */
static char *
last_hash (Folder *self)
{
  BcEngine *engine = open_hall (self, days[0]);
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine, "SELECT hex (hash) FROM event ORDER BY seq DESC LIMIT 1", NULL);
  char *hash;

  g_assert_cmpint (bc_statement_step (row, NULL), ==, BC_STEP_ROW);
  hash = g_strdup (bc_statement_text (row, 0));
  g_clear_pointer (&row, bc_statement_release);
  bc_engine_rollback (engine);
  bc_engine_close (engine);
  return hash;
}

static void
test_same_seed (Folder *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;

  create (self, days[0], 120, 7);
  first = last_hash (self);
  g_unlink (self->path);
  create (self, days[0], 120, 7);
  second = last_hash (self);
  g_unlink (self->path);
  create (self, days[0], 120, 8);
  other = last_hash (self);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
}

static void
count_progress_cb (guint done, guint count, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (done, >=, *last);
  g_assert_cmpuint (done, <=, count);
  *last = done;
}

static void
test_sizes (Folder *self, gconstpointer data)
{
  static const guint sizes[] = { 0, 1, 17, 401, 3000 };
  g_autoptr (BcClock) clock = clock_at (days[0]);

  for (guint i = 0; i < N_SIZES; i++)
    {
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;
      guint done = 0;
      BcEngine *engine;
      Count count;

      bc_demo_create (self->path, sizes[i], 1, clock, count_progress_cb, &done, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (done, ==, sizes[i]);
      engine = open_hall (self, days[0]);
      records = count_all (engine, &count);
      g_assert_cmpuint (count.tickets, ==, sizes[i]);
      if (sizes[i] == 3000)
        g_assert_cmpuint (count.open, ==, 150 + (3000 - 400) * 5 / 100);
      assert_whole (engine);
      g_hash_table_unref (count.departments);
      bc_engine_rollback (engine);
      bc_engine_close (engine);
      g_unlink (self->path);
    }
}

static void
test_never_in_the_place_of_something (Folder *self, gconstpointer data)
{
  g_autoptr (BcClock) clock = clock_at (days[0]);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (self->path, "mine", -1, NULL));
  g_assert_false (bc_demo_create (self->path, 5, 1, clock, NULL, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
}

static void
test_numbers_of_people (void)
{
  BcDice dice = { 42 };
  BcDay today = bc_day_from_ymd (2026, 9, 18);

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *card = bc_demo_id_card (bc_day_from_ymd (1930, 1, 1) + i * 15, &dice);
      g_autofree char *code = bc_demo_credit_code (&dice);

      g_assert_cmpint (bc_validate_id_card (card, today, NULL, NULL), ==, BC_CHECK_OK);
      g_assert_cmpint (bc_validate_credit_code (code, NULL, NULL), ==, BC_CHECK_OK);
    }
}

static void
test_dice (void)
{
  /* The first numbers of SplitMix64 for the seed 1234567, as its authors' code gives them. */
  static const guint64 known[] = { G_GUINT64_CONSTANT (6457827717110365317),
                                   G_GUINT64_CONSTANT (3203168211198807973),
                                   G_GUINT64_CONSTANT (9817491932198370423) };
  BcDice dice = { 1234567 };
  guint seen[6] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpuint (bc_dice_next (&dice), ==, known[i]);
  for (int i = 0; i < 60000; i++)
    seen[bc_dice_roll (&dice, 6)]++;
  for (int i = 0; i < 6; i++)
    {
      g_assert_cmpuint (seen[i], >, 9500);
      g_assert_cmpuint (seen[i], <, 10500);
    }
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *uuid = bc_dice_uuid (&dice);

      g_assert_true (g_uuid_string_is_valid (uuid));
    }
}

#define folder_add(name, data, func)                                                               \
  g_test_add (name, Folder, data, folder_set_up, func, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < N_DAYS; i++)
    {
      g_autofree char *name = g_strdup_printf ("/demo/board/%s", days[i]);

      folder_add (name, days[i], test_board);
    }
  folder_add ("/demo/tickets-are-plausible", NULL, test_tickets_are_plausible);
  folder_add ("/demo/agenda", NULL, test_agenda);
  folder_add ("/demo/same-seed", NULL, test_same_seed);
  folder_add ("/demo/sizes", NULL, test_sizes);
  folder_add ("/demo/never-in-the-place-of-something", NULL, test_never_in_the_place_of_something);
  g_test_add_func ("/demo/numbers-of-people", test_numbers_of_people);
  g_test_add_func ("/demo/dice", test_dice);
  return g_test_run ();
}
