/* Text as it comes from keyboards, clipboards and web pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-text.h"

typedef char *(*Transform) (const char *text);

static void
assert_text (Transform transform, const char *text, const char *expected)
{
  g_autofree char *result = transform (text);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_clean (void)
{
  assert_text (bc_text_clean, "  张三\t\n", "张三");
  assert_text (bc_text_clean, "　张　三　", "张　三");
  assert_text (bc_text_clean, "一\r\n二\r三\x01\x7f", "一\n二三");
  assert_text (bc_text_clean, "a\tb", "a\tb");
  assert_text (bc_text_clean, " \t\n　", "");
  assert_text (bc_text_clean, "", "");
  assert_text (bc_text_clean, "e\xcc\x81", "\xc3\xa9");
  assert_text (bc_text_clean, "\xef\xbb\xbf张\xe2\x80\x8b三\xe2\x80\xae", "张三");
  /* What lies outside the BMP or is composed of several characters stays whole. */
  assert_text (bc_text_clean, "𬭩䶮", "𬭩䶮");
  assert_text (bc_text_clean, "👨‍👩‍👧", "👨‍👩‍👧");
  assert_text (bc_text_clean, "a\xff", NULL);
  assert_text (bc_text_clean, "\xe5\xbc", NULL);
  assert_text (bc_text_clean, NULL, NULL);
}

static void
test_fold_width (void)
{
  assert_text (bc_text_fold_width, "（０６３３）８７７　ｘＸ～！", "(0633)877 xX~!");
  assert_text (bc_text_fold_width, "＿｀ａ", "_`a");
  assert_text (bc_text_fold_width, "张、。￥ｱ𬭩", "张、。￥ｱ𬭩");
  assert_text (bc_text_fold_width, "\xef\xbc", "\xef\xbc");
  assert_text (bc_text_fold_width, "\xef", "\xef");
  assert_text (bc_text_fold_width, "", "");
  assert_text (bc_text_fold_width, NULL, NULL);

  for (gunichar character = 0xff01; character <= 0xff5e; character++)
    {
      char wide[7] = { 0 };
      char narrow[2] = { (char) (character - 0xfee0), '\0' };

      g_unichar_to_utf8 (character, wide);
      assert_text (bc_text_fold_width, wide, narrow);
    }
}

static void
test_length (void)
{
  g_assert_cmpint (bc_text_length (NULL), ==, 0);
  g_assert_cmpint (bc_text_length (""), ==, 0);
  g_assert_cmpint (bc_text_length ("张a𬭩"), ==, 3);
  /* Broken at the end: it must not be read past. */
  g_assert_cmpint (bc_text_length ("a\xf0"), ==, 2);
}

static void
test_blank (void)
{
  g_assert_true (bc_text_is_blank (NULL));
  g_assert_true (bc_text_is_blank (""));
  g_assert_true (bc_text_is_blank (" \t\r\n　\xc2\xa0"));
  g_assert_true (bc_text_is_blank ("\xef\xbb\xbf\xe2\x80\x8b"));
  g_assert_false (bc_text_is_blank (" 一"));
  g_assert_false (bc_text_is_blank ("\xff"));
  g_assert_false (bc_text_is_blank ("\xe3\x80"));
}

static void
test_mask_name (void)
{
  assert_text (bc_text_mask_name, "张三丰", "张**");
  assert_text (bc_text_mask_name, "张三", "张*");
  assert_text (bc_text_mask_name, "李", "*");
  assert_text (bc_text_mask_name, "欧阳娜娜", "欧阳**");
  assert_text (bc_text_mask_name, "欧阳锋", "欧阳*");
  /* Nothing would be hidden if both characters of a name were its surname. */
  assert_text (bc_text_mask_name, "欧阳", "欧*");
  assert_text (bc_text_mask_name, "𬭩某某", "𬭩**");
  assert_text (bc_text_mask_name, "买买提·吐尔逊", "买******");
  assert_text (bc_text_mask_name, "John Smith", "J*** *****");
  assert_text (bc_text_mask_name, "e\xcc\x81t\xcc\x81", "e\xcc\x81*");
  assert_text (bc_text_mask_name, " 张三 ", "张*");
  assert_text (bc_text_mask_name, "", "");
  assert_text (bc_text_mask_name, NULL, "");
}

static void
test_mask_organisation (void)
{
  assert_text (bc_text_mask_organisation, "山东好味道食品有限公司", "山东*******公司");
  assert_text (bc_text_mask_organisation, "甲乙丙丁戊", "甲乙*丁戊");
  assert_text (bc_text_mask_organisation, "甲乙丙丁", "甲***");
  assert_text (bc_text_mask_organisation, "甲", "*");
  assert_text (bc_text_mask_organisation, NULL, "");
}

static void
test_mask_number (void)
{
  assert_text (bc_text_mask_number, "13812345678", "138****5678");
  assert_text (bc_text_mask_number, "371102199003071234", "371***********1234");
  assert_text (bc_text_mask_number, "12345678", "123*5678");
  assert_text (bc_text_mask_number, "8771234", "*****34");
  assert_text (bc_text_mask_number, "12345", "***45");
  assert_text (bc_text_mask_number, "123", "*23");
  assert_text (bc_text_mask_number, "12", "**");
  assert_text (bc_text_mask_number, "1", "*");
  assert_text (bc_text_mask_number, "", "");
  assert_text (bc_text_mask_number, NULL, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/fold-width", test_fold_width);
  g_test_add_func ("/text/length", test_length);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/mask-name", test_mask_name);
  g_test_add_func ("/text/mask-organisation", test_mask_organisation);
  g_test_add_func ("/text/mask-number", test_mask_number);
  return g_test_run ();
}
