/* The shape that goes with a mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-mark-icon.h"

#include <math.h>

struct _BcMarkIcon
{
  GtkWidget parent_instance;

  BcMark mark;
};

G_DEFINE_FINAL_TYPE (BcMarkIcon, bc_mark_icon, GTK_TYPE_WIDGET)

/* The same shapes as on the board's cards, wherever there is one. */
static const char *
icon_name (BcMark mark)
{
  static const char *const names[BC_N_MARKS] = {
    [BC_MARK_OVERDUE] = "bc-overdue-symbolic",
    [BC_MARK_FOLLOW_UP_LATE] = "bc-bad-rating-symbolic",
    [BC_MARK_GATE_LATE] = "bc-gate-symbolic",
    [BC_MARK_CALLBACK_LATE] = "bc-alert-symbolic",
    [BC_MARK_TODAY] = "bc-due-today-symbolic",
    [BC_MARK_GATE] = "bc-gate-symbolic",
    [BC_MARK_FOLLOW_UP] = "bc-bad-rating-symbolic",
    [BC_MARK_SOON] = "bc-on-time-symbolic",
    [BC_MARK_ON_TIME] = "bc-on-time-symbolic",
    [BC_MARK_MEETING] = "bc-meeting-symbolic",
    [BC_MARK_CALLBACK] = "bc-callback-symbolic",
    [BC_MARK_SUSPENDED] = "bc-suspended-symbolic",
    [BC_MARK_MEETING_OVER] = "object-select-symbolic",
    [BC_MARK_CALLBACK_DONE] = "object-select-symbolic",
    [BC_MARK_GATE_SENT] = "object-select-symbolic",
    [BC_MARK_MET] = "object-select-symbolic",
  };

  g_return_val_if_fail (mark < BC_N_MARKS, "image-missing");

  return names[mark];
}

static const char *
color_name (BcMark mark)
{
  static const char *const names[BC_N_MARKS] = {
    [BC_MARK_OVERDUE] = "error_color",     [BC_MARK_FOLLOW_UP_LATE] = "error_color",
    [BC_MARK_GATE_LATE] = "error_color",   [BC_MARK_CALLBACK_LATE] = "error_color",
    [BC_MARK_TODAY] = "warning_color",     [BC_MARK_GATE] = "warning_color",
    [BC_MARK_FOLLOW_UP] = "warning_color", [BC_MARK_ON_TIME] = "success_color",
    [BC_MARK_MEETING] = "purple_2",        [BC_MARK_CALLBACK] = "accent_color",
  };

  g_return_val_if_fail (mark < BC_N_MARKS, NULL);

  return names[mark];
}

static int
text_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
bc_mark_icon_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = text_height (widget);
}

static void
bc_mark_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcMarkIcon *self = BC_MARK_ICON (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = MIN (width, height);
  GdkRGBA color;

  bc_mark_color (widget, self->mark, &color);
  bc_mark_snapshot (widget, snapshot, self->mark, &color, (float) (width - size) / 2,
                    (float) (height - size) / 2, size);
}

static void
bc_mark_icon_class_init (BcMarkIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = bc_mark_icon_measure;
  widget_class->snapshot = bc_mark_icon_snapshot;

  /* What the shape says stands in words beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "markicon");
}

static void
bc_mark_icon_init (BcMarkIcon *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
bc_mark_icon_new (BcMark mark)
{
  BcMarkIcon *self = g_object_new (BC_TYPE_MARK_ICON, NULL);

  self->mark = mark;
  return GTK_WIDGET (self);
}

void
bc_mark_icon_set_mark (BcMarkIcon *self, BcMark mark)
{
  g_return_if_fail (BC_IS_MARK_ICON (self));

  if (self->mark == mark)
    return;
  self->mark = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bc_mark_color (GtkWidget *widget, BcMark mark, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  const char *name = color_name (mark);

  if (name != NULL && gtk_style_context_lookup_color (context, name, color))
    return;
  gtk_style_context_get_color (context, color);
  if (mark != BC_MARK_SOON)
    color->alpha *= 0.66f;
}

void
bc_mark_snapshot (GtkWidget *widget,
                  GtkSnapshot *snapshot,
                  BcMark mark,
                  const GdkRGBA *color,
                  float x,
                  float y,
                  int size)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, icon_name (mark), NULL, size,
                                  gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (y)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            color, 1);
  gtk_snapshot_restore (snapshot);
}
