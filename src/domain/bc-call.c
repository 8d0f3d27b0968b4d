/* Calling the petitioner back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-call.h"

#include <string.h>

gboolean
bc_call_is_of_unit (const BcRecord *record, const BcEntry *staff)
{
  const char *assisting = bc_record_text (record, BC_FIELD_ASSISTING_DEPARTMENTS);
  g_auto (GStrv) list = g_strsplit (assisting != NULL ? assisting : "", ",", -1);

  if (staff->department == NULL)
    return FALSE;
  return g_strcmp0 (staff->department, bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT)) == 0
         || g_strv_contains ((const char *const *) list, staff->department);
}

const char *
bc_call_script_default (void)
{
  return "您好，请问是{name}吗？我是{hall}“办不成事”反映窗口的回访员{caller}。\n"
         "您在{received}反映的“{matter}”一事（工单号{number}）由{department}办理，办理结果是：{"
         "outcome}。\n"
         "{measures}\n"
         "想耽误您一两分钟，请教三个问题：\n"
         "1. 这件事解决了吗？还有哪些没有办好？\n"
         "2. 您对办理结果和办理人员的态度，是非常满意、满意、基本满意、不满意，还是非常不满意？\n"
         "3. 您还有什么意见和建议？\n"
         "谢谢您的反映和监督。您对结果有不同意见的，我们会在一个工作日内重新办理或者给您解释。";
}

/* (transfer full) (nullable): what stands for @name, which has @length bytes; NULL when nobody knows it. */
static char *
value_of (
    const char *name, gsize length, BcHall *hall, const BcRecord *record, const BcEntry *caller)
{
  const char *text = "";
  const char *key;
  g_autofree char *word = g_strndup (name, length);
  int outcome;

  key = word;
  if (strcmp (key, "hall") == 0)
    text = bc_hall_name (hall);
  else if (strcmp (key, "name") == 0)
    text = bc_record_text (record, BC_FIELD_PETITIONER_NAME);
  else if (strcmp (key, "number") == 0)
    text = bc_record_text (record, BC_FIELD_NUMBER);
  else if (strcmp (key, "matter") == 0)
    text = bc_record_has (record, BC_FIELD_MATTER)
               ? bc_hall_name_of (hall, BC_TABLE_MATTERS, bc_record_text (record, BC_FIELD_MATTER))
               : bc_record_text (record, BC_FIELD_OTHER_MATTER);
  else if (strcmp (key, "department") == 0)
    text = bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS,
                            bc_record_has (record, BC_FIELD_LEAD_DEPARTMENT)
                                ? bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT)
                                : bc_record_text (record, BC_FIELD_DEPARTMENT));
  else if (strcmp (key, "measures") == 0)
    text = bc_record_text (record, BC_FIELD_MEASURES);
  else if (strcmp (key, "caller") == 0)
    text = caller != NULL ? caller->name : "";
  else if (strcmp (key, "received") == 0)
    {
      int month, day;

      bc_day_to_ymd (bc_hall_day (hall, bc_record_int (record, BC_FIELD_RECEIVED_AT)), NULL, &month,
                     &day);
      return g_strdup_printf ("%d月%d日", month, day);
    }
  else if (strcmp (key, "outcome") == 0)
    {
      /* The words of the hall, not of the seat's language: it is said in Chinese. */
      static const char *const outcomes[] = { "已经办成", "部分办成", "已作解释说明", "未能办成" };

      outcome = bc_record_enum (record, BC_FIELD_OUTCOME);
      text = outcome >= 0 && outcome < (int) G_N_ELEMENTS (outcomes) ? outcomes[outcome] : "";
    }
  else
    return NULL;
  return g_strdup (text != NULL ? text : "");
}

char *
bc_call_script (BcHall *hall, const BcRecord *record, const BcEntry *caller)
{
  const char *script = bc_hall_call_script (hall);
  g_autoptr (GString) text = g_string_new (NULL);

  while (*script != '\0')
    {
      const char *end = *script == '{' ? strchr (script, '}') : NULL;
      g_autofree char *value = NULL;

      if (end != NULL)
        value = value_of (script + 1, (gsize) (end - script - 1), hall, record, caller);
      if (value == NULL)
        {
          g_string_append_c (text, *script++);
          continue;
        }
      g_string_append (text, value);
      script = end + 1;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
