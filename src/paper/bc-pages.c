/* Pages of boxes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-pages-private.h"

static void
page_free (BcPage *page)
{
  g_array_unref (page->boxes);
  g_array_unref (page->items);
  g_free (page);
}

BcPages *
bc_pages_new (const BcForm *form, PangoContext *context)
{
  BcPages *self = g_atomic_rc_box_new0 (BcPages);

  self->form = form;
  self->width = form->landscape ? BC_PAGE_HEIGHT : BC_PAGE_WIDTH;
  self->height = form->landscape ? BC_PAGE_WIDTH : BC_PAGE_HEIGHT;
  self->context = g_object_ref (context);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

BcPage *
bc_pages_append (BcPages *self)
{
  BcPage *page = g_new0 (BcPage, 1);

  page->boxes = g_array_new (FALSE, TRUE, sizeof (BcBox));
  page->items = g_array_new (FALSE, TRUE, sizeof (BcItem));
  g_ptr_array_add (self->pages, page);
  return page;
}

BcPages *
bc_pages_ref (BcPages *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pages_clear (gpointer data)
{
  BcPages *self = data;

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self->number);
  g_free (self->title);
  g_free (self->author);
  g_free (self->content_hash);
  g_free (self->ticket_code.modules);
  g_free (self->rating_code.modules);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
}

void
bc_pages_unref (BcPages *self)
{
  g_atomic_rc_box_release_full (self, pages_clear);
}

guint
bc_pages_count (const BcPages *self)
{
  return self->pages->len;
}

const BcPage *
bc_pages_get (const BcPages *self, guint index)
{
  g_return_val_if_fail (index < self->pages->len, NULL);
  return g_ptr_array_index (self->pages, index);
}

char *
bc_item_text (const BcItem *self)
{
  const char *text = pango_layout_get_text (self->line->layout);

  g_return_val_if_fail (self->kind == BC_ITEM_TEXT, NULL);
  return g_strndup (text + self->line->start_index, (gsize) self->line->length);
}

/* Pango marks a character that no font has in the glyph itself, which then holds the character. */
static void
collect_missing (const PangoLayoutLine *line, GHashTable *seen, GString *missing)
{
  for (const GSList *run = line->runs; run != NULL; run = run->next)
    {
      const PangoGlyphString *glyphs = ((const PangoGlyphItem *) run->data)->glyphs;

      for (int i = 0; i < glyphs->num_glyphs; i++)
        {
          PangoGlyph glyph = glyphs->glyphs[i].glyph;
          gunichar character = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;

          if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
            continue;
          /* Not what the person typed that is unknown here, but how it is shown. */
          if (!g_unichar_isgraph (character))
            continue;
          if (g_hash_table_add (seen, GUINT_TO_POINTER (character)))
            g_string_append_unichar (missing, character);
        }
    }
}

char *
bc_paper_missing_characters (const BcPages *pages)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < pages->pages->len; i++)
    {
      const BcPage *page = g_ptr_array_index (pages->pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const BcItem *item = &g_array_index (page->items, BcItem, j);

          if (item->kind == BC_ITEM_TEXT)
            collect_missing (item->line, seen, missing);
        }
    }
  return g_string_free (missing, FALSE);
}
