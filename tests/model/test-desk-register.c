/* A draft that is handed in twice is registered once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

static BcTicket *
hand_in (BcDesk *desk, BcRecord *draft, const char *operation)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BcTicket *ticket;

  bc_desk_register_async (desk, draft, operation, desk_result_cb, &result);
  desk_await (result);
  ticket = bc_desk_register_finish (desk, result, &error);
  g_assert_no_error (error);
  return ticket;
}

static void
test_twice (DeskFixture *self, gconstpointer data)
{
  g_autoptr (BcDesk) other = desk_fixture_other (self);
  g_autoptr (BcRecord) draft = fixture_draft (bc_desk_now (self->desk));
  g_autofree char *operation = g_uuid_string_random ();
  g_autoptr (BcTicket) first = NULL;
  g_autoptr (BcTicket) again = NULL;
  g_autoptr (BcTicket) elsewhere = NULL;
  g_autoptr (BcTicket) fresh = NULL;

  g_assert_true (bc_desk_set_staff (self->desk, "a01"));
  first = hand_in (self->desk, draft, operation);
  again = hand_in (self->desk, draft, operation);
  g_assert_true (again == first);
  g_assert_true (bc_desk_set_staff (other, "a01"));
  elsewhere = hand_in (other, draft, operation);
  g_assert_cmpint (bc_ticket_get_id (elsewhere), ==, bc_ticket_get_id (first));
  fresh = hand_in (self->desk, draft, NULL);
  g_assert_cmpint (bc_ticket_get_id (fresh), !=, bc_ticket_get_id (first));
  g_clear_object (&elsewhere);
  desk_fixture_end (g_steal_pointer (&other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add ("/model/desk-register/twice", test_twice);
  return g_test_run ();
}
