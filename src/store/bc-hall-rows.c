/* The hall's settings, catalogue and working days as rows of the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-hall-rows.h"

#include <glib/gi18n.h>

/* catalogue.kind; the order is BcTable's. */
static const char *const kinds[BC_N_TABLES] = {
  [BC_TABLE_NONE] = NULL,
  [BC_TABLE_DEPARTMENTS] = "departments",
  [BC_TABLE_UNITS] = "units",
  [BC_TABLE_STAFF] = "staff",
  [BC_TABLE_MATTERS] = "matters",
  [BC_TABLE_CAUSES] = "causes",
  [BC_TABLE_PACKAGES] = "packages",
  [BC_TABLE_REJECT_GROUNDS] = "reject_grounds",
  [BC_TABLE_SUSPEND_GROUNDS] = "suspend_grounds",
  [BC_TABLE_TERMINATE_GROUNDS] = "terminate_grounds",
  [BC_TABLE_SPECIAL_GROUPS] = "special_groups",
};

#define CATALOGUE_COLUMNS                                                                          \
  "code, name, short_name, department, parent, cause, route, lead, assisting, steps, wording, "    \
  "roles, version, limit_days, position, ended_on"

static gboolean
fail (const char *what, GError **error)
{
  g_set_error (error, BC_ERROR, BC_ERROR_DAMAGED,
               _ ("The hall’s own tables are damaged: %s. Leave the file as it is and restore the "
                  "newest "
                  "backup."),
               what);
  return FALSE;
}

static gboolean
read_settings (BcEngine *engine, BcHall *hall, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine, "SELECT key, value FROM setting", error);
  BcStep step = BC_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  while ((step = bc_statement_step (statement, error)) == BC_STEP_ROW)
    {
      g_autoptr (GError) local = NULL;

      if (!bc_hall_set (hall, bc_statement_name (statement, 0), bc_statement_name (statement, 1),
                        &local))
        return fail (local->message, error);
    }
  return step == BC_STEP_DONE;
}

/* The strings of @entry stay the statement's, except for the roles. */
static void
entry_from_row (BcStatement *row, BcEntry *entry)
{
  gint64 ended_on = bc_statement_int (row, 15);

  *entry = (BcEntry) {
    .code = (char *) bc_statement_name (row, 0),
    .name = (char *) bc_statement_name (row, 1),
    .short_name = (char *) bc_statement_text (row, 2),
    .department = (char *) bc_statement_text (row, 3),
    .parent = (char *) bc_statement_text (row, 4),
    .cause = (char *) bc_statement_text (row, 5),
    .route = (char *) bc_statement_text (row, 6),
    .lead = (char *) bc_statement_text (row, 7),
    .assisting = (char *) bc_statement_text (row, 8),
    .steps = (char *) bc_statement_text (row, 9),
    .wording = (char *) bc_statement_text (row, 10),
    /* A role that only a newer program knows gives its holder nothing here. */
    .roles = (guint) MAX (bc_roles_from_codes (bc_statement_text (row, 11)), 0),
    .version = (int) bc_statement_int (row, 12),
    .limit = (int) bc_statement_int (row, 13),
    .position = (int) bc_statement_int (row, 14),
    .ended_on = ended_on == BC_INT_NONE ? BC_DAY_NONE : (BcDay) ended_on,
  };
}

static gboolean
read_table (BcEngine *engine, BcHall *hall, BcTable table, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine,
                         "SELECT " CATALOGUE_COLUMNS
                         " FROM catalogue WHERE kind = $1 ORDER BY position, code, version",
                         error);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BcStep step;

  if (statement == NULL)
    return FALSE;
  bc_statement_bind_text (statement, 1, kinds[table]);
  while ((step = bc_statement_step (statement, error)) == BC_STEP_ROW)
    {
      BcEntry entry;

      g_autofree char *key = NULL;

      entry_from_row (statement, &entry);
      /* Only packages have versions; the file's key would let others have them too, and damage
       * cares for no key. */
      key = table == BC_TABLE_PACKAGES ? g_strdup_printf ("%s %d", entry.code, entry.version)
                                       : g_strdup (entry.code);
      if (!g_hash_table_add (keys, g_steal_pointer (&key)))
        return fail (entry.code, error);
      bc_hall_add (hall, table, &entry);
    }
  return step == BC_STEP_DONE;
}

/* The table with what differs in this hall: weekends that it works and that count, days on which it
 * alone is closed or open. */
static gboolean
read_local (BcEngine *engine, BcHall *hall, BcWorkdays *table, GError **error)
{
  const BcHours *hours = bc_hall_hours (hall);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (BcLocalDay));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BcWorkdays) workdays = NULL;
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine, "SELECT day, kind, name FROM local_day ORDER BY day", error);
  BcStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = bc_statement_step (statement, error)) == BC_STEP_ROW)
    {
      gboolean closed = g_strcmp0 (bc_statement_name (statement, 1), "closed") == 0;
      BcLocalDay local = { .kind = closed ? BC_DAY_CLOSED : BC_DAY_OPENED };

      if (!bc_day_parse (bc_statement_name (statement, 0), &local.day))
        return fail (bc_statement_name (statement, 0), error);
      local.name = g_strdup (bc_statement_text (statement, 2));
      g_ptr_array_add (names, local.name);
      g_array_append_val (days, local);
    }
  if (step != BC_STEP_DONE)
    return FALSE;
  workdays = bc_workdays_with_local (table, hours->weekend_counts ? hours->weekend : 0,
                                     (const BcLocalDay *) (gpointer) days->data, days->len);
  bc_hall_set_workdays (hall, workdays);
  return TRUE;
}

static gboolean
read_workdays (BcEngine *engine, BcHall *hall, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine, "SELECT day, kind, name FROM workday ORDER BY day", error);
  g_autoptr (GString) csv = g_string_new ("date,kind,name\n");
  g_autoptr (BcWorkdays) workdays = NULL;
  g_autoptr (GError) local = NULL;
  BcStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = bc_statement_step (statement, error)) == BC_STEP_ROW)
    g_string_append_printf (csv, "%s,%s,%s\n", bc_statement_name (statement, 0),
                            bc_statement_name (statement, 1), bc_statement_name (statement, 2));
  if (step != BC_STEP_DONE)
    return FALSE;
  workdays = bc_workdays_new_from_csv (csv->str, &local);
  if (workdays == NULL)
    return fail (local->message, error);
  return read_local (engine, hall, workdays, error);
}

BcHall *
bc_hall_rows_read (BcEngine *engine, GError **error)
{
  g_autoptr (BcHall) hall = bc_hall_new ();

  if (!read_settings (engine, hall, error))
    return NULL;
  for (BcTable table = BC_TABLE_NONE + 1; table < BC_N_TABLES; table++)
    if (!read_table (engine, hall, table, error))
      return NULL;
  if (!read_workdays (engine, hall, error))
    return NULL;
  return g_steal_pointer (&hall);
}

static gboolean
write_setting (BcEngine *engine, const char *key, const char *value, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine, "INSERT INTO setting (key, value) VALUES ($1, $2)", error);

  if (statement == NULL)
    return FALSE;
  bc_statement_bind_text (statement, 1, key);
  bc_statement_bind_text (statement, 2, value);
  return bc_statement_run (statement, NULL, error);
}

static gboolean
write_entry (BcEngine *engine, BcTable table, const BcEntry *entry, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine,
                         "INSERT INTO catalogue (" CATALOGUE_COLUMNS ", kind) VALUES "
                         "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, "
                         "$17)",
                         error);
  g_autofree char *roles = bc_roles_to_codes (entry->roles);
  const char *texts[] = { entry->code,       entry->name,    entry->short_name,
                          entry->department, entry->parent,  entry->cause,
                          entry->route,      entry->lead,    entry->assisting,
                          entry->steps,      entry->wording, *roles != '\0' ? roles : NULL };

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    bc_statement_bind_text (statement, (int) i + 1, texts[i]);
  bc_statement_bind_int (statement, 13, entry->version);
  bc_statement_bind_int (statement, 14, entry->limit);
  bc_statement_bind_int (statement, 15, entry->position);
  bc_statement_bind_int (statement, 16,
                         entry->ended_on == BC_DAY_NONE ? BC_INT_NONE : entry->ended_on);
  bc_statement_bind_text (statement, 17, kinds[table]);
  return bc_statement_run (statement, NULL, error);
}

gboolean
bc_hall_rows_write (BcEngine *engine, BcHall *hall, GHashTable *settings, GError **error)
{
  GHashTableIter iter;
  const char *key, *value;

  if (settings != NULL)
    {
      g_hash_table_iter_init (&iter, settings);
      while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
        if (!write_setting (engine, key, value, error))
          return FALSE;
    }
  for (BcTable table = BC_TABLE_NONE + 1; table < BC_N_TABLES; table++)
    for (guint i = 0; i < bc_hall_n_entries (hall, table); i++)
      if (!write_entry (engine, table, bc_hall_entry (hall, table, i), error))
        return FALSE;
  return TRUE;
}

gboolean
bc_hall_rows_write_workdays (BcEngine *engine, const char *csv, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  /* The first line is the header. */
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (BcStatement) statement = NULL;
      g_auto (GStrv) columns = NULL;

      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        continue;
      columns = g_strsplit (lines[i], ",", 3);
      statement = bc_engine_prepare (engine,
                                     "INSERT INTO workday (day, kind, name) VALUES ($1, $2, $3) ON "
                                     "CONFLICT (day) DO NOTHING",
                                     error);
      if (statement == NULL)
        return FALSE;
      for (int column = 0; column < 3; column++)
        bc_statement_bind_text (statement, column + 1, g_strstrip (columns[column]));
      if (!bc_statement_run (statement, NULL, error))
        return FALSE;
    }
  return TRUE;
}
