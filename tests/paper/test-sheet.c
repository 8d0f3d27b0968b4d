/* What a sheet of the work order shows, and how large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-dump.h"
#include "bc-sample.h"
#include "paper/bc-draw.h"
#include "paper/bc-layout.h"

#define EXACT         0.2 /* mm: what a ruler and a printer of 300 dots an inch can tell */
#define ROUNDING      0.01
#define WHAT_HAPPENED 5 /* row of the work order */
#define IS_CHINESE    (g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0)

static const BcItem *
find_item (const BcPages *pages, const char *text)
{
  for (guint i = 0; i < bc_pages_count (pages); i++)
    {
      const BcPage *page = bc_pages_get (pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const BcItem *item = &g_array_index (page->items, BcItem, j);
          g_autofree char *words = item->kind == BC_ITEM_TEXT ? bc_item_text (item) : NULL;

          if (g_strcmp0 (words, text) == 0)
            return item;
        }
    }
  return NULL;
}

/* Domain model, section 7. */
static void
test_sizes (void)
{
  static const double heights[] = {
    9, 9, 9, 9, 9, 30, 12, 9, 9, 12, 16, 9, 30, 9, 9, 9, 9, 18, 10
  };
  g_autoptr (BcPages) pages = bc_sample_work_order (BC_SAMPLE_EMPTY, BC_COPY_HANDLING);
  double y = BC_PAGE_MARGIN + 12;

  g_assert_cmpuint (bc_form_work_order.n_rows, ==, G_N_ELEMENTS (heights));
  for (guint row = 0; row < bc_form_work_order.n_rows; row++)
    {
      const BcFormCell *cells = bc_form_work_order.rows[row].cells;
      double x = BC_PAGE_MARGIN;
      int columns = 0;

      g_assert_cmpfloat (bc_form_work_order.rows[row].height, ==, heights[row]);
      for (int cell = 0; cell < BC_FORM_MAX_CELLS && cells[cell].columns > 0; cell++)
        {
          const BcBox *box = bc_dump_find_box (pages, 0, (int) row, cell);

          columns += cells[cell].columns;
          /* English labels take more lines than the rows of a Chinese form have room for. */
          if (!IS_CHINESE)
            continue;
          g_assert_cmpfloat_with_epsilon (box->x, x, ROUNDING);
          g_assert_cmpfloat_with_epsilon (box->y, y, ROUNDING);
          g_assert_cmpfloat_with_epsilon (box->width, cells[cell].columns * 170.0 / 12, ROUNDING);
          g_assert_cmpfloat_with_epsilon (box->height, heights[row], ROUNDING);
          x += box->width;
        }
      g_assert_cmpint (columns, ==, BC_FORM_COLUMNS);
      y += heights[row];
    }
  if (IS_CHINESE)
    g_assert_cmpuint (bc_pages_count (pages), ==, 1);
}

/* A few millimetres too many do not cost a second sheet; the rows with much white give them, and never
 * more than a quarter. */
static void
test_saved_sheet (void)
{
  g_autoptr (BcPages) pages = bc_sample_work_order (BC_SAMPLE_SHORT, BC_COPY_HANDLING);
  const BcBox *roomy = bc_dump_find_box (pages, 0, WHAT_HAPPENED, 0);

  /* English labels need more than there is to give. */
  g_assert_cmpuint (bc_pages_count (pages), ==, IS_CHINESE ? 1 : 2);
  if (IS_CHINESE)
    g_assert_cmpfloat (roomy->height, <, 30);
  g_assert_cmpfloat (roomy->height, >=, 22.5 - ROUNDING);
}

/* Twenty characters of 12 points are 240 points long; Pango's rounding or another resolution would show. */
static void
test_type_is_exact (void)
{
  static const char text[] = "一二三四五六七八九十一二三四五六七八九十";
  g_autoptr (BcPages) pages = bc_sample_work_order_with (BC_FIELD_WHAT_IS_WANTED, text);
  const BcItem *item = find_item (pages, text);

  g_assert_nonnull (item);
  g_assert_cmpfloat_with_epsilon (item->width, 20 * 12 * 25.4 / 72, 0.02);
}

/* Drawn at 300 dots an inch, nothing dark lies outside the frame, whose lines have their middle on the
 * margins. */
static void
test_drawn_size (void)
{
  const double dots = 300 / 25.4;
  const int width = (int) (BC_PAGE_WIDTH * dots), height = (int) (BC_PAGE_HEIGHT * dots);
  g_autoptr (BcPages) pages = bc_sample_work_order (BC_SAMPLE_EMPTY, BC_COPY_HANDLING);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  int left = width, right = 0, bottom = 0;

  cairo_scale (cr, 300 / 72.0, 300 / 72.0);
  bc_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guchar *row = cairo_image_surface_get_data (surface)
                          + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++)
        if (row[x] > 127)
          {
            left = MIN (left, x);
            right = MAX (right, x + 1);
            bottom = MAX (bottom, y + 1);
          }
    }
  g_assert_cmpfloat_with_epsilon (left / dots, BC_PAGE_MARGIN - 0.25, EXACT);
  g_assert_cmpfloat_with_epsilon (right / dots, BC_PAGE_WIDTH - BC_PAGE_MARGIN + 0.25, EXACT);
  /* Below the frame stands the code, which telephones and printers both still reach. */
  g_assert_cmpfloat_with_epsilon (bottom / dots, BC_PAGE_HEIGHT - 8.8, EXACT);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Every module of the code, at its place: a mask with its bits in the wrong order would not be read by any
 * telephone. */
static void
test_drawn_code (void)
{
  const double dots = 600 / 25.4;
  g_autoptr (BcPages) pages = bc_sample_work_order (BC_SAMPLE_FULL, BC_COPY_HANDLING);
  const BcPage *page = bc_pages_get (pages, 0);
  const BcItem *code = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  for (guint i = 0; i < page->items->len; i++)
    if (g_array_index (page->items, BcItem, i).kind == BC_ITEM_QR)
      code = &g_array_index (page->items, BcItem, i);
  g_assert_nonnull (code);
  g_assert_cmpint (code->code->size, ==, 33);
  g_assert_cmpfloat (code->width, >=, 18);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) (code->width * dots),
                                        (int) (code->width * dots));
  cr = cairo_create (surface);
  cairo_scale (cr, 600 / 72.0, 600 / 72.0);
  cairo_translate (cr, -code->x * BC_POINTS_PER_MM, -code->y * BC_POINTS_PER_MM);
  bc_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  for (int row = 0; row < code->code->size; row++)
    for (int column = 0; column < code->code->size; column++)
      {
        const double module = code->width * dots / code->code->size;
        const guchar *line =
            cairo_image_surface_get_data (surface)
            + (gsize) ((row + 0.5) * module) * (gsize) cairo_image_surface_get_stride (surface);

        g_assert_true ((line[(int) ((column + 0.5) * module)] > 127)
                       == code->code->modules[row * code->code->size + column]);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint
count_ticks (const BcPages *pages, gboolean only_ticked)
{
  guint n = 0;

  for (guint i = 0; i < bc_pages_count (pages); i++)
    {
      const BcPage *page = bc_pages_get (pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const BcItem *item = &g_array_index (page->items, BcItem, j);

          n += item->kind == BC_ITEM_TICK && (item->ticked || !only_ticked);
        }
    }
  return n;
}

static void
test_ticks (void)
{
  g_autoptr (BcPages) empty = bc_sample_work_order (BC_SAMPLE_EMPTY, BC_COPY_HANDLING);
  g_autoptr (BcPages) full = bc_sample_work_order (BC_SAMPLE_FULL, BC_COPY_HANDLING);

  g_assert_cmpuint (count_ticks (empty, FALSE), ==, 4 + 2 + 5);
  g_assert_cmpuint (count_ticks (empty, TRUE), ==, 0);
  g_assert_cmpuint (count_ticks (full, FALSE), ==, 4 + 2 + 5);
  g_assert_cmpuint (count_ticks (full, TRUE), ==, 3);
}

static void
test_masking (void)
{
  static const char *const personal[] = { "张小红", "13812345678", "11010519491231002X", "李向阳",
                                          "13987654321" };
  g_autoptr (BcPages) handling = bc_sample_work_order (BC_SAMPLE_FULL, BC_COPY_HANDLING);
  g_autoptr (BcPages) archive = bc_sample_work_order (BC_SAMPLE_FULL, BC_COPY_ARCHIVE);
  g_autofree char *masked = bc_dump_words (handling);
  g_autofree char *full = bc_dump_words (archive);
  g_autoptr (BcPages) open = bc_sample_work_order (BC_SAMPLE_SHORT, BC_COPY_HANDLING);
  g_autofree char *not_confidential = bc_dump_words (open);

  for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
    {
      g_assert_null (strstr (masked, personal[i]));
      g_assert_nonnull (strstr (full, personal[i]));
    }
  g_assert_nonnull (strstr (masked, "138****5678"));
  g_assert_nonnull (strstr (not_confidential, "13812345678"));
  g_assert_cmpstr (handling->content_hash, ==, archive->content_hash);
}

static void
test_missing_characters (void)
{
  g_autoptr (BcPages) full = bc_sample_work_order (BC_SAMPLE_FULL, BC_COPY_ARCHIVE);
  g_autoptr (BcPages) rare = bc_sample_work_order (BC_SAMPLE_EMOJI, BC_COPY_ARCHIVE);
  g_autofree char *none = bc_paper_missing_characters (full);
  g_autofree char *some = bc_paper_missing_characters (rare);

  g_assert_cmpstr (none, ==, "");
  /* Each once, in the order of the form: the name comes before the story. */
  g_assert_true (g_str_has_prefix (some, "𬭩䶮㛃👍"));
  g_assert_null (strstr (strstr (some, "𬭩") + 4, "𬭩"));
}

/* The day that the review set, although a suspension moved it since. */
static void
test_due (void)
{
  g_autoptr (BcPages) full = bc_sample_work_order (BC_SAMPLE_FULL, BC_COPY_ARCHIVE);
  g_autofree char *words = bc_dump_words (full);

  if (!IS_CHINESE)
    {
      g_assert_nonnull (strstr (words, "Due: 24 Sep 2026 17:30 (working day no. 5, provisional)"));
      return;
    }
  g_assert_nonnull (strstr (words, "办结期限：2026年9月24日 17:30（第5个工作日、暂定）"));
  g_assert_nonnull (strstr (words, "现办结期限：2026年9月28日 17:30（暂定）"));
  /* What was undone is not told; what was sent back is. */
  g_assert_null (strstr (words, "09-26"));
  g_assert_nonnull (strstr (words, "2026-09-27 17:00 退回补办：缺少发证凭证"));
}

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  g_test_add_func ("/sheet/sizes", test_sizes);
  g_test_add_func ("/sheet/saved-sheet", test_saved_sheet);
  g_test_add_func ("/sheet/type", test_type_is_exact);
  g_test_add_func ("/sheet/drawn-size", test_drawn_size);
  g_test_add_func ("/sheet/drawn-code", test_drawn_code);
  g_test_add_func ("/sheet/ticks", test_ticks);
  g_test_add_func ("/sheet/masking", test_masking);
  g_test_add_func ("/sheet/missing-characters", test_missing_characters);
  g_test_add_func ("/sheet/due", test_due);
  return g_test_run ();
}
