/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-history.h"
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>

#include "domain/bc-printed.h"
#include "paper/bc-sheet-answer.h"
#include "store/bc-prints.h"
#include "store/bc-tickets.h"

typedef struct
{
  BcSheetCode code;
  BcHall *hall;
} Question;

/* On the worker thread: the ticket of the code, as its papers would be filled now. */
static gpointer
ticket_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (BcRecord) record = bc_tickets_find (engine, question->code.number, error);
  g_autoptr (BcPaperSource) source = NULL;
  BcDossier *dossier;
  BcSheetAnswer *answer;

  if (record == NULL)
    return NULL;
  dossier = bc_prints_dossier (engine, bc_record_int (record, BC_FIELD_ID), error);
  if (dossier == NULL)
    return NULL;
  source = bc_paper_source_new (dossier->record, question->hall, dossier->callbacks,
                                dossier->events, NULL, 0);
  answer = bc_sheet_answer_ticket (&question->code, source);
  bc_dossier_free (dossier);
  return answer;
}

/* The day that stands in a list's code. */
static BcDay
day_of (const BcSheetCode *code)
{
  gint64 number = g_ascii_strtoll (code->number + 1, NULL, 10);

  return bc_day_from_ymd ((int) (number / 10000), (int) (number / 100 % 100), (int) (number % 100));
}

/* The list as it would be printed now. */
static BcPaperSource *
list_now (BcEngine *engine, const Question *question, const BcPrinted *printed, GError **error)
{
  GTimeZone *zone = bc_hall_zone (question->hall);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;
  BcPaperSource *source;

  ids = printed->department == NULL && g_strcmp0 (printed->form, "board_sheet") != 0
            ? bc_prints_day (engine, bc_instant_from_local (printed->day, 0, zone),
                             bc_instant_from_local (printed->day + 1, 0, zone), error)
            : bc_prints_board (engine, printed->department, error);
  if (ids != NULL)
    records = bc_prints_records (engine, ids, error);
  if (records == NULL)
    return NULL;
  source = bc_paper_source_new_list (records, question->hall, NULL, 0);
  bc_paper_source_set_day (source, printed->day);
  bc_paper_source_set_department (source, printed->department);
  return source;
}

static gpointer
list_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  GTimeZone *zone = bc_hall_zone (question->hall);
  BcDay day = day_of (&question->code);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (BcPaperSource) source = NULL;
  g_autoptr (BcPrinted) printed = NULL;
  BcEvent *event;

  events = bc_prints_of_lists (engine, bc_instant_from_local (day, 0, zone),
                               bc_instant_from_local (day + 1, 0, zone), error);
  if (events == NULL)
    return NULL;
  event = bc_sheet_find_list (&question->code, events);
  if (event == NULL)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                           _ ("no list with this code was printed from this hall on that day"));
      return NULL;
    }
  printed = bc_printed_from_event (event);
  source = list_now (engine, question, printed, error);
  return source != NULL ? bc_sheet_answer_list (&question->code, event, source) : NULL;
}

/* The first word is a code for scripts, the rest is for people. */
static int
tell (const Question *question, const BcSheetAnswer *answer)
{
  g_autofree char *at =
      answer->printed != NULL
          ? bc_instant_to_string (answer->printed->at, bc_hall_zone (question->hall))
          : g_strdup ("");
  g_autoptr (GError) error = NULL;

  if (answer->state == BC_SHEET_UNKNOWN)
    {
      g_set_error (&error, BC_ERROR, BC_ERROR_NOT_FOUND,
                   _ ("%s: no sheet with this code was printed from this hall, nor would one be "
                      "printed now"),
                   question->code.number);
      return bc_cli_failed (NULL, error);
    }
  bc_cli_out ("%s  %s  %s  %s\n", answer->state == BC_SHEET_NEWEST ? "newest" : "changed",
              question->code.number, answer->form != NULL ? bc_form_name (answer->form) : "", at);
  if (answer->state == BC_SHEET_CHANGED)
    bc_cli_history_print (answer->since, question->hall, TRUE);
  return bc_cli_flush ();
}

int
bc_cli_sheet (const BcCliCommand *self, char **argv)
{
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (BcSheetAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Question question = { 0 };
  BcSheetCodeKind kind;
  int status;

  if (bc_cli_parse (self, NULL, argv, 2, 8, &status) == BC_CLI_LEAVE)
    return status;
  /* A code may have been typed with blanks between its groups. */
  text = g_strjoinv (" ", argv + 2);
  kind = bc_sheet_code_parse (text, &question.code);
  if (kind == BC_SHEET_CODE_NONE || kind == BC_SHEET_CODE_MISTYPED)
    {
      g_set_error (&error, BC_ERROR, BC_ERROR_INVALID,
                   _ ("“%s” is no sheet’s code: compare it with the paper, a character is wrong or "
                      "missing"),
                   text);
      return bc_cli_failed (NULL, error);
    }
  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  question.hall = hall;
  answer = bc_store_run (store, BC_INTENT_READ, kind == BC_SHEET_CODE_LIST ? list_job : ticket_job,
                         &question, &error);
  return answer != NULL ? tell (&question, answer) : bc_cli_failed (NULL, error);
}
