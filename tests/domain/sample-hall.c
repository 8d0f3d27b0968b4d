/* A hall, its staff and its tickets for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

static const struct
{
  const char *code;
  const char *name;
  const char *department;
  guint roles;
} staff[] = {
  { "a", "受理员甲", NULL, BC_ROLE_INTAKE },
  { "b", "调度员乙", NULL, BC_ROLE_DISPATCHER },
  { "c1", "承办人丙", "d01", BC_ROLE_HANDLER },
  { "d1", "负责人丁", "d01", BC_ROLE_DEPARTMENT_LEAD },
  { "c2", "承办人戊", "d02", BC_ROLE_HANDLER },
  { "d2", "负责人己", "d02", BC_ROLE_DEPARTMENT_LEAD },
  { "c0", "承办人庚", NULL, BC_ROLE_HANDLER },
  { "d0", "负责人辛", NULL, BC_ROLE_DEPARTMENT_LEAD },
  { "e", "审核人壬", NULL, BC_ROLE_REVIEWER },
  { "f", "回访员癸", NULL, BC_ROLE_CALLBACK },
  { "g", "督办员子", NULL, BC_ROLE_SUPERVISOR },
  { "admin", "管理员丑", NULL, BC_ROLE_ADMIN },
  { "all", "多面手寅", NULL, (1u << 8) - 1 },
};

char *
sample_data (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BC_TEST_DATADIR"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

BcHall *
sample_hall (gboolean has_review)
{
  BcHall *hall = bc_hall_new ();
  g_autofree char *catalogue = sample_data ("catalogue.json");
  g_autofree char *csv = sample_data ("workdays-cn.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWorkdays) workdays = bc_workdays_new_from_csv (csv, &error);

  g_assert_no_error (error);
  bc_hall_set_workdays (hall, workdays);
  bc_hall_load_catalogue (hall, catalogue, &error);
  g_assert_no_error (error);
  bc_hall_set (hall, "review", has_review ? "1" : "0", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      BcEntry entry = { .code = (char *) staff[i].code,
                        .name = (char *) staff[i].name,
                        .department = (char *) staff[i].department,
                        .roles = staff[i].roles,
                        .ended_on = BC_DAY_NONE };

      bc_hall_add (hall, BC_TABLE_STAFF, &entry);
    }
  return hall;
}

const BcEntry *
sample_staff (BcHall *hall, const char *code)
{
  const BcEntry *entry = bc_hall_find (hall, BC_TABLE_STAFF, code);

  g_assert_true (code == NULL || entry != NULL);
  return entry;
}

gint64
sample_instant (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 instant;

  if (!bc_instant_parse (text, zone, &instant))
    g_error ("%s", text);
  return instant;
}

BcDay
sample_day (const char *text)
{
  BcDay day;

  if (!bc_day_parse (text, &day))
    g_error ("%s", text);
  return day;
}

static void
set_dispatch (BcRecord *record)
{
  bc_record_set_text (record, BC_FIELD_METHOD, "按容缺办理");
  bc_record_set_text (record, BC_FIELD_REVIEWER, "e");
  bc_record_set_int (record, BC_FIELD_DISPATCHED_AT, sample_instant ("2026-09-18 11:00"));
  bc_record_set_int (record, BC_FIELD_DUE_AT, sample_instant ("2026-09-24 17:30"));
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, sample_instant ("2026-09-24 17:30"));
}

static void
set_triage (BcRecord *record)
{
  bc_record_set_text (record, BC_FIELD_MAIN_CAUSE, "A2");
  bc_record_set_text (record, BC_FIELD_PACKAGE, "A2");
  bc_record_set_int (record, BC_FIELD_PACKAGE_VERSION, 1);
  bc_record_set_text (record, BC_FIELD_LEAD_DEPARTMENT, "d01");
  bc_record_set_int (record, BC_FIELD_PROPOSED_LIMIT, 4);
}

static void
set_intake (BcRecord *record)
{
  bc_record_set_int (record, BC_FIELD_ID, 7);
  bc_record_set_int (record, BC_FIELD_VERSION, 1);
  bc_record_set_text (record, BC_FIELD_NUMBER, "2026W00007");
  bc_record_set_text (record, BC_FIELD_CHANNEL, "window");
  bc_record_set_int (record, BC_FIELD_RECEIVED_AT, sample_instant ("2026-09-18 09:30"));
  bc_record_set_text (record, BC_FIELD_RECEIVED_BY, "a");
  bc_record_set_text (record, BC_FIELD_PETITIONER_KIND, "person");
  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "张三丰");
  bc_record_set_text (record, BC_FIELD_TELEPHONE, "13812345678");
  bc_record_set_text (record, BC_FIELD_MATTER, "m001");
  bc_record_set_text (record, BC_FIELD_DEPARTMENT, "d01");
  bc_record_set_int (record, BC_FIELD_VISITS, 2);
  bc_record_set_text (record, BC_FIELD_WHAT_HAPPENED, "跑了两趟，窗口都说缺少材料，办不成。");
  bc_record_set_text (record, BC_FIELD_WHAT_IS_WANTED, "希望尽快办理");
  bc_record_set_text (record, BC_FIELD_URGENCY, "normal");
}

BcRecord *
sample_ticket (BcState state)
{
  BcRecord *record = bc_record_new ();

  set_intake (record);
  if (state != BC_STATE_DRAFT && state != BC_STATE_REGISTERED && state != BC_STATE_REJECTED
      && state != BC_STATE_MERGED)
    {
      set_triage (record);
      if (state != BC_STATE_REVIEW)
        set_dispatch (record);
    }
  if (state == BC_STATE_SUSPENDED)
    {
      bc_record_set_text (record, BC_FIELD_SUSPEND_GROUND, "hearing");
      bc_record_set_int (record, BC_FIELD_SUSPENDED_AT, sample_instant ("2026-09-21 10:00"));
      bc_record_set_int (record, BC_FIELD_REVIEW_ON, sample_day ("2026-09-28"));
      bc_record_set_int (record, BC_FIELD_PETITIONER_TOLD, 1);
    }
  bc_record_set_state (record, state);
  return record;
}

GHashTable *
sample_values (const char *key, ...)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  va_list arguments;

  va_start (arguments, key);
  for (; key != NULL; key = va_arg (arguments, const char *))
    g_hash_table_replace (values, g_strdup (key), g_strdup (va_arg (arguments, const char *)));
  va_end (arguments);
  return values;
}

BcWorkflowContext
sample_context (BcHall *hall, const char *actor, const char *now)
{
  BcWorkflowContext context = {
    .hall = hall,
    .actor = sample_staff (hall, actor),
    .now = sample_instant (now),
    .last_solved = -1,
    .last_rating = -1,
  };

  return context;
}
