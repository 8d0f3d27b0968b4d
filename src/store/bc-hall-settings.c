/* Changing one of the hall's settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-hall-settings.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "store/bc-tickets-private.h"

#define LONGEST 300 /* what is longer is a picture and stands in the history by its hash */

/* (transfer full) (nullable): NULL with @error for a failure, without for a setting that is not
 * there. */
static char *
read_value (BcEngine *engine, const char *key, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine, "SELECT value FROM setting WHERE key = $1", error);

  if (row == NULL)
    return NULL;
  bc_statement_bind_text (row, 1, key);
  return bc_statement_step (row, error) == BC_STEP_ROW ? g_strdup (bc_statement_text (row, 0))
                                                       : NULL;
}

static void
add_value (JsonBuilder *builder, const char *value)
{
  g_autofree char *hash = value != NULL && strlen (value) > LONGEST
                              ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, value, -1)
                              : NULL;

  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, hash != NULL ? hash : value);
}

static char *
changes_json (const char *key, const char *before, const char *after)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  add_value (builder, before);
  add_value (builder, after);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
write_value (BcEngine *engine, const char *key, const char *value, GError **error)
{
  g_autoptr (BcStatement) write =
      bc_engine_prepare (engine,
                         "INSERT INTO setting (key, value) VALUES ($1, $2) "
                         "ON CONFLICT (key) DO UPDATE SET value = $2",
                         error);

  if (write == NULL)
    return FALSE;
  bc_statement_bind_text (write, 1, key);
  bc_statement_bind_text (write, 2, value);
  return bc_statement_run (write, NULL, error);
}

gboolean
bc_hall_settings_write (
    BcEngine *engine, const char *key, const char *value, const BcAct *act, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_HALL, NULL };
  g_autoptr (BcHall) trial = bc_hall_new ();
  g_autoptr (BcEvent) replayed = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *before = NULL;
  g_autofree char *changes = NULL;
  const BcEntry *actor;

  if (!bc_hall_set (trial, key, value, error)
      || !bc_tickets_replayed (engine, act, 0, kinds, &replayed, error))
    return FALSE;
  if (replayed != NULL)
    return TRUE;
  if (!bc_tickets_actor (engine, act, &actor, error))
    return FALSE;
  if (actor == NULL || (actor->roles & BC_ROLE_ADMIN) == 0)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED,
                           _ ("Only an administrator may change the hall’s settings. Sign in as "
                              "one."));
      return FALSE;
    }
  before = read_value (engine, key, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  changes = changes_json (key, before, value);
  return write_value (engine, key, value, error)
         && bc_event_append_hall (engine, act->operation, actor->code, NULL, changes, error);
}
