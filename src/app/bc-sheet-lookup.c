/* What was typed or scanned from a sheet of paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-sheet-lookup.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "domain/bc-format.h"
#include "domain/bc-printed.h"
#include "model/bc-desk-paper.h"
#include "model/bc-desk-prints.h"
#include "paper/bc-sheet-answer.h"
#include "ticket/bc-event-words.h"

#define MOST_LINES 6 /* of what was done since; the ticket's page has all of it */

typedef struct
{
  BcSheetCode code;
  BcTicket *ticket;
  BcEvent *printed; /* of a list */
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_clear_object (&lookup->ticket);
  g_clear_pointer (&lookup->printed, bc_event_unref);
  g_free (lookup);
}

gboolean
bc_sheet_lookup_is_for (const char *text)
{
  g_autofree char *serial = bc_blank_serial_parse (text);
  BcSheetCode code;

  return serial != NULL || bc_sheet_code_parse (text, &code) != BC_SHEET_CODE_NONE;
}

/* "work order, printed by 王五 on 18 Sep 10:02". */
static char *
sheet_words (const BcSheetAnswer *answer, BcHall *hall, gint64 now)
{
  const char *form = answer->form != NULL ? bc_form_name (answer->form) : answer->printed->reason;
  g_autofree char *when = NULL;

  if (answer->printed == NULL)
    return g_strdup (form);
  when = bc_format_instant (answer->printed->at, hall, now);
  /* Translators: a form's name, when it was printed, and by whom. */
  return g_strdup_printf (_ ("%s, printed %s by %s"), form, when,
                          bc_event_who (answer->printed, hall));
}

static void
add_since (GString *words, const BcSheetAnswer *answer, BcHall *hall, gint64 now)
{
  for (guint i = 0; i < MIN (answer->since->len, MOST_LINES); i++)
    {
      const BcEvent *event = g_ptr_array_index (answer->since, i);
      g_autofree char *when = bc_format_instant (event->at, hall, now);
      g_autofree char *title = bc_event_title (event, hall, now);

      g_string_append_printf (words, "\n%s · %s · %s", when, bc_event_who (event, hall), title);
    }
  if (answer->since->len > MOST_LINES)
    g_string_append (words, "\n…");
}

/* (transfer full) */
static char *
answer_words (const BcSheetAnswer *answer, const Lookup *lookup, BcHall *hall, gint64 now)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *sheet = NULL;

  bc_trace ("sheet %s", answer->state == BC_SHEET_NEWEST    ? "newest"
                        : answer->state == BC_SHEET_CHANGED ? "changed"
                                                            : "unknown");
  if (answer->state == BC_SHEET_UNKNOWN)
    return g_strdup_printf (_ ("No sheet of %s with this code was printed from this hall, nor "
                               "would "
                               "one be printed now."),
                            lookup->code.number);
  sheet = sheet_words (answer, hall, now);
  if (answer->state == BC_SHEET_NEWEST)
    g_string_append_printf (words, _ ("✓ This sheet is the newest: %s."), sheet);
  else
    g_string_append_printf (words, _ ("✗ Changed since: %s."), sheet);
  if (answer->state == BC_SHEET_CHANGED)
    add_since (words, answer, hall, now);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
dossiers_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *desk = BC_DESK (source);
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (GPtrArray) dossiers = NULL;
  g_autoptr (BcPaperSource) paper = NULL;
  g_autoptr (BcSheetAnswer) answer = NULL;
  GError *error = NULL;
  const BcDossier *dossier;

  dossiers = bc_desk_list_finish (desk, result, &error);
  if (dossiers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dossier = g_ptr_array_index (dossiers, 0);
  paper = bc_paper_source_new (dossier->record, bc_desk_get_hall (desk), dossier->callbacks,
                               dossier->events, NULL, bc_desk_now (desk));
  answer = bc_sheet_answer_ticket (&lookup->code, paper);
  g_task_return_pointer (task,
                         answer_words (answer, lookup, bc_desk_get_hall (desk), bc_desk_now (desk)),
                         g_free);
}

static void
ticket_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;
  gint64 id;

  lookup->ticket = bc_desk_find_finish (BC_DESK (source), result, &error);
  if (lookup->ticket == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  id = bc_ticket_get_id (lookup->ticket);
  g_array_append_val (ids, id);
  bc_desk_dossiers_async (BC_DESK (source), ids, g_task_get_cancellable (task), dossiers_cb,
                          g_object_ref (task));
}

/* The list as it would be printed now. */
static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *desk = BC_DESK (source);
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (BcPrinted) printed = bc_printed_from_event (lookup->printed);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) dossiers = NULL;
  g_autoptr (BcPaperSource) paper = NULL;
  g_autoptr (BcSheetAnswer) answer = NULL;
  GError *error = NULL;

  dossiers = bc_desk_list_finish (desk, result, &error);
  if (dossiers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < dossiers->len; i++)
    g_ptr_array_add (records, ((BcDossier *) g_ptr_array_index (dossiers, i))->record);
  paper = bc_paper_source_new_list (records, bc_desk_get_hall (desk), NULL, bc_desk_now (desk));
  bc_paper_source_set_day (paper, printed->day);
  bc_paper_source_set_department (paper, printed->department);
  answer = bc_sheet_answer_list (&lookup->code, lookup->printed, paper);
  g_task_return_pointer (task,
                         answer_words (answer, lookup, bc_desk_get_hall (desk), bc_desk_now (desk)),
                         g_free);
}

static void
list_ids_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GArray) ids = bc_desk_ids_finish (BC_DESK (source), result, &error);

  if (ids == NULL)
    g_task_return_error (task, error);
  else
    bc_desk_dossiers_async (BC_DESK (source), ids, g_task_get_cancellable (task), list_cb,
                            g_object_ref (task));
}

static void
lists_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *desk = BC_DESK (source);
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (BcPrinted) printed = NULL;
  g_autoptr (GPtrArray) events = NULL;
  GError *error = NULL;
  BcEvent *event;

  events = bc_desk_list_finish (desk, result, &error);
  if (events == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  event = bc_sheet_find_list (&lookup->code, events);
  if (event == NULL)
    {
      g_task_return_new_error (task, BC_ERROR, BC_ERROR_NOT_FOUND,
                               _ ("No list with this code was printed from this hall on that "
                                  "day."));
      return;
    }
  lookup->printed = bc_event_ref (event);
  printed = bc_printed_from_event (event);
  if (printed->department != NULL || g_str_equal (printed->form, "board_sheet"))
    bc_desk_board_ids_async (desk, printed->department, g_task_get_cancellable (task), list_ids_cb,
                             g_object_ref (task));
  else
    bc_desk_day_ids_async (desk, printed->day, g_task_get_cancellable (task), list_ids_cb,
                           g_object_ref (task));
}

static void
blank_ticket_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Lookup *lookup = g_task_get_task_data (task);
  GError *error = NULL;

  lookup->ticket = bc_desk_find_finish (BC_DESK (source), result, &error);
  if (lookup->ticket == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_strdup_printf (_ ("This blank form was typed in as %s."),
                                            bc_record_text (bc_ticket_get_record (lookup->ticket),
                                                            BC_FIELD_NUMBER)),
                           g_free);
}

static void
blank_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BcDesk *desk = BC_DESK (source);
  GError *error = NULL;
  BcBlank *blank = bc_desk_find_blank_finish (desk, result, &error);
  g_autofree char *when = NULL;

  if (blank == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (blank->number != NULL)
    bc_desk_find_async (desk, blank->number, g_task_get_cancellable (task), blank_ticket_cb,
                        g_object_ref (task));
  else
    {
      when = bc_format_instant (blank->issued_at, bc_desk_get_hall (desk), bc_desk_now (desk));
      g_task_return_pointer (task,
                             /* Translators: a blank form's number, when it was issued, to whom. */
                             g_strdup_printf (_ ("%s was issued %s to %s and has not been typed in "
                                                 "yet."),
                                              blank->serial, when,
                                              bc_hall_name_of (bc_desk_get_hall (desk),
                                                               BC_TABLE_STAFF, blank->issued_by)),
                             g_free);
    }
  bc_trace ("blank %s", blank->number != NULL ? blank->number : "missing");
  bc_blank_free (blank);
}

static BcDay
day_of (const BcSheetCode *code)
{
  gint64 number = g_ascii_strtoll (code->number + 1, NULL, 10);

  return bc_day_from_ymd ((int) (number / 10000), (int) (number / 100 % 100), (int) (number % 100));
}

void
bc_sheet_lookup_async (BcDesk *desk,
                       const char *text,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);
  Lookup *lookup = g_new0 (Lookup, 1);
  g_autofree char *serial = bc_blank_serial_parse (text);

  g_task_set_source_tag (task, bc_sheet_lookup_async);
  g_task_set_task_data (task, lookup, lookup_free);
  if (serial != NULL)
    {
      bc_desk_find_blank_async (desk, serial, cancellable, blank_cb, task);
      return;
    }
  switch (bc_sheet_code_parse (text, &lookup->code))
    {
    case BC_SHEET_CODE_TICKET:
      bc_desk_find_async (desk, lookup->code.number, cancellable, ticket_cb, task);
      break;
    case BC_SHEET_CODE_LIST:
      bc_desk_list_prints_async (desk, day_of (&lookup->code), cancellable, lists_cb, task);
      break;
    case BC_SHEET_CODE_MISTYPED:
    case BC_SHEET_CODE_NONE:
    default:
      g_task_return_new_error (task, BC_ERROR, BC_ERROR_INVALID,
                               _ ("A character of the sheet’s code is wrong or missing: compare it "
                                  "with the paper."));
      g_object_unref (task);
      break;
    }
}

char *
bc_sheet_lookup_finish (GAsyncResult *result, BcTicket **ticket, GError **error)
{
  Lookup *lookup = g_task_get_task_data (G_TASK (result));
  char *words = g_task_propagate_pointer (G_TASK (result), error);

  *ticket = words != NULL && lookup->ticket != NULL ? g_object_ref (lookup->ticket) : NULL;
  return words;
}
