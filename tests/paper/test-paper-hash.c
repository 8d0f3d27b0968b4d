/* The content hash: it changes exactly when what can be read changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-dump.h"
#include "bc-sample.h"
#include "paper/bc-layout.h"
#include "paper/bc-paper-hash.h"

static BcPaperSource *
source_of (BcRecord *record, const BcPaperSource *like)
{
  return bc_paper_source_new (record, like->hall, like->callbacks, like->events, like->printed_by,
                              like->printed_at);
}

static char *
words_of (const BcForm *form, const BcPaperSource *source)
{
  PangoContext *context = bc_paper_context_new ();
  g_autoptr (BcPages) pages = bc_paper_layout (form, source, context);

  g_object_unref (context);
  return bc_dump_words (pages);
}

/* Some other value that the field could have. */
static void
change (BcRecord *record, BcField field)
{
  const BcFieldInfo *info = bc_field_info (field);
  gint64 value = bc_field_is_text (field) ? 0 : bc_record_int (record, field);
  int now;

  switch (info->kind)
    {
    case BC_KIND_ENUM:
      now = bc_record_enum (record, field);
      bc_record_set_text (record, field, bc_enum_code (info->values, now == 0 ? 1 : 0));
      break;
    case BC_KIND_TEXT:
    case BC_KIND_LONG:
    case BC_KIND_CODE:
    case BC_KIND_CODES:
      bc_record_set_text (record, field, "changed");
      break;
    case BC_KIND_FLAG:
      bc_record_set_int (record, field, !bc_record_flag (record, field));
      break;
    case BC_KIND_INSTANT:
      bc_record_set_int (record, field,
                         (value == BC_INT_NONE ? G_GINT64_CONSTANT (1789000000000000) : value)
                             + 24 * BC_HOUR);
      break;
    case BC_KIND_COUNT:
    case BC_KIND_DAY:
    default:
      bc_record_set_int (record, field, value == BC_INT_NONE ? 7 : value + 1);
      break;
    }
}

/* Two sheets that read differently have different hashes, and a sheet is out of date only when something can be read that is new. */
static void
test_follows_the_words (gconstpointer data)
{
  const BcForm *form = data;
  g_autoptr (BcPaperSource) full = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  g_autofree char *hash = bc_paper_content_hash (form, full);
  g_autofree char *words = words_of (form, full);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      g_autoptr (BcRecord) record = bc_record_copy (full->record);
      g_autoptr (BcPaperSource) source = NULL;
      g_autofree char *other_hash = NULL;
      g_autofree char *other_words = NULL;

      /* The matter's name goes before what was typed instead. */
      if (field == BC_FIELD_OTHER_MATTER)
        bc_record_clear (record, BC_FIELD_MATTER);
      /* The receipt does not name the kind, but promises an answer to whom it can reach. */
      else if (field == BC_FIELD_PETITIONER_KIND)
        bc_record_set_text (record, field, "anonymous");
      else
        change (record, field);
      source = source_of (record, full);
      other_hash = bc_paper_content_hash (form, source);
      other_words = words_of (form, source);
      if ((strcmp (hash, other_hash) == 0) != (strcmp (words, other_words) == 0))
        g_error ("%s: %s changes %s", form->id, bc_field_info (field)->key,
                 strcmp (hash, other_hash) == 0 ? "what is read, but not the hash"
                                                : "the hash, but nothing that is read");
    }
}

static void
test_ignores (void)
{
  g_autoptr (BcPaperSource) full = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  g_autoptr (BcPaperSource) copy = bc_paper_source_for_copy (full, BC_COPY_HANDLING);
  g_autoptr (BcRecord) record = bc_record_copy (full->record);
  g_autoptr (BcPaperSource) later = NULL;
  g_autofree char *hash = bc_paper_content_hash (&bc_form_work_order, full);
  g_autofree char *masked = bc_paper_content_hash (&bc_form_work_order, copy);
  g_autofree char *same = NULL;
  g_autofree char *receipt = bc_paper_content_hash (&bc_form_receipt, full);

  bc_record_set_int (record, BC_FIELD_VERSION, 99);
  later =
      bc_paper_source_new (record, full->hall, full->callbacks, full->events, "someone else", 0);
  same = bc_paper_content_hash (&bc_form_work_order, later);
  g_assert_cmpstr (hash, ==, masked);
  g_assert_cmpstr (hash, ==, same);
  g_assert_cmpstr (hash, !=, receipt);
  g_assert_cmpuint (strlen (hash), ==, 64);
}

static void
assert_differs (const BcPaperSource *full,
                GPtrArray *callbacks,
                GPtrArray *events,
                gboolean expected)
{
  g_autoptr (BcPaperSource) other =
      bc_paper_source_new (full->record, full->hall, callbacks, events, full->printed_by,
                           full->printed_at);
  g_autofree char *hash = bc_paper_content_hash (&bc_form_work_order, full);
  g_autofree char *other_hash = bc_paper_content_hash (&bc_form_work_order, other);
  g_autofree char *words = words_of (&bc_form_work_order, full);
  g_autofree char *other_words = words_of (&bc_form_work_order, other);

  g_assert_true ((strcmp (hash, other_hash) != 0) == expected);
  g_assert_true ((strcmp (words, other_words) != 0) == expected);
}

static gpointer
ref_callback (gconstpointer callback, gpointer unused)
{
  return bc_callback_ref ((BcCallback *) callback);
}

static gpointer
ref_event (gconstpointer event, gpointer unused)
{
  return bc_event_ref ((BcEvent *) event);
}

static GPtrArray *
plus_callback (const BcPaperSource *source, gboolean done)
{
  GPtrArray *callbacks = g_ptr_array_copy (source->callbacks, ref_callback, NULL);
  BcCallback *callback = bc_callback_new ();

  g_ptr_array_set_free_func (callbacks, (GDestroyNotify) bc_callback_unref);
  callback->planned_at = source->printed_at;
  callback->done_at = done ? source->printed_at : BC_INT_NONE;
  g_ptr_array_add (callbacks, callback);
  return callbacks;
}

static GPtrArray *
plus_event (const BcPaperSource *source, const char *kind, const char *from, const char *to)
{
  GPtrArray *events = g_ptr_array_copy (source->events, ref_event, NULL);
  BcEvent *event = bc_event_new ();

  g_ptr_array_set_free_func (events, (GDestroyNotify) bc_event_unref);
  event->kind = g_strdup (kind);
  event->from = g_strdup (from);
  event->to = g_strdup (to);
  event->at = source->printed_at;
  g_ptr_array_add (events, event);
  return events;
}

static void
test_callbacks_and_history (void)
{
  g_autoptr (BcPaperSource) full = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  g_autoptr (GPtrArray) planned = plus_callback (full, FALSE);
  g_autoptr (GPtrArray) done = plus_callback (full, TRUE);
  g_autoptr (GPtrArray) printed = plus_event (full, "printed", NULL, NULL);
  g_autoptr (GPtrArray) closed = plus_event (full, "moved", "callback", "closed");
  g_autoptr (GPtrArray) asked = plus_event (full, "requested", "in_progress", "suspended");
  g_autoptr (GPtrArray) again = plus_event (full, "moved", "callback", "in_progress");
  g_autoptr (GPtrArray) undone = plus_event (full, "undone", "callback", "result_check");

  assert_differs (full, planned, full->events, FALSE);
  assert_differs (full, done, full->events, TRUE);
  assert_differs (full, full->callbacks, printed, FALSE);
  assert_differs (full, full->callbacks, closed, FALSE);
  assert_differs (full, full->callbacks, asked, FALSE);
  assert_differs (full, full->callbacks, again, TRUE);
  assert_differs (full, full->callbacks, undone, TRUE);
}

static void
test_parts (void)
{
  g_autoptr (BcPaperSource) full = bc_sample_source (BC_SAMPLE_FULL, BC_COPY_NONE);
  g_autoptr (BcRecord) record = bc_record_copy (full->record);
  g_autoptr (BcPaperSource) other = NULL;
  g_autofree char *hash = bc_paper_content_hash (&bc_form_work_order, full);
  g_autofree char *other_hash = NULL;
  BcPart part = *bc_record_part (record, 0);

  part.state = BC_PART_RETURNED;
  bc_record_set_part (record, &part);
  other = source_of (record, full);
  other_hash = bc_paper_content_hash (&bc_form_work_order, other);
  g_assert_cmpstr (hash, !=, other_hash);
}

static void
test_printed_forms (void)
{
  g_autofree char *printed = bc_paper_hash_short ("0123456789abcdef0123");
  g_autofree char *uri = bc_paper_uri (&bc_form_work_order, "2026W00001", "0123456789abcdef");
  g_autofree char *odd = bc_paper_uri (&bc_form_receipt, "a/b?c", "0123456789abcdef");

  g_assert_cmpstr (printed, ==, "0123 4567 89ab");
  g_assert_cmpstr (uri, ==, "bancheng://ticket/2026W00001?f=work_order&h=0123456789ab");
  g_assert_cmpstr (odd, ==, "bancheng://ticket/a%2Fb%3Fc?f=receipt&h=0123456789ab");
}

int
main (int argc, char **argv)
{
  bc_sample_init (&argc, &argv);
  g_test_add_data_func ("/hash/words/work-order", &bc_form_work_order, test_follows_the_words);
  g_test_add_data_func ("/hash/words/receipt", &bc_form_receipt, test_follows_the_words);
  g_test_add_func ("/hash/ignores", test_ignores);
  g_test_add_func ("/hash/callbacks-and-history", test_callbacks_and_history);
  g_test_add_func ("/hash/parts", test_parts);
  g_test_add_func ("/hash/printed-forms", test_printed_forms);
  return g_test_run ();
}
