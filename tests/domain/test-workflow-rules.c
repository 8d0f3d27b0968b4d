/* The conditions that moves have beyond who and what, and what follows from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

/* Friday, half an hour after the sample tickets were dispatched. */
#define NOW "2026-09-18 11:30"

static BcHall *hall;

/* (nullable): what the move gives; @code -1 for success, else the error and a part of it. */
static BcRecord *
move (BcRecord *record,
      BcState to,
      GHashTable *values,
      const BcWorkflowContext *context,
      int code,
      const char *part)
{
  g_autoptr (GError) error = NULL;
  BcRecord *after = NULL;

  bc_workflow_apply (record, to, values, context, &after, NULL, &error);
  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpint (bc_record_state (after), ==, to);
      return after;
    }
  g_assert_error (error, BC_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
  return NULL;
}

static void
assert_return (BcRecord *record, const char *now, int code, const char *part)
{
  BcWorkflowContext context = sample_context (hall, "d1", now);
  g_autoptr (GHashTable) values =
      sample_values ("return_ground", "不属我局职责", "return_clause", "三定方案第五条", NULL);
  g_autoptr (BcRecord) after = move (record, BC_STATE_DISPUTED, values, &context, code, part);
}

/* Within one working day of the dispatch: Friday's until Sunday, which is worked. */
static void
test_return (void)
{
  static const BcState states[] = { BC_STATE_DISPATCHED, BC_STATE_IN_PROGRESS };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (BcRecord) record = sample_ticket (states[i]);

      assert_return (record, "2026-09-18 11:00", -1, "");
      assert_return (record, "2026-09-20 17:30", -1, "");
      assert_return (record, "2026-09-20 17:30:01", BC_ERROR_REFUSED, "one working day");
      bc_record_set_int (record, BC_FIELD_DESIGNATED, 1);
      assert_return (record, NOW, BC_ERROR_REFUSED, "designated");
    }
}

static BcRecord *
rule (BcRecord *record,
      const char *lead,
      const char *designated,
      const char *assisting,
      int code,
      const char *part)
{
  BcWorkflowContext context = sample_context (hall, "b", "2026-09-20 10:00");
  g_autoptr (GHashTable) values = sample_values ("reason", "经研判", NULL);

  if (lead != NULL)
    g_hash_table_insert (values, g_strdup ("lead_department"), g_strdup (lead));
  if (designated != NULL)
    g_hash_table_insert (values, g_strdup ("designated"), g_strdup (designated));
  if (assisting != NULL)
    g_hash_table_insert (values, g_strdup ("assisting_departments"), g_strdup (assisting));
  return move (record, BC_STATE_DISPATCHED, values, &context, code, part);
}

static void
test_ruling (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_DISPUTED);
  g_autoptr (BcRecord) other = NULL, same = NULL, both = NULL;

  rule (record, NULL, NULL, NULL, BC_ERROR_INVALID, "lead_department: Choose another");
  rule (record, "d01", "0", NULL, BC_ERROR_INVALID, "lead_department: Choose another");
  rule (record, "d99", NULL, NULL, BC_ERROR_INVALID, "lead_department");
  other = rule (record, "d02", NULL, NULL, -1, "");
  g_assert_false (bc_record_flag (other, BC_FIELD_DESIGNATED));
  same = rule (record, "d01", "1", NULL, -1, "");
  assert_return (same, "2026-09-20 11:00", BC_ERROR_REFUSED, "designated");
  both = rule (record, "d02", "1", NULL, -1, "");
  g_assert_true (bc_record_flag (both, BC_FIELD_DESIGNATED));
  /* The limit counts anew, the original due stays. */
  g_assert_cmpint (bc_record_int (other, BC_FIELD_DISPATCHED_AT), ==,
                   sample_instant ("2026-09-20 10:00"));
  g_assert_cmpint (bc_record_int (other, BC_FIELD_DUE_AT), ==, sample_instant ("2026-09-24 17:30"));
  g_assert_cmpint (bc_record_int (other, BC_FIELD_ORIGINAL_DUE_AT), ==,
                   sample_instant ("2026-09-24 17:30"));
}

static void
set_part (BcRecord *record, const char *department, int state)
{
  const BcPart part = { .department = (char *) department,
                        .state = state,
                        .due_at = 1,
                        .reported_at = BC_INT_NONE,
                        .report = (char *) (state == BC_PART_DISPATCHED ? NULL : "已核") };

  bc_record_set_part (record, &part);
}

/* The department that assisted becomes the one that leads: it must not assist itself. */
static void
test_ruling_with_parts (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_DISPUTED);
  g_autoptr (BcRecord) after = NULL;

  bc_record_set_text (record, BC_FIELD_ASSISTING_DEPARTMENTS, "d02,d03");
  set_part (record, "d02", BC_PART_DISPATCHED);
  set_part (record, "d03", BC_PART_REPORTED);
  rule (record, "d02", NULL, NULL, BC_ERROR_INVALID, "assisting_departments: The lead");
  after = rule (record, "d02", NULL, "d03,d01", -1, "");
  g_assert_cmpuint (bc_record_n_parts (after), ==, 2);
  g_assert_null (bc_record_find_part (after, "d02"));
  g_assert_cmpint (bc_record_find_part (after, "d03")->state, ==, BC_PART_REPORTED);
  g_assert_cmpint (bc_record_find_part (after, "d03")->due_at, ==, 1);
  g_assert_cmpint (bc_record_find_part (after, "d01")->state, ==, BC_PART_DISPATCHED);
  g_assert_cmpint (bc_record_find_part (after, "d01")->due_at, ==,
                   sample_instant ("2026-09-23 17:30"));
}

static void
assert_due (const char *due, int code, const char *part)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REVIEW);
  BcWorkflowContext context = sample_context (hall, "e", NOW);
  g_autoptr (GHashTable) values = sample_values ("method", "补正后办理", "due_at", due, NULL);
  g_autoptr (BcRecord) after = move (record, BC_STATE_DISPATCHED, values, &context, code, part);

  if (after != NULL)
    g_assert_cmpint (bc_record_int (after, BC_FIELD_DUE_AT), ==, sample_instant (due));
}

static void
test_due (void)
{
  assert_due ("2026-09-18 11:30", BC_ERROR_INVALID, "due_at: The due date has to lie");
  assert_due ("2026-09-18 11:30:01", -1, "");
  assert_due ("2026-09-17 17:30", BC_ERROR_INVALID, "future");
  assert_due ("2026-09-19 17:30", BC_ERROR_INVALID, "not a working day");
  assert_due ("2026-09-20 17:30", -1, "");
  assert_due ("2026-09-25 17:30", BC_ERROR_INVALID, "not a working day");
  assert_due ("2026-10-01 17:30", BC_ERROR_INVALID, "not a working day");
  assert_due ("bald", BC_ERROR_INVALID, "not a date and time");
  /* Beyond the table weekends and fixed days are known. */
  assert_due ("2027-01-01 17:30", BC_ERROR_INVALID, "not a working day");
  assert_due ("2027-01-04 17:30", -1, "");
}

static void
test_dispatch (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REVIEW);
  BcWorkflowContext context = sample_context (hall, "e", NOW);
  g_autoptr (GHashTable) values = sample_values ("method", "补正后办理", NULL);
  g_autoptr (BcRecord) after = NULL, provisional = NULL;

  bc_record_set_text (record, BC_FIELD_ASSISTING_DEPARTMENTS, "d02,d03");
  after = move (record, BC_STATE_DISPATCHED, values, &context, -1, "");
  /* Four working days from Friday the 18th: 20, 21, 22, 23. */
  g_assert_cmpint (bc_record_int (after, BC_FIELD_DUE_AT), ==, sample_instant ("2026-09-23 17:30"));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_ORIGINAL_DUE_AT), ==,
                   sample_instant ("2026-09-23 17:30"));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_DISPATCHED_AT), ==, sample_instant (NOW));
  g_assert_cmpstr (bc_record_text (after, BC_FIELD_REVIEWER), ==, "e");
  g_assert_false (bc_record_flag (after, BC_FIELD_DUE_PROVISIONAL));
  g_assert_cmpuint (bc_record_n_parts (after), ==, 2);
  g_assert_cmpint (bc_record_part (after, 0)->state, ==, BC_PART_DISPATCHED);
  g_assert_cmpint (bc_record_part (after, 1)->due_at, ==, sample_instant ("2026-09-22 17:30"));

  g_hash_table_insert (values, g_strdup ("due_at"), g_strdup ("2027-01-04 17:30"));
  provisional = move (record, BC_STATE_DISPATCHED, values, &context, -1, "");
  g_assert_true (bc_record_flag (provisional, BC_FIELD_DUE_PROVISIONAL));
}

/* A limit of the same day that is over, or that is no working day, goes to the next one. */
static void
test_same_day (void)
{
  static const struct
  {
    const char *now;
    const char *limit;
    const char *due;
  } days[] = {
    { "2026-09-18 17:29", "0", "2026-09-18 17:30" },
    { "2026-09-18 17:30", "0", "2026-09-20 17:30" },
    { "2026-09-19 10:00", "0", "2026-09-20 17:30" },
    { "2026-09-18 10:00", "1", "2026-09-20 17:30" },
    { "2026-09-18 10:00", " ３ ", "2026-09-22 17:30" },
  };
  g_autoptr (BcHall) plain = sample_hall (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
      BcWorkflowContext context = sample_context (plain, "b", days[i].now);
      g_autoptr (GHashTable) values = sample_values ("main_cause", "A2", "method", "当日办",
                                                     "proposed_limit", days[i].limit, NULL);
      g_autoptr (BcRecord) after = move (record, BC_STATE_DISPATCHED, values, &context, -1, "");

      g_assert_cmpint (bc_record_int (after, BC_FIELD_DUE_AT), ==, sample_instant (days[i].due));
    }
}

static void
test_triage (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  BcWorkflowContext context = sample_context (hall, "b", NOW);
  g_autoptr (GHashTable) values = sample_values ("main_cause", "B2", NULL);
  g_autoptr (BcRecord) after = move (record, BC_STATE_REVIEW, values, &context, -1, "");

  g_assert_cmpstr (bc_record_text (after, BC_FIELD_PACKAGE), ==, "B2");
  g_assert_cmpint (bc_record_int (after, BC_FIELD_PACKAGE_VERSION), ==, 1);
  g_assert_cmpint (bc_record_int (after, BC_FIELD_PROPOSED_LIMIT), ==, 7);
  g_assert_cmpstr (bc_record_text (after, BC_FIELD_LEAD_DEPARTMENT), ==, "d01");
  g_hash_table_replace (values, g_strdup ("assisting_departments"), g_strdup ("d02，d01"));
  move (record, BC_STATE_REVIEW, values, &context, BC_ERROR_INVALID, "cannot assist itself");
  g_hash_table_replace (values, g_strdup ("main_cause"), g_strdup ("B"));
  move (record, BC_STATE_REVIEW, values, &context, BC_ERROR_INVALID, "main_cause");
}

static void
test_suspend_conditions (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *part;
  } wrong[] = {
    { "review_on", "2026-09-18", "after today" }, { "review_on", "2026-09-17", "after today" },
    { "petitioner_told", "0", "has to be told" }, { "suspend_ground", "tired", "catalogue" },
    { "review_on", "2026-09-31", "not a date" },
  };
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  BcWorkflowContext context = sample_context (hall, "all", NOW);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GHashTable) values = sample_values ("suspend_ground", "hearing", "review_on",
                                                     "2026-09-19", "petitioner_told", "1", NULL);
      g_autoptr (BcRecord) after = move (record, BC_STATE_SUSPENDED, values, &context, -1, "");

      g_assert_cmpint (bc_record_int (after, BC_FIELD_SUSPENDED_AT), ==, context.now);
      g_hash_table_replace (values, g_strdup (wrong[i].key), g_strdup (wrong[i].value));
      move (record, BC_STATE_SUSPENDED, values, &context, BC_ERROR_INVALID, wrong[i].part);
    }
}

static void
test_result (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  BcWorkflowContext context = sample_context (hall, "d1", "2026-09-22 10:00");
  g_autoptr (GHashTable) values = sample_values ("outcome", "partly", "measures", "已补正", "basis",
                                                 "条例", "answered_on", "2026-09-22", NULL);
  g_autoptr (BcRecord) after = NULL, again = NULL;

  set_part (record, "d02", BC_PART_DISPATCHED);
  set_part (record, "d03", BC_PART_RETURNED);
  move (record, BC_STATE_RESULT_CHECK, values, &context, BC_ERROR_REFUSED, "Not every assisting");
  set_part (record, "d02", BC_PART_REPORTED);
  move (record, BC_STATE_RESULT_CHECK, values, &context, BC_ERROR_REFUSED, "Not every assisting");
  set_part (record, "d03", BC_PART_WAIVED);
  after = move (record, BC_STATE_RESULT_CHECK, values, &context, -1, "");
  g_assert_cmpint (bc_record_int (after, BC_FIELD_SUBMITTED_AT), ==, context.now);

  g_hash_table_replace (values, g_strdup ("answered_on"), g_strdup ("2026-09-23"));
  move (record, BC_STATE_RESULT_CHECK, values, &context, BC_ERROR_INVALID, "in the future");
  g_hash_table_replace (values, g_strdup ("answered_on"), g_strdup ("2026-09-17"));
  move (record, BC_STATE_RESULT_CHECK, values, &context, BC_ERROR_INVALID, "before the ticket");

  /* What was said once has to be said again after the rework. */
  g_hash_table_remove_all (values);
  g_hash_table_insert (values, g_strdup ("reason"), g_strdup ("没有答复"));
  context = sample_context (hall, "b", "2026-09-22 11:00");
  again = move (after, BC_STATE_IN_PROGRESS, values, &context, -1, "");
  g_assert_cmpint (bc_record_int (again, BC_FIELD_REWORK_COUNT), ==, 1);
  g_assert_false (bc_record_has (again, BC_FIELD_SUBMITTED_AT));
  g_assert_cmpint (bc_record_int (again, BC_FIELD_DUE_AT), ==,
                   bc_record_int (record, BC_FIELD_DUE_AT));
  context = sample_context (hall, "d1", "2026-09-22 12:00");
  move (again, BC_STATE_RESULT_CHECK, NULL, &context, BC_ERROR_INVALID, "outcome");
}

static void
assert_close (BcRecord *record,
              guint reached,
              guint attempts,
              guint half_days,
              const char *answer,
              int code,
              const char *part)
{
  BcWorkflowContext context = sample_context (hall, "f", NOW);
  g_autoptr (GHashTable) values = sample_values ("written_answer", answer, NULL);
  g_autoptr (BcRecord) after = NULL;

  context.callbacks_reached = reached;
  context.callback_attempts = attempts;
  context.callback_half_days = half_days;
  context.last_solved = reached > 0 ? 0 : -1;
  context.last_rating = reached > 0 ? BC_RATING_DISSATISFIED : -1;
  after = move (record, BC_STATE_CLOSED, values, &context, code, part);
  if (after == NULL)
    return;
  g_assert_cmpint (bc_record_int (after, BC_FIELD_CLOSED_AT), ==, context.now);
  g_assert_cmpstr (bc_record_text (after, BC_FIELD_SOLVED), ==, reached > 0 ? "no" : NULL);
  g_assert_cmpstr (bc_record_text (after, BC_FIELD_RATING), ==,
                   reached > 0 ? "dissatisfied" : NULL);
}

static void
test_close (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_CALLBACK);
  const char *answer = "已书面答复";

  assert_close (record, 1, 1, 1, "", BC_ERROR_INVALID, "written_answer");
  assert_close (record, 1, 1, 1, answer, -1, "");
  assert_close (record, 0, 0, 0, answer, BC_ERROR_REFUSED, "not been asked yet");
  assert_close (record, 0, 2, 2, answer, BC_ERROR_REFUSED, "three attempts");
  assert_close (record, 0, 3, 1, answer, BC_ERROR_REFUSED, "three attempts");
  assert_close (record, 0, 3, 2, "", BC_ERROR_INVALID, "written_answer");
  assert_close (record, 0, 3, 2, answer, -1, "");
  assert_close (record, 0, 9, 5, answer, -1, "");

  bc_record_set_int (record, BC_FIELD_NO_REPLY, 1);
  assert_close (record, 0, 0, 0, "", -1, "");
  bc_record_set_int (record, BC_FIELD_NO_REPLY, 0);
  bc_record_set_text (record, BC_FIELD_PETITIONER_KIND, "anonymous");
  assert_close (record, 0, 0, 0, "", -1, "");
  bc_record_clear (record, BC_FIELD_TELEPHONE);
  assert_close (record, 0, 0, 0, "", -1, "");
}

static void
assert_taken_up (BcState from, const char *actor)
{
  g_autoptr (BcRecord) record = sample_ticket (from);
  BcWorkflowContext context = sample_context (hall, actor, "2026-10-08 09:00");
  g_autoptr (GHashTable) values =
      sample_values ("reason", "仍未办成", "due_at", "2026-10-13 17:30", NULL);
  g_autoptr (BcRecord) after = NULL;

  bc_record_set_int (record, BC_FIELD_REHANDLE_COUNT, 1);
  bc_record_set_int (record, BC_FIELD_SUBMITTED_AT, sample_instant ("2026-09-22 10:00"));
  bc_record_set_int (record, BC_FIELD_CLOSED_AT, sample_instant ("2026-09-23 10:00"));
  bc_record_set_text (record, BC_FIELD_SOLVED, "no");
  bc_record_set_text (record, BC_FIELD_RATING, "dissatisfied");
  bc_record_set_text (record, BC_FIELD_WRITTEN_ANSWER, "上一次的答复");
  after = move (record, BC_STATE_IN_PROGRESS, values, &context, -1, "");
  g_assert_cmpint (bc_record_int (after, BC_FIELD_REHANDLE_COUNT), ==, 2);
  g_assert_cmpint (bc_record_int (after, BC_FIELD_DUE_AT), ==, sample_instant ("2026-10-13 17:30"));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_ORIGINAL_DUE_AT), ==,
                   sample_instant ("2026-09-24 17:30"));
  g_assert_cmpint (bc_record_int (after, BC_FIELD_DISPATCHED_AT), ==,
                   sample_instant ("2026-09-18 11:00"));
  g_assert_false (bc_record_has (after, BC_FIELD_SUBMITTED_AT));
  g_assert_false (bc_record_has (after, BC_FIELD_CLOSED_AT));
  g_assert_false (bc_record_has (after, BC_FIELD_SOLVED));
  g_assert_false (bc_record_has (after, BC_FIELD_RATING));
  /* The answer of one round does not close the next. */
  g_assert_false (bc_record_has (after, BC_FIELD_WRITTEN_ANSWER));
}

static void
test_taken_up_again (void)
{
  assert_taken_up (BC_STATE_CALLBACK, "all");
  assert_taken_up (BC_STATE_CLOSED, "all");
}

static void
test_on_the_spot (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  BcWorkflowContext context = sample_context (hall, "a", NOW);
  g_autoptr (GHashTable) values =
      sample_values ("outcome", "done", "on_the_spot", "当场办结", "basis", "容缺办法", NULL);
  g_autoptr (GHashTable) again =
      sample_values ("reason", "没有办成", "due_at", "2026-09-24 17:30", NULL);
  g_autoptr (BcRecord) settled = NULL, after = NULL;

  settled = move (record, BC_STATE_CALLBACK, values, &context, -1, "");
  g_assert_cmpstr (bc_record_text (settled, BC_FIELD_LEAD_DEPARTMENT), ==, "d01");
  g_assert_cmpint (bc_record_int (settled, BC_FIELD_SUBMITTED_AT), ==, context.now);
  g_assert_cmpint (bc_record_int (settled, BC_FIELD_ANSWERED_ON), ==, sample_day ("2026-09-18"));
  /* It comes to its department only when it is taken up again: its terms count from then. */
  context = sample_context (hall, "all", "2026-09-21 10:00");
  after = move (settled, BC_STATE_IN_PROGRESS, again, &context, -1, "");
  g_assert_cmpint (bc_record_int (after, BC_FIELD_DISPATCHED_AT), ==, context.now);
  g_assert_cmpint (bc_record_int (after, BC_FIELD_ORIGINAL_DUE_AT), ==,
                   sample_instant ("2026-09-24 17:30"));
  assert_return (after, "2026-09-23 10:00", BC_ERROR_REFUSED, "one working day");
}

static void
test_accept (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_DISPATCHED);
  g_autoptr (GHashTable) values = sample_values ("handler", "c1", NULL);
  BcWorkflowContext by_handler = sample_context (hall, "c1", NOW);
  BcWorkflowContext by_lead = sample_context (hall, "d1", NOW);
  g_autoptr (BcRecord) own = move (record, BC_STATE_IN_PROGRESS, NULL, &by_handler, -1, "");
  g_autoptr (BcRecord) none = move (record, BC_STATE_IN_PROGRESS, NULL, &by_lead, -1, "");
  g_autoptr (BcRecord) given = move (record, BC_STATE_IN_PROGRESS, values, &by_lead, -1, "");

  g_assert_cmpstr (bc_record_text (own, BC_FIELD_HANDLER), ==, "c1");
  g_assert_cmpstr (bc_record_text (own, BC_FIELD_ACCEPTED_BY), ==, "c1");
  g_assert_cmpint (bc_record_int (own, BC_FIELD_ACCEPTED_AT), ==, sample_instant (NOW));
  g_assert_null (bc_record_text (none, BC_FIELD_HANDLER));
  g_assert_cmpstr (bc_record_text (given, BC_FIELD_HANDLER), ==, "c1");
  g_assert_cmpstr (bc_record_text (given, BC_FIELD_ACCEPTED_BY), ==, "d1");
  g_hash_table_replace (values, g_strdup ("handler"), g_strdup ("c2"));
  move (record, BC_STATE_IN_PROGRESS, values, &by_lead, BC_ERROR_INVALID, "handler");
}

static void
test_ends (void)
{
  g_autoptr (BcRecord) closed = sample_ticket (BC_STATE_CLOSED);
  g_autoptr (BcRecord) registered = sample_ticket (BC_STATE_REGISTERED);
  BcWorkflowContext context = sample_context (hall, "b", NOW);
  g_autoptr (GHashTable) root = sample_values ("root_cause", "new", NULL);
  g_autoptr (GHashTable) master =
      sample_values ("master", "2026W00001", "reason", "同一件事", NULL);
  g_autoptr (GHashTable) reason = sample_values ("reason", "不同", NULL);
  g_autoptr (BcRecord) merged = NULL, apart = NULL;

  move (closed, BC_STATE_ARCHIVED, root, &context, BC_ERROR_INVALID, "prevention");
  move (registered, BC_STATE_MERGED, master, &context, BC_ERROR_INVALID, "master");
  context.master_is_valid = TRUE;
  merged = move (registered, BC_STATE_MERGED, master, &context, -1, "");
  g_assert_cmpstr (bc_record_text (merged, BC_FIELD_MASTER), ==, "2026W00001");
  g_assert_true (bc_record_has (merged, BC_FIELD_CLOSED_AT));
  apart = move (merged, BC_STATE_REGISTERED, reason, &context, -1, "");
  g_assert_false (bc_record_has (apart, BC_FIELD_MASTER));
  g_assert_false (bc_record_has (apart, BC_FIELD_CLOSED_AT));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/workflow-rules/return", test_return);
  g_test_add_func ("/workflow-rules/ruling", test_ruling);
  g_test_add_func ("/workflow-rules/ruling-with-parts", test_ruling_with_parts);
  g_test_add_func ("/workflow-rules/due", test_due);
  g_test_add_func ("/workflow-rules/dispatch", test_dispatch);
  g_test_add_func ("/workflow-rules/same-day", test_same_day);
  g_test_add_func ("/workflow-rules/triage", test_triage);
  g_test_add_func ("/workflow-rules/suspend-conditions", test_suspend_conditions);
  g_test_add_func ("/workflow-rules/result", test_result);
  g_test_add_func ("/workflow-rules/close", test_close);
  g_test_add_func ("/workflow-rules/taken-up-again", test_taken_up_again);
  g_test_add_func ("/workflow-rules/on-the-spot", test_on_the_spot);
  g_test_add_func ("/workflow-rules/accept", test_accept);
  g_test_add_func ("/workflow-rules/ends", test_ends);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
