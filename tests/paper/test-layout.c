/* What holds of every layout, whatever the ticket says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-dump.h"
#include "bc-sample.h"
#include "paper/bc-layout.h"

#define ROUNDING      0.01
#define WHAT_HAPPENED 5 /* row of the work order */
#define IS_CHINESE    (g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0)

typedef void (*Check) (const BcPages *pages, const BcPage *page);

static void
for_each_page (Check check, BcSample n_samples)
{
  for (BcSample sample = 0; sample < n_samples; sample++)
    for (guint form = 0; form < bc_form_count (); form++)
      {
        g_autoptr (BcPaperSource) source = bc_sample_source_for (bc_form_get (form), sample);
        g_autoptr (BcPages) pages = bc_sample_lay_out (bc_form_get (form), source);

        for (guint i = 0; i < bc_pages_count (pages); i++)
          check (pages, bc_pages_get (pages, i));
      }
}

static void
assert_inside (double x,
               double y,
               double width,
               double height,
               double left,
               double top,
               double right,
               double bottom)
{
  g_assert_cmpfloat (x, >=, left - ROUNDING);
  g_assert_cmpfloat (y, >=, top - ROUNDING);
  g_assert_cmpfloat (x + width, <=, right + ROUNDING);
  g_assert_cmpfloat (y + height, <=, bottom + ROUNDING);
}

static void
check_margins (const BcPages *pages, const BcPage *page)
{
  const double left = BC_PAGE_MARGIN, right = pages->width - BC_PAGE_MARGIN;
  const double top = BC_PAGE_MARGIN, bottom = pages->height - BC_PAGE_MARGIN;

  for (guint i = 0; i < page->boxes->len; i++)
    {
      const BcBox *box = &g_array_index (page->boxes, BcBox, i);

      /* The code stands in the lower margin, where printers still print. */
      assert_inside (box->x, box->y, box->width, box->height, left, top, right,
                     box->row < 0 && box->cell == 10 ? bottom + 12 : bottom);
    }
  for (guint i = 0; i < page->items->len; i++)
    {
      const BcItem *item = &g_array_index (page->items, BcItem, i);
      const BcBox *box = item->box < 0 ? NULL : &g_array_index (page->boxes, BcBox, item->box);

      /* The frame's lines have their middle on the margin. */
      if (box == NULL)
        assert_inside (item->x, item->y, item->width, item->height, left - 0.25, top - 0.25,
                       right + 0.25, bottom);
      else
        assert_inside (item->x, item->y, item->width, item->height, box->x, box->y,
                       box->x + box->width, box->y + box->height);
    }
}

static gboolean
overlap (double ax, double ay, double aw, double ah, double bx, double by, double bw, double bh)
{
  return ax + aw > bx + ROUNDING && bx + bw > ax + ROUNDING && ay + ah > by + ROUNDING
         && by + bh > ay + ROUNDING;
}

static void
check_overlap (const BcPages *pages, const BcPage *page)
{
  for (guint i = 0; i < page->boxes->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const BcBox *a = &g_array_index (page->boxes, BcBox, i),
                    *b = &g_array_index (page->boxes, BcBox, j);

        g_assert_false (overlap (a->x, a->y, a->width, a->height, b->x, b->y, b->width, b->height));
      }
  for (guint i = 0; i < page->items->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const BcItem *a = &g_array_index (page->items, BcItem, i),
                     *b = &g_array_index (page->items, BcItem, j);

        /* A signature stands on its line. */
        if (a->kind == BC_ITEM_RULE || b->kind == BC_ITEM_RULE)
          continue;
        g_assert_false (overlap (a->x, a->y, a->width, a->height, b->x, b->y, b->width, b->height));
      }
}

/* The ink itself, not only the slot that it was given. */
static void
check_ink (const BcPages *pages, const BcPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const BcItem *item = &g_array_index (page->items, BcItem, i);
      const double scale = PANGO_SCALE * BC_POINTS_PER_MM;
      PangoRectangle ink;

      if (item->kind != BC_ITEM_TEXT)
        continue;
      pango_layout_line_get_extents (item->line, &ink, NULL);
      if (ink.width == 0)
        continue;
      g_assert_cmpfloat (item->baseline + ink.y / scale, >=, item->y - ROUNDING);
      g_assert_cmpfloat (item->baseline + (ink.y + ink.height) / scale, <=,
                         item->y + item->height + ROUNDING);
      /* A letter may begin a hair before its slot; the outer margin has room for it. */
      g_assert_cmpfloat (item->x + ink.x / scale, >=, BC_PAGE_MARGIN - 0.1);
      g_assert_cmpfloat (item->x + (ink.x + ink.width) / scale * item->squeeze, <=,
                         pages->width - BC_PAGE_MARGIN);
    }
}

static void
check_page (const BcPages *pages, const BcPage *page)
{
  check_margins (pages, page);
  check_overlap (pages, page);
  check_ink (pages, page);
}

static void
test_pages (void)
{
  for_each_page (check_page, BC_N_SAMPLES);
}

static char *
without_line_ends (const char *text)
{
  g_autoptr (GString) flat = g_string_new (text);

  g_string_replace (flat, "\n", "", 0);
  return g_string_free (g_steal_pointer (&flat), FALSE);
}

static void
test_nothing_is_cut (void)
{
  for (BcSample sample = BC_SAMPLE_SHORT; sample < BC_N_SAMPLES; sample++)
    {
      g_autoptr (BcRecord) record = bc_sample_record (sample);
      g_autoptr (BcPages) pages = bc_sample_work_order (sample, BC_COPY_ARCHIVE);
      g_autofree char *expected =
          without_line_ends (bc_record_text (record, BC_FIELD_WHAT_HAPPENED));
      g_autofree char *found = bc_dump_cell (pages, WHAT_HAPPENED, 1);

      g_assert_cmpstr (found, ==, expected);
    }
}

/* A field of one line takes 10,000 characters too, in a cell of two columns. */
static void
test_narrow_cells_grow_over_pages (void)
{
  g_autofree char *text = bc_sample_long_text (10000);
  g_autofree char *expected = without_line_ends (text);
  g_autoptr (BcPages) pages = bc_sample_work_order_with (BC_FIELD_RECEIVED_BY, text);
  g_autofree char *found = bc_dump_cell (pages, 4, 3);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (bc_pages_count (pages), >, 20);
}

static void
test_word_without_end (void)
{
  g_autofree char *word = g_strnfill (3000, 'W');
  g_autoptr (BcPages) pages = bc_sample_work_order_with (BC_FIELD_WHAT_IS_WANTED, word);
  g_autofree char *found = bc_dump_cell (pages, WHAT_HAPPENED + 1, 1);

  g_assert_cmpstr (found, ==, word);
  for (guint i = 0; i < bc_pages_count (pages); i++)
    check_margins (pages, bc_pages_get (pages, i));
}

/* What ends something does not begin a line, and what begins something does not end one (GB/T 15834-2011, 5.1). */
static const char *const not_first = "。，、；：？！）》」』】〉〕”’％…·—.,;:?!)]}%";
static const char *const not_last = "（《「『【〈〔“‘([{";

static guint bad_lines, lines_seen;

static void
check_punctuation (const BcPages *pages, const BcPage *page)
{
  for (guint j = 0; j < page->items->len; j++)
    {
      const BcItem *item = &g_array_index (page->items, BcItem, j);
      g_autofree char *text = NULL;
      gunichar first, last;

      if (item->kind != BC_ITEM_TEXT || item->line->length < 4)
        continue;
      text = bc_item_text (item);
      first = g_utf8_get_char (text);
      last = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));
      lines_seen++;
      if (item->line->is_paragraph_start || g_utf8_strchr (not_first, -1, first) == NULL)
        if (g_utf8_strchr (not_last, -1, last) == NULL)
          continue;
      g_test_message ("%s: “%s”", pages->form->id, text);
      bad_lines++;
    }
}

static void
test_punctuation (void)
{
  bad_lines = lines_seen = 0;
  /* The last sample has a character that is wider than a cell with all its marks: what follows it has no choice. */
  for_each_page (check_punctuation, BC_SAMPLE_EMOJI);
  g_assert_cmpuint (lines_seen, >, 1000);
  g_assert_cmpuint (bad_lines, ==, 0);
}

static char *
page_text (const BcPages *pages, guint page)
{
  const BcPage *where = bc_pages_get (pages, page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < where->items->len; i++)
    if (g_array_index (where->items, BcItem, i).kind == BC_ITEM_TEXT)
      {
        g_autofree char *words = bc_item_text (&g_array_index (where->items, BcItem, i));

        g_string_append_printf (text, "%s\n", words);
      }
  return g_string_free (text, FALSE);
}

static void
test_continuation (void)
{
  g_autoptr (BcPages) pages = bc_sample_work_order (BC_SAMPLE_LONG, BC_COPY_ARCHIVE);
  guint n = bc_pages_count (pages);

  g_assert_cmpuint (n, >=, 7);
  for (guint i = 0; i < n; i++)
    {
      const BcBox *label = bc_dump_find_box (pages, i, WHAT_HAPPENED, 0);
      g_autofree char *text = page_text (pages, i);
      g_autofree char *number =
          g_strdup_printf (IS_CHINESE ? "第%u页共%u页\n" : "Page %u of %u\n", i + 1, n);

      g_assert_nonnull (strstr (text, number));
      g_assert_nonnull (strstr (text, "2026W00001"));
      if (label == NULL)
        continue;
      g_assert_true (label->is_label);
      g_assert_true (label->continued == (i > 0));
      g_assert_nonnull (strstr (text, IS_CHINESE ? "问题经过\n" : "What happened\n"));
      g_assert_true ((strstr (text, IS_CHINESE ? "（续）\n" : "(continued)\n") != NULL) == (i > 0));
    }
}

static BcPages *
lay_out_title (const char *hall_name, BcCopy copy)
{
  g_autoptr (BcRecord) record = bc_sample_record (BC_SAMPLE_EMPTY);
  g_autoptr (BcHall) hall = bc_sample_hall ();
  g_autoptr (BcPaperSource) source = NULL;
  g_autoptr (BcPaperSource) own = NULL;

  g_assert_true (bc_hall_set (hall, "hall_name", hall_name, NULL));
  source = bc_paper_source_new (record, hall, NULL, NULL, NULL, 0);
  own = bc_paper_source_for_copy (source, copy);
  return bc_sample_lay_out (&bc_form_work_order, own);
}

/* A short title is 18 points and in the middle of the sheet, a long one smaller, a very long one in several lines: always whole. */
static void
test_title (void)
{
  g_autoptr (BcPages) little = lay_out_title ("东港区", BC_COPY_ARCHIVE);
  g_autoptr (BcPages) usual = lay_out_title ("北京市东城区政务服务中心", BC_COPY_ARCHIVE);
  g_autoptr (BcPages) much = lay_out_title ("新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县政务"
                                            "服务和公共资源交易中心综合服务大厅",
                                            BC_COPY_ARCHIVE);
  const BcItem *title = &g_array_index (bc_pages_get (little, 0)->items, BcItem, 0);
  g_autofree char *whole = bc_dump_cell (much, -1, 0);

  g_assert_cmpint (title->role, ==, BC_FONT_TITLE);
  if (IS_CHINESE)
    g_assert_cmpfloat_with_epsilon (title->x + title->width / 2, BC_PAGE_WIDTH / 2, 0.1);
  title = &g_array_index (bc_pages_get (usual, 0)->items, BcItem, 0);
  g_assert_cmpfloat (title->width, <=, 151.01);
  g_assert_nonnull (strstr (whole, "察布查尔锡伯自治县政务服务和公共资源交易中心综合服务大厅"));
  g_assert_cmpint (g_array_index (bc_pages_get (much, 0)->items, BcItem, 1).role, ==,
                   BC_FONT_TITLE);
  check_overlap (much, bc_pages_get (much, 0));
  check_margins (much, bc_pages_get (much, 0));
}

/* A form is a description: whatever is registered must be sound. */
static void
test_descriptions (void)
{
  for (guint i = 0; i < bc_form_count (); i++)
    {
      const BcForm *form = bc_form_get (i);

      g_assert_true (bc_form_find (form->id) == form);
      g_assert_cmpstr (bc_form_name (form), !=, "");
      for (guint row = 0; row < form->n_rows; row++)
        {
          int columns = 0;

          for (guint cell = 0; cell < BC_FORM_MAX_CELLS; cell++)
            columns += form->rows[row].cells[cell].columns;
          g_assert_cmpint (columns, ==, BC_FORM_COLUMNS);
        }
    }
  g_assert_null (bc_form_find ("no-such-form"));
}

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  g_test_add_func ("/layout/pages", test_pages);
  g_test_add_func ("/layout/nothing-is-cut", test_nothing_is_cut);
  g_test_add_func ("/layout/narrow-cells", test_narrow_cells_grow_over_pages);
  g_test_add_func ("/layout/word-without-end", test_word_without_end);
  g_test_add_func ("/layout/punctuation", test_punctuation);
  g_test_add_func ("/layout/continuation", test_continuation);
  g_test_add_func ("/layout/title", test_title);
  g_test_add_func ("/layout/descriptions", test_descriptions);
  return g_test_run ();
}
