/* Registering: from the form to the desk, and what becomes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"

BcIntakeObstacle
bc_intake_get_obstacle (BcIntake *self)
{
  const BcEntry *staff;

  switch (bc_desk_get_connection (self->desk))
    {
    case BC_CONNECTION_NONE:
    case BC_CONNECTION_OPENING:
      return BC_INTAKE_NO_FILE;
    case BC_CONNECTION_READ_ONLY:
      if (!bc_desk_must_queue (self->desk))
        return BC_INTAKE_READ_ONLY;
      break;
    case BC_CONNECTION_LOST:
    case BC_CONNECTION_FULL:
    case BC_CONNECTION_ONLINE:
    case BC_CONNECTION_WAITING:
    default:
      break;
    }
  staff = bc_desk_get_staff (self->desk);
  if (staff == NULL)
    return BC_INTAKE_NOBODY;
  return (staff->roles & BC_ROLE_INTAKE) != 0 ? BC_INTAKE_READY : BC_INTAKE_NO_ROLE;
}

void
bc_intake_update_obstacle (BcIntake *self)
{
  BcIntakeObstacle obstacle = bc_intake_get_obstacle (self);
  const char *text = bc_intake_obstacle_text (
      obstacle == BC_INTAKE_READY && bc_desk_must_queue (self->desk) ? BC_INTAKE_LOST : obstacle);

  gtk_label_set_label (self->obstacle_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->obstacle_bar, text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.register",
                                 obstacle == BC_INTAKE_READY && !self->registering);
}

void
bc_intake_show_error (BcIntake *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_bar, message != NULL);
}

void
bc_intake_hide_done (BcIntake *self)
{
  gtk_widget_set_visible (self->done_box, FALSE);
}

/* While the store has not answered, nothing can be typed into a form that is on its way. */
static void
set_registering (BcIntake *self, gboolean registering)
{
  self->registering = registering;
  gtk_widget_set_can_target (self->form, !registering);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), registering);
  gtk_spinner_set_spinning (self->spinner, registering);
  bc_intake_update_obstacle (self);
}

/* Whether the window that the form is in has the class action @name. */
static gboolean
window_has_action (BcIntake *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const GVariantType *parameter_type;
  const char *found, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (root), i, &owner, &found,
                                                   &parameter_type, &property);
       i++)
    {
      if (g_str_equal (found, name))
        return TRUE;
    }
  return FALSE;
}

/* A button that could do nothing is not shown. */
static void
update_print_button (BcIntake *self, BcTicket *ticket)
{
  gboolean can_print = window_has_action (self, "win.print-receipt");

  gtk_widget_set_visible (GTK_WIDGET (self->print_button), can_print);
  if (!can_print)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->print_button), "x",
                                    bc_ticket_get_id (ticket));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->print_button), "win.print-receipt");
}

static void
show_done (BcIntake *self, BcTicket *ticket, const char *number)
{
  g_autofree char *text = g_strdup_printf (_ ("%s registered"), number);

  g_set_object (&self->registered, ticket);
  gtk_label_set_label (self->done_label, text);
  update_print_button (self, ticket);
  gtk_widget_set_visible (self->done_box, TRUE);
}

static void
refuse (BcIntake *self)
{
  bc_trace ("intake refused");
  bc_intake_attend (self);
}

/* What the store knows better than the form: a code that another seat has ended, for example. */
static void
show_failure (BcIntake *self, const GError *error)
{
  const BcProblems *problems = bc_error_get_problems (error);

  bc_trace ("intake refused");
  if (!g_error_matches (error, BC_ERROR, BC_ERROR_INVALID) || problems == NULL)
    {
      bc_intake_show_error (self, error->message);
      return;
    }
  self->tried = TRUE;
  bc_intake_show_problems (self, bc_problems_copy (problems), NULL);
  for (guint i = 0; i < bc_problems_count (problems); i++)
    {
      int field = bc_field_find (bc_problems_field (problems, i));

      /* A problem that has no field here must be seen all the same. */
      if (field < 0 || field >= BC_N_FIELDS || self->editors[field] == NULL)
        bc_intake_show_error (self, error->message);
      else if (i == 0)
        bc_intake_go_to (self, (BcField) field);
    }
}

/* Whether @ticket holds what was sent, field by field; the time of receipt is the store's to settle. */
static gboolean
is_what_was_sent (BcIntake *self, BcTicket *ticket)
{
  const BcRecord *record = bc_ticket_get_record (ticket);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if ((bc_field_info (field)->flags & BC_FIELD_INTAKE) != 0 && field != BC_FIELD_RECEIVED_AT
        && field != BC_FIELD_RECEIVED_BY && !bc_record_equal_field (record, self->sent, field))
      return FALSE;
  return TRUE;
}

/* The draft came to be a ticket before the program was stopped, and has been changed since: nothing is thrown away, and nothing is registered unseen. */
static void
tell_registered_before (BcIntake *self, BcTicket *ticket)
{
  const char *number = bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_NUMBER);
  /* Translators: %s is a ticket's number. */
  g_autofree char *message =
      g_strdup_printf (_ ("This draft was registered before as %s; the changes made since are not "
                          "in it. Change that ticket, or register this as another one."),
                       number);

  bc_intake_forget_draft (self);
  bc_intake_keep_anew (self);
  bc_intake_show_error (self, message);
  bc_trace ("intake registered-before %s", number);
}

/* The form is empty again; what was in it waits on this seat, and nothing says that it was registered. */
static void
queued_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcIntake) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values = NULL;
  gboolean queued = bc_desk_queue_finish (BC_DESK (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  set_registering (self, FALSE);
  if (!queued)
    {
      show_failure (self, error);
      return;
    }
  values = bc_intake_collect (self);
  bc_intake_release_draft (self);
  bc_intake_begin (self, values);
  bc_intake_show_error (self, NULL);
  g_clear_object (&self->registered);
  gtk_label_set_label (self->done_label,
                       _ ("Kept on this seat: not registered yet, no number yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), FALSE);
  gtk_widget_set_visible (self->done_box, TRUE);
  bc_intake_go_to (self, BC_FIELD_WHAT_HAPPENED);
  bc_trace ("intake queued");
}

static void
queue (BcIntake *self)
{
  /* The form may have been kept as a draft only now. */
  if (self->draft_id == NULL)
    self->draft_id = g_uuid_string_random ();
  bc_desk_queue_async (self->desk, self->draft_id, self->sent, queued_cb, g_object_ref (self));
}

/* The file could not take it, whatever is in it. */
static gboolean
is_for_queue (const GError *error)
{
  return g_error_matches (error, BC_ERROR, BC_ERROR_LOST)
         || g_error_matches (error, BC_ERROR, BC_ERROR_IO)
         || g_error_matches (error, BC_ERROR, BC_ERROR_FULL)
         || g_error_matches (error, BC_ERROR, BC_ERROR_READ_ONLY);
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcIntake) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcTicket) ticket = bc_desk_register_finish (BC_DESK (source), result, &error);
  g_autoptr (GHashTable) values = NULL;
  g_autofree char *number = NULL;

  /* The window was closed meanwhile: the draft is dropped if it was registered, and nothing is left
   * to be shown. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      if (ticket != NULL && self->draft_id != NULL)
        bc_drafts_drop (bc_desk_get_drafts (self->desk), self->draft_id, FALSE);
      return;
    }
  if (is_for_queue (error))
    {
      queue (self);
      return;
    }
  set_registering (self, FALSE);
  if (ticket == NULL)
    {
      show_failure (self, error);
      return;
    }

  if (!is_what_was_sent (self, ticket))
    {
      tell_registered_before (self, ticket);
      return;
    }
  number = g_strdup (bc_record_text (bc_ticket_get_record (ticket), BC_FIELD_NUMBER));
  values = bc_intake_collect (self);
  bc_intake_forget_draft (self);
  bc_intake_begin (self, values);
  bc_intake_show_error (self, NULL);
  show_done (self, ticket, number);
  bc_intake_go_to (self, BC_FIELD_WHAT_HAPPENED);
  bc_trace ("intake registered %s", number);
  bc_intake_emit_registered (self, ticket);
}

void
bc_intake_register (BcIntake *self)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) draft = NULL;

  if (self->registering || bc_intake_get_obstacle (self) != BC_INTAKE_READY)
    return;

  /* Should the program be stopped now, the form is there again next time, beside the ticket if that
   * came to be. */
  bc_intake_keep (self);
  self->tried = TRUE;
  bc_intake_check_now (self);
  values = bc_intake_collect (self);
  draft = bc_intake_rules_read (values, bc_intake_hall (self), bc_desk_now (self->desk),
                                staff->code, problems, NULL);
  if (bc_problems_count (problems) > 0)
    {
      refuse (self);
      return;
    }
  bc_intake_show_error (self, NULL);
  set_registering (self, TRUE);
  g_clear_pointer (&self->sent, bc_record_unref);
  self->sent = bc_record_ref (draft);
  if (bc_desk_must_queue (self->desk))
    {
      queue (self);
      return;
    }
  bc_desk_register_async (self->desk, draft, self->draft_id, registered_cb, g_object_ref (self));
}
