/* The year's table: preview, apply, take back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-year-table.h"

#include <glib/gi18n.h>

#include "domain/bc-ticket-json.h"
#include "store/bc-event-changes.h"
#include "store/bc-ticket-rows.h"
#include "store/bc-tickets-private.h"
#include "store/bc-year-table-rows.h"

/* The reason of the hall's event, by which the table's changes are told from those of other things. */
#define REASON "workdays"

/* Writes what becomes of one ticket. */
static gboolean
save (BcEngine *engine,
      const BcRecord *before,
      BcRecord *after,
      const BcAct *act,
      const BcEntry *actor,
      const char *undoes,
      GError **error)
{
  g_autofree char *operation =
      g_strdup_printf ("%s/%" G_GINT64_FORMAT, act->operation, bc_record_int (before, BC_FIELD_ID));
  BcTicketChange change = {
    .kind = BC_EVENT_RECOMPUTED, .operation = operation, .actor = actor, .undoes = undoes
  };

  return bc_tickets_write (engine, before, after, &change, error);
}

gboolean
bc_year_recompute (BcEngine *engine,
                   BcWorkdays *workdays,
                   BcYearPreview *preview,
                   const BcAct *act,
                   const BcEntry *actor,
                   GHashTable *passed_over,
                   GError **error)
{
  BcHall *hall = bc_engine_hall (engine);
  gint64 now = bc_engine_now (engine);
  g_autoptr (GArray) ids = bc_year_rows_open_tickets (engine, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);
      g_autoptr (BcRecord) before = NULL;
      g_autoptr (BcRecord) after = NULL;

      if (passed_over != NULL && g_hash_table_contains (passed_over, id))
        continue;
      before = bc_tickets_get (engine, *id, error);
      if (before == NULL)
        return FALSE;
      if (!bc_workflow_recompute (before, hall, workdays, now, &after))
        continue;
      if (preview != NULL)
        g_ptr_array_add (preview->shifts, bc_due_shift_new (before, after));
      if (act != NULL && !save (engine, before, after, act, actor, NULL, error))
        return FALSE;
    }
  if (preview != NULL)
    bc_year_preview_sort (preview);
  return ids != NULL;
}

static BcYearPreview *
compare (BcEngine *engine, BcWorkdaysTable *table, BcWorkdays *merged)
{
  GArray *years = bc_workdays_table_years (table);

  return bc_year_preview_new (years,
                              bc_workdays_compare (bc_hall_workdays (bc_engine_hall (engine)),
                                                   merged, years));
}

BcYearPreview *
bc_year_table_preview (BcEngine *engine, BcWorkdaysTable *table, GError **error)
{
  g_autoptr (BcWorkdays) merged =
      bc_workdays_merge (bc_hall_workdays (bc_engine_hall (engine)), table);
  g_autoptr (BcYearPreview) preview = compare (engine, table, merged);

  if (!bc_year_recompute (engine, merged, preview, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&preview);
}

gboolean
bc_year_check_actor (BcEngine *engine, const BcAct *act, const BcEntry **actor, GError **error)
{
  if (!bc_tickets_actor (engine, act, actor, error))
    return FALSE;
  if (*actor != NULL && ((*actor)->roles & BC_ROLE_ADMIN) != 0)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED,
                       _ ("Only an administrator may change the table of working days."));
  return FALSE;
}

/* Writes the rows and the hall's event, which says what was there and what is there now. */
static gboolean
replace (BcEngine *engine,
         BcWorkdays *before,
         BcWorkdays *after,
         const BcAct *act,
         const BcEntry *actor,
         const char *undoes,
         GError **error)
{
  g_autofree char *old_csv = bc_workdays_to_csv (before, NULL);
  g_autofree char *new_csv = bc_workdays_to_csv (after, NULL);
  g_autoptr (BcEventChanges) changes = bc_event_changes_new ();
  g_autofree char *json = NULL;
  BcEventDraft event = { .operation = act->operation,
                         .kind = BC_EVENT_HALL,
                         .staff = actor->code,
                         .reason = REASON,
                         .undoes = undoes };

  bc_event_changes_add_text (changes, "workdays", old_csv, new_csv);
  json = bc_event_changes_to_json (changes);
  event.changes = json;
  if (!bc_year_rows_replace (engine, after, error) || !bc_event_append (engine, &event, error))
    return FALSE;
  bc_engine_distrust_hall (engine);
  return TRUE;
}

BcYearPreview *
bc_year_table_apply (BcEngine *engine, BcWorkdaysTable *table, const BcAct *act, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_HALL, NULL };
  BcWorkdays *before = bc_hall_workdays (bc_engine_hall (engine));
  g_autoptr (BcWorkdays) merged = bc_workdays_merge (before, table);
  g_autoptr (BcYearPreview) preview = compare (engine, table, merged);
  g_autoptr (BcEvent) replayed = NULL;
  const BcEntry *actor;

  if (!bc_tickets_replayed (engine, act, 0, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return g_steal_pointer (&preview);
  if (!bc_year_check_actor (engine, act, &actor, error)
      || !bc_year_recompute (engine, merged, preview, act, actor, NULL, error)
      || !replace (engine, before, merged, act, actor, NULL, error))
    return NULL;
  return g_steal_pointer (&preview);
}

/* Puts the dates of one ticket back, if they are still what the table had made of them; then it is
 * noted in @restored. */
static gboolean
restore (BcEngine *engine,
         const BcEvent *event,
         const BcAct *act,
         const BcEntry *actor,
         GHashTable *restored,
         GError **error)
{
  g_autoptr (GPtrArray) changes = bc_changes_from_json (event->changes);
  g_autoptr (BcRecord) before = bc_tickets_get (engine, event->ticket, error);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (BcRecord) same = NULL;
  g_autofree char *difference = NULL;

  if (before == NULL)
    return FALSE;
  after = bc_record_copy (before);
  same = bc_record_copy (before);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const BcChangedField *change = g_ptr_array_index (changes, i);

      if (!bc_changed_field_restore (after, change->field, change->before)
          || !bc_changed_field_restore (same, change->field, change->after))
        return TRUE;
    }
  difference = bc_changes_to_json (same, before);
  if (changes == NULL || !g_str_equal (difference, "{}"))
    return TRUE;
  g_hash_table_add (restored, g_memdup2 (&event->ticket, sizeof event->ticket));
  return save (engine, before, after, act, actor, event->operation, error);
}

/* (transfer full): the table that @event replaced. */
static BcWorkdays *
table_before (const BcEvent *event, GError **error)
{
  g_autoptr (BcEventChanges) changes = bc_event_changes_from_json (event->changes);
  g_autofree char *csv = NULL;

  if (bc_event_changes_before (changes, "workdays", &csv))
    return bc_workdays_new_from_csv (csv, error);
  g_set_error_literal (error, BC_ERROR, BC_ERROR_DAMAGED,
                       _ ("The history does not say what the table was before."));
  return NULL;
}

static gboolean
is_last (BcEngine *engine, const char *undone, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *last = bc_year_rows_last (engine, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_strcmp0 (last, undone) == 0)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_CONFLICT,
                       _ ("The table of working days was changed again since, or put back "
                          "already."));
  return FALSE;
}

gboolean
bc_year_table_undo (BcEngine *engine, const char *undone, const BcAct *act, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_HALL, NULL };
  g_autoptr (GHashTable) restored =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (BcEvent) replayed = NULL;
  g_autoptr (BcEvent) event = NULL;
  g_autoptr (GPtrArray) recomputed = NULL;
  g_autoptr (BcWorkdays) before = NULL;
  const BcEntry *actor;

  if (!bc_tickets_replayed (engine, act, 0, kinds, &replayed, error))
    return FALSE;
  if (replayed != NULL)
    return TRUE;
  if (!bc_year_check_actor (engine, act, &actor, error) || !is_last (engine, undone, error))
    return FALSE;
  event = bc_event_find (engine, undone, error);
  before = event != NULL ? table_before (event, error) : NULL;
  recomputed = before != NULL ? bc_year_rows_recomputed (engine, undone, error) : NULL;
  if (recomputed == NULL)
    return FALSE;
  for (guint i = 0; i < recomputed->len; i++)
    if (!restore (engine, g_ptr_array_index (recomputed, i), act, actor, restored, error))
      return FALSE;
  return bc_year_recompute (engine, before, NULL, act, actor, restored, error)
         && replace (engine, bc_hall_workdays (bc_engine_hall (engine)), before, act, actor, undone,
                     error);
}
