/* The hours of one day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-hour-column.h"

#include <glib/gi18n.h>

#include "agenda/bc-lanes.h"
#include "agenda/bc-mark-icon.h"
#include "widgets/bc-frame-probe.h"

#define HOURS         24
#define HOUR_MINUTES  60
#define LINES_AN_HOUR 2.6
#define CHIP_SCALE    0.85
#define LANE_EMS      4.2 /* less holds no ticket's number */
#define WIDEST_EMS    16.0
#define GAP           2.0f

/* One thing on the hours. */
typedef struct
{
  BcAgendaEntry *entry; /* one of the column's */
  BcMark mark;
  BcLane lane;
  graphene_rect_t area;
  PangoLayout *layout; /* NULL while it is not shown, behind the “+3” */
} Block;

struct _BcHourColumn
{
  GtkWidget parent_instance;

  BcDay day;
  gboolean off;
  int now_minute; /* -1 on other days */
  int drop_minute;
  gboolean drop_refused;

  BcHall *hall;
  gint64 now;
  GArray *blocks;     /* Block; entries are held by @entries */
  GPtrArray *entries; /* (element-type BcAgendaEntry) that have an hour, by time */
  GArray *more_areas; /* graphene_rect_t: each “+3” */
  GPtrArray *more;    /* PangoLayout beside them */
  gboolean is_arranged;
};

G_DEFINE_FINAL_TYPE (BcHourColumn, bc_hour_column, GTK_TYPE_WIDGET)

static int
line_height (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

int
bc_hour_column_hour_height (GtkWidget *widget)
{
  return (int) (line_height (widget) * LINES_AN_HOUR);
}

static void
set_class (BcHourColumn *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static int
minute_of (BcHall *hall, gint64 instant)
{
  int second;

  bc_instant_to_day (instant, bc_hall_zone (hall), &second);
  return second / HOUR_MINUTES;
}

static void
clear_block (gpointer data)
{
  g_clear_object (&((Block *) data)->layout);
}

static void
forget (BcHourColumn *self)
{
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->more_areas, 0);
  g_ptr_array_set_size (self->more, 0);
  self->is_arranged = FALSE;
}

/* What fits */

static PangoLayout *
make_layout (BcHourColumn *self, const char *text, float width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (CHIP_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int) MAX (width, 1) * PANGO_SCALE);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
make_blocks (BcHourColumn *self)
{
  g_autofree BcLane *lanes = g_new0 (BcLane, MAX (self->entries->len, 1));

  for (guint i = 0; i < self->entries->len; i++)
    {
      BcAgendaEntry *entry = g_ptr_array_index (self->entries, i);

      lanes[i].start = minute_of (self->hall, bc_agenda_entry_get_at (entry));
      lanes[i].end = lanes[i].start + MAX (bc_agenda_entry_get_length (entry), 15);
    }
  bc_lanes_assign (lanes, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Block block = { .entry = g_ptr_array_index (self->entries, i), .lane = lanes[i] };

      block.mark = bc_agenda_entry_get_mark (block.entry, self->hall, self->now);
      g_array_append_val (self->blocks, block);
    }
}

/* The last lane that is shown of a set in which not all have room says how many it hides. */
static void
add_more (BcHourColumn *self, const graphene_rect_t *area, guint hidden)
{
  /* Translators: how many more entries there are than are shown. */
  g_autofree char *text = g_strdup_printf (_ ("+%u"), hidden);

  g_array_append_val (self->more_areas, *area);
  g_ptr_array_add (self->more, make_layout (self, text, area->size.width));
}

static void
place (BcHourColumn *self, Block *block, float lane_width, float hour)
{
  float shape;
  g_autofree char *text = NULL;

  block->area =
      GRAPHENE_RECT_INIT ((float) block->lane.lane * lane_width + 1,
                          (float) block->lane.start * hour / HOUR_MINUTES + 1, lane_width - GAP,
                          (float) (block->lane.end - block->lane.start) * hour / HOUR_MINUTES
                              - GAP);
  shape = (float) line_height (GTK_WIDGET (self)) * 0.9f;
  text = bc_agenda_entry_dup_block (block->entry, self->hall, self->now);
  block->layout = make_layout (self, text, block->area.size.width - shape - 2 * GAP);
}

static void
arrange (BcHourColumn *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = (float) gtk_widget_get_width (widget);
  float em = (float) line_height (widget) * 0.75f;
  float hour = (float) bc_hour_column_hour_height (widget);
  int room = MAX ((int) (width / (em * LANE_EMS)), 1);
  guint hidden = 0;
  graphene_rect_t last = { 0 };

  forget (self);
  self->is_arranged = TRUE;
  if (self->hall == NULL || self->entries->len == 0)
    return;
  make_blocks (self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);
      int shown = MIN (block->lane.n_lanes, room);
      gboolean is_short = block->lane.n_lanes > room;
      /* A single lane leaves room beside it for the number of those that have none. */
      float lane_width = is_short && room == 1
                             ? width * 0.6f
                             : MIN (width / (float) shown, em * (float) WIDEST_EMS);
      gboolean is_new_set =
          i > 0 && block->lane.lane == 0
          && block->lane.start >= g_array_index (self->blocks, Block, i - 1).lane.end;

      if (hidden > 0 && is_new_set)
        {
          add_more (self, &last, hidden);
          hidden = 0;
        }
      /* The last lane belongs to the number of those that have none. */
      if (is_short && block->lane.lane >= MAX (room - 1, 1))
        {
          hidden++;
          last = GRAPHENE_RECT_INIT ((float) MAX (room - 1, 1) * lane_width + 1,
                                     (float) block->lane.start * hour / HOUR_MINUTES + 1,
                                     lane_width - GAP, (float) line_height (widget));
          continue;
        }
      place (self, block, lane_width, hour);
    }
  if (hidden > 0)
    add_more (self, &last, hidden);
}

/* Drawing */

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, float x, float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
fill (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_lines (BcHourColumn *self, GtkSnapshot *snapshot, const GdkRGBA *text_color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = (float) gtk_widget_get_width (widget);
  int hour = bc_hour_column_hour_height (widget);
  GdkRGBA color = *text_color;

  for (int i = 1; i < HOURS; i++)
    {
      color.alpha = text_color->alpha * 0.12f;
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (0, (float) (i * hour), width, 1));
    }
}

static void
draw_now (BcHourColumn *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float y = (float) self->now_minute * (float) bc_hour_column_hour_height (widget) / HOUR_MINUTES;
  GdkRGBA color;

  if (self->now_minute < 0)
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "error_color",
                                       &color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, y - 1, (float) gtk_widget_get_width (widget),
                                                  2));
}

static void
draw_block (BcHourColumn *self, GtkSnapshot *snapshot, Block *block, const GdkRGBA *text_color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float shape = (float) line_height (widget) * 0.65f;
  GdkRGBA color, tint;
  int height;

  bc_mark_color (widget, block->mark, &color);
  tint = color;
  tint.alpha *= 0.16f;
  fill (snapshot, &block->area, &tint);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (block->area.origin.x, block->area.origin.y + 2, 2,
                                                  block->area.size.height - 4));
  pango_layout_get_pixel_size (block->layout, NULL, &height);
  bc_mark_snapshot (widget, snapshot, block->mark, &color, block->area.origin.x + 4,
                    block->area.origin.y + 2 + ((float) height - shape) / 2, (int) shape);
  draw_layout (snapshot, block->layout, text_color, block->area.origin.x + 4 + shape + 3,
               block->area.origin.y + 2);
}

static void
draw_drop (BcHourColumn *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float hour = (float) bc_hour_column_hour_height (widget);
  graphene_rect_t area;
  GdkRGBA color;

  if (self->drop_minute < 0 || self->drop_refused)
    return;
  area = GRAPHENE_RECT_INIT (1, (float) self->drop_minute * hour / HOUR_MINUTES,
                             (float) gtk_widget_get_width (widget) - 2, hour / 2);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &color))
    return;
  color.alpha = 0.35f;
  fill (snapshot, &area, &color);
}

static void
bc_hour_column_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcHourColumn *self = BC_HOUR_COLUMN (widget);
  GdkRGBA color;

  bc_frame_probe_begin ();
  if (!self->is_arranged)
    arrange (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  draw_lines (self, snapshot, &color);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);

      if (block->layout != NULL)
        draw_block (self, snapshot, block, &color);
    }
  for (guint i = 0; i < self->more->len; i++)
    {
      const graphene_rect_t *area = &g_array_index (self->more_areas, graphene_rect_t, i);

      draw_layout (snapshot, g_ptr_array_index (self->more, i), &color, area->origin.x + 4,
                   area->origin.y + 2);
    }
  draw_now (self, snapshot);
  draw_drop (self, snapshot);
  bc_frame_probe_end ("agenda-hours");
}

static void
bc_hour_column_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = line_height (widget) * 3;
  else
    *minimum = *natural = HOURS * bc_hour_column_hour_height (widget);
}

static void
bc_hour_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget (BC_HOUR_COLUMN (widget));
}

static void
bc_hour_column_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bc_hour_column_parent_class)->css_changed (widget, change);
  forget (BC_HOUR_COLUMN (widget));
  gtk_widget_queue_resize (widget);
}

static gboolean
bc_hour_column_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  BcHourColumn *self = BC_HOUR_COLUMN (widget);
  BcAgendaEntry *entry = keyboard_tooltip ? NULL : bc_hour_column_pick (self, x, y, NULL);
  g_autofree char *text = NULL;

  if (entry == NULL)
    return FALSE;
  text = bc_agenda_entry_dup_tooltip (entry, self->hall, self->now);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
bc_hour_column_finalize (GObject *object)
{
  BcHourColumn *self = BC_HOUR_COLUMN (object);

  g_array_unref (self->blocks);
  g_array_unref (self->more_areas);
  g_ptr_array_unref (self->more);
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->hall, bc_hall_unref);

  G_OBJECT_CLASS (bc_hour_column_parent_class)->finalize (object);
}

static void
bc_hour_column_class_init (BcHourColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bc_hour_column_finalize;
  widget_class->css_changed = bc_hour_column_css_changed;
  widget_class->measure = bc_hour_column_measure;
  widget_class->query_tooltip = bc_hour_column_query_tooltip;
  widget_class->size_allocate = bc_hour_column_size_allocate;
  widget_class->snapshot = bc_hour_column_snapshot;
  /* The cell above it says in words what it shows. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "hourcolumn");
}

static void
bc_hour_column_init (BcHourColumn *self)
{
  self->day = BC_DAY_NONE;
  self->now_minute = -1;
  self->drop_minute = -1;
  self->blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  g_array_set_clear_func (self->blocks, clear_block);
  self->more_areas = g_array_new (FALSE, TRUE, sizeof (graphene_rect_t));
  self->more = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
bc_hour_column_new (void)
{
  return g_object_new (BC_TYPE_HOUR_COLUMN, NULL);
}

void
bc_hour_column_set_day (BcHourColumn *self, BcDay day, BcHall *hall, gint64 now)
{
  g_return_if_fail (BC_IS_HOUR_COLUMN (self));

  self->day = day;
  if (self->hall != hall)
    {
      g_clear_pointer (&self->hall, bc_hall_unref);
      self->hall = bc_hall_ref (hall);
    }
  set_class (self, "off", !bc_workdays_is_working (bc_hall_workdays (hall), day));
  bc_hour_column_set_content (self, NULL, now);
}

BcDay
bc_hour_column_get_day (BcHourColumn *self)
{
  return self->day;
}

void
bc_hour_column_set_content (BcHourColumn *self, const BcAgendaDay *content, gint64 now)
{
  g_return_if_fail (BC_IS_HOUR_COLUMN (self));

  forget (self);
  g_ptr_array_set_size (self->entries, 0);
  self->now = now;
  self->now_minute = self->hall != NULL && bc_hall_day (self->hall, now) == self->day
                         ? minute_of (self->hall, now)
                         : -1;
  for (guint i = 0; content != NULL && i < content->entries->len; i++)
    {
      BcAgendaEntry *entry = g_ptr_array_index (content->entries, i);

      if (bc_agenda_entry_is_timed (entry))
        g_ptr_array_add (self->entries, g_object_ref (entry));
    }
  g_ptr_array_sort (self->entries, bc_agenda_entry_by_time);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bc_hour_column_set_selected (BcHourColumn *self, gboolean selected)
{
  g_return_if_fail (BC_IS_HOUR_COLUMN (self));

  set_class (self, "selected", selected);
}

BcAgendaEntry *
bc_hour_column_pick (BcHourColumn *self, double x, double y, gboolean *more)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  g_return_val_if_fail (BC_IS_HOUR_COLUMN (self), NULL);

  if (more != NULL)
    *more = FALSE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);

      if (block->layout != NULL && graphene_rect_contains_point (&block->area, &point))
        return block->entry;
    }
  for (guint i = 0; more != NULL && i < self->more_areas->len; i++)
    *more = *more
            || graphene_rect_contains_point (&g_array_index (self->more_areas, graphene_rect_t, i),
                                             &point);
  return NULL;
}

double
bc_hour_column_minute (BcHourColumn *self, double y)
{
  return y * HOUR_MINUTES / bc_hour_column_hour_height (GTK_WIDGET (self));
}

void
bc_hour_column_set_drop (BcHourColumn *self, int minute, gboolean refused)
{
  g_return_if_fail (BC_IS_HOUR_COLUMN (self));

  self->drop_minute = minute;
  self->drop_refused = refused;
  set_class (self, "drop-refused", refused);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
