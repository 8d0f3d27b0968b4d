/* Changes that move nothing: edits and the parts of assisting departments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#define NOW "2026-09-21 10:00"

static BcHall *hall;

/* Every field, state and member of staff against the rule in words. */
static void
test_may (void)
{
  static const char *const actors[] = { "a", "b", "c1", "d1",    "c2", "d2",
                                        "e", "f", "g",  "admin", NULL };

  for (BcState state = 0; state < BC_N_STATES; state++)
    for (BcField field = 0; field < BC_N_FIELDS_AND_REASON; field++)
      for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
        {
          g_autoptr (BcRecord) record = sample_ticket (state);
          const BcEntry *actor = sample_staff (hall, actors[i]);
          gboolean is_a = i == 0, is_b = i == 1, is_f = i == 7;
          gboolean is_own = i == 2 || i == 3;
          gboolean is_open = bc_state_is_open (state);
          gboolean expected;

          bc_record_set_text (record, BC_FIELD_LEAD_DEPARTMENT, "d01");
          if (field == BC_FIELD_HANDLER || field == BC_FIELD_FIRST_CONTACT_AT)
            expected = is_own
                       && (state == BC_STATE_DISPATCHED || state == BC_STATE_IN_PROGRESS
                           || state == BC_STATE_SUSPENDED);
          else if (field == BC_FIELD_TELEPHONE || field == BC_FIELD_GOOD_TIME)
            expected = is_open && (is_a || is_b || is_f);
          else if (field == BC_FIELD_URGENCY || field == BC_FIELD_URGENCY_REASON
                   || field == BC_FIELD_CONFIDENTIAL || field == BC_FIELD_REPEATED)
            expected = (is_open && is_b) || (state == BC_STATE_REGISTERED && is_a);
          else if (field >= BC_FIELD_MAIN_CAUSE && field <= BC_FIELD_OPINION
                   && field != BC_FIELD_PACKAGE_VERSION)
            expected = state == BC_STATE_REGISTERED && is_b;
          else
            expected = state == BC_STATE_REGISTERED && (is_a || is_b) && field < BC_N_FIELDS
                       && (bc_field_info (field)->flags & BC_FIELD_INTAKE) != 0
                       && field != BC_FIELD_CHANNEL && field != BC_FIELD_RECEIVED_AT
                       && field != BC_FIELD_RECEIVED_BY;
          if (bc_workflow_may_edit (record, field, actor) != expected)
            g_error ("%s in %s by %s", bc_field_info (field)->key, bc_enum_code (&bc_states, state),
                     actors[i]);
        }
}

static void
assert_edit (BcState state,
             const char *actor,
             const char *key,
             const char *value,
             int code,
             const char *part)
{
  g_autoptr (BcRecord) record = sample_ticket (state);
  g_autoptr (BcRecord) before = bc_record_copy (record);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GHashTable) values = sample_values (key, value, NULL);
  BcWorkflowContext context = sample_context (hall, actor, NOW);
  g_autoptr (GError) error = NULL;
  gboolean done = bc_workflow_edit (record, values, &context, &after, &error);

  for (BcField field = 0; field < BC_N_FIELDS; field++)
    g_assert_true (bc_record_equal_field (record, before, field));
  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (done && bc_record_state (after) == state);
      return;
    }
  g_assert_error (error, BC_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_edit (void)
{
  assert_edit (BC_STATE_REGISTERED, "a", "petitioner_name", "李四", -1, "");
  assert_edit (BC_STATE_REGISTERED, "a", "petitioner_name", "", BC_ERROR_INVALID, "needed");
  assert_edit (BC_STATE_REGISTERED, "a", "what_happened", "短", BC_ERROR_INVALID, "At least 10");
  assert_edit (BC_STATE_REGISTERED, "a", "first_visit_on", "2026-09-19", BC_ERROR_INVALID,
               "future");
  assert_edit (BC_STATE_REGISTERED, "a", "unit", "u010", BC_ERROR_INVALID, "another department");
  assert_edit (BC_STATE_REGISTERED, "c1", "petitioner_name", "李四", BC_ERROR_REFUSED,
               "“Petitioner” cannot be changed");
  assert_edit (BC_STATE_REVIEW, "a", "petitioner_name", "李四", BC_ERROR_REFUSED, "cannot");
  assert_edit (BC_STATE_REGISTERED, "b", "mood", "x", BC_ERROR_REFUSED, "“mood”");
  assert_edit (BC_STATE_REGISTERED, "b", "state", "closed", BC_ERROR_REFUSED, "“State”");
  assert_edit (BC_STATE_IN_PROGRESS, "b", "urgency", "critical", BC_ERROR_INVALID,
               "urgency_reason");
  assert_edit (BC_STATE_IN_PROGRESS, "b", "urgency", "", BC_ERROR_INVALID, "urgency");
  assert_edit (BC_STATE_IN_PROGRESS, "b", "urgency", "urgent", -1, "");
  assert_edit (BC_STATE_CALLBACK, "f", "telephone", "0633-8771234", -1, "");
  /* Who has no telephone need not be called back: it must not be taken away. */
  assert_edit (BC_STATE_CALLBACK, "f", "telephone", "", BC_ERROR_INVALID, "telephone");
  assert_edit (BC_STATE_CALLBACK, "f", "telephone", "12", BC_ERROR_INVALID, "telephone");
  assert_edit (BC_STATE_IN_PROGRESS, "d1", "handler", "c1", -1, "");
  assert_edit (BC_STATE_IN_PROGRESS, "d1", "handler", "c0", -1, "");
  assert_edit (BC_STATE_IN_PROGRESS, "d1", "handler", "c2", BC_ERROR_INVALID, "does not work for");
  assert_edit (BC_STATE_IN_PROGRESS, "d2", "handler", "c1", BC_ERROR_REFUSED, "cannot");
  assert_edit (BC_STATE_IN_PROGRESS, "c1", "first_contact_at", "2026-09-21 09:00", -1, "");
  assert_edit (BC_STATE_IN_PROGRESS, "c1", "first_contact_at", "2026-09-21 10:03", BC_ERROR_INVALID,
               "future");
  assert_edit (BC_STATE_IN_PROGRESS, "c1", "first_contact_at", "2026-09-18 09:29", BC_ERROR_INVALID,
               "before the ticket");
  assert_edit (BC_STATE_REGISTERED, "a", "reason", "x", BC_ERROR_INVALID, "reason");
}

/* A ticket that was back-dated keeps the reason for it. */
static void
test_backdated (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GHashTable) values = sample_values ("backdate_reason", "", NULL);
  BcWorkflowContext context = sample_context (hall, "a", NOW);
  g_autoptr (GError) error = NULL;

  bc_record_set_text (record, BC_FIELD_BACKDATE_REASON, "停电");
  g_assert_false (bc_workflow_edit (record, values, &context, &after, &error));
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "backdate_reason"));
}

static BcRecord *
with_part (BcState state, int part_state)
{
  BcRecord *record = sample_ticket (state);
  const BcPart part = {
    .department = (char *) "d02",
    .state = part_state,
    .due_at = sample_instant ("2026-09-18 17:30"),
    .reported_at =
        part_state >= BC_PART_REPORTED ? sample_instant ("2026-09-20 10:00") : BC_INT_NONE,
    .reported_by = (char *) (part_state >= BC_PART_REPORTED ? "c2" : NULL),
    .report = (char *) (part_state >= BC_PART_REPORTED ? "先前的报告" : NULL),
  };

  bc_record_set_part (record, &part);
  return record;
}

static gboolean
follows (int from, int to)
{
  switch (to)
    {
    case BC_PART_DISPATCHED:
      return from == BC_PART_RETURNED || from == BC_PART_WAIVED;
    case BC_PART_IN_PROGRESS:
      return from == BC_PART_DISPATCHED;
    case BC_PART_WAIVED:
      return from != BC_PART_REPORTED && from != BC_PART_WAIVED;
    default:
      return from == BC_PART_DISPATCHED || from == BC_PART_IN_PROGRESS;
    }
}

static void
assert_part (
    BcState state, int from, int to, const char *actor, gboolean in_scope, gboolean is_dispatcher)
{
  g_autoptr (BcRecord) record = with_part (state, from);
  g_autoptr (BcRecord) after = NULL;
  BcWorkflowContext context = sample_context (hall, actor, NOW);
  gboolean by_dispatcher = to == BC_PART_WAIVED || to == BC_PART_DISPATCHED;
  gboolean expected =
      (state == BC_STATE_DISPATCHED || state == BC_STATE_IN_PROGRESS || state == BC_STATE_SUSPENDED)
      && follows (from, to) && (by_dispatcher ? is_dispatcher : in_scope);
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (bc_workflow_may_part (record, "d02", to, context.actor, &why), ==, expected);
  g_assert_true (expected == (why == NULL));
  g_assert_cmpint (bc_workflow_part (record, "d02", to, "情况说明", &context, &after, &error), ==,
                   expected);
  if (!expected)
    {
      g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
      return;
    }
  g_assert_cmpint (bc_record_find_part (after, "d02")->state, ==, to);
  g_assert_cmpint (bc_record_find_part (record, "d02")->state, ==, from);
}

static void
test_parts (void)
{
  static const struct
  {
    const char *code;
    gboolean in_scope;
    gboolean is_dispatcher;
  } actors[] = {
    { "a", FALSE, FALSE },  { "b", FALSE, TRUE },   { "c1", FALSE, FALSE },
    { "d1", FALSE, FALSE }, { "c2", TRUE, FALSE },  { "d2", TRUE, FALSE },
    { "c0", TRUE, FALSE },  { "e", FALSE, FALSE },  { "admin", FALSE, FALSE },
    { "all", TRUE, TRUE },  { NULL, FALSE, FALSE },
  };

  for (BcState state = 0; state < BC_N_STATES; state++)
    for (int from = 0; from < bc_part_states.n_values; from++)
      for (int to = 0; to < bc_part_states.n_values; to++)
        for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
          assert_part (state, from, to, actors[i].code, actors[i].in_scope,
                       actors[i].is_dispatcher);
}

static BcRecord *
part (BcRecord *record, int to, const char *actor, const char *report, const char *problem)
{
  BcWorkflowContext context = sample_context (hall, actor, NOW);
  g_autoptr (GError) error = NULL;
  BcRecord *after = NULL;

  bc_workflow_part (record, "d02", to, report, &context, &after, &error);
  if (problem == NULL)
    {
      g_assert_no_error (error);
      return after;
    }
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_nonnull (strstr (bc_problems_find (bc_error_get_problems (error), "report"), problem));
  return NULL;
}

static void
test_reports (void)
{
  g_autoptr (BcRecord) open = with_part (BC_STATE_IN_PROGRESS, BC_PART_DISPATCHED);
  g_autoptr (BcRecord) returned = with_part (BC_STATE_IN_PROGRESS, BC_PART_RETURNED);
  g_autoptr (BcRecord) taken = part (open, BC_PART_IN_PROGRESS, "c2", NULL, NULL);
  g_autoptr (BcRecord) reported = part (taken, BC_PART_REPORTED, "c2", " 已核实\n属实 ", NULL);
  g_autoptr (BcRecord) again = part (returned, BC_PART_DISPATCHED, "b", "请再办", NULL);
  g_autofree char *long_text = g_strnfill (2001, 'x');
  const BcPart *report = bc_record_find_part (reported, "d02");

  g_assert_cmpstr (report->report, ==, "已核实\n属实");
  g_assert_cmpstr (report->reported_by, ==, "c2");
  g_assert_cmpint (report->reported_at, ==, sample_instant (NOW));
  g_assert_null (bc_record_find_part (taken, "d02")->report);
  /* Asked again, it has reported nothing, and gets a day that is still to come. */
  g_assert_null (bc_record_find_part (again, "d02")->report);
  g_assert_null (bc_record_find_part (again, "d02")->reported_by);
  g_assert_cmpint (bc_record_find_part (again, "d02")->reported_at, ==, BC_INT_NONE);
  g_assert_cmpint (bc_record_find_part (again, "d02")->due_at, ==,
                   sample_instant ("2026-09-23 17:30"));
  part (open, BC_PART_REPORTED, "c2", NULL, "Say what was done");
  part (open, BC_PART_RETURNED, "c2", " 　", "Say what was done");
  part (open, BC_PART_WAIVED, "b", "", "Say what was done");
  part (open, BC_PART_REPORTED, "c2", "\xff", "Say what was done");
  part (open, BC_PART_REPORTED, "c2", long_text, "At most 2000");
}

static void
test_no_part (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autofree char *why = NULL;

  g_assert_false (
      bc_workflow_may_part (record, "d02", BC_PART_REPORTED, sample_staff (hall, "c2"), &why));
  g_assert_cmpstr (why, ==, "This department does not assist in the ticket.");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/workflow-edit/may", test_may);
  g_test_add_func ("/workflow-edit/edit", test_edit);
  g_test_add_func ("/workflow-edit/backdated", test_backdated);
  g_test_add_func ("/workflow-edit/parts", test_parts);
  g_test_add_func ("/workflow-edit/reports", test_reports);
  g_test_add_func ("/workflow-edit/no-part", test_no_part);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
