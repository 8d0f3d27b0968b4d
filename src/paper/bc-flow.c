/* Flows: text broken into lines, and lines put on a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-flow.h"

#include "paper/bc-flow-private.h"

/* Where the baseline of a Chinese font lies in its square: the design value of nearly all of them.
 */
#define BASELINE_IN_EM 0.86

BcFlow *
bc_flow_new (BcPages *pages, double width)
{
  BcFlow *self = g_new0 (BcFlow, 1);

  self->pages = pages;
  self->width = width;
  self->lines = g_array_new (FALSE, TRUE, sizeof (BcFlowLine));
  self->items = g_array_new (FALSE, TRUE, sizeof (BcItem));
  return self;
}

void
bc_flow_free (BcFlow *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->items);
  g_free (self);
}

BcFlowLine *
bc_flow_begin_line (BcFlow *self, double height)
{
  BcFlowLine line = { height, self->items->len, 0, 0 };
  gboolean is_anchored = self->anchor < self->lines->len;

  g_array_append_val (self->lines, line);
  if (!is_anchored)
    self->anchor = self->lines->len;
  return &g_array_index (self->lines, BcFlowLine, self->lines->len - 1);
}

BcFlowLine *
bc_flow_last_line (BcFlow *self)
{
  return self->lines->len == 0 ? NULL
                               : &g_array_index (self->lines, BcFlowLine, self->lines->len - 1);
}

void
bc_flow_append (BcFlow *self, const BcItem *item)
{
  BcFlowLine *line = bc_flow_last_line (self);

  g_array_append_val (self->items, *item);
  line->n_items++;
  line->used = MAX (line->used, item->x + item->width);
}

/* The line's slot is @pitch high, or as much higher as its ink needs: marks piled up on a letter do
 * not run into the line above. */
void
bc_flow_append_text (
    BcFlow *self, PangoLayoutLine *pango_line, BcFontRole role, double size, double x, double width)
{
  BcFlowLine *line = bc_flow_last_line (self);
  double em = (size > 0 ? size : bc_font_size (role)) / BC_POINTS_PER_MM;
  BcItem item = { .kind = BC_ITEM_TEXT,
                  .x = x,
                  .width = MIN (width, self->width),
                  .role = role,
                  .line = pango_line,
                  .squeeze = width > self->width ? self->width / width : 1 };
  double baseline = (line->height - em) / 2 + BASELINE_IN_EM * em;
  PangoRectangle ink;

  pango_layout_line_get_extents (pango_line, &ink, NULL);
  if (ink.width > 0)
    {
      double above = BC_FROM_PANGO (-ink.y);
      double below = BC_FROM_PANGO (ink.y + ink.height);

      if (above > baseline)
        {
          line->height += above - baseline;
          baseline = above;
        }
      line->height = MAX (line->height, baseline + below);
    }
  item.baseline = baseline;
  item.height = line->height;
  bc_flow_append (self, &item);
}

#define FIT_LEAST 9.0 /* points */
#define FIT_STEP  0.5

/* The largest size, in points, in which @text takes one line. */
static double
fit_size (BcFlow *self, BcFontRole role, const char *text, guint flags)
{
  double size = bc_font_size (role);

  while (
      size > FIT_LEAST
      && pango_layout_get_line_count (bc_flow_shape (self, role, size, self->width, 0, text, flags))
             > 1)
    size -= FIT_STEP;
  return size;
}

void
bc_flow_add_text (
    BcFlow *self, BcFontRole role, double size, const char *caption, const char *text, guint flags)
{
  g_autoptr (PangoLayoutIter) iter = NULL;
  g_autofree char *head = NULL;
  g_autofree char *whole = NULL;
  double em = size > 0 ? size : bc_font_size (role);
  double pitch = bc_font_pitch (role) * em / bc_font_size (role);
  PangoLayout *layout;

  if (*text == '\0' && (caption == NULL || flags & BC_BLOCK_OPTIONAL))
    return;
  if (flags & BC_BLOCK_FIT)
    size = em = fit_size (self, role, text, flags);
  if (caption != NULL)
    /* Translators: a caption within a cell of a form, before what it announces; in Chinese %s： */
    head = g_strdup_printf (C_ ("paper", "%s: "), caption);
  whole = g_strconcat (head != NULL ? head : "", text, NULL);
  layout =
      bc_flow_shape (self, role, size, self->width,
                     head != NULL && (role == BC_FONT_BODY || role == BC_FONT_TABLE) ? strlen (head)
                                                                                     : 0,
                     whole, flags);

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      bc_flow_begin_line (self, pitch);
      bc_flow_append_text (self, pango_layout_iter_get_line_readonly (iter), role, size,
                           MAX (0, BC_FROM_PANGO (logical.x)), BC_FROM_PANGO (logical.width));
    }
  while (pango_layout_iter_next_line (iter));
}

void
bc_flow_add_qr (BcFlow *self, const BcCode *code, double size, double quiet, guint flags)
{
  BcItem item = { .kind = BC_ITEM_QR, .y = quiet, .width = size, .height = size, .code = code };

  if (flags & BC_BLOCK_CENTRED)
    item.x = (self->width - size) / 2;
  else if (flags & BC_BLOCK_RIGHT)
    item.x = self->width - size;
  bc_flow_begin_line (self, size + 2 * quiet);
  bc_flow_append (self, &item);
}

double
bc_flow_height (const BcFlow *self, guint first, guint n)
{
  double height = 0;

  for (guint i = first; i < first + n; i++)
    height += g_array_index (self->lines, BcFlowLine, i).height;
  return height;
}

guint
bc_flow_fits (const BcFlow *self, guint first, double height)
{
  guint n = 0;

  while (first + n < self->lines->len)
    {
      height -= g_array_index (self->lines, BcFlowLine, first + n).height;
      if (height < -BC_EPSILON)
        break;
      n++;
    }
  return n;
}

double
bc_flow_text_width (const BcFlow *self)
{
  double width = 0;

  for (guint i = 0; i < self->items->len; i++)
    width = MAX (width, g_array_index (self->items, BcItem, i).width);
  return width;
}

void
bc_flow_place (const BcFlow *self, guint first, guint n, double x, double y, int box, BcPage *page)
{
  for (guint i = first; i < first + n; i++)
    {
      const BcFlowLine *line = &g_array_index (self->lines, BcFlowLine, i);

      for (guint j = 0; j < line->n_items; j++)
        {
          BcItem item = g_array_index (self->items, BcItem, line->first_item + j);

          item.x += x;
          item.y += y;
          item.baseline += y;
          item.box = box;
          g_array_append_val (page->items, item);
        }
      y += line->height;
    }
}
