/* The deeds themselves, through the same operations as the window's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-demo-private.h"

#include <stdarg.h>
#include <string.h>

#include "store/bc-callback-rows.h"

/* What a deed has at hand. */
typedef struct
{
  BcDemoLife *life;
  BcDemoCorpus *corpus;
  const BcDemoTime *time;
  BcEngine *engine;
  BcHall *hall;
  BcDice *dice;
  int argument;
} Scene;

/* Who acts in this deed: a new operation, but one that comes out the same next time. */
static BcAct *
act_of (Scene *scene, guint role, const char *department)
{
  BcAct *act = g_new0 (BcAct, 1);

  act->staff = g_strdup (bc_demo_staff (scene->hall, role, department, scene->dice));
  act->operation = bc_dice_uuid (scene->dice);
  return act;
}

static const char *
lead (Scene *scene)
{
  return bc_record_text (scene->life->record, BC_FIELD_LEAD_DEPARTMENT);
}

static const char *
phrase (Scene *scene, const char *list)
{
  return bc_demo_text (scene->corpus, list, scene->dice);
}

static const char *
entry_code (Scene *scene, BcTable table)
{
  return bc_hall_entry (scene->hall, table,
                        bc_dice_roll (scene->dice, bc_hall_n_entries (scene->hall, table)))
      ->code;
}

/* Pairs of key and value; a NULL value leaves the key out; a NULL key ends them. */
static GHashTable *
values (const char *key, ...)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  va_list arguments;

  va_start (arguments, key);
  for (; key != NULL; key = va_arg (arguments, const char *))
    {
      const char *value = va_arg (arguments, const char *);

      if (value != NULL)
        g_hash_table_insert (table, g_strdup (key), g_strdup (value));
    }
  va_end (arguments);
  return table;
}

/* The ticket is now what the operation has made of it. */
static gboolean
take (Scene *scene, BcRecord *record)
{
  if (record == NULL)
    return FALSE;
  g_clear_pointer (&scene->life->record, bc_record_unref);
  scene->life->record = record;
  return TRUE;
}

/* Takes @input. */
static gboolean
move (
    Scene *scene, BcState to, guint role, const char *department, GHashTable *input, GError **error)
{
  BcAct *act = act_of (scene, role, department);
  const BcRecord *record = scene->life->record;
  BcRecord *after =
      bc_tickets_move (scene->engine, bc_record_int (record, BC_FIELD_ID),
                       bc_record_int (record, BC_FIELD_VERSION), to, input, act, NULL, error);

  bc_act_free (act);
  g_hash_table_unref (input);
  return take (scene, after);
}

/* The close of the last day of so many working days from now. */
static char *
due_in (Scene *scene, int working_days)
{
  g_autoptr (BcDue) due =
      bc_hall_due (scene->hall, bc_engine_now (scene->engine), BC_LIMIT_WORKING_DAYS, working_days);

  return bc_instant_to_string (due->due, bc_hall_zone (scene->hall));
}

static gboolean
do_register (Scene *scene, GError **error)
{
  BcDemoLife *life = scene->life;
  gint64 received =
      bc_engine_now (scene->engine) - bc_dice_between (scene->dice, 4, 12) * BC_MINUTE;
  g_autoptr (BcRecord) draft =
      bc_demo_draft (scene->corpus, life->story, scene->hall, received, life->person, scene->dice);
  BcAct *act = act_of (scene, BC_ROLE_INTAKE, NULL);
  BcRecord *record;

  bc_record_set_int (draft, BC_FIELD_REPEATED, life->is_repeated);
  record = bc_tickets_register (scene->engine, draft, act, error);
  bc_act_free (act);
  return take (scene, record);
}

static gboolean
do_triage (Scene *scene, GError **error)
{
  const BcDemoStory *story = scene->life->story;
  g_autofree char *limit = g_strdup_printf ("%d", scene->life->limit);

  return move (scene, BC_STATE_REVIEW, BC_ROLE_DISPATCHER, NULL,
               values ("main_cause", story->cause, "package", story->cause, "lead_department",
                       story->department, "assisting_departments", scene->life->assisting,
                       "proposed_limit", limit, "opinion", story->opinion, NULL),
               error);
}

static gboolean
do_dispatch (Scene *scene, GError **error)
{
  g_autofree char *due = due_in (scene, scene->life->limit);

  return move (scene, BC_STATE_DISPATCHED, BC_ROLE_REVIEWER, NULL,
               values ("method", scene->life->story->method, "due_at", due, NULL), error);
}

static gboolean
do_rule (Scene *scene, GError **error)
{
  g_autofree char *due = due_in (scene, scene->life->limit);

  return move (scene, BC_STATE_DISPATCHED, BC_ROLE_DISPATCHER, NULL,
               values ("lead_department", lead (scene), "designated", "1", "due_at", due, "reason",
                       "经专班研究，仍由原部门牵头，指定办理，不得再次退回", NULL),
               error);
}

static gboolean
do_contact (Scene *scene, GError **error)
{
  BcAct *act = act_of (scene, BC_ROLE_HANDLER, lead (scene));
  const BcRecord *record = scene->life->record;
  const char *handler = bc_record_text (record, BC_FIELD_HANDLER);
  g_autofree char *now =
      bc_instant_to_string (bc_engine_now (scene->engine), bc_hall_zone (scene->hall));
  g_autoptr (GHashTable) input = NULL;
  BcRecord *after;

  if (handler != NULL)
    {
      g_free (act->staff);
      act->staff = g_strdup (handler);
    }
  input = values ("first_contact_at", now, "handler", act->staff, NULL);
  after = bc_tickets_edit (scene->engine, bc_record_int (record, BC_FIELD_ID),
                           bc_record_int (record, BC_FIELD_VERSION), input, act, error);
  bc_act_free (act);
  return take (scene, after);
}

static gboolean
do_part (Scene *scene, int part_state, GError **error)
{
  g_auto (GStrv) departments = g_strsplit (scene->life->assisting, ",", -1);
  const char *department = departments[scene->argument];
  const BcRecord *record = scene->life->record;
  const BcPart *part = bc_record_find_part (record, department);
  gboolean reports = part_state == BC_PART_REPORTED;
  BcRecord *after;
  BcAct *act;

  /* The plan of a whole life says again what its first half has said. */
  if (part == NULL || part->state == BC_PART_REPORTED || part->state == part_state)
    return TRUE;
  act = act_of (scene, BC_ROLE_HANDLER, department);
  after = bc_tickets_part (scene->engine, bc_record_int (record, BC_FIELD_ID),
                           bc_record_int (record, BC_FIELD_VERSION), department, part_state,
                           reports ? phrase (scene, "assist_reports") : NULL, act, error);
  bc_act_free (act);
  return take (scene, after);
}

static GHashTable *
suspension (Scene *scene)
{
  const BcDemoTime *time = scene->time;
  /* Where the ticket stays suspended, its review date is still to come; where it was resumed, it
   * had one too. */
  BcDay review = scene->argument > 0
                     ? bc_hall_day (scene->hall, time->now) + scene->argument
                     : bc_hall_day (scene->hall, bc_engine_now (scene->engine)) + 10;
  g_autofree char *day = bc_day_to_string (review);

  return values ("suspend_ground", entry_code (scene, BC_TABLE_SUSPEND_GROUNDS), "review_on", day,
                 "petitioner_told", "1", "reason", phrase (scene, "suspended"), NULL);
}

static GHashTable *
termination (Scene *scene)
{
  return values ("terminate_ground", entry_code (scene, BC_TABLE_TERMINATE_GROUNDS), "reason",
                 phrase (scene, "withdrawn"), NULL);
}

static gboolean
do_submit (Scene *scene, GError **error)
{
  const BcDemoStory *story = scene->life->story;
  g_autofree char *day =
      bc_day_to_string (bc_hall_day (scene->hall, bc_engine_now (scene->engine)));

  return move (scene, BC_STATE_RESULT_CHECK, BC_ROLE_DEPARTMENT_LEAD, lead (scene),
               values ("outcome", story->outcome, "measures", story->measures, "basis",
                       story->basis, "answered_on", day, NULL),
               error);
}

static gboolean
do_settle (Scene *scene, GError **error)
{
  const BcDemoStory *story = scene->life->story;

  return move (scene, BC_STATE_CALLBACK, BC_ROLE_INTAKE, NULL,
               values ("outcome", story->outcome, "on_the_spot",
                       story->on_the_spot != NULL ? story->on_the_spot : story->measures, "basis",
                       story->basis, NULL),
               error);
}

static gboolean
do_reject (Scene *scene, GError **error)
{
  const BcEntry *ground =
      bc_hall_entry (scene->hall, BC_TABLE_REJECT_GROUNDS,
                     bc_dice_roll (scene->dice,
                                   bc_hall_n_entries (scene->hall, BC_TABLE_REJECT_GROUNDS)));

  return move (scene, BC_STATE_REJECTED, BC_ROLE_DISPATCHER, NULL,
               values ("reject_ground", ground->code, "route",
                       ground->route != NULL ? ground->route : scene->life->story->method, NULL),
               error);
}

static gboolean
do_merge (Scene *scene, GError **error)
{
  return move (scene, BC_STATE_MERGED, BC_ROLE_DISPATCHER, NULL,
               values ("master", bc_record_text (scene->life->master->record, BC_FIELD_NUMBER),
                       "reason", phrase (scene, "merged"), NULL),
               error);
}

/* (transfer full) (nullable): the callback that is planned; NULL without @error where nobody can be
 * called. */
static BcCallback *
planned_call (Scene *scene, GError **error)
{
  g_autoptr (GPtrArray) callbacks =
      bc_callback_rows_of (scene->engine, bc_record_int (scene->life->record, BC_FIELD_ID), FALSE,
                           error);

  for (guint i = 0; callbacks != NULL && i < callbacks->len; i++)
    {
      BcCallback *callback = g_ptr_array_index (callbacks, i);

      if (callback->done_at == BC_INT_NONE)
        return bc_callback_ref (callback);
    }
  return NULL;
}

/* The ticket as the callback has left it. */
static gboolean
reread (Scene *scene, GError **error)
{
  return take (scene, bc_tickets_get (scene->engine,
                                      bc_record_int (scene->life->record, BC_FIELD_ID), error));
}

/* Today even where nobody works, for somebody who can be reached then only; otherwise on a working
 * day to come. */
static BcDay
call_day (Scene *scene)
{
  const BcDemoTime *time = scene->time;

  return scene->argument == 0 ? bc_hall_day (scene->hall, time->now)
                              : g_array_index (time->days, BcDay, time->today + scene->argument);
}

static gboolean
do_plan_call (Scene *scene, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (BcCallback) callback = planned_call (scene, &local);
  g_autoptr (BcCallback) moved = NULL;
  static const int hours[] = { 9, 10, 11, 14, 15, 16 };
  BcDay day = call_day (scene);
  BcAct *act;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* Nobody is called where there is no telephone, or no reply is wanted. */
  if (callback == NULL)
    return TRUE;
  act = act_of (scene, BC_ROLE_CALLBACK, NULL);
  moved = bc_callbacks_move (scene->engine, callback->id, callback->version,
                             bc_instant_from_local (day,
                                                    hours[bc_dice_roll (scene->dice,
                                                                        G_N_ELEMENTS (hours))]
                                                        * 3600,
                                                    bc_hall_zone (scene->hall)),
                             act, error);
  bc_act_free (act);
  return moved != NULL;
}

static int
rating (Scene *scene, gboolean solved)
{
  int usual = bc_enum_find (&bc_ratings, scene->life->story->rating);

  if (!solved || scene->life->is_bad)
    return bc_dice_chance (scene->dice, 70) ? BC_RATING_DISSATISFIED : BC_RATING_VERY_DISSATISFIED;
  return usual >= 0 ? usual : BC_RATING_SATISFIED;
}

static gboolean
do_call (Scene *scene, gboolean reached, gboolean solved, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (BcCallback) callback = planned_call (scene, &local);
  g_autoptr (BcCallback) result = NULL;
  g_autoptr (BcCallback) done = NULL;
  const char *remark;
  BcAct *act;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* Nobody is called where there is no telephone, or no reply is wanted. */
  if (callback == NULL)
    return TRUE;
  remark = !reached                         ? phrase (scene, "unreached")
           : solved && !scene->life->is_bad ? scene->life->story->callback_remark
                                            : phrase (scene, "dissatisfied_remarks");
  result = bc_callback_new ();
  result->done_at = BC_INT_NONE;
  result->method = g_strdup (bc_enum_code (&bc_contact_methods, 0));
  result->reached = reached;
  result->solved = reached ? solved : -1;
  result->rating = reached ? rating (scene, solved) : -1;
  result->remark = g_strdup (remark);
  act = act_of (scene, BC_ROLE_CALLBACK, NULL);
  done = bc_callbacks_done (scene->engine, callback->id, callback->version, result, act, error);
  bc_act_free (act);
  return done != NULL && reread (scene, error);
}

static gboolean
do_close (Scene *scene, GError **error)
{
  /* Who was not reached, or is not satisfied, gets it in writing. */
  gboolean answered = bc_record_has (scene->life->record, BC_FIELD_SOLVED)
                      && !bc_record_has (scene->life->record, BC_FIELD_ANSWER_DUE_AT);

  return move (scene, BC_STATE_CLOSED, BC_ROLE_CALLBACK, NULL,
               values ("written_answer", answered ? NULL : scene->life->story->measures, NULL),
               error);
}

static gboolean
do_archive (Scene *scene, GError **error)
{
  gboolean is_new = bc_dice_chance (scene->dice, 30);

  return move (scene, BC_STATE_ARCHIVED, BC_ROLE_DISPATCHER, NULL,
               values ("root_cause",
                       is_new                             ? "new"
                       : bc_dice_chance (scene->dice, 60) ? "known"
                                                          : "none",
                       "prevention", is_new ? scene->life->story->root_cause : NULL, NULL),
               error);
}

static gboolean
do_again (Scene *scene, guint role, GError **error)
{
  g_autofree char *due = due_in (scene, BC_DEMO_ORDINARY_LIMIT);

  return move (scene, BC_STATE_IN_PROGRESS, role, NULL,
               values ("reason", phrase (scene, "reopened"), "due_at", due, NULL), error);
}

static gboolean
do_deed (Scene *scene, BcDemoStep step, GError **error)
{
  switch (step)
    {
    case BC_DEMO_REGISTER:
      return do_register (scene, error);
    case BC_DEMO_SETTLE:
      return do_settle (scene, error);
    case BC_DEMO_REJECT:
      return do_reject (scene, error);
    case BC_DEMO_MERGE:
      return do_merge (scene, error);
    case BC_DEMO_TRIAGE:
      return do_triage (scene, error);
    case BC_DEMO_SEND_BACK:
      return move (scene, BC_STATE_REGISTERED, BC_ROLE_REVIEWER, NULL,
                   values ("reason", "研判意见不够具体，请补充牵头依据", NULL), error);
    case BC_DEMO_DISPATCH:
      return do_dispatch (scene, error);
    case BC_DEMO_RETURN:
      return move (scene, BC_STATE_DISPUTED, BC_ROLE_DEPARTMENT_LEAD, lead (scene),
                   values ("return_ground", phrase (scene, "disputed"), "return_clause",
                           "本区部门职责清单", NULL),
                   error);
    case BC_DEMO_RULE:
      return do_rule (scene, error);
    case BC_DEMO_ACCEPT:
      return move (scene, BC_STATE_IN_PROGRESS, BC_ROLE_HANDLER, lead (scene), values (NULL, NULL),
                   error);
    case BC_DEMO_CONTACT:
      return do_contact (scene, error);
    case BC_DEMO_TAKE_PART:
      return do_part (scene, BC_PART_IN_PROGRESS, error);
    case BC_DEMO_REPORT_PART:
      return do_part (scene, BC_PART_REPORTED, error);
    case BC_DEMO_ASK_SUSPENSION:
      return move (scene, BC_STATE_SUSPENDED, BC_ROLE_DEPARTMENT_LEAD, lead (scene),
                   suspension (scene), error);
    case BC_DEMO_SUSPEND:
      return move (scene, BC_STATE_SUSPENDED, BC_ROLE_REVIEWER, NULL, suspension (scene), error);
    case BC_DEMO_RESUME:
      return move (scene, BC_STATE_IN_PROGRESS, BC_ROLE_HANDLER, lead (scene),
                   values ("reason", phrase (scene, "resumed"), NULL), error);
    case BC_DEMO_ASK_TERMINATION:
      return move (scene, BC_STATE_TERMINATED, BC_ROLE_DEPARTMENT_LEAD, lead (scene),
                   termination (scene), error);
    case BC_DEMO_TERMINATE:
      return move (scene, BC_STATE_TERMINATED, BC_ROLE_REVIEWER, NULL, values (NULL, NULL), error);
    case BC_DEMO_SUBMIT:
      return do_submit (scene, error);
    case BC_DEMO_REWORK:
      return move (scene, BC_STATE_IN_PROGRESS, BC_ROLE_DISPATCHER, NULL,
                   values ("reason", phrase (scene, "rework"), NULL), error);
    case BC_DEMO_PASS:
      return move (scene, BC_STATE_CALLBACK, BC_ROLE_DISPATCHER, NULL, values (NULL, NULL), error);
    case BC_DEMO_PLAN_CALL:
      return do_plan_call (scene, error);
    case BC_DEMO_MISS_CALL:
      return do_call (scene, FALSE, FALSE, error);
    case BC_DEMO_CALL:
      return do_call (scene, TRUE, TRUE, error);
    case BC_DEMO_CALL_IN_VAIN:
      return do_call (scene, TRUE, FALSE, error);
    case BC_DEMO_ASK_AGAIN:
      return do_again (scene, BC_ROLE_CALLBACK, error);
    case BC_DEMO_HANDLE_AGAIN:
      return do_again (scene, BC_ROLE_DISPATCHER, error);
    case BC_DEMO_CLOSE:
      return do_close (scene, error);
    case BC_DEMO_ARCHIVE:
      return do_archive (scene, error);
    default:
      g_assert_not_reached ();
    }
}

gboolean
bc_demo_life_live (BcDemoLife *self,
                   BcDemoCorpus *corpus,
                   const BcDemoTime *time,
                   BcEngine *engine,
                   GError **error)
{
  const BcDemoDeed *deed = &g_array_index (self->deeds, BcDemoDeed, self->next);
  Scene scene = {
    .life = self,
    .corpus = corpus,
    .time = time,
    .engine = engine,
    .hall = bc_engine_hall (engine),
    .dice = &self->dice,
    .argument = deed->argument,
  };

  if (!do_deed (&scene, deed->step, error))
    {
      g_prefix_error (error, "%s: ",
                      self->record != NULL ? bc_record_text (self->record, BC_FIELD_NUMBER)
                                           : self->story->matter);
      return FALSE;
    }
  self->next++;
  return TRUE;
}
