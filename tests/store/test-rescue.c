/* Damaged files: each kind is named and left as it is, and what can be saved of it is saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/bc-check.h"
#include "store/bc-rescue.h"

#define PAGE 4096

/* A hall with enough tickets that its tables have inner pages, and its bytes. */
typedef struct
{
  Fixture *fixture;
  char *content;
  gsize length;
  char *bad;
  char *fresh;
  gint64 tickets;
  gint64 events;
} Damage;

static void
begin (Damage *self, Fixture *fixture)
{
  g_autofree char *whole = g_build_filename (fixture->folder, "whole.hall", NULL);
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  bc_demo_create (whole, 120, 3, fixture->clock, NULL, NULL, &error);
  g_assert_no_error (error);
  self->fixture = fixture;
  g_assert_true (g_file_get_contents (whole, &self->content, &self->length, NULL));
  self->tickets = fixture_number (whole, "SELECT count(*) FROM ticket");
  self->events = fixture_number (whole, "SELECT count(*) FROM event");
  self->bad = g_build_filename (fixture->folder, "坏 bad.hall", NULL);
  self->fresh = g_build_filename (fixture->folder, "fresh.hall", NULL);
}

static void
end (Damage *self)
{
  g_free (self->content);
  g_free (self->bad);
  g_free (self->fresh);
}

static const BcRescueTable *
table_of (const BcRescueReport *report, const char *name)
{
  for (guint i = 0; i < report->tables->len; i++)
    if (g_str_equal (((const BcRescueTable *) g_ptr_array_index (report->tables, i))->name, name))
      return g_ptr_array_index (report->tables, i);
  g_assert_not_reached ();
}

/* What the check says is the same every time, and changes nothing. TRUE when it finds fault. */
static gboolean
is_faulty (Damage *self)
{
  g_autofree char *hash = fixture_hash (self->bad);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = bc_check_path (self->bad, self->fixture->clock, NULL, &error);
  gboolean faulty = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    faulty = faulty || !((const BcFinding *) g_ptr_array_index (findings, i))->ok;
  after = fixture_hash (self->bad);
  g_assert_cmpstr (after, ==, hash);
  return faulty;
}

/* Opening gives a hall or an error, and changes nothing either. */
static void
try_to_open (Damage *self)
{
  g_autofree char *hash = fixture_hash (self->bad);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  BcEngine *engine =
      bc_engine_open (self->bad, self->fixture->clock, "seat", NULL, NULL, NULL, &error);

  g_assert_true (engine != NULL || error->domain == BC_ERROR);
  bc_engine_close (engine);
  after = fixture_hash (self->bad);
  g_assert_cmpstr (after, ==, hash);
}

/* Rescues @content; the report is checked against the new file. (transfer full) */
static BcRescueReport *
rescue (Damage *self, const char *content, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *after = NULL;
  BcRescueReport *report;

  g_assert_true (g_file_set_contents (self->bad, content, (gssize) length, NULL));
  g_unlink (self->fresh);
  hash = fixture_hash (self->bad);
  report = bc_rescue (self->bad, self->fresh, self->fixture->clock, NULL, &error);
  g_assert_no_error (error);
  after = fixture_hash (self->bad);
  g_assert_cmpstr (after, ==, hash);
  g_assert_cmpint (table_of (report, "ticket")->saved, ==,
                   fixture_number (self->fresh, "SELECT count(*) FROM ticket"));
  g_assert_cmpint (table_of (report, "event")->saved, ==,
                   fixture_number (self->fresh, "SELECT count(*) FROM event"));
  return report;
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  Damage damage = { 0 };
  g_autoptr (BcRescueReport) report = NULL;

  begin (&damage, fixture);
  report = rescue (&damage, damage.content, damage.length);
  g_assert_false (is_faulty (&damage));
  g_assert_true (bc_rescue_is_whole (report));
  g_assert_cmpint (table_of (report, "ticket")->saved, ==, damage.tickets);
  g_assert_cmpint (table_of (report, "event")->saved, ==, damage.events);
  g_assert_cmpuint (report->notes->len, ==, 0);
  end (&damage);
}

/* The type of each page, as its first byte says it; the first page, and what is no page of a tree, by names of their own. */
static int
type_of (const char *content, gsize page)
{
  guint8 type = (guint8) content[page * PAGE];

  if (page == 0)
    return 1;
  return type == 2 || type == 5 || type == 10 || type == 13 ? type : 0;
}

/* A byte flipped in pages of each type, and a page of each type overwritten. */
static void
test_each_page_type (Fixture *fixture, gconstpointer data)
{
  Damage damage = { 0 };
  guint tried[14] = { 0 };
  guint faulty = 0;

  begin (&damage, fixture);
  for (gsize page = 0; page < damage.length / PAGE; page++)
    {
      int type = type_of (damage.content, page);
      g_autofree char *content = g_memdup2 (damage.content, damage.length);
      g_autoptr (BcRescueReport) report = NULL;

      if (tried[type] >= 2)
        continue;
      if (tried[type]++ % 2 == 0)
        content[page * PAGE + (page == 0 ? 103 : 3)] ^= 0x5a;
      else
        for (gsize i = page == 0 ? 100 : 0; i < PAGE; i++)
          content[page * PAGE + i] ^= 0x5a;
      report = rescue (&damage, content, damage.length);
      try_to_open (&damage);
      faulty += is_faulty (&damage) ? 1 : 0;
      g_assert_cmpint (table_of (report, "ticket")->saved, >, damage.tickets / 2);
      g_assert_cmpint (table_of (report, "event")->saved, >, damage.events / 2);
      if (is_faulty (&damage) && table_of (report, "ticket")->saved < damage.tickets)
        g_assert_false (bc_rescue_is_whole (report));
    }
  g_assert_cmpuint (tried[1], ==, 1);
  g_assert_cmpuint (tried[13], ==, 2);
  g_assert_cmpuint (tried[5], >, 0);
  g_assert_cmpuint (tried[10], ==, 2);
  g_assert_cmpuint (faulty, >, 4);
  end (&damage);
}

static void
test_header (Fixture *fixture, gconstpointer data)
{
  Damage damage = { 0 };
  g_autoptr (BcRescueReport) report = NULL;

  begin (&damage, fixture);
  memset (damage.content, 0, 100);
  report = rescue (&damage, damage.content, damage.length);
  g_assert_true (is_faulty (&damage));
  g_assert_cmpuint (report->notes->len, ==, 1);
  g_assert_true (bc_rescue_is_whole (report));
  g_assert_cmpint (table_of (report, "ticket")->saved, ==, damage.tickets);
  end (&damage);
}

/* The whole first page is gone, and with it the list of tables. */
static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  Damage damage = { 0 };
  g_autoptr (BcRescueReport) report = NULL;

  begin (&damage, fixture);
  memset (damage.content, 0xff, PAGE);
  report = rescue (&damage, damage.content, damage.length);
  g_assert_true (is_faulty (&damage));
  g_assert_cmpint (table_of (report, "ticket")->saved, ==, damage.tickets);
  g_assert_cmpint (table_of (report, "event")->saved, ==, damage.events);
  g_assert_cmpint (table_of (report, "catalogue")->saved, >, 0);
  g_assert_cmpuint (report->notes->len, ==, 2);
  end (&damage);
}

static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  Damage damage = { 0 };
  g_autoptr (BcRescueReport) report = NULL;
  gint64 registered;

  begin (&damage, fixture);
  report = rescue (&damage, damage.content, damage.length * 3 / 4 + 100);
  g_assert_true (is_faulty (&damage));
  g_assert_false (bc_rescue_is_whole (report));
  g_assert_cmpint (table_of (report, "event")->saved, <, damage.events);
  g_assert_true (table_of (report, "event")->lost > 0 || table_of (report, "event")->may_lack_more);
  /* What was saved goes on: the next number follows the last one that was saved, and the history is appended to. */
  registered = fixture_number (damage.fresh, "SELECT count(*) FROM ticket");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (BcEngine) engine =
        bc_engine_open (damage.fresh, fixture->clock, "seat", NULL, NULL, NULL, &error);

    g_assert_no_error (error);
  }
  g_assert_cmpint (registered, >, 0);
  end (&damage);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  Damage damage = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (20000, 'x');

  begin (&damage, fixture);
  g_assert_true (g_file_set_contents (damage.bad, text, -1, NULL));
  g_assert_null (bc_rescue (damage.bad, damage.fresh, fixture->clock, NULL, &error));
  g_assert_cmpint (error->domain, ==, BC_ERROR);
  g_clear_error (&error);
  g_assert_false (g_file_test (damage.fresh, G_FILE_TEST_EXISTS));
  g_assert_null (bc_rescue ("/nowhere/at.hall", damage.fresh, fixture->clock, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fixture_reopen (fixture);
  g_assert_null (bc_rescue (fixture->path, damage.fresh, fixture->clock, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (bc_rescue (damage.bad, fixture->path, fixture->clock, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_EXISTS);
  end (&damage);
}

/* Journals. */

/* A process that is killed in the middle of a change leaves a journal that is to be played back. */
static void
leave_journal (const char *path, const char *change)
{
  int status;
  pid_t pid = fork ();

  if (pid == 0)
    {
      sqlite3 *db;

      if (sqlite3_open (path, &db) != SQLITE_OK
          || sqlite3_exec (db,
                           "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; BEGIN IMMEDIATE",
                           NULL, NULL, NULL)
                 != SQLITE_OK
          || sqlite3_exec (db, change, NULL, NULL, NULL) != SQLITE_OK)
        _exit (2);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static const char change[] =
    "UPDATE catalogue SET wording = name || 'x'; UPDATE workday SET name = name || 'x';"
    "UPDATE catalogue SET steps = name || 'y' || hex (zeroblob (200))";

static void
test_own_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  fixture_close (fixture);
  leave_journal (fixture->path, change);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_number (fixture->path,
                                   "SELECT count(*) FROM workday WHERE name LIKE '%x'"),
                   ==, 0);
}

/* Refused in words, with everything left as it was. */
static void
assert_foreign (Fixture *fixture, const char *journal)
{
  g_autofree char *hash = fixture_hash (fixture->path);
  g_autofree char *journal_hash = fixture_hash (journal);
  g_autofree char *after = NULL;
  g_autofree char *journal_after = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (bc_engine_open (fixture->path, fixture->clock, "seat", NULL, NULL, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "-journal”, which does not belong to it"));
  findings = bc_check_path (fixture->path, fixture->clock, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_false (((const BcFinding *) g_ptr_array_index (findings, 0))->ok);
  after = fixture_hash (fixture->path);
  journal_after = fixture_hash (journal);
  g_assert_cmpstr (after, ==, hash);
  g_assert_cmpstr (journal_after, ==, journal_hash);
  /* Away with it, and the hall is as it was. */
  g_assert_cmpint (g_unlink (journal), ==, 0);
  fixture_reopen (fixture);
}

static void
test_foreign_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.hall", NULL);
  g_autofree char *other_journal = g_strconcat (other, "-journal", NULL);
  g_autoptr (BcRecord) record = fixture_advance (fixture, BC_STATE_CALLBACK);
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  bc_demo_create (other, 40, 5, fixture->clock, NULL, NULL, &error);
  g_assert_no_error (error);
  leave_journal (other, change);
  g_assert_cmpint (g_rename (other_journal, journal), ==, 0);
  assert_foreign (fixture, journal);
}

static void
test_absurd_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  fixture_close (fixture);
  g_assert_true (g_file_set_contents (journal, "Dear diary", -1, NULL));
  assert_foreign (fixture, journal);
  fixture_close (fixture);
  /* One that says that it is over is none. */
  g_assert_true (g_file_set_contents (journal, "\0\0\0\0\0\0\0\0 and so on", 18, NULL));
  fixture_reopen (fixture);
}

/* An older file is checked as it is. */
static void
test_check_older (Fixture *fixture, gconstpointer data)
{
  Damage damage = { .fixture = fixture };

  fixture_close (fixture);
  damage.bad = g_build_filename (g_getenv ("BC_TEST_FIXTURES"), "v001.hall", NULL);
  g_assert_false (is_faulty (&damage));
  g_free (damage.bad);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/rescue/whole", test_whole);
  fixture_add ("/rescue/each-page-type", test_each_page_type);
  fixture_add ("/rescue/header", test_header);
  fixture_add ("/rescue/first-page", test_first_page);
  fixture_add ("/rescue/cut-off", test_cut_off);
  fixture_add ("/rescue/refused", test_refused);
  fixture_add ("/journal/own", test_own_journal);
  fixture_add ("/journal/foreign", test_foreign_journal);
  fixture_add ("/journal/absurd", test_absurd_journal);
  fixture_add ("/check/older", test_check_older);
  return g_test_run ();
}
