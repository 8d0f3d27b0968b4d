/* One draft as a file.
 *
 * g_file_set_contents_full() is not used: when the file is new it syncs neither the file nor the
 * folder, and each kill in the middle would leave a temporary file with another random name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "model/bc-draft-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "base/bc-error.h"

#define DRAFT_FORMAT 1
/* A form holds some ten thousand characters at most; a file beyond this size is not one of ours. */
#define DRAFT_SIZE_MAX (4 * 1024 * 1024)
/* {"values":{…}} */
#define DRAFT_DEPTH 2

void
bc_draft_entry_free (BcDraftEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

gboolean
bc_draft_id_is_valid (const char *id)
{
  size_t length = id == NULL ? 0 : strlen (id);

  if (length < 1 || length > 64)
    return FALSE;
  for (size_t i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (id[i]) && id[i] != '-')
        return FALSE;
    }
  return TRUE;
}

static char *
draft_path (const char *folder, const char *id, const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

/* Says in the person's words what became of the draft and what to do. */
static gboolean
fail_with_errno (int code, const char *folder, GError **error)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, BC_ERROR, BC_ERROR_FULL,
                   _ ("The draft cannot be kept: there is no room left in %s. Free some space, or "
                      "register the ticket before you close the window."),
                   folder);
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      g_set_error (error, BC_ERROR, BC_ERROR_READ_ONLY,
                   _ ("The draft cannot be kept: %s cannot be written. Register the ticket before "
                      "you close the window."),
                   folder);
      break;
    default:
      g_set_error (error, BC_ERROR, BC_ERROR_IO,
                   _ ("The draft cannot be kept in %s: %s. Register the ticket before you close "
                      "the window."),
                   folder, g_strerror (code));
      break;
    }
  return FALSE;
}

static gboolean
sync_folder (const char *folder)
{
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int code = 0;

  if (descriptor < 0)
    return FALSE;
  if (fsync (descriptor) != 0)
    code = errno;
  close (descriptor);
  errno = code;
  /* Some network file systems cannot sync a folder and need not: a rename is durable there. */
  return code == 0 || code == EINVAL || code == ENOTSUP;
}

static gboolean
ensure_folder (const char *folder)
{
  g_autofree char *parent = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  /* Without this a power cut could take the whole folder away with the first draft in it. */
  parent = g_path_get_dirname (folder);
  return sync_folder (parent);
}

static gboolean
write_and_sync (const char *path, const char *text, gsize length)
{
  /* The name is fixed, so what a killed writing left behind is overwritten by the next one. */
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  int code = 0;

  if (descriptor < 0)
    return FALSE;
  while (length > 0 && code == 0)
    {
      gssize written = write (descriptor, text, length);

      if (written < 0 && errno != EINTR)
        code = errno;
      if (written > 0)
        {
          text += written;
          length -= written;
        }
    }
  if (code == 0 && fsync (descriptor) != 0)
    code = errno;
  if (close (descriptor) != 0 && code == 0 && errno != EINTR)
    code = errno;
  errno = code;
  return code == 0;
}

static char *
draft_to_json (GHashTable *values, gint64 saved_at, gsize *length)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) strcmp);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, DRAFT_FORMAT);
  json_builder_set_member_name (builder, "saved_at");
  json_builder_add_int_value (builder, saved_at);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      json_builder_set_member_name (builder, key->data);
      json_builder_add_string_value (builder, g_hash_table_lookup (values, key->data));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, length);
}

gboolean
bc_draft_file_write (
    const char *folder, const char *id, GHashTable *values, gint64 saved_at, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *temporary = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert (bc_draft_id_is_valid (id));

  path = draft_path (folder, id, ".draft");
  temporary = draft_path (folder, id, ".tmp");
  text = draft_to_json (values, saved_at, &length);

  if (!ensure_folder (folder) || !write_and_sync (temporary, text, length)
      || g_rename (temporary, path) != 0 || !sync_folder (folder))
    return fail_with_errno (errno, folder, error);
  return TRUE;
}

/* Reads no more than a draft can have, so that a stray file cannot fill the memory. */
static char *
load_text (const char *path, gsize *length)
{
  g_autofree char *text = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > DRAFT_SIZE_MAX)
    return NULL;
  if (!g_file_get_contents (path, &text, length, NULL)
      || !g_utf8_validate (text, (gssize) *length, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

/* The parser calls itself for each bracket: a broken file of nothing but brackets would end the
 * program by its stack. */
static gboolean
is_shallow (const char *text)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (quoted && *at == '\\' && at[1] != '\0')
        at++;
      else if (*at == '"')
        quoted = !quoted;
      else if (!quoted && (*at == '{' || *at == '['))
        depth++;
      else if (!quoted && (*at == '}' || *at == ']'))
        depth--;
      if (depth > DRAFT_DEPTH)
        return FALSE;
    }
  return TRUE;
}

static GHashTable *
values_from_json (JsonObject *object)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &node))
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      g_hash_table_insert (values, g_strdup (key), json_node_dup_string (node));
    }
  return g_steal_pointer (&values);
}

/* json_object_get_int_member_with_default() takes a list in its place for a mistake of ours. */
static gint64
integer_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

BcDraftEntry *
bc_draft_file_read (const char *folder, const char *id)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) values = NULL;
  JsonNode *root, *inner;
  JsonObject *object;
  BcDraftEntry *entry;
  gsize length = 0;

  g_assert (bc_draft_id_is_valid (id));

  path = draft_path (folder, id, ".draft");
  text = load_text (path, &length);
  if (text == NULL || !is_shallow (text)
      || !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  if (integer_member (object, "format") != DRAFT_FORMAT)
    return NULL;
  inner = json_object_get_member (object, "values");
  if (inner == NULL || !JSON_NODE_HOLDS_OBJECT (inner))
    return NULL;
  values = values_from_json (json_node_get_object (inner));
  if (values == NULL)
    return NULL;

  entry = g_new0 (BcDraftEntry, 1);
  entry->id = g_strdup (id);
  entry->saved_at = integer_member (object, "saved_at");
  entry->values = g_steal_pointer (&values);
  return entry;
}

GPtrArray *
bc_draft_file_list (const char *folder, const char *suffix)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, suffix))
        {
          g_autofree char *id = g_strndup (name, strlen (name) - strlen (suffix));

          if (bc_draft_id_is_valid (id))
            g_ptr_array_add (ids, g_steal_pointer (&id));
        }
    }
  return ids;
}

gboolean
bc_draft_file_rename (const char *folder, const char *id, const char *from, const char *to)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;

  g_assert (bc_draft_id_is_valid (id));

  source = draft_path (folder, id, from);
  target = draft_path (folder, id, to);
  if (g_rename (source, target) != 0)
    return FALSE;
  /* The age of a discarded draft counts from its discarding. */
  g_utime (target, NULL);
  return sync_folder (folder);
}

void
bc_draft_file_remove (const char *folder, const char *id, const char *suffix)
{
  g_autofree char *path = NULL;
  g_autofree char *temporary = NULL;

  g_assert (bc_draft_id_is_valid (id));

  path = draft_path (folder, id, suffix);
  temporary = draft_path (folder, id, ".tmp");
  g_unlink (temporary);
  if (g_unlink (path) == 0)
    sync_folder (folder);
}

void
bc_draft_file_purge (const char *folder, gint64 age)
{
  g_autoptr (GPtrArray) ids = bc_draft_file_list (folder, ".discarded");
  /* The file system's times are compared with the machine's clock, whatever day the program was
   * told to play. */
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *path = draft_path (folder, id, ".discarded");
      GStatBuf status;

      if (g_stat (path, &status) == 0 && now - status.st_mtime > age)
        bc_draft_file_remove (folder, id, ".discarded");
    }
}

int
bc_draft_file_lock (const char *folder, const char *id)
{
  g_autofree char *path = NULL;
  int descriptor;

  g_assert (bc_draft_id_is_valid (id));

  /* The claim on a new draft comes before its first writing. */
  if (!ensure_folder (folder))
    return -2;
  path = draft_path (folder, id, ".lock");
  descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0)
    return -2;
  if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    return descriptor;
  if (errno == EWOULDBLOCK)
    {
      close (descriptor);
      return -1;
    }
  close (descriptor);
  return -2;
}

void
bc_draft_file_unlock (const char *folder, const char *id, int descriptor)
{
  g_autofree char *path = NULL;

  g_assert (bc_draft_id_is_valid (id));

  if (descriptor < 0)
    return;
  path = draft_path (folder, id, ".lock");
  g_unlink (path);
  close (descriptor);
}
