/* Papers of no ticket: blank forms and the test page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "paper/bc-print-job.h"
#include "store/bc-blanks.h"

typedef struct
{
  const char *form;
  guint n;
  BcAct *act;
} Issue;

static gpointer
issue_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Issue *issue = data;

  return bc_blanks_issue (engine, issue->form, issue->n, issue->act, error);
}

static gboolean
write_job (BcPrintJob *job, const char *path, GError **error)
{
  g_autoptr (GPtrArray) printed = NULL;

  return bc_print_job_write (job, NULL, path, FALSE, TRUE, NULL, &printed, error);
}

/* The serials are issued before they are on paper: a number that stands on two sheets would be worse
 * than one that stands on none, which the ledger shows. */
static int
print_blanks (BcStore *store, const BcForm *form, guint n, const char *path, const char *staff)
{
  g_autoptr (BcHall) hall = bc_store_dup_hall (store);
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autoptr (GPtrArray) blanks = NULL;
  g_autoptr (GError) error = NULL;
  Issue issue = { form->id, n, bc_act_new (staff) };
  const BcEntry *member = bc_hall_find (hall, BC_TABLE_STAFF, staff);

  blanks = bc_store_run (store, BC_INTENT_WRITE, issue_job, &issue, &error);
  bc_act_free (issue.act);
  if (blanks == NULL)
    return bc_cli_failed (NULL, error);
  for (guint i = 0; i < blanks->len; i++)
    {
      const BcBlank *blank = g_ptr_array_index (blanks, i);
      g_autoptr (BcPaperSource) source =
          bc_paper_source_new_blank (hall, blank->serial, member != NULL ? member->name : NULL,
                                     blank->issued_at);

      bc_print_job_add (job, form, source, 1u << BC_COPY_ARCHIVE, FALSE);
    }
  if (!write_job (job, path, &error))
    return bc_cli_failed (NULL, error);
  for (guint i = 0; i < blanks->len; i++)
    bc_cli_out ("%s\n", ((const BcBlank *) g_ptr_array_index (blanks, i))->serial);
  return bc_cli_flush ();
}

int
bc_cli_print_blank (
    const char *path, const char *form, guint n, const char *output, const char *staff)
{
  g_autoptr (BcStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store = bc_cli_open (path, &error);
  return store != NULL ? print_blanks (store, bc_form_find (form), n, output, staff)
                       : bc_cli_failed (NULL, error);
}

int
bc_cli_print_test_page (const char *path, const char *output)
{
  g_autoptr (BcPrintJob) job = bc_print_job_new ();
  g_autoptr (BcPaperSource) source = NULL;
  g_autoptr (BcRecord) nothing = bc_record_new ();
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (GError) error = NULL;

  hall = bc_cli_hall (path, &error);
  if (hall == NULL)
    return bc_cli_failed (NULL, error);
  source = bc_paper_source_new (nothing, hall, NULL, NULL, NULL, bc_clock_now (bc_cli_clock ()));
  bc_print_job_add (job, &bc_form_test_page, source, BC_COPIES_ALL, FALSE);
  return write_job (job, output, &error) ? bc_cli_flush () : bc_cli_failed (NULL, error);
}
