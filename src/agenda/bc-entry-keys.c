/* The keys of what is marked in a list of entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-entry-keys.h"

#include "agenda/bc-month.h"

/* What the callbacks of one list need. */
typedef struct
{
  BcEntryFunc get_entry;
  BcDesk *desk;
} Keys;

gboolean
bc_agenda_activate_entry (GtkWidget *widget, BcAgendaEntry *entry)
{
  BcTicket *ticket = bc_agenda_entry_get_ticket (entry);

  if (ticket == NULL)
    return gtk_widget_activate_action (widget, "agenda.open-gate", "x",
                                       bc_agenda_entry_get_at (entry));
  return gtk_widget_activate_action (widget, "agenda.open-ticket", "x", bc_ticket_get_id (ticket));
}

gboolean
bc_agenda_move_entry (GtkWidget *widget, BcAgendaEntry *entry, BcDay day, int minute)
{
  gint64 id = bc_agenda_entry_get_id (entry);

  switch (bc_agenda_entry_get_kind (entry))
    {
    case BC_AGENDA_CALLBACK:
      return gtk_widget_activate_action (widget, "agenda.move-callback", "(xii)", id, day, minute);
    case BC_AGENDA_MEETING:
      return gtk_widget_activate_action (widget, "agenda.move-meeting", "(xii)", id, day, minute);
    case BC_AGENDA_DEADLINE:
    case BC_AGENDA_GATE:
    case BC_AGENDA_FOLLOW_UP:
    case BC_N_AGENDA_KINDS:
    default:
      return FALSE;
    }
}

static gboolean
move_cb (GtkWidget *list, GVariant *arguments, gpointer user_data)
{
  const Keys *keys = user_data;
  BcAgendaEntry *entry = keys->get_entry (list);
  BcHall *hall = bc_desk_get_hall (keys->desk);

  /* One that was made already says why it stays. */
  return entry != NULL && hall != NULL
         && bc_agenda_move_entry (list, entry,
                                  bc_hall_day (hall, bc_agenda_entry_get_at (entry))
                                      + g_variant_get_int32 (arguments),
                                  -1);
}

static gboolean
record_cb (GtkWidget *list, GVariant *arguments, gpointer user_data)
{
  BcAgendaEntry *entry = ((const Keys *) user_data)->get_entry (list);

  return entry != NULL && bc_agenda_entry_is_open (entry)
         && gtk_widget_activate_action (list, "agenda.record-result", "x",
                                        bc_agenda_entry_get_id (entry));
}

static gboolean
cancel_cb (GtkWidget *list, GVariant *arguments, gpointer user_data)
{
  const Keys *keys = user_data;
  BcAgendaEntry *entry = keys->get_entry (list);

  if (entry == NULL || !bc_agenda_entry_can_move (entry, bc_desk_now (keys->desk)))
    return FALSE;
  return gtk_widget_activate_action (list,
                                     bc_agenda_entry_get_meeting (entry) != NULL
                                         ? "agenda.cancel-meeting"
                                         : "agenda.cancel-callback",
                                     "x", bc_agenda_entry_get_id (entry));
}

static void
add (GtkEventController *controller,
     guint key,
     GdkModifierType modifiers,
     GtkShortcutFunc callback,
     int argument,
     const Keys *keys)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, modifiers),
                                       gtk_callback_action_new (callback,
                                                                g_memdup2 (keys, sizeof *keys),
                                                                g_free),
                                       "i", argument);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

void
bc_entry_keys_add (GtkWidget *list, BcEntryFunc get_entry, BcDesk *desk)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  const Keys keys = { get_entry, desk };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before the list sees them: it takes arrows with modifiers to mean the selection. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add (controller, GDK_KEY_Left, both, move_cb, -1, &keys);
  add (controller, GDK_KEY_Right, both, move_cb, 1, &keys);
  add (controller, GDK_KEY_Up, both, move_cb, -BC_WEEK_DAYS, &keys);
  add (controller, GDK_KEY_Down, both, move_cb, BC_WEEK_DAYS, &keys);
  add (controller, GDK_KEY_r, GDK_CONTROL_MASK, record_cb, 0, &keys);
  add (controller, GDK_KEY_Delete, 0, cancel_cb, 0, &keys);
  gtk_widget_add_controller (list, controller);
}
