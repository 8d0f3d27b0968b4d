/* The ledger of blank forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-blanks.h"

#include <glib/gi18n.h>

#include "store/bc-tickets-private.h"

#define COLUMNS "blank_form.serial, form, issued_at, issued_by, ticket.number, used_at"
#define FROM    " FROM blank_form LEFT JOIN ticket ON ticket.id = blank_form.ticket "

static BcBlank *
blank_from_row (BcStatement *row)
{
  BcBlank *blank = g_new0 (BcBlank, 1);

  blank->serial = g_strdup (bc_statement_name (row, 0));
  blank->form = g_strdup (bc_statement_name (row, 1));
  blank->issued_at = bc_statement_int (row, 2);
  blank->issued_by = g_strdup (bc_statement_text (row, 3));
  blank->number = g_strdup (bc_statement_text (row, 4));
  blank->used_at = bc_statement_int (row, 5);
  return blank;
}

static GPtrArray *
read_rows (BcStatement *rows, GError **error)
{
  g_autoptr (GPtrArray) blanks = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_blank_free);
  BcStep step;

  while ((step = bc_statement_step (rows, error)) == BC_STEP_ROW)
    g_ptr_array_add (blanks, blank_from_row (rows));
  return step == BC_STEP_DONE ? g_steal_pointer (&blanks) : NULL;
}

/* The last of @n new running numbers, or -1. */
static gint64
count_on (BcEngine *engine, int year, guint n, GError **error)
{
  g_autofree char *name = g_strdup_printf ("blank/%04d", year);
  g_autoptr (BcStatement) count =
      bc_engine_prepare (engine,
                         "INSERT INTO counter (name, value) VALUES ($1, $2) "
                         "ON CONFLICT (name) DO UPDATE SET value = counter.value + $2 "
                         "RETURNING value",
                         error);

  if (count == NULL)
    return -1;
  bc_statement_bind_text (count, 1, name);
  bc_statement_bind_int (count, 2, n);
  return bc_statement_step (count, error) == BC_STEP_ROW ? bc_statement_int (count, 0) : -1;
}

static gboolean
insert (BcEngine *engine, const char *serial, const char *form, const BcAct *act, GError **error)
{
  g_autoptr (BcStatement) row =
      bc_engine_prepare (engine,
                         "INSERT INTO blank_form (serial, form, issued_at, issued_by, operation) "
                         "VALUES ($1, $2, $3, $4, $5)",
                         error);

  if (row == NULL)
    return FALSE;
  bc_statement_bind_text (row, 1, serial);
  bc_statement_bind_text (row, 2, form);
  bc_statement_bind_int (row, 3, bc_engine_now (engine));
  bc_statement_bind_text (row, 4, act->staff);
  bc_statement_bind_text (row, 5, act->operation);
  return bc_statement_run (row, NULL, error);
}

static GPtrArray *
issued_by (BcEngine *engine, const char *operation, GError **error)
{
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine,
                         "SELECT " COLUMNS FROM
                         "WHERE blank_form.operation = $1 ORDER BY blank_form.serial",
                         error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_text (rows, 1, operation);
  return read_rows (rows, error);
}

static gboolean
append_event (BcEngine *engine,
              const char *form,
              const char *first,
              const char *last,
              const BcAct *act,
              GError **error)
{
  g_autofree char *changes = g_strdup_printf ("{\"blanks\":[null,\"%s – %s\"]}", first, last);
  BcEventDraft event = {
    .operation = act->operation,
    .kind = BC_EVENT_BLANKS,
    .staff = act->staff,
    .reason = form,
    .changes = changes,
  };

  return bc_event_append (engine, &event, error);
}

/* Serials up to @last are new. */
static gboolean
issue (BcEngine *engine,
       const char *form,
       guint n,
       int year,
       gint64 last,
       const BcAct *act,
       GError **error)
{
  g_autofree char *from = bc_blank_serial (year, last - n + 1);
  g_autofree char *to = bc_blank_serial (year, last);

  for (gint64 running = last - n + 1; running <= last; running++)
    {
      g_autofree char *serial = bc_blank_serial (year, running);

      if (!insert (engine, serial, form, act, error))
        return FALSE;
    }
  return append_event (engine, form, from, to, act, error);
}

GPtrArray *
bc_blanks_issue (BcEngine *engine, const char *form, guint n, const BcAct *act, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_BLANKS, NULL };
  BcHall *hall = bc_engine_hall (engine);
  g_autoptr (BcEvent) replayed = NULL;
  const BcEntry *actor;
  gint64 last;
  int year;

  g_return_val_if_fail (form != NULL && n > 0 && n <= BC_BLANKS_MOST, NULL);
  if (!bc_tickets_replayed (engine, act, 0, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return issued_by (engine, act->operation, error);
  if (!bc_tickets_actor (engine, act, &actor, error))
    return NULL;
  if (actor == NULL)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED,
                           _ ("Nobody is signed in. Blank forms are issued to somebody: sign in "
                              "first."));
      return NULL;
    }
  bc_day_to_ymd (bc_hall_day (hall, bc_engine_now (engine)), &year, NULL, NULL);
  last = count_on (engine, year, n, error);
  if (last < 0 || !issue (engine, form, n, year, last, act, error))
    return NULL;
  return issued_by (engine, act->operation, error);
}

GPtrArray *
bc_blanks_list (BcEngine *engine, gboolean missing, GError **error)
{
  g_autoptr (BcStatement) rows =
      missing
          ? bc_engine_prepare (engine,
                               "SELECT " COLUMNS FROM "WHERE blank_form.ticket IS NULL "
                               "ORDER BY blank_form.serial",
                               error)
          : bc_engine_prepare (engine, "SELECT " COLUMNS FROM "ORDER BY blank_form.serial", error);

  return rows != NULL ? read_rows (rows, error) : NULL;
}

BcBlank *
bc_blanks_find (BcEngine *engine, const char *serial, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (BcStatement) rows =
      bc_engine_prepare (engine, "SELECT " COLUMNS FROM "WHERE blank_form.serial = $1", error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_text (rows, 1, serial);
  found = read_rows (rows, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                   _ ("No blank form with the number %s was issued: compare it with the paper."),
                   serial);
      return NULL;
    }
  return g_ptr_array_steal_index (found, 0);
}

/* Says at the field why the form cannot have been this one. */
static gboolean
refuse (BcEngine *engine, const char *serial, GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (GError) local = NULL;
  BcBlank *blank = bc_blanks_find (engine, serial, &local);

  if (blank == NULL && !g_error_matches (local, BC_ERROR, BC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (blank == NULL)
    bc_problems_add (problems, "blank_serial", "%s", local->message);
  else
    bc_problems_add (problems, "blank_serial", _ ("The blank form %s was typed in already, as %s."),
                     serial, blank->number != NULL ? blank->number : "");
  g_clear_pointer (&blank, bc_blank_free);
  return bc_problems_to_error (problems, error);
}

gboolean
bc_blanks_use (BcEngine *engine, const BcRecord *record, GError **error)
{
  const char *serial = bc_record_text (record, BC_FIELD_BLANK_SERIAL);
  g_autoptr (BcStatement) update = NULL;
  gint64 changed;

  if (serial == NULL)
    return TRUE;
  update = bc_engine_prepare (engine,
                              "UPDATE blank_form SET ticket = $1, used_at = $2 "
                              "WHERE serial = $3 AND ticket IS NULL",
                              error);
  if (update == NULL)
    return FALSE;
  bc_statement_bind_int (update, 1, bc_record_int (record, BC_FIELD_ID));
  bc_statement_bind_int (update, 2, bc_engine_now (engine));
  bc_statement_bind_text (update, 3, serial);
  if (!bc_statement_run (update, &changed, error))
    return FALSE;
  return changed == 1 || refuse (engine, serial, error);
}
