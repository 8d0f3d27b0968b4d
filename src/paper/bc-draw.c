/* Drawing pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-draw.h"

#include <pango/pangocairo.h>

#define POINTS(mm)      ((mm) *BC_POINTS_PER_MM)
#define TICK_BOX_WEIGHT 0.25
#define TICK_WEIGHT     0.5

/* As a filled rectangle, so that no line cap or join decides where it ends. */
static void
draw_rule (const BcItem *item, cairo_t *cr)
{
  double half = item->weight / 2;
  gboolean is_upright = item->height > item->width;

  cairo_rectangle (cr, POINTS (item->x - (is_upright ? half : 0)),
                   POINTS (item->y - (is_upright ? 0 : half)),
                   POINTS (is_upright ? item->weight : item->width),
                   POINTS (is_upright ? item->height : item->weight));
  cairo_fill (cr);
}

/* A shape, not a character: not every font has □ and ☑, and those that do differ in size. */
static void
draw_tick (const BcItem *item, cairo_t *cr)
{
  double x = POINTS (item->x), y = POINTS (item->y), size = POINTS (item->width),
         half = POINTS (TICK_BOX_WEIGHT) / 2;

  cairo_set_line_width (cr, POINTS (TICK_BOX_WEIGHT));
  cairo_rectangle (cr, x + half, y + half, size - 2 * half, size - 2 * half);
  cairo_stroke (cr);
  if (!item->ticked)
    return;
  cairo_set_line_width (cr, POINTS (TICK_WEIGHT));
  cairo_move_to (cr, x + 0.20 * size, y + 0.52 * size);
  cairo_line_to (cr, x + 0.42 * size, y + 0.76 * size);
  cairo_line_to (cr, x + 0.82 * size, y + 0.22 * size);
  cairo_stroke (cr);
}

static void
draw_text (const BcItem *item, cairo_t *cr)
{
  cairo_move_to (cr, POINTS (item->x), POINTS (item->baseline));
  if (item->squeeze >= 1)
    {
      pango_cairo_show_layout_line (cr, item->line);
      return;
    }
  cairo_save (cr);
  cairo_scale (cr, item->squeeze, 1);
  pango_cairo_show_layout_line (cr, item->line);
  cairo_restore (cr);
}

/* An image of one bit a module, drawn large: in a file half as long, and twice as fast, as a square
 * a module. */
static void
draw_qr (const BcItem *item, cairo_t *cr)
{
  const BcCode *code = item->code;
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A1, code->size, code->size);
  cairo_pattern_t *pattern;
  int stride = cairo_image_surface_get_stride (mask);
  guchar *data = cairo_image_surface_get_data (mask);

  cairo_surface_flush (mask);
  for (int row = 0; row < code->size; row++)
    for (int column = 0; column < code->size; column++)
      if (code->modules[row * code->size + column])
        {
          /* Cairo keeps these bits in words of the machine's order. */
          guint32 *words = (guint32 *) (gpointer) (data + (gsize) row * (gsize) stride);
          int bit = column % 32;

          words[column / 32] |= 1u << (G_BYTE_ORDER == G_LITTLE_ENDIAN ? bit : 31 - bit);
        }
  cairo_surface_mark_dirty (mask);
  pattern = cairo_pattern_create_for_surface (mask);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_save (cr);
  cairo_translate (cr, POINTS (item->x), POINTS (item->y));
  cairo_scale (cr, POINTS (item->width) / code->size, POINTS (item->height) / code->size);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (mask);
}

static void
draw_logo (const BcPages *self, const BcItem *item, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, POINTS (item->x), POINTS (item->y));
  cairo_scale (cr, POINTS (item->width) / cairo_image_surface_get_width (self->logo),
               POINTS (item->height) / cairo_image_surface_get_height (self->logo));
  cairo_set_source_surface (cr, self->logo, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

void
bc_pages_draw (BcPages *self, guint page, cairo_t *cr)
{
  const BcPage *what = bc_pages_get (self, page);

  g_return_if_fail (what != NULL && cr != NULL);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  for (guint i = 0; i < what->items->len; i++)
    {
      const BcItem *item = &g_array_index (what->items, BcItem, i);

      switch (item->kind)
        {
        case BC_ITEM_TEXT:
          draw_text (item, cr);
          break;
        case BC_ITEM_RULE:
          draw_rule (item, cr);
          break;
        case BC_ITEM_TICK:
          draw_tick (item, cr);
          break;
        case BC_ITEM_QR:
          draw_qr (item, cr);
          break;
        case BC_ITEM_LOGO:
          draw_logo (self, item, cr);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  cairo_restore (cr);
}
