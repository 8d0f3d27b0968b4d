/* Planning a callback.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-callback-dialog.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "widgets/bc-instant-entry.h"

/* When the half-days begin on which people are called; whoever needs another time types it. */
#define MORNING   (9 * 3600)
#define AFTERNOON (14 * 3600)
#define MAX_NOTE  200

struct _BcCallbackPlanDialog
{
  BcFormDialog parent_instance;

  /* Children of the form */
  GtkWidget *chooser; /* nullable */
  BcInstantEntry *when;
  GtkLabel *notice;
  GtkDropDown *staff;
  GtkEditable *note;

  /* Owned */
  BcHall *hall;
  GPtrArray *codes; /* (element-type utf8) of the members of staff, beside the drop-down's rows */

  BcIsChosenFunc is_chosen;
  gint64 now;
};

G_DEFINE_FINAL_TYPE (BcCallbackPlanDialog, bc_callback_plan_dialog, BC_TYPE_FORM_DIALOG)

static void
show_when (BcCallbackPlanDialog *self, gint64 instant)
{
  g_autofree char *text = bc_instant_to_string (instant, bc_hall_zone (self->hall));

  bc_instant_entry_set_text (self->when, text);
}

/* Says when the day is not worked: it is allowed, some can be reached on such a day only. */
static void
show_notice (BcCallbackPlanDialog *self)
{
  gint64 planned_at = bc_callback_plan_dialog_get_planned_at (self);
  BcWorkdays *workdays = bc_hall_workdays (self->hall);
  gboolean off = planned_at != BC_INT_NONE
                 && !bc_workdays_is_working (workdays, bc_hall_day (self->hall, planned_at));

  gtk_label_set_label (self->notice, off ? _ ("This is not a working day.") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), off);
}

static void
set_half_day (BcCallbackPlanDialog *self, int second)
{
  gint64 planned_at = bc_callback_plan_dialog_get_planned_at (self);
  BcDay day = bc_hall_day (self->hall, planned_at != BC_INT_NONE ? planned_at : self->now);

  show_when (self, bc_instant_from_local (day, second, bc_hall_zone (self->hall)));
  show_notice (self);
}

static void
morning_cb (BcCallbackPlanDialog *self)
{
  set_half_day (self, MORNING);
}

static void
afternoon_cb (BcCallbackPlanDialog *self)
{
  set_half_day (self, AFTERNOON);
}

static char *
bc_callback_plan_dialog_check (BcFormDialog *dialog)
{
  BcCallbackPlanDialog *self = BC_CALLBACK_PLAN_DIALOG (dialog);
  gint64 planned_at = bc_callback_plan_dialog_get_planned_at (self);

  if (self->chooser != NULL && !self->is_chosen (self->chooser))
    return g_strdup (_ ("Choose the ticket that is to be called back."));
  if (planned_at == BC_INT_NONE)
    return g_strdup (_ ("Type a date like 2026-09-18 and a time like 9:30."));
  if (bc_hall_day (self->hall, planned_at) < bc_hall_day (self->hall, self->now))
    return g_strdup (_ ("This day has passed: choose today or a later day."));
  if (bc_text_length (gtk_editable_get_text (self->note)) > MAX_NOTE)
    return g_strdup_printf (ngettext ("The note is too long: at most %d character.",
                                      "The note is too long: at most %d characters.", MAX_NOTE),
                            MAX_NOTE);
  return NULL;
}

static void
add_when (BcCallbackPlanDialog *self, BcDay day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *morning = gtk_button_new_with_mnemonic (_ ("_Morning, 9:00"));
  GtkWidget *afternoon = gtk_button_new_with_mnemonic (_ ("A_fternoon, 14:00"));
  GtkWidget *when = bc_instant_entry_new (self->hall, bc_hall_day (self->hall, self->now));
  GtkWidget *notice = gtk_label_new (NULL);

  self->when = BC_INSTANT_ENTRY (when);
  self->notice = GTK_LABEL (notice);
  gtk_label_set_xalign (self->notice, 0);
  gtk_widget_add_css_class (notice, "warning");
  gtk_widget_add_css_class (halves, "linked");
  gtk_box_append (GTK_BOX (halves), morning);
  gtk_box_append (GTK_BOX (halves), afternoon);
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), halves);
  gtk_box_append (GTK_BOX (box), notice);
  g_signal_connect_swapped (when, "changed", G_CALLBACK (show_notice), self);
  g_signal_connect_swapped (morning, "clicked", G_CALLBACK (morning_cb), self);
  g_signal_connect_swapped (afternoon, "clicked", G_CALLBACK (afternoon_cb), self);
  bc_form_dialog_add_field (BC_FORM_DIALOG (self), _ ("_Day and time"), box);
  show_when (self, bc_callback_plan_time (self->hall, day, self->now));
  show_notice (self);
}

static void
add_staff (BcCallbackPlanDialog *self, const char *caller)
{
  BcDay today = bc_hall_day (self->hall, self->now);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, _ ("Any callback clerk"));
  g_ptr_array_add (self->codes, NULL);
  for (guint i = 0; i < bc_hall_n_entries (self->hall, BC_TABLE_STAFF); i++)
    {
      const BcEntry *entry = bc_hall_entry (self->hall, BC_TABLE_STAFF, i);

      if ((entry->roles & BC_ROLE_CALLBACK) == 0
          || (entry->ended_on != BC_DAY_NONE && entry->ended_on < today))
        continue;
      if (g_strcmp0 (entry->code, caller) == 0)
        selected = self->codes->len;
      gtk_string_list_append (names, entry->name);
      g_ptr_array_add (self->codes, g_strdup (entry->code));
    }
  self->staff = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  gtk_drop_down_set_selected (self->staff, selected);
  bc_form_dialog_add_field (BC_FORM_DIALOG (self), _ ("_Who calls"), GTK_WIDGET (self->staff));
}

static void
add_note (BcCallbackPlanDialog *self)
{
  GtkWidget *note = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (note), TRUE);
  self->note = GTK_EDITABLE (note);
  bc_form_dialog_add_field (BC_FORM_DIALOG (self), _ ("_Note for whoever calls"), note);
}

static void
bc_callback_plan_dialog_dispose (GObject *object)
{
  BcCallbackPlanDialog *self = BC_CALLBACK_PLAN_DIALOG (object);

  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->hall, bc_hall_unref);

  G_OBJECT_CLASS (bc_callback_plan_dialog_parent_class)->dispose (object);
}

static void
bc_callback_plan_dialog_class_init (BcCallbackPlanDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bc_callback_plan_dialog_dispose;
  BC_FORM_DIALOG_CLASS (klass)->check = bc_callback_plan_dialog_check;
}

static void
bc_callback_plan_dialog_init (BcCallbackPlanDialog *self)
{
  bc_form_dialog_setup (BC_FORM_DIALOG (self), _ ("Plan a Callback"), _ ("_Plan"));
}

BcCallbackPlanDialog *
bc_callback_plan_dialog_new (
    GtkWindow *parent, BcHall *hall, gint64 now, BcDay day, const char *caller)
{
  BcCallbackPlanDialog *self;

  g_return_val_if_fail (hall != NULL, NULL);

  self = g_object_new (BC_TYPE_CALLBACK_PLAN_DIALOG, "transient-for", parent, NULL);
  self->hall = bc_hall_ref (hall);
  self->now = now;
  add_when (self, day);
  add_staff (self, caller);
  add_note (self);
  return self;
}

void
bc_callback_plan_dialog_set_chooser (BcCallbackPlanDialog *self,
                                     const char *label,
                                     GtkWidget *chooser,
                                     BcIsChosenFunc is_chosen)
{
  GtkWidget *row;

  g_return_if_fail (BC_IS_CALLBACK_PLAN_DIALOG (self));
  g_return_if_fail (self->chooser == NULL && GTK_IS_WIDGET (chooser) && is_chosen != NULL);

  self->chooser = chooser;
  self->is_chosen = is_chosen;
  row = bc_form_dialog_add_field (BC_FORM_DIALOG (self), label, chooser);
  gtk_widget_insert_after (row, gtk_widget_get_parent (row), NULL);
  gtk_widget_grab_focus (chooser);
}

gint64
bc_callback_plan_dialog_get_planned_at (BcCallbackPlanDialog *self)
{
  g_autofree char *text = NULL;
  gint64 instant;

  g_return_val_if_fail (BC_IS_CALLBACK_PLAN_DIALOG (self), BC_INT_NONE);

  text = bc_instant_entry_get_text (self->when);
  if (text == NULL || !bc_instant_parse (text, bc_hall_zone (self->hall), &instant))
    return BC_INT_NONE;
  return instant;
}

const char *
bc_callback_plan_dialog_get_staff (BcCallbackPlanDialog *self)
{
  g_return_val_if_fail (BC_IS_CALLBACK_PLAN_DIALOG (self), NULL);

  return g_ptr_array_index (self->codes, gtk_drop_down_get_selected (self->staff));
}

char *
bc_callback_plan_dialog_get_note (BcCallbackPlanDialog *self)
{
  g_autofree char *note = NULL;

  g_return_val_if_fail (BC_IS_CALLBACK_PLAN_DIALOG (self), NULL);

  note = bc_text_clean (gtk_editable_get_text (self->note));
  return bc_text_is_blank (note) ? NULL : g_steal_pointer (&note);
}

gint64
bc_callback_plan_time (BcHall *hall, BcDay day, gint64 now)
{
  GTimeZone *zone = bc_hall_zone (hall);
  gint64 morning = bc_instant_from_local (day, MORNING, zone);
  gint64 afternoon = bc_instant_from_local (day, AFTERNOON, zone);
  gint64 next_hour;

  if (now < morning)
    return morning;
  if (now < afternoon)
    return afternoon;
  next_hour = now - now % BC_HOUR + BC_HOUR;
  /* Late at night the next hour is tomorrow's; whoever plans then sees the afternoon and types. */
  return bc_instant_to_day (next_hour, zone, NULL) == day ? next_hour : afternoon;
}

static gboolean
has_role (const BcEntry *actor, guint roles, char **why)
{
  g_autofree char *words = NULL;

  if (actor != NULL && (actor->roles & roles) != 0)
    return TRUE;
  words = bc_roles_label (roles);
  if (why != NULL)
    /* Translators: roles of the hall's staff. */
    *why = g_strdup_printf (_ ("Callbacks are for these roles: %s."), words);
  return FALSE;
}

gboolean
bc_callback_may_plan (const BcEntry *actor, char **why)
{
  return has_role (actor, BC_ROLE_CALLBACK | BC_ROLE_DISPATCHER, why);
}

gboolean
bc_callback_may_record (const BcEntry *actor, char **why)
{
  return has_role (actor, BC_ROLE_CALLBACK, why);
}
