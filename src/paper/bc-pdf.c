/* Paper into a PDF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/bc-error.h"
#include "bc-config.h"
#include "paper/bc-draw.h"
#include "paper/bc-layout.h"

struct _BcPdf
{
  char *path;
  char *draft; /* what is written to; NULL once it is in its place */
  int fd;
  int error; /* errno of the first write that failed */
  gboolean has_title;
  int n_pages;
  cairo_surface_t *surface;
  cairo_t *cr;
};

static gboolean
set_error (GError **error, const char *path, int number)
{
  g_autofree char *name = g_filename_display_name (path);
  BcError code = BC_ERROR_IO;

  if (number == EACCES || number == EPERM || number == EROFS)
    code = BC_ERROR_READ_ONLY;
  else if (number == ENOSPC || number == EDQUOT)
    code = BC_ERROR_FULL;
  else if (number == ENOENT || number == ENOTDIR)
    code = BC_ERROR_NOT_FOUND;
  /* Translators: a file's name and the system's reason */
  g_set_error (error, BC_ERROR, code, _ ("%s cannot be written: %s"), name, g_strerror (number));
  return FALSE;
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  BcPdf *self = data;

  while (length > 0 && self->error == 0)
    {
      gssize n = write (self->fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        self->error = errno;
      else
        {
          bytes += n;
          length -= (unsigned int) n;
        }
    }
  return self->error == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Beside the file, because only within one folder is it put into place in one step. */
static char *
draft_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *draft = g_strdup_printf (".%s.XXXXXX", name);

  return g_build_filename (folder, draft, NULL);
}

BcPdf *
bc_pdf_new (const char *path, const char *title, GError **error)
{
  BcPdf *self;
  g_autofree char *draft = draft_name (path);
  int fd;

  /* With the permissions that any new file of this person gets. */
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      set_error (error, path, errno);
      return NULL;
    }
  self = g_new0 (BcPdf, 1);
  self->path = g_strdup (path);
  self->draft = g_steal_pointer (&draft);
  self->fd = fd;
  self->surface =
      cairo_pdf_surface_create_for_stream (write_cb, self, BC_PAGE_WIDTH * BC_POINTS_PER_MM,
                                           BC_PAGE_HEIGHT * BC_POINTS_PER_MM);
  self->cr = cairo_create (self->surface);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Bancheng " BC_VERSION);
  if (title != NULL)
    {
      cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
      self->has_title = TRUE;
    }
  return self;
}

static void
set_metadata (BcPdf *self, const BcPages *pages)
{
  g_autofree char *date = bc_instant_to_string (pages->printed_at, NULL);

  if (!self->has_title)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, pages->title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, pages->author);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void
add_outline (BcPdf *self, const BcPages *pages)
{
  g_autofree char *target = g_strdup_printf ("page=%d", self->n_pages + 1);
  g_autofree char *name =
      g_strstrip (g_strdup_printf ("%s %s", pages->number, bc_copy_label (pages->copy)));

  cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT,
                                 *name != '\0' ? name : pages->title, target,
                                 CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void
bc_pdf_add_page (BcPdf *self, BcPages *pages, guint page, gboolean begins)
{
  g_return_if_fail (self->draft != NULL);
  if (self->n_pages == 0)
    set_metadata (self, pages);
  if (begins)
    add_outline (self, pages);
  cairo_pdf_surface_set_size (self->surface, pages->width * BC_POINTS_PER_MM,
                              pages->height * BC_POINTS_PER_MM);
  bc_pages_draw (pages, page, self->cr);
  cairo_show_page (self->cr);
  self->n_pages++;
}

void
bc_pdf_add_empty (BcPdf *self)
{
  cairo_show_page (self->cr);
  self->n_pages++;
}

void
bc_pdf_add (BcPdf *self, BcPages *pages)
{
  for (guint i = 0; i < bc_pages_count (pages); i++)
    bc_pdf_add_page (self, pages, i, i == 0);
}

static void
close_surface (BcPdf *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->surface == NULL)
    return;
  cairo_surface_finish (self->surface);
  /* Cairo's own failures, memory above all, have no errno. */
  if (self->error == 0 && cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    self->error = EIO;
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

gboolean
bc_pdf_finish (BcPdf *self, GError **error)
{
  g_return_val_if_fail (self->draft != NULL && self->surface != NULL, FALSE);
  close_surface (self);
  if (self->error == 0 && fsync (self->fd) != 0 && errno != EINVAL)
    self->error = errno;
  if (close (self->fd) != 0 && self->error == 0)
    self->error = errno;
  self->fd = -1;
  if (self->error == 0 && g_rename (self->draft, self->path) != 0)
    self->error = errno;
  if (self->error != 0)
    return set_error (error, self->path, self->error);
  g_clear_pointer (&self->draft, g_free);
  return TRUE;
}

void
bc_pdf_free (BcPdf *self)
{
  close_surface (self);
  if (self->fd >= 0)
    close (self->fd);
  if (self->draft != NULL)
    g_unlink (self->draft);
  g_free (self->draft);
  g_free (self->path);
  g_free (self);
}

gboolean
bc_pdf_write (GPtrArray *documents, const char *path, GError **error)
{
  g_autoptr (BcPdf) pdf = NULL;

  g_return_val_if_fail (documents != NULL && documents->len > 0, FALSE);
  pdf = bc_pdf_new (path, NULL, error);
  if (pdf == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    bc_pdf_add (pdf, g_ptr_array_index (documents, i));
  return bc_pdf_finish (pdf, error);
}
