/* The found rows of a hall's table, one of them marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-code-list.h"

/* More rows than anybody reads; who does not find it among them types one character more. */
#define MAX_ROWS 120

/* One row as it is shown. It copies what it needs, so that it does not depend on a hall that may be
 * replaced. */
#define BC_TYPE_CODE_ROW (bc_code_row_get_type ())
G_DECLARE_FINAL_TYPE (BcCodeRow, bc_code_row, BC, CODE_ROW, GObject)

struct _BcCodeRow
{
  GObject parent_instance;

  char *code; /* NULL stands for nothing */
  char *title;
  char *detail;
};

G_DEFINE_FINAL_TYPE (BcCodeRow, bc_code_row, G_TYPE_OBJECT)

struct _BcCodeList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;

  GListStore *rows;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (BcCodeList, bc_code_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bc_code_row_finalize (GObject *object)
{
  BcCodeRow *self = BC_CODE_ROW (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (bc_code_row_parent_class)->finalize (object);
}

static void
bc_code_row_class_init (BcCodeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_code_row_finalize;
}

static void
bc_code_row_init (BcCodeRow *self)
{
}

/* What tells two rows of the same name apart, in the table at hand. */
static const char *
row_detail (BcHall *hall, BcTable table, const BcEntry *entry)
{
  if (table == BC_TABLE_CAUSES && entry->parent != NULL)
    return bc_hall_name_of (hall, BC_TABLE_CAUSES, entry->parent);
  if (table == BC_TABLE_STAFF || table == BC_TABLE_UNITS || table == BC_TABLE_MATTERS)
    {
      const BcEntry *department = NULL;

      if (entry->department != NULL)
        department = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, entry->department);
      if (department != NULL)
        return department->short_name != NULL ? department->short_name : department->name;
    }
  return NULL;
}

char *
bc_code_list_title (BcTable table, const BcEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  if (table == BC_TABLE_CAUSES)
    return g_strdup_printf ("%s %s", entry->code, entry->name);
  return g_strdup (entry->name);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (detail), 1);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 16);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  BcCodeRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);

  gtk_label_set_label (GTK_LABEL (title), row->title);
  gtk_label_set_label (GTK_LABEL (detail), row->detail != NULL ? row->detail : "");
  gtk_widget_set_visible (detail, row->detail != NULL);
  gtk_widget_set_tooltip_text (box, row->title);
  /* A list row has no name of its own for assistive technology: it takes the child's. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, -1);
}

static void
activate_cb (BcCodeList *self, guint position)
{
  g_autoptr (BcCodeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_TAKEN], 0, row->code);
}

static void
bc_code_list_dispose (GObject *object)
{
  BcCodeList *self = BC_CODE_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (bc_code_list_parent_class)->dispose (object);
}

static void
bc_code_list_class_init (BcCodeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_code_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codelist");

  signals[SIGNAL_TAKEN] = g_signal_new ("taken", BC_TYPE_CODE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bc_code_list_init (BcCodeList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);

  self->rows = g_list_store_new (BC_TYPE_CODE_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  self->view = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->view), FALSE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
bc_code_list_new (void)
{
  return g_object_new (BC_TYPE_CODE_LIST, NULL);
}

guint
bc_code_list_fill (BcCodeList *self,
                   BcHall *hall,
                   BcTable table,
                   const char *query,
                   const char *department,
                   BcDay today,
                   const char *none)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (BC_IS_CODE_LIST (self), 0);

  if (none != NULL && query[0] == '\0')
    {
      BcCodeRow *row = g_object_new (BC_TYPE_CODE_ROW, NULL);

      row->title = g_strdup (none);
      g_ptr_array_add (rows, row);
    }
  if (hall != NULL)
    found = bc_hall_search (hall, table, query, department, today, MAX_ROWS);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const BcEntry *entry = g_ptr_array_index (found, i);
      BcCodeRow *row;

      /* A level-1 cause is a heading, not a classification. */
      if (table == BC_TABLE_CAUSES && entry->parent == NULL)
        continue;
      row = g_object_new (BC_TYPE_CODE_ROW, NULL);
      row->code = g_strdup (entry->code);
      row->title = bc_code_list_title (table, entry);
      row->detail = g_strdup (row_detail (hall, table, entry));
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  if (rows->len > 0)
    {
      gtk_single_selection_set_selected (self->selection, 0);
      bc_code_list_step (self, 0);
    }
  return rows->len;
}

void
bc_code_list_step (BcCodeList *self, int by)
{
  guint count;
  guint position;
  gint64 wanted;

  g_return_if_fail (BC_IS_CODE_LIST (self));

  count = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  if (count == 0)
    return;
  position = gtk_single_selection_get_selected (self->selection);
  wanted = position == GTK_INVALID_LIST_POSITION ? 0 : (gint64) position + by;
  position = CLAMP (wanted, 0, (gint64) count - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

void
bc_code_list_mark (BcCodeList *self, const char *code)
{
  g_return_if_fail (BC_IS_CODE_LIST (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (BcCodeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (g_strcmp0 (row->code, code) == 0)
        {
          gtk_single_selection_set_selected (self->selection, i);
          bc_code_list_step (self, 0);
          return;
        }
    }
}

gboolean
bc_code_list_get_marked (BcCodeList *self, const char **code)
{
  BcCodeRow *row;

  g_return_val_if_fail (BC_IS_CODE_LIST (self), FALSE);

  row = gtk_single_selection_get_selected_item (self->selection);
  if (row == NULL)
    return FALSE;
  if (code != NULL)
    *code = row->code;
  return TRUE;
}
