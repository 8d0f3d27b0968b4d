/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "store/bc-lists.h"
#include "store/bc-tickets.h"

/* The alerts that this process was the first to claim. */
typedef struct
{
  BcHall *hall;
  gint64 now;
  GPtrArray *overdue; /* BcRecord */
  GPtrArray *today;   /* BcRecord */
} Alerts;

static void
clear_alerts (Alerts *self)
{
  g_clear_pointer (&self->overdue, g_ptr_array_unref);
  g_clear_pointer (&self->today, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Alerts, clear_alerts)

/* On the worker thread, one transaction. Tickets whose review date has come go on first: their due
 * dates move, and none of them is due for having waited. */
static gpointer
remind_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Alerts *alerts = data;
  g_autoptr (GPtrArray) resumed = bc_tickets_resume_reviewed (engine, error);
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) overdue = g_ptr_array_new ();
  g_autoptr (GPtrArray) today = g_ptr_array_new ();
  gint64 midnight;

  if (resumed == NULL)
    return NULL;
  midnight = bc_instant_from_local (bc_hall_day (alerts->hall, alerts->now) + 1, 0,
                                    bc_hall_zone (alerts->hall));
  due = bc_lists_due_alerts (engine, midnight - 1, error);
  if (due == NULL)
    return NULL;
  for (guint i = 0; i < due->len; i++)
    {
      BcRecord *record = g_ptr_array_index (due, i);

      g_ptr_array_add (bc_record_int (record, BC_FIELD_DUE_AT) <= alerts->now ? overdue : today,
                       record);
    }
  alerts->overdue = bc_alerts_claim (engine, overdue, "overdue", error);
  if (alerts->overdue == NULL)
    return NULL;
  alerts->today = bc_alerts_claim (engine, today, "today", error);
  return alerts->today != NULL ? GINT_TO_POINTER (TRUE) : NULL;
}

/* Number, level and due date: nothing that says whom it is about. */
static void
print_alerts (GPtrArray *records, const char *level, BcHall *hall)
{
  for (guint i = 0; i < records->len; i++)
    {
      const BcRecord *record = g_ptr_array_index (records, i);
      g_autofree char *due =
          bc_instant_to_string (bc_record_int (record, BC_FIELD_DUE_AT), bc_hall_zone (hall));

      bc_cli_out ("%s %s %s\n", bc_record_text (record, BC_FIELD_NUMBER), level, due);
    }
}

int
bc_cli_remind (const BcCliCommand *self, char **argv)
{
  g_auto (Alerts) alerts = { NULL };
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (bc_cli_parse (self, NULL, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  alerts.hall = hall;
  alerts.now = bc_clock_now (bc_cli_clock ());
  if (bc_store_run (store, BC_INTENT_WRITE, remind_job, &alerts, &error) == NULL)
    return bc_cli_failed (NULL, error);
  print_alerts (alerts.overdue, "overdue", hall);
  print_alerts (alerts.today, "today", hall);
  return bc_cli_flush ();
}
