/* Dragging a card by the pointer.
 *
 * The payload is the ticket and the version that was seen. While it is in the air, columns that the
 * workflow refuses are dimmed and say why; a drop does what the keys do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-board-private.h"

#include "base/bc-trace.h"
#include "board/bc-card.h"
#include "widgets/bc-drag-escape.h"
#include "widgets/bc-frame-probe.h"

#define EDGE       40.0  /* pixels from an edge at which scrolling starts */
#define FULL_SPEED 900.0 /* pixels a second at the very edge */

static BcCardLoad *
bc_card_load_copy (BcCardLoad *load)
{
  BcCardLoad *copy = g_new (BcCardLoad, 1);

  copy->ticket = g_object_ref (load->ticket);
  copy->version = load->version;
  return copy;
}

static void
bc_card_load_free (BcCardLoad *load)
{
  g_object_unref (load->ticket);
  g_free (load);
}

G_DEFINE_BOXED_TYPE (BcCardLoad, bc_card_load, bc_card_load_copy, bc_card_load_free)

/* Source. */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  BcBoard *self = user_data;
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  BcCardLoad load = { NULL, 0 };
  GtkWidget *card;
  GObject *item;
  BcRecord *record;

  card = bc_card_list_pick (BC_CARD_LIST (list), x, y, &item);
  if (card == NULL)
    return NULL;
  record = bc_ticket_get_record (BC_TICKET (item));
  if (record == NULL || bc_ticket_get_moving_to (BC_TICKET (item)) >= 0)
    return NULL;
  load.ticket = BC_TICKET (item);
  load.version = bc_record_int (record, BC_FIELD_VERSION);
  g_set_object (&self->drag.ticket, load.ticket);
  if (!gtk_widget_compute_point (list, card, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &self->drag.held_at))
    self->drag.held_at = *graphene_point_zero ();
  return gdk_content_provider_new_typed (BC_TYPE_CARD_LOAD, &load);
}

static BcCard *
card_of (BcBoard *self, BcTicket *ticket)
{
  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      GtkWidget *card =
          bc_card_list_find_card (bc_board_column_get_list (self->columns[i]), G_OBJECT (ticket));

      if (card != NULL)
        return BC_CARD (card);
    }
  return NULL;
}

/* The card's own picture is carried, held where it was taken. */
static void
show_icon (BcBoard *self, GtkDragSource *source, BcCard *card)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (GTK_WIDGET (card));
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (live);

  gtk_drag_source_set_icon (source, picture, (int) self->drag.held_at.x,
                            (int) self->drag.held_at.y);
}

static void
judge_columns (BcBoard *self)
{
  BcRecord *record = bc_ticket_get_record (self->drag.ticket);

  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      g_autofree char *why = NULL;
      BcVerdict verdict = bc_board_judge (record, (BcColumn) i, bc_desk_get_hall (self->desk),
                                          bc_desk_get_staff (self->desk), NULL, &why);

      bc_board_column_set_verdict (self->columns[i], verdict, why);
    }
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  BcBoard *self = user_data;
  BcCard *card = self->drag.ticket != NULL ? card_of (self, self->drag.ticket) : NULL;

  if (card == NULL)
    return;
  bc_frame_probe_begin ();
  show_icon (self, source, card);
  bc_card_set_dimmed (card, TRUE);
  judge_columns (self);
  bc_frame_probe_end ("drag-begin");
  bc_trace ("board drag %s", bc_board_number (self->drag.ticket));
}

void
bc_board_end_drag (BcBoard *self)
{
  g_autoptr (BcTicket) ticket = g_steal_pointer (&self->drag.ticket);
  BcCard *card;

  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  self->drag.tick = 0;
  if (ticket == NULL)
    return;
  card = card_of (self, ticket);
  if (card != NULL)
    bc_card_set_dimmed (card, FALSE);
  for (int i = 0; i < BC_N_COLUMNS; i++)
    bc_board_column_set_verdict (self->columns[i], BC_VERDICT_NONE, NULL);
}

static void
drag_end_cb (BcBoard *self)
{
  bc_board_end_drag (self);
  bc_trace ("board drag-end");
}

/* Target. */

/* From another window of this program: its board has judged its own columns, not ours. */
static BcVerdict
verdict_of (BcBoard *self, BcBoardColumn *column, const BcCardLoad *load)
{
  BcVerdict verdict = bc_board_column_get_verdict (column);

  if (verdict != BC_VERDICT_NONE || load == NULL || bc_ticket_get_record (load->ticket) == NULL)
    return verdict;
  return bc_board_judge (bc_ticket_get_record (load->ticket), bc_board_column_get_column (column),
                         bc_desk_get_hall (self->desk), bc_desk_get_staff (self->desk), NULL, NULL);
}

static const BcCardLoad *
load_of (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL ? g_value_get_boxed (value) : NULL;
}

static GdkDragAction
enter_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  BcBoard *self = user_data;
  BcBoardColumn *column =
      BC_BOARD_COLUMN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  const BcCardLoad *load = load_of (target);
  GListModel *model = bc_card_list_get_model (bc_board_column_get_list (column));
  guint gap;

  if (load == NULL || verdict_of (self, column, load) != BC_VERDICT_ALLOWED)
    return 0;
  bc_frame_probe_begin ();
  gap = bc_board_expect_position (model, bc_ticket_get_record (load->ticket));
  bc_board_column_set_hovered (column, TRUE, (int) gap);
  bc_frame_probe_end ("drag-enter");
  return GDK_ACTION_MOVE;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  BcBoard *self = user_data;
  BcBoardColumn *column =
      BC_BOARD_COLUMN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  const BcCardLoad *load = load_of (target);

  if (load == NULL || verdict_of (self, column, load) != BC_VERDICT_ALLOWED)
    return 0;
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, gpointer user_data)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  bc_board_column_set_hovered (BC_BOARD_COLUMN (column), FALSE, -1);
}

/* A drop waiting for the pointer's grab to be over: a dialog opened inside the drop would fight it.
 */
typedef struct
{
  BcBoard *board;
  BcCardLoad *load;
  BcColumn column;
} Drop;

static void
drop_free (gpointer data)
{
  Drop *drop = data;

  bc_card_load_free (drop->load);
  g_object_unref (drop->board);
  g_free (drop);
}

static gboolean
dropped_cb (gpointer data)
{
  Drop *drop = data;
  BcBoard *self = drop->board;
  BcRecord *record = bc_ticket_get_record (drop->load->ticket);
  BcBoardColumn *source = NULL;

  if (record != NULL)
    source = bc_board_column_of (self, bc_state_column (bc_record_state (record)));
  /* The action acts on the selected card; what is dropped becomes that first. */
  if (source != NULL
      && bc_card_list_focus_item (bc_board_column_get_list (source), G_OBJECT (drop->load->ticket))
      && record != NULL && bc_record_int (record, BC_FIELD_VERSION) == drop->load->version)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.move", "s",
                                bc_enum_code (&bc_columns, (int) drop->column));
  else
    bc_board_move_into (self, drop->load->ticket, drop->column, drop->load->version);
  return G_SOURCE_REMOVE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  BcBoard *self = user_data;
  BcBoardColumn *column =
      BC_BOARD_COLUMN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  const BcCardLoad *load = g_value_get_boxed (value);
  Drop *drop;

  if (verdict_of (self, column, load) != BC_VERDICT_ALLOWED)
    return FALSE;
  drop = g_new0 (Drop, 1);
  drop->board = g_object_ref (self);
  drop->load = g_value_dup_boxed (value);
  drop->column = bc_board_column_get_column (column);
  g_idle_add_full (G_PRIORITY_DEFAULT, dropped_cb, drop, drop_free);
  return TRUE;
}

void
bc_board_connect_drag (BcBoard *self, BcBoardColumn *column)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (BC_TYPE_CARD_LOAD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  bc_drag_escape_enable (source);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (bc_board_column_get_list (column)),
                             GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (column), GTK_EVENT_CONTROLLER (target));
}

/* Scrolling at the edges, by time and not by frames: a slow machine scrolls as far in a second as a
 * fast one. */

static double
speed_at (double position, double length)
{
  if (position < EDGE)
    return -FULL_SPEED * (EDGE - MAX (position, 0)) / EDGE;
  if (position > length - EDGE)
    return FULL_SPEED * (EDGE - MAX (length - position, 0)) / EDGE;
  return 0;
}

static void
scroll_columns (BcBoard *self, double seconds)
{
  for (int i = 0; i < BC_N_COLUMNS; i++)
    {
      BcCardList *list = bc_board_column_get_list (self->columns[i]);
      graphene_rect_t bounds;
      double speed;

      if (!gtk_widget_compute_bounds (GTK_WIDGET (list), GTK_WIDGET (self), &bounds)
          || self->drag.x < bounds.origin.x || self->drag.x > bounds.origin.x + bounds.size.width)
        continue;
      speed = speed_at (self->drag.y - bounds.origin.y, bounds.size.height);
      if (speed != 0 && bc_board_column_get_verdict (self->columns[i]) != BC_VERDICT_REFUSED)
        bc_card_list_scroll (list, speed * seconds);
    }
}

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BcBoard *self = BC_BOARD (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - self->drag.tick_time) / G_USEC_PER_SEC;
  double speed = speed_at (self->drag.x, gtk_widget_get_width (widget));

  self->drag.tick_time = now;
  /* The first tick only sets the time; a long pause is not made up for. */
  seconds = CLAMP (seconds, 0, 0.1);
  scroll_columns (self, seconds);
  if (speed != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + speed * seconds);
  return G_SOURCE_CONTINUE;
}

static void
pointer_cb (BcBoard *self, double x, double y)
{
  self->drag.x = x;
  self->drag.y = y;
  if (self->drag.tick != 0 || self->drag.ticket == NULL)
    return;
  self->drag.tick_time = G_MAXINT64;
  self->drag.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
}

static void
pointer_leave_cb (BcBoard *self)
{
  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  self->drag.tick = 0;
}

void
bc_board_connect_autoscroll (BcBoard *self)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
