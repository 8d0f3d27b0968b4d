/* The table of working days: every day from the first to the last loaded year lies in one array,
 * with the working days counted up to it, so that kinds and differences are looked up, not
 * searched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workdays.h"
#include "domain/bc-workdays-private.h"

typedef struct
{
  const char *name; /* nullable, owned by the rows */
  gint32 counted;   /* working days from the first day of the table up to and with this one */
  guint8 kind;
  guint8 provisional;
} TableDay;

struct _BcWorkdays
{
  gatomicrefcount count;

  GArray *rows; /* BcWorkdaysRow, by day */
  TableDay *days;
  BcDay first;
  BcDay end; /* behind the last day of the table; equal to first in an empty one */
  int last_year;

  guint weekly;  /* weekend days that the hall works every week */
  GArray *local; /* BcLocalDay, by day */
};

typedef struct
{
  int month;
  int day;
  const char *name;
} FixedDay;

/* The statutory days that do not depend on the moon: State Council order 795. Named as the notices
 * name them. */
static const FixedDay fixed_days[] = {
  { 1, 1, "元旦" },    { 5, 1, "劳动节" },  { 5, 2, "劳动节" },
  { 10, 1, "国庆节" }, { 10, 2, "国庆节" }, { 10, 3, "国庆节" },
};

static gboolean
is_working_kind (BcDayKind kind)
{
  return kind == BC_DAY_WORKING || kind == BC_DAY_MAKE_UP || kind == BC_DAY_OPENED;
}

static BcDayKind
kind_without_table (BcDay day, const char **name)
{
  int month, day_of_month;

  bc_day_to_ymd (day, NULL, &month, &day_of_month);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed_days); i++)
    if (fixed_days[i].month == month && fixed_days[i].day == day_of_month)
      {
        *name = fixed_days[i].name;
        return BC_DAY_HOLIDAY;
      }
  *name = NULL;
  return bc_day_weekday (day) >= 6 ? BC_DAY_WEEKEND : BC_DAY_WORKING;
}

/* Monday to Friday from 1970-01-01, a Thursday, up to and with @day; negative before it. */
static gint64
weekdays_until (BcDay day)
{
  gint64 since_monday = (gint64) day + 3; /* from Monday 1969-12-29 */
  gint64 weeks = since_monday >= 0 ? since_monday / 7 : (since_monday - 6) / 7;
  gint64 rest = since_monday - weeks * 7;

  return weeks * 5 + MIN (rest + 1, 5) - 3;
}

/* The hall's own word on a day of which the table says @kind. */
static BcDayKind
with_local (BcWorkdays *self, BcDay day, BcDayKind kind, const char **name)
{
  for (guint i = 0; i < self->local->len; i++)
    {
      const BcLocalDay *local = &g_array_index (self->local, BcLocalDay, i);

      if (local->day != day)
        continue;
      if (name != NULL)
        *name = local->name;
      return local->kind;
    }
  if (kind == BC_DAY_WEEKEND && (self->weekly & (1u << bc_day_weekday (day))) != 0)
    return BC_DAY_OPENED;
  return kind;
}

/* How many days of the weekday @weekday (1 Monday) there are up to and with @day, from some day on. */
static gint64
weekday_until (BcDay day, int weekday)
{
  gint64 since = (gint64) day + 3 - (weekday - 1); /* from that weekday in the week of 1969-12-29 */

  return since >= 0 ? since / 7 : (since - 6) / 7;
}

/* The working days d with @from < d ≤ @to, @from ≤ @to, as far as they can be known without a
 * table. */
static gint64
count_without_table (BcWorkdays *self, BcDay from, BcDay to)
{
  gint64 counted = weekdays_until (to) - weekdays_until (from);
  int first_year, last_year;

  for (int weekday = 6; weekday <= 7; weekday++)
    if ((self->weekly & (1u << weekday)) != 0)
      counted += weekday_until (to, weekday) - weekday_until (from, weekday);
  bc_day_to_ymd (from, &first_year, NULL, NULL);
  bc_day_to_ymd (to, &last_year, NULL, NULL);
  /* Days beyond the calendar's years cannot be named and are not worth a loop. */
  for (int year = MAX (first_year, 1600); year <= MIN (last_year, 9999); year++)
    for (gsize i = 0; i < G_N_ELEMENTS (fixed_days); i++)
      {
        BcDay fixed = bc_day_from_ymd (year, fixed_days[i].month, fixed_days[i].day);
        int weekday = bc_day_weekday (fixed);

        if (fixed > from && fixed <= to && (weekday < 6 || (self->weekly & (1u << weekday)) != 0))
          counted--;
      }
  for (guint i = 0; i < self->local->len; i++)
    {
      const BcLocalDay *local = &g_array_index (self->local, BcLocalDay, i);
      const char *name;
      BcDayKind kind;

      if (local->day <= from || local->day > to)
        continue;
      kind = kind_without_table (local->day, &name);
      if (kind == BC_DAY_WEEKEND && (self->weekly & (1u << bc_day_weekday (local->day))) != 0)
        kind = BC_DAY_OPENED;
      counted += is_working_kind (local->kind) - is_working_kind (kind);
    }
  return counted;
}

/* Fills the days of the table without its rows: every year is provisional until a row speaks of it.
 */
static void
fill_years (BcWorkdays *self)
{
  for (BcDay day = self->first; day < self->end; day++)
    {
      TableDay *entry = &self->days[day - self->first];

      entry->kind = (guint8) kind_without_table (day, &entry->name);
      entry->provisional = TRUE;
    }
}

/* A loaded year is what its notice says: the fixed days are only days off where the notice has
 * them. */
static void
load_year (BcWorkdays *self, int year)
{
  BcDay first = bc_day_from_ymd (year, 1, 1);
  BcDay end = bc_day_from_ymd (year + 1, 1, 1);

  if (!self->days[first - self->first].provisional)
    return;
  for (BcDay day = first; day < end; day++)
    {
      TableDay *entry = &self->days[day - self->first];

      entry->kind = bc_day_weekday (day) >= 6 ? BC_DAY_WEEKEND : BC_DAY_WORKING;
      entry->name = NULL;
      entry->provisional = FALSE;
    }
}

static void
local_clear (gpointer data)
{
  g_free (((BcLocalDay *) data)->name);
}

static void
count_days (BcWorkdays *self)
{
  gint32 counted = 0;

  for (BcDay day = self->first; day < self->end; day++)
    {
      TableDay *entry = &self->days[day - self->first];

      counted += is_working_kind (entry->kind) ? 1 : 0;
      entry->counted = counted;
    }
}

BcWorkdays *
bc_workdays_new_from_rows (GArray *rows)
{
  BcWorkdays *self = g_new0 (BcWorkdays, 1);
  int first_year;

  self->local = g_array_new (FALSE, FALSE, sizeof (BcLocalDay));
  g_array_set_clear_func (self->local, local_clear);
  g_atomic_ref_count_init (&self->count);
  self->rows = rows;
  if (rows->len == 0)
    return self;

  bc_day_to_ymd (g_array_index (rows, BcWorkdaysRow, 0).day, &first_year, NULL, NULL);
  bc_day_to_ymd (g_array_index (rows, BcWorkdaysRow, rows->len - 1).day, &self->last_year, NULL,
                 NULL);
  self->first = bc_day_from_ymd (first_year, 1, 1);
  self->end = bc_day_from_ymd (self->last_year + 1, 1, 1);
  self->days = g_new0 (TableDay, (gsize) (self->end - self->first));
  fill_years (self);

  for (guint i = 0; i < rows->len; i++)
    {
      const BcWorkdaysRow *row = &g_array_index (rows, BcWorkdaysRow, i);
      TableDay *entry = &self->days[row->day - self->first];
      int year;

      bc_day_to_ymd (row->day, &year, NULL, NULL);
      load_year (self, year);
      entry->kind = (guint8) row->kind;
      entry->name = row->name;
    }
  count_days (self);
  return self;
}

BcWorkdays *
bc_workdays_with_local (BcWorkdays *base, guint weekly, const BcLocalDay *days, guint n_days)
{
  BcWorkdays *self = bc_workdays_new_from_rows (g_array_ref (base->rows));

  self->weekly = weekly & (1u << 6 | 1u << 7);
  for (guint i = 0; i < n_days; i++)
    {
      BcLocalDay local = { days[i].day, days[i].kind, g_strdup (days[i].name) };

      g_array_append_val (self->local, local);
    }
  for (BcDay day = self->first; day < self->end; day++)
    {
      TableDay *entry = &self->days[day - self->first];

      entry->kind = (guint8) with_local (self, day, entry->kind, &entry->name);
    }
  if (self->first != self->end)
    count_days (self);
  return self;
}

BcWorkdays *
bc_workdays_like_local (BcWorkdays *self, BcWorkdays *other)
{
  return bc_workdays_with_local (self, other->weekly,
                                 (const BcLocalDay *) (gpointer) other->local->data,
                                 other->local->len);
}

GArray *
bc_workdays_local (BcWorkdays *self)
{
  return self->local;
}

GArray *
bc_workdays_rows (BcWorkdays *self)
{
  return self->rows;
}

BcWorkdays *
bc_workdays_ref (BcWorkdays *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
bc_workdays_unref (BcWorkdays *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_array_unref (self->rows);
  g_array_unref (self->local);
  g_free (self->days);
  g_free (self);
}

BcDayKind
bc_workdays_kind (BcWorkdays *self, BcDay day, const char **name, gboolean *provisional)
{
  const char *found_name = NULL;
  gboolean found_provisional = TRUE;
  BcDayKind kind;

  g_return_val_if_fail (self != NULL, BC_DAY_WORKING);

  if (day >= self->first && day < self->end)
    {
      const TableDay *entry = &self->days[day - self->first];

      kind = entry->kind;
      found_name = entry->name;
      found_provisional = entry->provisional;
    }
  else
    kind = with_local (self, day, kind_without_table (day, &found_name), &found_name);

  if (name != NULL)
    *name = found_name;
  if (provisional != NULL)
    *provisional = found_provisional;
  return kind;
}

gboolean
bc_workdays_is_working (BcWorkdays *self, BcDay day)
{
  return is_working_kind (bc_workdays_kind (self, day, NULL, NULL));
}

int
bc_workdays_last_year (BcWorkdays *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last_year;
}

BcDay
bc_workdays_add (BcWorkdays *self, BcDay start, int count, gboolean *provisional)
{
  BcDay last = bc_day_from_ymd (9999, 12, 31);
  BcDay day = start;
  gboolean any = FALSE;

  g_return_val_if_fail (self != NULL, BC_DAY_NONE);
  g_return_val_if_fail (count >= 0, BC_DAY_NONE);

  if (start == BC_DAY_NONE)
    day = BC_DAY_NONE;
  while (day != BC_DAY_NONE && count > 0)
    {
      gboolean unknown;

      if (++day > last)
        {
          day = BC_DAY_NONE;
          break;
        }
      if (is_working_kind (bc_workdays_kind (self, day, NULL, &unknown)))
        count--;
      any |= unknown;
    }
  if (provisional != NULL)
    *provisional = any;
  return day;
}

/* The working days d with @from < d ≤ @to where @from ≤ @to. */
static gint64
count_forward (BcWorkdays *self, BcDay from, BcDay to)
{
  BcDay table_from = CLAMP (from, self->first - 1, self->end - 1);
  BcDay table_to = CLAMP (to, self->first - 1, self->end - 1);
  gint64 counted = 0;

  if (self->first == self->end)
    return count_without_table (self, from, to);
  if (from < table_from)
    counted += count_without_table (self, from, MIN (to, table_from));
  if (to > table_to)
    counted += count_without_table (self, MAX (from, table_to), to);
  if (table_to >= self->first)
    counted += self->days[table_to - self->first].counted;
  if (table_from >= self->first)
    counted -= self->days[table_from - self->first].counted;
  return counted;
}

int
bc_workdays_between (BcWorkdays *self, BcDay from, BcDay to)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (from != BC_DAY_NONE && to != BC_DAY_NONE, 0);

  if (to < from)
    return (int) -count_forward (self, to, from);
  return (int) count_forward (self, from, to);
}
