/* The form of a meeting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-meeting-dialog.h"

#include <glib/gi18n.h>

#include "agenda/bc-ticket-chooser.h"
#include "widgets/bc-codes-chooser.h"
#include "widgets/bc-instant-entry.h"

#define MORNING      (9 * 3600 + 1800) /* when a new one is proposed */
#define LENGTH_STEP  15
#define LENGTH_FIRST 15

struct _BcMeetingDialog
{
  BcFormDialog parent_instance;

  /* Children of the form */
  BcTicketChooser *chooser; /* NULL for one that exists */
  BcInstantEntry *when;
  GtkSpinButton *minutes;
  GtkEditable *topic;
  GtkEditable *place;
  BcCodesChooser *departments;
  BcCodesChooser *staff;
  GtkEditable *note;

  /* Owned */
  BcDesk *desk;
  BcMeeting *meeting; /* NULL for a new one */
};

G_DEFINE_FINAL_TYPE (BcMeetingDialog, bc_meeting_dialog, BC_TYPE_FORM_DIALOG)

static char *
dup_text (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? g_strdup (text) : NULL;
}

BcMeeting *
bc_meeting_dialog_get_meeting (BcMeetingDialog *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcMeeting *meeting;
  g_autofree char *when = bc_instant_entry_get_text (self->when);
  gint64 at;

  g_return_val_if_fail (BC_IS_MEETING_DIALOG (self), NULL);

  meeting = self->meeting != NULL ? bc_meeting_copy (self->meeting) : bc_meeting_new ();
  if (self->chooser != NULL && bc_ticket_chooser_get_ticket (self->chooser) != NULL)
    meeting->ticket = bc_ticket_get_id (bc_ticket_chooser_get_ticket (self->chooser));
  meeting->at =
      when != NULL && bc_instant_parse (when, bc_hall_zone (hall), &at) ? at : BC_INT_NONE;
  meeting->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  g_free (meeting->topic);
  meeting->topic = dup_text (self->topic);
  g_free (meeting->place);
  meeting->place = dup_text (self->place);
  g_free (meeting->departments);
  meeting->departments = bc_codes_chooser_get_value (self->departments);
  g_free (meeting->staff);
  meeting->staff = bc_codes_chooser_get_value (self->staff);
  g_free (meeting->note);
  meeting->note = dup_text (self->note);
  return meeting;
}

static char *
bc_meeting_dialog_check (BcFormDialog *dialog)
{
  BcMeetingDialog *self = BC_MEETING_DIALOG (dialog);
  g_autoptr (BcMeeting) meeting = NULL;
  g_autoptr (BcProblems) problems = bc_problems_new ();

  if (bc_desk_get_hall (self->desk) == NULL)
    return g_strdup (_ ("No hall is open."));
  if (self->chooser != NULL && bc_ticket_chooser_get_ticket (self->chooser) == NULL)
    return g_strdup (_ ("Choose the ticket that the meeting is about."));
  meeting = bc_meeting_dialog_get_meeting (self);
  if (meeting->at == BC_INT_NONE)
    return g_strdup (_ ("Write the day and the time at which it begins, as 2026-09-18 and 9:30."));
  bc_meeting_check (meeting, bc_desk_get_hall (self->desk), bc_desk_now (self->desk), problems);
  if (bc_problems_count (problems) == 0)
    return NULL;
  return g_strdup (bc_problems_message (problems, 0));
}

static void
bc_meeting_dialog_dispose (GObject *object)
{
  BcMeetingDialog *self = BC_MEETING_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->meeting, bc_meeting_unref);

  G_OBJECT_CLASS (bc_meeting_dialog_parent_class)->dispose (object);
}

static void
bc_meeting_dialog_class_init (BcMeetingDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bc_meeting_dialog_dispose;
  BC_FORM_DIALOG_CLASS (klass)->check = bc_meeting_dialog_check;
}

static void
bc_meeting_dialog_init (BcMeetingDialog *self)
{
}

static GtkEditable *
add_entry (BcMeetingDialog *self, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  bc_form_dialog_add_field (BC_FORM_DIALOG (self), label, entry);
  return GTK_EDITABLE (entry);
}

static BcCodesChooser *
add_codes (BcMeetingDialog *self, const char *label, BcTable table, const char *codes)
{
  GtkWidget *chooser = bc_codes_chooser_new_for_table (bc_desk_get_hall (self->desk), table,
                                                       bc_desk_today (self->desk));

  bc_codes_chooser_set_codes (BC_CODES_CHOOSER (chooser), codes);
  bc_form_dialog_add_field (BC_FORM_DIALOG (self), label, chooser);
  return BC_CODES_CHOOSER (chooser);
}

static void
add_when (BcMeetingDialog *self, gint64 at, int minutes)
{
  BcFormDialog *form = BC_FORM_DIALOG (self);
  BcHall *hall = bc_desk_get_hall (self->desk);
  GtkWidget *when = bc_instant_entry_new (hall, bc_desk_today (self->desk));
  GtkWidget *spin =
      gtk_spin_button_new_with_range (LENGTH_FIRST, BC_MEETING_MINUTES_MAXIMUM, LENGTH_STEP);
  g_autofree char *text = bc_instant_to_string (at, bc_hall_zone (hall));

  bc_instant_entry_set_text (BC_INSTANT_ENTRY (when), text);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), minutes);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  bc_form_dialog_add_field (form, _ ("_Begins"), when);
  bc_form_dialog_add_field (form, _ ("_Minutes"), spin);
  self->when = BC_INSTANT_ENTRY (when);
  self->minutes = GTK_SPIN_BUTTON (spin);
}

BcMeetingDialog *
bc_meeting_dialog_new (GtkWindow *parent, BcDesk *desk, BcMeeting *meeting, BcDay day)
{
  BcMeetingDialog *self;
  BcFormDialog *form;
  BcHall *hall = bc_desk_get_hall (desk);

  g_return_val_if_fail (hall != NULL, NULL);

  self = g_object_new (BC_TYPE_MEETING_DIALOG, "transient-for", parent, NULL);
  form = BC_FORM_DIALOG (self);
  self->desk = g_object_ref (desk);
  self->meeting = meeting != NULL ? bc_meeting_ref (meeting) : NULL;
  bc_form_dialog_setup (form, meeting != NULL ? _ ("Change the Meeting") : _ ("Plan a Meeting"),
                        meeting != NULL ? _ ("_Save") : _ ("_Plan"));
  if (meeting == NULL)
    {
      GtkWidget *chooser = bc_ticket_chooser_new (desk, NULL);

      bc_form_dialog_add_field (form, _ ("_Ticket"), chooser);
      self->chooser = BC_TICKET_CHOOSER (chooser);
    }
  self->topic = add_entry (self, _ ("_About"), meeting != NULL ? meeting->topic : NULL);
  add_when (self,
            meeting != NULL ? meeting->at
                            : bc_instant_from_local (day, MORNING, bc_hall_zone (hall)),
            meeting != NULL ? meeting->minutes : BC_MEETING_MINUTES_DEFAULT);
  self->place = add_entry (self, _ ("_Place"), meeting != NULL ? meeting->place : NULL);
  self->departments = add_codes (self, _ ("_Departments"), BC_TABLE_DEPARTMENTS,
                                 meeting != NULL ? meeting->departments : NULL);
  self->staff =
      add_codes (self, _ ("_Staff"), BC_TABLE_STAFF, meeting != NULL ? meeting->staff : NULL);
  self->note = add_entry (self, _ ("_Note"), meeting != NULL ? meeting->note : NULL);
  return self;
}
