/* Meetings: planning them, moving them, calling them off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-meetings.h"

#include <glib/gi18n.h>

#include "store/bc-event-changes.h"
#include "store/bc-tickets-private.h"

#define ROLES (BC_ROLE_DISPATCHER | BC_ROLE_DEPARTMENT_LEAD | BC_ROLE_REVIEWER)
#define COLUMNS                                                                                    \
  "id, ticket, version, at, minutes, topic, place, departments, staff, note, cancelled"

static BcMeeting *
from_row (BcStatement *row)
{
  BcMeeting *meeting = bc_meeting_new ();

  meeting->id = bc_statement_int (row, 0);
  meeting->ticket = bc_statement_int (row, 1);
  meeting->version = bc_statement_int (row, 2);
  meeting->at = bc_statement_int (row, 3);
  meeting->minutes = (int) bc_statement_int (row, 4);
  meeting->topic = g_strdup (bc_statement_name (row, 5));
  meeting->place = g_strdup (bc_statement_text (row, 6));
  meeting->departments = g_strdup (bc_statement_text (row, 7));
  meeting->staff = g_strdup (bc_statement_text (row, 8));
  meeting->note = g_strdup (bc_statement_text (row, 9));
  meeting->cancelled = bc_statement_int (row, 10) != 0;
  return meeting;
}

/* Takes over @rows. */
static GPtrArray *
take_all (BcStatement *rows, GError **error)
{
  g_autoptr (BcStatement) statement = rows;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_meeting_unref);
  BcStep step;

  while ((step = bc_statement_step (statement, error)) == BC_STEP_ROW)
    g_ptr_array_add (found, from_row (statement));
  return step == BC_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
bc_meetings_between (BcEngine *engine, gint64 from, gint64 to, GError **error)
{
  BcStatement *rows =
      bc_engine_prepare (engine,
                         "SELECT " COLUMNS " FROM meeting WHERE cancelled = 0 AND at >= $1 "
                         "AND at < $2 ORDER BY at, id",
                         error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, from);
  bc_statement_bind_int (rows, 2, to);
  return take_all (rows, error);
}

GPtrArray *
bc_meetings_of (BcEngine *engine, gint64 ticket, GError **error)
{
  BcStatement *rows =
      bc_engine_prepare (engine,
                         "SELECT " COLUMNS
                         " FROM meeting WHERE cancelled = 0 AND ticket = $1 ORDER BY at, id",
                         error);

  if (rows == NULL)
    return NULL;
  bc_statement_bind_int (rows, 1, ticket);
  return take_all (rows, error);
}

/* (transfer full): the row that @condition, with $1 bound to @number or @text, names; NULL without
 * @error when there is none. */
static BcMeeting *
read_one (BcEngine *engine, const char *condition, gint64 number, const char *text, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT " COLUMNS " FROM meeting WHERE ", condition, NULL);
  g_autoptr (BcStatement) row = bc_engine_prepare (engine, sql, error);

  if (row == NULL)
    return NULL;
  if (text != NULL)
    bc_statement_bind_text (row, 1, text);
  else
    bc_statement_bind_int (row, 1, number);
  return bc_statement_step (row, error) == BC_STEP_ROW ? from_row (row) : NULL;
}

static gboolean
check_actor (BcEngine *engine, const BcAct *act, const BcEntry **actor, GError **error)
{
  g_autofree char *words = NULL;

  if (!bc_tickets_actor (engine, act, actor, error))
    return FALSE;
  if (*actor != NULL && ((*actor)->roles & ROLES) != 0)
    return TRUE;
  words = bc_roles_label (ROLES);
  /* Translators: roles of the hall's staff. */
  g_set_error (error, BC_ERROR, BC_ERROR_REFUSED, _ ("Meetings are for these roles: %s."), words);
  return FALSE;
}

/* Appends the event: what of the meeting is another now. @before and @after: NULL for none. */
static gboolean
note (BcEngine *engine,
      const BcAct *act,
      const BcEntry *actor,
      const char *kind,
      const BcMeeting *before,
      const BcMeeting *after,
      GError **error)
{
  const BcMeeting *meeting = after != NULL ? after : before;
  g_autoptr (BcEventChanges) changes = bc_event_changes_new ();
  g_autofree char *json = NULL;
  BcEventDraft event = {
    .operation = act->operation,
    .ticket = meeting->ticket,
    .kind = kind,
    .staff = actor->code,
  };

  bc_event_changes_add_int (changes, "meeting", meeting->id, BC_INT_NONE);
  bc_event_changes_add_int (changes, "meeting_at", before != NULL ? before->at : BC_INT_NONE,
                            after != NULL ? after->at : BC_INT_NONE);
  bc_event_changes_add_int (changes, "meeting_minutes",
                            before != NULL ? before->minutes : BC_INT_NONE,
                            after != NULL ? after->minutes : BC_INT_NONE);
  bc_event_changes_add_text (changes, "meeting_topic", before != NULL ? before->topic : NULL,
                             after != NULL ? after->topic : NULL);
  bc_event_changes_add_text (changes, "meeting_place", before != NULL ? before->place : NULL,
                             after != NULL ? after->place : NULL);
  bc_event_changes_add_text (changes, "meeting_departments",
                             before != NULL ? before->departments : NULL,
                             after != NULL ? after->departments : NULL);
  bc_event_changes_add_text (changes, "meeting_staff", before != NULL ? before->staff : NULL,
                             after != NULL ? after->staff : NULL);
  bc_event_changes_add_text (changes, "meeting_note", before != NULL ? before->note : NULL,
                             after != NULL ? after->note : NULL);
  json = bc_event_changes_to_json (changes);
  event.changes = json;
  return bc_event_append (engine, &event, error);
}

static void
bind_meeting (BcStatement *statement, const BcMeeting *meeting)
{
  bc_statement_bind_int (statement, 1, meeting->at);
  bc_statement_bind_int (statement, 2, meeting->minutes);
  bc_statement_bind_text (statement, 3, meeting->topic);
  bc_statement_bind_text (statement, 4, meeting->place);
  bc_statement_bind_text (statement, 5, meeting->departments);
  bc_statement_bind_text (statement, 6, meeting->staff);
  bc_statement_bind_text (statement, 7, meeting->note);
}

static gboolean
insert (BcEngine *engine, BcMeeting *meeting, const char *operation, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine,
                         "INSERT INTO meeting (at, minutes, topic, place, departments, staff, "
                         "note, ticket, version, "
                         "added_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9) RETURNING id",
                         error);

  if (statement == NULL)
    return FALSE;
  bind_meeting (statement, meeting);
  bc_statement_bind_int (statement, 8, meeting->ticket);
  bc_statement_bind_text (statement, 9, operation);
  if (bc_statement_step (statement, error) != BC_STEP_ROW)
    return FALSE;
  meeting->id = bc_statement_int (statement, 0);
  meeting->version = 1;
  return TRUE;
}

/* Writes everything and raises the version; @cancelled_by: the operation, where it is cancelled. */
static gboolean
update (BcEngine *engine, BcMeeting *meeting, const char *cancelled_by, GError **error)
{
  g_autoptr (BcStatement) statement = bc_engine_prepare (
      engine,
      "UPDATE meeting SET at = $1, minutes = $2, topic = $3, place = $4, departments = $5, "
      "staff = $6, note = $7, cancelled = $8, cancelled_by = $9, version = version + 1 "
      "WHERE id = $10",
      error);

  if (statement == NULL)
    return FALSE;
  bind_meeting (statement, meeting);
  bc_statement_bind_int (statement, 8, meeting->cancelled);
  bc_statement_bind_text (statement, 9, cancelled_by);
  bc_statement_bind_int (statement, 10, meeting->id);
  meeting->version++;
  return bc_statement_run (statement, NULL, error);
}

static gboolean
check_ticket (BcEngine *engine, gint64 ticket, GError **error)
{
  g_autoptr (BcRecord) record = bc_tickets_get (engine, ticket, error);

  if (record == NULL)
    return FALSE;
  if (bc_state_is_open (bc_record_state (record)))
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED,
                       _ ("This ticket is over: there is nothing left to meet about."));
  return FALSE;
}

BcMeeting *
bc_meetings_add (BcEngine *engine, const BcMeeting *meeting, const BcAct *act, GError **error)
{
  static const char *const kinds[] = { BC_EVENT_MEETING_ADDED, NULL };
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcMeeting) added = bc_meeting_copy (meeting);
  g_autoptr (BcEvent) replayed = NULL;
  const BcEntry *actor;

  if (!bc_tickets_replayed (engine, act, meeting->ticket, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return read_one (engine, "added_by = $1", 0, act->operation, error);
  if (!check_actor (engine, act, &actor, error) || !check_ticket (engine, meeting->ticket, error))
    return NULL;
  bc_meeting_check (added, bc_engine_hall (engine), bc_engine_now (engine), problems);
  if (!bc_problems_to_error (problems, error) || !insert (engine, added, act->operation, error)
      || !note (engine, act, actor, BC_EVENT_MEETING_ADDED, NULL, added, error))
    return NULL;
  return g_steal_pointer (&added);
}

/* (transfer full): the meeting at the version that was seen; *@done when the operation is in the
 * history already. */
static BcMeeting *
begin (BcEngine *engine,
       gint64 id,
       gint64 version,
       const char *kind,
       const BcAct *act,
       const BcEntry **actor,
       gboolean *done,
       GError **error)
{
  const char *const kinds[] = { kind, NULL };
  g_autoptr (GError) local = NULL;
  g_autoptr (BcMeeting) meeting = read_one (engine, "id = $1", id, NULL, &local);
  g_autoptr (BcEvent) replayed = NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (meeting == NULL)
    g_set_error_literal (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                         _ ("This meeting is not in the hall."));
  if (meeting == NULL
      || !bc_tickets_replayed (engine, act, meeting->ticket, kinds, &replayed, error))
    return NULL;
  *done = replayed != NULL;
  if (*done)
    return g_steal_pointer (&meeting);
  if (!check_actor (engine, act, actor, error))
    return NULL;
  if (meeting->version != version || meeting->cancelled)
    {
      g_set_error_literal (error, BC_ERROR, BC_ERROR_CONFLICT,
                           meeting->cancelled
                               ? _ ("This meeting was called off meanwhile.")
                               : _ ("Somebody has changed this meeting meanwhile. Look at it "
                                    "again, then change it."));
      return NULL;
    }
  return g_steal_pointer (&meeting);
}

BcMeeting *
bc_meetings_change (BcEngine *engine,
                    gint64 id,
                    gint64 version,
                    const BcMeeting *to,
                    const BcAct *act,
                    GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcMeeting) after = bc_meeting_copy (to);
  g_autoptr (BcMeeting) before = NULL;
  const BcEntry *actor;
  gboolean done;

  before = begin (engine, id, version, BC_EVENT_MEETING_CHANGED, act, &actor, &done, error);
  if (before == NULL || done)
    return g_steal_pointer (&before);
  after->id = before->id;
  after->ticket = before->ticket;
  after->version = before->version;
  after->cancelled = FALSE;
  bc_meeting_check (after, bc_engine_hall (engine), bc_engine_now (engine), problems);
  if (!bc_problems_to_error (problems, error) || !update (engine, after, NULL, error)
      || !note (engine, act, actor, BC_EVENT_MEETING_CHANGED, before, after, error))
    return NULL;
  return g_steal_pointer (&after);
}

BcMeeting *
bc_meetings_cancel (BcEngine *engine, gint64 id, gint64 version, const BcAct *act, GError **error)
{
  g_autoptr (BcMeeting) meeting = NULL;
  const BcEntry *actor;
  gboolean done;

  meeting = begin (engine, id, version, BC_EVENT_MEETING_CANCELLED, act, &actor, &done, error);
  if (meeting == NULL || done)
    return g_steal_pointer (&meeting);
  meeting->cancelled = TRUE;
  if (!update (engine, meeting, act->operation, error)
      || !note (engine, act, actor, BC_EVENT_MEETING_CANCELLED, meeting, NULL, error))
    return NULL;
  return g_steal_pointer (&meeting);
}

/* Puts one text of the meeting back to what the event says that it was. */
static void
restore_text (char **text, BcEventChanges *changes, const char *key)
{
  char *before;

  if (!bc_event_changes_before (changes, key, &before))
    return;
  g_free (*text);
  *text = before;
}

gboolean
bc_meetings_undo (
    BcEngine *engine, gint64 ticket, const BcEvent *event, const char *operation, GError **error)
{
  g_autoptr (BcEventChanges) changes = bc_event_changes_from_json (event->changes);
  g_autoptr (BcMeeting) meeting = NULL;
  gint64 id = bc_event_changes_before_int (changes, "meeting", BC_INT_NONE);

  meeting = read_one (engine, "id = $1", id, NULL, error);
  /* The history holds together, so the meeting is there; nothing is to be taken back of one that
   * is not. */
  if (meeting == NULL || meeting->ticket != ticket)
    return error == NULL || *error == NULL;
  if (g_strcmp0 (event->kind, BC_EVENT_MEETING_ADDED) == 0)
    {
      meeting->cancelled = TRUE;
      return update (engine, meeting, operation, error);
    }
  meeting->cancelled = FALSE;
  if (g_strcmp0 (event->kind, BC_EVENT_MEETING_CHANGED) == 0)
    {
      meeting->at = bc_event_changes_before_int (changes, "meeting_at", meeting->at);
      meeting->minutes =
          (int) bc_event_changes_before_int (changes, "meeting_minutes", meeting->minutes);
      restore_text (&meeting->topic, changes, "meeting_topic");
      restore_text (&meeting->place, changes, "meeting_place");
      restore_text (&meeting->departments, changes, "meeting_departments");
      restore_text (&meeting->staff, changes, "meeting_staff");
      restore_text (&meeting->note, changes, "meeting_note");
    }
  return update (engine, meeting, NULL, error);
}
