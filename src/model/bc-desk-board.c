/* The desk's board: places, columns, counts, and tickets whose records come on demand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"
#include "model/bc-sieve.h"

/* Objects kept though nobody shows them: scrolling back finds its cards at once. */
#define MAX_RECENT 2000

/* The key of a ticket's object in BcDesk.tickets, which lasts as long as the object. */
typedef struct
{
  gint64 id; /* first, because the table reads it */
  BcDesk *desk;
} TicketKey;

static void
ticket_gone_cb (gpointer data, GObject *where_the_object_was)
{
  TicketKey *key = data;

  /* Frees the key. */
  g_hash_table_remove (key->desk->tickets, key);
}

static gpointer
records_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_lists_records (engine, data, error);
}

static gpointer
records_done (BcDesk *self, gpointer result, gpointer data)
{
  GPtrArray *records = result;

  for (guint i = 0; i < records->len; i++)
    bc_desk_take_record (self, g_ptr_array_index (records, i));
  return GINT_TO_POINTER (TRUE);
}

/* The ids of @wanted whose records have not come by another way meanwhile. */
static GArray *
still_wanted (BcDesk *self, GArray *wanted)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < wanted->len; i++)
    {
      gint64 id = g_array_index (wanted, gint64, i);
      BcTicket *ticket = g_hash_table_lookup (self->tickets, &id);

      if (ticket != NULL && bc_ticket_get_record (ticket) == NULL)
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
fetch_cb (gpointer data)
{
  BcDesk *self = data;
  g_autoptr (GArray) wanted = g_steal_pointer (&self->wanted);
  g_autoptr (GArray) ids = still_wanted (self, wanted);
  GTask *task;

  self->fetch_source = 0;
  if (ids->len == 0)
    return G_SOURCE_REMOVE;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, fetch_cb);
  bc_desk_run (self, BC_INTENT_READ, records_job, g_steal_pointer (&ids),
               (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref, task,
               records_done, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* All cards that one frame shows for the first time are fetched by one job. */
static void
want_record (BcDesk *self, gint64 id)
{
  if (self->store == NULL)
    return;
  if (self->wanted == NULL)
    self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->wanted, id);
  if (self->fetch_source == 0)
    self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_cb, self, NULL);
}

static BcTicket *
add_ticket (BcDesk *self, gint64 id)
{
  BcTicket *ticket = bc_ticket_new (id);
  TicketKey *key = g_new (TicketKey, 1);

  key->id = id;
  key->desk = self;
  g_hash_table_insert (self->tickets, key, ticket);
  g_object_weak_ref (G_OBJECT (ticket), ticket_gone_cb, key);
  g_queue_push_tail (&self->recent, ticket);
  if (self->recent.length > MAX_RECENT)
    g_object_unref (g_queue_pop_head (&self->recent));
  return ticket;
}

BcTicket *
bc_desk_get_ticket (BcDesk *self, gint64 id)
{
  BcTicket *ticket = g_hash_table_lookup (self->tickets, &id);

  g_return_val_if_fail (BC_IS_DESK (self), NULL);
  if (ticket != NULL)
    return ticket;
  want_record (self, id);
  return add_ticket (self, id);
}

BcTicket *
bc_desk_take_ticket (BcDesk *self, BcRecord *record)
{
  gint64 id = bc_record_int (record, BC_FIELD_ID);
  BcTicket *ticket = g_hash_table_lookup (self->tickets, &id);

  if (ticket == NULL)
    ticket = add_ticket (self, id);
  /* Before the lists show it, so that no card is shown empty. */
  if (bc_ticket_get_record (ticket) == NULL)
    bc_ticket_set_record (ticket, record);
  bc_desk_take_record (self, record);
  return ticket;
}

static BcTicket *
ticket_source (gpointer owner, gint64 id)
{
  return bc_desk_get_ticket (owner, id);
}

#define ALL_DEPARTMENTS    -1
#define UNKNOWN_DEPARTMENT G_MAXINT

static int
department_index (BcDesk *self, const char *code)
{
  guint n = self->hall != NULL ? bc_hall_n_entries (self->hall, BC_TABLE_DEPARTMENTS) : 0;

  if (code == NULL)
    return ALL_DEPARTMENTS;
  for (guint i = 0; i < n; i++)
    if (strcmp (bc_hall_entry (self->hall, BC_TABLE_DEPARTMENTS, i)->code, code) == 0)
      return (int) i;
  /* Who looks for a department that there is not must not be shown the others' tickets. */
  return UNKNOWN_DEPARTMENT;
}

static void
column_gone_cb (gpointer data, GObject *where_the_object_was)
{
  g_ptr_array_remove_fast (((BcDesk *) data)->columns, where_the_object_was);
}

static void
sieve_changed_cb (BcColumnList *list, BcSieve *sieve)
{
  BcDesk *self = bc_column_list_get_owner (list);

  if (self != NULL)
    bc_column_list_fill (list, self->places);
}

GListModel *
bc_desk_get_column (BcDesk *self, BcColumn column, const char *department)
{
  return bc_desk_get_sieved_column (self, column, department, NULL);
}

GListModel *
bc_desk_get_sieved_column (BcDesk *self, BcColumn column, const char *department, BcSieve *sieve)
{
  BcColumnList *list;

  g_return_val_if_fail (BC_IS_DESK (self) && column < BC_N_COLUMNS, NULL);
  list = bc_column_list_new (column, department_index (self, department), ticket_source, self);
  if (sieve != NULL)
    {
      bc_column_list_set_sieve (list, sieve);
      g_signal_connect_object (sieve, "changed", G_CALLBACK (sieve_changed_cb), list,
                               G_CONNECT_SWAPPED);
    }
  bc_column_list_fill (list, self->places);
  g_ptr_array_add (self->columns, list);
  g_object_weak_ref (G_OBJECT (list), column_gone_cb, self);
  return G_LIST_MODEL (list);
}

guint
bc_desk_find_in_column (BcDesk *self, GListModel *column, BcTicket *ticket)
{
  g_return_val_if_fail (BC_IS_COLUMN_LIST (column) && BC_IS_TICKET (ticket), G_MAXUINT);

  return bc_column_list_find (BC_COLUMN_LIST (column), bc_ticket_get_id (ticket));
}

static gboolean
is_overdue (const BcPlace *place, gint64 now)
{
  return place->due_at != BC_INT_NONE && place->due_at < now && bc_state_is_running (place->state);
}

/* One pass over all places gives every count that is asked for until something changes. */
static void
count_places (BcDesk *self)
{
  guint n_departments =
      self->hall != NULL ? bc_hall_n_entries (self->hall, BC_TABLE_DEPARTMENTS) : 0;
  gint64 now = bc_desk_now (self);
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->tally, g_array_unref);
  self->tally = g_array_new (FALSE, TRUE, sizeof (BcTally));
  g_array_set_size (self->tally, (n_departments + 1) * BC_N_COLUMNS);
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BcPlace *place = value;
      BcTally *all = &g_array_index (self->tally, BcTally, place->column);
      gboolean overdue = is_overdue (place, now);

      all->cards++;
      all->overdue += overdue;
      if (place->department >= 0 && place->department < (int) n_departments)
        {
          BcTally *own = all + (place->department + 1) * BC_N_COLUMNS;

          own->cards++;
          own->overdue += overdue;
        }
    }
}

guint
bc_desk_count (BcDesk *self, BcColumn column, const char *department, guint *overdue)
{
  int index = department_index (self, department);
  BcTally *tally;

  g_return_val_if_fail (column < BC_N_COLUMNS, 0);
  if (overdue != NULL)
    *overdue = 0;
  if (index == UNKNOWN_DEPARTMENT)
    return 0;
  if (self->tally == NULL)
    count_places (self);
  tally = &g_array_index (self->tally, BcTally, (index + 1) * BC_N_COLUMNS + column);
  if (overdue != NULL)
    *overdue = tally->overdue;
  return tally->cards;
}

void
bc_desk_count_sieved (BcDesk *self, const char *department, BcSieve *sieve, BcTally *tally)
{
  int index = department_index (self, department);
  gint64 now = bc_desk_now (self);
  GHashTableIter iter;
  gpointer value;

  for (int i = 0; i < BC_N_COLUMNS; i++)
    tally[i] = (BcTally) { 0 };
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BcPlace *place = value;

      if ((index != ALL_DEPARTMENTS && place->department != index)
          || !bc_sieve_passes (sieve, place->id))
        continue;
      tally[place->column].cards++;
      tally[place->column].overdue += is_overdue (place, now);
    }
}

void
bc_desk_count_anew (BcDesk *self)
{
  gint64 now = bc_desk_now (self);
  guint n_open = 0, n_overdue = 0, n_due_today = 0;
  gint64 midnight;
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->tally, g_array_unref);
  if (self->hall == NULL)
    {
      bc_desk_notify_counts (self, 0, 0, 0);
      return;
    }
  midnight = bc_instant_from_local (bc_desk_today (self) + 1, 0, bc_hall_zone (self->hall));
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BcPlace *place = value;

      n_open += bc_state_is_open (place->state);
      if (place->due_at == BC_INT_NONE || !bc_state_is_running (place->state))
        continue;
      n_overdue += place->due_at < now;
      n_due_today += place->due_at >= now && place->due_at < midnight;
    }
  bc_desk_notify_counts (self, n_open, n_overdue, n_due_today);
}

/* Member by member: what lies between them may differ. */
static gboolean
places_equal (const BcPlace *a, const BcPlace *b)
{
  return a->id == b->id && a->rank == b->rank && a->due_at == b->due_at && a->column == b->column
         && a->state == b->state && a->department == b->department;
}

/* Replaces the place of a ticket and moves its card in every list that shows it. Returns whether
 * anything changed. */
static gboolean
set_place (BcDesk *self, const BcPlace *after)
{
  const BcPlace *known = g_hash_table_lookup (self->places, &after->id);
  gboolean is_shown = after->column != BC_COLUMN_NONE;
  BcPlace before;

  if (known == NULL && !is_shown)
    return FALSE;
  if (known != NULL && places_equal (known, after))
    return FALSE;
  if (known != NULL)
    before = *known;
  if (is_shown)
    {
      BcPlace *copy = g_memdup2 (after, sizeof *after);

      g_hash_table_replace (self->places, &copy->id, copy);
    }
  else
    g_hash_table_remove (self->places, &after->id);
  for (guint i = 0; i < self->columns->len; i++)
    bc_column_list_update (g_ptr_array_index (self->columns, i), known != NULL ? &before : NULL,
                           is_shown ? after : NULL);
  return TRUE;
}

void
bc_desk_take_record (BcDesk *self, BcRecord *record)
{
  gint64 id = bc_record_int (record, BC_FIELD_ID);
  BcTicket *ticket = g_hash_table_lookup (self->tickets, &id);
  BcPlace place;

  if (self->hall == NULL)
    return;
  /* An answer that was overtaken by a newer one must not put the card back. */
  if (ticket != NULL && bc_ticket_get_record (ticket) != NULL
      && bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_VERSION)
             > bc_record_int (record, BC_FIELD_VERSION))
    return;
  bc_place_of (record, self->hall, self->closed_since, &place);
  if (set_place (self, &place))
    {
      g_clear_pointer (&self->tally, g_array_unref);
      bc_desk_emit_places_changed (self);
    }
  if (ticket != NULL && bc_ticket_set_record (ticket, record))
    bc_desk_emit_ticket_changed (self, ticket);
}

gboolean
bc_place_is_shown (const BcPlace *place)
{
  return place->column >= 0 && place->column < BC_N_COLUMNS && place->state >= 0
         && place->state < BC_N_STATES;
}

void
bc_desk_take_places (BcDesk *self, GArray *places)
{
  g_hash_table_remove_all (self->places);
  for (guint i = 0; i < places->len; i++)
    {
      BcPlace *copy;

      /* A damaged file may name a column that there is not. */
      if (!bc_place_is_shown (&g_array_index (places, BcPlace, i)))
        continue;
      copy = g_memdup2 (&g_array_index (places, BcPlace, i), sizeof (BcPlace));
      g_hash_table_replace (self->places, &copy->id, copy);
    }
  for (guint i = 0; i < self->columns->len; i++)
    bc_column_list_fill (g_ptr_array_index (self->columns, i), self->places);
  bc_desk_count_anew (self);
  bc_desk_emit_places_changed (self);
}

void
bc_desk_forget_board (BcDesk *self)
{
  BcTicket *ticket;
  GHashTableIter iter;
  gpointer key, value;

  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_pointer (&self->wanted, g_array_unref);
  while (self->columns->len > 0)
    {
      BcColumnList *list = g_ptr_array_index (self->columns, self->columns->len - 1);

      g_object_weak_unref (G_OBJECT (list), column_gone_cb, self);
      g_ptr_array_remove_index_fast (self->columns, self->columns->len - 1);
      bc_column_list_disown (list);
    }
  g_hash_table_remove_all (self->places);
  g_clear_pointer (&self->tally, g_array_unref);
  g_hash_table_iter_init (&iter, self->tickets);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_object_weak_unref (value, ticket_gone_cb, key);
  g_hash_table_remove_all (self->tickets);
  while ((ticket = g_queue_pop_head (&self->recent)) != NULL)
    g_object_unref (ticket);
}
