/* What clashes when two people change one ticket, and what does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-input.h"
#include "domain/bc-merge.h"

#include "sample-hall.h"

static void
set (BcRecord *record, BcField field, const char *text, BcHall *hall)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();

  bc_input_set (record, field, text, hall, problems);
  g_assert_cmpuint (bc_problems_count (problems), ==, 0);
}

typedef struct
{
  const char *before;
  const char *theirs;
  const char *mine; /* NULL: not typed into */
  gboolean clashes;
} Case;

static void
test_telephone (void)
{
  static const Case cases[] = {
    { "13800001111", "13800002222", "13800003333", TRUE },
    { "13800001111", "13800002222", NULL, FALSE },
    { "13800001111", "13800001111", "13800003333", FALSE },
    /* The same, written in another way. */
    { "13800001111", "13800002222", "+86 138 0000 2222", FALSE },
    { "13800001111", "13800002222", "13800001111", TRUE },
    { "13800001111", "13800002222", "", TRUE },
    { "13800001111", "", "", FALSE },
    /* What cannot be read is for the person to look at. */
    { "13800001111", "13800002222", "12", TRUE },
  };
  g_autoptr (BcHall) hall = sample_hall (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BcRecord) base = bc_record_new ();
      g_autoptr (BcRecord) theirs = NULL;
      g_autoptr (GHashTable) input = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) clashes = NULL;

      g_test_message ("case %u", i);
      set (base, BC_FIELD_TELEPHONE, cases[i].before, hall);
      theirs = bc_record_copy (base);
      set (theirs, BC_FIELD_TELEPHONE, cases[i].theirs, hall);
      /* Somewhere else, they may have done what they like. */
      set (theirs, BC_FIELD_WHAT_IS_WANTED, "希望尽快办理", hall);
      if (cases[i].mine != NULL)
        g_hash_table_insert (input, (gpointer) "telephone", (gpointer) cases[i].mine);
      clashes = bc_merge_clashes (base, theirs, input, hall);
      g_assert_cmpuint (clashes->len, ==, cases[i].clashes ? 1 : 0);
      if (cases[i].clashes)
        {
          const BcMergeClash *clash = g_ptr_array_index (clashes, 0);

          g_assert_cmpint ((int) clash->field, ==, BC_FIELD_TELEPHONE);
          g_assert_cmpstr (clash->theirs, ==, cases[i].theirs);
          g_assert_cmpstr (clash->before, ==, cases[i].before);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/telephone", test_telephone);
  return g_test_run ();
}
