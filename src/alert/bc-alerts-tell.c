/* What the desktop shows: telling, withdrawing, opening.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "alert/bc-alerts-private.h"

#include <glib/gi18n.h>

#include "alert/bc-alert-text.h"
#include "base/bc-trace.h"

/* A notice that the desktop shows. */
typedef struct
{
  BcAlertLevel level;
  GPtrArray *tickets; /* BcTicket, the most pressing first */
} BcToldNotice;

/* One notice on its way to the desktop. */
typedef struct
{
  BcAlerts *alerts;
  guint file;
  BcAlertLevel level;
  GPtrArray *tickets;
  char *id;
} Telling;

static void
telling_free (Telling *self)
{
  g_ptr_array_unref (self->tickets);
  g_object_unref (self->alerts);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

static void
notice_free (gpointer data)
{
  BcToldNotice *notice = data;

  g_ptr_array_unref (notice->tickets);
  g_free (notice);
}

GHashTable *
bc_alerts_new_notices (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, notice_free);
}

static gboolean
is_at_level (BcAlerts *self, BcTicket *ticket, BcAlertLevel level)
{
  BcRecord *record = bc_ticket_get_record (ticket);
  BcHall *hall = bc_desk_get_hall (self->desk);

  return record != NULL && hall != NULL
         && bc_nearness (record, hall, bc_desk_now (self->desk), NULL)
                == bc_alert_level_nearness (level);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Telling) telling = data;
  BcAlerts *self = telling->alerts;
  g_autoptr (GError) error = NULL;
  gboolean is_shown = bc_notifier_show_finish (BC_NOTIFIER (source), result, &error);

  if (telling->file != self->file)
    {
      if (is_shown)
        bc_notifier_withdraw (BC_NOTIFIER (source), telling->id);
      return;
    }
  /* The error itself is of no use to the person: where the desktop takes no notices the window
   * tells the same. */
  if (!is_shown)
    {
      g_debug ("the desktop shows no alert: %s", error->message);
      g_hash_table_remove (self->notices, telling->id);
    }
  bc_alerts_emit_told (self, telling->level, telling->tickets, is_shown);
}

static GPtrArray *
records_of (GPtrArray *tickets)
{
  GPtrArray *records = g_ptr_array_new_full (tickets->len, (GDestroyNotify) bc_record_unref);

  for (guint i = 0; i < tickets->len; i++)
    {
      BcRecord *record = bc_ticket_get_record (g_ptr_array_index (tickets, i));

      if (record != NULL)
        g_ptr_array_add (records, bc_record_ref (record));
    }
  return records;
}

void
bc_alerts_tell (BcAlerts *self, BcAlertLevel level, GPtrArray *tickets)
{
  g_autoptr (GPtrArray) records = records_of (tickets);
  g_autofree char *title = bc_alert_title (level, tickets->len);
  g_autofree char *body =
      bc_alert_body (records, bc_desk_get_hall (self->desk), bc_desk_now (self->desk));
  g_autofree char *id = NULL;
  BcToldNotice *notice;
  Telling *telling;

  if (self->notifier == NULL)
    {
      bc_alerts_emit_told (self, level, tickets, FALSE);
      return;
    }
  id = g_strdup_printf ("%s-%u", bc_alert_level_code (level), ++self->n_notices);
  notice = g_new0 (BcToldNotice, 1);
  notice->level = level;
  notice->tickets = g_ptr_array_ref (tickets);
  g_hash_table_insert (self->notices, g_strdup (id), notice);

  telling = g_new0 (Telling, 1);
  telling->alerts = g_object_ref (self);
  telling->file = self->file;
  telling->level = level;
  telling->tickets = g_ptr_array_ref (tickets);
  telling->id = g_strdup (id);
  bc_notifier_show_async (self->notifier,
                          &(const BcNotice) {
                              .id = id,
                              .summary = title,
                              .body = body,
                              .action = tickets->len == 1 ? _ ("Open the ticket")
                                                          : _ ("Open the first ticket"),
                              .urgency = bc_alert_urgency (level),
                          },
                          shown_cb, telling);
}

void
bc_alerts_withdraw_settled (BcAlerts *self, BcTicket *ticket)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->notices);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const BcToldNotice *notice = value;
      gboolean is_settled = TRUE;

      if (ticket != NULL && !g_ptr_array_find (notice->tickets, ticket, NULL))
        continue;
      for (guint i = 0; i < notice->tickets->len && is_settled; i++)
        is_settled = !is_at_level (self, g_ptr_array_index (notice->tickets, i), notice->level);
      if (is_settled)
        {
          bc_notifier_withdraw (self->notifier, id);
          bc_trace ("alert withdrawn %s", bc_alert_level_code (notice->level));
          g_hash_table_iter_remove (&iter);
        }
    }
}

void
bc_alerts_withdraw_all (BcAlerts *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->notices);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      bc_notifier_withdraw (self->notifier, id);
      g_hash_table_iter_remove (&iter);
    }
}

BcTicket *
bc_alerts_dup_ticket (BcAlerts *self, const char *id)
{
  const BcToldNotice *notice = g_hash_table_lookup (self->notices, id);

  if (notice == NULL)
    return NULL;
  for (guint i = 0; i < notice->tickets->len; i++)
    if (is_at_level (self, g_ptr_array_index (notice->tickets, i), notice->level))
      return g_object_ref (g_ptr_array_index (notice->tickets, i));
  return g_object_ref (g_ptr_array_index (notice->tickets, 0));
}
