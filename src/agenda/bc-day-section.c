/* One section of a day's list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-section.h"

#include "agenda/bc-agenda-row.h"
#include "widgets/bc-card-list.h"

struct _BcDaySection
{
  GtkWidget parent_instance;

  /* Children */
  GtkLabel *title;
  BcCardList *list;

  /* Owned */
  BcDesk *desk;
  GListStore *store; /* BcAgendaEntry */

  guint scroll_source; /* the focused row is brought into view again */
};

enum
{
  ACTIVATE,
  DRAG_BEGUN,
  DRAG_ENDED,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcDaySection, bc_day_section, GTK_TYPE_WIDGET)

/* Rows */

static void
drag_begun_cb (BcDaySection *self)
{
  g_signal_emit (self, signals[DRAG_BEGUN], 0);
}

static void
drag_ended_cb (BcDaySection *self)
{
  g_signal_emit (self, signals[DRAG_ENDED], 0);
}

static GtkWidget *
create_row (gpointer user_data)
{
  BcDaySection *self = user_data;
  GtkWidget *row = bc_agenda_row_new (self->desk);

  g_signal_connect_object (row, "drag-begun", G_CALLBACK (drag_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "drag-ended", G_CALLBACK (drag_ended_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
bind_row (GtkWidget *row, GObject *item, gpointer user_data)
{
  bc_agenda_row_set_entry (BC_AGENDA_ROW (row), BC_AGENDA_ENTRY (item));
}

static void
unbind_row (GtkWidget *row, gpointer user_data)
{
  bc_agenda_row_set_entry (BC_AGENDA_ROW (row), NULL);
}

static void
activate_cb (BcDaySection *self, GObject *item)
{
  g_signal_emit (self, signals[ACTIVATE], 0, item);
}

static void
selected_cb (BcDaySection *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
scroll_later_cb (gpointer user_data)
{
  BcDaySection *self = user_data;
  BcAgendaEntry *selected = bc_day_section_get_selected (self);

  self->scroll_source = 0;
  if (selected != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    bc_card_list_focus_item (self->list, G_OBJECT (selected));
  return G_SOURCE_REMOVE;
}

/* The section has become lower or higher: the row that has the focus must not have gone out of sight.
 * Not at once: this is told in the middle of a layout. */
static void
page_size_cb (BcDaySection *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add (scroll_later_cb, self);
}

/* (nullable) (transfer full): the entry of the list that is the same as @entry. */
static BcAgendaEntry *
find_same (BcDaySection *self, BcAgendaEntry *entry)
{
  for (guint i = 0; i < bc_day_section_n_entries (self); i++)
    {
      g_autoptr (BcAgendaEntry) other = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (bc_agenda_entry_is_same (other, entry))
        return g_steal_pointer (&other);
    }
  return NULL;
}

/* Rows that stay keep their objects, and with them focus, mark and place: only what lies between the
 * common beginning and the common end is exchanged. */
static void
replace_entries (BcDaySection *self, GPtrArray *entries)
{
  GListModel *model = G_LIST_MODEL (self->store);
  guint n_old = g_list_model_get_n_items (model);
  guint head = 0, tail = 0;

  for (; head < MIN (n_old, entries->len); head++)
    {
      g_autoptr (BcAgendaEntry) old = g_list_model_get_item (model, head);

      if (!bc_agenda_entry_is_same (old, g_ptr_array_index (entries, head)))
        break;
      bc_agenda_entry_update (old, g_ptr_array_index (entries, head));
    }
  for (; tail < MIN (n_old, entries->len) - head; tail++)
    {
      g_autoptr (BcAgendaEntry) old = g_list_model_get_item (model, n_old - 1 - tail);

      if (!bc_agenda_entry_is_same (old, g_ptr_array_index (entries, entries->len - 1 - tail)))
        break;
      bc_agenda_entry_update (old, g_ptr_array_index (entries, entries->len - 1 - tail));
    }
  if (n_old - head - tail > 0 || entries->len - head - tail > 0)
    g_list_store_splice (self->store, head, n_old - head - tail, entries->pdata + head,
                         entries->len - head - tail);
}

static gboolean
bc_day_section_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_DAY_SECTION (widget)->list));
}

static void
bc_day_section_dispose (GObject *object)
{
  BcDaySection *self = BC_DAY_SECTION (object);
  GtkWidget *child;

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_day_section_parent_class)->dispose (object);
}

static void
bc_day_section_class_init (BcDaySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_day_section_dispose;
  widget_class->grab_focus = bc_day_section_grab_focus;

  signals[ACTIVATE] = g_signal_new ("activate", BC_TYPE_DAY_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, BC_TYPE_AGENDA_ENTRY);
  signals[DRAG_BEGUN] = g_signal_new ("drag-begun", BC_TYPE_DAY_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAG_ENDED] = g_signal_new ("drag-ended", BC_TYPE_DAY_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", BC_TYPE_DAY_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "daysection");
}

static void
bc_day_section_init (BcDaySection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *title = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->store = g_list_store_new (BC_TYPE_AGENDA_ENTRY);
  self->title = GTK_LABEL (title);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (title, "agenda-heading");
  gtk_widget_set_parent (title, GTK_WIDGET (self));
}

GtkWidget *
bc_day_section_new (BcDesk *desk)
{
  const BcCardFactory factory = { create_row, bind_row, unbind_row, NULL };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  BcDaySection *self;
  GtkWidget *list;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_DAY_SECTION, NULL);
  self->desk = g_object_ref (desk);
  list = bc_card_list_new (&factory, self);
  self->list = BC_CARD_LIST (list);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, -1);

  /* As high as its rows where there is room; two sections that have not share what there is. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "notify::page-size", G_CALLBACK (page_size_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
bc_day_section_set_entries (BcDaySection *self, GPtrArray *entries, gboolean is_other_day)
{
  g_return_if_fail (BC_IS_DAY_SECTION (self));
  g_return_if_fail (entries != NULL);

  if (is_other_day)
    {
      g_clear_object (&self->store);
      self->store = g_list_store_new (BC_TYPE_AGENDA_ENTRY);
      g_list_store_splice (self->store, 0, 0, entries->pdata, entries->len);
      bc_card_list_set_model (self->list, G_LIST_MODEL (self->store));
    }
  else
    replace_entries (self, entries);
  gtk_widget_set_visible (GTK_WIDGET (self), entries->len > 0);
}

void
bc_day_section_set_title (BcDaySection *self, const char *title)
{
  g_return_if_fail (BC_IS_DAY_SECTION (self));

  gtk_label_set_label (self->title, title);
}

guint
bc_day_section_n_entries (BcDaySection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

BcAgendaEntry *
bc_day_section_get_selected (BcDaySection *self)
{
  GObject *selected;

  g_return_val_if_fail (BC_IS_DAY_SECTION (self), NULL);

  selected = bc_card_list_get_selected (self->list);
  return selected != NULL ? BC_AGENDA_ENTRY (selected) : NULL;
}

void
bc_day_section_unselect (BcDaySection *self)
{
  g_return_if_fail (BC_IS_DAY_SECTION (self));

  bc_card_list_unselect (self->list);
}

gboolean
bc_day_section_focus (BcDaySection *self, BcAgendaEntry *entry)
{
  g_autoptr (BcAgendaEntry) same = NULL;

  g_return_val_if_fail (BC_IS_DAY_SECTION (self), FALSE);

  same = find_same (self, entry);
  return same != NULL && bc_card_list_focus_item (self->list, G_OBJECT (same));
}

gboolean
bc_day_section_focus_edge (BcDaySection *self, gboolean last)
{
  guint n = bc_day_section_n_entries (self);
  g_autoptr (GObject) item =
      n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->store), last ? n - 1 : 0) : NULL;

  return item != NULL && bc_card_list_focus_item (self->list, item);
}

gboolean
bc_day_section_is_edge (BcDaySection *self, gboolean last)
{
  BcAgendaEntry *selected = bc_day_section_get_selected (self);
  guint n = bc_day_section_n_entries (self);
  g_autoptr (BcAgendaEntry) edge =
      n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->store), last ? n - 1 : 0) : NULL;

  return selected != NULL && selected == edge;
}

BcAgendaEntry *
bc_day_section_pick (BcDaySection *self, double x, double y)
{
  GObject *item = NULL;

  g_return_val_if_fail (BC_IS_DAY_SECTION (self), NULL);

  /* The list's rows go on beyond what the section shows of them. */
  if (y >= gtk_widget_get_height (GTK_WIDGET (self))
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->list), x, y, &x,
                                            &y)
      || y < 0 || bc_card_list_pick (self->list, x, y, &item) == NULL)
    return NULL;
  return BC_AGENDA_ENTRY (item);
}

GtkWidget *
bc_day_section_find_row (BcDaySection *self, BcAgendaEntry *entry)
{
  g_return_val_if_fail (BC_IS_DAY_SECTION (self), NULL);

  return bc_card_list_find_card (self->list, G_OBJECT (entry));
}
