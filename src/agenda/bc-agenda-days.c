/* What lies on each day of a month's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-days.h"

struct _BcAgendaDays
{
  BcMonth month;
  BcAgendaDay days[BC_MONTH_CELLS];
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
  gint64 first_id, second_id;
  BcCallback *first_callback, *second_callback;

  if (first->mark != second->mark)
    return first->mark < second->mark ? -1 : 1;
  if (first_at != second_at)
    return first_at < second_at ? -1 : 1;
  /* Equal instants are common, all deadlines fall on closing time: the order must not change from
   * one reading to the next. */
  first_id = bc_ticket_get_id (bc_agenda_entry_get_ticket (first->entry));
  second_id = bc_ticket_get_id (bc_agenda_entry_get_ticket (second->entry));
  if (first_id != second_id)
    return first_id < second_id ? -1 : 1;
  first_callback = bc_agenda_entry_get_callback (first->entry);
  second_callback = bc_agenda_entry_get_callback (second->entry);
  if (first_callback == NULL || second_callback == NULL)
    return 0;
  return (first_callback->id > second_callback->id) - (first_callback->id < second_callback->id);
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
bc_agenda_days_new (GPtrArray *items, const BcMonth *month, BcHall *hall, gint64 now)
{
  BcAgendaDays *self;

  g_return_val_if_fail (items != NULL && month != NULL && hall != NULL, NULL);

  self = g_new0 (BcAgendaDays, 1);
  self->month = *month;
  for (int i = 0; i < BC_MONTH_CELLS; i++)
    self->days[i].entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      const BcDeskAgendaItem *item = g_ptr_array_index (items, i);
      int cell = bc_month_cell (month, bc_hall_day (hall, item->at));

      if (cell >= 0)
        g_ptr_array_add (self->days[cell].entries, bc_agenda_entry_new (item));
    }
  bc_agenda_days_refresh (self, hall, now);
  return self;
}

void
bc_agenda_days_free (BcAgendaDays *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < BC_MONTH_CELLS; i++)
    g_ptr_array_unref (self->days[i].entries);
  g_free (self);
}

void
bc_agenda_days_refresh (BcAgendaDays *self, BcHall *hall, gint64 now)
{
  for (int i = 0; i < BC_MONTH_CELLS; i++)
    refresh_day (&self->days[i], hall, now);
}

const BcAgendaDay *
bc_agenda_days_get (BcAgendaDays *self, BcDay day)
{
  int cell = bc_month_cell (&self->month, day);

  return cell >= 0 ? &self->days[cell] : NULL;
}

guint
bc_agenda_day_n_deadlines (const BcAgendaDay *self)
{
  return self->entries->len - bc_agenda_day_n_callbacks (self);
}

guint
bc_agenda_day_n_callbacks (const BcAgendaDay *self)
{
  return self->counts[BC_MARK_CALLBACK] + self->counts[BC_MARK_CALLBACK_LATE]
         + self->counts[BC_MARK_CALLBACK_DONE];
}

BcAgendaEntry *
bc_agenda_days_find (BcAgendaDays *self, gint64 id)
{
  for (int cell = 0; cell < BC_MONTH_CELLS; cell++)
    for (guint i = 0; i < self->days[cell].entries->len; i++)
      {
        BcAgendaEntry *entry = g_ptr_array_index (self->days[cell].entries, i);
        BcCallback *callback = bc_agenda_entry_get_callback (entry);

        if (callback != NULL && callback->id == id)
          return entry;
      }
  return NULL;
}
