/* The board in a window, on a real file: moves by action and drop, what is refused, where the focus goes. Needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-window-fixture.h"
#include "board/bc-board-private.h"
#include "board/bc-card.h"
#include "desk-fixture.h"
#include "widgets/bc-field-editor.h"
#include "widgets/bc-move-dialog.h"

typedef struct
{
  DeskFixture base;
  BcTicket *ticket;
  GtkWindow *window;
  BcBoard *board;
  GPtrArray *toasts;
  gboolean can_undo; /* of the last toast */
  BcTicket *opened;
} BoardFixture;

static void
toast_cb (BoardFixture *self, const char *text, gboolean can_undo)
{
  g_ptr_array_add (self->toasts, g_strdup (text));
  self->can_undo = can_undo;
}

static void
open_cb (BoardFixture *self, BcTicket *ticket)
{
  g_set_object (&self->opened, ticket);
}

static gboolean
has_card (BoardFixture *self, BcColumn column, BcTicket *ticket)
{
  BcCardList *list = bc_board_column_get_list (bc_board_column_of (self->board, column));
  GtkWidget *card = bc_card_list_find_card (list, G_OBJECT (ticket));

  return card != NULL && bc_card_has_content (BC_CARD (card));
}

/* @data: the state that the ticket is in. */
static void
set_up (BoardFixture *self, gconstpointer data)
{
  BcState state = (BcState) GPOINTER_TO_INT (data);

  desk_fixture_set_up (&self->base, NULL);
  self->ticket = desk_advance (self->base.desk, state);
  self->toasts = g_ptr_array_new_with_free_func (g_free);
  self->board = BC_BOARD (bc_board_new (self->base.desk));
  g_signal_connect_swapped (self->board, "toast", G_CALLBACK (toast_cb), self);
  g_signal_connect_swapped (self->board, "open-ticket", G_CALLBACK (open_cb), self);
  self->window = window_new (GTK_WIDGET (self->board), 1206, 700);
  desk_wait_for (has_card (self, bc_state_column (state), self->ticket));
}

static void
tear_down (BoardFixture *self, gconstpointer data)
{
  g_object_ref (self->board);
  gtk_window_destroy (self->window);
  /* A move that is just answered holds the board until its callback is over. */
  desk_wait_for (G_OBJECT (self->board)->ref_count == 1);
  g_assert_finalize_object (self->board);
  g_ptr_array_unref (self->toasts);
  g_clear_object (&self->opened);
  g_clear_object (&self->ticket);
  desk_fixture_tear_down (&self->base, NULL);
}

static BcState
state_of (BoardFixture *self)
{
  return bc_record_state (bc_ticket_get_record (self->ticket));
}

static void
sign_in (BoardFixture *self, const char *staff)
{
  g_assert_true (bc_desk_set_staff (self->base.desk, staff));
}

static void
activate_move (BoardFixture *self, const char *column)
{
  gtk_widget_activate_action (GTK_WIDGET (self->board), "board.move", "s", column);
}

static BcMoveDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (BC_IS_MOVE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return BC_MOVE_DIALOG (window);
    }
  return NULL;
}

static gboolean
drop_on (BoardFixture *self, BcColumn column, gint64 version)
{
  GtkWidget *widget = GTK_WIDGET (bc_board_column_of (self->board, column));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  BcCardLoad load = { self->ticket, version };
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, BC_TYPE_CARD_LOAD);
  g_value_set_boxed (&value, &load);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken = FALSE;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &is_taken);
      return is_taken;
    }
  g_assert_not_reached ();
}

static gint64
version_of (BoardFixture *self)
{
  return bc_record_int (bc_ticket_get_record (self->ticket), BC_FIELD_VERSION);
}

/* Accepting asks nothing: the move runs at once, the focus goes with the card, and it can be taken back. */
static void
test_move_at_once (BoardFixture *self, gconstpointer data)
{
  sign_in (self, "c01");
  g_assert_true (bc_board_focus_ticket (self->board, self->ticket));
  activate_move (self, "in_progress");
  g_assert_cmpint (bc_ticket_get_moving_to (self->ticket), ==, BC_STATE_IN_PROGRESS);
  /* Until the store answers, the card stands where it stood and its new place is kept free. */
  g_assert_true (has_card (self, BC_COLUMN_DISPATCHED, self->ticket));
  g_assert_cmpint (bc_card_list_get_gap (bc_board_column_get_list (
                       bc_board_column_of (self->board, BC_COLUMN_IN_PROGRESS))),
                   ==, 0);
  desk_wait_for (self->toasts->len > 0);
  g_assert_true (self->can_undo);
  g_assert_cmpint (state_of (self), ==, BC_STATE_IN_PROGRESS);
  desk_wait_for (has_card (self, BC_COLUMN_IN_PROGRESS, self->ticket));
  g_assert_cmpint (bc_card_list_get_gap (bc_board_column_get_list (
                       bc_board_column_of (self->board, BC_COLUMN_IN_PROGRESS))),
                   ==, -1);
  g_assert_true (bc_board_get_selected (self->board) == self->ticket);
  g_assert_nonnull (gtk_widget_get_focus_child (
      GTK_WIDGET (bc_board_column_of (self->board, BC_COLUMN_IN_PROGRESS))));
}

static void
test_keys (BoardFixture *self, gconstpointer data)
{
  const GdkModifierType carry = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  sign_in (self, "c01");
  g_assert_true (bc_board_focus_ticket (self->board, self->ticket));
  g_assert_true (window_press (GTK_WIDGET (self->board), GDK_KEY_Right, carry));
  desk_wait_for (self->toasts->len > 0);
  g_assert_cmpint (state_of (self), ==, BC_STATE_IN_PROGRESS);

  /* The neighbour refuses: it says why, and no farther column is tried. */
  desk_wait_for (bc_ticket_get_moving_to (self->ticket) < 0);
  g_assert_true (window_press (GTK_WIDGET (self->board), GDK_KEY_Left, carry));
  g_assert_cmpuint (self->toasts->len, ==, 2);
  g_assert_false (self->can_undo);
  g_assert_cmpint (bc_ticket_get_moving_to (self->ticket), ==, -1);
  g_assert_cmpint (state_of (self), ==, BC_STATE_IN_PROGRESS);

  g_assert_true (window_press (GTK_WIDGET (self->board), GDK_KEY_Left, 0));
  g_assert_null (gtk_widget_get_focus_child (
      GTK_WIDGET (bc_board_column_of (self->board, BC_COLUMN_IN_PROGRESS))));
  g_assert_nonnull (gtk_widget_get_focus_child (
      GTK_WIDGET (bc_board_column_of (self->board, BC_COLUMN_DISPATCHED))));
}

static void
test_role_refused (BoardFixture *self, gconstpointer data)
{
  sign_in (self, "a01");
  g_assert_true (bc_board_focus_ticket (self->board, self->ticket));
  activate_move (self, "in_progress");
  g_assert_cmpuint (self->toasts->len, ==, 1);
  g_assert_false (self->can_undo);
  g_assert_null (find_dialog ());
  g_assert_false (drop_on (self, BC_COLUMN_IN_PROGRESS, version_of (self))
                  && bc_ticket_get_moving_to (self->ticket) >= 0);
  g_assert_cmpint (state_of (self), ==, BC_STATE_DISPATCHED);
}

/* The dialog asks; cancelled it changes nothing, confirmed it moves. */
static void
test_dialog (BoardFixture *self, gconstpointer data)
{
  BcMoveDialog *dialog;
  GtkWidget *editor;
  GtkWidget *entry;

  sign_in (self, "b01");
  g_assert_true (bc_board_focus_ticket (self->board, self->ticket));
  activate_move (self, "review");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  desk_wait_for (find_dialog () == NULL);
  g_assert_cmpint (state_of (self), ==, BC_STATE_REGISTERED);
  g_assert_cmpint (bc_ticket_get_moving_to (self->ticket), ==, -1);
  g_assert_cmpuint (self->toasts->len, ==, 0);

  activate_move (self, "review");
  dialog = find_dialog ();
  editor = bc_move_dialog_find_editor (dialog, BC_FIELD_MAIN_CAUSE);
  entry = window_entry_of (editor);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "A2");
  g_signal_emit_by_name (entry, "activate");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.confirm", NULL);
  desk_wait_for (self->toasts->len > 0);
  g_assert_cmpint (state_of (self), ==, BC_STATE_REVIEW);
  desk_wait_for (find_dialog () == NULL);
  desk_wait_for (has_card (self, BC_COLUMN_REVIEW, self->ticket));
  g_assert_true (bc_board_get_selected (self->board) == self->ticket);
}

/* A drop does what the keys do; one of a card that has changed in the air does nothing. */
static void
test_drop (BoardFixture *self, gconstpointer data)
{
  gint64 version = version_of (self);

  sign_in (self, "c01");
  g_assert_false (drop_on (self, BC_COLUMN_CLOSED, version));
  g_assert_true (drop_on (self, BC_COLUMN_IN_PROGRESS, version - 1));
  desk_wait_for (self->toasts->len > 0);
  g_assert_false (self->can_undo);
  g_assert_cmpint (state_of (self), ==, BC_STATE_DISPATCHED);

  g_assert_true (drop_on (self, BC_COLUMN_IN_PROGRESS, version));
  desk_wait_for (self->toasts->len > 1);
  g_assert_cmpint (state_of (self), ==, BC_STATE_IN_PROGRESS);
}

/* The ticket was moved at another seat while the dialog was open: that is told, and a second confirmation is in knowledge of it. */
static void
test_outdated (BoardFixture *self, gconstpointer data)
{
  BcMoveDialog *dialog;
  BcDesk *other = desk_fixture_other (&self->base);
  g_autoptr (BcTicket) theirs = g_object_ref (bc_desk_get_ticket (other, 1));
  GtkWidget *editor;

  sign_in (self, "e01");
  g_assert_true (bc_board_focus_ticket (self->board, self->ticket));
  activate_move (self, "triage");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  editor = bc_move_dialog_find_editor (dialog, BC_FIELD_REASON);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                bc_field_editor_get_editor (BC_FIELD_EDITOR (editor)))),
                            "原因要重新判定", -1);

  desk_wait_for (bc_ticket_get_record (theirs) != NULL);
  desk_move (other, theirs, BC_STATE_DISPATCHED, "e01", NULL, "method", "补正后办理", "due_at",
             "2026-09-22 17:30", NULL);
  desk_wait_for (state_of (self) == BC_STATE_DISPATCHED);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.confirm", NULL);
  desk_wait_for (bc_ticket_get_moving_to (self->ticket) < 0);
  g_assert_true (find_dialog () == dialog);

  /* There is no such way any more: the store says so, the dialog stays with what was typed. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.confirm", NULL);
  desk_wait_for (bc_ticket_get_moving_to (self->ticket) < 0);
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpint (state_of (self), ==, BC_STATE_DISPATCHED);
  gtk_window_close (GTK_WINDOW (dialog));
  desk_wait_for (find_dialog () == NULL);
  desk_fixture_end (other);
}

static void
test_department (BoardFixture *self, gconstpointer data)
{
  BcBoardColumn *column = bc_board_column_of (self->board, BC_COLUMN_DISPATCHED);
  GListModel *model;

  bc_board_set_department (self->board, "d02");
  model = bc_card_list_get_model (bc_board_column_get_list (column));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  /* Who looks for a ticket is shown it. */
  g_assert_true (bc_board_focus_ticket (self->board, self->ticket));
  g_assert_null (bc_board_get_department (self->board));
  bc_board_set_department (self->board, "d01");
  desk_wait_for (has_card (self, BC_COLUMN_DISPATCHED, self->ticket));
}

static void
test_open (BoardFixture *self, gconstpointer data)
{
  g_assert_true (bc_board_focus_ticket (self->board, self->ticket));
  g_assert_true (window_press (GTK_WIDGET (bc_board_column_get_list (
                                   bc_board_column_of (self->board, BC_COLUMN_DISPATCHED))),
                               GDK_KEY_Return, 0));
  g_assert_true (self->opened == self->ticket);
}

/* Another seat's move arrives, and leaves the focus where it is. */
static void
test_live (BoardFixture *self, gconstpointer data)
{
  BcDesk *other = desk_fixture_other (&self->base);
  g_autoptr (BcTicket) theirs = g_object_ref (bc_desk_get_ticket (other, 1));
  g_autoptr (BcTicket) second = desk_advance (self->base.desk, BC_STATE_DISPATCHED);

  desk_wait_for (has_card (self, BC_COLUMN_DISPATCHED, second));
  g_assert_true (bc_board_focus_ticket (self->board, second));
  desk_wait_for (bc_ticket_get_record (theirs) != NULL);
  desk_move (other, theirs, BC_STATE_IN_PROGRESS, "c01", NULL, NULL);
  desk_wait_for (has_card (self, BC_COLUMN_IN_PROGRESS, self->ticket));
  g_assert_true (bc_board_get_selected (self->board) == second);
  g_assert_nonnull (gtk_widget_get_focus_child (
      GTK_WIDGET (bc_board_column_of (self->board, BC_COLUMN_DISPATCHED))));
  desk_fixture_end (other);
}

#define ADD(name, state, function)                                                                 \
  g_test_add ("/board/board/" name, BoardFixture, GINT_TO_POINTER (state), set_up, function,       \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("move-at-once", BC_STATE_DISPATCHED, test_move_at_once);
  ADD ("keys", BC_STATE_DISPATCHED, test_keys);
  ADD ("role-refused", BC_STATE_DISPATCHED, test_role_refused);
  ADD ("dialog", BC_STATE_REGISTERED, test_dialog);
  ADD ("drop", BC_STATE_DISPATCHED, test_drop);
  ADD ("outdated", BC_STATE_REVIEW, test_outdated);
  ADD ("department", BC_STATE_DISPATCHED, test_department);
  ADD ("open", BC_STATE_DISPATCHED, test_open);
  ADD ("live", BC_STATE_DISPATCHED, test_live);
  return g_test_run ();
}
