/* Blank forms' ledger, and the hall's settings for its papers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-store-fixture.h"

#include "store/bc-blanks.h"
#include "store/bc-event.h"
#include "store/bc-hall-settings.h"

static GPtrArray *
issue (Fixture *fixture, guint n, const BcAct *act)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *blanks;

  fixture_begin (fixture, BC_INTENT_WRITE);
  blanks = bc_blanks_issue (fixture->engine, "work_order", n, act, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  return blanks;
}

static guint
count (Fixture *fixture, gboolean missing)
{
  g_autoptr (GPtrArray) blanks = NULL;

  fixture_begin (fixture, BC_INTENT_READ);
  blanks = bc_blanks_list (fixture->engine, missing, NULL);
  fixture_commit (fixture);
  return blanks->len;
}

/* (transfer full) (nullable) */
static BcRecord *
register_from (Fixture *fixture, const char *serial, GError **error)
{
  g_autoptr (BcRecord) draft = fixture_draft (FIXTURE_NOW);
  BcAct *act = bc_act_new ("a01");
  BcRecord *record;

  bc_record_set_text (draft, BC_FIELD_BLANK_SERIAL, serial);
  fixture_begin (fixture, BC_INTENT_WRITE);
  record = bc_tickets_register (fixture->engine, draft, act, error);
  if (record != NULL)
    fixture_commit (fixture);
  else
    bc_engine_rollback (fixture->engine);
  bc_act_free (act);
  return record;
}

static void
test_issue (Fixture *fixture, gconstpointer data)
{
  BcAct *act = bc_act_new ("a01");
  BcAct *other = bc_act_new ("a01");
  g_autoptr (GPtrArray) first = issue (fixture, 3, act);
  g_autoptr (GPtrArray) again = issue (fixture, 3, act);
  g_autoptr (GPtrArray) more = issue (fixture, 2, other);
  g_autoptr (GPtrArray) history = fixture_history (fixture, 0);
  const BcEvent *event;

  g_assert_cmpuint (again->len, ==, 3);
  g_assert_cmpstr (((BcBlank *) first->pdata[0])->serial, ==, "空白-2026-00001");
  g_assert_cmpstr (((BcBlank *) again->pdata[2])->serial, ==, "空白-2026-00003");
  g_assert_cmpstr (((BcBlank *) more->pdata[1])->serial, ==, "空白-2026-00005");
  g_assert_cmpuint (count (fixture, TRUE), ==, 5);
  event = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (event->kind, ==, BC_EVENT_BLANKS);
  g_assert_cmpstr (event->changes, ==, "{\"blanks\":[null,\"空白-2026-00004 – 空白-2026-00005\"]}");
  bc_act_free (act);
  bc_act_free (other);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  BcAct *act = bc_act_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_null (bc_blanks_issue (fixture->engine, "work_order", 1, act, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  bc_engine_rollback (fixture->engine);
  bc_act_free (act);
  g_assert_cmpuint (count (fixture, FALSE), ==, 0);
}

/* A form that is typed in is back, once; what was never issued, or is back already, is refused whole. */
static void
test_use (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "空白-2026-00009", "kb2026-2", "no number" };
  BcAct *act = bc_act_new ("a01");
  g_autoptr (GPtrArray) blanks = issue (fixture, 3, act);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcRecord) record = register_from (fixture, "KB 2026 2", &error);
  BcBlank *blank;

  g_assert_no_error (error);
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_BLANK_SERIAL), ==, "空白-2026-00002");
  g_assert_cmpuint (count (fixture, TRUE), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (register_from (fixture, wrong[i], &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
      g_clear_error (&error);
    }
  fixture_begin (fixture, BC_INTENT_READ);
  blank = bc_blanks_find (fixture->engine, "空白-2026-00002", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (blank->number, ==, bc_record_text (record, BC_FIELD_NUMBER));
  bc_blank_free (blank);
  g_assert_null (bc_blanks_find (fixture->engine, "空白-2026-00009", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  fixture_commit (fixture);
  bc_act_free (act);
}

static gboolean
set (Fixture *fixture, const char *staff, const char *value, GError **error)
{
  BcAct *act = bc_act_new (staff);
  gboolean written;

  fixture_begin (fixture, BC_INTENT_WRITE);
  written = bc_hall_settings_write (fixture->engine, "rating_url", value, act, error);
  if (written)
    fixture_commit (fixture);
  else
    bc_engine_rollback (fixture->engine);
  bc_act_free (act);
  return written;
}

static void
test_setting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;

  g_assert_false (set (fixture, "c01", "https://example.cn/", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (set (fixture, "admin", "example", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (set (fixture, "admin", "https://example.cn/", &error));
  g_assert_no_error (error);
  history = fixture_history (fixture, 0);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (((BcEvent *) history->pdata[0])->kind, ==, BC_EVENT_HALL);
  g_assert_cmpstr (((BcEvent *) history->pdata[0])->changes, ==,
                   "{\"rating_url\":[null,\"https://example.cn/\"]}");
  fixture_reopen (fixture);
  g_assert_cmpstr (bc_hall_rating_url (bc_engine_hall (fixture->engine)), ==,
                   "https://example.cn/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/blanks/issue", test_issue);
  fixture_add ("/blanks/nobody", test_nobody);
  fixture_add ("/blanks/use", test_use);
  fixture_add ("/hall-settings/write", test_setting);
  return g_test_run ();
}
