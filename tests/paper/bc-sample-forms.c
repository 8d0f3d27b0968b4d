/* What each form is filled from, for the tests of paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-sample.h"

static gint64
at (int day, int hour, int minute)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return bc_instant_from_local (bc_day_from_ymd (2026, 9, day), hour * 3600 + minute * 60, zone);
}

/* What no ordinary ticket has all of at once. */
static void
fill_for_form (const BcForm *form, BcRecord *record)
{
  bc_record_set_text (record, BC_FIELD_GOOD_TIME, "morning");
  bc_record_set_text (record, BC_FIELD_TOLD_ONCE, "no");
  bc_record_set_int (record, BC_FIELD_CLOSED_AT, at (29, 9, 30));
  bc_record_set_text (record, BC_FIELD_ON_THE_SPOT, "已当场联系城建档案馆，确认可以调卷。");
  bc_record_set_text (record, BC_FIELD_WRITTEN_ANSWER, "已于9月29日书面答复并邮寄送达。");
  if (form == &bc_form_rejection)
    {
      bc_record_set_state (record, BC_STATE_REJECTED);
      bc_record_set_text (record, BC_FIELD_REJECT_GROUND, "court");
      bc_record_set_text (record, BC_FIELD_ROUTE,
                          "请向受理该案的东港区人民法院反映，立案窗口电话见法院公告。");
    }
}

/* A list's tickets: ordinary ones in different states, with the sample's in the middle. */
static BcPaperSource *
list_source (BcSample sample)
{
  static const BcState states[] = { BC_STATE_REGISTERED,  BC_STATE_REGISTERED, BC_STATE_DISPATCHED,
                                    BC_STATE_IN_PROGRESS, BC_STATE_SUSPENDED,  BC_STATE_IN_PROGRESS,
                                    BC_STATE_RESULT_CHECK };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);
  g_autoptr (BcHall) hall = bc_sample_hall ();
  BcPaperSource *source;

  for (guint i = 0; i < G_N_ELEMENTS (states) && sample != BC_SAMPLE_EMPTY; i++)
    {
      BcRecord *record = bc_sample_record (i == 3 ? sample : BC_SAMPLE_SHORT);
      g_autofree char *number = g_strdup_printf ("2026W%05u", i + 1);

      bc_record_set_text (record, BC_FIELD_NUMBER, number);
      bc_record_set_state (record, states[i]);
      bc_record_set_int (record, BC_FIELD_DUE_AT, at (26, 17, 30) + (gint64) i * 24 * BC_HOUR);
      g_ptr_array_add (records, record);
    }
  source = bc_paper_source_new_list (records, hall, "王五", at (29, 10, 0));
  bc_paper_source_set_department (source, "bdc");
  return source;
}

BcPaperSource *
bc_sample_source_for (const BcForm *form, BcSample sample)
{
  g_autoptr (BcRecord) record = NULL;
  g_autoptr (BcHall) hall = NULL;

  if (form->subject == BC_FORM_OF_LIST)
    return list_source (sample);
  hall = bc_sample_hall ();
  record = bc_sample_record (sample);
  g_assert_true (bc_hall_set (hall, "rating_url", "https://hcp.example.cn/r?h=370000", NULL));
  if (sample == BC_SAMPLE_FULL)
    fill_for_form (form, record);
  return bc_sample_source_of (record, hall, sample,
                              form->has_copies ? BC_COPY_ARCHIVE : BC_COPY_NONE);
}
