/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "alert/bc-alert-policy.h"
#include "alert/bc-alert-summary.h"
#include "bc-config.h"
#include "store/bc-lists.h"
#include "store/bc-tickets.h"

/* The alerts that this process was the first to claim. */
typedef struct
{
  BcHall *hall;
  gint64 now;
  GPtrArray *claimed[BC_N_ALERT_LEVELS]; /* BcRecord */
} Alerts;

static void
clear_alerts (Alerts *self)
{
  for (int level = 0; level < BC_N_ALERT_LEVELS; level++)
    g_clear_pointer (&self->claimed[level], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Alerts, clear_alerts)

/* The end of the next working day: what is due later is at no level yet. */
static gint64
horizon (const Alerts *alerts)
{
  BcDay today = bc_hall_day (alerts->hall, alerts->now);
  BcDay next = bc_workdays_add (bc_hall_workdays (alerts->hall), today, 1, NULL);

  return bc_instant_from_local (next + 1, 0, bc_hall_zone (alerts->hall)) - 1;
}

static gboolean
claim (Alerts *alerts, BcAlertLevel level, GPtrArray *due, BcEngine *engine, GError **error)
{
  /* Whoever starts the command wants to be told now: quiet hours are for a program that speaks up
   * by itself. */
  static const BcAlertPolicy policy = { .enabled = TRUE };
  g_autoptr (GPtrArray) at_level = g_ptr_array_new ();

  for (guint i = 0; i < due->len; i++)
    {
      BcRecord *record = g_ptr_array_index (due, i);

      if (bc_nearness (record, alerts->hall, alerts->now, NULL) == bc_alert_level_nearness (level)
          && bc_alert_policy_may_tell (&policy, level, alerts->hall, alerts->now))
        g_ptr_array_add (at_level, record);
    }
  alerts->claimed[level] = bc_alerts_claim (engine, at_level, bc_alert_level_code (level), error);
  return alerts->claimed[level] != NULL;
}

/* On the worker thread, one transaction. Tickets whose review date has come go on first: their due
 * dates move, and none of them is due for having waited. */
static gpointer
remind_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Alerts *alerts = data;
  g_autoptr (GPtrArray) resumed = bc_tickets_resume_reviewed (engine, error);
  g_autoptr (GPtrArray) due = NULL;

  if (resumed == NULL)
    return NULL;
  due = bc_lists_due_alerts (engine, horizon (alerts), error);
  if (due == NULL)
    return NULL;
  for (int level = 0; level < BC_N_ALERT_LEVELS; level++)
    if (!claim (alerts, level, due, engine, error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

/* Number, level and due date: nothing that says whom it is about. */
static void
print_alerts (GPtrArray *records, BcAlertLevel level, BcHall *hall)
{
  for (guint i = 0; i < records->len; i++)
    {
      const BcRecord *record = g_ptr_array_index (records, i);
      g_autofree char *due =
          bc_instant_to_string (bc_record_int (record, BC_FIELD_DUE_AT), bc_hall_zone (hall));

      bc_cli_out ("%s %s %s\n", bc_record_text (record, BC_FIELD_NUMBER),
                  bc_alert_level_code (level), due);
    }
}

/* Whether there may be a desktop that listens. Asking libnotify without one could start a bus that
 * nobody hears. */
static gboolean
has_session_bus (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  return g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL || g_file_test (socket, G_FILE_TEST_EXISTS);
}

static void
notify (GPtrArray *records, BcAlertLevel level, const Alerts *alerts)
{
  g_autoptr (GError) error = NULL;

  if (records->len == 0 || !has_session_bus ())
    return;
  /* Ignored: the lines have said it all, and where they go to is the caller's to know. A timer on a
   * machine that nobody is signed in to is no failure. */
  if (!bc_alert_send_summary (_ ("Bancheng"), BC_APP_ID, level, records, alerts->hall, alerts->now,
                              &error))
    g_debug ("no notification: %s", error->message);
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
  for (int level = BC_N_ALERT_LEVELS - 1; level >= 0; level--)
    print_alerts (alerts.claimed[level], level, hall);
  status = bc_cli_flush ();
  for (int level = BC_N_ALERT_LEVELS - 1; level >= 0; level--)
    notify (alerts.claimed[level], level, &alerts);
  return status;
}
