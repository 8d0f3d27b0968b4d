/* Codes and the logo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-codes.h"

#include <qrencode.h>
#include <string.h>

#define MOST_PIXELS 800 /* of a logo's longer side: 30 mm at 600 dots an inch */

void
bc_code_fill (BcCode *self, const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  gsize n;

  if (code == NULL)
    return;
  n = (gsize) code->width * (gsize) code->width;
  self->size = code->width;
  self->modules = g_malloc (n);
  for (gsize i = 0; i < n; i++)
    self->modules[i] = code->data[i] & 1;
  QRcode_free (code);
}

typedef struct
{
  const guchar *data;
  gsize left;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* A poster's picture as a logo would make every file as large as the poster. */
static cairo_surface_t *
shrink (cairo_surface_t *large)
{
  int width = cairo_image_surface_get_width (large),
      height = cairo_image_surface_get_height (large);
  double scale = (double) MOST_PIXELS / MAX (width, height);
  cairo_surface_t *small;
  cairo_t *cr;

  if (scale >= 1)
    return large;
  small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) (width * scale)),
                                      MAX (1, (int) (height * scale)));
  cr = cairo_create (small);
  cairo_scale (cr, (double) cairo_image_surface_get_width (small) / width,
               (double) cairo_image_surface_get_height (small) / height);
  cairo_set_source_surface (cr, large, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (large);
  return small;
}

static cairo_surface_t *
read_png (GBytes *png)
{
  Reader reader = { 0 };
  cairo_surface_t *surface;

  reader.data = g_bytes_get_data (png, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return shrink (surface);
  cairo_surface_destroy (surface);
  return NULL;
}

typedef struct
{
  GBytes *png;
  cairo_surface_t *surface;
} Kept;

static void
kept_free (Kept *kept)
{
  g_bytes_unref (kept->png);
  g_clear_pointer (&kept->surface, cairo_surface_destroy);
  g_free (kept);
}

cairo_surface_t *
bc_logo_for_context (GBytes *png, PangoContext *context)
{
  static const char key[] = "bc-logo";
  Kept *kept = g_object_get_data (G_OBJECT (context), key);

  if (png == NULL)
    return NULL;
  if (kept == NULL || !g_bytes_equal (kept->png, png))
    {
      kept = g_new0 (Kept, 1);
      kept->png = g_bytes_ref (png);
      kept->surface = read_png (png);
      g_object_set_data_full (G_OBJECT (context), key, kept, (GDestroyNotify) kept_free);
    }
  return kept->surface != NULL ? cairo_surface_reference (kept->surface) : NULL;
}
