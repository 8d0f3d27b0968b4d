/* The words of the hall: codes are what the file and the command line keep, so they are written
 * down here once more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-types.h"

static const struct
{
  const BcEnum *words;
  const char *codes;
} tables[] = {
  { &bc_states, "draft registered review dispatched in_progress disputed suspended result_check "
                "callback closed archived rejected terminated merged" },
  { &bc_channels, "window phone online hotline_12345 rating window_list assigned" },
  { &bc_petitioner_kinds, "person enterprise organisation anonymous" },
  { &bc_identity_kinds, "id_card passport credit_code other" },
  { &bc_urgencies, "normal urgent critical" },
  { &bc_outcomes, "done partly explained not_done" },
  { &bc_ratings, "very_satisfied satisfied basically_satisfied dissatisfied very_dissatisfied" },
  { &bc_roles, "intake dispatcher handler department_lead reviewer callback supervisor admin" },
  { &bc_part_states, "dispatched in_progress reported returned waived" },
  { &bc_root_causes, "new known none" },
  { &bc_half_days, "morning afternoon" },
  { &bc_limit_units, "working_days hours days working_hours" },
  { &bc_yes_no, "no yes" },
  { &bc_columns, "triage review dispatched in_progress result_check callback closed" },
};

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (GStrv) codes = g_strsplit (tables[i].codes, " ", -1);
      const BcEnum *words = tables[i].words;

      g_assert_cmpint (words->n_values, ==, (int) g_strv_length (codes));
      for (int value = 0; value < words->n_values; value++)
        {
          g_assert_cmpstr (bc_enum_code (words, value), ==, codes[value]);
          g_assert_cmpint (bc_enum_find (words, codes[value]), ==, value);
          g_assert_cmpstr (bc_enum_label (words, value), !=, "");
        }
      g_assert_cmpint (bc_enum_find (words, NULL), ==, -1);
      g_assert_cmpint (bc_enum_find (words, ""), ==, -1);
      g_assert_cmpint (bc_enum_find (words, "Draft"), ==, -1);
    }
  g_assert_cmpint (bc_contact_methods.n_values, >, 0);
  g_assert_cmpint (bc_states.n_values, ==, BC_N_STATES);
  g_assert_cmpint (bc_columns.n_values, ==, BC_N_COLUMNS);
}

static void
test_columns (void)
{
  static const struct
  {
    BcState state;
    BcColumn column;
    gboolean is_open;
    gboolean is_running;
  } expected[] = {
    { BC_STATE_DRAFT, BC_COLUMN_NONE, FALSE, FALSE },
    { BC_STATE_REGISTERED, BC_COLUMN_TRIAGE, TRUE, TRUE },
    { BC_STATE_REVIEW, BC_COLUMN_REVIEW, TRUE, TRUE },
    { BC_STATE_DISPATCHED, BC_COLUMN_DISPATCHED, TRUE, TRUE },
    { BC_STATE_IN_PROGRESS, BC_COLUMN_IN_PROGRESS, TRUE, TRUE },
    { BC_STATE_DISPUTED, BC_COLUMN_TRIAGE, TRUE, TRUE },
    { BC_STATE_SUSPENDED, BC_COLUMN_IN_PROGRESS, TRUE, FALSE },
    { BC_STATE_RESULT_CHECK, BC_COLUMN_RESULT_CHECK, TRUE, FALSE },
    { BC_STATE_CALLBACK, BC_COLUMN_CALLBACK, TRUE, FALSE },
    { BC_STATE_CLOSED, BC_COLUMN_CLOSED, FALSE, FALSE },
    { BC_STATE_ARCHIVED, BC_COLUMN_NONE, FALSE, FALSE },
    { BC_STATE_REJECTED, BC_COLUMN_CLOSED, FALSE, FALSE },
    { BC_STATE_TERMINATED, BC_COLUMN_CLOSED, FALSE, FALSE },
    { BC_STATE_MERGED, BC_COLUMN_NONE, FALSE, FALSE },
  };

  g_assert_cmpint (G_N_ELEMENTS (expected), ==, BC_N_STATES);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (expected[i].state, ==, i);
      g_assert_cmpint (bc_state_column (i), ==, expected[i].column);
      g_assert_cmpint (bc_state_is_open (i), ==, expected[i].is_open);
      g_assert_cmpint (bc_state_is_running (i), ==, expected[i].is_running);
    }
}

static void
test_roles (void)
{
  g_autofree char *label = bc_roles_label (BC_ROLE_INTAKE | BC_ROLE_ADMIN);
  g_autofree char *none = bc_roles_label (0);

  for (guint roles = 0; roles < 1u << 8; roles++)
    {
      g_autofree char *codes = bc_roles_to_codes (roles);

      g_assert_cmpint (bc_roles_from_codes (codes), ==, (int) roles);
    }
  g_assert_cmpint (bc_roles_from_codes (NULL), ==, 0);
  g_assert_cmpint (bc_roles_from_codes (" handler , admin"), ==, BC_ROLE_HANDLER | BC_ROLE_ADMIN);
  g_assert_cmpint (bc_roles_from_codes ("handler,"), ==, -1);
  g_assert_cmpint (bc_roles_from_codes ("boss"), ==, -1);
  g_assert_cmpstr (label, ==, "Intake clerk, Administrator");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enums/codes", test_codes);
  g_test_add_func ("/enums/columns", test_columns);
  g_test_add_func ("/enums/roles", test_roles);
  return g_test_run ();
}
