/* A preview that is the print.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print-preview.h"

#include <glib/gi18n.h>

#include "paper/bc-paper-ui.h"

#define EDGE         12 /* pixels around the sheet */
#define ZOOM_STEP    1.25
#define ZOOM_LEAST   0.25
#define ZOOM_MOST    4.0
#define DOTS_A_POINT (96.0 / 72.0)

struct _BcPrintPreview
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *body;
  GtkLabel *page_label;
  GtkWidget *paper;

  /* Owned */
  BcPrintJob *job; /* nullable */

  guint page;
  double zoom; /* 0 while the whole page is to be seen */
};

G_DEFINE_FINAL_TYPE (BcPrintPreview, bc_print_preview, GTK_TYPE_WIDGET)

static guint
count (BcPrintPreview *self)
{
  return self->job != NULL ? bc_print_job_n_pages (self->job) : 0;
}

/* The page's size in points; an upright sheet's while there is none. */
static void
page_points (BcPrintPreview *self, double *width, double *height)
{
  *width = BC_PAGE_WIDTH;
  *height = BC_PAGE_HEIGHT;
  if (count (self) > 0)
    bc_print_job_page_size (self->job, self->page, width, height);
  *width *= BC_POINTS_PER_MM;
  *height *= BC_POINTS_PER_MM;
}

double
bc_print_preview_get_zoom (BcPrintPreview *self)
{
  double width, height, wide, high;

  g_return_val_if_fail (BC_IS_PRINT_PREVIEW (self), 1);
  if (self->zoom > 0)
    return self->zoom;
  width = gtk_widget_get_width (self->paper) - 2 * EDGE;
  height = gtk_widget_get_height (self->paper) - 2 * EDGE;
  page_points (self, &wide, &high);
  return MAX (MIN (width / wide, height / high) / DOTS_A_POINT, 0.05);
}

static void
draw_paper (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  BcPrintPreview *self = data;
  double scale = bc_print_preview_get_zoom (self) * DOTS_A_POINT, wide, high;

  if (count (self) == 0)
    return;
  page_points (self, &wide, &high);
  /* On whole pixels, or the sheet's edge is blurred. */
  cairo_translate (cr, MAX (EDGE, (int) ((width - wide * scale) / 2)),
                   MAX (EDGE, (int) ((height - high * scale) / 2)));
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, wide, high);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.3);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
  bc_print_job_draw (self->job, self->page, cr);
}

static void
update (BcPrintPreview *self)
{
  guint n = count (self);
  double scale = self->zoom * DOTS_A_POINT, wide, high;
  g_autofree char *where = n == 0 ? g_strdup ("")
                                  /* Translators: which page of how many is shown */
                                  : g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);

  page_points (self, &wide, &high);
  gtk_label_set_label (self->page_label, where);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  where, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", self->page + 1 < n);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->paper),
                                      self->zoom > 0 ? (int) (wide * scale) + 2 * EDGE : 0);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->paper),
                                       self->zoom > 0 ? (int) (high * scale) + 2 * EDGE : 0);
  gtk_widget_queue_draw (self->paper);
}

static void
go_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcPrintPreview *self = BC_PRINT_PREVIEW (widget);

  if (g_str_equal (action_name, "preview.next"))
    bc_print_preview_set_page (self, self->page + 1);
  else if (g_str_equal (action_name, "preview.first"))
    bc_print_preview_set_page (self, 0);
  else if (g_str_equal (action_name, "preview.last"))
    bc_print_preview_set_page (self, G_MAXUINT);
  else if (self->page > 0)
    bc_print_preview_set_page (self, self->page - 1);
}

static void
zoom_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcPrintPreview *self = BC_PRINT_PREVIEW (widget);
  double zoom = bc_print_preview_get_zoom (self);

  if (g_str_equal (action_name, "preview.fit"))
    self->zoom = 0;
  else
    self->zoom =
        CLAMP (g_str_equal (action_name, "preview.larger") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP,
               ZOOM_LEAST, ZOOM_MOST);
  update (self);
}

static void
bc_print_preview_dispose (GObject *object)
{
  BcPrintPreview *self = BC_PRINT_PREVIEW (object);

  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (bc_print_preview_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Up, 0, "preview.previous" },
    { GDK_KEY_Page_Down, 0, "preview.next" },
    { GDK_KEY_Home, GDK_CONTROL_MASK, "preview.first" },
    { GDK_KEY_End, GDK_CONTROL_MASK, "preview.last" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.larger" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.larger" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.larger" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.smaller" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.smaller" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.fit" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "preview.fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
bc_print_preview_class_init (BcPrintPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_print_preview_dispose;

  bc_paper_ui_init ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPrintPreview, body);
  gtk_widget_class_bind_template_child (widget_class, BcPrintPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, BcPrintPreview, paper);

  gtk_widget_class_install_action (widget_class, "preview.first", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "preview.fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.larger", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.last", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "preview.smaller", NULL, zoom_action);
  add_keys (widget_class);
}

static void
bc_print_preview_init (BcPrintPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->paper), draw_paper, self, NULL);
  update (self);
}

GtkWidget *
bc_print_preview_new (void)
{
  return g_object_new (BC_TYPE_PRINT_PREVIEW, NULL);
}

void
bc_print_preview_set_job (BcPrintPreview *self, BcPrintJob *job)
{
  g_return_if_fail (BC_IS_PRINT_PREVIEW (self));
  g_set_object (&self->job, job);
  bc_print_preview_set_page (self, self->page);
}

guint
bc_print_preview_get_page (BcPrintPreview *self)
{
  g_return_val_if_fail (BC_IS_PRINT_PREVIEW (self), 0);
  return self->page;
}

void
bc_print_preview_set_page (BcPrintPreview *self, guint page)
{
  guint n;

  g_return_if_fail (BC_IS_PRINT_PREVIEW (self));
  n = count (self);
  self->page = n == 0 ? 0 : MIN (page, n - 1);
  update (self);
}
