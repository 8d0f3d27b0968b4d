/* The content hash of a paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-paper-hash.h"

#include "paper/bc-content.h"

/* A value goes in with its length, so that no two contents can look the same. */
static void
update_text (GChecksum *checksum, const char *key, const char *text)
{
  g_autofree char *head =
      g_strdup_printf ("%s=%" G_GSIZE_FORMAT ":", key, text != NULL ? strlen (text) : 0);

  g_checksum_update (checksum, (const guchar *) head, -1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
update_int (GChecksum *checksum, const char *key, gint64 value)
{
  g_autofree char *text =
      value == BC_INT_NONE ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, value);

  update_text (checksum, key, text);
}

static void
update_parts (GChecksum *checksum, const BcRecord *record)
{
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      const BcPart *part = bc_record_part (record, i);

      update_text (checksum, "part.department", part->department);
      update_text (checksum, "part.state", bc_enum_code (&bc_part_states, part->state));
      update_int (checksum, "part.reported_at", part->reported_at);
      update_text (checksum, "part.reported_by", part->reported_by);
      update_text (checksum, "part.report", part->report);
    }
}

/* Plans are not content: only what was done is printed. */
static void
update_callbacks (GChecksum *checksum, GPtrArray *callbacks)
{
  for (guint i = 0; i < callbacks->len; i++)
    {
      const BcCallback *callback = g_ptr_array_index (callbacks, i);

      if (callback->cancelled || callback->done_at == BC_INT_NONE)
        continue;
      update_int (checksum, "callback.done_at", callback->done_at);
      update_text (checksum, "callback.done_by", callback->done_by);
      update_text (checksum, "callback.method", callback->method);
      update_int (checksum, "callback.reached", callback->reached);
      update_text (checksum, "callback.remark", callback->remark);
    }
}

static void
update_meeting (GChecksum *checksum, const BcPaperSource *source)
{
  static const char *const keys[] = { "meeting_at", "meeting_place", "meeting_topic",
                                      "meeting_departments" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = bc_content_meeting_value (source, keys[i]);

      update_text (checksum, keys[i], value);
    }
}

static void
update_history (GChecksum *checksum, const BcPaperSource *source)
{
  g_autoptr (GPtrArray) moves = bc_content_moves (source);

  for (guint i = 0; i < moves->len; i++)
    {
      const BcEvent *move = g_ptr_array_index (moves, i);

      update_text (checksum, "move.from", move->from);
      update_text (checksum, "move.to", move->to);
      update_int (checksum, "move.at", move->at);
      update_text (checksum, "move.staff", move->staff);
      update_text (checksum, "move.reason", move->reason);
      update_text (checksum, "move.changes", move->changes);
    }
}

/* Fields of the second version count only where they are given: a sheet of the first, which did not know them, stays comparable. */
static gboolean
is_later_field (BcField field)
{
  return field >= BC_FIELD_GATE_AT;
}

static void
update_fields (GChecksum *checksum, const BcForm *form, const BcRecord *record)
{
  for (guint i = 0; form->fields[i] != BC_N_FIELDS; i++)
    {
      BcField field = form->fields[i];

      if (is_later_field (field) && !bc_record_has (record, field))
        continue;
      if (bc_field_is_text (field))
        update_text (checksum, bc_field_info (field)->key, bc_record_text (record, field));
      else
        update_int (checksum, bc_field_info (field)->key, bc_record_int (record, field));
    }
}

char *
bc_paper_content_hash (const BcForm *form, const BcPaperSource *source)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *id = NULL;

  g_return_val_if_fail (form != NULL && source != NULL, NULL);
  /* The first version wrote ids with hyphens, and its sheets must stay comparable. */
  id = g_strdelimit (g_strdup (form->id), "_", '-');
  update_text (checksum, "form", id);
  if (form->subject == BC_FORM_OF_LIST)
    {
      for (guint i = 0; i < source->records->len; i++)
        update_fields (checksum, form, g_ptr_array_index (source->records, i));
      update_text (checksum, "department", source->department);
      update_int (checksum, "day", source->day);
      return g_strdup (g_checksum_get_string (checksum));
    }
  update_fields (checksum, form, source->record);
  if (form->shows_parts)
    update_parts (checksum, source->record);
  if (form->shows_callbacks)
    update_callbacks (checksum, source->callbacks);
  if (form->shows_history)
    update_history (checksum, source);
  if (form->shows_meeting)
    update_meeting (checksum, source);
  return g_strdup (g_checksum_get_string (checksum));
}

char *
bc_paper_hash_short (const char *hash)
{
  g_return_val_if_fail (hash != NULL && strlen (hash) >= 12, NULL);
  return g_strdup_printf ("%.4s %.4s %.4s", hash, hash + 4, hash + 8);
}

char *
bc_paper_uri (const BcForm *form, const char *number, const char *hash)
{
  g_autofree char *escaped = g_uri_escape_string (number, NULL, TRUE);

  return g_strdup_printf ("bancheng://ticket/%s?f=%s&h=%.12s", escaped, form->id, hash);
}
