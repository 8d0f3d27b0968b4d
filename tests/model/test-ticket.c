/* A ticket on the main thread: it takes what is newer, and tells once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-ticket.h"

static BcRecord *
record_of_version (gint64 version)
{
  BcRecord *record = bc_record_new ();

  bc_record_set_int (record, BC_FIELD_ID, 7);
  bc_record_set_int (record, BC_FIELD_VERSION, version);
  return record;
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(int *) data)++;
}

static void
test_record (void)
{
  BcTicket *ticket = bc_ticket_new (7);
  g_autoptr (BcRecord) first = record_of_version (3);
  g_autoptr (BcRecord) same = record_of_version (3);
  g_autoptr (BcRecord) older = record_of_version (2);
  g_autoptr (BcRecord) newer = record_of_version (4);
  g_autoptr (BcRecord) got = NULL;
  gint64 id;
  int n = 0;

  g_signal_connect (ticket, "notify::record", G_CALLBACK (count_cb), &n);
  g_assert_null (bc_ticket_get_record (ticket));
  g_assert_true (bc_ticket_set_record (ticket, first));
  g_assert_cmpint (n, ==, 1);
  g_assert_false (bc_ticket_set_record (ticket, same));
  g_assert_false (bc_ticket_set_record (ticket, older));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (bc_ticket_get_record (ticket) == first);
  g_assert_true (bc_ticket_set_record (ticket, newer));
  g_assert_cmpint (n, ==, 2);
  g_object_get (ticket, "record", &got, "id", &id, NULL);
  g_assert_true (got == newer);
  g_assert_cmpint (id, ==, 7);
  g_assert_cmpint (bc_ticket_get_id (ticket), ==, 7);
  g_assert_finalize_object (ticket);
}

static void
test_moving (void)
{
  BcTicket *ticket = bc_ticket_new (7);
  int n = 0, to;

  g_signal_connect (ticket, "notify::moving-to", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (bc_ticket_get_moving_to (ticket), ==, -1);
  bc_ticket_set_moving_to (ticket, -1);
  g_assert_cmpint (n, ==, 0);
  bc_ticket_set_moving_to (ticket, BC_STATE_REVIEW);
  bc_ticket_set_moving_to (ticket, BC_STATE_REVIEW);
  g_assert_cmpint (n, ==, 1);
  g_object_get (ticket, "moving-to", &to, NULL);
  g_assert_cmpint (to, ==, BC_STATE_REVIEW);
  bc_ticket_set_moving_to (ticket, -1);
  g_assert_cmpint (n, ==, 2);
  g_assert_finalize_object (ticket);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticket/record", test_record);
  g_test_add_func ("/ticket/moving", test_moving);
  return g_test_run ();
}
