/* What is to come, in one list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "agenda/bc-agenda-row.h"
#include "agenda/bc-entry-keys.h"
#include "agenda/bc-weekdays.h"
#include "widgets/bc-card-list.h"

struct _BcAgendaList
{
  GtkWidget parent_instance;

  /* Children */
  GtkStack *stack;
  GtkWidget *empty;
  GtkWidget *scroller;
  BcCardList *list;

  /* Owned */
  BcDesk *desk;
  GListStore *store;    /* BcAgendaEntry */
  GHashTable *first_of; /* entries that are the first of their day */
  GtkSizeGroup *dates;  /* the dates are as wide as each other */

  BcDay from;
  gboolean updating; /* what is marked now was not marked by the person */
};

enum
{
  DAY_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcAgendaList, bc_agenda_list, GTK_TYPE_WIDGET)

/* Rows: the date beside the first of its day, then what any list of a day shows. */

static GtkWidget *
create_row (gpointer user_data)
{
  BcAgendaList *self = user_data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *date = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = bc_agenda_row_new (self->desk);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (" ");

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (date), label);
    }
  gtk_widget_set_valign (date, GTK_ALIGN_START);
  gtk_widget_add_css_class (date, "list-date");
  gtk_size_group_add_widget (self->dates, date);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), row);
  return box;
}

/* (transfer full): the weekday, and 休 or 班. */
static char *
dup_weekday (BcHall *hall, BcDay day)
{
  BcDayKind kind = bc_workdays_kind (bc_hall_workdays (hall), day, NULL, NULL);
  const char *weekday = bc_weekday_short (bc_day_weekday (day));

  if (kind == BC_DAY_HOLIDAY)
    return g_strdup_printf ("%s %s", weekday, C_ ("day mark", "off"));
  if (kind == BC_DAY_MAKE_UP)
    return g_strdup_printf ("%s %s", weekday, C_ ("day mark", "work"));
  return g_strdup (weekday);
}

static void
bind_row (GtkWidget *box, GObject *item, gpointer user_data)
{
  BcAgendaList *self = user_data;
  BcAgendaEntry *entry = BC_AGENDA_ENTRY (item);
  BcHall *hall = bc_desk_get_hall (self->desk);
  GtkWidget *date = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_first_child (date);
  gboolean is_first = g_hash_table_contains (self->first_of, entry);
  g_autofree char *text = NULL;
  g_autofree char *weekday = NULL;
  BcDay day;
  int month, of_month;

  if (hall == NULL)
    return;
  day = bc_hall_day (hall, bc_agenda_entry_get_at (entry));
  bc_day_to_ymd (day, NULL, &month, &of_month);
  /* Translators: month and day as numbers, at the head of a day's entries. */
  text = g_strdup_printf (C_ ("list date", "%1$d/%2$d"), month, of_month);
  weekday = dup_weekday (hall, day);
  gtk_label_set_label (GTK_LABEL (label), is_first ? text : " ");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)), is_first ? weekday : " ");
  if (day == bc_desk_today (self->desk))
    gtk_widget_add_css_class (date, "accent");
  else
    gtk_widget_remove_css_class (date, "accent");
  if (is_first)
    gtk_widget_add_css_class (box, "first-of-day");
  else
    gtk_widget_remove_css_class (box, "first-of-day");
  bc_agenda_row_set_entry (BC_AGENDA_ROW (gtk_widget_get_last_child (box)), entry);
}

static void
unbind_row (GtkWidget *box, gpointer user_data)
{
  bc_agenda_row_set_entry (BC_AGENDA_ROW (gtk_widget_get_last_child (box)), NULL);
}

static BcAgendaEntry *
get_selected (GtkWidget *widget)
{
  GObject *selected = bc_card_list_get_selected (BC_AGENDA_LIST (widget)->list);

  return selected != NULL ? BC_AGENDA_ENTRY (selected) : NULL;
}

static void
activate_cb (BcAgendaList *self, GObject *item)
{
  bc_agenda_activate_entry (GTK_WIDGET (self), BC_AGENDA_ENTRY (item));
}

static void
selected_cb (BcAgendaList *self)
{
  BcAgendaEntry *entry = get_selected (GTK_WIDGET (self));
  BcHall *hall = bc_desk_get_hall (self->desk);

  if (entry != NULL && hall != NULL && !self->updating)
    g_signal_emit (self, signals[DAY_SELECTED], 0,
                   (int) bc_hall_day (hall, bc_agenda_entry_get_at (entry)));
}

static gboolean
bc_agenda_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BC_AGENDA_LIST (widget)->list));
}

static void
bc_agenda_list_dispose (GObject *object)
{
  BcAgendaList *self = BC_AGENDA_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_object (&self->dates);
  g_clear_pointer (&self->first_of, g_hash_table_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_agenda_list_parent_class)->dispose (object);
}

static void
bc_agenda_list_class_init (BcAgendaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_agenda_list_dispose;
  widget_class->grab_focus = bc_agenda_list_grab_focus;
  signals[DAY_SELECTED] = g_signal_new ("day-selected", BC_TYPE_AGENDA_LIST, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agendalist");
}

static void
bc_agenda_list_init (BcAgendaList *self)
{
  self->store = g_list_store_new (BC_TYPE_AGENDA_ENTRY);
  self->first_of = g_hash_table_new (NULL, NULL);
  self->dates = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->from = BC_DAY_NONE;
}

void
bc_agenda_list_set_desk (BcAgendaList *self, BcDesk *desk)
{
  const BcCardFactory factory = { create_row, bind_row, unbind_row, NULL };
  GtkWidget *list;

  g_return_if_fail (BC_IS_AGENDA_LIST (self));
  g_return_if_fail (self->desk == NULL && BC_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  list = bc_card_list_new (&factory, self);
  self->list = BC_CARD_LIST (list);
  bc_card_list_set_model (self->list, G_LIST_MODEL (self->store));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Agenda"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  bc_entry_keys_add (GTK_WIDGET (self), get_selected, desk);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "bc-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("Nothing in These Weeks"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   _ ("No deadline, callback or meeting that the filter shows."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, self->empty);
  gtk_stack_add_child (self->stack, self->scroller);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

static GPtrArray *
gather (BcAgendaList *self, BcAgendaDays *days, BcDay from)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_hash_table_remove_all (self->first_of);
  for (const BcAgendaDay *day = NULL;
       days != NULL && (day = bc_agenda_days_get (days, from)) != NULL; from++)
    {
      g_autoptr (GPtrArray) sorted = g_ptr_array_copy (day->entries, NULL, NULL);

      g_ptr_array_set_free_func (sorted, NULL);
      g_ptr_array_sort (sorted, bc_agenda_entry_by_time);
      if (sorted->len > 0)
        g_hash_table_add (self->first_of, g_ptr_array_index (sorted, 0));
      g_ptr_array_extend (all, sorted, NULL, NULL);
    }
  return g_steal_pointer (&all);
}

static void
focus_same (BcAgendaList *self, BcAgendaEntry *entry)
{
  GListModel *model = G_LIST_MODEL (self->store);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BcAgendaEntry) other = g_list_model_get_item (model, i);

      if (bc_agenda_entry_is_same (other, entry))
        {
          bc_card_list_focus_item (self->list, G_OBJECT (other));
          return;
        }
    }
}

void
bc_agenda_list_show (BcAgendaList *self, BcAgendaDays *days, BcDay from)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (BcAgendaEntry) selected = NULL;
  gboolean had_focus;

  g_return_if_fail (BC_IS_AGENDA_LIST (self));

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (get_selected (GTK_WIDGET (self)) != NULL)
    selected = g_object_ref (get_selected (GTK_WIDGET (self)));
  all = gather (self, days, from);
  self->updating = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       all->pdata, all->len);
  gtk_stack_set_visible_child (self->stack, all->len > 0 ? self->scroller : self->empty);
  if (had_focus && selected != NULL && from == self->from)
    focus_same (self, selected);
  else if (had_focus && all->len > 0)
    bc_card_list_focus_item (self->list, g_ptr_array_index (all, 0));
  self->updating = FALSE;
  self->from = from;
}
