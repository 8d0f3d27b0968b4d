/* The ticket page in a window, on a real file: what it offers, how it follows changes, its forms.
 * Needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "ticket/bc-edit-dialog.h"
#include "ticket/bc-ticket-page-private.h"
#include "widgets/bc-callback-dialog.h"
#include "widgets/bc-field-editor.h"
#include "widgets/bc-move-dialog.h"

/* Friday 2026-09-18 10:00. */
#define TODAY (bc_day_from_ymd (2026, 9, 18))

typedef struct
{
  char *folder;
  char *path;
  BcClock *clock;
  BcDesk *desk;
  GtkWindow *window;
  BcTicketPage *page;
  BcTicket *ticket;
  BcTicket *opened;
  char *toast;
  gboolean toast_undo;
  guint n_toasts;
  guint n_closes;
} Fixture;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Runs the main loop until @condition, which some event is bound to bring about, holds. */
#define AWAIT(condition)                                                                           \
  G_STMT_START                                                                                     \
    {                                                                                              \
      while (!(condition))                                                                         \
        g_main_context_iteration (NULL, TRUE);                                                     \
    }                                                                                              \
  G_STMT_END

static void
toast_cb (Fixture *fixture, const char *text, gboolean undo)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
  fixture->toast_undo = undo;
  fixture->n_toasts++;
}

static void
open_ticket_cb (Fixture *fixture, BcTicket *ticket)
{
  g_set_object (&fixture->opened, ticket);
}

static void
close_cb (Fixture *fixture)
{
  fixture->n_closes++;
}

static void
open_hall (Fixture *fixture)
{
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  bc_desk_create_async (fixture->desk, fixture->path, "演示大厅", 200, NULL, result_cb, &created);
  AWAIT (created != NULL);
  bc_desk_create_finish (fixture->desk, created, &error);
  g_assert_no_error (error);
  bc_desk_open_async (fixture->desk, fixture->path, NULL, result_cb, &opened);
  AWAIT (opened != NULL);
  bc_desk_open_finish (fixture->desk, opened, &error);
  g_assert_no_error (error);
}

/* Signs in the first member of staff with @role, of @department (nullable: of the whole hall). */
static void
sign_in (Fixture *fixture, guint role, const char *department)
{
  BcHall *hall = bc_desk_get_hall (fixture->desk);

  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_STAFF); i++)
    {
      const BcEntry *entry = bc_hall_entry (hall, BC_TABLE_STAFF, i);

      if ((entry->roles & role) != 0 && g_strcmp0 (entry->department, department) == 0)
        {
          g_assert_true (bc_desk_set_staff (fixture->desk, entry->code));
          return;
        }
    }
  g_assert_not_reached ();
}

/* (transfer full): a ticket in @state that @is_fit (nullable) takes. */
static BcTicket *
find_ticket (Fixture *fixture, BcState state, gboolean (*is_fit) (BcRecord *record))
{
  g_autoptr (GListModel) cards = bc_desk_get_column (fixture->desk, bc_state_column (state), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (BcTicket) ticket = g_list_model_get_item (cards, i);
      BcRecord *record;

      AWAIT (bc_ticket_get_record (ticket) != NULL);
      record = bc_ticket_get_record (ticket);
      if (bc_record_state (record) == state && (is_fit == NULL || is_fit (record)))
        return g_steal_pointer (&ticket);
    }
  g_error ("the demonstration hall has no such ticket");
}

static void
show (Fixture *fixture, BcTicket *ticket)
{
  g_set_object (&fixture->ticket, ticket);
  bc_ticket_page_set_ticket (fixture->page, ticket);
  AWAIT (fixture->page->callback_list != NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  fixture->folder = g_dir_make_tmp ("bc-ticket-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.hall", NULL);
  fixture->clock = bc_clock_new_fixed (bc_instant_from_local (TODAY, 10 * 3600, zone));
  fixture->desk = bc_desk_new (fixture->clock, "seat", fixture->folder);
  open_hall (fixture);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 480, 600);
  fixture->page = bc_ticket_page_new (fixture->desk);
  g_signal_connect_swapped (fixture->page, "toast", G_CALLBACK (toast_cb), fixture);
  g_signal_connect_swapped (fixture->page, "open-ticket", G_CALLBACK (open_ticket_cb), fixture);
  g_signal_connect_swapped (fixture->page, "close", G_CALLBACK (close_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  AWAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  /* Readings that were under way hold it until they have ended. */
  AWAIT (fixture->page == NULL);
  g_clear_object (&fixture->opened);
  g_clear_object (&fixture->ticket);
  bc_desk_close (fixture->desk);
  g_clear_object (&fixture->desk);
  g_clear_object (&fixture->clock);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (fixture->folder, name, NULL);

      g_unlink (child);
    }
  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->toast, g_free);
}

static const char *
lead_of (BcTicket *ticket)
{
  return bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_LEAD_DEPARTMENT);
}

/* (nullable): the first label below @widget that shows @text. */
static GtkLabel *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return GTK_LABEL (widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = gtk_widget_get_visible (child) ? find_label (child, text) : NULL;

      if (label != NULL)
        return label;
    }
  return NULL;
}

/* (nullable): the form of @type that is open. */
static gpointer
find_form (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
activate (Fixture *fixture, const char *action, const char *format, ...)
{
  va_list arguments;
  GVariant *target = NULL;

  if (format != NULL)
    {
      va_start (arguments, format);
      target = g_variant_ref_sink (g_variant_new_va (format, NULL, &arguments));
      va_end (arguments);
    }
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->page), action, target));
  g_clear_pointer (&target, g_variant_unref);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->stack), ==, "empty");
  g_assert_null (bc_ticket_page_get_ticket (fixture->page));
  activate (fixture, "ticket.close", NULL);
  g_assert_cmpuint (fixture->n_closes, ==, 1);
  /* Nothing can be done with nothing. */
  activate (fixture, "ticket.move", "s", "dispatched");
  activate (fixture, "ticket.edit", "i", 0);
  activate (fixture, "ticket.first-contact", NULL);
  activate (fixture, "ticket.add-callback", NULL);
  activate (fixture, "ticket.ask-extension", NULL);
  activate (fixture, "ticket.decide-extension", "b", TRUE);
  activate (fixture, "ticket.rectify", "s", "contact");
  g_assert_null (find_form (BC_TYPE_FORM_DIALOG));
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_DISPATCHED, NULL);

  sign_in (fixture, BC_ROLE_HANDLER, lead_of (ticket));
  show (fixture, ticket);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->page->steps), "Accept"));

  /* A step that asks nothing is done at once, and can be taken back. */
  activate (fixture, "ticket.move", "s", "in_progress");
  AWAIT (fixture->n_toasts == 1);
  g_assert_true (fixture->toast_undo);
  g_assert_cmpstr (gtk_label_get_text (fixture->page->state), ==, "In progress");
  g_assert_null (find_label (GTK_WIDGET (fixture->page->steps), "Accept"));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_DISPATCHED, NULL);

  sign_in (fixture, BC_ROLE_INTAKE, NULL);
  show (fixture, ticket);
  g_assert_null (find_label (GTK_WIDGET (fixture->page->steps), "Accept"));
  activate (fixture, "ticket.move", "s", "in_progress");
  g_assert_true (gtk_widget_get_visible (fixture->page->error_bar));
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_DISPATCHED);
  /* Another ticket does not inherit the message. */
  bc_ticket_page_set_ticket (fixture->page, NULL);
  g_assert_false (gtk_widget_get_visible (fixture->page->error_bar));
}

static void
test_move_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_REGISTERED, NULL);
  BcMoveDialog *dialog;
  GtkWidget *editor;

  sign_in (fixture, BC_ROLE_DISPATCHER, NULL);
  show (fixture, ticket);
  activate (fixture, "ticket.move", "s", "merged");
  dialog = find_form (BC_TYPE_MOVE_DIALOG);
  g_assert_nonnull (dialog);
  bc_field_editor_set_text (BC_FIELD_EDITOR (bc_move_dialog_find_editor (dialog, BC_FIELD_MASTER)),
                            "2026W99999");
  editor = bc_move_dialog_find_editor (dialog, BC_FIELD_REASON);
  bc_field_editor_set_text (BC_FIELD_EDITOR (editor), "the same matter");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.confirm", NULL);

  /* The store says that there is no such ticket; the form stays, with what was typed. */
  AWAIT (bc_ticket_get_moving_to (ticket) < 0);
  g_assert_true (find_form (BC_TYPE_MOVE_DIALOG) == (gpointer) dialog);
  {
    g_autofree char *typed = bc_field_editor_get_text (BC_FIELD_EDITOR (editor));

    g_assert_cmpstr (typed, ==, "the same matter");
  }
  g_assert_cmpuint (fixture->n_toasts, ==, 0);
  g_assert_cmpint (bc_record_state (bc_ticket_get_record (ticket)), ==, BC_STATE_REGISTERED);
  bc_move_dialog_done (dialog);
}

static void
test_first_contact (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_DISPATCHED, NULL);
  guint toasts;

  sign_in (fixture, BC_ROLE_HANDLER, lead_of (ticket));
  show (fixture, ticket);
  toasts = fixture->n_toasts;
  activate (fixture, "ticket.first-contact", NULL);
  AWAIT (fixture->n_toasts > toasts);
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_FIRST_CONTACT_AT), ==,
                   bc_clock_now (fixture->clock));
  g_assert_true (fixture->toast_undo);
}

/* What somebody else changes appears without the page scrolling or the focus moving. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_REGISTERED, NULL);
  g_autoptr (GHashTable) input = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) edited = NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (fixture->page->scroller);
  GtkWidget *focus;
  double value;

  sign_in (fixture, BC_ROLE_INTAKE, NULL);
  show (fixture, ticket);
  AWAIT (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->page)));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->page->steps)));
  gtk_adjustment_set_value (adjustment, 40);
  value = gtk_adjustment_get_value (adjustment);

  g_hash_table_insert (input, (gpointer) "what_is_wanted", (gpointer) "another wish of theirs");
  bc_desk_edit_async (fixture->desk, ticket, input, result_cb, &edited);
  AWAIT (edited != NULL);
  g_assert_true (bc_desk_change_finish (fixture->desk, edited, NULL));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->page->facts), "another wish of theirs"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  /* The history follows a moment later. */
  AWAIT (find_label (GTK_WIDGET (fixture->page->history), "Changed") != NULL);
}

/* The editor of @field; the focus is in the first one. */
static GtkWidget *
editor_of (BcEditDialog *dialog, BcField field)
{
  GtkWidget *editor = gtk_root_get_focus (GTK_ROOT (dialog));

  while (!BC_IS_FIELD_EDITOR (editor))
    editor = gtk_widget_get_parent (editor);
  /* Each stands in a box with the place for another seat's value. */
  while (bc_field_editor_get_field (BC_FIELD_EDITOR (editor)) != field)
    editor =
        gtk_widget_get_first_child (gtk_widget_get_next_sibling (gtk_widget_get_parent (editor)));
  return editor;
}

static void
test_edit_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_REGISTERED, NULL);
  BcEditDialog *dialog;
  GtkWidget *editor;

  sign_in (fixture, BC_ROLE_INTAKE, NULL);
  show (fixture, ticket);
  activate (fixture, "ticket.edit", "i", 1);
  dialog = find_form (BC_TYPE_EDIT_DIALOG);
  g_assert_nonnull (dialog);

  /* Nothing changed, nothing sent. */
  bc_form_dialog_accept (BC_FORM_DIALOG (dialog));
  g_assert_nonnull (bc_form_dialog_get_error (BC_FORM_DIALOG (dialog)));

  editor = editor_of (dialog, BC_FIELD_VISITS);
  bc_field_editor_set_text (BC_FIELD_EDITOR (editor), "1000");
  bc_form_dialog_accept (BC_FORM_DIALOG (dialog));
  g_assert_nonnull (bc_field_editor_get_error (BC_FIELD_EDITOR (editor)));

  bc_field_editor_set_text (BC_FIELD_EDITOR (editor), "17");
  bc_form_dialog_accept (BC_FORM_DIALOG (dialog));
  AWAIT (fixture->n_toasts == 1);
  g_assert_null (find_form (BC_TYPE_EDIT_DIALOG));
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_VISITS), ==, 17);
}

static void
edit_elsewhere (Fixture *fixture, BcTicket *ticket, const char *key, const char *value)
{
  g_autoptr (GHashTable) input = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (input, (gpointer) key, (gpointer) value);
  bc_desk_edit_async (fixture->desk, ticket, input, result_cb, &result);
  AWAIT (result != NULL);
  bc_desk_change_finish (fixture->desk, result, &error);
  g_assert_no_error (error);
}

/* The ticket was changed while the form was open. What does not touch that is saved beside it; a field that both have changed is shown with both values, and what was typed
 * stays until it is saved again or theirs is taken. */
static void
test_edit_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_REGISTERED, NULL);
  g_autofree char *mine = NULL;
  BcEditDialog *dialog;
  GtkWidget *editor;

  sign_in (fixture, BC_ROLE_INTAKE, NULL);
  show (fixture, ticket);

  activate (fixture, "ticket.edit", "i", 1);
  dialog = find_form (BC_TYPE_EDIT_DIALOG);
  bc_field_editor_set_text (BC_FIELD_EDITOR (editor_of (dialog, BC_FIELD_VISITS)), "17");
  edit_elsewhere (fixture, ticket, "what_is_wanted", "希望当天办结并书面答复");
  bc_form_dialog_accept (BC_FORM_DIALOG (dialog));
  AWAIT (fixture->n_toasts == 1);
  g_assert_null (find_form (BC_TYPE_EDIT_DIALOG));
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_VISITS), ==, 17);
  g_assert_cmpstr (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_WHAT_IS_WANTED), ==,
                   "希望当天办结并书面答复");

  activate (fixture, "ticket.edit", "i", 1);
  dialog = find_form (BC_TYPE_EDIT_DIALOG);
  editor = editor_of (dialog, BC_FIELD_VISITS);
  bc_field_editor_set_text (BC_FIELD_EDITOR (editor), "18");
  edit_elsewhere (fixture, ticket, "visits", "5");
  bc_form_dialog_accept (BC_FORM_DIALOG (dialog));
  AWAIT (bc_form_dialog_get_error (BC_FORM_DIALOG (dialog)) != NULL);
  g_assert_nonnull (find_label (GTK_WIDGET (dialog), "The other seat has put here: 5"));
  g_assert_nonnull (find_label (GTK_WIDGET (dialog), "Before both changes: 17"));
  mine = bc_field_editor_get_text (BC_FIELD_EDITOR (editor));
  g_assert_cmpstr (mine, ==, "18");
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_VISITS), ==, 5);

  /* Saved again, in knowledge of theirs. */
  bc_form_dialog_accept (BC_FORM_DIALOG (dialog));
  AWAIT (fixture->n_toasts == 2);
  g_assert_null (find_form (BC_TYPE_EDIT_DIALOG));
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_VISITS), ==, 18);
}

static gboolean
has_telephone (BcRecord *record)
{
  return bc_record_has (record, BC_FIELD_TELEPHONE);
}

static void
test_mask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_REGISTERED, has_telephone);
  g_autoptr (BcTicket) other = find_ticket (fixture, BC_STATE_DISPATCHED, has_telephone);
  const char *telephone = bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_TELEPHONE);
  GtkWidget *facts = GTK_WIDGET (fixture->page->facts);
  GtkWidget *toggle;

  sign_in (fixture, BC_ROLE_DISPATCHER, NULL);
  show (fixture, ticket);
  g_assert_null (find_label (facts, telephone));
  toggle =
      gtk_widget_get_ancestor (GTK_WIDGET (find_label (facts, "Show")), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_nonnull (find_label (facts, telephone));
  /* The next ticket comes masked, and so does this one again. */
  show (fixture, other);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  show (fixture, ticket);
  g_assert_null (find_label (facts, telephone));
  /* Nobody is signed in: there is nothing to lift. */
  bc_desk_set_staff (fixture->desk, NULL);
  g_assert_false (gtk_widget_get_visible (toggle));
}

static void
test_callback_forms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_CALLBACK, has_telephone);
  BcCallbackPlanDialog *plan;
  BcCallbackDialog *result;
  BcCallback *callback = NULL;
  guint planned;

  sign_in (fixture, BC_ROLE_CALLBACK, NULL);
  show (fixture, ticket);
  planned = fixture->page->callback_list->len;
  activate (fixture, "ticket.add-callback", NULL);
  plan = find_form (BC_TYPE_CALLBACK_PLAN_DIALOG);
  g_assert_nonnull (plan);
  /* The next working day is proposed: Sunday is a make-up day. */
  g_assert_cmpint (bc_hall_day (bc_desk_get_hall (fixture->desk),
                                bc_callback_plan_dialog_get_planned_at (plan)),
                   ==, TODAY + 2);
  bc_form_dialog_accept (BC_FORM_DIALOG (plan));
  AWAIT (fixture->n_toasts == 1);
  g_assert_null (find_form (BC_TYPE_CALLBACK_PLAN_DIALOG));
  AWAIT (fixture->page->callback_list->len == planned + 1);

  for (guint i = 0; i < fixture->page->callback_list->len; i++)
    {
      BcCallback *item = g_ptr_array_index (fixture->page->callback_list, i);

      if (item->done_at == BC_INT_NONE)
        callback = item;
    }
  g_assert_nonnull (callback);
  activate (fixture, "ticket.record-result", "x", callback->id);
  result = find_form (BC_TYPE_CALLBACK_DIALOG);
  g_assert_nonnull (result);
  /* Nothing was chosen yet: it says what is missing and stays. */
  bc_form_dialog_accept (BC_FORM_DIALOG (result));
  g_assert_nonnull (bc_form_dialog_get_error (BC_FORM_DIALOG (result)));
  g_assert_true (find_form (BC_TYPE_CALLBACK_DIALOG) == (gpointer) result);
  gtk_window_destroy (GTK_WINDOW (result));
}

static gboolean
can_be_extended (BcRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  /* Noon of the day on which the fixture's clock stands: a ticket that is due later. */
  return bc_record_int (record, BC_FIELD_DUE_AT) > bc_instant_from_local (TODAY, 12 * 3600, zone)
         && bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT) != NULL
         && !bc_record_has (record, BC_FIELD_EXTENSION_AT)
         && !bc_record_has (record, BC_FIELD_EXTENDED_AT);
}

static void
type_reason (BcFormDialog *dialog, const char *text)
{
  GtkTextView *view = g_object_get_data (G_OBJECT (dialog), "bc-text");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

/* The lead asks, somebody else is told why not, the reviewer grants: the due date moves. */
static void
test_extension (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcTicket) ticket = find_ticket (fixture, BC_STATE_IN_PROGRESS, can_be_extended);
  GtkWidget *steps = GTK_WIDGET (fixture->page->steps);
  gint64 due = bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_DUE_AT);
  BcFormDialog *dialog;
  gint64 until;

  sign_in (fixture, BC_ROLE_DEPARTMENT_LEAD, lead_of (ticket));
  show (fixture, ticket);
  g_assert_nonnull (find_label (steps, "Ask for Extension…"));
  activate (fixture, "ticket.ask-extension", NULL);
  dialog = find_form (BC_TYPE_FORM_DIALOG);
  g_assert_nonnull (dialog);
  /* The store wants a reason, and says so in the form in words. */
  bc_form_dialog_accept (dialog);
  AWAIT (bc_form_dialog_get_error (dialog) != NULL);
  g_assert_cmpstr (bc_form_dialog_get_error (dialog), ==, "Say why more time is needed.");
  type_reason (dialog, "the parts have not come");
  bc_form_dialog_accept (dialog);
  AWAIT (fixture->n_toasts == 1);
  g_assert_true (fixture->toast_undo);
  g_assert_null (find_form (BC_TYPE_FORM_DIALOG));
  g_assert_nonnull (find_label (steps, "Take Back Extension…"));
  g_assert_null (find_label (steps, "Grant Extension…"));
  until = bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_EXTENSION_DUE_AT);
  g_assert_cmpint (until, >, due);

  sign_in (fixture, BC_ROLE_INTAKE, NULL);
  activate (fixture, "ticket.decide-extension", "b", TRUE);
  g_assert_null (find_form (BC_TYPE_FORM_DIALOG));
  g_assert_true (gtk_widget_get_visible (fixture->page->error_bar));

  sign_in (fixture, BC_ROLE_REVIEWER, NULL);
  g_assert_nonnull (find_label (steps, "Grant Extension…"));
  activate (fixture, "ticket.decide-extension", "b", TRUE);
  bc_form_dialog_accept (find_form (BC_TYPE_FORM_DIALOG));
  AWAIT (fixture->n_toasts == 2);
  g_assert_cmpint (bc_record_int (bc_ticket_get_record (ticket), BC_FIELD_DUE_AT), ==, until);
  g_assert_null (find_label (steps, "Grant Extension…"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/ticket/window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_printerr ("no display\n");
      return 77;
    }
  adw_init ();
  ADD ("empty", test_empty);
  ADD ("accept", test_accept);
  ADD ("refused", test_refused);
  ADD ("move-form", test_move_form);
  ADD ("first-contact", test_first_contact);
  ADD ("follows", test_follows);
  ADD ("edit-form", test_edit_form);
  ADD ("edit-clash", test_edit_clash);
  ADD ("mask", test_mask);
  ADD ("callback-forms", test_callback_forms);
  ADD ("extension", test_extension);
  return g_test_run ();
}
