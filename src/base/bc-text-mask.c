/* Masking: what may be seen of a name or a number by those who need not know it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-text.h"

static const char *const compound_surnames[] = {
  "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲",
  "公孙", "公孫", "慕容", "令狐", "司徒", "司空", "司寇", "夏侯", "端木", "南宫", "南宮", "独孤",
  "獨孤", "万俟", "萬俟", "闻人", "聞人", "赫连", "赫連", "澹台", "澹臺", "宗政", "濮阳", "濮陽",
  "公冶", "太叔", "申屠", "仲孙", "仲孫", "钟离", "鍾離", "长孙", "長孫", "宇文", "鲜于", "鮮于",
  "闾丘", "亓官", "巫马", "颛孙", "漆雕", "乐正", "公良", "拓跋", "夹谷", "轩辕", "軒轅", "百里",
  "呼延", "东郭", "東郭", "南门", "羊舌", "微生", "梁丘", "左丘", "西门", "西門", "南荣", "东里",
  "即墨", "达奚", "褚师", "纳兰", "納蘭", "完颜", "完顏", "耶律", "太史", "淳于", "单于", "北堂",
};

/* Valid text only reaches the loops below. */
static char *
valid_copy (const char *text)
{
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

/* How many characters at the start are the surname, or for other scripts the first letter. */
static glong
shown_of_name (const char *name, glong length)
{
  if (length < 2)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (compound_surnames); i++)
    if (length > 2 && g_str_has_prefix (name, compound_surnames[i]))
      return 2;
  return 1;
}

/* Stars between the first @head and the last @tail characters. White space stays, so that the words
 * of a name remain words. */
static char *
mask (const char *text, glong head, glong tail)
{
  GString *masked = g_string_new (NULL);
  glong length = g_utf8_strlen (text, -1);
  gboolean shown = FALSE;

  for (glong i = 0; i < length; i++, text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      /* An accent or a variation selector belongs to the character before it. */
      if (i == 0 || !g_unichar_ismark (character))
        shown = i < head || i >= length - tail || g_unichar_isspace (character);
      else if (!shown)
        continue;
      if (shown)
        g_string_append_unichar (masked, character);
      else
        g_string_append_c (masked, '*');
    }
  return g_string_free (masked, FALSE);
}

char *
bc_text_mask_name (const char *name)
{
  g_autofree char *valid = valid_copy (name);
  const char *stripped = g_strstrip (valid);

  return mask (stripped, shown_of_name (stripped, g_utf8_strlen (stripped, -1)), 0);
}

char *
bc_text_mask_organisation (const char *name)
{
  g_autofree char *valid = valid_copy (name);
  const char *stripped = g_strstrip (valid);

  if (g_utf8_strlen (stripped, -1) <= 4)
    return bc_text_mask_name (stripped);
  return mask (stripped, 2, 2);
}

char *
bc_text_mask_number (const char *number)
{
  g_autofree char *valid = valid_copy (number);
  const char *stripped = g_strstrip (valid);
  glong length = g_utf8_strlen (stripped, -1);

  if (length > 7)
    return mask (stripped, 3, 4);
  /* Two digits say nothing about a number of which more are hidden, and everything about one of
   * two. */
  return mask (stripped, 0, length > 2 ? 2 : 0);
}
