/* A hall and a desk for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include <glib/gstdio.h>

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
desk_iterate (void)
{
  guint wake = g_timeout_add (50, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

void
desk_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A desk's main thread does not touch a file. */
static gpointer
create_in_thread (gpointer data)
{
  DeskFixture *self = data;

  fixture_create_hall (self->path, self->clock);
  return NULL;
}

BcDesk *
desk_fixture_new_desk (DeskFixture *self, const char *seat)
{
  g_autofree char *drafts = g_build_filename (self->folder, seat, NULL);

  return bc_desk_new (self->clock, seat, drafts);
}

void
desk_fixture_set_up (DeskFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("bc-desk-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "大厅.hall", NULL);
  self->clock = bc_clock_new_fixed (FIXTURE_NOW);
  g_thread_join (g_thread_new ("create", create_in_thread, self));
  self->desk = desk_fixture_new_desk (self, "seat-1");
  desk_open (self->desk, self->path, NULL);
}

BcDesk *
desk_fixture_other (DeskFixture *self)
{
  BcDesk *other = desk_fixture_new_desk (self, "seat-2");

  desk_open (other, self->path, NULL);
  return other;
}

/* What is under way holds the desk until it has come back. */
void
desk_fixture_end (BcDesk *desk)
{
  bc_desk_close (desk);
  desk_wait_for (G_OBJECT (desk)->ref_count == 1);
  g_assert_finalize_object (desk);
}

void
desk_fixture_tear_down (DeskFixture *self, gconstpointer data)
{
  if (self->desk != NULL)
    desk_fixture_end (self->desk);
  g_assert_finalize_object (self->clock);
  fixture_remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

gboolean
desk_open (BcDesk *desk, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local = NULL;
  gboolean done;

  bc_desk_open_async (desk, path, NULL, desk_result_cb, &result);
  desk_await (result);
  done = bc_desk_open_finish (desk, result, &local);
  if (error == NULL)
    g_assert_no_error (local);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return done;
}

BcTicket *
desk_register (BcDesk *desk, const char *name, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BcRecord) draft = fixture_draft (bc_desk_now (desk));
  g_autoptr (GError) local = NULL;
  BcTicket *ticket;

  bc_record_set_text (draft, BC_FIELD_PETITIONER_NAME, name);
  bc_desk_register_async (desk, draft, NULL, desk_result_cb, &result);
  desk_await (result);
  ticket = bc_desk_register_finish (desk, result, &local);
  if (error == NULL)
    g_assert_no_error (local);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return ticket;
}

static gboolean
move (BcDesk *desk, BcTicket *ticket, BcState to, GHashTable *input, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local = NULL;
  gboolean done;

  bc_desk_move_async (desk, ticket, to, input, desk_result_cb, &result);
  g_assert_cmpint (bc_ticket_get_moving_to (ticket), ==, to);
  desk_await (result);
  done = bc_desk_move_finish (desk, result, NULL, &local);
  desk_wait_for (bc_ticket_get_moving_to (ticket) == -1);
  if (error == NULL)
    g_assert_no_error (local);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return done;
}

gboolean
desk_move (BcDesk *desk, BcTicket *ticket, BcState to, const char *staff, GError **error, ...)
{
  g_autoptr (GHashTable) input = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  va_list arguments;
  const char *key;

  va_start (arguments, error);
  while ((key = va_arg (arguments, const char *)) != NULL)
    g_hash_table_insert (input, g_strdup (key), g_strdup (va_arg (arguments, const char *)));
  va_end (arguments);
  if (staff != NULL)
    g_assert_true (bc_desk_set_staff (desk, staff));
  return move (desk, ticket, to, input, error);
}

BcTicket *
desk_advance (BcDesk *desk, BcState state)
{
  BcTicket *ticket;

  g_assert_true (bc_desk_set_staff (desk, "a01"));
  ticket = desk_register (desk, "张三丰", NULL);
  if (state == BC_STATE_REGISTERED)
    return ticket;
  desk_move (desk, ticket, BC_STATE_REVIEW, "b01", NULL, "main_cause", "A2", NULL);
  if (state == BC_STATE_REVIEW)
    return ticket;
  desk_move (desk, ticket, BC_STATE_DISPATCHED, "e01", NULL, "method", "补正后办理", "due_at",
             "2026-09-22 17:30", NULL);
  if (state == BC_STATE_DISPATCHED)
    return ticket;
  desk_move (desk, ticket, BC_STATE_IN_PROGRESS, "c01", NULL, NULL);
  if (state == BC_STATE_IN_PROGRESS)
    return ticket;
  desk_move (desk, ticket, BC_STATE_RESULT_CHECK, "d01", NULL, "outcome", "done", "measures",
             "已补正并办结", "basis", "户口登记条例", "answered_on", "2026-09-18", NULL);
  if (state == BC_STATE_RESULT_CHECK)
    return ticket;
  g_assert_cmpint (state, ==, BC_STATE_CALLBACK);
  desk_move (desk, ticket, BC_STATE_CALLBACK, "b01", NULL, NULL);
  return ticket;
}

BcTicket *
desk_undo (BcDesk *desk, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local = NULL;
  BcTicket *ticket;

  bc_desk_undo_async (desk, desk_result_cb, &result);
  desk_await (result);
  ticket = bc_desk_undo_finish (desk, result, &local);
  if (error == NULL)
    g_assert_no_error (local);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return ticket;
}

char *
desk_ids (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BcTicket) ticket = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                              bc_ticket_get_id (ticket));
    }
  return g_string_free (text, FALSE);
}
