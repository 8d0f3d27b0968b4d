/* What lies on each day of a range.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-days.h"

struct _BcAgendaDays
{
  BcDay first;
  int n_days;
  BcAgendaDay *days;
};

/* The mark is asked for once an entry and not once a comparison: it counts working days. */
typedef struct
{
  BcAgendaEntry *entry;
  BcMark mark;
} Marked;

static int
compare_marked (gconstpointer a, gconstpointer b)
{
  const Marked *first = a;
  const Marked *second = b;
  gint64 first_at = bc_agenda_entry_get_at (first->entry);
  gint64 second_at = bc_agenda_entry_get_at (second->entry);

  if (first->mark != second->mark)
    return first->mark < second->mark ? -1 : 1;
  if (first_at != second_at)
    return first_at < second_at ? -1 : 1;
  /* Equal instants are common, all deadlines fall on closing time: the order must not change from
   * one reading to the next. */
  return bc_agenda_entry_compare (first->entry, second->entry);
}

static void
refresh_day (BcAgendaDay *day, BcHall *hall, gint64 now)
{
  g_autofree Marked *marked = g_new (Marked, day->entries->len);

  memset (day->counts, 0, sizeof day->counts);
  for (guint i = 0; i < day->entries->len; i++)
    {
      marked[i].entry = g_ptr_array_index (day->entries, i);
      marked[i].mark = bc_agenda_entry_get_mark (marked[i].entry, hall, now);
      day->counts[marked[i].mark]++;
    }
  if (day->entries->len > 1)
    qsort (marked, day->entries->len, sizeof *marked, compare_marked);
  for (guint i = 0; i < day->entries->len; i++)
    day->entries->pdata[i] = marked[i].entry;
}

BcAgendaDays *
bc_agenda_days_new (GPtrArray *items, BcDay first, int n_days, BcHall *hall, gint64 now)
{
  BcAgendaDays *self;

  g_return_val_if_fail (items != NULL && hall != NULL, NULL);
  g_return_val_if_fail (n_days > 0, NULL);

  self = g_new0 (BcAgendaDays, 1);
  self->first = first;
  self->n_days = n_days;
  self->days = g_new0 (BcAgendaDay, n_days);
  for (int i = 0; i < n_days; i++)
    self->days[i].entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      const BcDeskAgendaItem *item = g_ptr_array_index (items, i);
      gint64 index = (gint64) bc_hall_day (hall, item->at) - first;

      /* A noon that is over, and by which everything was sent, is nothing to look at any more. */
      if (item->kind == BC_AGENDA_GATE && item->n_unsent == 0 && item->at < now)
        continue;
      if (index >= 0 && index < n_days)
        g_ptr_array_add (self->days[index].entries, bc_agenda_entry_new (item));
    }
  bc_agenda_days_refresh (self, hall, now);
  return self;
}

void
bc_agenda_days_free (BcAgendaDays *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < self->n_days; i++)
    g_ptr_array_unref (self->days[i].entries);
  g_free (self->days);
  g_free (self);
}

void
bc_agenda_days_refresh (BcAgendaDays *self, BcHall *hall, gint64 now)
{
  for (int i = 0; i < self->n_days; i++)
    refresh_day (&self->days[i], hall, now);
}

const BcAgendaDay *
bc_agenda_days_get (BcAgendaDays *self, BcDay day)
{
  gint64 index = (gint64) day - self->first;

  return index >= 0 && index < self->n_days ? &self->days[index] : NULL;
}

gboolean
bc_agenda_days_covers (BcAgendaDays *self, BcDay first, int n_days)
{
  return first >= self->first && (gint64) first + n_days <= (gint64) self->first + self->n_days;
}

BcDay
bc_agenda_days_first (BcAgendaDays *self)
{
  return self->first;
}

int
bc_agenda_days_count (BcAgendaDays *self)
{
  return self->n_days;
}

guint
bc_agenda_day_n_deadlines (const BcAgendaDay *self)
{
  return self->entries->len - bc_agenda_day_n_callbacks (self) - bc_agenda_day_n_meetings (self);
}

guint
bc_agenda_day_n_callbacks (const BcAgendaDay *self)
{
  return self->counts[BC_MARK_CALLBACK] + self->counts[BC_MARK_CALLBACK_LATE]
         + self->counts[BC_MARK_CALLBACK_DONE];
}

guint
bc_agenda_day_n_meetings (const BcAgendaDay *self)
{
  return self->counts[BC_MARK_MEETING] + self->counts[BC_MARK_MEETING_OVER];
}

/* (nullable): the entry of @kind with @id. */
static BcAgendaEntry *
find (BcAgendaDays *self, BcAgendaKind kind, gint64 id)
{
  for (int i = 0; i < self->n_days; i++)
    for (guint j = 0; j < self->days[i].entries->len; j++)
      {
        BcAgendaEntry *entry = g_ptr_array_index (self->days[i].entries, j);

        if (bc_agenda_entry_get_kind (entry) == kind && bc_agenda_entry_get_id (entry) == id)
          return entry;
      }
  return NULL;
}

BcAgendaEntry *
bc_agenda_days_find (BcAgendaDays *self, gint64 id)
{
  return find (self, BC_AGENDA_CALLBACK, id);
}

BcAgendaEntry *
bc_agenda_days_find_meeting (BcAgendaDays *self, gint64 id)
{
  return find (self, BC_AGENDA_MEETING, id);
}
