/* One day of the month's page: what fits into it.
 *
 * The head has the day's number, 休 or 班, the holiday's name, and at its right the counts by
 * shape; below it a chip a line, the last line says how many more there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-day-cell-private.h"

#include <glib/gi18n.h>

#define CHIP_GAP   2.0f
#define CHIP_SCALE 0.85
#define MIN_CHIPS  2
#define WISH_CHIPS 4

static int
line_height (GtkWidget *widget, double scale)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (scale * pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

float
bc_day_cell_head_height (GtkWidget *widget)
{
  return line_height (widget, 1.0) + 2;
}

static float
chip_height (GtkWidget *widget)
{
  return line_height (widget, CHIP_SCALE) + 2;
}

PangoLayout *
bc_day_cell_make_layout (BcDayCell *self, const char *text, double scale, gboolean bold)
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
  float head = bc_day_cell_head_height (widget);
  float chip = chip_height (widget) + CHIP_GAP;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Room for two digits, 休 and a count: the page scrolls sideways before that is cut off. */
      *minimum = (int) (2.9 * head);
      *natural = (int) (7 * head);
      return;
    }
  *minimum = (int) (head + MIN_CHIPS * chip + BC_CELL_GAP);
  *natural = (int) (head + WISH_CHIPS * chip + BC_CELL_GAP);
}

/* The first of a month names it, so that the days of the neighbours cannot be mistaken. */
static char *
dup_number_text (BcDayCell *self, gboolean with_month)
{
  int month, day;

  bc_day_to_ymd (self->day, NULL, &month, &day);
  if (day == 1 && with_month)
    /* Translators: the first day of a month in a calendar's cell: month and day as numbers. */
    return g_strdup_printf (C_ ("first of a month", "%1$d/%2$d"), month, day);
  return g_strdup_printf ("%d", day);
}

static PangoLayout *
make_number (BcDayCell *self)
{
  PangoLayout *layout = NULL;
  int width = 0;

  /* In a very narrow cell the day alone has to do. */
  for (int with_month = 1; with_month >= 0; with_month--)
    {
      g_autofree char *text = dup_number_text (self, with_month);

      g_clear_object (&layout);
      layout = bc_day_cell_make_layout (self, text, 1.0, self->today);
      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width + 2 * BC_CELL_GAP <= gtk_widget_get_width (GTK_WIDGET (self)))
        break;
    }
  return layout;
}

static void
arrange_head (BcDayCell *self)
{
  self->number = make_number (self);
  if (self->kind == BC_DAY_HOLIDAY)
    /* Translators: the mark of a holiday in the calendar; one character in Chinese: 休. */
    self->badge =
        bc_day_cell_make_layout (self, C_ ("day mark", "off"), BC_CELL_BADGE_SCALE, FALSE);
  else if (self->kind == BC_DAY_MAKE_UP)
    /* Translators: the mark of a make-up working day in the calendar; one character in Chinese: 班.
     */
    self->badge =
        bc_day_cell_make_layout (self, C_ ("day mark", "work"), BC_CELL_BADGE_SCALE, FALSE);

  if (self->kind == BC_DAY_HOLIDAY && self->provisional)
    {
      g_autofree char *name =
          g_strdup_printf (_ ("%s (provisional)"),
                           self->holiday != NULL ? self->holiday : _ ("holiday"));

      self->name = bc_day_cell_make_layout (self, name, CHIP_SCALE, FALSE);
    }
  else if (self->holiday != NULL && self->kind == BC_DAY_HOLIDAY)
    self->name = bc_day_cell_make_layout (self, self->holiday, CHIP_SCALE, FALSE);
}

static void
show_entry (BcDayCell *self, guint chip, guint index)
{
  self->chips[chip].index = index;
  self->chips[chip].entry = g_ptr_array_index (self->entries, index);
}

/* Decides what the chips stand for: the day's first entries. But however many deadlines a day has,
 * one that can be moved is shown: it is for dragging. */
static void
choose_entries (BcDayCell *self)
{
  guint last = self->n_chips - 1;

  for (guint i = 0; i < self->n_chips; i++)
    show_entry (self, i, i);
  if (self->n_chips < 2 || self->n_chips == self->entries->len)
    return;
  for (guint i = 0; i <= last; i++)
    if (bc_agenda_entry_can_move (self->chips[i].entry, self->now))
      return;
  for (guint i = last + 1; i < self->entries->len; i++)
    if (bc_agenda_entry_can_move (g_ptr_array_index (self->entries, i), self->now))
      {
        show_entry (self, last, i);
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
  chip->layout = bc_day_cell_make_layout (self, text, CHIP_SCALE, FALSE);
  limit_width (chip->layout, width - height - BC_CELL_GAP);
  chip->area = GRAPHENE_RECT_INIT (0, y, width, height);
}

static void
arrange_chips (BcDayCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float line = chip_height (widget) + CHIP_GAP;
  float y = bc_day_cell_head_height (widget) + CHIP_GAP;
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

      self->more = bc_day_cell_make_layout (self, text, CHIP_SCALE, TRUE);
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
