/* The card list: few widgets, and scroll position, selection and focus that stay with their items. Needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-window-fixture.h"
#include "widgets/bc-card-list.h"

#define CARD_HEIGHT 90
#define STEP        (CARD_HEIGHT + 6)

/* A list of numbers whose objects are made on demand, like a column of the board; it counts how often. */
#define NUMBERS_TYPE (numbers_get_type ())
G_DECLARE_FINAL_TYPE (Numbers, numbers, NUMBERS, LIST, GObject)

struct _Numbers
{
  GObject parent_instance;

  GArray *numbers;
  GHashTable *objects;
  guint n_asked;
};

static GType
numbers_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
numbers_get_n_items (GListModel *model)
{
  return NUMBERS_LIST (model)->numbers->len;
}

static gpointer
object_of (Numbers *self, int number)
{
  GObject *object = g_hash_table_lookup (self->objects, GINT_TO_POINTER (number));

  if (object == NULL)
    {
      object = g_object_new (G_TYPE_OBJECT, NULL);
      g_object_set_data (object, "number", GINT_TO_POINTER (number));
      g_hash_table_insert (self->objects, GINT_TO_POINTER (number), object);
      self->n_asked++;
    }
  return object;
}

static gpointer
numbers_get_item (GListModel *model, guint position)
{
  Numbers *self = NUMBERS_LIST (model);

  if (position >= self->numbers->len)
    return NULL;
  return g_object_ref (object_of (self, g_array_index (self->numbers, int, position)));
}

static void
numbers_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = numbers_get_item_type;
  iface->get_n_items = numbers_get_n_items;
  iface->get_item = numbers_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Numbers,
                               numbers,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, numbers_list_model_init))

static void
numbers_finalize (GObject *object)
{
  g_array_unref (NUMBERS_LIST (object)->numbers);
  g_hash_table_unref (NUMBERS_LIST (object)->objects);
  G_OBJECT_CLASS (numbers_parent_class)->finalize (object);
}

static void
numbers_class_init (NumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = numbers_finalize;
}

static void
numbers_init (Numbers *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  self->objects = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

static Numbers *
numbers_new (int count)
{
  Numbers *self = g_object_new (NUMBERS_TYPE, NULL);

  for (int i = 0; i < count; i++)
    g_array_append_val (self->numbers, i);
  return self;
}

static void
numbers_remove (Numbers *self, guint position)
{
  g_array_remove_index (self->numbers, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
numbers_insert (Numbers *self, guint position, int number)
{
  g_array_insert_val (self->numbers, position, number);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static guint
find_cb (GListModel *model, GObject *item, gpointer user_data)
{
  Numbers *self = NUMBERS_LIST (model);

  for (guint i = 0; i < self->numbers->len; i++)
    if (object_of (self, g_array_index (self->numbers, int, i)) == item)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
create_cb (gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_size_request (label, 100, CARD_HEIGHT);
  return label;
}

static void
bind_cb (GtkWidget *card, GObject *item, gpointer user_data)
{
  g_autofree char *text =
      g_strdup_printf ("%d", GPOINTER_TO_INT (g_object_get_data (item, "number")));

  gtk_label_set_label (GTK_LABEL (card), text);
}

static void
unbind_cb (GtkWidget *card, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (card), "");
}

typedef struct
{
  GtkWindow *window;
  GtkWidget *scroller;
  GtkAdjustment *adjustment;
  BcCardList *list;
  Numbers *numbers;
} Fixture;

static void
set_animations (gboolean is_on)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", is_on, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const BcCardFactory factory = { create_cb, bind_cb, unbind_cb, find_cb };

  set_animations (FALSE);
  self->list = BC_CARD_LIST (bc_card_list_new (&factory, NULL));
  self->numbers = numbers_new (GPOINTER_TO_INT (data));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  bc_card_list_set_model (self->list, G_LIST_MODEL (self->numbers));
  self->window = window_new (self->scroller, 200, 600);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_ref (self->list);
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->list);
  g_assert_finalize_object (self->numbers);
}

static int
selected_number (Fixture *self)
{
  GObject *selected = bc_card_list_get_selected (self->list);

  return selected != NULL ? GPOINTER_TO_INT (g_object_get_data (selected, "number")) : -1;
}

/* The number that the card at @y shows. */
static int
number_at (Fixture *self, double y)
{
  GtkWidget *card = bc_card_list_pick (self->list, 50, y, NULL);

  return card != NULL ? atoi (gtk_label_get_label (GTK_LABEL (card))) : -1;
}

static void
settle (Fixture *self)
{
  window_await_frames (GTK_WIDGET (self->list), 2);
}

static void
focus_number (Fixture *self, int number)
{
  g_assert_true (
      bc_card_list_focus_item (self->list, G_OBJECT (object_of (self->numbers, number))));
}

static void
test_few (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (bc_card_list_get_card_height (self->list), ==, CARD_HEIGHT);
  g_assert_cmpuint (bc_card_list_n_cards (self->list), <=, 600 / STEP + 4);
  g_assert_cmpuint (self->numbers->n_asked, <=, 600 / STEP + 4);
  g_assert_cmpint (number_at (self, 20), ==, 0);
  g_assert_cmpint (number_at (self, 20 + 3 * STEP), ==, 3);
  g_assert_cmpfloat (gtk_adjustment_get_upper (self->adjustment), ==, 6 + 10000.0 * STEP);

  gtk_adjustment_set_value (self->adjustment, 5000.0 * STEP);
  settle (self);
  g_assert_cmpint (number_at (self, 20), ==, 5000);
  g_assert_cmpuint (bc_card_list_n_cards (self->list), <=, 600 / STEP + 5);
  g_assert_cmpuint (self->numbers->n_asked, <=, 2 * (600 / STEP + 5));
}

static void
count_cb (gpointer user_data)
{
  (*(int *) user_data)++;
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  int n_activated = 0;

  g_signal_connect_swapped (list, "activate", G_CALLBACK (count_cb), &n_activated);
  gtk_widget_grab_focus (list);
  g_assert_cmpint (selected_number (self), ==, 0);
  g_assert_true (window_press (list, GDK_KEY_Down, 0));
  g_assert_cmpint (selected_number (self), ==, 1);
  g_assert_true (window_press (list, GDK_KEY_Page_Down, 0));
  g_assert_cmpint (selected_number (self), ==, 1 + 600 / STEP - 1);
  g_assert_true (window_press (list, GDK_KEY_End, 0));
  g_assert_cmpint (selected_number (self), ==, 99);
  settle (self);
  g_assert_cmpint (number_at (self, 600 - STEP / 2), ==, 99);
  g_assert_true (window_press (list, GDK_KEY_Down, 0));
  g_assert_cmpint (selected_number (self), ==, 99);
  g_assert_true (window_press (list, GDK_KEY_Up, 0));
  g_assert_cmpint (selected_number (self), ==, 98);
  g_assert_true (window_press (list, GDK_KEY_Return, 0));
  g_assert_cmpint (n_activated, ==, 1);
  g_assert_true (window_press (list, GDK_KEY_Home, 0));
  settle (self);
  g_assert_cmpint (selected_number (self), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (self->adjustment), ==, 0);
}

/* The focus stays with an item that others overtake, that moves, and goes on to the next one when it is gone. */
static void
test_selection (Fixture *self, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  int n_notified = 0;

  focus_number (self, 5);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (count_cb), &n_notified);
  numbers_insert (self->numbers, 0, 1000);
  numbers_remove (self->numbers, 8);
  settle (self);
  g_assert_cmpint (selected_number (self), ==, 5);
  g_assert_cmpint (n_notified, ==, 0);
  g_assert_nonnull (gtk_widget_get_focus_child (list));

  /* A new rank: out here and in there, in one turn of the main loop. */
  numbers_remove (self->numbers, 6);
  numbers_insert (self->numbers, 60, 5);
  settle (self);
  g_assert_cmpint (selected_number (self), ==, 5);
  g_assert_nonnull (gtk_widget_get_focus_child (list));
  g_assert_true (window_press (list, GDK_KEY_Up, 0));
  g_assert_cmpint (selected_number (self), ==, g_array_index (self->numbers->numbers, int, 59));

  numbers_remove (self->numbers, 59);
  settle (self);
  g_assert_cmpint (selected_number (self), ==, 5);
  g_assert_nonnull (gtk_widget_get_focus_child (list));
}

static void
test_emptied (Fixture *self, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  focus_number (self, 0);
  while (self->numbers->numbers->len > 0)
    numbers_remove (self->numbers, 0);
  settle (self);
  g_assert_cmpint (selected_number (self), ==, -1);
  g_assert_true (gtk_widget_has_focus (list));
  numbers_insert (self->numbers, 0, 7);
  settle (self);
  g_assert_cmpint (number_at (self, 20), ==, 7);
}

static void
test_scroll_stays (Fixture *self, gconstpointer data)
{
  gtk_adjustment_set_value (self->adjustment, 40.0 * STEP);
  settle (self);
  g_assert_cmpint (number_at (self, 20), ==, 40);
  for (int i = 0; i < 10; i++)
    numbers_insert (self->numbers, 3, 1000 + i);
  numbers_remove (self->numbers, 0);
  settle (self);
  g_assert_cmpint (number_at (self, 20), ==, 40);

  /* At the top new cards are seen. */
  gtk_adjustment_set_value (self->adjustment, 0);
  settle (self);
  numbers_insert (self->numbers, 0, 2000);
  settle (self);
  g_assert_cmpint (number_at (self, 20), ==, 2000);
  g_assert_cmpfloat (gtk_adjustment_get_value (self->adjustment), ==, 0);
}

static void
test_gap (Fixture *self, gconstpointer data)
{
  bc_card_list_set_gap (self->list, 2);
  settle (self);
  g_assert_cmpint (number_at (self, 20 + 1 * STEP), ==, 1);
  g_assert_cmpint (number_at (self, 20 + 2 * STEP), ==, -1);
  g_assert_cmpint (number_at (self, 20 + 3 * STEP), ==, 2);
  bc_card_list_set_gap (self->list, 100000);
  g_assert_cmpint (bc_card_list_get_gap (self->list), ==, 100);
  bc_card_list_set_gap (self->list, -1);
  settle (self);
  g_assert_cmpint (number_at (self, 20 + 2 * STEP), ==, 2);
}

/* A hundred changes in one turn of the main loop are laid out once and stay cheap. */
static void
test_burst (Fixture *self, gconstpointer data)
{
  focus_number (self, 50);
  for (int i = 0; i < 100; i++)
    {
      numbers_remove (self->numbers, (guint) (i * 7) % 90);
      numbers_insert (self->numbers, (guint) (i * 13) % 90, 3000 + i);
    }
  settle (self);
  g_assert_cmpuint (bc_card_list_n_cards (self->list), <=, 600 / STEP + 20);
  for (int i = 1; i < 5; i++)
    {
      guint position = (guint) (gtk_adjustment_get_value (self->adjustment) + 20 + i * STEP) / STEP;

      g_assert_cmpint (number_at (self, position * STEP + 20
                                            - gtk_adjustment_get_value (self->adjustment)),
                       ==, g_array_index (self->numbers->numbers, int, position));
    }
}

/* A card that is overtaken goes to its new place by way of places between, and arrives. */
static void
test_glide (Fixture *self, gconstpointer data)
{
  GtkWidget *card = bc_card_list_find_card (self->list, G_OBJECT (object_of (self->numbers, 0)));
  int n_between = 0;
  graphene_rect_t bounds;

  set_animations (TRUE);
  numbers_insert (self->numbers, 0, 1000);
  do
    {
      window_await_frames (GTK_WIDGET (self->list), 1);
      g_assert_true (gtk_widget_compute_bounds (card, GTK_WIDGET (self->list), &bounds));
      n_between += bounds.origin.y < STEP + 6 ? 1 : 0;
    }
  while (bounds.origin.y < STEP + 6);
  g_assert_cmpint (n_between, >, 0);
  g_assert_cmpint (number_at (self, 20), ==, 1000);
}

static void
test_other_model (Fixture *self, gconstpointer data)
{
  g_autoptr (Numbers) other = numbers_new (3);

  focus_number (self, 50);
  settle (self);
  bc_card_list_set_model (self->list, G_LIST_MODEL (other));
  settle (self);
  g_assert_true (bc_card_list_get_selected (self->list) == G_OBJECT (object_of (other, 0)));
  g_assert_cmpfloat (gtk_adjustment_get_value (self->adjustment), ==, 0);
  g_assert_cmpint (number_at (self, 20 + 2 * STEP), ==, 2);
  gtk_window_set_focus (self->window, NULL);
  bc_card_list_unselect (self->list);
  bc_card_list_recreate (self->list);
  settle (self);
  g_assert_cmpint (number_at (self, 20 + 2 * STEP), ==, 2);
  bc_card_list_set_model (self->list, NULL);
}

#define ADD(name, count, function)                                                                 \
  g_test_add ("/widgets/card-list/" name, Fixture, GINT_TO_POINTER (count), set_up, function,      \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("few-widgets", 10000, test_few);
  ADD ("keys", 100, test_keys);
  ADD ("selection", 100, test_selection);
  ADD ("emptied", 4, test_emptied);
  ADD ("scroll-stays", 100, test_scroll_stays);
  ADD ("gap", 100, test_gap);
  ADD ("burst", 100, test_burst);
  ADD ("glide", 100, test_glide);
  ADD ("other-model", 100, test_other_model);
  return g_test_run ();
}
