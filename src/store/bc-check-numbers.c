/* Ticket numbers: without gap, without duplicate, and as many as were counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-check-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The running numbers of one year and channel. */
typedef struct
{
  gint64 count;
  gint64 sum;
  gint64 highest;
} Series;

/* "2026W00017": the series' name as the counter has it, "2026/W", and the running number; FALSE for
 * anything else. */
static gboolean
split_number (const char *number, char series[8], gint64 *running)
{
  if (strspn (number, "0123456789") != 4 || !g_ascii_isupper (number[4]) || strlen (number) < 10)
    return FALSE;
  g_snprintf (series, 8, "%.4s/%c", number, number[4]);
  return g_ascii_string_to_unsigned (number + 5, 10, 1, G_MAXINT32, (guint64 *) running, NULL);
}

/* (element-type utf8 Series): what the tickets have. */
static GHashTable *
read_series (BcEngine *engine, BcCheckFaults *faults, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine, "SELECT number FROM ticket ORDER BY number", error);
  g_autofree char *before = NULL;
  BcStep step;

  if (rows == NULL)
    return NULL;
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      const char *number = bc_statement_text (rows, 0);
      char name[8];
      gint64 running;
      Series *series;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!split_number (number, name, &running) || g_strcmp0 (number, before) == 0)
        bc_check_faults_note (faults, number, NULL);
      g_free (before);
      before = g_strdup (number);
      series = g_hash_table_lookup (all, name);
      if (series == NULL)
        g_hash_table_insert (all, g_strdup (name), series = g_new0 (Series, 1));
      series->count++;
      series->sum += running;
      series->highest = MAX (series->highest, running);
    }
  return step == BC_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/* Each counter against its series; a series that no counter knows stays in @all. */
static gboolean
compare_counters (BcEngine *engine, GHashTable *all, BcCheckFaults *faults, GError **error)
{
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT name, value FROM counter WHERE name LIKE 'ticket/%' ORDER BY name",
                         error);
  BcStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    {
      const char *name = bc_statement_text (rows, 0) + strlen ("ticket/");
      gint64 value = bc_statement_int (rows, 1);
      const Series *series = g_hash_table_lookup (all, name);

      /* Different numbers whose sum is that of 1 … n are just those: no gap, and none twice. */
      if (series == NULL ? value != 0
                         : series->highest != value || series->count != value
                               || series->sum != value * (value + 1) / 2)
        bc_check_faults_note (faults, name, NULL);
      g_hash_table_remove (all, name);
    }
  return step == BC_STEP_DONE;
}

gboolean
bc_check_numbers (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  g_auto (BcCheckFaults) faults = BC_CHECK_FAULTS_INIT;
  g_autoptr (GHashTable) all = read_series (engine, &faults, cancellable, error);
  GHashTableIter iter;
  gpointer name;

  if (all == NULL || !compare_counters (engine, all, &faults, error))
    return FALSE;
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    bc_check_faults_note (&faults, name, NULL);
  bc_check_faults_report (&faults, findings, _ ("Numbers: without gap and without duplicate"),
                          _ ("Numbers: a gap, a duplicate, or a wrong counter"));
  return TRUE;
}
