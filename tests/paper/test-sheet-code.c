/* The codes of sheets: every single wrong character and every swap of neighbours is seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "paper/bc-sheet-code.h"

#define TYPED "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"

/* Numbers of every shape, hashes of every digit. */
static const struct
{
  const char *number;
  const char *hash;
} sheets[] = {
  { "2026W00001", "0123456789ab" },  { "2026O00001", "00000000ffff" },
  { "2026L12345", "ffffffff0000" },  { "2031R00110", "deadbeef0123" },
  { "2026W100001", "0f1e2d3c4b5a" }, { "L20260918", "89abcdef0123" },
  { "L20261101", "10101010cccc" },   { "2026A99999", "11000011abcd" },
  { "2026P00010", "9c8b7a6d5e4f" },  { "2026H10000", "fedcba9876543" },
};

static gboolean
is_same (const BcSheetCode *code, guint i)
{
  return g_str_equal (code->number, sheets[i].number)
         && strncmp (code->hash, sheets[i].hash, BC_SHEET_CODE_DIGITS) == 0;
}

/* What is typed wrong is refused, or stands for the very same sheet (O for 0). */
static void
assert_harmless (const char *typed, guint i)
{
  BcSheetCode code;
  BcSheetCodeKind kind = bc_sheet_code_parse (typed, &code);

  if ((kind == BC_SHEET_CODE_TICKET || kind == BC_SHEET_CODE_LIST) && !is_same (&code, i))
    g_error ("“%s” was taken for %s %s, not %s", typed, code.number, code.hash, sheets[i].number);
}

static void
test_there_and_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *text = bc_sheet_code_new (sheets[i].number, sheets[i].hash);
      BcSheetCode code;
      BcSheetCodeKind kind = bc_sheet_code_parse (text, &code);

      g_assert_cmpint (kind, ==,
                       sheets[i].number[0] == 'L' ? BC_SHEET_CODE_LIST : BC_SHEET_CODE_TICKET);
      g_assert_true (is_same (&code, i));
    }
}

static void
test_one_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *text = bc_sheet_code_new (sheets[i].number, sheets[i].hash);

      for (char *p = text; *p != '\0'; p++)
        for (const char *other = TYPED; *other != '\0' && *p != '-'; other++)
          {
            char right = *p;

            *p = *other;
            assert_harmless (text, i);
            *p = right;
          }
    }
}

static void
test_neighbours_swapped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *text = bc_sheet_code_new (sheets[i].number, sheets[i].hash);
      g_auto (GStrv) groups = g_strsplit (text, "-", -1);
      g_autofree char *bare = g_strjoinv ("", groups);

      for (gsize at = 0; at + 1 < strlen (bare); at++)
        {
          char first = bare[at];

          bare[at] = bare[at + 1];
          bare[at + 1] = first;
          assert_harmless (bare, i);
          bare[at + 1] = bare[at];
          bare[at] = first;
        }
    }
}

static void
test_as_people_type (void)
{
  g_autofree char *text = bc_sheet_code_new ("2026O00010", "0123456789ab");
  static const char *const ways[] = { "2026o00010 0123 4567 %c", "2026OOOOIO-OI23-4567-%c",
                                      "　2026O00010—01234567—%c ",
                                      "２０２６Ｏ０００１０-0123-4567-%c",
                                      "2026000010-0123-4567-%c" };
  char check = text[strlen (text) - 1];
  BcSheetCode code;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_auto (GStrv) parts = g_strsplit (ways[i], "%c", 2);
      g_autofree char *typed = g_strdup_printf ("%s%c%s", parts[0], check, parts[1]);

      if (bc_sheet_code_parse (typed, &code) != BC_SHEET_CODE_TICKET)
        g_error ("“%s” was not understood", typed);
      g_assert_cmpstr (code.number, ==, "2026O00010");
      g_assert_cmpstr (code.hash, ==, "01234567");
    }
}

static void
test_scanned (void)
{
  BcSheetCode code;

  g_assert_cmpint (bc_sheet_code_parse ("bancheng://ticket/2026W00001?f=work-order&h=0123456789ab",
                                        &code),
                   ==, BC_SHEET_CODE_TICKET);
  g_assert_cmpstr (code.number, ==, "2026W00001");
  g_assert_cmpstr (code.hash, ==, "01234567");
  g_assert_cmpint (bc_sheet_code_parse ("ｂａｎｃｈｅｎｇ：／／ｔｉｃｋｅｔ／２０２６Ｗ００００１？"
                                        "ｆ＝ｒｅｃｅｉｐｔ＆ｈ＝ｆｆｆｆ００００１１１１",
                                        &code),
                   ==, BC_SHEET_CODE_TICKET);
  g_assert_cmpstr (code.hash, ==, "ffff0000");
  g_assert_cmpint (bc_sheet_code_parse ("bancheng://ticket/2026W00001?f=work-order", &code), ==,
                   BC_SHEET_CODE_MISTYPED);
  g_assert_cmpint (bc_sheet_code_parse ("bancheng://ticket/?h=0123456789ab", &code), ==,
                   BC_SHEET_CODE_MISTYPED);
  g_assert_cmpint (bc_sheet_code_parse ("bancheng://ticket/2026W00001?h=0123g567", &code), ==,
                   BC_SHEET_CODE_MISTYPED);
}

static void
test_other_searches (void)
{
  static const char *const searches[] = { "",
                                          " ",
                                          "2026W00001",
                                          "W00001",
                                          "13812345678",
                                          "11010519491231002X",
                                          "张三丰",
                                          "户口迁入登记户口迁入登记户口迁入",
                                          "https://example.cn/a/very/long/address",
                                          "A certain Mr Smith of Bristol",
                                          "\xff\xfe" };
  BcSheetCode code;

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    if (bc_sheet_code_parse (searches[i], &code) != BC_SHEET_CODE_NONE)
      g_error ("“%s” was taken for a code", searches[i]);
  g_assert_cmpint (bc_sheet_code_parse ("2026W00001-0123-4567", &code), ==, BC_SHEET_CODE_MISTYPED);
}

static void
test_no_code (void)
{
  g_autofree char *none = bc_sheet_code_new ("", "0123456789ab");
  g_autofree char *blank = bc_sheet_code_new ("空白-2026-00017", "0123456789ab");
  g_autofree char *list = bc_sheet_code_of_list (2026, 9, 18);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (blank, ==, "");
  g_assert_cmpstr (list, ==, "L20260918");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/sheet-code/there-and-back", test_there_and_back);
  g_test_add_func ("/paper/sheet-code/one-wrong", test_one_wrong);
  g_test_add_func ("/paper/sheet-code/neighbours-swapped", test_neighbours_swapped);
  g_test_add_func ("/paper/sheet-code/as-people-type", test_as_people_type);
  g_test_add_func ("/paper/sheet-code/scanned", test_scanned);
  g_test_add_func ("/paper/sheet-code/other-searches", test_other_searches);
  g_test_add_func ("/paper/sheet-code/no-code", test_no_code);
  return g_test_run ();
}
