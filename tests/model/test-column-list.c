/* A column of the board against a slow model that sorts anew each time, and a mirror that knows
 * only what the list has told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-column-list.h"

#define N_TICKETS     60
#define N_DEPARTMENTS 3
#define N_STEPS       4000

/* Where everybody is: the truth that desk and lists are fed from. */
typedef struct
{
  GHashTable *places;
  GHashTable *tickets;
} World;

/* What a view knows that applies each items-changed and asks for the new items only. */
typedef struct
{
  GArray *ids;
  guint n_changes;
  guint n_items;
} Mirror;

static BcTicket *
ticket_source (gpointer owner, gint64 id)
{
  World *world = owner;
  BcTicket *ticket = g_hash_table_lookup (world->tickets, &id);

  if (ticket == NULL)
    {
      ticket = bc_ticket_new (id);
      g_hash_table_insert (world->tickets, g_memdup2 (&id, sizeof id), ticket);
    }
  return ticket;
}

static void
world_init (World *world)
{
  world->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  world->tickets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

static void
world_clear (World *world)
{
  g_hash_table_unref (world->places);
  g_hash_table_unref (world->tickets);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_changes++;
  mirror->n_items += removed + added;
  g_assert_cmpuint (position + removed, <=, mirror->ids->len);
  if (removed > 0)
    g_array_remove_range (mirror->ids, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (BcTicket) ticket = g_list_model_get_item (model, i);
      gint64 id = bc_ticket_get_id (ticket);

      g_array_insert_val (mirror->ids, i, id);
    }
}

static void
mirror_init (Mirror *mirror, BcColumnList *list)
{
  *mirror = (Mirror) { .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  items_changed_cb (G_LIST_MODEL (list), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)),
                    mirror);
  mirror->n_changes = 0;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const BcPlace *x = *(BcPlace *const *) a, *y = *(BcPlace *const *) b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->id < y->id ? -1 : 1;
}

static void
assert_list (
    World *world, BcColumnList *list, const Mirror *mirror, BcColumn column, int department)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, world->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BcPlace *place = value;

      if (place->column == (int) column && (department < 0 || place->department == department))
        g_ptr_array_add (expected, value);
    }
  g_ptr_array_sort (expected, compare_places);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, expected->len);
  g_assert_cmpuint (mirror->ids->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      const BcPlace *place = expected->pdata[i];
      g_autoptr (BcTicket) ticket = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (bc_ticket_get_id (ticket), ==, place->id);
      g_assert_cmpint (g_array_index (mirror->ids, gint64, i), ==, place->id);
      g_assert_cmpuint (bc_column_list_find (list, place->id), ==, i);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), expected->len));
  g_assert_cmpuint (bc_column_list_find (list, 1000000), ==, G_MAXUINT);
}

/* Few ranks, so that many are equal and the id decides. */
static void
random_place (BcPlace *place, gint64 id)
{
  *place = (BcPlace) {
    .id = id,
    .rank = g_test_rand_int_range (-4, 5) * G_GINT64_CONSTANT (1000000000000000),
    .due_at = BC_INT_NONE,
    .column = (gint16) g_test_rand_int_range (0, BC_N_COLUMNS),
    .department = (gint16) g_test_rand_int_range (-1, N_DEPARTMENTS),
  };
}

/* As the desk does it: one ticket goes somewhere else, comes, leaves, or stays where it is. */
static void
step (World *world, BcColumnList *const *lists, guint n_lists)
{
  gint64 id = g_test_rand_int_range (1, N_TICKETS + 1);
  const BcPlace *known = g_hash_table_lookup (world->places, &id);
  BcPlace before = { 0 }, after;
  gboolean leaves = g_test_rand_int_range (0, 4) == 0;

  if (known != NULL)
    before = *known;
  random_place (&after, id);
  if (known != NULL && g_test_rand_bit ())
    after.rank = before.rank;
  if (known != NULL && g_test_rand_bit ())
    after.column = before.column;
  if (leaves)
    g_hash_table_remove (world->places, &id);
  else
    {
      BcPlace *copy = g_memdup2 (&after, sizeof after);

      g_hash_table_replace (world->places, &copy->id, copy);
    }
  for (guint i = 0; i < n_lists; i++)
    bc_column_list_update (lists[i], known != NULL ? &before : NULL, leaves ? NULL : &after);
}

static void
test_random (void)
{
  static const struct
  {
    BcColumn column;
    int department;
  } shown[] = { { BC_COLUMN_TRIAGE, -1 },
                { BC_COLUMN_TRIAGE, 0 },
                { BC_COLUMN_IN_PROGRESS, 2 },
                { BC_COLUMN_CLOSED, -1 } };
  BcColumnList *lists[G_N_ELEMENTS (shown)];
  Mirror mirrors[G_N_ELEMENTS (shown)];
  World world;

  world_init (&world);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      lists[i] = bc_column_list_new (shown[i].column, shown[i].department, ticket_source, &world);
      mirror_init (&mirrors[i], lists[i]);
    }
  for (int n = 0; n < N_STEPS; n++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        mirrors[i].n_changes = mirrors[i].n_items = 0;
      step (&world, lists, G_N_ELEMENTS (lists));
      if (g_test_rand_int_range (0, 200) == 0)
        for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
          bc_column_list_fill (lists[i], world.places);
      else
        for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
          {
            /* A card is taken out once and put in once, at most. */
            g_assert_cmpuint (mirrors[i].n_changes, <=, 2);
            g_assert_cmpuint (mirrors[i].n_items, <=, 2);
          }
      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        assert_list (&world, lists[i], &mirrors[i], shown[i].column, shown[i].department);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_array_unref (mirrors[i].ids);
      g_assert_finalize_object (lists[i]);
    }
  world_clear (&world);
}

/* What changes nothing in a list is not told. */
static void
test_quiet (void)
{
  BcColumnList *list;
  BcPlace place = { .id = 1, .rank = 5, .column = BC_COLUMN_REVIEW, .department = 1 };
  BcPlace elsewhere = { .id = 1, .rank = 5, .column = BC_COLUMN_TRIAGE, .department = 1 };
  BcPlace other_state = place;
  Mirror mirror;
  World world;

  world_init (&world);
  list = bc_column_list_new (BC_COLUMN_REVIEW, 1, ticket_source, &world);
  mirror_init (&mirror, list);
  bc_column_list_update (list, NULL, &elsewhere);
  bc_column_list_fill (list, world.places);
  g_assert_cmpuint (mirror.n_changes, ==, 0);
  bc_column_list_update (list, &elsewhere, &place);
  g_assert_cmpuint (mirror.n_changes, ==, 1);
  other_state.state = BC_STATE_REVIEW;
  other_state.due_at = 9;
  bc_column_list_update (list, &place, &other_state);
  g_assert_cmpuint (mirror.n_changes, ==, 1);
  /* No object was made for what nobody looked at but the mirror. */
  g_assert_cmpuint (g_hash_table_size (world.tickets), ==, 1);
  g_array_unref (mirror.ids);
  g_assert_finalize_object (list);
  world_clear (&world);
}

static void
test_disown (void)
{
  BcColumnList *list;
  const BcPlace place = { .id = 1, .rank = 5, .column = BC_COLUMN_REVIEW };
  Mirror mirror;
  World world;

  world_init (&world);
  list = bc_column_list_new (BC_COLUMN_REVIEW, -1, ticket_source, &world);
  mirror_init (&mirror, list);
  bc_column_list_update (list, NULL, &place);
  world_clear (&world);
  bc_column_list_disown (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpuint (mirror.ids->len, ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == BC_TYPE_TICKET);
  g_array_unref (mirror.ids);
  g_assert_finalize_object (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-list/random", test_random);
  g_test_add_func ("/column-list/quiet", test_quiet);
  g_test_add_func ("/column-list/disown", test_disown);
  return g_test_run ();
}
