/* Who else edits a ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-presence.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "model/bc-desk-private.h"
#include "store/bc-presence.h"

typedef struct
{
  gint64 ticket;
  char *staff;
} Editing;

static Editing *
editing_new (BcDesk *self, BcTicket *ticket)
{
  Editing *editing = g_new0 (Editing, 1);

  editing->ticket = bc_ticket_get_id (ticket);
  editing->staff = g_strdup (self->staff);
  return editing;
}

static void
editing_free (gpointer data)
{
  g_free (((Editing *) data)->staff);
  g_free (data);
}

static gpointer
enter_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Editing *editing = data;

  return bc_presence_enter (engine, editing->ticket, editing->staff, error);
}

static gpointer
enter_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *others = result;
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < others->len; i++)
    {
      const BcPresence *other = g_ptr_array_index (others, i);
      const char *name = other->staff != NULL
                             ? bc_hall_name_of (self->hall, BC_TABLE_STAFF, other->staff)
                             : _ ("Another seat");
      g_autofree char *since = bc_format_instant (other->since, self->hall, bc_desk_now (self));

      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "", name);
      if (i + 1 == others->len)
        {
          /* Translators: one or more names, and since when the last of them. */
          char *text = g_strdup_printf (_ ("%1$s is editing this ticket too (since %2$s)."),
                                        names->str, since);

          g_string_free (names, TRUE);
          return text;
        }
    }
  g_string_free (names, TRUE);
  return NULL;
}

void
bc_desk_enter_async (BcDesk *self,
                     BcTicket *ticket,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, bc_desk_enter_async);
  bc_desk_run (self, BC_INTENT_WRITE, enter_job, editing_new (self, ticket), editing_free,
               (GDestroyNotify) g_ptr_array_unref, task, enter_done, NULL, NULL, g_free);
}

char *
bc_desk_enter_finish (BcDesk *self, GAsyncResult *result)
{
  /* A file that is read-only, busy or away has told so where it matters. */
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static gpointer
leave_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Editing *editing = data;

  return GINT_TO_POINTER (bc_presence_leave (engine, editing->ticket, error));
}

void
bc_desk_leave (BcDesk *self, BcTicket *ticket)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, bc_desk_leave);
  bc_desk_run (self, BC_INTENT_WRITE, leave_job, editing_new (self, ticket), editing_free, NULL,
               task, NULL, NULL, NULL, NULL);
}
