/* Pages as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-dump.h"

static void
dump_box (const BcBox *box, GString *text)
{
  g_string_append_printf (text, "box %d/%d %s%s %.2f %.2f %.2f %.2f\n", box->row, box->cell,
                          box->is_label ? "label" : "value", box->continued ? " continued" : "",
                          box->x, box->y, box->width, box->height);
}

static void
dump_item (const BcItem *item, GString *text)
{
  static const char *const roles[BC_N_FONTS] = { "title", "label", "body", "table", "note" };
  g_autofree char *words = NULL;

  switch (item->kind)
    {
    case BC_ITEM_TEXT:
      words = bc_item_text (item);
      g_string_append_printf (text, "text %s %d %.2f %.2f %.2f “%s”\n", roles[item->role],
                              item->box, item->x, item->baseline, item->width, words);
      break;
    case BC_ITEM_RULE:
      g_string_append_printf (text, "rule %.2f %.2f %.2f %.2f %.2f\n", item->x, item->y,
                              item->width, item->height, item->weight);
      break;
    case BC_ITEM_TICK:
      g_string_append_printf (text, "tick %d %.2f %.2f %.2f %s\n", item->box, item->x, item->y,
                              item->width, item->ticked ? "ticked" : "open");
      break;
    case BC_ITEM_QR:
      g_string_append_printf (text, "code %d %.2f %.2f %.2f\n", item->box, item->x, item->y,
                              item->width);
      break;
    case BC_ITEM_LOGO:
      g_string_append_printf (text, "logo %.2f %.2f %.2f %.2f\n", item->x, item->y, item->width,
                              item->height);
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
bc_dump_pages (const BcPages *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bc_pages_count (pages); i++)
    {
      const BcPage *page = bc_pages_get (pages, i);

      g_string_append_printf (text, "page %u\n", i + 1);
      for (guint j = 0; j < page->boxes->len; j++)
        dump_box (&g_array_index (page->boxes, BcBox, j), text);
      for (guint j = 0; j < page->items->len; j++)
        dump_item (&g_array_index (page->items, BcItem, j), text);
    }
  return g_string_free (text, FALSE);
}

char *
bc_dump_words (const BcPages *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bc_pages_count (pages); i++)
    {
      const BcPage *page = bc_pages_get (pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const BcItem *item = &g_array_index (page->items, BcItem, j);
          g_autofree char *words = NULL;

          if (item->box < 0 || g_array_index (page->boxes, BcBox, item->box).row < 0)
            continue;
          if (item->kind == BC_ITEM_TICK)
            g_string_append (text, item->ticked ? "[x]\n" : "[ ]\n");
          if (item->kind != BC_ITEM_TEXT)
            continue;
          words = bc_item_text (item);
          g_string_append_printf (text, "%s\n", words);
        }
    }
  return g_string_free (text, FALSE);
}

char *
bc_dump_cell (const BcPages *pages, int row, int cell)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bc_pages_count (pages); i++)
    {
      const BcPage *page = bc_pages_get (pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const BcItem *item = &g_array_index (page->items, BcItem, j);
          const BcBox *box = item->box < 0 ? NULL : &g_array_index (page->boxes, BcBox, item->box);
          g_autofree char *words = NULL;

          if (item->kind != BC_ITEM_TEXT || box == NULL || box->row != row || box->cell != cell)
            continue;
          words = bc_item_text (item);
          g_string_append (text, words);
        }
    }
  return g_string_free (text, FALSE);
}

const BcBox *
bc_dump_find_box (const BcPages *pages, guint page, int row, int cell)
{
  const BcPage *where = bc_pages_get (pages, page);

  for (guint i = 0; i < where->boxes->len; i++)
    {
      const BcBox *box = &g_array_index (where->boxes, BcBox, i);

      if (box->row == row && box->cell == cell)
        return box;
    }
  return NULL;
}

char *
bc_dump_without_space (const char *text)
{
  GString *all = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (all, g_utf8_get_char (p));
  return g_string_free (all, FALSE);
}
