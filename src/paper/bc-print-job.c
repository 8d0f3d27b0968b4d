/* A print job: what is in it, and its pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print-job-private.h"

#include <glib/gi18n.h>

#include "paper/bc-draw.h"

#define MOST_KEPT    40 /* documents: a batch of the usual size is never laid out twice */
#define MOST_MISSING 12 /* more are not written in by hand */

G_DEFINE_FINAL_TYPE (BcPrintJob, bc_print_job, G_TYPE_OBJECT)

static void
sheet_free (BcSheet *sheet)
{
  bc_paper_source_free (sheet->source);
  g_free (sheet);
}

GPtrArray *
bc_sheet_lay_out (const BcSheet *self, PangoContext *context)
{
  return bc_paper_layout_copies (self->form, self->source, self->copies, context);
}

void
bc_made_add (GArray *made, const BcPages *pages)
{
  BcMade one = { .copy = pages->copy, .mask = pages->mask };

  g_strlcpy (one.hash, pages->content_hash, sizeof one.hash);
  g_array_append_val (made, one);
}

/* "handling,archive", NULL for a form without copies. */
static char *
copies_of (GArray *made)
{
  static const char *const codes[] = { NULL, "handling", "archive" };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < made->len; i++)
    {
      const char *code = codes[g_array_index (made, BcMade, i).copy];

      if (code != NULL)
        g_ptr_array_add (list, (gpointer) code);
    }
  g_ptr_array_add (list, NULL);
  return list->len > 1 ? g_strjoinv (",", (char **) list->pdata) : NULL;
}

BcPrinted *
bc_sheet_printed (const BcSheet *self, GArray *made)
{
  gboolean of_list = self->form->subject == BC_FORM_OF_LIST;
  gint64 ticket = of_list ? 0 : bc_record_int (self->source->record, BC_FIELD_ID);
  BcPrinted *printed;

  /* Blank forms have a ledger of their own, and a test page tells nothing of anybody. */
  if (made->len == 0 || ticket == BC_INT_NONE)
    return NULL;
  printed = bc_printed_new (ticket, self->form->id, g_array_index (made, BcMade, 0).hash);
  printed->copies = copies_of (made);
  for (guint i = 0; i < made->len; i++)
    if (g_array_index (made, BcMade, i).mask == BC_MASK_NOTHING)
      printed->is_unmasked = TRUE;
  if (of_list)
    {
      printed->day = self->source->day;
      printed->department = g_strdup (self->source->department);
    }
  return printed;
}

void
bc_print_job_begin (BcPrintJob *self, guint total)
{
  g_atomic_int_set (&self->done, 0);
  g_atomic_int_set (&self->total, (int) total);
}

void
bc_print_job_step (BcPrintJob *self)
{
  g_atomic_int_inc (&self->done);
}

double
bc_print_job_progress (BcPrintJob *self)
{
  int total = g_atomic_int_get (&self->total);

  return total > 0 ? MIN (1, (double) g_atomic_int_get (&self->done) / total) : 0;
}

void
bc_print_job_add (
    BcPrintJob *self, const BcForm *form, const BcPaperSource *source, guint copies, gboolean hide)
{
  BcSheet *sheet = g_new0 (BcSheet, 1);

  g_return_if_fail (self->documents->len == 0);
  sheet->form = form;
  sheet->source = bc_paper_source_for_copy (source, BC_COPY_NONE);
  sheet->source->hides = hide;
  sheet->copies = copies;
  g_ptr_array_add (self->sheets, sheet);
}

void
bc_print_job_set_two_sided (BcPrintJob *self, gboolean two_sided)
{
  g_return_if_fail (self->documents->len == 0);
  self->two_sided = two_sided;
}

guint
bc_print_job_count (BcPrintJob *self)
{
  return self->sheets->len;
}

/* Keeps the pages of that document, and forgets those of the one that was kept longest. */
static void
keep (BcPrintJob *self, guint index, BcPages *pages)
{
  g_array_index (self->documents, BcDocument, index).pages = bc_pages_ref (pages);
  g_queue_push_tail (&self->kept, GUINT_TO_POINTER (index));
  if (self->kept.length > MOST_KEPT)
    {
      guint oldest = GPOINTER_TO_UINT (g_queue_pop_head (&self->kept));

      g_clear_pointer (&g_array_index (self->documents, BcDocument, oldest).pages, bc_pages_unref);
    }
}

static void
collect_missing (BcPrintJob *self, GHashTable *seen, const BcPages *pages)
{
  g_autofree char *missing = bc_paper_missing_characters (pages);

  for (const char *p = missing; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_hash_table_size (seen) > MOST_MISSING
          || !g_hash_table_add (seen, GUINT_TO_POINTER (character)))
        continue;
      if (g_hash_table_size (seen) > MOST_MISSING)
        {
          g_string_append (self->missing, "…");
          continue;
        }
      g_string_append (self->missing, self->missing->len > 0 ? C_ ("list", ", ") : "");
      g_string_append_unichar (self->missing, character);
      g_string_append_printf (self->missing, " U+%04X", character);
    }
}

static void
add_document (BcPrintJob *self, guint sheet, guint copy, BcPages *pages, guint *page)
{
  BcDocument document = {
    .sheet = sheet,
    .copy = copy,
    .made = { .copy = pages->copy, .mask = pages->mask },
    .first = *page,
    .n_pages = bc_pages_count (pages),
    .width = pages->width,
    .height = pages->height,
  };

  g_strlcpy (document.made.hash, pages->content_hash, sizeof document.made.hash);
  document.n_used = document.n_pages + (self->two_sided ? document.n_pages % 2 : 0);
  *page += document.n_used;
  g_array_append_val (self->documents, document);
  if (self->documents->len <= MOST_KEPT)
    keep (self, self->documents->len - 1, pages);
}

static gboolean
lay_out_all (BcPrintJob *self, PangoContext *context, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint page = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autoptr (GPtrArray) documents = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      documents = bc_sheet_lay_out (g_ptr_array_index (self->sheets, i), context);
      for (guint j = 0; j < documents->len; j++)
        {
          collect_missing (self, seen, g_ptr_array_index (documents, j));
          add_document (self, i, j, g_ptr_array_index (documents, j), &page);
        }
      bc_print_job_step (self);
    }
  return TRUE;
}

gboolean
bc_print_job_layout (BcPrintJob *self, GCancellable *cancellable, GError **error)
{
  PangoContext *context = bc_paper_context_new ();
  gboolean done;

  g_return_val_if_fail (self->documents->len == 0, FALSE);
  bc_print_job_begin (self, self->sheets->len);
  done = lay_out_all (self, context, cancellable, error);
  g_object_unref (context);
  /* What follows the last page is the tray. */
  if (self->documents->len > 0)
    {
      BcDocument *last = &g_array_index (self->documents, BcDocument, self->documents->len - 1);

      last->n_used = last->n_pages;
    }
  return done;
}

static void
layout_thread (GTask *task, gpointer source_object, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (bc_print_job_layout (source_object, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
bc_print_job_layout_async (BcPrintJob *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bc_print_job_layout_async);
  g_task_run_in_thread (task, layout_thread);
}

gboolean
bc_print_job_layout_finish (BcPrintJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
bc_print_job_n_pages (BcPrintJob *self)
{
  const BcDocument *last;

  if (self->documents->len == 0)
    return 0;
  last = &g_array_index (self->documents, BcDocument, self->documents->len - 1);
  return last->first + last->n_used;
}

/* The document that holds the page; found by halves. */
static BcDocument *
document_of (BcPrintJob *self, guint page)
{
  guint low = 0, high = self->documents->len;

  g_return_val_if_fail (page < bc_print_job_n_pages (self), NULL);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->documents, BcDocument, middle).first <= page)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->documents, BcDocument, low);
}

void
bc_print_job_page_size (BcPrintJob *self, guint page, double *width, double *height)
{
  const BcDocument *document = document_of (self, page);

  g_return_if_fail (document != NULL);
  *width = document->width;
  *height = document->height;
}

/* The sheet's documents are laid out together, so all that are not kept yet are. */
static void
fetch (BcPrintJob *self, const BcDocument *wanted)
{
  guint first = (guint) (wanted - &g_array_index (self->documents, BcDocument, 0)) - wanted->copy;
  g_autoptr (GPtrArray) documents = NULL;

  if (self->context == NULL)
    self->context = bc_paper_context_new ();
  documents = bc_sheet_lay_out (g_ptr_array_index (self->sheets, wanted->sheet), self->context);
  for (guint i = 0; i < documents->len; i++)
    if (g_array_index (self->documents, BcDocument, first + i).pages == NULL)
      keep (self, first + i, g_ptr_array_index (documents, i));
}

void
bc_print_job_draw (BcPrintJob *self, guint page, cairo_t *cr)
{
  BcDocument *document = document_of (self, page);

  g_return_if_fail (document != NULL);
  if (page - document->first >= document->n_pages)
    return;
  if (document->pages == NULL)
    fetch (self, document);
  bc_pages_draw (document->pages, page - document->first, cr);
}

char *
bc_print_job_missing (BcPrintJob *self)
{
  return g_strdup (self->missing->str);
}

static gboolean
has_page_in (const BcDocument *document, const GArray *ranges)
{
  for (guint i = 0; i < document->n_pages; i++)
    if (bc_page_ranges_have (ranges, document->first + i))
      return TRUE;
  return FALSE;
}

GPtrArray *
bc_print_job_printed (BcPrintJob *self, const GArray *ranges)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_printed_free);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (BcMade));

  for (guint i = 0; i < self->documents->len; i++)
    {
      const BcDocument *document = &g_array_index (self->documents, BcDocument, i);
      BcPrinted *printed;

      if (has_page_in (document, ranges))
        g_array_append_val (made, document->made);
      if (i + 1 < self->documents->len && document[1].sheet == document->sheet)
        continue;
      printed = bc_sheet_printed (g_ptr_array_index (self->sheets, document->sheet), made);
      if (printed != NULL)
        g_ptr_array_add (list, printed);
      g_array_set_size (made, 0);
    }
  return list;
}

static void
bc_print_job_finalize (GObject *object)
{
  BcPrintJob *self = BC_PRINT_JOB (object);

  for (guint i = 0; i < self->documents->len; i++)
    g_clear_pointer (&g_array_index (self->documents, BcDocument, i).pages, bc_pages_unref);
  g_array_unref (self->documents);
  g_queue_clear (&self->kept);
  g_ptr_array_unref (self->sheets);
  g_clear_object (&self->context);
  g_string_free (self->missing, TRUE);
  G_OBJECT_CLASS (bc_print_job_parent_class)->finalize (object);
}

static void
bc_print_job_class_init (BcPrintJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_print_job_finalize;
}

static void
bc_print_job_init (BcPrintJob *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->documents = g_array_new (FALSE, TRUE, sizeof (BcDocument));
  self->missing = g_string_new (NULL);
  g_queue_init (&self->kept);
}

BcPrintJob *
bc_print_job_new (void)
{
  return g_object_new (BC_TYPE_PRINT_JOB, NULL);
}
