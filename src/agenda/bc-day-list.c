/* The list of one day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-list-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-entry-keys.h"
#include "agenda/bc-weekdays.h"
#include "widgets/bc-callback-dialog.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

guint bc_day_list_signals[BC_DAY_LIST_N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcDayList, bc_day_list, GTK_TYPE_WIDGET)

static void
section_activate_cb (BcDayList *self, BcAgendaEntry *entry)
{
  bc_agenda_activate_entry (GTK_WIDGET (self), entry);
}

static void
section_drag_begun_cb (BcDayList *self)
{
  g_signal_emit (self, bc_day_list_signals[BC_DAY_LIST_DRAG_BEGUN], 0);
}

static void
section_drag_ended_cb (BcDayList *self)
{
  g_signal_emit (self, bc_day_list_signals[BC_DAY_LIST_DRAG_ENDED], 0);
}

/* One row of the two sections is marked, the one that was used last. */
static void
section_selected_cb (BcDayList *self, BcDaySection *section)
{
  if (bc_day_section_get_selected (section) == NULL)
    return;
  for (guint i = 0; i < BC_DAY_N_SECTIONS; i++)
    if (self->sections[i] != section)
      bc_day_section_unselect (self->sections[i]);
}

static BcDaySection *
make_section (BcDayList *self)
{
  GtkWidget *section = bc_day_section_new (self->desk);

  g_signal_connect_object (section, "activate", G_CALLBACK (section_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (section, "drag-begun", G_CALLBACK (section_drag_begun_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (section, "drag-ended", G_CALLBACK (section_drag_ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (section, "selected", G_CALLBACK (section_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->section_box, section);
  return BC_DAY_SECTION (section);
}

/* What is shown */

static void
show_section (BcDayList *self, guint index, const BcAgendaDay *content, gboolean is_other_day)
{
  BcDaySection *section = self->sections[index];
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autofree char *title = NULL;

  for (guint i = 0; content != NULL && i < content->entries->len; i++)
    {
      BcAgendaEntry *entry = g_ptr_array_index (content->entries, i);

      if (bc_agenda_entry_is_timed (entry) == (index == BC_DAY_TIMED))
        g_ptr_array_add (entries, entry);
    }
  /* What has an hour is done by the clock, however pressing it is. */
  if (index == BC_DAY_TIMED)
    g_ptr_array_sort (entries, bc_agenda_entry_by_time);
  title = index == BC_DAY_TIMED ? g_strdup_printf (_ ("By the Hour (%u)"), entries->len)
                                : g_strdup_printf (_ ("Deadlines (%u)"), entries->len);
  bc_day_section_set_title (section, title);
  bc_day_section_set_entries (section, entries, is_other_day);
}

/* What day of the week it is, and whether it is worked. */
static void
show_day_kind (BcDayList *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  const char *name = NULL;
  gboolean provisional = FALSE;
  BcDayKind kind = bc_workdays_kind (bc_hall_workdays (hall), self->day, &name, &provisional);
  GString *text = g_string_new (bc_weekday_long (bc_day_weekday (self->day)));
  const char *word;

  if (kind == BC_DAY_MAKE_UP)
    word = _ ("make-up working day");
  else if (kind == BC_DAY_WORKING)
    word = _ ("working day");
  else
    word = _ ("day off");
  g_string_append_printf (text, " · %s", word);
  if (name != NULL)
    g_string_append_printf (text, " · %s", name);
  if (provisional)
    g_string_append_printf (text, " · %s", _ ("provisional"));
  gtk_label_set_label (self->day_kind, text->str);
  g_string_free (text, TRUE);
}

static void
show_head (BcDayList *self)
{
  g_autofree char *date = bc_format_day (self->day);
  g_autofree char *why = NULL;

  gtk_label_set_label (self->day_title, date);
  show_day_kind (self);
  /* The target first: an action whose target is of another type is complained of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "i", self->day);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "agenda.add-callback");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->meeting_button), "i", self->day);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->meeting_button), "agenda.add-meeting");
  gtk_widget_set_sensitive (self->meeting_button, self->day >= bc_desk_today (self->desk));
  if (self->day < bc_desk_today (self->desk))
    why = g_strdup (_ ("This day has passed: a callback can be planned for today or later"));
  else
    bc_callback_may_plan (bc_desk_get_staff (self->desk), &why);
  gtk_widget_set_sensitive (self->add_button, why == NULL);
  gtk_widget_set_tooltip_text (self->add_button,
                               why != NULL ? why
                                           : _ ("Plan a callback on this day (Ctrl+Shift+A)"));
}

static gboolean
bc_day_list_grab_focus (GtkWidget *widget)
{
  BcDayList *self = BC_DAY_LIST (widget);
  BcAgendaEntry *selected = bc_day_list_get_selected (self);

  if (selected != NULL && bc_day_list_focus (self, selected))
    return TRUE;
  for (guint i = 0; i < BC_DAY_N_SECTIONS; i++)
    if (bc_day_section_focus_edge (self->sections[i], FALSE))
      return TRUE;
  return gtk_widget_grab_focus (self->add_button);
}

static void
bc_day_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BcDayList *self = BC_DAY_LIST (widget);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
bc_day_list_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
bc_day_list_dispose (GObject *object)
{
  BcDayList *self = BC_DAY_LIST (object);
  GtkWidget *child;

  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_day_list_parent_class)->dispose (object);
}

static void
bc_day_list_class_init (BcDayListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_day_list_dispose;
  widget_class->grab_focus = bc_day_list_grab_focus;
  widget_class->measure = bc_day_list_measure;
  widget_class->size_allocate = bc_day_list_size_allocate;

  bc_day_list_signals[BC_DAY_LIST_DRAG_BEGUN] =
      g_signal_new ("drag-begun", BC_TYPE_DAY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  bc_day_list_signals[BC_DAY_LIST_DRAG_ENDED] =
      g_signal_new ("drag-ended", BC_TYPE_DAY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  bc_day_list_signals[BC_DAY_LIST_LEFT] = g_signal_new ("left", BC_TYPE_DAY_LIST, G_SIGNAL_RUN_LAST,
                                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bc_ui_init ();
  gtk_widget_class_set_css_name (widget_class, "daylist");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-day-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDayList, add_button);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, day_kind);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, day_title);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, empty);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, head);
  gtk_widget_class_bind_template_child (widget_class, BcDayList, meeting_button);
  gtk_widget_class_bind_template_child_full (widget_class, "sections", FALSE,
                                             G_STRUCT_OFFSET (BcDayList, section_box));
  gtk_widget_class_bind_template_child (widget_class, BcDayList, stack);
}

static void
bc_day_list_init (BcDayList *self)
{
  self->day = BC_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* With large text the button goes below the date. */
  gtk_widget_set_layout_manager (self->head, bc_wrap_layout_new (8));
}

void
bc_day_list_set_desk (BcDayList *self, BcDesk *desk)
{
  g_return_if_fail (BC_IS_DAY_LIST (self));
  g_return_if_fail (self->desk == NULL && BC_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  for (guint i = 0; i < BC_DAY_N_SECTIONS; i++)
    self->sections[i] = make_section (self);
  bc_day_list_add_controllers (self);
}

void
bc_day_list_set_day (BcDayList *self, BcDay day, const BcAgendaDay *content)
{
  gboolean is_other_day;
  gboolean any = FALSE;

  g_return_if_fail (BC_IS_DAY_LIST (self));

  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  is_other_day = day != self->day;
  self->day = day;
  show_head (self);
  if (content == NULL && !is_other_day)
    return;
  for (guint i = 0; i < BC_DAY_N_SECTIONS; i++)
    {
      show_section (self, i, content, is_other_day);
      any = any || bc_day_section_n_entries (self->sections[i]) > 0;
    }
  gtk_stack_set_visible_child (self->stack, any ? GTK_WIDGET (self->section_box) : self->empty);
}

gboolean
bc_day_list_focus (BcDayList *self, BcAgendaEntry *entry)
{
  g_return_val_if_fail (BC_IS_DAY_LIST (self), FALSE);

  for (guint i = 0; i < BC_DAY_N_SECTIONS; i++)
    if (bc_day_section_focus (self->sections[i], entry))
      return TRUE;
  return FALSE;
}

BcAgendaEntry *
bc_day_list_get_selected (BcDayList *self)
{
  g_return_val_if_fail (BC_IS_DAY_LIST (self), NULL);

  for (guint i = 0; i < BC_DAY_N_SECTIONS; i++)
    if (bc_day_section_get_selected (self->sections[i]) != NULL)
      return bc_day_section_get_selected (self->sections[i]);
  return NULL;
}
