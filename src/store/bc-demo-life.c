/* The plan of a ticket's life: which deeds, on which working days.
 *
 * A plan is first laid out from its own day 0 on; then it is put into the past so that the ticket
 * ends where it is to be left: its due date on the day that is wanted, or its last deed so many
 * days ago.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-demo-private.h"

#include <string.h>

typedef struct
{
  int day;
  int minute;
  BcDemoStep step;
  int argument;
} Planned;

typedef struct
{
  BcDemoLife *life;
  GArray *steps; /* Planned */
  int day;
  int minute;
  int dispatched; /* day of the last dispatch, -1 before */
} Plan;

void
bc_demo_life_free (BcDemoLife *self)
{
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->deeds, g_array_unref);
  g_free (self->assisting);
  g_free (self);
}

static void
then_with (Plan *plan, int days, BcDemoStep step, int argument)
{
  BcDice *dice = &plan->life->dice;
  Planned planned;

  plan->day += days;
  plan->minute = days > 0 ? bc_dice_between (dice, 5, BC_DEMO_MINUTES - 120)
                          : plan->minute + bc_dice_between (dice, 4, 45);
  if (plan->minute >= BC_DEMO_MINUTES)
    {
      plan->day++;
      plan->minute = bc_dice_between (dice, 2, 40);
    }
  if (step == BC_DEMO_DISPATCH || step == BC_DEMO_RULE)
    plan->dispatched = plan->day;
  planned = (Planned) { plan->day, plan->minute, step, argument };
  g_array_append_val (plan->steps, planned);
}

static void
then (Plan *plan, int days, BcDemoStep step)
{
  then_with (plan, days, step, 0);
}

/* Up to the department's desk. */
static void
plan_dispatch (Plan *plan)
{
  BcDice *dice = &plan->life->dice;

  then (plan, 0, BC_DEMO_REGISTER);
  then (plan, bc_dice_chance (dice, 60) ? 0 : 1, BC_DEMO_TRIAGE);
  if (bc_dice_chance (dice, 6))
    {
      then (plan, 0, BC_DEMO_SEND_BACK);
      then (plan, 0, BC_DEMO_TRIAGE);
    }
  then (plan, bc_dice_chance (dice, 60) ? 0 : 1, BC_DEMO_DISPATCH);
}

static void
plan_acceptance (Plan *plan)
{
  BcDice *dice = &plan->life->dice;

  then (plan, bc_dice_chance (dice, 75) ? 0 : 1, BC_DEMO_ACCEPT);
  if (bc_dice_chance (dice, 90))
    then (plan, 0, BC_DEMO_CONTACT);
}

/* The assisting departments' part, as far as they got. */
static void
plan_parts (Plan *plan, gboolean all)
{
  BcDice *dice = &plan->life->dice;
  g_auto (GStrv) departments = NULL;

  if (plan->life->assisting == NULL)
    return;
  departments = g_strsplit (plan->life->assisting, ",", -1);
  for (guint i = 0; departments[i] != NULL; i++)
    {
      if (!all && bc_dice_chance (dice, 35))
        continue;
      then_with (plan, 0, BC_DEMO_TAKE_PART, (int) i);
      if (all || bc_dice_chance (dice, 40))
        then_with (plan, i == 0 ? 1 : 0, BC_DEMO_REPORT_PART, (int) i);
    }
}

static void
plan_handling (Plan *plan, BcDemoTurn turn)
{
  BcDice *dice = &plan->life->dice;

  if (turn == BC_DEMO_DISPUTED)
    {
      then (plan, 0, BC_DEMO_RETURN);
      then (plan, 1, BC_DEMO_RULE);
    }
  plan_acceptance (plan);
  if (turn == BC_DEMO_PAUSED)
    {
      then (plan, 1, BC_DEMO_ASK_SUSPENSION);
      then (plan, 0, BC_DEMO_SUSPEND);
      then (plan, bc_dice_between (dice, 2, 4), BC_DEMO_RESUME);
    }
}

static void
plan_result (Plan *plan, BcDemoTurn turn)
{
  BcDice *dice = &plan->life->dice;

  plan_parts (plan, TRUE);
  then (plan, bc_dice_between (dice, 1, MAX (plan->life->limit - 3, 1)), BC_DEMO_SUBMIT);
  if (turn == BC_DEMO_TWICE && bc_dice_chance (dice, 50))
    {
      then (plan, 0, BC_DEMO_REWORK);
      then (plan, 1, BC_DEMO_SUBMIT);
    }
}

static void
plan_calls (Plan *plan, BcDemoTurn turn)
{
  if (turn == BC_DEMO_MISSED)
    {
      /* Three attempts in two half-days at least, and then in writing. */
      then (plan, 1, BC_DEMO_MISS_CALL);
      then (plan, 1, BC_DEMO_MISS_CALL);
      then (plan, 1, BC_DEMO_MISS_CALL);
      return;
    }
  if (turn == BC_DEMO_TWICE)
    {
      then (plan, 1, BC_DEMO_CALL_IN_VAIN);
      then (plan, 0, BC_DEMO_ASK_AGAIN);
      then (plan, 0, BC_DEMO_HANDLE_AGAIN);
      then (plan, 2, BC_DEMO_SUBMIT);
      then (plan, 0, BC_DEMO_PASS);
    }
  then (plan, 1, BC_DEMO_CALL);
}

static void
plan_end (Plan *plan, BcState state, BcDemoTurn turn)
{
  if (turn == BC_DEMO_ON_THE_SPOT)
    {
      then (plan, 0, BC_DEMO_REGISTER);
      then (plan, 0, BC_DEMO_SETTLE);
      plan_calls (plan, BC_DEMO_PLAIN);
    }
  else
    {
      plan_dispatch (plan);
      plan_handling (plan, turn);
      plan_result (plan, turn);
      then (plan, bc_dice_chance (&plan->life->dice, 70) ? 0 : 1, BC_DEMO_PASS);
      plan_calls (plan, turn);
    }
  then (plan, 0, BC_DEMO_CLOSE);
  if (state == BC_STATE_ARCHIVED)
    then (plan, bc_dice_between (&plan->life->dice, 1, 3), BC_DEMO_ARCHIVE);
}

static void
plan_in_progress (Plan *plan, BcDemoTurn turn)
{
  plan_dispatch (plan);
  plan_handling (plan, turn);
  plan_parts (plan, FALSE);
  if (turn == BC_DEMO_ASKING)
    then (plan, 0,
          bc_dice_chance (&plan->life->dice, 65) ? BC_DEMO_ASK_SUSPENSION
                                                 : BC_DEMO_ASK_TERMINATION);
  if (turn == BC_DEMO_TWICE)
    {
      plan_parts (plan, TRUE);
      then (plan, 0, BC_DEMO_SUBMIT);
      then (plan, 0, BC_DEMO_REWORK);
    }
}

static void
plan_callback (Plan *plan, BcDemoTurn turn)
{
  BcDice *dice = &plan->life->dice;

  if (turn == BC_DEMO_ON_THE_SPOT)
    {
      then (plan, 0, BC_DEMO_REGISTER);
      then (plan, 0, BC_DEMO_SETTLE);
    }
  else
    {
      plan_dispatch (plan);
      plan_handling (plan, turn);
      plan_result (plan, turn);
      then (plan, 0, BC_DEMO_PASS);
    }
  if (turn == BC_DEMO_MISSED)
    then (plan, 1, BC_DEMO_MISS_CALL);
  if (turn == BC_DEMO_ASKING)
    {
      then (plan, 1, BC_DEMO_CALL_IN_VAIN);
      then (plan, 0, BC_DEMO_ASK_AGAIN);
    }
  else
    then_with (plan, 0, BC_DEMO_PLAN_CALL,
               bc_dice_chance (dice, 35) ? 0 : bc_dice_between (dice, 1, 5));
}

static void
plan_life (Plan *plan, BcState state, BcDemoTurn turn)
{
  switch (state)
    {
    case BC_STATE_REGISTERED:
    case BC_STATE_MERGED:
      then (plan, 0, BC_DEMO_REGISTER);
      break;
    case BC_STATE_REVIEW:
      then (plan, 0, BC_DEMO_REGISTER);
      then (plan, bc_dice_chance (&plan->life->dice, 60) ? 0 : 1, BC_DEMO_TRIAGE);
      break;
    case BC_STATE_DISPATCHED:
      plan_dispatch (plan);
      break;
    case BC_STATE_DISPUTED:
      plan_dispatch (plan);
      then (plan, 0, BC_DEMO_RETURN);
      break;
    case BC_STATE_IN_PROGRESS:
      plan_in_progress (plan, turn);
      break;
    case BC_STATE_SUSPENDED:
      plan_in_progress (plan, BC_DEMO_PLAIN);
      then (plan, 1, BC_DEMO_ASK_SUSPENSION);
      then_with (plan, 0, BC_DEMO_SUSPEND, bc_dice_between (&plan->life->dice, 3, 14));
      break;
    case BC_STATE_RESULT_CHECK:
      plan_dispatch (plan);
      plan_handling (plan, turn);
      plan_result (plan, turn);
      break;
    case BC_STATE_CALLBACK:
      plan_callback (plan, turn);
      break;
    case BC_STATE_REJECTED:
      then (plan, 0, BC_DEMO_REGISTER);
      then (plan, 0, BC_DEMO_REJECT);
      break;
    case BC_STATE_TERMINATED:
      plan_in_progress (plan, BC_DEMO_PLAIN);
      then (plan, 1, BC_DEMO_ASK_TERMINATION);
      then (plan, 0, BC_DEMO_TERMINATE);
      break;
    case BC_STATE_CLOSED:
    case BC_STATE_ARCHIVED:
      plan_end (plan, state, turn);
      break;
    case BC_STATE_DRAFT:
    case BC_N_STATES:
    default:
      g_assert_not_reached ();
    }
}

/* The working day on which day 0 of the plan is to lie. */
static int
find_start (
    const Plan *plan, const BcDemoTime *time, BcState state, BcDemoTurn turn, int ended_before)
{
  BcDice *dice = &plan->life->dice;
  int last = g_array_index (plan->steps, Planned, plan->steps->len - 1).day;
  int due = plan->dispatched + plan->life->limit;

  if (!bc_state_is_open (state))
    return time->today - ended_before - last;
  if (turn == BC_DEMO_LATE)
    return time->today - bc_dice_between (dice, 1, 5) - due;
  if (turn == BC_DEMO_DUE_TODAY && plan->dispatched >= 0)
    return time->today + (time->is_working ? 0 : 1) - due;
  /* Handled for a while, and some days are left. */
  if (state == BC_STATE_IN_PROGRESS)
    return MIN (time->today + bc_dice_between (dice, 1, plan->life->limit) - due,
                time->today - last);
  return time->today - last - (bc_dice_chance (dice, 70) ? 0 : 1);
}

static void
settle_plan (const Plan *plan, const BcDemoTime *time, int start)
{
  const Planned *last = &g_array_index (plan->steps, Planned, plan->steps->len - 1);

  /* Early in the morning today's deeds are still to come: then the whole life has been a day
   * earlier. */
  while (bc_demo_time_at (time, start + last->day, last->minute) > time->now - 5 * BC_MINUTE)
    start--;
  g_array_set_size (plan->life->deeds, 0);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const Planned *planned = &g_array_index (plan->steps, Planned, i);
      BcDemoDeed deed = { bc_demo_time_at (time, start + planned->day, planned->minute),
                          (guint8) planned->step, (gint8) planned->argument };

      g_array_append_val (plan->life->deeds, deed);
    }
}

/* One or two other departments, for what several have to settle together. */
static char *
choose_assisting (const BcDemoStory *story, BcDemoTurn turn, BcHall *hall, BcDice *dice)
{
  guint n_departments = bc_hall_n_entries (hall, BC_TABLE_DEPARTMENTS);
  g_autoptr (GString) codes = NULL;
  int wanted = turn == BC_DEMO_ASSISTED || *story->cause == 'D' ? bc_dice_between (dice, 1, 2)
               : bc_dice_chance (dice, 6)                       ? 1
                                                                : 0;

  if (wanted == 0)
    return NULL;
  codes = g_string_new (NULL);
  while (wanted > 0)
    {
      const char *code =
          bc_hall_entry (hall, BC_TABLE_DEPARTMENTS, bc_dice_roll (dice, n_departments))->code;

      if (g_str_equal (code, story->department) || strstr (codes->str, code) != NULL)
        continue;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", code);
      wanted--;
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

BcDemoLife *
bc_demo_life_new (BcDemoCorpus *corpus,
                  const BcDemoTime *time,
                  const BcDemoStory *story,
                  BcState state,
                  BcDemoTurn turn,
                  int ended_before,
                  guint64 seed)
{
  BcDemoLife *self = g_new0 (BcDemoLife, 1);
  const BcEntry *package = bc_hall_find (time->hall, BC_TABLE_PACKAGES, story->cause);
  Plan plan = { .life = self, .dispatched = -1 };

  self->dice.state = seed;
  self->person = bc_dice_next (&self->dice);
  self->story = story;
  self->limit = package != NULL && package->limit >= 3 ? package->limit : BC_DEMO_ORDINARY_LIMIT;
  self->is_bad = turn == BC_DEMO_BAD;
  self->assisting = choose_assisting (story, turn, time->hall, &self->dice);
  self->deeds = g_array_new (FALSE, FALSE, sizeof (BcDemoDeed));

  plan.minute = bc_dice_between (&self->dice, 0, BC_DEMO_MINUTES - 150);
  plan.steps = g_array_new (FALSE, FALSE, sizeof (Planned));
  plan_life (&plan, state, turn);
  settle_plan (&plan, time, find_start (&plan, time, state, turn, ended_before));
  g_array_unref (plan.steps);
  return self;
}

void
bc_demo_life_merge (BcDemoLife *self, BcDemoLife *master, const BcDemoTime *time)
{
  BcDemoDeed registered = g_array_index (master->deeds, BcDemoDeed, 0);
  BcDemoDeed merged;

  self->master = master;
  self->story = master->story;
  self->person = master->person;
  self->is_repeated = TRUE;
  registered.at += 20 * BC_MINUTE;
  merged = (BcDemoDeed) { registered.at + 15 * BC_MINUTE, BC_DEMO_MERGE, 0 };
  g_array_set_size (self->deeds, 0);
  g_array_append_val (self->deeds, registered);
  g_array_append_val (self->deeds, merged);
}
