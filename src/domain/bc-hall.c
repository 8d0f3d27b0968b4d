/* A hall: settings, tables, working days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-hall-private.h"

#include "base/bc-text.h"
#include "domain/bc-call.h"

#include <glib/gi18n.h>

#define DEFAULT_ZONE "Asia/Shanghai"

G_DEFINE_BOXED_TYPE (BcHall, bc_hall, bc_hall_ref, bc_hall_unref)

static void
entry_free (gpointer data)
{
  BcEntry *entry = data;

  g_free (entry->code);
  g_free (entry->name);
  g_free (entry->short_name);
  g_free (entry->department);
  g_free (entry->parent);
  g_free (entry->cause);
  g_free (entry->route);
  g_free (entry->lead);
  g_free (entry->assisting);
  g_free (entry->steps);
  g_free (entry->wording);
  g_free (entry);
}

static BcEntry *
entry_copy (const BcEntry *entry)
{
  BcEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->code = g_strdup (entry->code);
  copy->name = g_strdup (entry->name);
  copy->short_name = g_strdup (entry->short_name);
  copy->department = g_strdup (entry->department);
  copy->parent = g_strdup (entry->parent);
  copy->cause = g_strdup (entry->cause);
  copy->route = g_strdup (entry->route);
  copy->lead = g_strdup (entry->lead);
  copy->assisting = g_strdup (entry->assisting);
  copy->steps = g_strdup (entry->steps);
  copy->wording = g_strdup (entry->wording);
  return copy;
}

BcHall *
bc_hall_new (void)
{
  BcHall *self = g_new0 (BcHall, 1);

  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup ("");
  self->zone_id = g_strdup (DEFAULT_ZONE);
  self->zone = g_time_zone_new_identifier (DEFAULT_ZONE);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_offset (8 * 3600);
  bc_hours_init (&self->hours);
  self->has_review = TRUE;
  self->workdays = bc_workdays_new_from_csv ("date,kind,name\n", NULL);
  for (guint table = 0; table < BC_N_TABLES; table++)
    {
      self->tables[table] = g_ptr_array_new_with_free_func (entry_free);
      self->by_code[table] = g_hash_table_new (g_str_hash, g_str_equal);
      self->by_name[table] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return self;
}

BcHall *
bc_hall_ref (BcHall *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bc_hall_unref (BcHall *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint table = 0; table < BC_N_TABLES; table++)
    {
      g_hash_table_unref (self->by_code[table]);
      g_hash_table_unref (self->by_name[table]);
      g_ptr_array_unref (self->tables[table]);
    }
  g_clear_pointer (&self->workdays, bc_workdays_unref);
  g_time_zone_unref (self->zone);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->rating_url);
  g_free (self->zone_id);
  g_free (self->call_script);
  g_free (self->name);
  g_free (self);
}

static gboolean
set_zone (BcHall *self, const char *value, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (value);

  if (zone == NULL)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID, _ ("“%s” is not a time zone."), value);
      return FALSE;
    }
  g_time_zone_unref (self->zone);
  self->zone = g_steal_pointer (&zone);
  g_free (self->zone_id);
  self->zone_id = g_strdup (value);
  return TRUE;
}

static gboolean
set_flag (gboolean *flag, const char *value, GError **error)
{
  if (strcmp (value, "0") != 0 && strcmp (value, "1") != 0)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("“%s” is neither yes nor no: write 1 or 0."), value);
      return FALSE;
    }
  *flag = strcmp (value, "1") == 0;
  return TRUE;
}

gboolean
bc_hall_set (BcHall *self, const char *key, const char *value, GError **error)
{
  gboolean known;

  g_return_val_if_fail (self != NULL && key != NULL && value != NULL, FALSE);
  if (!bc_hours_set (&self->hours, key, value, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  if (!bc_hall_take_paper_setting (self, key, value, error))
    return FALSE;
  if (strcmp (key, "hall_name") == 0)
    {
      g_free (self->name);
      self->name = g_strdup (value);
    }
  else if (strcmp (key, "call_script") == 0)
    {
      g_free (self->call_script);
      self->call_script = bc_text_is_blank (value) ? NULL : g_strdup (value);
    }
  else if (strcmp (key, "zone") == 0)
    return set_zone (self, value, error);
  else if (strcmp (key, "review") == 0)
    return set_flag (&self->has_review, value, error);
  else if (strcmp (key, "demonstration") == 0)
    return set_flag (&self->is_demonstration, value, error);
  return TRUE;
}

const char *
bc_hall_name (BcHall *self)
{
  return self->name;
}

GTimeZone *
bc_hall_zone (BcHall *self)
{
  return self->zone;
}

int
bc_hall_close (BcHall *self)
{
  return self->hours.close;
}

int
bc_hall_half_day (BcHall *self, int index)
{
  return self->hours.half_days[index != 0];
}

const char *
bc_hall_call_script (BcHall *self)
{
  return self->call_script != NULL ? self->call_script : bc_call_script_default ();
}

gboolean
bc_hall_has_review (BcHall *self)
{
  return self->has_review;
}

gboolean
bc_hall_is_demonstration (BcHall *self)
{
  return self->is_demonstration;
}

BcWorkdays *
bc_hall_workdays (BcHall *self)
{
  return self->workdays;
}

void
bc_hall_set_workdays (BcHall *self, BcWorkdays *workdays)
{
  bc_workdays_ref (workdays);
  bc_workdays_unref (self->workdays);
  self->workdays = workdays;
}

void
bc_hall_add (BcHall *self, BcTable table, const BcEntry *entry)
{
  BcEntry *copy, *known;

  g_return_if_fail (table > BC_TABLE_NONE && table < BC_N_TABLES);
  g_return_if_fail (entry->code != NULL && entry->name != NULL);
  known = g_hash_table_lookup (self->by_code[table], entry->code);
  g_assert (known == NULL || (table == BC_TABLE_PACKAGES && known->version != entry->version));
  copy = entry_copy (entry);
  g_ptr_array_add (self->tables[table], copy);
  if (known == NULL || known->version < copy->version)
    g_hash_table_replace (self->by_code[table], copy->code, copy);
  /* Two window units may bear one name: the first then stands for it, as it stands first in every
   * list. */
  if (!g_hash_table_contains (self->by_name[table], copy->name))
    g_hash_table_insert (self->by_name[table], copy->name, copy);
}

guint
bc_hall_n_entries (BcHall *self, BcTable table)
{
  return self->tables[table]->len;
}

const BcEntry *
bc_hall_entry (BcHall *self, BcTable table, guint index)
{
  g_return_val_if_fail (index < self->tables[table]->len, NULL);
  return g_ptr_array_index (self->tables[table], index);
}

const BcEntry *
bc_hall_find (BcHall *self, BcTable table, const char *code_or_name)
{
  const BcEntry *entry;

  if (code_or_name == NULL)
    return NULL;
  entry = g_hash_table_lookup (self->by_code[table], code_or_name);
  if (entry != NULL)
    return entry;
  entry = g_hash_table_lookup (self->by_name[table], code_or_name);
  /* An older version of a package may bear the name. */
  return entry != NULL ? g_hash_table_lookup (self->by_code[table], entry->code) : NULL;
}

gboolean
bc_entry_in_use (const BcEntry *self, BcDay day)
{
  return self->ended_on == BC_DAY_NONE || self->ended_on >= day;
}

const char *
bc_hall_name_of (BcHall *self, BcTable table, const char *code)
{
  const BcEntry *entry;

  if (code == NULL)
    return "";
  entry = g_hash_table_lookup (self->by_code[table], code);
  return entry != NULL ? entry->name : code;
}

const BcHours *
bc_hall_hours (BcHall *self)
{
  return &self->hours;
}

/* Working hours, with the minutes of each day. */
static BcDue *
due_in_hours (BcHall *self, gint64 start, int count)
{
  BcDue *due =
      bc_workdays_due (self->workdays, start, BC_LIMIT_HOURS, 0, self->hours.close, self->zone);
  BcDay first = bc_hall_day (self, start);
  BcDay last;

  due->due = bc_hours_add (&self->hours, self->workdays, self->zone, start, (gint64) count * 3600);
  g_array_set_size (due->steps, 0);
  if (due->due == BC_INSTANT_NONE)
    return due;
  last = bc_hall_day (self, due->due);
  for (BcDay day = first; day <= last; day++)
    {
      gint64 begin = MAX (start, bc_instant_from_local (day, 0, self->zone));
      gint64 end = MIN (due->due, bc_instant_from_local (day + 1, 0, self->zone));
      BcDueStep step = { .day = day, .unit = BC_LIMIT_WORKING_HOURS, .is_start = day == first };

      step.kind = bc_workdays_kind (self->workdays, day, &step.name, &step.provisional);
      step.counted =
          (int) (bc_hours_between (&self->hours, self->workdays, self->zone, begin, end) / 60);
      due->provisional |= step.provisional;
      g_array_append_val (due->steps, step);
    }
  return due;
}

BcDue *
bc_hall_due (BcHall *self, gint64 start, BcLimitUnit unit, int count)
{
  if (unit == BC_LIMIT_WORKING_HOURS)
    return due_in_hours (self, start, count);
  return bc_workdays_due (self->workdays, start, unit, count, self->hours.close, self->zone);
}

BcDay
bc_hall_day (BcHall *self, gint64 instant)
{
  return bc_instant_to_day (instant, self->zone, NULL);
}
