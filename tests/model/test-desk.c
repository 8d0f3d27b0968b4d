/* The desk alone: a file opened and closed, tickets taken in, moved, changed and taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include <string.h>

#include "base/bc-main-thread.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
count_signal_cb (GObject *object, gpointer data)
{
  (*(guint *) data)++;
}

static void
ticket_changed_cb (BcDesk *desk, BcTicket *ticket, gpointer data)
{
  (*(guint *) data)++;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *text)
{
  g_string_append_printf (text, "%u-%u+%u ", position, removed, added);
}

static void
connection_cb (BcDesk *desk, GParamSpec *pspec, GString *text)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (BC_TYPE_CONNECTION);

  g_string_append_printf (text, "%s ",
                          g_enum_get_value (class, (int) bc_desk_get_connection (desk))
                              ->value_nick);
}

static guint
get_count (BcDesk *desk, const char *property)
{
  guint n;

  g_object_get (desk, property, &n, NULL);
  return n;
}

static void
assert_undo (BcDesk *desk, const char *expected)
{
  g_autofree char *label = NULL;
  gboolean can_undo;

  g_object_get (desk, "can-undo", &can_undo, "undo-label", &label, NULL);
  g_assert_cmpint (can_undo, ==, expected != NULL);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_open (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = desk_fixture_new_desk (fixture, "seat-2");
  g_autoptr (GString) connections = g_string_new (NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "none.hall", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "text.hall", NULL);
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;
  guint n_halls = 0;

  g_signal_connect (desk, "notify::connection", G_CALLBACK (connection_cb), connections);
  g_signal_connect (desk, "notify::hall", G_CALLBACK (count_cb), &n_halls);
  g_assert_cmpint (bc_desk_get_connection (desk), ==, BC_CONNECTION_NONE);
  g_assert_null (bc_desk_get_hall (desk));
  g_assert_cmpint (bc_desk_today (desk), ==, BC_DAY_NONE);
  g_assert_false (bc_desk_set_staff (desk, "a01"));

  desk_open (desk, fixture->path, NULL);
  g_assert_cmpstr (connections->str, ==, "opening online ");
  g_assert_cmpuint (n_halls, ==, 1);
  g_assert_cmpstr (bc_hall_name (bc_desk_get_hall (desk)), ==, "东港区政务服务中心");
  g_assert_cmpstr (bc_desk_get_path (desk), ==, fixture->path);
  place = bc_desk_dup_place (desk);
  g_assert_true (g_str_has_prefix (place, fixture->path));
  g_assert_nonnull (strstr (place, "\nthis computer’s own disk"));

  /* What cannot be opened leaves nothing half open. */
  g_string_truncate (connections, 0);
  g_assert_false (desk_open (desk, path, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpstr (connections->str, ==, "none opening none ");
  g_assert_null (bc_desk_get_hall (desk));
  g_assert_null (bc_desk_get_path (desk));
  g_assert_true (g_file_set_contents (other, "This is no hall, but a letter.", -1, NULL));
  g_assert_false (desk_open (desk, other, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_A_HALL);

  desk_open (desk, fixture->path, NULL);
  g_assert_cmpint (bc_desk_get_connection (desk), ==, BC_CONNECTION_ONLINE);
  desk_fixture_end (desk);
}

static void
test_register (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (GListModel) triage = bc_desk_get_column (desk, BC_COLUMN_TRIAGE, NULL);
  g_autoptr (GListModel) own = bc_desk_get_column (desk, BC_COLUMN_TRIAGE, "d01");
  g_autoptr (GListModel) theirs = bc_desk_get_column (desk, BC_COLUMN_TRIAGE, "d02");
  g_autoptr (GListModel) nobodys = bc_desk_get_column (desk, BC_COLUMN_TRIAGE, "d99");
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (BcTicket) ticket = NULL, item = NULL, second = NULL;
  guint n_open = 0, n_places = 0, overdue = 7;

  g_signal_connect (triage, "items-changed", G_CALLBACK (items_changed_cb), changes);
  g_signal_connect (desk, "notify::n-open", G_CALLBACK (count_cb), &n_open);
  g_signal_connect (desk, "places-changed", G_CALLBACK (count_signal_cb), &n_places);
  bc_desk_set_staff (desk, "a01");
  ticket = desk_register (desk, "𬭩䶮", NULL);
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_NUMBER), ==,
                   "2026W00001");
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_PETITIONER_NAME), ==,
                   "𬭩䶮");
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_REGISTERED);
  g_assert_cmpstr (changes->str, ==, "0-0+1 ");
  g_assert_cmpuint (n_open, ==, 1);
  g_assert_cmpuint (n_places, ==, 1);
  item = g_list_model_get_item (triage, 0);
  g_assert_true (item == ticket);
  g_assert_true (bc_desk_get_ticket (desk, bc_ticket_get_id (ticket)) == ticket);
  g_assert_cmpuint (bc_desk_find_in_column (desk, triage, ticket), ==, 0);
  g_assert_cmpuint (bc_desk_find_in_column (desk, theirs, ticket), ==, G_MAXUINT);
  g_assert_cmpuint (g_list_model_get_n_items (own), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (theirs), ==, 0);
  /* A department that there is not shows nothing, not everything. */
  g_assert_cmpuint (g_list_model_get_n_items (nobodys), ==, 0);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_TRIAGE, NULL, &overdue), ==, 1);
  g_assert_cmpuint (overdue, ==, 0);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_TRIAGE, "d01", NULL), ==, 1);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_TRIAGE, "d02", NULL), ==, 0);
  g_assert_cmpuint (bc_desk_count (desk, BC_COLUMN_TRIAGE, "d99", &overdue), ==, 0);
  g_assert_cmpuint (get_count (desk, "n-open"), ==, 1);
  /* A registration is no change that could be taken back. */
  assert_undo (desk, NULL);
  second = desk_register (desk, "李四", NULL);
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (second), BC_FIELD_NUMBER), ==,
                   "2026W00002");
  g_assert_cmpuint (g_list_model_get_n_items (triage), ==, 2);
  /* The fixture's desk outlives what is counted here. */
  g_signal_handlers_disconnect_by_data (desk, &n_open);
  g_signal_handlers_disconnect_by_data (desk, &n_places);
}

static void
test_register_refused (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) triage = bc_desk_get_column (fixture->desk, BC_COLUMN_TRIAGE, NULL);
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (triage, "items-changed", G_CALLBACK (items_changed_cb), changes);
  g_assert_null (desk_register (fixture->desk, "张三", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  bc_desk_set_staff (fixture->desk, "b01");
  g_assert_null (desk_register (fixture->desk, "张三", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  bc_desk_set_staff (fixture->desk, "a01");
  g_assert_null (desk_register (fixture->desk, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "petitioner_name"));
  g_assert_cmpstr (changes->str, ==, "");
  g_assert_cmpuint (get_count (fixture->desk, "n-open"), ==, 0);
  g_assert_cmpint (bc_desk_get_connection (fixture->desk), ==, BC_CONNECTION_ONLINE);
}

static void
test_move (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REGISTERED);
  g_autoptr (GListModel) triage = bc_desk_get_column (desk, BC_COLUMN_TRIAGE, NULL);
  g_autoptr (GListModel) review = bc_desk_get_column (desk, BC_COLUMN_REVIEW, NULL);
  g_autoptr (GString) left = g_string_new (NULL), entered = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_moving = 0, n_records = 0, n_changed = 0;

  g_signal_connect (triage, "items-changed", G_CALLBACK (items_changed_cb), left);
  g_signal_connect (review, "items-changed", G_CALLBACK (items_changed_cb), entered);
  g_signal_connect (ticket, "notify::moving-to", G_CALLBACK (count_cb), &n_moving);
  g_signal_connect (ticket, "notify::record", G_CALLBACK (count_cb), &n_records);
  g_signal_connect (desk, "ticket-changed", G_CALLBACK (ticket_changed_cb), &n_changed);

  /* Refused: the card stays where it was. */
  g_assert_false (desk_move (desk, ticket, BC_STATE_CLOSED, "b01", &error, NULL));
  g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (desk_move (desk, ticket, BC_STATE_REVIEW, "b01", &error, NULL));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "main_cause"));
  g_clear_error (&error);
  g_assert_cmpuint (n_moving, ==, 4);
  g_assert_cmpstr (left->str, ==, "");
  assert_undo (desk, NULL);

  g_assert_true (desk_move (desk, ticket, BC_STATE_REVIEW, NULL, NULL, "main_cause", "A2", NULL));
  g_assert_cmpuint (n_moving, ==, 6);
  g_assert_cmpuint (n_records, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpstr (left->str, ==, "0-1+0 ");
  g_assert_cmpstr (entered->str, ==, "0-0+1 ");
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_VERSION), ==, 2);
  assert_undo (desk, "2026W00001 to “Awaiting review”");
  /* The fixture's desk outlives what is counted here. */
  g_signal_handlers_disconnect_by_data (ticket, &n_moving);
  g_signal_handlers_disconnect_by_data (ticket, &n_records);
  g_signal_handlers_disconnect_by_data (desk, &n_changed);
}

static void
test_request (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_IN_PROGRESS);
  g_autoptr (GHashTable) input = fixture_input ("suspend_ground", "hearing", "review_on",
                                                "2026-09-30", "petitioner_told", "1", NULL);
  g_autoptr (GAsyncResult) result = NULL, declined = NULL;
  g_autoptr (GError) error = NULL;
  gboolean requested = FALSE;

  bc_desk_set_staff (desk, "d01");
  bc_desk_move_async (desk, ticket, BC_STATE_SUSPENDED, input, desk_result_cb, &result);
  desk_await (result);
  g_assert_true (bc_desk_move_finish (desk, result, &requested, &error));
  g_assert_no_error (error);
  g_assert_true (requested);
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_IN_PROGRESS);
  g_assert_cmpint (bc_workflow_requested (bc_ticket_get_record (ticket)), ==, BC_STATE_SUSPENDED);

  bc_desk_set_staff (desk, "e01");
  bc_desk_decline_async (desk, ticket, "理由不足", desk_result_cb, &declined);
  desk_await (declined);
  g_assert_true (bc_desk_change_finish (desk, declined, &error));
  g_assert_no_error (error);
  g_assert_cmpint (bc_workflow_requested (bc_ticket_get_record (ticket)), ==, -1);
  assert_undo (desk, "declining the request of 2026W00001");
}

static void
test_undo (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_RESULT_CHECK);
  g_autoptr (GListModel) in_progress = bc_desk_get_column (desk, BC_COLUMN_IN_PROGRESS, NULL);
  g_autoptr (GListModel) callback = bc_desk_get_column (desk, BC_COLUMN_CALLBACK, NULL);
  g_autoptr (GError) error = NULL;
  BcTicket *undone;

  bc_desk_set_staff (desk, "b01");
  assert_undo (desk, NULL);
  desk_move (desk, ticket, BC_STATE_IN_PROGRESS, NULL, NULL, "reason", "没有答复群众", NULL);
  assert_undo (desk, "2026W00001 to “In progress”");
  undone = desk_undo (desk, NULL);
  g_assert_true (undone == ticket);
  g_object_unref (undone);
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_RESULT_CHECK);
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_REWORK_COUNT), ==, 0);
  assert_undo (desk, NULL);

  /* Two steps, one after the other. */
  desk_move (desk, ticket, BC_STATE_IN_PROGRESS, NULL, NULL, "reason", "没有答复群众", NULL);
  {
    g_autoptr (GHashTable) input = fixture_input ("urgency", "urgent", NULL);
    g_autoptr (GAsyncResult) result = NULL;

    bc_desk_edit_async (desk, ticket, input, desk_result_cb, &result);
    desk_await (result);
    g_assert_true (bc_desk_change_finish (desk, result, &error));
  }
  assert_undo (desk, "editing 2026W00001");
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_URGENCY), ==, "urgent");
  g_object_unref (desk_undo (desk, NULL));
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_URGENCY), ==, "normal");
  g_assert_cmpuint (g_list_model_get_n_items (in_progress), ==, 1);
  g_object_unref (desk_undo (desk, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (in_progress), ==, 0);
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_RESULT_CHECK);
  g_assert_null (desk_undo (desk, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_NOT_FOUND);

  /* What one person did is not another's to take back. */
  desk_move (desk, ticket, BC_STATE_CALLBACK, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (callback), ==, 1);
  bc_desk_set_staff (desk, "e01");
  assert_undo (desk, NULL);
}

static void
test_part (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autoptr (BcTicket) ticket = desk_advance (desk, BC_STATE_REGISTERED);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_move (desk, ticket, BC_STATE_REVIEW, "b01", NULL, "main_cause", "A2",
             "assisting_departments", "d02", NULL);
  desk_move (desk, ticket, BC_STATE_DISPATCHED, "e01", NULL, "method", "补正后办理", NULL);
  bc_desk_set_staff (desk, "c02");
  bc_desk_part_async (desk, ticket, "d02", BC_PART_REPORTED, "已核实\t属实\n完", desk_result_cb,
                      &result);
  desk_await (result);
  g_assert_true (bc_desk_change_finish (desk, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bc_record_open_parts (bc_ticket_get_record (ticket)), ==, 0);
  assert_undo (desk, "the part of 区人力资源和社会保障局 in 2026W00001");
  g_object_unref (desk_undo (desk, NULL));
  g_assert_cmpuint (bc_record_open_parts (bc_ticket_get_record (ticket)), ==, 1);
  g_assert_null (bc_record_part (bc_ticket_get_record (ticket), 0)->report);
}

static void
test_staff (DeskFixture *fixture, gconstpointer data)
{
  BcDesk *desk = fixture->desk;
  g_autofree char *staff = NULL;
  guint n = 0;

  g_signal_connect (desk, "notify::staff", G_CALLBACK (count_cb), &n);
  g_assert_null (bc_desk_get_staff (desk));
  g_assert_false (bc_desk_set_staff (desk, "nobody"));
  g_assert_false (bc_desk_set_staff (desk, "x01"));
  g_assert_cmpuint (n, ==, 0);
  /* The history keeps codes, whatever was typed. */
  g_assert_true (bc_desk_set_staff (desk, "李娜"));
  g_assert_true (bc_desk_set_staff (desk, "a01"));
  g_assert_cmpuint (n, ==, 1);
  g_object_get (desk, "staff", &staff, NULL);
  g_assert_cmpstr (staff, ==, "a01");
  g_assert_cmpstr (bc_desk_get_staff (desk)->name, ==, "李娜");
  g_assert_true (bc_desk_set_staff (desk, NULL));
  g_assert_cmpuint (n, ==, 2);
  bc_desk_set_staff (desk, "a01");
  bc_desk_close (desk);
  g_assert_null (bc_desk_get_staff (desk));
  g_assert_cmpuint (n, ==, 4);
  /* The fixture's desk outlives what is counted here. */
  g_signal_handlers_disconnect_by_data (desk, &n);
}

static void
test_context (DeskFixture *fixture, gconstpointer data)
{
  BcWorkflowContext context;

  bc_desk_set_staff (fixture->desk, "b01");
  bc_desk_workflow_context (fixture->desk, &context);
  g_assert_true (context.hall == bc_desk_get_hall (fixture->desk));
  g_assert_cmpstr (context.actor->code, ==, "b01");
  g_assert_cmpint (context.now, ==, FIXTURE_NOW);
  g_assert_cmpuint (context.callbacks_reached, >, 0);
  g_assert_true (context.master_is_valid);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* From here on SQL on this thread ends the program. */
  bc_main_thread_claim ();
  desk_add ("/desk/open", test_open);
  desk_add ("/desk/register", test_register);
  desk_add ("/desk/register-refused", test_register_refused);
  desk_add ("/desk/move", test_move);
  desk_add ("/desk/request", test_request);
  desk_add ("/desk/undo", test_undo);
  desk_add ("/desk/part", test_part);
  desk_add ("/desk/staff", test_staff);
  desk_add ("/desk/context", test_context);
  return g_test_run ();
}
