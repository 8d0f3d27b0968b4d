/* Flows: text shaped and broken by Pango, and the form's own words only once a batch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-flow-private.h"

/* What a batch shares, kept with its context. A layout refers to its context: the layouts have one of
 * their own, or the two would keep each other for ever. */
typedef struct
{
  PangoContext *context;
  GHashTable *words; /* the form's own words, shaped, by how and what */
} Shared;

static void
shared_free (Shared *shared)
{
  g_hash_table_unref (shared->words);
  g_object_unref (shared->context);
  g_free (shared);
}

static Shared *
get_shared (PangoContext *context)
{
  static const char key[] = "bc-shared";
  Shared *shared = g_object_get_data (G_OBJECT (context), key);

  if (shared == NULL)
    {
      shared = g_new0 (Shared, 1);
      shared->context = bc_font_context (pango_context_get_font_map (context));
      shared->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (context), key, shared, (GDestroyNotify) shared_free);
    }
  return shared;
}

/* The first @head bytes are a caption: in the labels' type, in the same paragraph as what it
 * announces. */
static void
set_attributes (PangoLayout *layout, gsize head)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A number or a name that is too long for its cell is broken, but nothing is added to it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (head > 0)
    {
      g_autoptr (PangoFontDescription) description = bc_font_description (BC_FONT_LABEL);
      PangoAttribute *attribute = pango_attr_font_desc_new (description);

      attribute->start_index = 0;
      attribute->end_index = (guint) head;
      pango_attr_list_insert (attributes, attribute);
    }
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
shape (PangoContext *context,
       BcFontRole role,
       double size,
       double width,
       gsize head,
       const char *text,
       guint flags)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description = bc_font_description (role);

  pango_font_description_set_size (description, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  if (width < 0)
    {
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      return layout;
    }
  set_attributes (layout, head);
  pango_layout_set_width (layout, BC_TO_PANGO (width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (flags & BC_BLOCK_CENTRED)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if (flags & BC_BLOCK_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  if (flags & BC_BLOCK_INDENT)
    pango_layout_set_indent (layout, (int) (2 * size * PANGO_SCALE));
  return layout;
}

PangoLayout *
bc_flow_shape (BcFlow *self,
               BcFontRole role,
               double size,
               double width,
               gsize head,
               const char *text,
               guint flags)
{
  double points = size > 0 ? size : bc_font_size (role);
  Shared *shared = get_shared (self->pages->context);
  g_autofree char *key = NULL;
  PangoLayout *layout;

  if ((flags & BC_FLOW_CONSTANT) == 0)
    {
      layout = shape (shared->context, role, points, width, head, text, flags);
      g_ptr_array_add (self->pages->layouts, layout);
      return layout;
    }
  key = g_strdup_printf ("%d %.3f %.3f %" G_GSIZE_FORMAT " %u %s", role, points, width, head, flags,
                         text);
  layout = g_hash_table_lookup (shared->words, key);
  if (layout == NULL)
    {
      layout = shape (shared->context, role, points, width, head, text, flags);
      g_hash_table_insert (shared->words, g_steal_pointer (&key), layout);
    }
  g_ptr_array_add (self->pages->layouts, g_object_ref (layout));
  return layout;
}
