/* 1,000 work orders into one PDF, against the bare Pango and cairo calls for the same lines in the same places.
 *
 * Usage: bench-paper [N]. The first round of each is dropped, the best of the others counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "paper/bc-fonts.h"
#include "paper/bc-layout.h"
#include "paper/bc-pdf.h"

#define ROUNDS 3

/* Seconds of processor time: what else the machine does meanwhile does not count. */
static double
used (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static BcHall *
make_hall (void)
{
  BcHall *hall = bc_hall_new ();
  BcEntry department = { .code = (char *) "bdc",
                         .name = (char *) "区不动产登记中心",
                         .ended_on = BC_DAY_NONE };

  bc_hall_set (hall, "hall_name", "日照市东港区政务服务中心", NULL);
  bc_hall_add (hall, BC_TABLE_DEPARTMENTS, &department);
  return hall;
}

/* Ordinary tickets that differ in what tickets differ in. */
static BcRecord *
make_record (guint n)
{
  static const struct
  {
    BcField field;
    const char *text;
  } texts[] = {
    { BC_FIELD_CHANNEL, "window" },
    { BC_FIELD_PETITIONER_KIND, "person" },
    { BC_FIELD_PETITIONER_NAME, "张小红" },
    { BC_FIELD_IDENTITY_NUMBER, "11010519491231002X" },
    { BC_FIELD_OTHER_MATTER, "国有建设用地使用权及房屋所有权转移登记（二手房）" },
    { BC_FIELD_DEPARTMENT, "bdc" },
    { BC_FIELD_LEAD_DEPARTMENT, "bdc" },
    { BC_FIELD_URGENCY, "normal" },
    { BC_FIELD_WHAT_IS_WANTED, "希望明确所需材料和办理时限，尽快办理转移登记。" },
    { BC_FIELD_OPINION, "属历史遗留档案缺失，由不动产登记中心牵头，住建局协办。" },
    { BC_FIELD_METHOD, "由牵头单位调取城建档案，住建局出具备案情况说明后按容缺受理。" },
    { BC_FIELD_OUTCOME, "done" },
    { BC_FIELD_MEASURES, "9月21日会同住建局到城建档案馆调取原始卷宗，补录竣工备案信息；9月25日容缺"
                         "受理转移登记申请，9月28日发证。" },
    { BC_FIELD_PREVENTION, "对同小区未登记住户逐户建档，提前向住建局函询备案情况。" },
  };
  BcRecord *record = bc_record_new ();
  g_autofree char *number = g_strdup_printf ("2026W%05u", n);
  g_autofree char *telephone = g_strdup_printf ("138%08u", n * 7919 % 100000000);
  g_autofree char *happened =
      g_strdup_printf ("2019年购买东港区某小区%u号楼房屋一套，房款已付清。今年8月以来%"
                       "u次到3号窗口申请转移登记，第一次告知缺少竣工备案表，第二次告知开发商已注销"
                       "无法补办，第三次告知回去等通知，至今没有书面答复，也没有一次性告知还需要哪"
                       "些材料。",
                       n % 60 + 1, n % 5 + 2);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    bc_record_set_text (record, texts[i].field, texts[i].text);
  bc_record_set_text (record, BC_FIELD_NUMBER, number);
  bc_record_set_text (record, BC_FIELD_TELEPHONE, telephone);
  bc_record_set_text (record, BC_FIELD_WHAT_HAPPENED, happened);
  bc_record_set_int (record, BC_FIELD_RECEIVED_AT,
                     G_GINT64_CONSTANT (1789600000) * BC_SECOND + n * BC_MINUTE);
  bc_record_set_int (record, BC_FIELD_VISITS, n % 5 + 2);
  return record;
}

static BcPages *
lay_out (BcHall *hall, guint n, PangoContext *context)
{
  g_autoptr (BcRecord) record = make_record (n);
  g_autoptr (BcPaperSource) source = bc_paper_source_new (record, hall, NULL, NULL, "王五", 0);

  return bc_paper_layout (&bc_form_work_order, source, context);
}

static double
run_ours (BcHall *hall, guint n, const char *path, guint *n_pages)
{
  double start = used ();
  PangoContext *context = bc_paper_context_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BcPdf) pdf = bc_pdf_new (path, "work orders", &error);

  *n_pages = 0;
  for (guint i = 1; i <= n && pdf != NULL; i++)
    {
      g_autoptr (BcPages) pages = lay_out (hall, i, context);

      *n_pages += bc_pages_count (pages);
      bc_pdf_add (pdf, pages);
    }
  if (pdf == NULL || !bc_pdf_finish (pdf, &error))
    g_error ("%s", error->message);
  g_object_unref (context);
  return used () - start;
}

/* What a page needs of Pango and cairo at the least: each line set, shaped and shown; each rule; the code. */
typedef struct
{
  char *text;
  BcFontRole role;
  double x, y;
} Line;

typedef struct
{
  GArray *lines; /* of one page */
  GArray *rules; /* BcItem */
  double qr_x, qr_y, qr_size;
} Bare;

static void
bare_free (Bare *bare)
{
  for (guint i = 0; i < bare->lines->len; i++)
    g_free (g_array_index (bare->lines, Line, i).text);
  g_array_unref (bare->lines);
  g_array_unref (bare->rules);
  g_free (bare);
}

static Bare *
bare_new (const BcPage *page)
{
  Bare *bare = g_new0 (Bare, 1);

  bare->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  bare->rules = g_array_new (FALSE, FALSE, sizeof (BcItem));
  for (guint i = 0; i < page->items->len; i++)
    {
      const BcItem *item = &g_array_index (page->items, BcItem, i);

      if (item->kind == BC_ITEM_TEXT)
        {
          Line line = { bc_item_text (item), item->role, item->x * BC_POINTS_PER_MM,
                        item->baseline * BC_POINTS_PER_MM };

          g_array_append_val (bare->lines, line);
        }
      else if (item->kind == BC_ITEM_QR)
        {
          bare->qr_x = item->x * BC_POINTS_PER_MM;
          bare->qr_y = item->y * BC_POINTS_PER_MM;
          bare->qr_size = item->width * BC_POINTS_PER_MM;
        }
      else
        g_array_append_val (bare->rules, *item);
    }
  return bare;
}

static void
draw_bare (const Bare *bare,
           PangoLayout *layout,
           PangoFontDescription **fonts,
           cairo_pattern_t *qr,
           cairo_t *cr)
{
  for (guint i = 0; i < bare->lines->len; i++)
    {
      const Line *line = &g_array_index (bare->lines, Line, i);

      pango_layout_set_font_description (layout, fonts[line->role]);
      pango_layout_set_text (layout, line->text, -1);
      cairo_move_to (cr, line->x, line->y);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
    }
  for (guint i = 0; i < bare->rules->len; i++)
    {
      const BcItem *rule = &g_array_index (bare->rules, BcItem, i);

      cairo_rectangle (cr, rule->x * BC_POINTS_PER_MM, rule->y * BC_POINTS_PER_MM,
                       MAX (rule->width, rule->weight) * BC_POINTS_PER_MM,
                       MAX (rule->height, rule->weight) * BC_POINTS_PER_MM);
      cairo_fill (cr);
    }
  cairo_save (cr);
  cairo_translate (cr, bare->qr_x, bare->qr_y);
  cairo_scale (cr, bare->qr_size / 33, bare->qr_size / 33);
  cairo_mask (cr, qr);
  cairo_restore (cr);
  cairo_show_page (cr);
}

static double
run_bare (GPtrArray *tickets, const char *path)
{
  double start = used ();
  PangoContext *context = bc_paper_context_new ();
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontDescription *fonts[BC_N_FONTS];
  cairo_surface_t *surface = cairo_pdf_surface_create (path, BC_PAGE_WIDTH * BC_POINTS_PER_MM,
                                                       BC_PAGE_HEIGHT * BC_POINTS_PER_MM);
  cairo_t *cr = cairo_create (surface);

  for (BcFontRole role = 0; role < BC_N_FONTS; role++)
    fonts[role] = bc_font_description (role);
  for (guint i = 0; i < tickets->len; i++)
    {
      GPtrArray *pages = g_ptr_array_index (tickets, i);
      /* A code of its own each, or cairo would write one image for all. */
      cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A1, 33, 33);
      cairo_pattern_t *qr;

      cairo_surface_flush (mask);
      memset (cairo_image_surface_get_data (mask), 0x5a ^ (int) i, 33 * 4);
      cairo_surface_mark_dirty (mask);
      qr = cairo_pattern_create_for_surface (mask);
      cairo_pattern_set_filter (qr, CAIRO_FILTER_NEAREST);
      for (guint j = 0; j < pages->len; j++)
        draw_bare (g_ptr_array_index (pages, j), layout, fonts, qr, cr);
      cairo_pattern_destroy (qr);
      cairo_surface_destroy (mask);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  for (BcFontRole role = 0; role < BC_N_FONTS; role++)
    pango_font_description_free (fonts[role]);
  g_object_unref (context);
  return used () - start;
}

static GPtrArray *
collect_bare (BcHall *hall, guint n)
{
  GPtrArray *tickets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  PangoContext *context = bc_paper_context_new ();

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (BcPages) pages = lay_out (hall, i, context);
      GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) bare_free);

      for (guint j = 0; j < bc_pages_count (pages); j++)
        g_ptr_array_add (list, bare_new (bc_pages_get (pages, j)));
      g_ptr_array_add (tickets, list);
    }
  g_object_unref (context);
  return tickets;
}

static double
resident_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static goffset
file_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : 0;
}

/* A day that nobody hopes for: one list of all tickets, laid out and written. Seconds. */
static double
run_list (BcHall *hall, guint n, const char *path, guint *n_pages)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);
  g_autoptr (GPtrArray) documents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_pages_unref);
  g_autoptr (BcPaperSource) source = NULL;
  g_autoptr (GError) error = NULL;
  PangoContext *context;
  double start;

  for (guint i = 1; i <= n; i++)
    g_ptr_array_add (records, make_record (i));
  source = bc_paper_source_new_list (records, hall, "王五", 0);
  start = used ();
  context = bc_paper_context_new ();
  g_ptr_array_add (documents, bc_paper_layout (&bc_form_pool_list, source, context));
  g_object_unref (context);
  *n_pages = bc_pages_count (g_ptr_array_index (documents, 0));
  if (!bc_pdf_write (documents, path, &error))
    g_error ("%s", error->message);
  return used () - start;
}

/* A line as bench.py reads it. */
static void
report (const char *name, double value, const char *unit, const char *bar)
{
  g_print ("{\"name\": \"%s\", \"value\": %.2f, \"unit\": \"%s\", %s\"note\": \"\"}\n", name, value,
           unit, bar);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 1000, n_pages = 0;
  g_autofree char *folder = g_dir_make_tmp ("bench-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (GPtrArray) tickets = NULL;
  double ours = G_MAXDOUBLE, bare = G_MAXDOUBLE, before, after, list;
  guint n_list_pages = 0;
  goffset size = 0;

  /* Memory first, while nothing else has been kept: a tenth, then all of it. */
  run_ours (hall, MAX (n / 10, 1), path, &n_pages);
  before = resident_mib ();
  run_ours (hall, n, path, &n_pages);
  after = resident_mib ();
  tickets = collect_bare (hall, n);
  for (int round = 0; round <= ROUNDS; round++)
    {
      double bare_seconds = run_bare (tickets, path);
      double our_seconds = run_ours (hall, n, path, &n_pages);

      size = file_size (path);
      if (round == 0)
        continue;
      bare = MIN (bare, bare_seconds);
      ours = MIN (ours, our_seconds);
    }
  list = run_list (hall, n, path, &n_list_pages);
  g_unlink (path);
  g_rmdir (folder);
  report ("paper: ratio to bare drawing of the same lines", ours / bare, "times", "\"bar\": 2.0, ");
  report ("paper: pages a second of processor time", n_pages / ours, "pages/s", "");
  report ("paper: size of a page", (double) size / 1000 / n_pages, "kB", "");
  report ("paper: memory with a tenth of the tickets", before, "MiB", "");
  report ("paper: memory with all tickets", after, "MiB", "");
  report ("paper: a list of all tickets, pages", n_list_pages, "pages", "");
  report ("paper: a list of all tickets, layout and file", list, "s", "\"bar\": 10.0, ");
  report ("paper: memory that ten times the tickets take more", after - before, "MiB",
          "\"bar\": 8.0, ");
  return 0;
}
