/* The board: its columns, and what it hears from the desk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-board-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "board/bc-card.h"
#include "widgets/bc-frame-probe.h"
#include "widgets/bc-painted.h"
#include "widgets/bc-ui.h"

G_DEFINE_FINAL_TYPE (BcBoard, bc_board, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DEPARTMENT,
  PROP_FILTER,
  PROP_SAVED_FILTERS,
  N_PROPS,
};

enum
{
  SIGNAL_OPEN_TICKET,
  SIGNAL_TOAST,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

BcBoardColumn *
bc_board_column_of (BcBoard *self, BcColumn column)
{
  return column < BC_N_COLUMNS ? self->columns[column] : NULL;
}

static BcCardList *
list_of (BcBoard *self, int column)
{
  return bc_board_column_get_list (self->columns[column]);
}

BcTicket *
bc_board_get_selected (BcBoard *self)
{
  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      GObject *selected = bc_card_list_get_selected (list_of (self, i));

      if (selected != NULL)
        return BC_TICKET (selected);
    }
  return NULL;
}

const char *
bc_board_number (BcTicket *ticket)
{
  BcRecord *record = bc_ticket_get_record (ticket);
  const char *number = record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : NULL;

  return number != NULL ? number : "?";
}

void
bc_board_tell (BcBoard *self, const char *text, gboolean can_undo)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, text, can_undo);
}

void
bc_board_tell_open (BcBoard *self, BcTicket *ticket)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_TICKET], 0, ticket);
}

/* Cards. */

static GtkWidget *
create_card_cb (gpointer user_data)
{
  return bc_card_new ();
}

static void
bind_card_cb (GtkWidget *card, GObject *item, gpointer user_data)
{
  BcBoard *self = user_data;
  BcTicket *ticket = BC_TICKET (item);

  bc_card_bind (BC_CARD (card), ticket, bc_desk_get_hall (self->desk), bc_desk_now (self->desk),
                bc_board_get_department (self) == NULL);
  bc_card_set_dimmed (BC_CARD (card), ticket == self->drag.ticket);
}

static void
unbind_card_cb (GtkWidget *card, gpointer user_data)
{
  bc_card_unbind (BC_CARD (card));
}

static guint
find_card_cb (GListModel *model, GObject *item, gpointer user_data)
{
  BcBoard *self = user_data;

  return bc_desk_find_in_column (self->desk, model, BC_TICKET (item));
}

static const BcCardFactory card_factory = { create_card_cb, bind_card_cb, unbind_card_cb,
                                            find_card_cb };

/* One card on the whole board is selected: the last one that was clicked or focused. */
static void
selected_cb (BcBoard *self, GParamSpec *pspec, BcCardList *list)
{
  GObject *selected = bc_card_list_get_selected (list);

  for (int i = 0; selected != NULL && i < BC_N_COLUMNS; i++)
    if (list_of (self, i) != list)
      bc_card_list_unselect (list_of (self, i));
  if (selected != NULL && bc_ticket_get_record (BC_TICKET (selected)) != NULL)
    bc_trace ("board focus %s", bc_board_number (BC_TICKET (selected)));
  bc_board_update_actions (self);
}

static void
activate_cb (BcBoard *self, GObject *item)
{
  bc_board_tell_open (self, BC_TICKET (item));
}

/* What the desk says. */

/* What the heads say when some of the cards are held back. */
static void
show_summary (BcBoard *self, guint n_open, guint n_overdue, guint n_shown)
{
  g_autofree char *open = g_strdup_printf (ngettext ("%u open", "%u open", n_open), n_open);
  g_autofree char *overdue =
      g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue), n_overdue);
  g_autofree char *summary =
      n_overdue > 0 ? g_strdup_printf ("%s · %s", open, overdue) : g_strdup (open);

  if (bc_sieve_is_active (self->sieve))
    {
      g_autofree char *all = g_steal_pointer (&summary);

      /* Translators: shown beside the filter: how many cards pass it. */
      summary = g_strdup_printf (ngettext ("%u card", "%u cards", n_shown), n_shown);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), all);
    }
  else
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), NULL);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->nothing, bc_sieve_is_active (self->sieve) && n_shown == 0);
}

static void
update_counts (BcBoard *self)
{
  const char *department = bc_board_get_department (self);
  BcTally shown[BC_N_COLUMNS];
  guint n_shown = 0;
  guint n_open = 0;
  guint n_overdue = 0;

  bc_frame_probe_begin ();
  bc_desk_count_sieved (self->desk, department, self->sieve, shown);
  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      guint late = 0;
      guint count = bc_desk_count (self->desk, (BcColumn) i, department, &late);

      bc_board_column_set_counts (self->columns[i], shown[i].cards, shown[i].overdue);
      n_shown += shown[i].cards;
      n_open += i == BC_COLUMN_CLOSED ? 0 : count;
      n_overdue += late;
    }
  show_summary (self, n_open, n_overdue, n_shown);
  bc_frame_probe_end ("counts");
}

static gboolean
counts_cb (gpointer user_data)
{
  BcBoard *self = user_data;

  self->counts_source = 0;
  update_counts (self);
  return G_SOURCE_REMOVE;
}

/* A hundred changes of another seat come at once: they are counted once, before the next frame. */
static void
places_changed_cb (BcBoard *self)
{
  if (self->counts_source == 0)
    self->counts_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, counts_cb, self, NULL);
}

static void
minute_cb (BcBoard *self)
{
  for (int i = 0; i < BC_N_COLUMNS; i++)
    bc_card_list_rebind (list_of (self, i));
  update_counts (self);
}

static void
load_columns (BcBoard *self)
{
  const char *department = bc_board_get_department (self);

  bc_frame_probe_begin ();
  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      g_autoptr (GListModel) model =
          bc_desk_get_sieved_column (self->desk, (BcColumn) i, department, self->sieve);

      bc_board_column_set_model (self->columns[i], model);
    }
  update_counts (self);
  bc_frame_probe_end ("columns");
}

static void
hall_cb (BcBoard *self)
{
  bc_department_button_set_hall (self->department_button, bc_desk_get_hall (self->desk),
                                 bc_desk_today (self->desk));
  load_columns (self);
}

static void
department_cb (BcBoard *self)
{
  load_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEPARTMENT]);
}

/* The cards follow the sieve, which answers later. */
static void
filter_cb (BcBoard *self)
{
  if (self->sieve != NULL)
    bc_sieve_set_filter (self->sieve, bc_filter_bar_get_filter (self->filter_bar));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
saved_cb (BcBoard *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_FILTERS]);
}

static gboolean
has_all_content (BcCardList *list)
{
  GListModel *model = bc_card_list_get_model (list);
  guint n_items = model != NULL ? g_list_model_get_n_items (model) : 0;

  /* Items without any card: the list was not laid out yet. */
  if (n_items > 0 && bc_card_list_n_cards (list) == 0)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      GtkWidget *card = bc_card_list_find_card (list, item);

      if (card == NULL)
        return i > 0;
      if (!bc_card_has_content (BC_CARD (card)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
paint_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BcBoard *self = BC_BOARD (widget);

  if (bc_desk_get_hall (self->desk) == NULL)
    return G_SOURCE_CONTINUE;
  for (int i = 0; i < BC_N_COLUMNS; i++)
    if (!has_all_content (list_of (self, i)))
      return G_SOURCE_CONTINUE;
  self->paint_tick = 0;
  bc_trace_painted (widget, "painted board");
  return G_SOURCE_REMOVE;
}

/* Object. */

static gboolean
bc_board_grab_focus (GtkWidget *widget)
{
  BcBoard *self = BC_BOARD (widget);
  BcTicket *selected = bc_board_get_selected (self);

  if (selected != NULL && bc_board_focus_ticket (self, selected))
    return TRUE;
  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      GListModel *model = bc_card_list_get_model (list_of (self, i));

      if (model != NULL && g_list_model_get_n_items (model) > 0)
        return gtk_widget_grab_focus (GTK_WIDGET (list_of (self, i)));
    }
  return gtk_widget_grab_focus (GTK_WIDGET (self->department_button));
}

static void
bc_board_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcBoard *self = BC_BOARD (object);

  switch (prop_id)
    {
    case PROP_DEPARTMENT:
      g_value_set_string (value, bc_board_get_department (self));
      break;
    case PROP_FILTER:
      g_value_take_string (value,
                           bc_board_filter_to_text (bc_filter_bar_get_filter (self->filter_bar)));
      break;
    case PROP_SAVED_FILTERS:
      g_object_get_property (G_OBJECT (self->filter_bar), "saved", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_filter_text (BcBoard *self, const char *text)
{
  g_autoptr (BcBoardFilter) filter = bc_board_filter_from_text (text != NULL ? text : "");

  bc_filter_bar_set_filter (self->filter_bar, filter);
}

static void
bc_board_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BcBoard *self = BC_BOARD (object);

  switch (prop_id)
    {
    case PROP_DEPARTMENT:
      bc_board_set_department (self, g_value_get_string (value));
      break;
    case PROP_FILTER:
      set_filter_text (self, g_value_get_string (value));
      break;
    case PROP_SAVED_FILTERS:
      g_object_set_property (G_OBJECT (self->filter_bar), "saved", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_board_dispose (GObject *object)
{
  BcBoard *self = BC_BOARD (object);
  GtkWidget *child;

  bc_board_end_drag (self);
  g_clear_handle_id (&self->counts_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->sieve);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (bc_board_parent_class)->dispose (object);
}

static void
bc_board_class_init (BcBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  g_type_ensure (BC_TYPE_DEPARTMENT_BUTTON);
  g_type_ensure (BC_TYPE_FILTER_BAR);
  object_class->dispose = bc_board_dispose;
  object_class->get_property = bc_board_get_property;
  object_class->set_property = bc_board_set_property;
  widget_class->grab_focus = bc_board_grab_focus;

  properties[PROP_DEPARTMENT] =
      g_param_spec_string ("department", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FILTER] =
      g_param_spec_string ("filter", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SAVED_FILTERS] =
      g_param_spec_boxed ("saved-filters", NULL, NULL, G_TYPE_STRV,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_OPEN_TICKET] = g_signal_new ("open-ticket", BC_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, BC_TYPE_TICKET);
  signals[SIGNAL_TOAST] = g_signal_new ("toast", BC_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  bc_board_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-board.ui");
  gtk_widget_class_bind_template_callback (widget_class, department_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_child (widget_class, BcBoard, columns_box);
  gtk_widget_class_bind_template_child (widget_class, BcBoard, department_button);
  gtk_widget_class_bind_template_child (widget_class, BcBoard, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, BcBoard, nothing);
  gtk_widget_class_bind_template_child (widget_class, BcBoard, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcBoard, summary);
  gtk_widget_class_set_css_name (widget_class, "board");
}

static void
bc_board_init (BcBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      BcBoardColumn *column =
          BC_BOARD_COLUMN (bc_board_column_new ((BcColumn) i, &card_factory, self));
      BcCardList *list = bc_board_column_get_list (column);

      self->columns[i] = column;
      gtk_box_append (self->columns_box, GTK_WIDGET (column));
      g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (selected_cb), self);
      g_signal_connect_swapped (list, "activate", G_CALLBACK (activate_cb), self);
      bc_board_connect_menu (self, column);
      bc_board_connect_drag (self, column);
    }
  bc_board_connect_autoscroll (self);
  bc_board_update_actions (self);
  self->paint_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), paint_tick_cb, NULL, NULL);
  bc_frame_probe_watch (GTK_WIDGET (self));
}

GtkWidget *
bc_board_new (BcDesk *desk)
{
  BcBoard *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_BOARD, NULL);
  self->desk = g_object_ref (desk);
  self->sieve = bc_sieve_new (desk);
  g_signal_connect_object (self->sieve, "changed", G_CALLBACK (places_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "notify::saved", G_CALLBACK (saved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (hall_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "places-changed", G_CALLBACK (places_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  hall_cb (self);
  return GTK_WIDGET (self);
}

const char *
bc_board_get_department (BcBoard *self)
{
  g_return_val_if_fail (BC_IS_BOARD (self), NULL);

  return bc_department_button_get_department (self->department_button);
}

void
bc_board_set_department (BcBoard *self, const char *department)
{
  g_return_if_fail (BC_IS_BOARD (self));

  bc_department_button_set_department (self->department_button, department);
}

static gboolean
focus_shown_ticket (BcBoard *self, BcTicket *ticket)
{
  for (int i = 0; i < BC_N_COLUMNS; i++)
    if (bc_card_list_focus_item (list_of (self, i), G_OBJECT (ticket)))
      return TRUE;
  return FALSE;
}

gboolean
bc_board_focus_ticket (BcBoard *self, BcTicket *ticket)
{
  g_return_val_if_fail (BC_IS_BOARD (self) && BC_IS_TICKET (ticket), FALSE);

  if (focus_shown_ticket (self, ticket))
    return TRUE;
  /* A card that is held back is wanted more than what holds it back. */
  bc_filter_bar_clear (self->filter_bar);
  bc_board_set_department (self, NULL);
  return focus_shown_ticket (self, ticket);
}
