/* Tickets to print, for the tests of paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-sample.h"

#include "paper/bc-layout.h"

#include <libintl.h>
#include <locale.h>

#define AT(day, hour, minute)                                                                      \
  (bc_instant_from_local (bc_day_from_ymd (2026, 9, day), (hour) *3600 + (minute) *60, zone ()))

static GTimeZone *
zone (void)
{
  static GTimeZone *shanghai = NULL;

  if (shanghai == NULL)
    shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  return shanghai;
}

void
bc_sample_init (int *argc, char ***argv)
{
  g_autofree char *fonts =
      g_build_filename (g_getenv ("BC_TEST_FIXTURES"), "paper", "fonts.conf", NULL);
  const char *locale = g_getenv ("BC_TEST_LOCALEDIR");

  g_setenv ("FONTCONFIG_FILE", fonts, TRUE);
  setlocale (LC_ALL, "");
  if (locale != NULL)
    {
      bindtextdomain ("bancheng", locale);
      bind_textdomain_codeset ("bancheng", "UTF-8");
      textdomain ("bancheng");
    }
  g_test_init (argc, argv, NULL);
}

const char *
bc_sample_name (BcSample sample)
{
  static const char *const names[BC_N_SAMPLES] = {
    "empty", "short", "full", "long", "rtl", "emoji"
  };

  return names[sample];
}

static void
add (BcHall *hall, BcTable table, const char *code, const char *name)
{
  BcEntry entry = {
    .code = (char *) code, .name = (char *) name, .version = 1, .ended_on = BC_DAY_NONE
  };

  bc_hall_add (hall, table, &entry);
}

static void
add_package (BcHall *hall)
{
  BcEntry package = {
    .code = (char *) "p-c2",
    .name = (char *) "档案缺失一件一策",
    .cause = (char *) "C2",
    .steps = (char *) "调档\n会商\n个案方案\n销号",
    .wording = (char *) "档案缺失的责任不在您，由部门之间调取和核实，不让您来回跑；方案定下来后"
                        "三个工作日内告诉您。",
    .version = 1,
    .ended_on = BC_DAY_NONE,
  };

  bc_hall_add (hall, BC_TABLE_PACKAGES, &package);
}

BcHall *
bc_sample_hall (void)
{
  BcHall *hall = bc_hall_new ();
  g_autofree char *path = g_build_filename (g_getenv ("BC_TEST_DATADIR"), "workdays-cn.csv", NULL);
  g_autofree char *csv = NULL;
  g_autoptr (BcWorkdays) workdays = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &csv, NULL, &error));
  workdays = bc_workdays_new_from_csv (csv, &error);
  g_assert_no_error (error);
  bc_hall_set_workdays (hall, workdays);
  g_assert_true (bc_hall_set (hall, "hall_name", "日照市东港区政务服务中心", &error));
  g_assert_true (bc_hall_set (hall, "zone", "Asia/Shanghai", &error));
  add (hall, BC_TABLE_DEPARTMENTS, "bdc", "区不动产登记中心");
  add (hall, BC_TABLE_DEPARTMENTS, "zjj", "区住房和城乡建设局");
  add (hall, BC_TABLE_DEPARTMENTS, "gaj", "市公安局东港分局");
  add (hall, BC_TABLE_UNITS, "bdc-3", "3号窗口");
  add (hall, BC_TABLE_STAFF, "zhaoliu", "赵六");
  add (hall, BC_TABLE_STAFF, "qianqi", "钱七");
  add (hall, BC_TABLE_STAFF, "sunba", "孙八");
  add (hall, BC_TABLE_STAFF, "zhoujiu", "周九");
  add (hall, BC_TABLE_MATTERS, "m1", "国有建设用地使用权及房屋所有权转移登记（二手房）");
  add (hall, BC_TABLE_CAUSES, "C", "历史遗留");
  add (hall, BC_TABLE_CAUSES, "C2", "档案缺失");
  add (hall, BC_TABLE_CAUSES, "A3", "信息不一致");
  add_package (hall);
  add (hall, BC_TABLE_SUSPEND_GROUNDS, "appraisal", "鉴定");
  add (hall, BC_TABLE_REJECT_GROUNDS, "court", "已经进入诉讼程序");
  return hall;
}

char *
bc_sample_long_text (guint length)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint sentence = 1; n < length; sentence++)
    {
      g_autofree char *one =
          g_strdup_printf ("（%"
                           "u）我于2019年购得该房，原开发商已注销，档案馆查无此卷；先后到“3号窗口”"
                           "、“综合窗口”咨询，答复均为《缺少竣工备案表》，不予受理。%s",
                           sentence, sentence % 7 == 0 ? "\n" : "");

      for (const char *p = one; *p != '\0' && n < length; p = g_utf8_next_char (p), n++)
        g_string_append_unichar (text, g_utf8_get_char (p));
    }
  return g_string_free (text, FALSE);
}

static void
fill_intake (BcRecord *record)
{
  bc_record_set_state (record, BC_STATE_IN_PROGRESS);
  bc_record_set_text (record, BC_FIELD_CHANNEL, "window");
  bc_record_set_int (record, BC_FIELD_RECEIVED_AT, AT (17, 9, 30));
  bc_record_set_text (record, BC_FIELD_RECEIVED_BY, "zhaoliu");
  bc_record_set_text (record, BC_FIELD_PETITIONER_KIND, "person");
  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "张小红");
  bc_record_set_text (record, BC_FIELD_IDENTITY_KIND, "id_card");
  bc_record_set_text (record, BC_FIELD_IDENTITY_NUMBER, "11010519491231002X");
  bc_record_set_text (record, BC_FIELD_TELEPHONE, "13812345678");
  bc_record_set_text (record, BC_FIELD_MATTER, "m1");
  bc_record_set_text (record, BC_FIELD_DEPARTMENT, "bdc");
  bc_record_set_text (record, BC_FIELD_UNIT, "bdc-3");
  bc_record_set_int (record, BC_FIELD_VISITS, 3);
  bc_record_set_text (record, BC_FIELD_WHAT_HAPPENED,
                      "本人张小红，2019年购买东港区某小区房屋一套，房款已付清。今年8月以来三次到3号"
                      "窗口申请转移登记，第一次告知缺少竣工备案表，第二次告知开发商"
                      "已注销无法补办，第三次告知回去等通知，至今没有书面答复，也没有一次性告知还需"
                      "要哪些材料。");
  bc_record_set_text (record, BC_FIELD_WHAT_IS_WANTED,
                      "希望明确所需材料和办理时限，尽快办理转移登记。");
  bc_record_set_text (record, BC_FIELD_URGENCY, "urgent");
  bc_record_set_int (record, BC_FIELD_PRIVACY_NOTICE, 1);
}

static void
fill_dispatch (BcRecord *record)
{
  BcPart part = { .department = (char *) "zjj",
                  .state = BC_PART_REPORTED,
                  .due_at = AT (23, 17, 30),
                  .reported_at = AT (22, 15, 0),
                  .reported_by = (char *) "sunba",
                  .report = (char *) "已出具竣工备案情况说明，原件交不动产登记中心。" };

  bc_record_set_text (record, BC_FIELD_MAIN_CAUSE, "C2");
  bc_record_set_text (record, BC_FIELD_PACKAGE, "p-c2");
  bc_record_set_int (record, BC_FIELD_PACKAGE_VERSION, 1);
  bc_record_set_text (record, BC_FIELD_LEAD_DEPARTMENT, "bdc");
  bc_record_set_text (record, BC_FIELD_ASSISTING_DEPARTMENTS, "zjj");
  bc_record_set_int (record, BC_FIELD_PROPOSED_LIMIT, 5);
  bc_record_set_text (record, BC_FIELD_OPINION,
                      "属历史遗留档案缺失，由不动产登记中心牵头，住建局协办。");
  bc_record_set_text (record, BC_FIELD_METHOD,
                      "由牵头单位调取城建档案，住建局出具备案情况说明后按容缺受理。");
  bc_record_set_text (record, BC_FIELD_REVIEWER, "zhoujiu");
  bc_record_set_int (record, BC_FIELD_DISPATCHED_AT, AT (18, 11, 0));
  bc_record_set_int (record, BC_FIELD_DUE_AT, AT (24, 17, 30));
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, AT (24, 17, 30));
  bc_record_set_int (record, BC_FIELD_ACCEPTED_AT, AT (18, 14, 5));
  bc_record_set_text (record, BC_FIELD_ACCEPTED_BY, "qianqi");
  bc_record_set_int (record, BC_FIELD_FIRST_CONTACT_AT, AT (18, 15, 40));
  bc_record_set_part (record, &part);
}

static void
fill_rest (BcRecord *record)
{
  BcPart waived = { .department = (char *) "gaj",
                    .state = BC_PART_WAIVED,
                    .due_at = AT (23, 17, 30),
                    .reported_at = BC_INT_NONE,
                    .report = (char *) "户籍信息已由窗口核验，无需协办。" };

  bc_record_set_text (record, BC_FIELD_CHANNEL, "hotline_12345");
  bc_record_set_text (record, BC_FIELD_ORIGINAL_NUMBER, "RX20260917001");
  bc_record_set_text (record, BC_FIELD_AGENT_NAME, "李向阳");
  bc_record_set_text (record, BC_FIELD_AGENT_RELATION, "配偶");
  bc_record_set_text (record, BC_FIELD_AGENT_TELEPHONE, "13987654321");
  bc_record_set_text (record, BC_FIELD_STAFF_CONCERNED, "窗口人员甲");
  bc_record_set_text (record, BC_FIELD_FURTHER_CAUSES, "A3");
  bc_record_set_text (record, BC_FIELD_ASSISTING_DEPARTMENTS, "zjj,gaj");
  bc_record_set_int (record, BC_FIELD_CONFIDENTIAL, 1);
  bc_record_set_int (record, BC_FIELD_DUE_AT, AT (28, 17, 30));
  bc_record_set_int (record, BC_FIELD_DUE_PROVISIONAL, 1);
  bc_record_set_part (record, &waived);
  bc_record_set_text (record, BC_FIELD_OUTCOME, "done");
  bc_record_set_text (record, BC_FIELD_MEASURES,
                      "1. 9月21日会同住建局到城建档案馆调取原始卷宗，补录竣工备案信息。\n2. "
                      "9月25日容缺受理转移登记申请，9月28日发放不动产权证书，由张小红本人领取。");
  bc_record_set_text (record, BC_FIELD_BASIS, "《不动产登记暂行条例实施细则》第二十七条");
  bc_record_set_int (record, BC_FIELD_ANSWERED_ON, bc_day_from_ymd (2026, 9, 28));
  bc_record_set_int (record, BC_FIELD_SUBMITTED_AT, AT (28, 10, 0));
  bc_record_set_text (record, BC_FIELD_SOLVED, "yes");
  bc_record_set_text (record, BC_FIELD_RATING, "very_satisfied");
  bc_record_set_text (record, BC_FIELD_ROOT_CAUSE, "known");
  bc_record_set_text (record, BC_FIELD_PREVENTION,
                      "对同小区未登记住户逐户建档，提前向住建局函询备案情况，避免再次往返。");
  bc_record_set_state (record, BC_STATE_CLOSED);
}

BcRecord *
bc_sample_record (BcSample sample)
{
  BcRecord *record = bc_record_new ();
  g_autofree char *text = NULL;

  bc_record_set_text (record, BC_FIELD_NUMBER, "2026W00001");
  if (sample == BC_SAMPLE_EMPTY)
    return record;
  fill_intake (record);
  if (sample == BC_SAMPLE_SHORT || sample == BC_SAMPLE_FULL)
    fill_dispatch (record);
  if (sample == BC_SAMPLE_FULL)
    fill_rest (record);
  if (sample == BC_SAMPLE_LONG)
    {
      text = bc_sample_long_text (10000);
      bc_record_set_text (record, BC_FIELD_WHAT_HAPPENED, text);
    }
  if (sample == BC_SAMPLE_RTL)
    {
      bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "ئابدۇرېھىم توختى");
      bc_record_set_text (record, BC_FIELD_WHAT_HAPPENED,
                          "שלום עולם，反映人用阿拉伯文写道：مرحبا بالعالم، هذا نص طويل يكتب من "
                          "اليمين إلى اليسار ويجب أن يلتف على عدة أسطر في الخلية دون أن يقطع منه "
                          "شيء"
                          "（完）。");
    }
  if (sample == BC_SAMPLE_EMOJI)
    {
      bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "𬭩䶮㛃");
      bc_record_set_text (record, BC_FIELD_WHAT_HAPPENED,
                          "👍👨‍👩‍👧‍👦🇨🇳❤️ "
                          "反映人很生气😡😡，Z̸̡̢̛̲̞̰̲͓͚̩̳͉̼̬͇̠̯͈̾̈́̀͒͂͆̎̽͐̾̌̕͝a̷͎̠̲͓͂̑̿́l̵̢̛͇̜͒̔̈́g̸̨͓̮̈́̀͆o̵̢̠̓̈́，"
                          "𬭩"
                          "䶮"
                          "㛃"
                          "。");
    }
  return record;
}

static void
add_callback (
    GPtrArray *callbacks, gint64 done_at, const char *method, gboolean reached, const char *remark)
{
  BcCallback *callback = bc_callback_new ();

  callback->planned_at = done_at;
  callback->done_at = done_at;
  callback->done_by = g_strdup ("zhaoliu");
  callback->method = g_strdup (method);
  callback->reached = reached;
  callback->remark = g_strdup (remark);
  g_ptr_array_add (callbacks, callback);
}

static void
add_event (GPtrArray *events,
           const char *kind,
           const char *from,
           const char *to,
           gint64 at,
           const char *staff,
           const char *reason,
           const char *changes)
{
  BcEvent *event = bc_event_new ();

  event->seq = events->len + 1;
  event->kind = g_strdup (kind);
  event->from = g_strdup (from);
  event->to = g_strdup (to);
  event->at = at;
  event->staff = g_strdup (staff);
  event->reason = g_strdup (reason);
  event->changes = g_strdup (changes);
  g_ptr_array_add (events, event);
}

static void
add_full_history (GPtrArray *callbacks, GPtrArray *events)
{
  add_event (events, "registered", NULL, "registered", AT (17, 9, 30), "zhaoliu", NULL, NULL);
  add_event (events, "moved", "registered", "review", AT (17, 16, 0), "zhaoliu", NULL, NULL);
  add_event (events, "moved", "review", "dispatched", AT (18, 11, 0), "zhoujiu", NULL, NULL);
  add_event (events, "moved", "dispatched", "in_progress", AT (18, 14, 5), "qianqi", NULL, NULL);
  add_event (events, "moved", "in_progress", "suspended", AT (22, 10, 0), "zhoujiu", NULL,
             "{\"suspend_ground\":[null,\"appraisal\"],\"review_on\":[null,\"20723\"]}");
  add_event (events, "moved", "suspended", "in_progress", AT (24, 9, 0), "qianqi",
             "鉴定报告已出具，张小红已知晓", NULL);
  add_event (events, "moved", "in_progress", "result_check", AT (26, 16, 0), "qianqi", NULL, NULL);
  add_event (events, "undone", "result_check", "in_progress", AT (26, 16, 1), "qianqi", NULL, NULL);
  add_event (events, "moved", "in_progress", "result_check", AT (27, 16, 0), "qianqi", NULL, NULL);
  add_event (events, "moved", "result_check", "in_progress", AT (27, 17, 0), "zhaoliu",
             "缺少发证凭证", NULL);
  add_event (events, "moved", "in_progress", "result_check", AT (28, 10, 0), "qianqi", NULL, NULL);
  add_event (events, "moved", "result_check", "callback", AT (28, 11, 0), "zhaoliu", NULL, NULL);
  add_callback (callbacks, AT (28, 15, 0), "telephone", FALSE, NULL);
  add_callback (callbacks, AT (29, 9, 10), "telephone", TRUE,
                "证已拿到，感谢窗口的同志，希望以后一次说清楚需要什么材料。");
}

BcPaperSource *
bc_sample_source_of (BcRecord *record, BcHall *hall, BcSample sample, BcCopy copy)
{
  g_autoptr (GPtrArray) callbacks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_callback_unref);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  g_autoptr (BcPaperSource) source = NULL;

  if (sample == BC_SAMPLE_FULL)
    add_full_history (callbacks, events);
  source = bc_paper_source_new (record, hall, callbacks, events, "王五", AT (29, 10, 0));
  return bc_paper_source_for_copy (source, copy);
}

BcPaperSource *
bc_sample_source (BcSample sample, BcCopy copy)
{
  g_autoptr (BcRecord) record = bc_sample_record (sample);
  g_autoptr (BcHall) hall = bc_sample_hall ();

  return bc_sample_source_of (record, hall, sample, copy);
}

BcPages *
bc_sample_lay_out (const BcForm *form, const BcPaperSource *source)
{
  PangoContext *context = bc_paper_context_new ();
  BcPages *pages = bc_paper_layout (form, source, context);

  g_object_unref (context);
  return pages;
}

BcPages *
bc_sample_work_order (BcSample sample, BcCopy copy)
{
  g_autoptr (BcPaperSource) source = bc_sample_source (sample, copy);

  return bc_sample_lay_out (&bc_form_work_order, source);
}

/* A work order whose record is changed first. */
BcPages *
bc_sample_work_order_with (BcField field, const char *text)
{
  g_autoptr (BcRecord) record = bc_sample_record (BC_SAMPLE_SHORT);
  g_autoptr (BcHall) hall = bc_sample_hall ();
  g_autoptr (BcPaperSource) source = NULL;

  bc_record_set_text (record, field, text);
  source = bc_paper_source_new (record, hall, NULL, NULL, "王五", 0);
  return bc_sample_lay_out (&bc_form_work_order, source);
}
