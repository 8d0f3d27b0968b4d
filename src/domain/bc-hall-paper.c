/* What the hall puts on its papers: the logo, and the page where it is rated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-hall-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* PNG, second edition (ISO/IEC 15948): the signature, then the chunk IHDR with width and height. */
#define PNG_HEAD       24
#define PNG_SIGNATURE  "\x89PNG\r\n\x1a\n"
#define LOGO_LEAST     16
#define LOGO_MOST_SIDE 4000

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

gboolean
bc_hall_check_logo (GBytes *png, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (png, &size);
  guint32 width, height;

  if (size < PNG_HEAD || memcmp (bytes, PNG_SIGNATURE, strlen (PNG_SIGNATURE)) != 0
      || memcmp (bytes + 12, "IHDR", 4) != 0)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_INVALID,
                           _ ("The logo is not a PNG picture. Save it as PNG and choose it "
                              "again."));
      return FALSE;
    }
  if (size > BC_LOGO_MOST)
    {
      /* Translators: both are sizes in KB. */
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The logo has %u KB; at most %u KB fit. Make the picture smaller and choose "
                      "it again."),
                   (guint) ((size + 1023) / 1024), BC_LOGO_MOST / 1024);
      return FALSE;
    }
  width = read_u32 (bytes + 16);
  height = read_u32 (bytes + 20);
  if (MIN (width, height) < LOGO_LEAST || MAX (width, height) > LOGO_MOST_SIDE)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("The logo has %u × %u pixels; each side has to have %d to %d."), width,
                   height, LOGO_LEAST, LOGO_MOST_SIDE);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_logo (BcHall *self, const char *value, GError **error)
{
  g_autoptr (GBytes) png = NULL;

  if (*value != '\0')
    {
      gsize size;
      guchar *bytes = g_base64_decode (value, &size);

      png = g_bytes_new_take (bytes, size);
      if (!bc_hall_check_logo (png, error))
        return FALSE;
    }
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = g_steal_pointer (&png);
  return TRUE;
}

static gboolean
set_rating_url (BcHall *self, const char *value, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  if (*value != '\0')
    {
      uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);
      if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
          || (strcmp (g_uri_get_scheme (uri), "https") != 0
              && strcmp (g_uri_get_scheme (uri), "http") != 0))
        {
          g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                       _ ("“%s” is not a web address: write it as https://example.cn/rating."),
                       value);
          return FALSE;
        }
      if (strlen (value) > BC_RATING_URL_MOST)
        {
          g_set_error (error, BC_ERROR, BC_ERROR_INVALID,
                       _ ("The address has %u characters; a QR code that can still be read holds "
                          "%d."),
                       (guint) strlen (value), BC_RATING_URL_MOST);
          return FALSE;
        }
    }
  g_free (self->rating_url);
  self->rating_url = *value != '\0' ? g_strdup (value) : NULL;
  return TRUE;
}

gboolean
bc_hall_take_paper_setting (BcHall *self, const char *key, const char *value, GError **error)
{
  if (strcmp (key, "logo") == 0)
    return set_logo (self, value, error);
  if (strcmp (key, "rating_url") == 0)
    return set_rating_url (self, value, error);
  return TRUE;
}

GBytes *
bc_hall_logo (BcHall *self)
{
  return self->logo;
}

const char *
bc_hall_rating_url (BcHall *self)
{
  return self->rating_url;
}
