/* One day of the month's page: how it is drawn.
 *
 * The head has the day's number, 休 or 班, the holiday's name, and at its right the counts by
 * shape; below it a chip a line, the last line says how many more there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-cell-private.h"

#include <glib/gi18n.h>

#define GAP         4.0f
#define CHIP_GAP    2.0f
#define CHIP_SCALE  0.85
#define BADGE_SCALE 0.75
#define MIN_CHIPS   2
#define WISH_CHIPS  4

/* The marks that are counted in the head: what presses, what comes, who is to be called. */
static const BcMark counted[] = { BC_MARK_OVERDUE, BC_MARK_TODAY,         BC_MARK_SOON,
                                  BC_MARK_ON_TIME, BC_MARK_CALLBACK_LATE, BC_MARK_CALLBACK };

static int
line_height (GtkWidget *widget, double scale)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (scale * pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static float
head_height (GtkWidget *widget)
{
  return line_height (widget, 1.0) + 2;
}

static float
chip_height (GtkWidget *widget)
{
  return line_height (widget, CHIP_SCALE) + 2;
}

static PangoLayout *
make_layout (BcDayCell *self, const char *text, double scale, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
limit_width (PangoLayout *layout, float width)
{
  pango_layout_set_width (layout, (int) MAX (width, 1) * PANGO_SCALE);
}

void
bc_day_cell_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  float head = head_height (widget);
  float chip = chip_height (widget) + CHIP_GAP;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Room for two digits, 休 and a count: the page scrolls sideways before that is cut off. */
      *minimum = (int) (2.9 * head);
      *natural = (int) (7 * head);
      return;
    }
  *minimum = (int) (head + MIN_CHIPS * chip + GAP);
  *natural = (int) (head + WISH_CHIPS * chip + GAP);
}

static char *
dup_number_text (BcDayCell *self)
{
  int month, day;

  bc_day_to_ymd (self->day, NULL, &month, &day);
  /* The first of a month names it, so that the days of the neighbours cannot be mistaken. */
  if (day == 1)
    /* Translators: the first day of a month in a calendar's cell: month and day as numbers. */
    return g_strdup_printf (C_ ("first of a month", "%1$d/%2$d"), month, day);
  return g_strdup_printf ("%d", day);
}

static void
arrange_head (BcDayCell *self)
{
  g_autofree char *number = dup_number_text (self);

  self->number = make_layout (self, number, 1.0, self->today);
  if (self->kind == BC_DAY_HOLIDAY)
    /* Translators: the mark of a holiday in the calendar; one character in Chinese: 休. */
    self->badge = make_layout (self, C_ ("day mark", "off"), BADGE_SCALE, FALSE);
  else if (self->kind == BC_DAY_MAKE_UP)
    /* Translators: the mark of a make-up working day in the calendar; one character in Chinese: 班.
     */
    self->badge = make_layout (self, C_ ("day mark", "work"), BADGE_SCALE, FALSE);

  if (self->kind == BC_DAY_HOLIDAY && self->provisional)
    {
      g_autofree char *name =
          g_strdup_printf (_ ("%s (provisional)"),
                           self->holiday != NULL ? self->holiday : _ ("holiday"));

      self->name = make_layout (self, name, CHIP_SCALE, FALSE);
    }
  else if (self->holiday != NULL && self->kind == BC_DAY_HOLIDAY)
    self->name = make_layout (self, self->holiday, CHIP_SCALE, FALSE);
}

/* Decides what the chips stand for: the day's first entries. But however many deadlines a day has,
 * one planned callback is shown: it is what can be dragged. */
static void
choose_entries (BcDayCell *self)
{
  guint last = self->n_chips - 1;

  for (guint i = 0; i < self->n_chips; i++)
    self->chips[i].entry = g_ptr_array_index (self->entries, i);
  if (self->n_chips < 2 || self->n_chips == self->entries->len)
    return;
  for (guint i = 0; i <= last; i++)
    if (bc_agenda_entry_is_open (self->chips[i].entry))
      return;
  for (guint i = last + 1; i < self->entries->len; i++)
    if (bc_agenda_entry_is_open (g_ptr_array_index (self->entries, i)))
      {
        self->chips[last].entry = g_ptr_array_index (self->entries, i);
        return;
      }
}

static void
arrange_chip (BcDayCell *self, BcCellChip *chip, float y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = gtk_widget_get_width (widget);
  float height = chip_height (widget);
  g_autofree char *text = bc_agenda_entry_dup_chip (chip->entry, self->hall, self->now);

  chip->mark = bc_agenda_entry_get_mark (chip->entry, self->hall, self->now);
  chip->layout = make_layout (self, text, CHIP_SCALE, FALSE);
  limit_width (chip->layout, width - height - GAP);
  chip->area = GRAPHENE_RECT_INIT (0, y, width, height);
}

static void
arrange_chips (BcDayCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float line = chip_height (widget) + CHIP_GAP;
  float y = head_height (widget) + CHIP_GAP;
  float room = gtk_widget_get_height (widget) - y;
  guint n_lines = room > 0 ? (guint) (room / line) : 0;
  guint hidden;

  if (self->entries == NULL)
    return;
  self->n_chips = bc_month_overflow (self->entries->len, MIN (n_lines, BC_CELL_MAX_CHIPS), &hidden);
  if (self->n_chips > 0)
    choose_entries (self);
  for (guint i = 0; i < self->n_chips; i++)
    {
      arrange_chip (self, &self->chips[i], y);
      y += line;
    }
  if (hidden > 0)
    {
      /* Translators: how many more entries a day of the calendar has than are shown. */
      g_autofree char *text = g_strdup_printf (_ ("+%u"), hidden);

      self->more = make_layout (self, text, CHIP_SCALE, TRUE);
      self->more_area = GRAPHENE_RECT_INIT (0, y, gtk_widget_get_width (widget), line - CHIP_GAP);
    }
}

void
bc_day_cell_arrange (BcDayCell *self)
{
  bc_day_cell_forget (self);
  if (self->day == BC_DAY_NONE)
    return;
  arrange_head (self);
  arrange_chips (self);
}

void
bc_day_cell_forget (BcDayCell *self)
{
  g_clear_object (&self->number);
  g_clear_object (&self->badge);
  g_clear_object (&self->name);
  g_clear_object (&self->more);
  for (guint i = 0; i < self->n_chips; i++)
    g_clear_object (&self->chips[i].layout);
  self->n_chips = 0;
}

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
      draw_text (snapshot, self->number, &color, GAP / 2, (head - height) / 2);
      return GAP / 2 + width;
    }
  pill = MAX (width + 2 * GAP, head);
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
  box = MAX (width + GAP, height);
  fill_rounded (snapshot, &GRAPHENE_RECT_INIT (x, (head - height) / 2, box, height), 3, &tint);
  draw_text (snapshot, self->badge, &color, x + (box - width) / 2, (head - height) / 2);
  return x + box + GAP;
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
      layout = make_layout (self, text, BADGE_SCALE, FALSE);
      pango_layout_get_pixel_size (layout, &widths[i], NULL);
      if (start + total + size + 1 + widths[i] + GAP > end)
        {
          g_object_unref (layout);
          break;
        }
      layouts[i] = layout;
      total += size + 1 + widths[i] + GAP;
    }

  x = end - total;
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      GdkRGBA color;
      int height;

      if (layouts[i] == NULL)
        continue;
      bc_mark_color (widget, counted[i], &color);
      bc_mark_snapshot (widget, snapshot, counted[i], &color, x + GAP, (head - size) / 2, size);
      pango_layout_get_pixel_size (layouts[i], NULL, &height);
      draw_text (snapshot, layouts[i], text_color, x + GAP + size + 1, (head - height) / 2);
      x += GAP + size + 1 + widths[i];
      g_object_unref (layouts[i]);
    }
  return end - total;
}

static void
draw_head (BcDayCell *self, GtkSnapshot *snapshot, const GdkRGBA *text_color)
{
  float head = head_height (GTK_WIDGET (self));
  float x = draw_number (self, snapshot, head, text_color) + GAP;
  float end;
  int height;

  x = draw_badge (self, snapshot, head, x);
  end = draw_counts (self, snapshot, head, x, text_color);
  if (self->name != NULL && end - x > head)
    {
      limit_width (self->name, end - x);
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

void
bc_day_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcDayCell *self = BC_DAY_CELL (widget);
  GdkRGBA color;
  int width, height;

  if (self->number == NULL)
    bc_day_cell_arrange (self);
  if (self->number == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  draw_head (self, snapshot, &color);
  for (guint i = 0; i < self->n_chips; i++)
    draw_chip (self, snapshot, &self->chips[i], &color);
  if (self->more != NULL)
    {
      pango_layout_get_pixel_size (self->more, &width, &height);
      draw_text (snapshot, self->more, &color, GAP,
                 self->more_area.origin.y + (self->more_area.size.height - height) / 2);
    }
}
