/* Finding and sorting Chinese names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-pinyin.h"

static void
assert_found (const char *text, const char *query)
{
  if (bc_pinyin_match (text, query) <= 0)
    g_error ("“%s” does not find %s", query, text);
}

static void
assert_not_found (const char *text, const char *query)
{
  if (bc_pinyin_match (text, query) != 0)
    g_error ("“%s” finds %s", query, text);
}

static void
test_ways (void)
{
  const char *const queries[] = { "zgf",      "cengguo",      "曾guo", "guofan", "曾国藩",
                                  "国",       "zengguofan",   "z",     "zenggf", "zgfan",
                                  "zguof",    "zengg",        "ZGF",   "ｚｇｆ", "zeng guo fan",
                                  "　曾　国", "ze",           "cgf",   "gf",     "fan",
                                  "fa",       "zeng'guo'fan", "曾g藩", "zeng国f" };
  const char *const misses[] = { "zf",   "cengfan", "曾藩",     "zgfx", "zgfanx",
                                 "hguo", "eng",     "zguofanx", "zen藩" };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_found ("曾国藩", queries[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (misses); i++)
    assert_not_found ("曾国藩", misses[i]);
}

static void
test_readings (void)
{
  /* Every awkward surname is found by how it is read and by how it looks. */
  const char *const pairs[][2] = {
    { "单雄信", "shan" },
    { "单雄信", "dan" },
    { "解缙", "xie" },
    { "查良镛", "zha" },
    { "翟天临", "zhai" },
    { "翟天临", "di" },
    { "盖聂", "ge" },
    { "乐毅", "yue" },
    { "尉迟恭", "yuchi" },
    { "万俟卨", "moqi" },
    { "缪荃孙", "miao" },
    { "覃某", "qin" },
    { "覃某", "tan" },
    { "区某", "ou" },
    { "仇英", "qiu" },
    { "朴树", "piao" },
    { "朴树", "pu" },
    { "任某", "ren" },
    { "华佗", "hua" },
    { "宁静", "ning" },
    { "纪晓岚", "ji" },
    { "种师道", "chong" },
    { "员半千", "yun" },
    { "洗某", "xian" },
    { "召某", "shao" },
    { "燕青", "yan" },
    { "应某", "ying" },
    { "逄某", "pang" },
    { "长孙无忌", "zhangsun" },
    { "重庆", "chongqing" },
    { "银行", "yinhang" },
    { "𬭩", "weng" },
    { "䶮", "yan" },
    { "𠮷野家", "jiye" },
    { "嗯", "n" },
    { "儿童", "ertong" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_found (pairs[i][0], pairs[i][1]);
}

static void
test_umlaut (void)
{
  const char *const queries[] = { "lvse", "luse", "lüse", "LÜSE", "ls" };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_found ("绿色通道", queries[i]);
  assert_found ("女", "nv");
  assert_found ("女", "nu");
  assert_found ("略", "lve");
  assert_found ("略", "lue");
  assert_not_found ("路", "lv");
}

static void
test_mixed_text (void)
{
  assert_found ("A4纸补办", "a4zhi");
  assert_found ("A4纸补办", "Ａ４");
  assert_found ("12345热线", "345re");
  assert_found ("企业（个体）登记", "qygtdj");
  assert_found ("企业（个体）登记", "企业个体");
  assert_found ("企业（个体）登记", "（个");
  assert_found ("买买提·吐尔逊", "mmttex");
  assert_found ("张 三", "zhangsan");
  assert_found ("西安", "xi'an");
  assert_found ("O'Neil", "o'neil");
  assert_found ("zhshang", "zhs");
  assert_found ("中山", "zhsh");
  assert_not_found ("中山", "（zs");
}

static void
test_order (void)
{
  int whole = bc_pinyin_match ("张三", "张三");
  int characters = bc_pinyin_match ("张三丰", "张三");
  int pinyin = bc_pinyin_match ("张三丰", "zhangsan");
  int initials = bc_pinyin_match ("张三丰", "zs");
  int middle_characters = bc_pinyin_match ("小张三", "张三");
  int middle_pinyin = bc_pinyin_match ("小张三", "zhangsan");
  int middle_initials = bc_pinyin_match ("小张三", "zs");

  g_assert_cmpint (whole, >, characters);
  g_assert_cmpint (characters, >, pinyin);
  g_assert_cmpint (pinyin, >, initials);
  g_assert_cmpint (initials, >, middle_characters);
  g_assert_cmpint (middle_characters, >, middle_pinyin);
  g_assert_cmpint (middle_pinyin, >, middle_initials);
  g_assert_cmpint (middle_initials, >, 1);
  /* The best of several places counts. */
  g_assert_cmpint (bc_pinyin_match ("甲左手张三", "zs"), ==, bc_pinyin_match ("甲左手一一", "zs"));
  g_assert_cmpint (bc_pinyin_match ("甲左手张三", "张三"), >, bc_pinyin_match ("甲左手张三", "zs"));
}

static void
test_odd_input (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  gint64 begin;

  g_assert_cmpint (bc_pinyin_match ("张三", ""), ==, 1);
  g_assert_cmpint (bc_pinyin_match ("张三", " 　"), ==, 1);
  g_assert_cmpint (bc_pinyin_match ("张三", NULL), ==, 1);
  g_assert_cmpint (bc_pinyin_match (NULL, ""), ==, 1);
  g_assert_cmpint (bc_pinyin_match (NULL, "z"), ==, 0);
  g_assert_cmpint (bc_pinyin_match ("", "z"), ==, 0);
  g_assert_cmpint (bc_pinyin_match ("张\xff三", "三\xe5"), ==, 0);
  assert_found ("张\xff三", "三");

  /* Characters that can be read in many ways, and a query that fails at its end only. */
  for (int i = 0; i < 2000; i++)
    g_string_append (text, "嗯啊");
  for (int i = 0; i < 61; i++)
    g_string_append (query, i % 2 == 0 ? "n" : "a");
  g_string_append (query, "x");
  begin = g_get_monotonic_time ();
  assert_not_found (text->str, query->str);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC);
  g_string_truncate (query, query->len - 1);
  assert_found (text->str, query->str);

  /* A pasted sentence that is longer than any typed query. */
  g_string_assign (query, text->str);
  g_string_truncate (query, strlen ("嗯啊") * 50);
  assert_found (text->str, query->str);
  g_string_append (query, "x");
  assert_not_found (text->str, query->str);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = bc_pinyin_sort_key (*(const char *const *) a);
  g_autofree char *second = bc_pinyin_sort_key (*(const char *const *) b);

  return strcmp (first, second);
}

static void
test_sort (void)
{
  /* By syllable, tone and character; Latin letters before the syllables that begin with them; the
   * unreadable last. */
  const char *const sorted[] = { "12345",  "A4纸",   "艾青",   "卜算", "盖聂",   "黎明", "李明",
                                 "缪荃孙", "万俟卨", "区某",   "朴树", "覃某",   "仇英", "任某",
                                 "单雄信", "Wang",   "王安",   "解缙", "尉迟恭", "增订", "曾国藩",
                                 "曾国荃", "查良镛", "翟天临", "张三", "张三丰", "章三", "😀" };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *nothing = bc_pinyin_sort_key (NULL);

  g_assert_nonnull (nothing);
  for (gsize i = G_N_ELEMENTS (sorted); i > 0; i--)
    g_ptr_array_add (names, (gpointer) sorted[i - 1]);
  g_ptr_array_sort (names, compare_keys);
  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpstr (g_ptr_array_index (names, i), ==, sorted[i]);
}

/* A list of 3,000 names must be filtered well within a frame; the bound is ten times what was
 * measured, for busy machines. */
static void
test_speed (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  const char *const queries[] = { "z", "zgf", "zhangwei", "曾guo", "yi" };

  for (int i = 0; i < 3000; i++)
    {
      GString *name = g_string_new (NULL);

      for (int j = 0; j < 3; j++)
        g_string_append_unichar (name, (gunichar) g_rand_int_range (random, 0x4e00, 0x9fa6));
      g_ptr_array_add (names, g_string_free (name, FALSE));
    }
  for (gsize q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      gint64 begin = g_get_monotonic_time ();
      gint64 taken;
      int found = 0;

      for (guint i = 0; i < names->len; i++)
        found += bc_pinyin_match (g_ptr_array_index (names, i), queries[q]) > 0 ? 1 : 0;
      taken = g_get_monotonic_time () - begin;
      g_test_message ("%s: %d of 3000 in %.3f ms", queries[q], found, (double) taken / 1000);
      if (g_test_perf ())
        g_assert_cmpint (taken, <, 2000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/ways", test_ways);
  g_test_add_func ("/pinyin/readings", test_readings);
  g_test_add_func ("/pinyin/umlaut", test_umlaut);
  g_test_add_func ("/pinyin/mixed-text", test_mixed_text);
  g_test_add_func ("/pinyin/order", test_order);
  g_test_add_func ("/pinyin/odd-input", test_odd_input);
  g_test_add_func ("/pinyin/sort", test_sort);
  g_test_add_func ("/pinyin/speed", test_speed);
  return g_test_run ();
}
