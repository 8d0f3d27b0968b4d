/* A move, from what the person did to the store's answer. Drop, keys and menu all come here.
 *
 * Until the store has answered the card stays in its old place, dimmed, and a gap stands where it
 * will come to stand; a refusal says why and changes nothing; success offers to take it back, and
 * the focus follows the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-board-private.h"

#include <glib/gi18n.h>

#include "base/bc-error.h"
#include "base/bc-trace.h"
#include "widgets/bc-move-dialog.h"
#include "widgets/bc-painted.h"

/* One move under way. */
typedef struct
{
  BcBoard *board;
  BcTicket *ticket;
  BcState to;
  gboolean is_decline;
  gint64 version;       /* that the person decided on */
  BcMoveDialog *dialog; /* weak; NULL where nothing had to be asked */
} Move;

static Move *
move_new (BcBoard *self, BcTicket *ticket, BcState to)
{
  Move *move = g_new0 (Move, 1);
  BcRecord *record = bc_ticket_get_record (ticket);

  move->board = g_object_ref (self);
  move->ticket = g_object_ref (ticket);
  move->to = to;
  move->version = bc_record_int (record, BC_FIELD_VERSION);
  return move;
}

static void
move_free (Move *move)
{
  g_clear_weak_pointer (&move->dialog);
  g_clear_object (&move->ticket);
  g_clear_object (&move->board);
  g_free (move);
}

static void
refuse (BcBoard *self, BcTicket *ticket, const char *target, const char *why)
{
  g_autofree char *text = NULL;

  /* Translators: a ticket's number and why it cannot be moved. */
  text = g_strdup_printf (_ ("%s stays: %s"), bc_board_number (ticket), why);
  bc_board_tell (self, text, FALSE);
  bc_trace ("board refused %s %s", bc_board_number (ticket), target);
}

/* The focus goes with the card; but who has gone on to something else meanwhile is not called back. */
static void
follow (BcBoard *self, BcTicket *ticket)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  BcBoardColumn *column =
      bc_board_column_of (self, bc_state_column (bc_record_state (bc_ticket_get_record (ticket))));

  if (column == NULL || (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;
  bc_card_list_focus_item (bc_board_column_get_list (column), G_OBJECT (ticket));
}

static void
close_gaps (BcBoard *self)
{
  for (int i = 0; i < BC_N_COLUMNS; i++)
    bc_board_column_set_hovered (self->columns[i], FALSE, -1);
}

static void
open_gap (BcBoard *self, BcTicket *ticket, BcState to)
{
  BcBoardColumn *column = bc_board_column_of (self, bc_state_column (to));
  BcRecord *record = bc_ticket_get_record (ticket);
  GListModel *model;

  if (column == NULL || bc_state_column (bc_record_state (record)) == bc_state_column (to))
    return;
  model = bc_card_list_get_model (bc_board_column_get_list (column));
  bc_board_column_set_hovered (column, TRUE, (int) bc_board_expect_position (model, record));
}

static void present (Move *move, GPtrArray *transitions, const GError *error);

static void
tell_done (Move *move, gboolean is_requested)
{
  const char *number = bc_board_number (move->ticket);
  const char *state = bc_enum_label (&bc_states, (int) move->to);
  g_autofree char *text = NULL;

  if (is_requested)
    /* Translators: a ticket's number and a state. */
    text = g_strdup_printf (_ ("%s: “%s” was asked for"), number, state);
  else
    /* Translators: a ticket's number and a state. */
    text = g_strdup_printf (_ ("%s moved to “%s”"), number, state);
  bc_board_tell (move->board, text, TRUE);
  bc_trace ("board %s %s %s", is_requested ? "requested" : "moved", number,
            bc_enum_code (&bc_states, (int) move->to));
}

/* What the store says where there was no dialog: what it asks for now is asked for; anything else
 * is told. */
static void
tell_failed (Move *move, const GError *error)
{
  BcHall *hall = bc_desk_get_hall (move->board->desk);
  BcRecord *record = bc_ticket_get_record (move->ticket);
  const BcTransition *transition =
      bc_workflow_find (bc_record_state (record), move->to, bc_hall_has_review (hall));

  if (bc_error_get_problems (error) != NULL && transition != NULL
      && bc_transition_n_requirements (transition) > 0)
    {
      g_autoptr (GPtrArray) transitions = g_ptr_array_new ();

      g_ptr_array_add (transitions, (gpointer) transition);
      present (move_new (move->board, move->ticket, move->to), transitions, error);
      return;
    }
  refuse (move->board, move->ticket, bc_enum_code (&bc_states, (int) move->to), error->message);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move *move = user_data;
  gboolean is_requested = FALSE;
  g_autoptr (GError) error = NULL;

  if (bc_desk_move_finish (BC_DESK (source), result, &is_requested, &error))
    {
      close_gaps (move->board);
      if (move->dialog != NULL)
        bc_move_dialog_done (move->dialog);
      follow (move->board, move->ticket);
      tell_done (move, is_requested);
      move_free (move);
      return;
    }
  close_gaps (move->board);
  if (move->dialog != NULL)
    {
      /* The dialog keeps the move: the person mends what is wrong and confirms again. Who was told of another seat's change confirms in knowledge of it. */
      bc_move_dialog_failed (move->dialog, error);
      move->version = bc_record_int (bc_ticket_get_record (move->ticket), BC_FIELD_VERSION);
      bc_trace ("board refused %s %s", bc_board_number (move->ticket),
                bc_enum_code (&bc_states, (int) move->to));
      return;
    }
  tell_failed (move, error);
  move_free (move);
}

static void
declined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move *move = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!bc_desk_change_finish (BC_DESK (source), result, &error))
    {
      if (move->dialog != NULL)
        bc_move_dialog_failed (move->dialog, error);
      return;
    }
  if (move->dialog != NULL)
    bc_move_dialog_done (move->dialog);
  /* Translators: %s is a ticket's number. */
  text = g_strdup_printf (_ ("%s: nothing is asked for any more"), bc_board_number (move->ticket));
  bc_board_tell (move->board, text, TRUE);
  bc_trace ("board declined %s", bc_board_number (move->ticket));
  move_free (move);
}

static void
run (Move *move, GHashTable *input)
{
  BcDesk *desk = move->board->desk;

  if (move->is_decline)
    {
      bc_desk_decline_async (desk, move->ticket, g_hash_table_lookup (input, "reason"), declined_cb,
                             move);
      return;
    }
  open_gap (move->board, move->ticket, move->to);
  bc_desk_move_seen_async (desk, move->ticket, move->version, move->to, input, moved_cb, move);
}

static void
confirmed_cb (BcMoveDialog *dialog, int to, GHashTable *input, gpointer user_data)
{
  Move *move = user_data;

  move->to = (BcState) to;
  run (move, input);
}

static void
cancelled_cb (BcMoveDialog *dialog, gpointer user_data)
{
  Move *move = user_data;

  bc_trace ("board cancelled %s", bc_board_number (move->ticket));
  move_free (move);
}

static void
show_dialog (Move *move, BcMoveDialog *dialog)
{
  g_set_weak_pointer (&move->dialog, dialog);
  g_signal_connect (dialog, "confirmed", G_CALLBACK (confirmed_cb), move);
  g_signal_connect (dialog, "cancelled", G_CALLBACK (cancelled_cb), move);
  bc_trace_painted (GTK_WIDGET (dialog), "board dialog %s %s", bc_board_number (move->ticket),
                    bc_enum_code (&bc_states, (int) move->to));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Asks for what the move requires; @error (nullable) is what the store has said already. */
static void
present (Move *move, GPtrArray *transitions, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (move->board));
  BcRecord *record = bc_ticket_get_record (move->ticket);
  BcWorkflowContext context = { 0 };
  BcMoveDialog *dialog;

  bc_desk_workflow_context (move->board->desk, &context);
  dialog = bc_move_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, record, &context,
                               transitions);
  if (error != NULL)
    bc_move_dialog_failed (dialog, error);
  show_dialog (move, dialog);
}

static void
start (BcBoard *self, BcTicket *ticket, GPtrArray *transitions)
{
  const BcTransition *transition = g_ptr_array_index (transitions, 0);
  BcMay may = bc_workflow_may (transition, bc_ticket_get_record (ticket),
                               bc_desk_get_staff (self->desk), NULL);
  Move *move = move_new (self, ticket, transition->to);

  if (transitions->len > 1 || bc_move_dialog_is_needed (transition, may))
    present (move, transitions, NULL);
  else
    run (move, NULL);
}

/* Whether a move can be begun at all. */
static gboolean
is_ready (BcBoard *self, BcTicket *ticket, const char *target)
{
  if (bc_ticket_get_record (ticket) == NULL || bc_desk_get_hall (self->desk) == NULL)
    return FALSE;
  if (bc_ticket_get_moving_to (ticket) < 0)
    return TRUE;
  refuse (self, ticket, target, _ ("it is on its way already."));
  return FALSE;
}

void
bc_board_move_into (BcBoard *self, BcTicket *ticket, BcColumn column, gint64 version)
{
  const char *target = bc_enum_code (&bc_columns, (int) column);
  BcRecord *record = bc_ticket_get_record (ticket);
  g_autoptr (GPtrArray) transitions = NULL;
  g_autofree char *why = NULL;

  if (!is_ready (self, ticket, target))
    return;
  if (bc_record_int (record, BC_FIELD_VERSION) != version)
    {
      refuse (self, ticket, target,
              _ ("it was changed at another seat meanwhile. Look at it, then move it again."));
      return;
    }
  switch (bc_board_judge (record, column, bc_desk_get_hall (self->desk),
                          bc_desk_get_staff (self->desk), &transitions, &why))
    {
    case BC_VERDICT_ALLOWED:
      start (self, ticket, transitions);
      break;
    case BC_VERDICT_REFUSED:
      refuse (self, ticket, target, why);
      break;
    case BC_VERDICT_HERE:
    case BC_VERDICT_NONE:
    default:
      break;
    }
}

void
bc_board_move_to (BcBoard *self, BcTicket *ticket, BcState to)
{
  const char *target = bc_enum_code (&bc_states, (int) to);
  BcRecord *record = bc_ticket_get_record (ticket);
  BcHall *hall = bc_desk_get_hall (self->desk);
  const BcTransition *transition;
  g_autoptr (GPtrArray) transitions = g_ptr_array_new ();
  g_autofree char *why = NULL;

  if (!is_ready (self, ticket, target))
    return;
  transition = bc_workflow_find (bc_record_state (record), to, bc_hall_has_review (hall));
  if (transition == NULL)
    why = g_strdup_printf (_ ("The rules have no way from “%s” to “%s”."),
                           bc_enum_label (&bc_states, (int) bc_record_state (record)),
                           bc_enum_label (&bc_states, (int) to));
  else
    bc_workflow_may (transition, record, bc_desk_get_staff (self->desk), &why);
  if (why != NULL)
    {
      refuse (self, ticket, target, why);
      return;
    }
  g_ptr_array_add (transitions, (gpointer) transition);
  start (self, ticket, transitions);
}

void
bc_board_decline (BcBoard *self, BcTicket *ticket)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  BcRecord *record = bc_ticket_get_record (ticket);
  BcWorkflowContext context = { 0 };
  Move *move;

  if (record == NULL || bc_workflow_requested (record) < 0)
    return;
  move = move_new (self, ticket, (BcState) bc_workflow_requested (record));
  move->is_decline = TRUE;
  bc_desk_workflow_context (self->desk, &context);
  show_dialog (move, bc_move_dialog_new_decline (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 record, &context));
}
