/* One column of the board.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-column-list.h"

#include "model/bc-sieve.h"

typedef struct
{
  gint64 rank;
  gint64 id;
} Pair;

struct _BcColumnList
{
  GObject parent_instance;

  BcColumn column;
  int department;
  BcTicketSource source;
  gpointer owner; /* borrowed */
  BcSieve *sieve; /* nullable */
  GArray *pairs;  /* (element-type Pair) sorted by rank, then id */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcColumnList,
                               bc_column_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* The place of @pair, or where it would be. */
static guint
position_of (BcColumnList *self, const Pair *pair)
{
  guint low = 0, high = self->pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_pairs (&g_array_index (self->pairs, Pair, middle), pair) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
belongs (BcColumnList *self, const BcPlace *place)
{
  return place != NULL && place->column == (gint16) self->column
         && (self->department < 0 || place->department == self->department)
         && (self->sieve == NULL || bc_sieve_passes (self->sieve, place->id));
}

static GType
get_item_type (GListModel *model)
{
  return BC_TYPE_TICKET;
}

static guint
get_n_items (GListModel *model)
{
  return BC_COLUMN_LIST (model)->pairs->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BcColumnList *self = BC_COLUMN_LIST (model);

  if (position >= self->pairs->len || self->owner == NULL)
    return NULL;
  return g_object_ref (self->source (self->owner, g_array_index (self->pairs, Pair, position).id));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bc_column_list_finalize (GObject *object)
{
  g_array_unref (BC_COLUMN_LIST (object)->pairs);
  g_clear_object (&BC_COLUMN_LIST (object)->sieve);
  G_OBJECT_CLASS (bc_column_list_parent_class)->finalize (object);
}

static void
bc_column_list_class_init (BcColumnListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_column_list_finalize;
}

static void
bc_column_list_init (BcColumnList *self)
{
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
}

BcColumnList *
bc_column_list_new (BcColumn column, int department, BcTicketSource source, gpointer owner)
{
  BcColumnList *self = g_object_new (BC_TYPE_COLUMN_LIST, NULL);

  self->column = column;
  self->department = department;
  self->source = source;
  self->owner = owner;
  return self;
}

void
bc_column_list_set_sieve (BcColumnList *self, BcSieve *sieve)
{
  g_set_object (&self->sieve, sieve);
}

gpointer
bc_column_list_get_owner (BcColumnList *self)
{
  return self->owner;
}

void
bc_column_list_disown (BcColumnList *self)
{
  guint n = self->pairs->len;

  self->owner = NULL;
  g_array_set_size (self->pairs, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

/* Tells what differs between @before and the pairs of now: one stretch, so that a view keeps its place, its selection and the cards around it. */
static void
tell_difference (BcColumnList *self, GArray *before)
{
  GArray *after = self->pairs;
  guint shorter = MIN (before->len, after->len);
  guint head = 0, tail = 0;

  while (head < shorter
         && compare_pairs (&g_array_index (before, Pair, head), &g_array_index (after, Pair, head))
                == 0)
    head++;
  while (tail < shorter - head
         && compare_pairs (&g_array_index (before, Pair, before->len - 1 - tail),
                           &g_array_index (after, Pair, after->len - 1 - tail))
                == 0)
    tail++;
  if (before->len > head + tail || after->len > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail,
                                after->len - head - tail);
}

void
bc_column_list_fill (BcColumnList *self, GHashTable *places)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->pairs);
  GHashTableIter iter;
  gpointer value;

  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BcPlace *place = value;
      Pair pair = { place->rank, place->id };

      if (belongs (self, place))
        g_array_append_val (self->pairs, pair);
    }
  g_array_sort (self->pairs, compare_pairs);
  tell_difference (self, before);
}

void
bc_column_list_update (BcColumnList *self, const BcPlace *before, const BcPlace *after)
{
  gboolean was = belongs (self, before), is = belongs (self, after);
  Pair pair;
  guint position;

  if (was && is && before->rank == after->rank)
    return;
  if (was)
    {
      pair = (Pair) { before->rank, before->id };
      position = position_of (self, &pair);
      g_return_if_fail (position < self->pairs->len
                        && g_array_index (self->pairs, Pair, position).id == pair.id);
      g_array_remove_index (self->pairs, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
  if (is)
    {
      pair = (Pair) { after->rank, after->id };
      position = position_of (self, &pair);
      g_array_insert_val (self->pairs, position, pair);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

guint
bc_column_list_find (BcColumnList *self, gint64 id)
{
  for (guint i = 0; i < self->pairs->len; i++)
    if (g_array_index (self->pairs, Pair, i).id == id)
      return i;
  return G_MAXUINT;
}
