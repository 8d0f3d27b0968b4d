/* Asking the petitioner: planning, moving, cancelling, recording what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-tickets-private.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "domain/bc-call.h"
#include "domain/bc-rectification.h"
#include "store/bc-callback-rows.h"

#define PLANNING_ROLES (BC_ROLE_CALLBACK | BC_ROLE_DISPATCHER)
#define TEXT_MAXIMUM   2000
/* After this many attempts the ticket may be closed with a written answer. Source: domain model,
 * "States and transitions". */
#define ATTEMPTS_ENOUGH  3
#define HALF_DAYS_ENOUGH 2
#define NOON             (12 * 3600)

/* A change of a callback from begin to end. */
typedef struct
{
  BcEngine *engine;
  const BcAct *act;
  const BcEntry *actor;
  BcRecord *ticket;
  BcCallback *callback;
  gboolean done_before; /* the operation is in the history: callback is what came of it */
} Change;

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->ticket, bc_record_unref);
  g_clear_pointer (&self->callback, bc_callback_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
check_role (const BcEntry *actor, guint roles, GError **error)
{
  g_autofree char *words = NULL;

  if (actor != NULL && (actor->roles & roles) != 0)
    return TRUE;
  words = bc_roles_label (roles);
  /* Translators: roles of the hall's staff. */
  g_set_error (error, BC_ERROR, BC_ERROR_REFUSED, _ ("Callbacks are for these roles: %s."), words);
  return FALSE;
}

/* (transfer full) (nullable): @text cleaned; FALSE with a problem when it cannot be kept. */
static gboolean
clean_text (const char *text, const char *field, char **clean, BcProblems *problems)
{
  *clean = NULL;
  if (bc_text_is_blank (text))
    return TRUE;
  *clean = bc_text_clean (text);
  if (*clean == NULL)
    bc_problems_add (problems, field, _ ("The text is not valid UTF-8."));
  else if (bc_text_length (*clean) > TEXT_MAXIMUM)
    bc_problems_add (problems, field, _ ("At most %d characters are possible, %ld are given."),
                     TEXT_MAXIMUM, bc_text_length (*clean));
  return bc_problems_find (problems, field) == NULL;
}

static void
check_planned (BcEngine *engine, gint64 planned_at, BcProblems *problems)
{
  BcHall *hall = bc_engine_hall (engine);
  BcDay today = bc_hall_day (hall, bc_engine_now (engine));

  if (planned_at == BC_INT_NONE || planned_at < 0)
    bc_problems_add (problems, "planned_at", _ ("Choose the day of the callback."));
  else if (bc_hall_day (hall, planned_at) < today)
    bc_problems_add (problems, "planned_at", _ ("This day is over. Choose today or a later day."));
  else if (bc_hall_day (hall, planned_at) > today + 3660)
    bc_problems_add (problems, "planned_at", _ ("This lies more than ten years ahead."));
}

/* Reads the callback at the version that was seen, with its ticket; or what the operation left when
 * it was done before. */
static gboolean
change_begin (Change *self,
              BcEngine *engine,
              gint64 id,
              gint64 version,
              const char *kind,
              guint roles,
              const BcAct *act,
              GError **error)
{
  const char *const kinds[] = { kind, NULL };
  g_autoptr (BcEvent) replayed = NULL;
  g_autoptr (GError) local = NULL;

  self->engine = engine;
  self->act = act;
  self->callback = bc_callback_rows_get (engine, id, &local);
  if (self->callback == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                             _ ("This callback is not in the hall."));
      return FALSE;
    }
  if (!bc_tickets_replayed (engine, act, self->callback->ticket, kinds, &replayed, error))
    return FALSE;
  self->done_before = replayed != NULL;
  if (self->done_before)
    return TRUE;
  self->ticket = bc_tickets_get (engine, self->callback->ticket, error);
  if (self->ticket == NULL || !bc_tickets_actor (engine, act, &self->actor, error)
      || !check_role (self->actor, roles, error))
    return FALSE;
  if (self->callback->version != version)
    return bc_tickets_conflict (engine, self->callback->ticket, TRUE, error);
  if (self->callback->done_at == BC_INT_NONE && !self->callback->cancelled)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED,
                       _ ("This callback is over, so it cannot be changed any more."));
  return FALSE;
}

/* Appends the event of a change that leaves the ticket as it is. @before: the planned time until
 * now, BC_INT_NONE for none; likewise @after. */
static gboolean
change_note (Change *self, const char *kind, gint64 before, gint64 after, GError **error)
{
  g_autoptr (GString) changes = g_string_new (NULL);
  BcEventDraft event = {
    .operation = self->act->operation,
    .ticket = self->callback->ticket,
    .kind = kind,
    .staff = self->actor->code,
  };

  g_string_printf (changes, "{\"callback\":[\"%" G_GINT64_FORMAT "\",null],\"planned_at\":[",
                   self->callback->id);
  if (before == BC_INT_NONE)
    g_string_append (changes, "null,");
  else
    g_string_append_printf (changes, "\"%" G_GINT64_FORMAT "\",", before);
  if (after == BC_INT_NONE)
    g_string_append (changes, "null]}");
  else
    g_string_append_printf (changes, "\"%" G_GINT64_FORMAT "\"]}", after);
  event.changes = changes->str;
  return bc_event_append (self->engine, &event, error);
}

static gboolean
change_save (Change *self, const char *cancelled_by, const char *done_operation, GError **error)
{
  gboolean found;

  if (!bc_callback_rows_update (self->engine, self->callback, cancelled_by, done_operation, &found,
                                error))
    return FALSE;
  return found ? TRUE : bc_tickets_conflict (self->engine, self->callback->ticket, TRUE, error);
}

static gboolean
may_be_called (const BcRecord *ticket, GError **error)
{
  BcState state = bc_record_state (ticket);
  const char *why = NULL;

  if (bc_record_enum (ticket, BC_FIELD_PETITIONER_KIND) == BC_PETITIONER_ANONYMOUS)
    why = _ ("The petitioner is anonymous: there is nobody to call.");
  else if (state == BC_STATE_ARCHIVED || state == BC_STATE_MERGED)
    why = _ ("This ticket is put away: plan the callback where the matter goes on.");
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, BC_ERROR, BC_ERROR_REFUSED, why);
  return FALSE;
}

static const BcEntry *
find_staff (BcEngine *engine, const BcRecord *ticket, const char *staff, BcProblems *problems)
{
  const BcEntry *entry = bc_hall_find (bc_engine_hall (engine), BC_TABLE_STAFF, staff);

  if (staff != NULL && entry == NULL)
    bc_problems_add (problems, "staff", _ ("The hall has no member of staff “%s”."), staff);
  else if (entry != NULL && bc_call_is_of_unit (ticket, entry))
    bc_problems_add (problems, "staff",
                     _ ("%s belongs to a department that handled this: somebody else has to call."),
                     entry->name);
  return entry;
}

BcCallback *
bc_callbacks_add (BcEngine *engine,
                  gint64 ticket,
                  gint64 planned_at,
                  const char *staff,
                  const char *note,
                  const BcAct *act,
                  GError **error)
{
  static const char *const kinds[] = { BC_EVENT_CALLBACK_ADDED, NULL };
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcEvent) replayed = NULL;
  g_auto (Change) change = { .engine = engine, .act = act };
  const BcEntry *entry;

  if (!bc_tickets_replayed (engine, act, ticket, kinds, &replayed, error))
    return NULL;
  if (replayed != NULL)
    return bc_callback_rows_added_by (engine, ticket, act->operation, error);
  change.ticket = bc_tickets_get (engine, ticket, error);
  if (change.ticket == NULL || !bc_tickets_actor (engine, act, &change.actor, error)
      || !check_role (change.actor, PLANNING_ROLES, error) || !may_be_called (change.ticket, error))
    return NULL;

  change.callback = bc_callback_new ();
  check_planned (engine, planned_at, problems);
  clean_text (note, "note", &change.callback->note, problems);
  entry = find_staff (engine, change.ticket, staff, problems);
  if (!bc_problems_to_error (problems, error))
    return NULL;
  change.callback->ticket = ticket;
  change.callback->planned_at = planned_at;
  change.callback->staff = g_strdup (entry != NULL ? entry->code : NULL);
  change.callback->round = (int) bc_record_int (change.ticket, BC_FIELD_REHANDLE_COUNT);
  if (!bc_callback_rows_insert (engine, change.callback, act->operation, error)
      || !change_note (&change, BC_EVENT_CALLBACK_ADDED, BC_INT_NONE, planned_at, error))
    return NULL;
  return g_steal_pointer (&change.callback);
}

BcCallback *
bc_callbacks_move (BcEngine *engine,
                   gint64 id,
                   gint64 version,
                   gint64 planned_at,
                   const BcAct *act,
                   GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_auto (Change) change = { 0 };
  gint64 before;

  if (!change_begin (&change, engine, id, version, BC_EVENT_CALLBACK_MOVED, PLANNING_ROLES, act,
                     error))
    return NULL;
  if (change.done_before)
    return g_steal_pointer (&change.callback);
  check_planned (engine, planned_at, problems);
  if (!bc_problems_to_error (problems, error))
    return NULL;
  before = change.callback->planned_at;
  change.callback->planned_at = planned_at;
  if (!change_save (&change, NULL, NULL, error)
      || !change_note (&change, BC_EVENT_CALLBACK_MOVED, before, planned_at, error))
    return NULL;
  return g_steal_pointer (&change.callback);
}

BcCallback *
bc_callbacks_cancel (BcEngine *engine, gint64 id, gint64 version, const BcAct *act, GError **error)
{
  g_auto (Change) change = { 0 };

  if (!change_begin (&change, engine, id, version, BC_EVENT_CALLBACK_CANCELLED, PLANNING_ROLES, act,
                     error))
    return NULL;
  if (change.done_before)
    return g_steal_pointer (&change.callback);
  change.callback->cancelled = TRUE;
  if (!change_save (&change, act->operation, NULL, error)
      || !change_note (&change, BC_EVENT_CALLBACK_CANCELLED, change.callback->planned_at,
                       BC_INT_NONE, error))
    return NULL;
  return g_steal_pointer (&change.callback);
}

/* Takes over what came of the attempt, where it makes sense. */
static gboolean
read_result (Change *self, const BcCallback *result, GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  BcCallback *callback = self->callback;
  gint64 now = bc_engine_now (self->engine);
  gint64 received = bc_record_int (self->ticket, BC_FIELD_RECEIVED_AT);

  callback->done_at = result->done_at == BC_INT_NONE ? now : result->done_at;
  if (callback->done_at > now + 2 * BC_MINUTE)
    bc_problems_add (problems, "done_at", _ ("This lies in the future."));
  else if (callback->done_at < received)
    bc_problems_add (problems, "done_at", _ ("This lies before the ticket was received."));
  if (result->method == NULL || bc_enum_find (&bc_contact_methods, result->method) < 0)
    bc_problems_add (problems, "method", _ ("Say how the petitioner was asked."));
  if (result->reached < 0)
    bc_problems_add (problems, "reached", _ ("Say whether the petitioner was reached."));
  if (result->reached == 1 && result->solved < 0)
    bc_problems_add (problems, "solved", _ ("Say whether the matter is settled."));
  if (result->rating >= bc_ratings.n_values)
    bc_problems_add (problems, "rating", _ ("There is no such rating."));
  clean_text (result->remark, "remark", &callback->remark, problems);
  if (!bc_problems_to_error (problems, error))
    return FALSE;

  callback->done_by = g_strdup (self->actor->code);
  callback->method = g_strdup (result->method);
  callback->reached = result->reached == 1;
  /* Somebody who was not reached has not answered anything. */
  callback->solved = callback->reached ? result->solved == 1 : -1;
  callback->rating = callback->reached ? MAX (result->rating, -1) : -1;
  return TRUE;
}

/* The half-day after the one of @instant: this afternoon, or the morning of the next working day.
 */
static gint64
next_half_day (BcHall *hall, gint64 instant)
{
  int second;
  BcDay day = bc_instant_to_day (instant, bc_hall_zone (hall), &second);

  if (second < NOON && bc_workdays_is_working (bc_hall_workdays (hall), day))
    return bc_instant_from_local (day, bc_hall_half_day (hall, 1), bc_hall_zone (hall));
  day = bc_workdays_add (bc_hall_workdays (hall), day, 1, NULL);
  return bc_instant_from_local (day, bc_hall_half_day (hall, 0), bc_hall_zone (hall));
}

/* Nobody was reached: plans the next attempt, unless there were enough or one is planned already.
 */
static gboolean
plan_next (Change *self, GError **error)
{
  g_autoptr (GPtrArray) callbacks =
      bc_callback_rows_of (self->engine, self->callback->ticket, FALSE, error);
  g_autoptr (BcCallback) next = NULL;
  BcWorkflowContext context = { .hall = bc_engine_hall (self->engine) };

  if (callbacks == NULL)
    return FALSE;
  for (guint i = 0; i < callbacks->len; i++)
    if (((const BcCallback *) g_ptr_array_index (callbacks, i))->done_at == BC_INT_NONE)
      return TRUE;
  if (!bc_callback_rows_facts (self->engine, self->ticket, &context, error))
    return FALSE;
  /* Three attempts in one morning are not enough: people are out. */
  if ((context.callback_attempts >= ATTEMPTS_ENOUGH
       && context.callback_half_days >= HALF_DAYS_ENOUGH)
      || bc_record_state (self->ticket) != BC_STATE_CALLBACK)
    return TRUE;
  next = bc_callback_new ();
  next->ticket = self->callback->ticket;
  next->staff = g_strdup (self->callback->staff);
  next->round = self->callback->round;
  next->planned_at = next_half_day (bc_engine_hall (self->engine), self->callback->done_at);
  return bc_callback_rows_insert (self->engine, next, self->act->operation, error);
}

/* The petitioner answered: the ticket says so, and its version tells who has it open. */
static gboolean
copy_to_ticket (Change *self, GError **error)
{
  g_autoptr (BcRecord) after = bc_record_copy (self->ticket);
  BcTicketChange change = { .kind = BC_EVENT_CALLBACK_DONE,
                            .reason = self->callback->remark,
                            .operation = self->act->operation,
                            .actor = self->actor };

  bc_record_set_text (after, BC_FIELD_SOLVED,
                      bc_enum_code (&bc_yes_no, self->callback->solved == 1));
  if (self->callback->rating >= 0)
    bc_record_set_text (after, BC_FIELD_RATING, bc_enum_code (&bc_ratings, self->callback->rating));
  bc_rectify_begin (after, self->callback->solved, self->callback->rating, self->callback->done_at,
                    bc_engine_hall (self->engine));
  return bc_tickets_write (self->engine, self->ticket, after, &change, error);
}

BcCallback *
bc_callbacks_done (BcEngine *engine,
                   gint64 id,
                   gint64 version,
                   const BcCallback *result,
                   const BcAct *act,
                   GError **error)
{
  g_auto (Change) change = { 0 };
  BcEventDraft event = { .operation = act->operation, .kind = BC_EVENT_CALLBACK_DONE };

  if (!change_begin (&change, engine, id, version, BC_EVENT_CALLBACK_DONE, BC_ROLE_CALLBACK, act,
                     error))
    return NULL;
  if (change.done_before)
    return g_steal_pointer (&change.callback);
  if (bc_call_is_of_unit (change.ticket, change.actor))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_REFUSED,
                   _ ("%s belongs to a department that handled this: somebody else has to call."),
                   change.actor->name);
      return NULL;
    }
  if (!read_result (&change, result, error) || !change_save (&change, NULL, act->operation, error))
    return NULL;
  if (change.callback->reached)
    return copy_to_ticket (&change, error) ? g_steal_pointer (&change.callback) : NULL;
  event.ticket = change.callback->ticket;
  event.staff = change.actor->code;
  event.reason = change.callback->remark;
  if (!bc_event_append (engine, &event, error) || !plan_next (&change, error))
    return NULL;
  return g_steal_pointer (&change.callback);
}
