/* How a card is drawn: number and signs, two lines of matter, people, and at the foot what is left
 * of the time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-card-private.h"

#define SMALL        0.86
#define ICON_SIZE    14 /* pixels at 100 % text */
#define GAP          4
#define LINE_GAP     2
#define MATTER_LINES 2
#define WIDTH_CHARS  8    /* characters of Chinese that fit into the narrowest card */
#define DIM          0.66 /* of the text's opacity, for what matters less */

static PangoAttrList *
small_attributes (void)
{
  static PangoAttrList *attributes;

  if (attributes == NULL)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
    }
  return attributes;
}

void
bc_card_forget_layouts (BcCard *self)
{
  for (guint i = 0; i < BC_CARD_N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
}

static void
measure_line (BcCard *self, gboolean is_small, int *width, int *height)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self), "\xe5\x9b\xbd");

  if (is_small)
    pango_layout_set_attributes (layout, small_attributes ());
  pango_layout_get_pixel_size (layout, width, height);
}

void
bc_card_measure_all (BcCard *self, int *minimum_width, int *natural_width, int *height)
{
  int width;
  int line;
  int small_line;

  measure_line (self, FALSE, &width, &line);
  measure_line (self, TRUE, NULL, &small_line);
  *minimum_width = WIDTH_CHARS * width;
  *natural_width = 2 * WIDTH_CHARS * width;
  *height = MATTER_LINES * line + 3 * MAX (small_line, ICON_SIZE) + 3 * LINE_GAP;
}

static PangoLayout *
ensure_layout (BcCard *self, BcCardText which, const char *text, int width)
{
  PangoLayout *layout = self->layouts[which];

  if (layout == NULL)
    {
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      if (which == BC_CARD_TEXT_MATTER)
        {
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
          pango_layout_set_height (layout, -MATTER_LINES);
        }
      else
        {
          pango_layout_set_height (layout, -1);
          pango_layout_set_attributes (layout, small_attributes ());
        }
      self->layouts[which] = layout;
    }
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  return layout;
}

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_icon (BcCard *self,
           GtkSnapshot *snapshot,
           const char *name,
           int size,
           double x,
           double y,
           const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                  name, NULL, size, gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
lookup_color (BcCard *self, const char *name, const GdkRGBA *fallback, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name,
                                       color))
    *color = *fallback;
}

static void
nearness_color (BcCard *self, const GdkRGBA *foreground, const GdkRGBA *dim, GdkRGBA *color)
{
  switch (self->face.nearness)
    {
    case BC_NEARNESS_OVERDUE:
      lookup_color (self, "error_color", foreground, color);
      break;
    case BC_NEARNESS_TODAY:
      lookup_color (self, "warning_color", foreground, color);
      break;
    case BC_NEARNESS_ON_TIME:
      lookup_color (self, "success_color", foreground, color);
      break;
    case BC_NEARNESS_SOON:
      *color = *foreground;
      break;
    case BC_NEARNESS_SUSPENDED:
    case BC_NEARNESS_NONE:
    default:
      *color = *dim;
      break;
    }
}

static int
icon_size (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return MAX (ICON_SIZE, (int) (height * 0.8));
}

/* Draws the signs from the right edge leftwards. Returns where they begin. */
static double
draw_signs (BcCard *self, GtkSnapshot *snapshot, int size, double right, const GdkRGBA *foreground)
{
  GdkRGBA error;

  lookup_color (self, "error_color", foreground, &error);
  for (guint i = BC_CARD_N_SIGNS; i > 0; i--)
    {
      guint sign = 1u << (i - 1);

      if ((self->face.signs & sign) == 0)
        continue;
      right -= size;
      draw_icon (self, snapshot, bc_card_sign_icon (i - 1), size, right, 0,
                 sign == BC_CARD_CRITICAL ? &error : foreground);
      right -= GAP / 2.0;
    }
  return right;
}

/* The foot: a shape and words. Returns its upper edge. */
static double
draw_foot (BcCard *self,
           GtkSnapshot *snapshot,
           int width,
           int height,
           const GdkRGBA *foreground,
           const GdkRGBA *dim)
{
  const char *icon_name = bc_card_nearness_icon (self->face.nearness);
  PangoLayout *due = ensure_layout (self, BC_CARD_TEXT_DUE, self->face.due, width);
  int size = icon_size (due);
  int start = icon_name != NULL ? size + GAP : 0;
  int line;
  double y;
  GdkRGBA color;

  pango_layout_get_pixel_size (due, NULL, &line);
  y = height - MAX (line, size);
  nearness_color (self, foreground, dim, &color);
  if (icon_name != NULL)
    draw_icon (self, snapshot, icon_name, size, 0, y + (MAX (line, size) - size) / 2.0, &color);
  pango_layout_set_width (due, MAX (width - start, 1) * PANGO_SCALE);
  draw_layout (snapshot, due, start, height - line, &color);
  return y;
}

/* The line above the foot: department and petitioner and, at the right, how many assisting parts were reported. */
static void
draw_people (BcCard *self, GtkSnapshot *snapshot, int width, double bottom, const GdkRGBA *dim)
{
  PangoLayout *people = ensure_layout (self, BC_CARD_TEXT_PEOPLE, self->face.people, width);
  int line;

  pango_layout_get_pixel_size (people, NULL, &line);
  if (self->face.parts != NULL)
    {
      PangoLayout *parts = ensure_layout (self, BC_CARD_TEXT_PARTS, self->face.parts, width);
      int parts_width;

      pango_layout_get_pixel_size (parts, &parts_width, NULL);
      width -= parts_width;
      draw_layout (snapshot, parts, width, bottom - line, dim);
      width -= GAP;
    }
  pango_layout_set_width (people, MAX (width, 1) * PANGO_SCALE);
  draw_layout (snapshot, people, 0, bottom - line, dim);
}

/* While the record is on its way: bars where the text will stand. */
static void
draw_placeholder (GtkSnapshot *snapshot, int width, int height, const GdkRGBA *foreground)
{
  static const float lengths[] = { 0.5f, 0.9f, 0.7f };
  GdkRGBA color = *foreground;

  color.alpha *= 0.08f;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, (float) (4 + i * height / 4),
                                                    width * lengths[i], 8));
}

void
bc_card_draw (BcCard *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  PangoLayout *layout;
  GdkRGBA foreground;
  GdkRGBA dim;
  double end;
  double y;
  int line;
  int size;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &foreground);
  if (!self->has_content)
    {
      draw_placeholder (snapshot, width, height, &foreground);
      return;
    }
  dim = foreground;
  dim.alpha *= (float) DIM;

  layout = ensure_layout (self, BC_CARD_TEXT_NUMBER, self->face.number, width);
  size = icon_size (layout);
  end = draw_signs (self, snapshot, size, width, &foreground);
  pango_layout_set_width (layout, MAX ((int) end - GAP, 1) * PANGO_SCALE);
  draw_layout (snapshot, layout, 0, 0, &dim);
  pango_layout_get_pixel_size (layout, NULL, &line);

  y = MAX (line, size) + LINE_GAP;
  layout = ensure_layout (self, BC_CARD_TEXT_MATTER, self->face.matter, width);
  draw_layout (snapshot, layout, 0, y, &foreground);

  y = draw_foot (self, snapshot, width, height, &foreground, &dim);
  draw_people (self, snapshot, width, y - LINE_GAP, &dim);
}
