/* The transition's dialog: what it asks, fills in, checks and gives back. Needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-window-fixture.h"
#include "sample-hall.h"
#include "widgets/bc-field-editor.h"
#include "widgets/bc-move-dialog.h"

typedef struct
{
  BcHall *hall;
  BcRecord *record;
  BcWorkflowContext context;
  BcMoveDialog *dialog;
  int n_confirmed;
  int n_cancelled;
  int to;
  GHashTable *input;
} Fixture;

static void
confirmed_cb (Fixture *self, int to, GHashTable *input)
{
  self->n_confirmed++;
  self->to = to;
  g_clear_pointer (&self->input, g_hash_table_unref);
  self->input = g_hash_table_ref (input);
}

static void
cancelled_cb (Fixture *self)
{
  self->n_cancelled++;
}

static void
watch (Fixture *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  g_signal_connect_swapped (self->dialog, "confirmed", G_CALLBACK (confirmed_cb), self);
  g_signal_connect_swapped (self->dialog, "cancelled", G_CALLBACK (cancelled_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  window_await (gtk_widget_get_mapped (GTK_WIDGET (self->dialog)));
}

static void
open_dialog (Fixture *self, gboolean has_review, const char *actor, BcState from, ...)
{
  g_autoptr (GPtrArray) transitions = g_ptr_array_new ();
  va_list states;
  int to;

  self->hall = sample_hall (has_review);
  self->record = sample_ticket (from);
  self->context = sample_context (self->hall, actor, "2026-09-18 10:00");
  va_start (states, from);
  while ((to = va_arg (states, int)) >= 0)
    {
      const BcTransition *transition = bc_workflow_find (from, (BcState) to, has_review);

      g_assert_nonnull (transition);
      g_ptr_array_add (transitions, (gpointer) transition);
    }
  va_end (states);
  self->dialog = bc_move_dialog_new (NULL, self->record, &self->context, transitions);
  watch (self);
}

static void
tear_down (Fixture *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_pointer (&self->input, g_hash_table_unref);
  bc_record_unref (self->record);
  bc_hall_unref (self->hall);
}

static BcFieldEditor *
editor_of (Fixture *self, BcField field)
{
  return BC_FIELD_EDITOR (bc_move_dialog_find_editor (self->dialog, field));
}

static char *
text_of (Fixture *self, BcField field)
{
  return bc_field_editor_get_text (editor_of (self, field));
}

/* As a person types into a line, and takes the marked row where there is a list. */
static void
type (Fixture *self, BcField field, const char *text)
{
  GtkWidget *editor = bc_field_editor_get_editor (editor_of (self, field));
  GtkWidget *entry = GTK_IS_ENTRY (editor) ? editor : window_entry_of (editor);

  if (GTK_IS_TEXT_VIEW (editor))
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
      return;
    }
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
choose (Fixture *self, BcField field, const char *text)
{
  type (self, field, text);
  g_signal_emit_by_name (window_entry_of (bc_field_editor_get_editor (editor_of (self, field))),
                         "activate");
}

static void
confirm (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "dialog.confirm", NULL);
}

static void
test_cause_fills_in (void)
{
  Fixture self = { 0 };
  g_autofree char *package = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *limit = NULL;

  open_dialog (&self, TRUE, "b", BC_STATE_REGISTERED, BC_STATE_REVIEW, -1);
  g_assert_true (bc_field_editor_get_required (editor_of (&self, BC_FIELD_MAIN_CAUSE)));
  g_assert_false (bc_field_editor_get_required (editor_of (&self, BC_FIELD_OPINION)));
  choose (&self, BC_FIELD_MAIN_CAUSE, "A2");
  package = text_of (&self, BC_FIELD_PACKAGE);
  lead = text_of (&self, BC_FIELD_LEAD_DEPARTMENT);
  limit = text_of (&self, BC_FIELD_PROPOSED_LIMIT);
  g_assert_cmpstr (package, ==, "A2");
  g_assert_cmpstr (lead, ==, "d01");
  g_assert_cmpstr (limit, ==, "3");

  /* What the person has typed stays, whatever is chosen afterwards. */
  type (&self, BC_FIELD_PROPOSED_LIMIT, "9");
  choose (&self, BC_FIELD_MAIN_CAUSE, "B2");
  g_free (package);
  g_free (limit);
  package = text_of (&self, BC_FIELD_PACKAGE);
  limit = text_of (&self, BC_FIELD_PROPOSED_LIMIT);
  g_assert_cmpstr (package, ==, "B2");
  g_assert_cmpstr (limit, ==, "9");
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 1);
  g_assert_cmpint (self.to, ==, BC_STATE_REVIEW);
  g_assert_cmpstr (g_hash_table_lookup (self.input, "main_cause"), ==, "B2");
  g_assert_cmpstr (g_hash_table_lookup (self.input, "proposed_limit"), ==, "9");
  tear_down (&self);
}

static void
test_errors_at_fields (void)
{
  Fixture self = { 0 };

  open_dialog (&self, TRUE, "e", BC_STATE_REVIEW, BC_STATE_DISPATCHED, -1);
  type (&self, BC_FIELD_METHOD, "");
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 0);
  g_assert_nonnull (bc_field_editor_get_error (editor_of (&self, BC_FIELD_METHOD)));
  g_assert_null (bc_field_editor_get_error (editor_of (&self, BC_FIELD_DUE_AT)));

  /* From then on errors follow what is typed. */
  type (&self, BC_FIELD_METHOD, "补正材料后办理");
  g_assert_null (bc_field_editor_get_error (editor_of (&self, BC_FIELD_METHOD)));
  type (&self, BC_FIELD_DUE_AT, "2026-09-19");
  g_assert_nonnull (bc_field_editor_get_error (editor_of (&self, BC_FIELD_DUE_AT)));
  type (&self, BC_FIELD_DUE_AT, "2026-09-24");
  g_assert_null (bc_field_editor_get_error (editor_of (&self, BC_FIELD_DUE_AT)));
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 1);
  tear_down (&self);
}

/* The store says no: the dialog stays, with everything that was typed. */
static void
test_failed (void)
{
  Fixture self = { 0 };
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  open_dialog (&self, TRUE, "b", BC_STATE_REGISTERED, BC_STATE_MERGED, -1);
  type (&self, BC_FIELD_MASTER, "2026W00001");
  type (&self, BC_FIELD_REASON, "同一件事");
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 1);
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 1);
  gtk_window_close (GTK_WINDOW (self.dialog));
  g_assert_nonnull (self.dialog);

  bc_problems_add (problems, "master", "no such ticket");
  bc_problems_to_error (problems, &error);
  bc_move_dialog_failed (self.dialog, error);
  g_assert_cmpstr (bc_field_editor_get_error (editor_of (&self, BC_FIELD_MASTER)), ==,
                   "no such ticket");
  text = text_of (&self, BC_FIELD_REASON);
  g_assert_cmpstr (text, ==, "同一件事");
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 2);
  bc_move_dialog_done (self.dialog);
  window_await (self.dialog == NULL);
  g_assert_cmpint (self.n_cancelled, ==, 0);
  tear_down (&self);
}

static void
test_choices (void)
{
  Fixture self = { 0 };
  g_autofree char *text = NULL;

  open_dialog (&self, TRUE, "all", BC_STATE_REGISTERED, BC_STATE_REJECTED, BC_STATE_MERGED, -1);
  g_assert_cmpint (bc_move_dialog_get_state (self.dialog), ==, BC_STATE_REJECTED);
  g_assert_nonnull (bc_move_dialog_find_editor (self.dialog, BC_FIELD_ROUTE));
  g_assert_null (bc_move_dialog_find_editor (self.dialog, BC_FIELD_MASTER));
  choose (&self, BC_FIELD_REJECT_GROUND, "涉");
  text = text_of (&self, BC_FIELD_ROUTE);
  g_assert_nonnull (text);
  tear_down (&self);
}

static void
test_cancel (void)
{
  Fixture self = { 0 };

  open_dialog (&self, TRUE, "b", BC_STATE_REGISTERED, BC_STATE_REVIEW, -1);
  g_assert_true (window_press (GTK_WIDGET (self.dialog), GDK_KEY_Escape, 0));
  window_await (self.dialog == NULL);
  g_assert_cmpint (self.n_cancelled, ==, 1);
  g_assert_cmpint (self.n_confirmed, ==, 0);
  tear_down (&self);
}

/* Who may only ask, sends a request; the approver sees what was asked and may change it. */
static void
test_request (void)
{
  Fixture self = { 0 };
  g_autoptr (BcRecord) asked = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) transitions = g_ptr_array_new ();
  g_autofree char *day = NULL;

  open_dialog (&self, TRUE, "d1", BC_STATE_IN_PROGRESS, BC_STATE_SUSPENDED, -1);
  choose (&self, BC_FIELD_SUSPEND_GROUND, "鉴定");
  type (&self, BC_FIELD_REVIEW_ON, "2026-10-09");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (bc_field_editor_get_editor (
                                   editor_of (&self, BC_FIELD_PETITIONER_TOLD))),
                               TRUE);
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 1);
  bc_workflow_apply (self.record, BC_STATE_SUSPENDED, self.input, &self.context, &asked, NULL,
                     &error);
  g_assert_no_error (error);
  bc_move_dialog_done (self.dialog);
  window_await (self.dialog == NULL);

  self.context = sample_context (self.hall, "e", "2026-09-18 11:00");
  g_ptr_array_add (transitions,
                   (gpointer) bc_workflow_find (BC_STATE_IN_PROGRESS, BC_STATE_SUSPENDED, TRUE));
  g_assert_true (bc_move_dialog_is_needed (g_ptr_array_index (transitions, 0), BC_MAY_APPROVE));
  self.dialog = bc_move_dialog_new (NULL, asked, &self.context, transitions);
  watch (&self);
  day = text_of (&self, BC_FIELD_REVIEW_ON);
  g_assert_cmpstr (day, ==, "2026-10-09");
  bc_move_dialog_done (self.dialog);
  window_await (self.dialog == NULL);

  self.dialog = bc_move_dialog_new_decline (NULL, asked, &self.context);
  watch (&self);
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 1);
  type (&self, BC_FIELD_REASON, "理由不足");
  confirm (&self);
  g_assert_cmpint (self.n_confirmed, ==, 2);
  g_assert_cmpint (self.to, ==, BC_STATE_SUSPENDED);
  tear_down (&self);
}

static void
test_needed (void)
{
  const BcTransition *accept = bc_workflow_find (BC_STATE_DISPATCHED, BC_STATE_IN_PROGRESS, TRUE);
  const BcTransition *triage = bc_workflow_find (BC_STATE_REGISTERED, BC_STATE_REVIEW, TRUE);

  g_assert_false (bc_move_dialog_is_needed (accept, BC_MAY_DO));
  g_assert_true (bc_move_dialog_is_needed (triage, BC_MAY_DO));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/move-dialog/cause-fills-in", test_cause_fills_in);
  g_test_add_func ("/widgets/move-dialog/errors-at-fields", test_errors_at_fields);
  g_test_add_func ("/widgets/move-dialog/failed", test_failed);
  g_test_add_func ("/widgets/move-dialog/choices", test_choices);
  g_test_add_func ("/widgets/move-dialog/cancel", test_cancel);
  g_test_add_func ("/widgets/move-dialog/request", test_request);
  g_test_add_func ("/widgets/move-dialog/needed", test_needed);
  return g_test_run ();
}
