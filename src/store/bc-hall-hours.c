/* The hall's opening hours and its own days off, in the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-hall-hours.h"

#include <glib/gi18n.h>

#include "store/bc-event-changes.h"
#include "store/bc-hall-rows.h"
#include "store/bc-tickets-private.h"
#include "store/bc-year-table-rows.h"

static gboolean
write_setting (BcEngine *engine, const char *key, const char *value, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine,
                         "INSERT INTO setting (key, value) VALUES ($1, $2) "
                         "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                         error);

  if (statement == NULL)
    return FALSE;
  bc_statement_bind_text (statement, 1, key);
  bc_statement_bind_text (statement, 2, value);
  return bc_statement_run (statement, NULL, error);
}

static gboolean
write_day (BcEngine *engine, const BcLocalDay *local, GError **error)
{
  g_autofree char *day = bc_day_to_string (local->day);
  g_autoptr (BcStatement) statement =
      local->kind == BC_DAY_WORKING
          ? bc_engine_prepare (engine, "DELETE FROM local_day WHERE day = $1", error)
          : bc_engine_prepare (engine,
                               "INSERT INTO local_day (day, kind, name) VALUES ($1, $2, $3) "
                               "ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, "
                               "name = excluded.name",
                               error);

  if (statement == NULL)
    return FALSE;
  bc_statement_bind_text (statement, 1, day);
  if (local->kind != BC_DAY_WORKING)
    {
      bc_statement_bind_text (statement, 2, local->kind == BC_DAY_CLOSED ? "closed" : "open");
      bc_statement_bind_text (statement, 3, local->name);
    }
  return bc_statement_run (statement, NULL, error);
}

/* The settings' values, each by itself and together, before any is written. */
static gboolean
write_settings (BcEngine *engine, GHashTable *settings, BcEventChanges *changes, GError **error)
{
  BcHours hours = *bc_hall_hours (bc_engine_hall (engine));
  GHashTableIter iter;
  gpointer key, value;

  if (settings == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gboolean known;

      if (!bc_hours_set (&hours, key, value, &known, error))
        return FALSE;
      if (!known)
        {
          g_set_error (error, BC_ERROR, BC_ERROR_INVALID, _ ("There is no setting “%s”."),
                       (const char *) key);
          return FALSE;
        }
      if (!write_setting (engine, key, value, error))
        return FALSE;
      bc_event_changes_add_text (changes, key, NULL, value);
    }
  return bc_hours_check (&hours, error);
}

static gboolean
write_days (
    BcEngine *engine, const BcLocalDay *days, guint n_days, BcEventChanges *changes, GError **error)
{
  for (guint i = 0; i < n_days; i++)
    {
      g_autofree char *day = bc_day_to_string (days[i].day);

      if (!write_day (engine, &days[i], error))
        return FALSE;
      bc_event_changes_add_text (changes, day, NULL,
                                 days[i].kind == BC_DAY_CLOSED   ? "closed"
                                 : days[i].kind == BC_DAY_OPENED ? "open"
                                                                 : "");
    }
  return TRUE;
}

BcYearPreview *
bc_hall_hours_apply (BcEngine *engine,
                     GHashTable *settings,
                     const BcLocalDay *days,
                     guint n_days,
                     const BcAct *act,
                     GError **error)
{
  static const char *const kinds[] = { BC_EVENT_HALL, NULL };
  g_autoptr (BcEventChanges) changes = bc_event_changes_new ();
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (BcYearPreview) preview =
      bc_year_preview_new (years, g_ptr_array_new_with_free_func (g_free));
  g_autoptr (BcEvent) replayed = NULL;
  g_autoptr (BcHall) after = NULL;
  g_autofree char *json = NULL;
  const BcEntry *actor;

  if (!bc_tickets_replayed (engine, act, 0, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return g_steal_pointer (&preview);
  if (!bc_year_check_actor (engine, act, &actor, error)
      || !write_settings (engine, settings, changes, error)
      || !write_days (engine, days, n_days, changes, error))
    return NULL;
  after = bc_hall_rows_read (engine, error);
  json = bc_event_changes_to_json (changes);
  if (after == NULL
      || !bc_year_recompute (engine, bc_hall_workdays (after), preview, act, actor, NULL, error)
      || !bc_event_append_hall (engine, act->operation, actor->code, "hours", json, error))
    return NULL;
  return g_steal_pointer (&preview);
}
