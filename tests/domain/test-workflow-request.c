/* Moves that one person asks for and another decides on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#define NOW "2026-09-18 11:30"

static BcHall *hall;

static BcRecord *
apply (BcRecord *record,
       BcState to,
       const char *actor,
       const char *now,
       GHashTable *values,
       gboolean *requested)
{
  BcWorkflowContext context = sample_context (hall, actor, now);
  g_autoptr (GError) error = NULL;
  BcRecord *after = NULL;

  bc_workflow_apply (record, to, values, &context, &after, requested, &error);
  g_assert_no_error (error);
  g_assert_nonnull (after);
  return after;
}

static void
assert_refused (BcRecord *record,
                BcState to,
                const char *actor,
                const char *now,
                GHashTable *values,
                BcError code,
                const char *part)
{
  BcWorkflowContext context = sample_context (hall, actor, now);
  g_autoptr (GError) error = NULL;
  BcRecord *after = NULL;

  g_assert_false (bc_workflow_apply (record, to, values, &context, &after, NULL, &error));
  g_assert_error (error, BC_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static BcRecord *
asked (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autoptr (GHashTable) values =
      sample_values ("suspend_ground", "hearing", "review_on", "2026-10-12", "petitioner_told", "1",
                     "reason", "听证排期\n“十月”", NULL);
  gboolean requested;
  BcRecord *after = apply (record, BC_STATE_SUSPENDED, "d1", NOW, values, &requested);

  g_assert_true (requested);
  return after;
}

static void
test_ask (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) after = asked ();

  g_assert_cmpint (bc_workflow_requested (record), ==, -1);
  g_assert_cmpint (bc_workflow_requested (after), ==, BC_STATE_SUSPENDED);
  g_assert_cmpstr (bc_record_text (after, BC_FIELD_REQUEST_BY), ==, "d1");
  g_assert_cmpint (bc_record_int (after, BC_FIELD_REQUEST_AT), ==, sample_instant (NOW));
  /* Nothing else has changed: the clock runs on. */
  for (BcField field = 0; field < BC_FIELD_REQUEST_TO; field++)
    g_assert_true (bc_record_equal_field (record, after, field));
}

static void
test_approve (void)
{
  g_autoptr (BcRecord) record = asked ();
  g_autofree char *reason = bc_workflow_reason (record, BC_STATE_SUSPENDED, NULL);
  g_autoptr (GHashTable) later = sample_values ("review_on", "2026-10-20", "reason", "同意", NULL);
  g_autofree char *own_reason = bc_workflow_reason (record, BC_STATE_SUSPENDED, later);
  g_autofree char *other = bc_workflow_reason (record, BC_STATE_TERMINATED, NULL);
  g_autoptr (BcRecord) after = NULL, changed = NULL;
  gboolean requested = TRUE;

  after = apply (record, BC_STATE_SUSPENDED, "e", "2026-09-22 09:00", NULL, &requested);
  g_assert_false (requested);
  g_assert_cmpint (bc_record_state (after), ==, BC_STATE_SUSPENDED);
  g_assert_cmpstr (bc_record_text (after, BC_FIELD_SUSPEND_GROUND), ==, "hearing");
  g_assert_cmpint (bc_record_int (after, BC_FIELD_REVIEW_ON), ==, sample_day ("2026-10-12"));
  /* The clock stops with the approval, not with the question. */
  g_assert_cmpint (bc_record_int (after, BC_FIELD_SUSPENDED_AT), ==,
                   sample_instant ("2026-09-22 09:00"));
  for (BcField field = BC_FIELD_REQUEST_TO; field <= BC_FIELD_REQUEST_DATA; field++)
    g_assert_false (bc_record_has (after, field));
  g_assert_cmpstr (reason, ==, "听证排期\n“十月”");

  changed = apply (record, BC_STATE_SUSPENDED, "e", NOW, later, NULL);
  g_assert_cmpint (bc_record_int (changed, BC_FIELD_REVIEW_ON), ==, sample_day ("2026-10-20"));
  g_assert_cmpstr (bc_record_text (changed, BC_FIELD_SUSPEND_GROUND), ==, "hearing");
  g_assert_cmpstr (own_reason, ==, "同意");
  g_assert_null (other);
}

/* What was right when it was asked for may be wrong by now. */
static void
test_approve_late (void)
{
  g_autoptr (BcRecord) record = asked ();
  g_autoptr (GHashTable) later = sample_values ("review_on", "2026-10-20", NULL);
  g_autoptr (BcRecord) after = NULL;

  assert_refused (record, BC_STATE_SUSPENDED, "e", "2026-10-12 09:00", NULL, BC_ERROR_INVALID,
                  "review_on");
  after = apply (record, BC_STATE_SUSPENDED, "e", "2026-10-12 09:00", later, NULL);
  g_assert_cmpint (bc_record_state (after), ==, BC_STATE_SUSPENDED);
}

static void
test_who (void)
{
  g_autoptr (BcRecord) plain = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autoptr (BcRecord) record = asked ();
  g_autoptr (GHashTable) values = sample_values ("suspend_ground", "hearing", "review_on",
                                                 "2026-10-12", "petitioner_told", "1", NULL);
  g_autoptr (BcRecord) at_once = NULL, again = NULL;
  const BcTransition *suspend = bc_workflow_find (BC_STATE_IN_PROGRESS, BC_STATE_SUSPENDED, TRUE);
  const BcTransition *terminate =
      bc_workflow_find (BC_STATE_IN_PROGRESS, BC_STATE_TERMINATED, TRUE);
  gboolean requested = TRUE;

  assert_refused (plain, BC_STATE_SUSPENDED, "e", NOW, values, BC_ERROR_REFUSED,
                  "asked for first by: Department lead");
  assert_refused (record, BC_STATE_TERMINATED, "e", NOW, NULL, BC_ERROR_REFUSED, "asked for first");
  assert_refused (record, BC_STATE_SUSPENDED, "d2", NOW, NULL, BC_ERROR_REFUSED,
                  "department that leads");
  assert_refused (record, BC_STATE_SUSPENDED, "c1", NOW, NULL, BC_ERROR_REFUSED,
                  "This is done by: Department lead");
  assert_refused (record, BC_STATE_SUSPENDED, NULL, NOW, NULL, BC_ERROR_REFUSED, "signed in");
  g_assert_cmpint (bc_workflow_may (suspend, record, sample_staff (hall, "e"), NULL), ==,
                   BC_MAY_APPROVE);
  g_assert_cmpint (bc_workflow_may (terminate, record, sample_staff (hall, "e"), NULL), ==,
                   BC_MAY_NOT);
  g_assert_cmpint (bc_workflow_may (suspend, record, sample_staff (hall, "d1"), NULL), ==,
                   BC_MAY_ASK);
  /* Who holds both roles needs nobody else; who asked may ask anew. */
  at_once = apply (plain, BC_STATE_SUSPENDED, "all", NOW, values, &requested);
  g_assert_false (requested);
  g_assert_cmpint (bc_record_state (at_once), ==, BC_STATE_SUSPENDED);
  again = apply (record, BC_STATE_SUSPENDED, "d1", NOW, values, &requested);
  g_assert_true (requested);
}

/* Another move ends what was asked for. */
static void
test_overtaken (void)
{
  g_autoptr (BcRecord) record = asked ();
  g_autoptr (GHashTable) values = sample_values ("outcome", "done", "measures", "已办结", "basis",
                                                 "条例第三条", "answered_on", "2026-09-18", NULL);
  g_autoptr (BcRecord) after = apply (record, BC_STATE_RESULT_CHECK, "d1", NOW, values, NULL);

  g_assert_cmpint (bc_workflow_requested (after), ==, -1);
  g_assert_false (bc_record_has (after, BC_FIELD_REQUEST_DATA));
}

static void
assert_decline (BcRecord *record, const char *actor, const char *reason, int code)
{
  BcWorkflowContext context = sample_context (hall, actor, NOW);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = bc_workflow_decline (record, reason, &context, &after, &error);

  if (code >= 0)
    {
      g_assert_error (error, BC_ERROR, code);
      g_assert_false (done);
      g_assert_null (after);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_cmpint (bc_workflow_requested (after), ==, -1);
  g_assert_cmpint (bc_record_state (after), ==, bc_record_state (record));
}

static void
test_decline (void)
{
  g_autoptr (BcRecord) record = asked ();
  g_autoptr (BcRecord) plain = sample_ticket (BC_STATE_IN_PROGRESS);
  g_autofree char *long_text = g_strnfill (1001, 'x');

  assert_decline (record, "e", "理由不足", -1);
  assert_decline (record, "all", "理由不足", -1);
  assert_decline (record, "d1", NULL, -1);
  assert_decline (record, "d1", "不需要了", -1);
  assert_decline (record, "e", NULL, BC_ERROR_INVALID);
  assert_decline (record, "e", " 　", BC_ERROR_INVALID);
  assert_decline (record, "e", "x", BC_ERROR_INVALID);
  assert_decline (record, "e", long_text, BC_ERROR_INVALID);
  assert_decline (record, "d1", long_text, BC_ERROR_INVALID);
  assert_decline (record, "e", "\xff\xff", BC_ERROR_INVALID);
  assert_decline (record, "d0", "理由不足", BC_ERROR_REFUSED);
  assert_decline (record, "b", "理由不足", BC_ERROR_REFUSED);
  assert_decline (record, "admin", "理由不足", BC_ERROR_REFUSED);
  assert_decline (record, NULL, "理由不足", BC_ERROR_REFUSED);
  assert_decline (plain, "e", "理由不足", BC_ERROR_REFUSED);
}

/* A request whose values cannot be read is as one without values. */
static void
test_damaged (void)
{
  static const char *const damaged[] = { NULL, "", "[]", "{", "{\"suspend_ground\":5}" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (BcRecord) record = asked ();

      bc_record_set_text (record, BC_FIELD_REQUEST_DATA, damaged[i]);
      assert_refused (record, BC_STATE_SUSPENDED, "e", NOW, NULL, BC_ERROR_INVALID,
                      "suspend_ground");
    }
}

static void
test_suggested (void)
{
  g_autoptr (BcRecord) record = asked ();
  BcWorkflowContext context = sample_context (hall, "e", NOW);
  g_autoptr (GHashTable) values = bc_workflow_suggest (record, BC_STATE_SUSPENDED, &context);

  g_assert_cmpstr (g_hash_table_lookup (values, "review_on"), ==, "2026-10-12");
  g_assert_cmpstr (g_hash_table_lookup (values, "reason"), ==, "听证排期\n“十月”");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/workflow-request/ask", test_ask);
  g_test_add_func ("/workflow-request/approve", test_approve);
  g_test_add_func ("/workflow-request/approve-late", test_approve_late);
  g_test_add_func ("/workflow-request/who", test_who);
  g_test_add_func ("/workflow-request/overtaken", test_overtaken);
  g_test_add_func ("/workflow-request/decline", test_decline);
  g_test_add_func ("/workflow-request/damaged", test_damaged);
  g_test_add_func ("/workflow-request/suggested", test_suggested);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
