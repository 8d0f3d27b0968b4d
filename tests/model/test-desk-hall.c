/* The hall is changed on one seat while others have it open: they follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include "model/bc-desk-private.h"
#include "store/bc-event.h"

/* A new department becomes the first of the table, one member of staff leaves, another gets a role, and the hall another name. */
static gpointer
change_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
      "UPDATE catalogue SET position = position + 1 WHERE kind = 'departments';"
      "INSERT INTO catalogue (kind, code, version, position, name) VALUES ('departments', 'd00', "
      "1, 0, '新设部门');"
      "UPDATE catalogue SET ended_on = 1 WHERE kind = 'staff' AND code = 'b01';"
      "UPDATE catalogue SET roles = 'intake,callback' WHERE kind = 'staff' AND code = 'a01';"
      "INSERT INTO setting (key, value) VALUES ('hall_name', '新大厅') ON CONFLICT (key) DO UPDATE "
      "SET value = '新大厅';";

  if (!bc_engine_run_sql (engine, sql, error)
      || !bc_event_append_hall (engine, "7f9c1d6e-0000-4000-8000-000000000001", "admin", NULL,
                                "{\"hall_name\":[\"\",\"新大厅\"]}", error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
change_hall (BcDesk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bc_store_run_async (desk->store, BC_INTENT_WRITE, change_job, NULL, NULL, NULL, NULL,
                      desk_result_cb, &result);
  desk_await (result);
  bc_store_run_finish (desk->store, result, &error);
  g_assert_no_error (error);
}

static gboolean
has_new_name (BcDesk *desk)
{
  return strcmp (bc_hall_name (bc_desk_get_hall (desk)), "新大厅") == 0;
}

static void
count_cb (BcDesk *desk, GParamSpec *pspec, gpointer data)
{
  g_assert_nonnull (bc_desk_get_hall (desk));
  (*(guint *) data)++;
}

static void
test_followed (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) ticket = desk_advance (fixture->desk, BC_STATE_REVIEW);
  g_autoptr (GListModel) before = bc_desk_get_column (other, BC_COLUMN_REVIEW, "d01");
  g_autoptr (GListModel) after = NULL;
  guint n_halls = 0, n_staff = 0;

  desk_wait_for (g_list_model_get_n_items (before) == 1);
  g_assert_true (bc_desk_set_staff (other, "a01"));
  g_assert_true (bc_desk_set_staff (fixture->desk, "b01"));
  g_signal_connect (other, "notify::hall", G_CALLBACK (count_cb), &n_halls);
  g_signal_connect (other, "notify::staff", G_CALLBACK (count_cb), &n_staff);
  change_hall (fixture->desk);

  /* Also the seat that changed it. */
  desk_wait_for (has_new_name (fixture->desk));
  g_assert_null (bc_desk_get_staff (fixture->desk));
  desk_wait_for (has_new_name (other));
  g_assert_cmpuint (n_halls, ==, 1);
  g_assert_cmpuint (n_staff, ==, 1);
  g_assert_true ((bc_desk_get_staff (other)->roles & BC_ROLE_CALLBACK) != 0);
  g_assert_nonnull (bc_hall_find (bc_desk_get_hall (other), BC_TABLE_DEPARTMENTS, "d00"));
  /* Every card is still where its department is, though that is another row of the table now. */
  after = bc_desk_get_column (other, BC_COLUMN_REVIEW, "d01");
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, 1);
  g_assert_cmpuint (bc_desk_count (other, BC_COLUMN_REVIEW, "d01", NULL), ==, 1);
  g_assert_cmpuint (bc_desk_count (other, BC_COLUMN_REVIEW, "d00", NULL), ==, 0);
  g_signal_handlers_disconnect_by_data (other, &n_halls);
  g_signal_handlers_disconnect_by_data (other, &n_staff);
  desk_fixture_end (other);
}

/* A seat that has not heard of it yet must not act by the old hall: its next write reads it. */
static void
test_next_write (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (fixture);
  g_autoptr (BcTicket) ticket = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_desk_set_staff (other, "a01"));
  ticket = desk_register (other, "李四", NULL);
  g_assert_true (bc_desk_set_staff (other, "b01"));
  bc_store_set_polling (other->store, 0);
  change_hall (fixture->desk);
  g_assert_false (
      desk_move (other, ticket, BC_STATE_REVIEW, NULL, &error, "main_cause", "A2", NULL));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  desk_fixture_end (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add ("/desk/hall/followed", test_followed);
  desk_add ("/desk/hall/next-write", test_next_write);
  return g_test_run ();
}
