/* What the forms other than the work order show, hide and repeat.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-dump.h"
#include "bc-sample.h"
#include "paper/bc-codes.h"
#include "paper/bc-draw.h"
#include "paper/bc-layout.h"

#define IS_CHINESE (g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0)

static BcPages *
lay_out (const BcForm *form, BcSample sample)
{
  g_autoptr (BcPaperSource) source = bc_sample_source_for (form, sample);

  return bc_sample_lay_out (form, source);
}

/* Ids are written into files and codes: they stay. */
static void
test_ids (void)
{
  static const char *const ids[] = {
    "receipt",       "rejection",   "one_time_notice", "work_order", "handover",
    "reminder",      "supervision", "extension",       "meeting",    "callback",
    "archive_cover", "pool_list",   "board_sheet",
  };

  g_assert_cmpuint (bc_form_count (), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (bc_form_get (i)->id, ==, ids[i]);
  g_assert_true (bc_form_find ("work-order") == &bc_form_work_order);
  g_assert_null (bc_form_find (NULL));
}

static void
test_suits (void)
{
  g_autoptr (BcRecord) record = bc_record_new ();

  for (guint i = 0; i < bc_form_count (); i++)
    g_assert_false (bc_form_suits (bc_form_get (i), record));
  bc_record_set_state (record, BC_STATE_REGISTERED);
  g_assert_true (bc_form_suits (&bc_form_receipt, record));
  g_assert_true (bc_form_suits (&bc_form_one_time_notice, record));
  g_assert_false (bc_form_suits (&bc_form_callback, record));
  bc_record_set_state (record, BC_STATE_IN_PROGRESS);
  g_assert_false (bc_form_suits (&bc_form_reminder, record));
  bc_record_set_text (record, BC_FIELD_LEAD_DEPARTMENT, "bdc");
  g_assert_true (bc_form_suits (&bc_form_reminder, record));
  g_assert_true (bc_form_suits (&bc_form_extension, record));
  g_assert_false (bc_form_suits (&bc_form_rejection, record));
  bc_record_set_state (record, BC_STATE_ARCHIVED);
  g_assert_false (bc_form_suits (&bc_form_rejection, record));
  bc_record_set_text (record, BC_FIELD_REJECT_GROUND, "court");
  g_assert_true (bc_form_suits (&bc_form_rejection, record));
  g_assert_false (bc_form_suits (&bc_form_pool_list, record));
}

/* Domain model, sections 7 and 9: the sample is confidential. */
static void
test_readers (void)
{
  for (guint i = 0; i < bc_form_count (); i++)
    {
      const BcForm *form = bc_form_get (i);
      g_autoptr (BcPages) pages = lay_out (form, BC_SAMPLE_FULL);
      g_autofree char *words = bc_dump_words (pages);
      gboolean name = strstr (words, "张小红") != NULL;
      gboolean number = strstr (words, "13812345678") != NULL;

      switch (form->reader)
        {
        case BC_READER_HALL:
          g_assert_true (name);
          break;
        case BC_READER_PETITIONER:
          g_assert_true (name);
          g_assert_false (number);
          break;
        case BC_READER_DEPARTMENT:
        case BC_READER_MANY:
          g_assert_false (name);
          g_assert_false (number);
          break;
        default:
          g_assert_not_reached ();
        }
      g_assert_null (strstr (form->reader == BC_READER_HALL ? "" : words, "11010519491231002X"));
    }
}

/* A ticket that is not confidential goes to the department as it is. */
static void
test_open_ticket (void)
{
  g_autoptr (BcPages) pages = lay_out (&bc_form_handover, BC_SAMPLE_SHORT);
  g_autofree char *words = bc_dump_words (pages);

  g_assert_nonnull (strstr (words, "张小红"));
  g_assert_nonnull (strstr (words, "13812345678"));
}

static guint
count_codes (const BcPages *pages, const BcCode *code)
{
  guint n = 0;

  for (guint i = 0; i < bc_pages_count (pages); i++)
    {
      const BcPage *page = bc_pages_get (pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const BcItem *item = &g_array_index (page->items, BcItem, j);

          if (item->kind == BC_ITEM_QR && item->code == code)
            {
              g_assert_cmpfloat (item->width, >=, BC_CODE_SIZE);
              n++;
            }
        }
    }
  return n;
}

static void
test_codes (void)
{
  g_autoptr (BcPages) receipt = lay_out (&bc_form_receipt, BC_SAMPLE_SHORT);
  g_autoptr (BcPages) callback = lay_out (&bc_form_callback, BC_SAMPLE_SHORT);
  g_autoptr (BcPages) handover = lay_out (&bc_form_handover, BC_SAMPLE_SHORT);
  g_autoptr (BcPages) list = lay_out (&bc_form_pool_list, BC_SAMPLE_SHORT);

  g_assert_cmpuint (count_codes (receipt, &receipt->rating_code), ==, 1);
  g_assert_cmpuint (count_codes (callback, &callback->rating_code), ==, 1);
  g_assert_cmpuint (count_codes (handover, &handover->rating_code), ==, 0);
  g_assert_cmpuint (count_codes (handover, &handover->ticket_code), ==, bc_pages_count (handover));
  g_assert_cmpint (list->ticket_code.size, ==, 0);
}

/* No cell of an unfilled form says anything that a person has not written, and nobody takes it for an issued one. */
static void
test_blank (void)
{
  g_autoptr (BcHall) hall = bc_sample_hall ();

  for (guint i = 0; i < bc_form_count (); i++)
    {
      g_autoptr (BcPaperSource) source = bc_paper_source_new_blank (hall, "B-0007", "王五", 0);
      g_autoptr (BcPages) pages = bc_sample_lay_out (bc_form_get (i), source);
      g_autofree char *mark = bc_dump_cell (pages, -1, 1);
      g_autofree char *words = bc_dump_words (pages);

      g_assert_nonnull (strstr (mark, "B-0007"));
      g_assert_nonnull (strstr (pages->title, "B-0007"));
      g_assert_null (strstr (words, IS_CHINESE ? "\n否\n" : "\nNo\n"));
      g_assert_null (strstr (words, "1970"));
      g_assert_cmpint (pages->ticket_code.size, ==, 0);
    }
}

static gboolean
some_cell_holds (const BcPages *pages, const char *text)
{
  for (guint row = 0; row < pages->form->n_rows; row++)
    for (int cell = 0; cell < BC_FORM_MAX_CELLS; cell++)
      {
        g_autofree char *words = bc_dump_cell (pages, (int) row, cell);
        g_autofree char *flat = bc_dump_without_space (words);

        if (strstr (flat, text) != NULL)
          return TRUE;
      }
  return FALSE;
}

static gboolean
shows (const BcForm *form, BcField field)
{
  for (guint i = 0; form->fields[i] != BC_N_FIELDS; i++)
    if (form->fields[i] == field)
      return TRUE;
  return FALSE;
}

/* Ten thousand characters, over as many pages as they take, with nothing else between them. */
static void
test_nothing_is_cut (void)
{
  g_autofree char *text = bc_sample_long_text (10000);
  g_autofree char *flat = bc_dump_without_space (text);

  for (guint i = 0; i < bc_form_count (); i++)
    {
      g_autoptr (BcPages) pages = NULL;

      if (!shows (bc_form_get (i), BC_FIELD_WHAT_HAPPENED))
        continue;
      pages = lay_out (bc_form_get (i), BC_SAMPLE_LONG);
      g_assert_true (some_cell_holds (pages, flat));
    }
}

static BcEvent *
meeting_event (const char *kind, const char *changes)
{
  BcEvent *event = bc_event_new ();

  event->kind = g_strdup (kind);
  event->changes = g_strdup (changes);
  return event;
}

static char *
words_of (const BcForm *form, BcRecord *record, GPtrArray *events)
{
  g_autoptr (BcHall) hall = bc_sample_hall ();
  g_autoptr (BcPaperSource) source = bc_paper_source_new (record, hall, NULL, events, NULL, 0);
  g_autoptr (BcPages) pages = bc_sample_lay_out (form, source);

  g_autofree char *words = bc_dump_words (pages);

  return bc_dump_without_space (words);
}

/* The meeting that takes place, as it was last changed; who was asked to it besides the departments that have the ticket. */
static void
test_meeting (void)
{
  g_autoptr (BcRecord) record = bc_sample_record (BC_SAMPLE_SHORT);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  g_autofree char *words = NULL;
  g_autofree char *without = NULL;

  g_ptr_array_add (events,
                   meeting_event ("meeting_added", "{\"meeting\":[\"7\",null],\"meeting_at\":[null,"
                                                   "\"1789696800000000\"],"
                                                   "\"meeting_place\":[null,\"二楼会商室\"],"
                                                   "\"meeting_topic\":[null,\"档案缺失如何办\"],"
                                                   "\"meeting_departments\":[null,\"bdc,gaj\"]}"));
  g_ptr_array_add (events,
                   meeting_event ("meeting_changed", "{\"meeting\":[\"7\",null],\"meeting_place\":["
                                                     "\"二楼会商室\",\"三楼会商室\"]}"));
  g_ptr_array_add (events,
                   meeting_event ("meeting_added",
                                  "{\"meeting\":[\"8\",null],\"meeting_place\":[null,\"四楼\"]}"));
  g_ptr_array_add (events,
                   meeting_event ("meeting_cancelled",
                                  "{\"meeting\":[\"8\",null],\"meeting_place\":[\"四楼\",null]}"));
  words = words_of (&bc_form_meeting, record, events);
  g_assert_nonnull (strstr (words, "三楼会商室"));
  g_assert_null (strstr (words, "二楼"));
  g_assert_null (strstr (words, "四楼"));
  g_assert_nonnull (strstr (words, "档案缺失如何办"));
  g_assert_nonnull (strstr (words, "市公安局东港分局"));
  if (IS_CHINESE)
    g_assert_nonnull (strstr (words, "2026年9月18日10:00"));

  g_ptr_array_add (events, meeting_event ("meeting_cancelled", "{\"meeting\":[\"7\",null]}"));
  without = words_of (&bc_form_meeting, record, events);
  g_assert_null (strstr (without, "会商室"));
  /* What cannot be read says nothing. */
  g_ptr_array_add (events, meeting_event ("meeting_added", "[1"));
  g_ptr_array_add (events, meeting_event ("meeting_added", "{\"meeting\":[\"9\"]}"));
  g_free (words_of (&bc_form_meeting, record, events));
}

static void
test_extension (void)
{
  g_autoptr (BcRecord) record = bc_sample_record (BC_SAMPLE_SHORT);
  gint64 due = bc_record_int (record, BC_FIELD_ORIGINAL_DUE_AT);
  g_autofree char *asked = NULL;
  g_autofree char *approved = NULL;
  g_autofree char *order = NULL;

  bc_record_set_int (record, BC_FIELD_EXTENSION_AT, due - 24 * BC_HOUR);
  bc_record_set_int (record, BC_FIELD_EXTENSION_DUE_AT, due + 96 * BC_HOUR);
  bc_record_set_text (record, BC_FIELD_EXTENSION_BY, "qianqi");
  bc_record_set_text (record, BC_FIELD_EXTENSION_REASON, "等待城建档案馆出具证明");
  asked = words_of (&bc_form_extension, record, NULL);
  g_assert_nonnull (strstr (asked, "等待城建档案馆出具证明"));
  g_assert_nonnull (strstr (asked, "钱七"));
  g_assert_null (strstr (asked, "[x]"));
  bc_record_set_int (record, BC_FIELD_EXTENDED_AT, due - 20 * BC_HOUR);
  bc_record_set_text (record, BC_FIELD_EXTENDED_BY, "zhoujiu");
  approved = words_of (&bc_form_extension, record, NULL);
  g_assert_nonnull (strstr (approved, "周九"));
  g_assert_nonnull (strstr (approved, "[x]"));
  order = words_of (&bc_form_work_order, record, NULL);
  g_assert_nonnull (strstr (order, "等待城建档案馆出具证明"));
}

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
make_logo (int width, int height)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);
  return g_base64_encode (png->data, png->len);
}

static void
check_logo (int width, int height, double expected_width, double expected_height)
{
  g_autoptr (BcHall) hall = bc_sample_hall ();
  g_autoptr (BcRecord) record = bc_sample_record (BC_SAMPLE_SHORT);
  g_autofree char *logo = make_logo (width, height);
  g_autoptr (BcPaperSource) source = NULL;
  g_autoptr (BcPages) pages = NULL;
  const BcItem *item = NULL;
  const BcBox *title;

  g_assert_true (bc_hall_set (hall, "logo", logo, NULL));
  source = bc_paper_source_new (record, hall, NULL, NULL, NULL, 0);
  pages = bc_sample_lay_out (&bc_form_handover, source);
  title = bc_dump_find_box (pages, 0, -1, 0);
  for (guint i = 0; i < bc_pages_get (pages, 0)->items->len; i++)
    if (g_array_index (bc_pages_get (pages, 0)->items, BcItem, i).kind == BC_ITEM_LOGO)
      item = &g_array_index (bc_pages_get (pages, 0)->items, BcItem, i);
  g_assert_nonnull (item);
  g_assert_cmpfloat_with_epsilon (item->width, expected_width, 0.1);
  g_assert_cmpfloat_with_epsilon (item->height, expected_height, 0.1);
  g_assert_cmpfloat (item->x, ==, BC_PAGE_MARGIN);
  g_assert_cmpfloat (title->x, >, item->x + item->width);
}

static void
test_logo (void)
{
  check_logo (200, 200, 11, 11);
  check_logo (1600, 200, 28, 3.5);
}

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  g_test_add_func ("/forms/ids", test_ids);
  g_test_add_func ("/forms/suits", test_suits);
  g_test_add_func ("/forms/readers", test_readers);
  g_test_add_func ("/forms/open-ticket", test_open_ticket);
  g_test_add_func ("/forms/codes", test_codes);
  g_test_add_func ("/forms/blank", test_blank);
  g_test_add_func ("/forms/nothing-is-cut", test_nothing_is_cut);
  g_test_add_func ("/forms/meeting", test_meeting);
  g_test_add_func ("/forms/extension", test_extension);
  g_test_add_func ("/forms/logo", test_logo);
  return g_test_run ();
}
