/* One day of the month's page: what it holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-cell-private.h"

#include <glib/gi18n.h>

#include "widgets/bc-frame-probe.h"

G_DEFINE_FINAL_TYPE (BcDayCell, bc_day_cell, GTK_TYPE_WIDGET)

static void
set_class (BcDayCell *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* (transfer full) (nullable): why the day is worked or not, when it is not what its weekday says.
 */
static char *
explain_day (BcDayCell *self)
{
  g_autofree char *text = NULL;

  if (self->kind == BC_DAY_HOLIDAY)
    text =
        g_strdup_printf (_ ("Day off: %s"), self->holiday != NULL ? self->holiday : _ ("holiday"));
  else if (self->kind == BC_DAY_MAKE_UP && self->holiday != NULL)
    text = g_strdup_printf (_ ("Working day (make-up for %s)"), self->holiday);
  else if (self->kind == BC_DAY_MAKE_UP)
    text = g_strdup (_ ("Working day (make-up)"));

  if (!self->provisional)
    return g_steal_pointer (&text);
  if (text == NULL)
    return g_strdup (_ ("Provisional: the holidays of this year are not loaded"));
  return g_strdup_printf (_ ("%s\nProvisional: the holidays of this year are not loaded"), text);
}

/* Assistive technology reads the whole day as one sentence. */
static void
update_accessible_label (BcDayCell *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *date = bc_format_day (self->day);
  g_autofree char *kind = explain_day (self);
  guint n_callbacks = self->counts[BC_MARK_CALLBACK] + self->counts[BC_MARK_CALLBACK_LATE]
                      + self->counts[BC_MARK_CALLBACK_DONE];
  guint n_meetings = self->counts[BC_MARK_MEETING] + self->counts[BC_MARK_MEETING_OVER];
  guint n_deadlines = 0;

  for (int mark = 0; mark < BC_N_MARKS; mark++)
    n_deadlines += self->counts[mark];
  n_deadlines -= n_callbacks + n_meetings;

  g_string_append (text, date);
  if (self->today)
    g_string_append_printf (text, ", %s", _ ("today"));
  if (kind != NULL)
    g_string_append_printf (text, ", %s", kind);
  g_string_append (text, ", ");
  g_string_append_printf (text, ngettext ("%u deadline", "%u deadlines", n_deadlines), n_deadlines);
  g_string_append (text, ", ");
  g_string_append_printf (text, ngettext ("%u callback", "%u callbacks", n_callbacks), n_callbacks);
  if (n_meetings > 0)
    g_string_append_printf (text, ngettext (", %u meeting", ", %u meetings", n_meetings),
                            n_meetings);
  if (self->counts[BC_MARK_OVERDUE] > 0)
    g_string_append_printf (text, _ (", %u overdue"), self->counts[BC_MARK_OVERDUE]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
  g_string_free (text, TRUE);
}

static gboolean
bc_day_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  BcDayCell *self = BC_DAY_CELL (widget);
  BcAgendaEntry *entry = NULL;
  g_autofree char *text = NULL;

  if (!keyboard_tooltip && bc_day_cell_pick (self, x, y, &entry) == BC_CELL_ENTRY)
    text = bc_agenda_entry_dup_tooltip (entry, self->hall, self->now);
  else
    text = explain_day (self);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
bc_day_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  bc_frame_probe_begin ();
  bc_day_cell_arrange (BC_DAY_CELL (widget));
  bc_frame_probe_end ("agenda-arrange");
}

static void
bc_day_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bc_day_cell_parent_class)->css_changed (widget, change);

  /* The font may be another one now; the texts are made again with the next allocation. */
  bc_day_cell_forget (BC_DAY_CELL (widget));
  gtk_widget_queue_resize (widget);
}

static void
bc_day_cell_finalize (GObject *object)
{
  BcDayCell *self = BC_DAY_CELL (object);

  bc_day_cell_forget (self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->hall, bc_hall_unref);
  g_clear_pointer (&self->holiday, g_free);

  G_OBJECT_CLASS (bc_day_cell_parent_class)->finalize (object);
}

static void
bc_day_cell_class_init (BcDayCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = bc_day_cell_finalize;

  widget_class->css_changed = bc_day_cell_css_changed;
  widget_class->measure = bc_day_cell_measure;
  widget_class->query_tooltip = bc_day_cell_query_tooltip;
  widget_class->size_allocate = bc_day_cell_size_allocate;
  widget_class->snapshot = bc_day_cell_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (widget_class, "daycell");
}

static void
bc_day_cell_init (BcDayCell *self)
{
  self->day = BC_DAY_NONE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
bc_day_cell_new (void)
{
  return g_object_new (BC_TYPE_DAY_CELL, NULL);
}

void
bc_day_cell_set_day (BcDayCell *self, BcDay day, const BcMonth *month, BcHall *hall, BcDay today)
{
  const char *name = NULL;

  g_return_if_fail (BC_IS_DAY_CELL (self));
  g_return_if_fail (month != NULL && hall != NULL);

  self->day = day;
  self->outside = !bc_month_contains (month, day);
  self->today = day == today;
  if (self->hall != hall)
    {
      g_clear_pointer (&self->hall, bc_hall_unref);
      self->hall = bc_hall_ref (hall);
    }
  self->kind = bc_workdays_kind (bc_hall_workdays (hall), day, &name, &self->provisional);
  g_free (self->holiday);
  self->holiday = g_strdup (name);

  set_class (self, "outside", self->outside);
  set_class (self, "today", self->today);
  set_class (self, "off",
             self->kind == BC_DAY_WEEKEND || self->kind == BC_DAY_HOLIDAY
                 || self->kind == BC_DAY_CLOSED);
  bc_day_cell_forget (self);
  bc_day_cell_set_content (self, NULL, 0);
}

void
bc_day_cell_set_month (BcDayCell *self, const BcMonth *month)
{
  g_return_if_fail (BC_IS_DAY_CELL (self));

  self->outside = !bc_month_contains (month, self->day);
  set_class (self, "outside", self->outside);
}

BcDay
bc_day_cell_get_day (BcDayCell *self)
{
  g_return_val_if_fail (BC_IS_DAY_CELL (self), BC_DAY_NONE);

  return self->day;
}

/* Texts are costly to lay out, and most readings bring a day what it has already. */
static guint64
fingerprint_of (const BcAgendaDay *content)
{
  guint64 hash = 14695981039346656037u;

  for (guint i = 0; content != NULL && i < content->entries->len; i++)
    hash = bc_agenda_entry_mix (g_ptr_array_index (content->entries, i), hash);
  for (int mark = 0; content != NULL && mark < BC_N_MARKS; mark++)
    hash = (hash ^ content->counts[mark]) * 1099511628211u;
  return hash;
}

void
bc_day_cell_set_content (BcDayCell *self, const BcAgendaDay *content, gint64 now)
{
  guint64 fingerprint = fingerprint_of (content);
  gboolean is_known;

  g_return_if_fail (BC_IS_DAY_CELL (self));

  is_known = self->number != NULL && fingerprint == self->fingerprint
             && (content != NULL) == (self->entries != NULL);
  self->fingerprint = fingerprint;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  memset (self->counts, 0, sizeof self->counts);
  self->now = now;
  if (content != NULL)
    {
      self->entries = g_ptr_array_ref (content->entries);
      memcpy (self->counts, content->counts, sizeof self->counts);
    }
  if (is_known)
    {
      for (guint i = 0; i < self->n_chips; i++)
        self->chips[i].entry = g_ptr_array_index (self->entries, self->chips[i].index);
      return;
    }
  update_accessible_label (self);
  bc_day_cell_forget (self);
  /* The cell's size does not depend on what it holds, so that 42 changes do not make the page
   * measure itself 42 times. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bc_day_cell_set_selected (BcDayCell *self, gboolean selected)
{
  g_return_if_fail (BC_IS_DAY_CELL (self));

  self->selected = selected;
  set_class (self, "selected", selected);
  gtk_widget_set_focusable (GTK_WIDGET (self), selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

BcCellPart
bc_day_cell_pick (BcDayCell *self, double x, double y, BcAgendaEntry **entry)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  g_return_val_if_fail (BC_IS_DAY_CELL (self), BC_CELL_DAY);

  for (guint i = 0; i < self->n_chips; i++)
    if (graphene_rect_contains_point (&self->chips[i].area, &point))
      {
        if (entry != NULL)
          *entry = self->chips[i].entry;
        return BC_CELL_ENTRY;
      }
  if (self->more != NULL && graphene_rect_contains_point (&self->more_area, &point))
    return BC_CELL_MORE;
  return BC_CELL_DAY;
}

void
bc_day_cell_set_drop (BcDayCell *self, BcCellDrop drop)
{
  g_return_if_fail (BC_IS_DAY_CELL (self));

  if (self->drop == drop)
    return;
  self->drop = drop;
  set_class (self, "drop-refused", drop == BC_CELL_DROP_REFUSED);
  set_class (self, "drop-here", drop == BC_CELL_DROP_TARGET);
}
