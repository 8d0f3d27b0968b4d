/* Values as people read them, in English.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "domain/bc-format.h"

static BcHall *hall;

static void
assert_field (BcRecord *record, BcField field, gboolean masked, const char *expected)
{
  g_autofree char *text = bc_format_field (record, field, hall, masked);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_fields (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_SUSPENDED);

  bc_record_set_text (record, BC_FIELD_ASSISTING_DEPARTMENTS, "d02,d99");
  bc_record_set_text (record, BC_FIELD_GOOD_TIME, "morning,afternoon");
  bc_record_set_text (record, BC_FIELD_OUTCOME, "splendid");
  assert_field (record, BC_FIELD_STATE, FALSE, "Suspended");
  assert_field (record, BC_FIELD_CHANNEL, FALSE, "Window");
  assert_field (record, BC_FIELD_LEAD_DEPARTMENT, FALSE, "区公安分局");
  assert_field (record, BC_FIELD_MAIN_CAUSE, FALSE, "A2 必备缺件");
  assert_field (record, BC_FIELD_ASSISTING_DEPARTMENTS, FALSE, "区人力资源和社会保障局, d99");
  assert_field (record, BC_FIELD_GOOD_TIME, FALSE, "Morning, Afternoon");
  assert_field (record, BC_FIELD_VISITS, FALSE, "2");
  assert_field (record, BC_FIELD_CONFIDENTIAL, FALSE, "No");
  assert_field (record, BC_FIELD_PETITIONER_TOLD, FALSE, "Yes");
  assert_field (record, BC_FIELD_REVIEW_ON, FALSE, "28 Sep 2026");
  assert_field (record, BC_FIELD_DUE_AT, FALSE, "24 Sep 2026 17:30");
  assert_field (record, BC_FIELD_BASIS, FALSE, "");
  assert_field (record, BC_FIELD_FIRST_VISIT_ON, FALSE, "");
  /* A code of a newer program is shown as it stands. */
  assert_field (record, BC_FIELD_OUTCOME, FALSE, "splendid");
  assert_field (record, BC_FIELD_PETITIONER_NAME, FALSE, "张三丰");
}

/* Nothing personal gets through a mask. */
static void
test_masked (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);

  bc_record_set_text (record, BC_FIELD_IDENTITY_NUMBER, "11010519491231002X");
  bc_record_set_text (record, BC_FIELD_AGENT_NAME, "李四");
  bc_record_set_text (record, BC_FIELD_AGENT_TELEPHONE, "13987654321");
  bc_record_set_text (record, BC_FIELD_GUARDIAN, "王五");
  assert_field (record, BC_FIELD_PETITIONER_NAME, TRUE, "张**");
  assert_field (record, BC_FIELD_TELEPHONE, TRUE, "138****5678");
  assert_field (record, BC_FIELD_IDENTITY_NUMBER, TRUE, "110***********002X");
  assert_field (record, BC_FIELD_AGENT_NAME, TRUE, "李*");
  assert_field (record, BC_FIELD_AGENT_TELEPHONE, TRUE, "139****4321");
  assert_field (record, BC_FIELD_GUARDIAN, TRUE, "王*");
  assert_field (record, BC_FIELD_NUMBER, TRUE, "2026W00007");
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      g_autofree char *open = bc_format_field (record, field, hall, FALSE);
      g_autofree char *masked = bc_format_field (record, field, hall, TRUE);

      if (*open != '\0' && (bc_field_info (field)->flags & BC_FIELD_PERSONAL) != 0)
        g_assert_cmpstr (open, !=, masked);
      else
        g_assert_cmpstr (open, ==, masked);
    }
}

static void
test_petitioner (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  g_autoptr (BcRecord) empty = bc_record_new ();
  g_autofree char *open = NULL, *masked = NULL, *anonymous = NULL, *none = NULL;

  bc_record_set_text (record, BC_FIELD_PETITIONER_KIND, "enterprise");
  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "山东好味道食品有限公司");
  open = bc_format_petitioner (record, FALSE);
  masked = bc_format_petitioner (record, TRUE);
  g_assert_cmpstr (open, ==, "山东好味道食品有限公司");
  g_assert_cmpstr (masked, ==, "山东*******公司");
  bc_record_set_text (record, BC_FIELD_PETITIONER_KIND, "anonymous");
  bc_record_clear (record, BC_FIELD_PETITIONER_NAME);
  anonymous = bc_format_petitioner (record, TRUE);
  g_assert_cmpstr (anonymous, ==, "Anonymous");
  none = bc_format_petitioner (empty, FALSE);
  g_assert_cmpstr (none, ==, "");
}

static void
test_matter (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  g_autofree char *known = bc_format_matter (record, hall);
  g_autofree char *other = NULL, *none = NULL;

  g_assert_cmpstr (known, ==, "户口迁入登记");
  bc_record_clear (record, BC_FIELD_MATTER);
  none = bc_format_matter (record, hall);
  g_assert_cmpstr (none, ==, "");
  bc_record_set_text (record, BC_FIELD_OTHER_MATTER, "开一张证明");
  other = bc_format_matter (record, hall);
  g_assert_cmpstr (other, ==, "开一张证明");
}

static void
assert_instant (const char *instant, const char *now, const char *expected)
{
  g_autofree char *text =
      bc_format_instant (instant != NULL ? sample_instant (instant) : BC_INT_NONE, hall,
                         now != NULL ? sample_instant (now) : BC_INSTANT_NONE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_moments (void)
{
  g_autofree char *day = bc_format_day (sample_day ("2024-02-29"));
  g_autofree char *early = bc_format_day (sample_day ("1969-12-31"));
  g_autofree char *none = bc_format_day (BC_DAY_NONE);

  g_assert_cmpstr (day, ==, "29 Feb 2024");
  g_assert_cmpstr (early, ==, "31 Dec 1969");
  g_assert_cmpstr (none, ==, "");
  assert_instant ("2026-09-18 17:30", "2026-01-01 00:00", "18 Sep 17:30");
  assert_instant ("2026-12-31 23:59:59", "2026-09-18", "31 Dec 23:59");
  assert_instant ("2027-01-01 00:00", "2026-12-31 23:59:59", "1 Jan 2027 00:00");
  assert_instant ("2026-01-01 00:00", "2027-01-01 00:00", "1 Jan 2026 00:00");
  assert_instant ("2026-09-18 17:30", NULL, "18 Sep 2026 17:30");
  assert_instant (NULL, NULL, "");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/format/fields", test_fields);
  g_test_add_func ("/format/masked", test_masked);
  g_test_add_func ("/format/petitioner", test_petitioner);
  g_test_add_func ("/format/matter", test_matter);
  g_test_add_func ("/format/moments", test_moments);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
