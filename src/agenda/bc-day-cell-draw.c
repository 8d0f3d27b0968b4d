/* One day of the month's page: how it is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-cell-private.h"
#include "widgets/bc-frame-probe.h"

/* The marks that are counted in the head: what presses, what comes, who is to be called. */
static const BcMark counted[] = { BC_MARK_OVERDUE,   BC_MARK_FOLLOW_UP_LATE, BC_MARK_TODAY,
                                  BC_MARK_FOLLOW_UP, BC_MARK_SOON,           BC_MARK_ON_TIME,
                                  BC_MARK_MEETING,   BC_MARK_CALLBACK_LATE,  BC_MARK_CALLBACK };

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, float x, float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
fill_rounded (GtkSnapshot *snapshot,
              const graphene_rect_t *area,
              float radius,
              const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

static void
named_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

/* Draws the number; today's stands on a filled pill. Returns where it ends. */
static float
draw_number (BcDayCell *self, GtkSnapshot *snapshot, float head, const GdkRGBA *text_color)
{
  GdkRGBA background, color = *text_color;
  int width, height;
  float pill;

  pango_layout_get_pixel_size (self->number, &width, &height);
  if (!self->today)
    {
      draw_text (snapshot, self->number, &color, BC_CELL_GAP / 2, (head - height) / 2);
      return BC_CELL_GAP / 2 + width;
    }
  pill = MAX (width + 2 * BC_CELL_GAP, head);
  named_color (GTK_WIDGET (self), "accent_bg_color", &background);
  named_color (GTK_WIDGET (self), "accent_fg_color", &color);
  fill_rounded (snapshot, &GRAPHENE_RECT_INIT (0, 0, pill, head), head / 2, &background);
  draw_text (snapshot, self->number, &color, (pill - width) / 2, (head - height) / 2);
  return pill;
}

/* Draws 休 or 班, if the day has one, from @x and returns where it ends. */
static float
draw_badge (BcDayCell *self, GtkSnapshot *snapshot, float head, float x)
{
  int width, height;
  GdkRGBA color, tint;
  float box;

  if (self->badge == NULL)
    return x;
  named_color (GTK_WIDGET (self), self->kind == BC_DAY_HOLIDAY ? "success_color" : "warning_color",
               &color);
  tint = color;
  tint.alpha *= 0.16f;
  pango_layout_get_pixel_size (self->badge, &width, &height);
  box = MAX (width + BC_CELL_GAP, height);
  fill_rounded (snapshot, &GRAPHENE_RECT_INIT (x, (head - height) / 2, box, height), 3, &tint);
  draw_text (snapshot, self->badge, &color, x + (box - width) / 2, (head - height) / 2);
  return x + box + BC_CELL_GAP;
}

/* Draws the counts at the right, as many as fit after @start, the most pressing first. Returns where
 * they begin. */
static float
draw_counts (
    BcDayCell *self, GtkSnapshot *snapshot, float head, float start, const GdkRGBA *text_color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float end = gtk_widget_get_width (widget);
  int size = (int) (head * 0.6f);
  PangoLayout *layouts[G_N_ELEMENTS (counted)] = { NULL };
  int widths[G_N_ELEMENTS (counted)] = { 0 };
  float total = 0;
  float x;

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", self->counts[counted[i]]);
      PangoLayout *layout;

      if (self->counts[counted[i]] == 0)
        continue;
      layout = bc_day_cell_make_layout (self, text, BC_CELL_BADGE_SCALE, FALSE);
      pango_layout_get_pixel_size (layout, &widths[i], NULL);
      if (start + total + size + 1 + widths[i] + BC_CELL_GAP > end)
        {
          g_object_unref (layout);
          break;
        }
      layouts[i] = layout;
      total += size + 1 + widths[i] + BC_CELL_GAP;
    }

  x = end - total;
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      GdkRGBA color;
      int height;

      if (layouts[i] == NULL)
        continue;
      bc_mark_color (widget, counted[i], &color);
      bc_mark_snapshot (widget, snapshot, counted[i], &color, x + BC_CELL_GAP, (head - size) / 2,
                        size);
      pango_layout_get_pixel_size (layouts[i], NULL, &height);
      draw_text (snapshot, layouts[i], text_color, x + BC_CELL_GAP + size + 1, (head - height) / 2);
      x += BC_CELL_GAP + size + 1 + widths[i];
      g_object_unref (layouts[i]);
    }
  return end - total;
}

static void
draw_head (BcDayCell *self, GtkSnapshot *snapshot, const GdkRGBA *text_color)
{
  float head = bc_day_cell_head_height (GTK_WIDGET (self));
  float x = draw_number (self, snapshot, head, text_color) + BC_CELL_GAP;
  float end;
  int height;

  x = draw_badge (self, snapshot, head, x);
  end = draw_counts (self, snapshot, head, x, text_color);
  if (self->name != NULL && end - x > head)
    {
      pango_layout_set_width (self->name, (int) (end - x) * PANGO_SCALE);
      pango_layout_get_pixel_size (self->name, NULL, &height);
      draw_text (snapshot, self->name, text_color, x, (head - height) / 2);
    }
}

static void
draw_chip (BcDayCell *self,
           GtkSnapshot *snapshot,
           const BcCellChip *chip,
           const GdkRGBA *text_color)
{
  float size = chip->area.size.height;
  int shape = (int) (size * 0.75f);
  GdkRGBA color, tint;
  int height;

  bc_mark_color (GTK_WIDGET (self), chip->mark, &color);
  tint = color;
  tint.alpha *= 0.13f;
  fill_rounded (snapshot, &chip->area, 4, &tint);
  bc_mark_snapshot (GTK_WIDGET (self), snapshot, chip->mark, &color,
                    chip->area.origin.x + (size - shape) / 2,
                    chip->area.origin.y + (size - shape) / 2, shape);
  pango_layout_get_pixel_size (chip->layout, NULL, &height);
  draw_text (snapshot, chip->layout, text_color, chip->area.origin.x + size,
             chip->area.origin.y + (size - height) / 2);
}

static void
draw_all (BcDayCell *self, GtkSnapshot *snapshot)
{
  GdkRGBA color;
  int height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  draw_head (self, snapshot, &color);
  for (guint i = 0; i < self->n_chips; i++)
    draw_chip (self, snapshot, &self->chips[i], &color);
  if (self->more != NULL)
    {
      pango_layout_get_pixel_size (self->more, NULL, &height);
      draw_text (snapshot, self->more, &color, BC_CELL_GAP,
                 self->more_area.origin.y + (self->more_area.size.height - height) / 2);
    }
}

void
bc_day_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcDayCell *self = BC_DAY_CELL (widget);

  bc_frame_probe_begin ();
  if (self->number == NULL)
    bc_day_cell_arrange (self);
  if (self->number != NULL)
    draw_all (self, snapshot);
  bc_frame_probe_end ("agenda-draw");
}
