/* Where the hall's backups go: a setting of the hall, which an administrator changes for all seats.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "store/bc-backup-copy.h"
#include "store/bc-event.h"

/* (transfer full): {"backup_folder":["before","after"]}, as the history keeps it. */
static char *
changes_json (const char *before, const char *after)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "backup_folder");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, before);
  json_builder_add_string_value (builder, after);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

gboolean
bc_backup_set_folder (
    BcEngine *engine, const char *folder, const char *staff, const char *operation, GError **error)
{
  const BcEntry *actor =
      staff != NULL ? bc_hall_find (bc_engine_hall (engine), BC_TABLE_STAFF, staff) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *changes = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (BcStatement) write = NULL;

  if (actor == NULL || (actor->roles & BC_ROLE_ADMIN) == 0)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED,
                           _ ("Only an administrator may choose where the backups go. Sign in as "
                              "one."));
      return FALSE;
    }
  before = bc_backup_setting (engine, "backup_folder", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  write = bc_engine_prepare (engine,
                             "INSERT INTO setting (key, value) VALUES ('backup_folder', $1) ON "
                             "CONFLICT (key) DO UPDATE SET value = $1",
                             error);
  if (write == NULL)
    return FALSE;
  bc_statement_bind_text (write, 1, folder);
  changes = changes_json (before != NULL ? before : "", folder);
  return bc_statement_run (write, NULL, error)
         && bc_event_append_hall (engine, operation, staff, NULL, changes, error);
}
