/* Errors carry their problems wherever they go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-error.h"

static BcProblems *
two_problems (void)
{
  BcProblems *problems = bc_problems_new ();

  bc_problems_add (problems, "telephone", "“%s” has %d digits", "123", 3);
  bc_problems_add (problems, "visits", "not\nmore than %d%%", 99);
  return problems;
}

static void
test_list (void)
{
  g_autoptr (BcProblems) problems = two_problems ();
  g_autoptr (BcProblems) copy = bc_problems_copy (problems);

  bc_problems_add (problems, "telephone", "second");
  g_assert_cmpuint (bc_problems_count (problems), ==, 3);
  g_assert_cmpuint (bc_problems_count (copy), ==, 2);
  g_assert_cmpuint (bc_problems_count (NULL), ==, 0);
  g_assert_cmpstr (bc_problems_field (copy, 1), ==, "visits");
  g_assert_cmpstr (bc_problems_message (copy, 0), ==, "“123” has 3 digits");
  g_assert_cmpstr (bc_problems_find (problems, "telephone"), ==, "“123” has 3 digits");
  g_assert_null (bc_problems_find (problems, "name"));
  g_assert_null (bc_problems_find (NULL, "name"));
  g_assert_null (bc_problems_copy (NULL));
}

static void
test_no_problem (void)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_problems_to_error (problems, &error));
  g_assert_no_error (error);
  g_assert_true (bc_problems_to_error (NULL, NULL));
}

static void
test_error (void)
{
  g_autoptr (BcProblems) problems = two_problems ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_problems_to_error (problems, NULL));
  g_assert_false (bc_problems_to_error (problems, &error));
  g_clear_pointer (&problems, bc_problems_free);
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "telephone: “123” has 3 digits; visits: not more than 99%");
  g_assert_cmpuint (bc_problems_count (bc_error_get_problems (error)), ==, 2);
}

static void
test_copies (void)
{
  g_autoptr (BcProblems) problems = two_problems ();
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) moved = NULL;
  GError *error = NULL;

  bc_problems_to_error (problems, &error);
  copy = g_error_copy (error);
  g_assert_true (bc_error_get_problems (copy) != bc_error_get_problems (error));
  g_error_free (error);
  g_assert_cmpstr (bc_problems_find (bc_error_get_problems (copy), "visits"), ==,
                   "not\nmore than 99%");

  g_propagate_prefixed_error (&moved, g_steal_pointer (&copy), "Line 3: ");
  g_assert_cmpuint (bc_problems_count (bc_error_get_problems (moved)), ==, 2);
  g_assert_true (g_str_has_prefix (moved->message, "Line 3: telephone"));
}

static void
test_without_problems (void)
{
  g_autoptr (GError) busy = g_error_new (BC_ERROR, BC_ERROR_BUSY, "busy");
  g_autoptr (GError) copy = g_error_copy (busy);
  g_autoptr (GError) other = g_error_new (G_FILE_ERROR, G_FILE_ERROR_IO, "io");

  g_assert_null (bc_error_get_problems (busy));
  g_assert_null (bc_error_get_problems (copy));
  g_assert_null (bc_error_get_problems (other));
  g_assert_null (bc_error_get_problems (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problems/list", test_list);
  g_test_add_func ("/problems/none", test_no_problem);
  g_test_add_func ("/error/problems", test_error);
  g_test_add_func ("/error/copies", test_copies);
  g_test_add_func ("/error/without-problems", test_without_problems);
  return g_test_run ();
}
