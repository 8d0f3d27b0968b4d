/* The table of transitions: every pair of states, every role, with and without the district review;
 * what each move requires; and moves that one person asks for and another approves.
 *
 * The table stands here a second time, as the domain model writes it, because it is what the program
 * promises.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#define A BC_ROLE_INTAKE
#define B BC_ROLE_DISPATCHER
#define C BC_ROLE_HANDLER
#define D BC_ROLE_DEPARTMENT_LEAD
#define E BC_ROLE_REVIEWER
#define F BC_ROLE_CALLBACK

/* Friday, half an hour after the sample tickets were dispatched. */
#define NOW "2026-09-18 11:30"

typedef struct
{
  BcState from;
  BcState to;
  guint roles;
  guint approvers;
  gboolean with_review;
  gboolean without_review;
  const char *values; /* all that is required: "key=value; key=value" */
} Move;

static const Move moves[] = {
  { BC_STATE_REGISTERED, BC_STATE_REJECTED, A | B, 0, TRUE, TRUE,
    "reject_ground=civil; route=请向人民法院起诉" },
  { BC_STATE_REGISTERED, BC_STATE_CALLBACK, A, 0, TRUE, TRUE,
    "outcome=done; on_the_spot=当场帮助办理完毕; basis=容缺办法" },
  { BC_STATE_REGISTERED, BC_STATE_MERGED, B, 0, TRUE, TRUE, "master=2026W00001; reason=同一件事" },
  { BC_STATE_REGISTERED, BC_STATE_REVIEW, B, 0, TRUE, FALSE,
    "main_cause=A2; package=A2; lead_department=d01; proposed_limit=3" },
  { BC_STATE_REGISTERED, BC_STATE_DISPATCHED, B, 0, FALSE, TRUE,
    "main_cause=A2; package=A2; lead_department=d01; proposed_limit=3; method=补正后办理; "
    "due_at=2026-09-22 17:30" },
  { BC_STATE_MERGED, BC_STATE_REGISTERED, B, 0, TRUE, TRUE, "reason=不是同一件事" },
  { BC_STATE_REVIEW, BC_STATE_REGISTERED, E, 0, TRUE, TRUE, "reason=原因不准" },
  { BC_STATE_REVIEW, BC_STATE_DISPATCHED, E, 0, TRUE, TRUE,
    "method=补正后办理; due_at=2026-09-22 17:30; reviewer=e" },
  { BC_STATE_DISPATCHED, BC_STATE_IN_PROGRESS, C | D, 0, TRUE, TRUE, "" },
  { BC_STATE_DISPATCHED, BC_STATE_DISPUTED, D, 0, TRUE, TRUE,
    "return_ground=不属我局职责; return_clause=三定方案第五条" },
  { BC_STATE_IN_PROGRESS, BC_STATE_DISPUTED, D, 0, TRUE, TRUE,
    "return_ground=不属我局职责; return_clause=三定方案第五条" },
  { BC_STATE_DISPUTED, BC_STATE_DISPATCHED, B, 0, TRUE, TRUE,
    "lead_department=d02; reason=应由人社局牵头" },
  { BC_STATE_IN_PROGRESS, BC_STATE_SUSPENDED, D, E, TRUE, TRUE,
    "suspend_ground=hearing; review_on=2026-10-12; petitioner_told=1" },
  { BC_STATE_SUSPENDED, BC_STATE_IN_PROGRESS, C, 0, TRUE, TRUE, "" },
  { BC_STATE_IN_PROGRESS, BC_STATE_RESULT_CHECK, D, 0, TRUE, TRUE,
    "outcome=done; measures=已补正并办结; basis=容缺办法; answered_on=2026-09-18" },
  { BC_STATE_RESULT_CHECK, BC_STATE_IN_PROGRESS, B, 0, TRUE, TRUE, "reason=没有答复群众" },
  { BC_STATE_RESULT_CHECK, BC_STATE_CALLBACK, B, 0, TRUE, TRUE, "" },
  { BC_STATE_CALLBACK, BC_STATE_IN_PROGRESS, F, B, TRUE, TRUE,
    "reason=还是没有办成; due_at=2026-09-24 17:30" },
  { BC_STATE_CALLBACK, BC_STATE_CLOSED, F, 0, TRUE, TRUE, "" },
  { BC_STATE_IN_PROGRESS, BC_STATE_TERMINATED, D, E, TRUE, TRUE,
    "terminate_ground=withdrawn; reason=已向反映人说明" },
  { BC_STATE_CLOSED, BC_STATE_IN_PROGRESS, B, E, TRUE, TRUE,
    "reason=出现新的事实; due_at=2026-09-24 17:30" },
  { BC_STATE_CLOSED, BC_STATE_ARCHIVED, B, 0, TRUE, TRUE, "root_cause=known" },
  { BC_STATE_REJECTED, BC_STATE_ARCHIVED, B, 0, TRUE, TRUE, "root_cause=none" },
  { BC_STATE_TERMINATED, BC_STATE_ARCHIVED, B, 0, TRUE, TRUE,
    "root_cause=new; prevention=修改指南" },
};

/* Who tries. c2 and d2 belong to another department than the one that leads the ticket. */
static const struct
{
  const char *code;
  guint counts; /* the roles that count for a ticket led by d01 */
} actors[] = {
  { "a", A },  { "b", B },
  { "c1", C }, { "d1", D },
  { "c2", 0 }, { "d2", 0 },
  { "c0", C }, { "d0", D },
  { "e", E },  { "f", F },
  { "g", 0 },  { "admin", 0 },
  { NULL, 0 }, { "all", A | B | C | D | E | F },
};

static const Move *
find_move (BcState from, BcState to, gboolean has_review)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].from == from && moves[i].to == to
        && (has_review ? moves[i].with_review : moves[i].without_review))
      return &moves[i];
  return NULL;
}

static GHashTable *
values_of (const Move *move)
{
  GHashTable *values = sample_values (NULL, NULL);
  g_auto (GStrv) list = g_strsplit (move != NULL ? move->values : "", "; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (list[i], "=", 2);

      g_hash_table_replace (values, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  return values;
}

static BcWorkflowContext
context_for (BcHall *hall, const char *actor, BcState from)
{
  BcWorkflowContext context =
      sample_context (hall, actor, from == BC_STATE_SUSPENDED ? "2026-09-22 10:00" : NOW);

  context.callbacks_reached = 1;
  context.master_is_valid = TRUE;
  return context;
}

static BcMay
expected_may (const Move *move, guint roles)
{
  if ((roles & move->roles) == 0)
    return BC_MAY_NOT;
  return move->approvers == 0 || (roles & move->approvers) != 0 ? BC_MAY_DO : BC_MAY_ASK;
}

static void
assert_move (BcHall *hall, const Move *move, BcState from, BcState to, guint actor)
{
  g_autoptr (BcRecord) record = sample_ticket (from);
  g_autoptr (BcRecord) before = bc_record_copy (record);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GHashTable) values = values_of (move);
  BcWorkflowContext context = context_for (hall, actors[actor].code, from);
  BcMay may = move != NULL ? expected_may (move, actors[actor].counts) : BC_MAY_NOT;
  gboolean requested = -1;
  g_autoptr (GError) error = NULL;
  gboolean applied = bc_workflow_apply (record, to, values, &context, &after, &requested, &error);

  if (applied != (may != BC_MAY_NOT))
    g_error ("%s → %s by %s: %s", bc_enum_code (&bc_states, from), bc_enum_code (&bc_states, to),
             actors[actor].code, applied ? "done" : error->message);
  g_assert_cmpint (requested, ==, may == BC_MAY_ASK);
  if (applied)
    {
      g_assert_no_error (error);
      g_assert_cmpint (bc_record_state (after), ==, may == BC_MAY_DO ? to : from);
      g_assert_cmpint (bc_record_int (after, BC_FIELD_VERSION), ==, 1);
    }
  else
    {
      g_assert_error (error, BC_ERROR, BC_ERROR_REFUSED);
      g_assert_null (after);
    }
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    g_assert_true (bc_record_equal_field (record, before, field));
}

static void
assert_may (BcHall *hall, const Move *move, const BcTransition *transition, guint actor)
{
  g_autoptr (BcRecord) record = sample_ticket (move->from);
  g_autofree char *why = NULL;
  BcMay may = bc_workflow_may (transition, record, sample_staff (hall, actors[actor].code), &why);

  g_assert_cmpint (may, ==, expected_may (move, actors[actor].counts));
  g_assert_true ((may == BC_MAY_NOT) == (why != NULL && *why != '\0'));
}

static void
test_matrix (gconstpointer data)
{
  gboolean has_review = GPOINTER_TO_INT (data);
  g_autoptr (BcHall) hall = sample_hall (has_review);
  guint n_found = 0, n_expected = 0;

  for (BcState from = 0; from < BC_N_STATES; from++)
    for (BcState to = 0; to < BC_N_STATES; to++)
      {
        const Move *move = find_move (from, to, has_review);
        const BcTransition *transition = bc_workflow_find (from, to, has_review);

        if ((move != NULL) != (transition != NULL))
          g_error ("%s → %s", bc_enum_code (&bc_states, from), bc_enum_code (&bc_states, to));
        n_found += move != NULL;
        for (guint actor = 0; actor < G_N_ELEMENTS (actors); actor++)
          {
            assert_move (hall, move, from, to, actor);
            if (move != NULL)
              assert_may (hall, move, transition, actor);
          }
        if (move == NULL)
          continue;
        g_assert_cmpuint (transition->roles, ==, move->roles);
        g_assert_cmpuint (transition->approvers, ==, move->approvers);
        g_assert_cmpstr (bc_transition_action (transition), !=, "");
        g_assert_cmpstr (bc_transition_effect (transition), !=, "");
      }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    n_expected += has_review ? moves[i].with_review : moves[i].without_review;
  g_assert_cmpuint (n_found, ==, n_expected);
}

static void
test_next (void)
{
  for (int has_review = 0; has_review < 2; has_review++)
    for (BcState from = 0; from < BC_N_STATES; from++)
      {
        g_autoptr (GPtrArray) next = bc_workflow_next (from, has_review);
        guint n = 0;

        for (BcState to = 0; to < BC_N_STATES; to++)
          n += find_move (from, to, has_review) != NULL;
        g_assert_cmpuint (next->len, ==, n);
        for (guint i = 0; i < next->len; i++)
          {
            const BcTransition *transition = next->pdata[i];

            g_assert_true (bc_workflow_find (from, transition->to, has_review) == transition);
          }
      }
}

/* What the program works out by itself where nothing was given. */
static gboolean
is_filled_in (const Move *move, const char *key)
{
  if (move->from == BC_STATE_REGISTERED
      && (strcmp (key, "package") == 0 || strcmp (key, "lead_department") == 0
          || strcmp (key, "proposed_limit") == 0))
    return TRUE;
  return move->to == BC_STATE_DISPATCHED
         && (strcmp (key, "due_at") == 0 || strcmp (key, "reviewer") == 0);
}

static void
assert_required (BcHall *hall, const Move *move, const char *key, const char *instead)
{
  g_autoptr (BcRecord) record = sample_ticket (move->from);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GHashTable) values = values_of (move);
  BcWorkflowContext context = context_for (hall, "all", move->from);
  g_autoptr (GError) error = NULL;
  gboolean applied;

  if (instead != NULL)
    g_hash_table_replace (values, g_strdup (key), g_strdup (instead));
  else
    g_hash_table_remove (values, key);
  applied = bc_workflow_apply (record, move->to, values, &context, &after, NULL, &error);
  if (is_filled_in (move, key) && (instead == NULL || *instead != '\xff'))
    {
      g_assert_no_error (error);
      g_assert_true (applied && bc_record_has (after, (BcField) bc_field_find (key)));
      return;
    }
  if (applied)
    g_error ("%s → %s without %s", bc_enum_code (&bc_states, move->from),
             bc_enum_code (&bc_states, move->to), key);
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  if (bc_problems_find (bc_error_get_problems (error), key) == NULL)
    g_error ("no problem at %s: %s", key, error->message);
}

static void
test_required (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (BcHall) hall = sample_hall (moves[i].with_review);
      g_autoptr (GHashTable) values = values_of (&moves[i]);
      const BcTransition *transition =
          bc_workflow_find (moves[i].from, moves[i].to, moves[i].with_review);
      GHashTableIter iter;
      gpointer key;

      /* All that is required is in the list above, and what is there is required. */
      for (guint r = 0; r < bc_transition_n_requirements (transition); r++)
        if (transition->requirements[r].required)
          g_assert_true (
              g_hash_table_contains (values,
                                     bc_field_info (transition->requirements[r].field)->key));
      g_hash_table_iter_init (&iter, values);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          assert_required (hall, &moves[i], key, NULL);
          assert_required (hall, &moves[i], key, " 　");
          assert_required (hall, &moves[i], key, "\xff");
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 46);
}

static void
test_unknown_keys (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_RESULT_CHECK);
  g_autoptr (GHashTable) values =
      sample_values ("visits", "5", "mood", "x", "state", "closed", NULL);
  BcWorkflowContext context = sample_context (hall, "b", NOW);
  g_autoptr (BcRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      bc_workflow_apply (record, BC_STATE_CALLBACK, values, &context, &after, NULL, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_cmpuint (bc_problems_count (bc_error_get_problems (error)), ==, 3);
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "mood"));
  g_clear_error (&error);

  /* A reason may be given with every move, within its limits. */
  g_hash_table_remove_all (values);
  g_hash_table_insert (values, g_strdup ("reason"), g_strnfill (1001, 'x'));
  g_assert_false (
      bc_workflow_apply (record, BC_STATE_CALLBACK, values, &context, &after, NULL, &error));
  g_assert_nonnull (bc_problems_find (bc_error_get_problems (error), "reason"));
  g_clear_error (&error);
  g_hash_table_replace (values, g_strdup ("reason"), g_strnfill (1000, 'x'));
  g_assert_true (
      bc_workflow_apply (record, BC_STATE_CALLBACK, values, &context, &after, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/workflow/matrix/review", GINT_TO_POINTER (TRUE), test_matrix);
  g_test_add_data_func ("/workflow/matrix/no-review", GINT_TO_POINTER (FALSE), test_matrix);
  g_test_add_func ("/workflow/next", test_next);
  g_test_add_func ("/workflow/required", test_required);
  g_test_add_func ("/workflow/unknown-keys", test_unknown_keys);
  return g_test_run ();
}
