/* The report as a whole, and what concerns the file and its history as such.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-check-private.h"

#include <glib/gi18n.h>
#include <stdarg.h>
#include <string.h>

#include "store/bc-engine-private.h"
#include "store/bc-event.h"
#include "store/bc-lock-proof.h"

/* A damaged file has many faults with one cause: the first ones are enough to know it by. */
#define NAMED_FAULTS 5

void
bc_finding_free (BcFinding *self)
{
  g_free (self->text);
  g_free (self);
}

void
bc_check_add (GPtrArray *findings, gboolean ok, const char *format, ...)
{
  BcFinding *finding = g_new0 (BcFinding, 1);
  va_list arguments;

  finding->ok = ok;
  va_start (arguments, format);
  finding->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (finding->text, "\r\n", ' ');
  g_ptr_array_add (findings, finding);
}

void
bc_check_faults_clear (BcCheckFaults *self)
{
  if (self->examples != NULL)
    g_string_free (self->examples, TRUE);
  self->examples = NULL;
}

void
bc_check_faults_note (BcCheckFaults *self, const char *number, const char *what)
{
  if (self->examples == NULL)
    self->examples = g_string_new (NULL);
  if (self->count < NAMED_FAULTS)
    {
      g_string_append_printf (self->examples, "%s%s", self->count > 0 ? ", " : "", number);
      if (what != NULL)
        g_string_append_printf (self->examples, " (%s)", what);
    }
  else if (self->count == NAMED_FAULTS)
    g_string_append (self->examples, " …");
  self->count++;
}

void
bc_check_faults_report (const BcCheckFaults *self,
                        GPtrArray *findings,
                        const char *good,
                        const char *bad)
{
  if (self->count == 0)
    bc_check_add (findings, TRUE, "%s", good);
  else
    /* Translators: what is wrong, how many tickets it concerns, the numbers of the first ones. */
    bc_check_add (findings, FALSE, _ ("%s: %u: %s"), bad, self->count, self->examples->str);
}

/* SQLite's own words, which are English in every language; NULL with @error when it could not look.
 */
static char *
pragma_answers (BcEngine *engine, const char *sql, guint *count, GError **error)
{
  g_autoptr (BcStatement) rows = bc_engine_prepare (engine, sql, error);
  g_autoptr (GString) text = g_string_new (NULL);
  BcStep step;

  *count = 0;
  if (rows == NULL)
    return NULL;
  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    if ((*count)++ < NAMED_FAULTS)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", bc_statement_text (rows, 0));
  return step == BC_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
check_guards (BcEngine *engine, GPtrArray *findings, GError **error)
{
  g_autoptr (BcStatement) row = bc_engine_prepare (engine,
                                                   "SELECT COUNT(*) FROM sqlite_schema WHERE type "
                                                   "= 'trigger' AND tbl_name = 'event' AND name IN "
                                                   "('event_no_update', 'event_no_delete')",
                                                   error);

  if (row == NULL || bc_statement_step (row, error) != BC_STEP_ROW)
    return FALSE;
  if (bc_statement_int (row, 0) == 2)
    bc_check_add (findings, TRUE, "%s", _ ("History: nothing in it can be changed or deleted"));
  else
    bc_check_add (findings, FALSE, "%s",
                  _ ("History: the guards that keep it from being changed or deleted were "
                     "removed"));
  return TRUE;
}

gboolean
bc_check_file (BcEngine *engine, GPtrArray *findings, GError **error)
{
  guint count;
  g_autofree char *integrity = pragma_answers (engine, "PRAGMA integrity_check", &count, error);
  g_autofree char *orphans = NULL;

  if (integrity == NULL)
    return FALSE;
  if (g_str_equal (integrity, "ok"))
    bc_check_add (findings, TRUE, "%s", _ ("File: whole"));
  else
    bc_check_add (findings, FALSE, _ ("File: damaged: %s"), integrity);

  orphans = pragma_answers (engine, "PRAGMA foreign_key_check", &count, error);
  if (orphans == NULL)
    return FALSE;
  if (count == 0)
    bc_check_add (findings, TRUE, "%s", _ ("References: every row belongs to a ticket"));
  else
    bc_check_add (findings, FALSE, _ ("References: %u rows belong to no ticket, in: %s"), count,
                  orphans);
  return TRUE;
}

gboolean
bc_check_history (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error)
{
  gint64 n_events, broken;

  if (!bc_event_verify_chain (engine, cancellable, &n_events, &broken, error))
    return FALSE;
  if (broken == 0)
    bc_check_add (findings, TRUE, _ ("History: %ld events, each as it was written"),
                  (glong) n_events);
  else
    bc_check_add (findings, FALSE, _ ("History: event %ld was changed, put in, or is missing"),
                  (glong) broken);
  return check_guards (engine, findings, error);
}

/* Whether the drive is fit for a hall was asked when the file was opened; what follows there once, follows here each time. */
static void
check_place (BcEngine *engine, GPtrArray *findings)
{
  g_autofree char *drive = bc_drive_describe (bc_engine_drive (engine));
  g_autoptr (GError) error = NULL;

  bc_check_add (findings, TRUE, _ ("Place: %s"), drive);
  if (!bc_drive_is_shared (bc_engine_drive (engine)))
    return;
  if (bc_lock_proof (engine->file.real_path, &error))
    bc_check_add (findings, TRUE, "%s", _ ("Locks: a second process is kept out"));
  else
    bc_check_add (findings, FALSE, _ ("Locks: %s"), error->message);
}

gboolean
bc_check_file_section (BcEngine *engine,
                       GPtrArray *findings,
                       GCancellable *cancellable,
                       GError **error)
{
  return bc_check_file (engine, findings, error);
}

gboolean
bc_check_section (BcCheckSection section,
                  BcEngine *engine,
                  GPtrArray *findings,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GError) local = NULL;

  if (section (engine, findings, cancellable, &local))
    return TRUE;
  if (local->domain != BC_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* What comes after may still be read, and be whole. */
  bc_check_add (findings, FALSE, _ ("Not to be read to its end: %s"), local->message);
  return TRUE;
}

GPtrArray *
bc_check_run (BcEngine *engine, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_finding_free);

  check_place (engine, findings);
  static const BcCheckSection sections[] = {
    bc_check_file_section,
    bc_check_history,
    bc_check_numbers,
    bc_check_tickets,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!bc_check_section (sections[i], engine, findings, cancellable, error))
      return NULL;
  return g_steal_pointer (&findings);
}
