/* One row of a day's list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-row.h"

#include <glib/gi18n.h>

#include "agenda/bc-entry-drag.h"
#include "agenda/bc-mark-icon.h"
#include "widgets/bc-drag-escape.h"
#include "widgets/bc-callback-dialog.h"
#include "widgets/bc-ui.h"

struct _BcAgendaRow
{
  GtkWidget parent_instance;

  /* Template */
  BcMarkIcon *mark;
  GtkLabel *matter;
  GtkLabel *number;
  GtkLabel *people;
  GtkWidget *record_button;
  GtkLabel *status;
  GtkLabel *time;

  /* Owned */
  BcDesk *desk;
  BcAgendaEntry *entry;
  GSignalGroup *entry_signals;
  gboolean without_button;
};

enum
{
  DRAG_BEGUN,
  DRAG_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcAgendaRow, bc_agenda_row, GTK_TYPE_WIDGET)

static void
show_status (BcAgendaRow *self, BcMark mark, const char *status)
{
  static const char *const classes[] = { "error", "warning", NULL };
  const char *name = NULL;

  for (int i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), classes[i]);
  if (mark == BC_MARK_OVERDUE || mark == BC_MARK_FOLLOW_UP_LATE || mark == BC_MARK_GATE_LATE)
    name = "error";
  else if (mark == BC_MARK_TODAY || mark == BC_MARK_SOON || mark == BC_MARK_GATE
           || mark == BC_MARK_FOLLOW_UP)
    name = "warning";
  if (name != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), name);

  if (mark == BC_MARK_CALLBACK_LATE || mark == BC_MARK_FOLLOW_UP_LATE || mark == BC_MARK_GATE_LATE)
    {
      /* The mark's word says what its shape says; the status of a callback does not. */
      g_autofree char *text = g_strdup_printf ("%s · %s", bc_mark_label (mark), status);

      gtk_label_set_label (self->status, text);
      return;
    }
  gtk_label_set_label (self->status, status);
}

static void
show_tooltip (BcAgendaRow *self, const char *description)
{
  g_autofree char *text = NULL;

  if (bc_agenda_entry_can_move (self->entry, bc_desk_now (self->desk)))
    text =
        g_strdup_printf (_ ("%s\nDrag it to another day, or move it with Ctrl+Shift+arrow keys."),
                         description);
  else if (bc_agenda_entry_get_kind (self->entry) != BC_AGENDA_DEADLINE)
    text = g_strdup (description);
  else
    text = g_strdup_printf (_ ("%s\nA deadline follows from its limit and cannot be dragged; it "
                               "can only be extended."),
                            description);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
}

/* The list's own row widget is what assistive technology meets first; it has no name unless it is
 * given one. */
static void
name_row (BcAgendaRow *self, const char *description)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    description, -1);
}

/* Only who may record a result is offered to. */
static void
show_button (BcAgendaRow *self)
{
  gboolean offered = !self->without_button && bc_agenda_entry_is_open (self->entry)
                     && bc_callback_may_record (bc_desk_get_staff (self->desk), NULL);

  gtk_widget_set_visible (self->record_button, offered);
  if (!offered)
    return;
  /* The target first: an action whose target is of another type is complained of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->record_button), "x",
                                    bc_agenda_entry_get_callback (self->entry)->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->record_button), "agenda.record-result");
}

static void
refresh (BcAgendaRow *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  gint64 now = bc_desk_now (self->desk);
  g_autofree char *time = NULL;
  g_autofree char *number = NULL;
  g_autofree char *matter = NULL;
  g_autofree char *people = NULL;
  g_autofree char *status = NULL;
  g_autofree char *description = NULL;
  BcMark mark;

  if (self->entry == NULL || hall == NULL)
    return;

  mark = bc_agenda_entry_get_mark (self->entry, hall, now);
  time = bc_agenda_entry_dup_time (self->entry, hall);
  number = bc_agenda_entry_dup_number (self->entry);
  matter = bc_agenda_entry_dup_matter (self->entry, hall);
  people = bc_agenda_entry_dup_people (self->entry, hall);
  status = bc_agenda_entry_dup_status (self->entry, hall, now);
  description = bc_agenda_entry_dup_description (self->entry, hall, now);

  bc_mark_icon_set_mark (self->mark, mark);
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->matter, matter);
  gtk_label_set_label (self->people, people);
  show_status (self, mark, status);
  show_tooltip (self, description);
  name_row (self, description);

  show_button (self);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, BcAgendaRow *self)
{
  return bc_entry_drag_prepare (source, self->entry, bc_desk_now (self->desk));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, BcAgendaRow *self)
{
  bc_entry_drag_set_icon (source, drag, bc_desk_get_hall (self->desk));
  g_signal_emit (self, signals[DRAG_BEGUN], 0);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, BcAgendaRow *self)
{
  g_signal_emit (self, signals[DRAG_ENDED], 0);
}

static void
bc_agenda_row_dispose (GObject *object)
{
  BcAgendaRow *self = BC_AGENDA_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_agenda_row_parent_class)->dispose (object);
}

static void
bc_agenda_row_class_init (BcAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_agenda_row_dispose;

  signals[DRAG_BEGUN] = g_signal_new ("drag-begun", BC_TYPE_AGENDA_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAG_ENDED] = g_signal_new ("drag-ended", BC_TYPE_AGENDA_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BC_TYPE_MARK_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bc_ui_init ();
  gtk_widget_class_set_css_name (widget_class, "agendarow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcAgendaRow, mark);
  gtk_widget_class_bind_template_child (widget_class, BcAgendaRow, matter);
  gtk_widget_class_bind_template_child (widget_class, BcAgendaRow, number);
  gtk_widget_class_bind_template_child (widget_class, BcAgendaRow, people);
  gtk_widget_class_bind_template_child (widget_class, BcAgendaRow, record_button);
  gtk_widget_class_bind_template_child (widget_class, BcAgendaRow, status);
  gtk_widget_class_bind_template_child (widget_class, BcAgendaRow, time);
}

static void
bc_agenda_row_init (BcAgendaRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->entry_signals = g_signal_group_new (BC_TYPE_AGENDA_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "changed", G_CALLBACK (refresh), self);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  bc_drag_escape_enable (source);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

GtkWidget *
bc_agenda_row_new (BcDesk *desk)
{
  BcAgendaRow *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_AGENDA_ROW, NULL);
  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

void
bc_agenda_row_hide_button (BcAgendaRow *self)
{
  g_return_if_fail (BC_IS_AGENDA_ROW (self));

  self->without_button = TRUE;
  gtk_widget_set_visible (self->record_button, FALSE);
}

void
bc_agenda_row_set_entry (BcAgendaRow *self, BcAgendaEntry *entry)
{
  g_return_if_fail (BC_IS_AGENDA_ROW (self));

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  refresh (self);
}

BcAgendaEntry *
bc_agenda_row_get_entry (BcAgendaRow *self)
{
  g_return_val_if_fail (BC_IS_AGENDA_ROW (self), NULL);

  return self->entry;
}
