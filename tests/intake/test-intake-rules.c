/* The intake form without its widgets: what stands where, what is shown, what is needed, what is
 * read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "base/bc-error.h"
#include "intake/bc-intake-rules.h"

/* 2026-09-18T09:30+08:00 */
#define NOW G_GINT64_CONSTANT (1789695000000000)

static BcHall *
hall_new (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BC_TEST_DATADIR"), "catalogue.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  BcHall *hall = bc_hall_new ();

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  bc_hall_load_catalogue (hall, json, &error);
  g_assert_no_error (error);
  return hall;
}

static void
set (GHashTable *values, BcField field, const char *text)
{
  g_hash_table_replace (values, g_strdup (bc_field_info (field)->key), g_strdup (text));
}

/* The form of an ordinary case: a person at the window. */
static GHashTable *
ordinary (BcHall *hall)
{
  GHashTable *values = bc_intake_rules_defaults (hall, NOW, NULL);
  const BcEntry *matter = bc_hall_entry (hall, BC_TABLE_MATTERS, 0);

  set (values, BC_FIELD_WHAT_HAPPENED, "跑了三趟窗口，每次都说缺一份材料，第三次又说不归他们管。");
  set (values, BC_FIELD_WHAT_IS_WANTED, "一次说清楚要什么材料");
  set (values, BC_FIELD_MATTER, matter->code);
  set (values, BC_FIELD_DEPARTMENT, matter->department);
  set (values, BC_FIELD_PETITIONER_NAME, "尉迟𬭩");
  set (values, BC_FIELD_TELEPHONE, "１３８ 1234 5678");
  return values;
}

static BcRecord *
read_form (GHashTable *values, BcHall *hall, BcProblems **problems)
{
  g_autoptr (BcProblems) warnings = bc_problems_new ();

  *problems = bc_problems_new ();
  return bc_intake_rules_read (values, hall, NOW, "s001", *problems, warnings);
}

static void
assert_problem (GHashTable *values, BcHall *hall, BcField field, gboolean expected)
{
  g_autoptr (BcProblems) problems = NULL;
  g_autoptr (BcRecord) draft = read_form (values, hall, &problems);
  const char *key = bc_field_info (field)->key;

  if (expected && bc_problems_find (problems, key) == NULL)
    g_error ("no problem at %s", key);
  if (!expected && bc_problems_find (problems, key) != NULL)
    g_error ("%s: %s", key, bc_problems_find (problems, key));
}

/* Every field that may be given at registration stands in the form once; who receives is known by
 * who is signed in. */
static void
test_complete (void)
{
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  for (int field = 0; field < BC_N_FIELDS; field++)
    {
      guint n_found = 0;
      gboolean expected = (bc_field_info ((BcField) field)->flags & BC_FIELD_INTAKE) != 0
                          && field != BC_FIELD_RECEIVED_BY;

      for (guint i = 0; i < n_cells; i++)
        n_found += cells[i].field == (BcField) field;
      g_assert_cmpuint (n_found, ==, expected ? 1 : 0);
    }
}

/* The table's order is the order in which the fields stand, and no two that are shown together
 * overlap. */
static void
test_places (void)
{
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  g_assert_cmpint (cells[0].field, ==, BC_FIELD_WHAT_HAPPENED);
  for (guint i = 0; i < n_cells; i++)
    {
      const BcIntakeCell *cell = &cells[i];
      const BcIntakeCell *before = i > 0 ? &cells[i - 1] : NULL;

      g_assert_cmpint (cell->span, >, 0);
      g_assert_cmpint (cell->column + cell->span, <=, BC_INTAKE_GRID_WIDTH);
      g_assert_cmpuint (bc_intake_rules_position (cell->field), ==, i);
      if (before == NULL || cell->field == BC_FIELD_OTHER_MATTER)
        continue; /* stands in the matter's own place: only one of the two is shown */
      g_assert_cmpint (cell->group, >=, before->group);
      if (cell->group == before->group)
        g_assert_cmpint (cell->row, >=, before->row);
      if (cell->group == before->group && cell->row == before->row)
        g_assert_cmpint (cell->column, >=, before->column + before->span);
    }
  g_assert_cmpuint (bc_intake_rules_position (BC_FIELD_MAIN_CAUSE), ==, G_MAXUINT);
}

static void
assert_applies (GHashTable *values, BcField field, gboolean expected)
{
  if (bc_intake_rules_applies (field, values) != expected)
    g_error ("%s %s", bc_field_info (field)->key, expected ? "does not apply" : "applies");
}

static void
test_conditions (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);

  assert_applies (values, BC_FIELD_ORIGINAL_NUMBER, FALSE);
  set (values, BC_FIELD_CHANNEL, "hotline_12345");
  assert_applies (values, BC_FIELD_ORIGINAL_NUMBER, TRUE);

  assert_applies (values, BC_FIELD_URGENCY_REASON, FALSE);
  set (values, BC_FIELD_URGENCY, "urgent");
  assert_applies (values, BC_FIELD_URGENCY_REASON, FALSE);
  set (values, BC_FIELD_URGENCY, "critical");
  assert_applies (values, BC_FIELD_URGENCY_REASON, TRUE);

  assert_applies (values, BC_FIELD_GUARDIAN, FALSE);
  set (values, BC_FIELD_SPECIAL_GROUPS, "disabled, minor");
  assert_applies (values, BC_FIELD_GUARDIAN, TRUE);
  set (values, BC_FIELD_SPECIAL_GROUPS, "minority");
  assert_applies (values, BC_FIELD_GUARDIAN, FALSE);

  assert_applies (values, BC_FIELD_PETITIONER_NAME, TRUE);
  set (values, BC_FIELD_PETITIONER_KIND, "anonymous");
  set (values, BC_FIELD_SPECIAL_GROUPS, "minor");
  assert_applies (values, BC_FIELD_PETITIONER_NAME, FALSE);
  assert_applies (values, BC_FIELD_IDENTITY_KIND, FALSE);
  assert_applies (values, BC_FIELD_IDENTITY_NUMBER, FALSE);
  assert_applies (values, BC_FIELD_GUARDIAN, FALSE);
  assert_applies (values, BC_FIELD_TELEPHONE, TRUE);

  assert_applies (values, BC_FIELD_MATTER, TRUE);
  assert_applies (values, BC_FIELD_OTHER_MATTER, FALSE);
  g_hash_table_replace (values, g_strdup (BC_INTAKE_KEY_OTHER), g_strdup ("1"));
  assert_applies (values, BC_FIELD_MATTER, FALSE);
  assert_applies (values, BC_FIELD_OTHER_MATTER, TRUE);
}

static void
test_visible (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  guint n_cells, n_visible = 0;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  /* A reason for back-dating appears when it is asked for, and stays when it is given. */
  g_assert_false (bc_intake_rules_visible (BC_FIELD_BACKDATE_REASON, values, problems));
  bc_problems_add (problems, "backdate_reason", "why?");
  g_assert_true (bc_intake_rules_visible (BC_FIELD_BACKDATE_REASON, values, problems));
  set (values, BC_FIELD_BACKDATE_REASON, "停电");
  g_assert_true (bc_intake_rules_visible (BC_FIELD_BACKDATE_REASON, values, NULL));

  /* Telephone mode: three fields and free text, and the kind of petitioner, which is set beforehand. */
  g_hash_table_replace (values, g_strdup (BC_INTAKE_KEY_CALL), g_strdup ("1"));
  for (guint i = 0; i < n_cells; i++)
    n_visible += bc_intake_rules_visible (cells[i].field, values, problems);
  g_assert_cmpuint (n_visible, ==, 5);
  g_assert_true (bc_intake_rules_visible (BC_FIELD_WHAT_HAPPENED, values, NULL));
  g_assert_true (bc_intake_rules_visible (BC_FIELD_TELEPHONE, values, NULL));
  g_hash_table_replace (values, g_strdup (BC_INTAKE_KEY_OTHER), g_strdup ("1"));
  g_assert_true (bc_intake_rules_visible (BC_FIELD_OTHER_MATTER, values, NULL));
  g_assert_false (bc_intake_rules_visible (BC_FIELD_MATTER, values, NULL));
}

/* What the form marks as needed is what the domain asks for: emptied one by one, each gives a
 * problem, and no other does. */
static void
test_required (void)
{
  static const char *const kinds[] = { "person", "enterprise", "organisation", "anonymous" };
  g_autoptr (BcHall) hall = hall_new ();
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint i = 0; i < n_cells; i++)
      {
        g_autoptr (GHashTable) values = ordinary (hall);
        BcField field = cells[i].field;

        set (values, BC_FIELD_PETITIONER_KIND, kinds[kind]);
        g_hash_table_remove (values, bc_field_info (field)->key);
        if (field == BC_FIELD_OTHER_MATTER)
          g_hash_table_replace (values, g_strdup (BC_INTAKE_KEY_OTHER), g_strdup ("1"));
        if (field == BC_FIELD_PETITIONER_KIND || field == BC_FIELD_OTHER_MATTER
            || !bc_intake_rules_visible (field, values, NULL))
          continue;
        assert_problem (values, hall, field, bc_intake_rules_required (field, values));
      }
}

static void
test_required_by_others (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);

  g_assert_false (bc_intake_rules_required (BC_FIELD_AGENT_RELATION, values));
  set (values, BC_FIELD_AGENT_NAME, "李四");
  g_assert_true (bc_intake_rules_required (BC_FIELD_AGENT_RELATION, values));
  assert_problem (values, hall, BC_FIELD_AGENT_RELATION, TRUE);
  assert_problem (values, hall, BC_FIELD_AGENT_TELEPHONE, TRUE);
  set (values, BC_FIELD_AGENT_RELATION, "女儿");
  set (values, BC_FIELD_AGENT_TELEPHONE, "0633-8771234");
  assert_problem (values, hall, BC_FIELD_AGENT_TELEPHONE, FALSE);

  g_assert_false (bc_intake_rules_required (BC_FIELD_IDENTITY_KIND, values));
  set (values, BC_FIELD_IDENTITY_NUMBER, "11010519491231002X");
  g_assert_true (bc_intake_rules_required (BC_FIELD_IDENTITY_KIND, values));
  assert_problem (values, hall, BC_FIELD_IDENTITY_KIND, TRUE);
}

static void
test_read (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);
  g_autoptr (BcProblems) problems = NULL;
  g_autoptr (BcRecord) draft = read_form (values, hall, &problems);

  g_assert_cmpuint (bc_problems_count (problems), ==, 0);
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_TELEPHONE), ==, "13812345678");
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_PETITIONER_NAME), ==, "尉迟𬭩");
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_RECEIVED_BY), ==, "s001");
  g_assert_cmpint (bc_record_int (draft, BC_FIELD_RECEIVED_AT), ==, NOW);
  g_assert_cmpint (bc_record_int (draft, BC_FIELD_VISITS), ==, 1);
}

/* What does not apply is not registered, though it is still in the draft. */
static void
test_read_leaves_out (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);
  g_autoptr (BcProblems) problems = NULL;
  g_autoptr (BcRecord) draft = NULL;

  set (values, BC_FIELD_PETITIONER_KIND, "anonymous");
  set (values, BC_FIELD_IDENTITY_KIND, "id_card");
  set (values, BC_FIELD_IDENTITY_NUMBER, "half typed");
  set (values, BC_FIELD_URGENCY_REASON, "不再适用");
  draft = read_form (values, hall, &problems);
  g_assert_cmpuint (bc_problems_count (problems), ==, 0);
  g_assert_null (bc_record_text (draft, BC_FIELD_PETITIONER_NAME));
  g_assert_null (bc_record_text (draft, BC_FIELD_IDENTITY_NUMBER));
  g_assert_null (bc_record_text (draft, BC_FIELD_URGENCY_REASON));
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_TELEPHONE), ==, "13812345678");
}

/* Problems come in the order of the form, one a field, and a value that cannot be read is not also
 * missing. */
static void
test_problems (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);
  g_autoptr (BcProblems) problems = NULL;
  g_autoptr (BcRecord) draft = NULL;

  set (values, BC_FIELD_URGENCY, "critical");
  set (values, BC_FIELD_TELEPHONE, "12");
  set (values, BC_FIELD_VISITS, "很多");
  set (values, BC_FIELD_WHAT_HAPPENED, "短");
  draft = read_form (values, hall, &problems);
  g_assert_cmpuint (bc_problems_count (problems), ==, 4);
  g_assert_cmpstr (bc_problems_field (problems, 0), ==, "what_happened");
  g_assert_cmpstr (bc_problems_field (problems, 1), ==, "visits");
  g_assert_cmpstr (bc_problems_field (problems, 2), ==, "telephone");
  g_assert_cmpstr (bc_problems_field (problems, 3), ==, "urgency_reason");
}

static void
test_defaults (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) first = bc_intake_rules_defaults (hall, NOW, NULL);
  g_autoptr (GHashTable) previous = ordinary (hall);
  g_autoptr (GHashTable) next = NULL;

  g_assert_cmpstr (bc_intake_rules_value (first, BC_FIELD_CHANNEL), ==, "window");
  g_assert_cmpstr (bc_intake_rules_value (first, BC_FIELD_VISITS), ==, "1");
  g_assert_true (bc_intake_rules_flag (first, BC_INTAKE_KEY_RECEIVED));

  set (previous, BC_FIELD_CHANNEL, "phone");
  set (previous, BC_FIELD_RECEIVED_WINDOW, "3号窗口");
  next = bc_intake_rules_defaults (hall, NOW, previous);
  g_assert_cmpstr (bc_intake_rules_value (next, BC_FIELD_CHANNEL), ==, "phone");
  g_assert_cmpstr (bc_intake_rules_value (next, BC_FIELD_RECEIVED_WINDOW), ==, "3号窗口");
  g_assert_null (bc_intake_rules_value (next, BC_FIELD_PETITIONER_NAME));
  g_assert_null (bc_intake_rules_value (next, BC_FIELD_WHAT_HAPPENED));
}

static void
test_worth_keeping (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) defaults = bc_intake_rules_defaults (hall, NOW, NULL);
  g_autoptr (GHashTable) values = bc_intake_rules_defaults (hall, NOW + BC_HOUR, NULL);

  g_assert_false (bc_intake_rules_worth_keeping (values, defaults));
  set (values, BC_FIELD_RECEIVED_WINDOW, "3号窗口");
  set (values, BC_FIELD_CONFIDENTIAL, "0");
  set (values, BC_FIELD_WHAT_HAPPENED, " \n ");
  g_assert_false (bc_intake_rules_worth_keeping (values, defaults));

  set (values, BC_FIELD_WHAT_HAPPENED, "跑");
  g_assert_true (bc_intake_rules_worth_keeping (values, defaults));
  set (values, BC_FIELD_WHAT_HAPPENED, NULL);
  g_assert_false (bc_intake_rules_worth_keeping (values, defaults));
  set (values, BC_FIELD_CONFIDENTIAL, "1");
  g_assert_true (bc_intake_rules_worth_keeping (values, defaults));
  set (values, BC_FIELD_CONFIDENTIAL, NULL);

  /* A time of receipt that the clerk set is something given. */
  g_hash_table_remove (values, BC_INTAKE_KEY_RECEIVED);
  g_assert_true (bc_intake_rules_worth_keeping (values, defaults));
}

static void
test_titles (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);
  g_autofree char *who = bc_intake_rules_who (values);
  g_autofree char *what = bc_intake_rules_what (values, hall);
  g_autofree char *nobody = NULL;
  g_autofree char *other = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpstr (who, ==, "尉迟𬭩");
  g_assert_cmpstr (what, ==, bc_hall_entry (hall, BC_TABLE_MATTERS, 0)->name);

  set (values, BC_FIELD_PETITIONER_KIND, "anonymous");
  nobody = bc_intake_rules_who (values);
  g_assert_cmpstr (nobody, ==, "Anonymous");

  g_hash_table_replace (values, g_strdup (BC_INTAKE_KEY_OTHER), g_strdup ("1"));
  set (values, BC_FIELD_WHAT_HAPPENED, "第一行\n第二行");
  line = bc_intake_rules_what (values, hall);
  g_assert_cmpstr (line, ==, "第一行");
  set (values, BC_FIELD_OTHER_MATTER, "充电桩报装");
  other = bc_intake_rules_what (values, hall);
  g_assert_cmpstr (other, ==, "充电桩报装");
}

static void
assert_repeat_key (GHashTable *values, BcHall *hall, const char *expected)
{
  g_autofree char *key = bc_intake_rules_repeat_key (values, hall);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_repeat_key (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = bc_intake_rules_defaults (hall, NOW, NULL);
  const char *matter = bc_hall_entry (hall, BC_TABLE_MATTERS, 0)->code;
  g_autofree char *with_matter = g_strdup_printf ("\n\n张三\n%s", matter);

  assert_repeat_key (values, hall, NULL);
  set (values, BC_FIELD_PETITIONER_NAME, "张三");
  assert_repeat_key (values, hall, NULL);
  set (values, BC_FIELD_TELEPHONE, "8771234");
  assert_repeat_key (values, hall, "8771234\n\n张三\n");
  set (values, BC_FIELD_TELEPHONE, "13");
  assert_repeat_key (values, hall, NULL);
  set (values, BC_FIELD_MATTER, matter);
  assert_repeat_key (values, hall, with_matter);

  /* However it is written, it is the same number. */
  set (values, BC_FIELD_MATTER, NULL);
  set (values, BC_FIELD_TELEPHONE, "+86 138-1234-5678");
  assert_repeat_key (values, hall, "13812345678\n\n张三\n");
  set (values, BC_FIELD_TELEPHONE, "１３８１２３４５６７８");
  assert_repeat_key (values, hall, "13812345678\n\n张三\n");
}

static void
test_identity_kind (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GHashTable) values = ordinary (hall);

  g_assert_cmpstr (bc_intake_rules_identity_kind (values), ==, "id_card");
  set (values, BC_FIELD_PETITIONER_KIND, "enterprise");
  g_assert_cmpstr (bc_intake_rules_identity_kind (values), ==, "credit_code");
  set (values, BC_FIELD_PETITIONER_KIND, "anonymous");
  g_assert_null (bc_intake_rules_identity_kind (values));
}

static void
test_obstacles (void)
{
  g_assert_null (bc_intake_obstacle_text (BC_INTAKE_READY));
  for (int obstacle = BC_INTAKE_NO_FILE; obstacle <= BC_INTAKE_NO_ROLE; obstacle++)
    g_assert_nonnull (strstr (bc_intake_obstacle_text ((BcIntakeObstacle) obstacle), "draft"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/rules/complete", test_complete);
  g_test_add_func ("/intake/rules/places", test_places);
  g_test_add_func ("/intake/rules/conditions", test_conditions);
  g_test_add_func ("/intake/rules/visible", test_visible);
  g_test_add_func ("/intake/rules/required", test_required);
  g_test_add_func ("/intake/rules/required-by-others", test_required_by_others);
  g_test_add_func ("/intake/rules/read", test_read);
  g_test_add_func ("/intake/rules/read-leaves-out", test_read_leaves_out);
  g_test_add_func ("/intake/rules/problems", test_problems);
  g_test_add_func ("/intake/rules/defaults", test_defaults);
  g_test_add_func ("/intake/rules/worth-keeping", test_worth_keeping);
  g_test_add_func ("/intake/rules/titles", test_titles);
  g_test_add_func ("/intake/rules/repeat-key", test_repeat_key);
  g_test_add_func ("/intake/rules/identity-kind", test_identity_kind);
  g_test_add_func ("/intake/rules/obstacles", test_obstacles);
  return g_test_run ();
}
