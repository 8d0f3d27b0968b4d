/* What the torture's programs share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "torture-common.h"

#include <stdlib.h>

#include "bc-store-fixture.h"
#include "store/bc-lists.h"
#include "store/bc-vfs-private.h"

GOptionGroup *
torture_seat_options (TortureSeat *self)
{
  const GOptionEntry entries[] = {
    { "seat", 0, 0, G_OPTION_ARG_STRING, &self->seat, "the seat's identity", "NAME" },
    { "skew", 0, 0, G_OPTION_ARG_INT, &self->skew, "how wrong its clock is", "SECONDS" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &self->place, "treat the file as lying there",
      "local|nfs|smb" },
    { "stock-vfs", 0, 0, G_OPTION_ARG_NONE, &self->stock_vfs, "without the store's own file layer",
      NULL },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("seat", "Seat", "Options of every seat", NULL, NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

void
torture_seat_begin (TortureSeat *self, int argc, char *argv[])
{
  if (argc < 2)
    {
      g_printerr ("%s: name the hall\n", argv[0]);
      exit (2);
    }
  self->path = argv[1];
  if (self->seat == NULL)
    self->seat = g_strdup ("torture");
  if (self->place != NULL)
    g_setenv ("BANCHENG_PLACE", self->place, TRUE);
  if (self->stock_vfs)
    bc_vfs_set_allowed (BC_VFS_PLAIN);
}

BcClock *
torture_seat_clock (TortureSeat *self)
{
  BcClock *clock = bc_clock_new_system ();

  bc_clock_set (clock, FIXTURE_NOW + (gint64) self->skew * G_USEC_PER_SEC);
  return clock;
}

BcStore *
torture_seat_open (TortureSeat *self, GError **error)
{
  g_autoptr (BcClock) clock = torture_seat_clock (self);
  g_autoptr (BcStore) store = bc_store_new (self->path, clock, self->seat);

  return bc_store_open (store, NULL, error) ? g_steal_pointer (&store) : NULL;
}

static void
take (GHashTable *view, char type, gint64 id, GString *content)
{
  g_hash_table_insert (view, g_strdup_printf ("%c%" G_GINT64_FORMAT, type, id),
                       g_compute_checksum_for_string (G_CHECKSUM_SHA1, content->str,
                                                      (gssize) content->len));
}

void
torture_view_take_record (GHashTable *view, const BcRecord *record)
{
  g_autoptr (GString) content = g_string_new (NULL);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      const char *text = bc_field_is_text (field) ? bc_record_text (record, field) : NULL;

      if (text != NULL)
        g_string_append_printf (content, "t%s|", text);
      else if (!bc_field_is_text (field))
        g_string_append_printf (content, "i%" G_GINT64_FORMAT "|", bc_record_int (record, field));
      else
        g_string_append (content, "n|");
    }
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);

      g_string_append_printf (content, "p%s %d|", part->department, (int) part->state);
    }
  take (view, 't', bc_record_int (record, BC_FIELD_ID), content);
}

void
torture_view_take_callback (GHashTable *view, const BcCallback *callback)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *key = g_strdup_printf ("c%" G_GINT64_FORMAT, callback->id);

  /* The lists leave out what was cancelled; the feed tells it so that it disappears. */
  if (callback->cancelled)
    {
      g_hash_table_remove (view, key);
      return;
    }
  g_string_printf (content,
                   "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                   " %" G_GINT64_FORMAT " %d %s",
                   callback->ticket, callback->version, callback->planned_at, callback->done_at,
                   callback->reached, callback->note != NULL ? callback->note : "");
  take (view, 'c', callback->id, content);
}

static gpointer
read_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  GHashTable *view = data;
  BcListFilter filter = { 0 };
  g_autoptr (GPtrArray) records = bc_lists_filter (engine, &filter, error);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      const BcRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GPtrArray) callbacks =
          bc_lists_callbacks (engine, bc_record_int (record, BC_FIELD_ID), error);

      if (callbacks == NULL)
        return NULL;
      torture_view_take_record (view, record);
      for (guint k = 0; k < callbacks->len; k++)
        torture_view_take_callback (view, g_ptr_array_index (callbacks, k));
    }
  return view;
}

GHashTable *
torture_view_read (BcStore *store, GError **error)
{
  g_autoptr (GHashTable) view = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return bc_store_run (store, BC_INTENT_READ, read_job, view, error) != NULL
             ? g_steal_pointer (&view)
             : NULL;
}
