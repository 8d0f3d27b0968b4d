/* The list of one day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-list-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-agenda-row.h"

guint bc_day_list_signals[BC_DAY_LIST_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcDayList, bc_day_list, GTK_TYPE_WIDGET)

/* Rows */

static void
row_drag_begun_cb (BcAgendaRow *row, BcDayList *self)
{
  g_signal_emit (self, bc_day_list_signals[BC_DAY_LIST_DRAG_BEGUN], 0);
}

static void
row_drag_ended_cb (BcAgendaRow *row, BcDayList *self)
{
  g_signal_emit (self, bc_day_list_signals[BC_DAY_LIST_DRAG_ENDED], 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BcDayList *self)
{
  GtkWidget *row = bc_agenda_row_new (self->desk);

  g_signal_connect_object (row, "drag-begun", G_CALLBACK (row_drag_begun_cb), self, 0);
  g_signal_connect_object (row, "drag-ended", G_CALLBACK (row_drag_ended_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BcDayList *self)
{
  bc_agenda_row_set_entry (BC_AGENDA_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BcDayList *self)
{
  bc_agenda_row_set_entry (BC_AGENDA_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (GtkListView *list, guint position, BcDayList *self)
{
  g_autoptr (BcAgendaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.open-ticket", "x",
                              bc_ticket_get_id (bc_agenda_entry_get_ticket (entry)));
}

/* What is shown */

/* (transfer container) (element-type BcAgendaEntry): the deadlines by time, then the callbacks by
 * time. */
static GPtrArray *
in_list_order (const BcAgendaDay *content)
{
  GPtrArray *result = g_ptr_array_new ();

  for (int callbacks = 0; callbacks <= 1; callbacks++)
    for (guint i = 0; i < content->entries->len; i++)
      {
        BcAgendaEntry *entry = g_ptr_array_index (content->entries, i);

        if (bc_agenda_entry_is_callback (entry) == callbacks)
          g_ptr_array_add (result, entry);
      }
  return result;
}

static void
show_headings (BcDayList *self, const BcAgendaDay *content)
{
  guint n_deadlines = bc_agenda_day_n_deadlines (content);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autofree char *deadlines = g_strdup_printf (_ ("Deadlines (%u)"), n_deadlines);
  g_autofree char *callbacks =
      g_strdup_printf (_ ("Callbacks (%u)"), bc_agenda_day_n_callbacks (content));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BcAgendaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      bc_agenda_entry_set_heading (entry,
                                   i == n_deadlines ? callbacks : (i == 0 ? deadlines : NULL));
    }
}

/* Rows that stay keep their objects, and with them focus, selection and place: only what lies
 * between the common beginning and the common end is exchanged. */
static void
replace_entries (BcDayList *self, GPtrArray *entries)
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

/* What day of the week it is, and whether it is worked. */
static void
show_day_kind (BcDayList *self)
{
  static const char *const weekdays[BC_WEEK_DAYS] = { N_ ("Monday"),    N_ ("Tuesday"),
                                                      N_ ("Wednesday"), N_ ("Thursday"),
                                                      N_ ("Friday"),    N_ ("Saturday"),
                                                      N_ ("Sunday") };
  BcHall *hall = bc_desk_get_hall (self->desk);
  const char *name = NULL;
  gboolean provisional = FALSE;
  BcDayKind kind = bc_workdays_kind (bc_hall_workdays (hall), self->day, &name, &provisional);
  GString *text = g_string_new (_ (weekdays[bc_day_weekday (self->day) - 1]));
  const char *word;

  if (kind == BC_DAY_MAKE_UP)
    word = _ ("make-up working day");
  else if (kind == BC_DAY_WORKING)
    word = _ ("working day");
  else
    word = _ ("day off");
  g_string_append_printf (text, " · %s", word);
  if (name != NULL)
    g_string_append_printf (text, " · %s", name);
  if (provisional)
    g_string_append_printf (text, " · %s", _ ("provisional"));
  gtk_label_set_label (self->day_kind, text->str);
  g_string_free (text, TRUE);
}

static void
show_head (BcDayList *self)
{
  g_autofree char *date = bc_format_day (self->day);

  gtk_label_set_label (self->day_title, date);
  show_day_kind (self);
  self->past = self->day < bc_desk_today (self->desk);
  /* The target first: an action whose target is of another type is complained of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "i", self->day);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "agenda.add-callback");
  gtk_widget_set_sensitive (self->add_button, !self->past);
  gtk_widget_set_tooltip_text (self->add_button,
                               self->past ? _ ("This day has passed: a callback can be planned "
                                               "for today or later")
                                          : _ ("Plan a callback on this day (Ctrl+Shift+A)"));
}

/* (nullable): the list's own widget of the marked row, where it has one at present. */
static GtkWidget *
find_selected_row (BcDayList *self)
{
  BcAgendaEntry *selected = bc_day_list_get_selected (self);
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (selected != NULL && row != NULL && BC_IS_AGENDA_ROW (row)
          && bc_agenda_row_get_entry (BC_AGENDA_ROW (row)) == selected)
        return child;
    }
  return NULL;
}

static gboolean
bc_day_list_grab_focus (GtkWidget *widget)
{
  BcDayList *self = BC_DAY_LIST (widget);
  GtkWidget *row = find_selected_row (self);

  if (row != NULL)
    return gtk_widget_grab_focus (row);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0)
    return gtk_widget_grab_focus (self->add_button);
  /* The first row gets the focus, so it is the marked one: keys act on what is marked. */
  gtk_single_selection_set_selected (self->selection, 0);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
bc_day_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BcDayList *self = BC_DAY_LIST (widget);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
bc_day_list_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
bc_day_list_dispose (GObject *object)
{
  BcDayList *self = BC_DAY_LIST (object);
  GtkWidget *child;

  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_day_list_parent_class)->dispose (object);
}

static void
bc_day_list_class_init (BcDayListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_day_list_dispose;
  widget_class->grab_focus = bc_day_list_grab_focus;
  widget_class->measure = bc_day_list_measure;
  widget_class->size_allocate = bc_day_list_size_allocate;

  bc_day_list_signals[BC_DAY_LIST_DRAG_BEGUN] =
      g_signal_new ("drag-begun", BC_TYPE_DAY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  bc_day_list_signals[BC_DAY_LIST_DRAG_ENDED] =
      g_signal_new ("drag-ended", BC_TYPE_DAY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  bc_day_list_signals[BC_DAY_LIST_LEFT] = g_signal_new ("left", BC_TYPE_DAY_LIST, G_SIGNAL_RUN_LAST,
                                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "daylist");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-day-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDayList, add_button);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, day_kind);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, day_title);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, empty);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, list);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
bc_day_list_init (BcDayList *self)
{
  self->day = BC_DAY_NONE;
  self->store = g_list_store_new (BC_TYPE_AGENDA_ENTRY);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->store));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  bc_day_list_add_controllers (self);
}

void
bc_day_list_set_desk (BcDayList *self, BcDesk *desk)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (BC_IS_DAY_LIST (self));
  g_return_if_fail (self->desk == NULL && BC_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
}

void
bc_day_list_set_day (BcDayList *self, BcDay day, const BcAgendaDay *content)
{
  g_return_if_fail (BC_IS_DAY_LIST (self));

  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  if (day != self->day)
    g_list_store_remove_all (self->store);
  self->day = day;
  show_head (self);
  if (content != NULL)
    {
      g_autoptr (GPtrArray) entries = in_list_order (content);

      replace_entries (self, entries);
      show_headings (self, content);
    }
  gtk_stack_set_visible_child (self->stack,
                               g_list_model_get_n_items (G_LIST_MODEL (self->store)) > 0
                                   ? gtk_widget_get_ancestor (GTK_WIDGET (self->list),
                                                              GTK_TYPE_SCROLLED_WINDOW)
                                   : self->empty);
}

void
bc_day_list_refresh (BcDayList *self)
{
  g_return_if_fail (BC_IS_DAY_LIST (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (BcAgendaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      bc_agenda_entry_update (entry, entry);
    }
}

gboolean
bc_day_list_select (BcDayList *self, BcAgendaEntry *entry)
{
  g_return_val_if_fail (BC_IS_DAY_LIST (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (BcAgendaEntry) other = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (!bc_agenda_entry_is_same (other, entry))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      return TRUE;
    }
  return FALSE;
}

BcAgendaEntry *
bc_day_list_get_selected (BcDayList *self)
{
  g_return_val_if_fail (BC_IS_DAY_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}
