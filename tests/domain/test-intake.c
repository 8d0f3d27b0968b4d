/* The intake form as a whole: each of its rules, one at a time (domain model, "Intake form").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

#include "domain/bc-input.h"

#define NOW "2026-09-18 09:35"

static BcHall *hall;

/* Sets the fields of @changes ("key=value; key=value", an empty value clears) in a good draft and
 * checks it: @expected are the fields with problems, in order. */
static void
assert_problems (const char *changes, const char *expected)
{
  g_autoptr (BcRecord) draft = sample_ticket (BC_STATE_DRAFT);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (GString) found = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit (changes, "; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (list[i], "=", 2);
      int field = bc_field_find (pair[0]);

      g_assert_cmpint (field, >=, 0);
      if (!bc_input_set (draft, (BcField) field, pair[1], hall, problems))
        g_error ("%s: %s", list[i], bc_problems_message (problems, 0));
    }
  bc_intake_check (draft, hall, sample_instant (NOW), problems, NULL);
  for (guint i = 0; i < bc_problems_count (problems); i++)
    {
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", bc_problems_field (problems, i));
      g_assert_cmpstr (bc_problems_message (problems, i), !=, "");
    }
  if (strcmp (found->str, expected) != 0)
    g_error ("%s: problems at “%s” instead of “%s”", changes, found->str, expected);
}

static void
test_required (void)
{
  static const char *const required[] = { "channel",   "petitioner_kind", "petitioner_name",
                                          "telephone", "matter",          "department",
                                          "visits",    "what_happened",   "what_is_wanted",
                                          "urgency" };
  g_autoptr (BcRecord) empty = bc_record_new ();
  g_autoptr (BcProblems) problems = bc_problems_new ();

  assert_problems ("visits=0", "");
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_autofree char *change = g_strdup_printf ("%s=", required[i]);

      assert_problems (change, required[i]);
    }
  bc_intake_check (empty, hall, sample_instant (NOW), problems, NULL);
  /* Name and telephone depend on the kind, which is not known. */
  g_assert_cmpuint (bc_problems_count (problems), ==, G_N_ELEMENTS (required) - 2);
  g_assert_cmpint (bc_record_int (empty, BC_FIELD_RECEIVED_AT), ==, sample_instant (NOW));
}

static void
test_channel (void)
{
  assert_problems ("channel=hotline_12345", "original_number");
  assert_problems ("channel=hotline_12345; original_number=2026-123", "");
  assert_problems ("channel=online", "");
}

static void
test_received (void)
{
  assert_problems ("received_at=", "");
  assert_problems ("received_at=2026-09-18 09:35", "");
  assert_problems ("received_at=2026-09-18 09:37", "");
  assert_problems ("received_at=2026-09-18 09:37:01", "received_at");
  assert_problems ("received_at=2027-01-01", "received_at");
  assert_problems ("received_at=2026-09-18 09:20", "");
  assert_problems ("received_at=2026-09-18 09:19:59", "backdate_reason");
  assert_problems ("received_at=2026-09-17; backdate_reason=昨天停电", "");
  assert_problems ("received_at=1999-01-01; backdate_reason=补录", "received_at");
  assert_problems ("first_visit_on=2026-09-18", "");
  assert_problems ("first_visit_on=2026-09-19", "first_visit_on");
}

static void
test_petitioner (void)
{
  assert_problems ("petitioner_kind=enterprise", "");
  assert_problems ("petitioner_kind=enterprise; petitioner_name=; telephone=",
                   "petitioner_name telephone");
  assert_problems ("petitioner_kind=anonymous; petitioner_name=; telephone=", "");
  assert_problems ("petitioner_kind=anonymous; petitioner_name=", "");
  assert_problems ("petitioner_kind=anonymous", "petitioner_name");
  assert_problems ("special_groups=elderly,minor", "guardian");
  assert_problems ("special_groups=elderly", "");
  assert_problems ("special_groups=minor; guardian=李四", "");
}

static void
test_agent (void)
{
  assert_problems ("agent_name=李四", "agent_relation agent_telephone");
  assert_problems ("agent_relation=父子", "agent_name agent_telephone");
  assert_problems ("agent_telephone=13912345678", "agent_name agent_relation");
  assert_problems ("agent_name=李四; agent_relation=父子; agent_telephone=13912345678", "");
}

static void
test_identity (void)
{
  assert_problems ("identity_number=11010519491231002X", "identity_kind");
  assert_problems ("identity_kind=id_card; identity_number=11010519491231002X", "");
  assert_problems ("identity_kind=id_card; identity_number=110105194912310021", "identity_number");
  assert_problems ("identity_kind=id_card; identity_number=11010519490231002X", "identity_number");
  assert_problems ("identity_kind=passport; identity_number=E12345678", "");
  assert_problems ("identity_kind=passport; identity_number=Ä1", "identity_number");
  assert_problems ("identity_kind=credit_code; identity_number=123", "identity_number");
  assert_problems ("identity_kind=other; identity_number=军字第1号", "");
  assert_problems ("identity_kind=id_card", "");
}

/* A credit code with a wrong checksum is let through, with a warning; numbers are put into their
 * normal form. */
static void
test_warning (void)
{
  g_autoptr (BcRecord) draft = sample_ticket (BC_STATE_DRAFT);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcProblems) warnings = bc_problems_new ();

  bc_record_set_text (draft, BC_FIELD_IDENTITY_KIND, "credit_code");
  bc_record_set_text (draft, BC_FIELD_IDENTITY_NUMBER, "９１350100m000100y44");
  bc_intake_check (draft, hall, sample_instant (NOW), problems, warnings);
  g_assert_cmpuint (bc_problems_count (problems), ==, 0);
  g_assert_nonnull (bc_problems_find (warnings, "identity_number"));
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_IDENTITY_NUMBER), ==, "91350100M000100Y44");

  bc_record_set_text (draft, BC_FIELD_IDENTITY_KIND, "id_card");
  bc_record_set_text (draft, BC_FIELD_IDENTITY_NUMBER, "１１０１０５１９４９１２３１００２ｘ");
  bc_intake_check (draft, hall, sample_instant (NOW), problems, NULL);
  g_assert_cmpuint (bc_problems_count (problems), ==, 0);
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_IDENTITY_NUMBER), ==, "11010519491231002X");
}

static void
test_matter (void)
{
  assert_problems ("matter=; other_matter=开一张证明", "");
  assert_problems ("unit=u001", "");
  assert_problems ("unit=u010", "unit");
  assert_problems ("unit=u010; department=d02", "");
  assert_problems ("department=; unit=u010", "department");
}

static void
test_urgency (void)
{
  assert_problems ("urgency=critical", "urgency_reason");
  assert_problems ("urgency=critical; urgency_reason=明天开庭", "");
  assert_problems ("urgency=urgent", "");
}

static void
test_ended (void)
{
  g_autoptr (BcHall) own = sample_hall (TRUE);
  g_autoptr (BcRecord) draft = sample_ticket (BC_STATE_DRAFT);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  const BcEntry ended = { .code = (char *) "m999",
                          .name = (char *) "寻呼机入网登记",
                          .ended_on = sample_day ("2026-09-17") };

  bc_hall_add (own, BC_TABLE_MATTERS, &ended);
  bc_record_set_text (draft, BC_FIELD_MATTER, "m999");
  bc_intake_check (draft, own, sample_instant (NOW), problems, NULL);
  g_assert_cmpuint (bc_problems_count (problems), ==, 1);
  g_assert_nonnull (bc_problems_find (problems, "matter"));
}

static void
test_defaults (void)
{
  g_autoptr (BcRecord) draft = bc_record_new ();

  bc_intake_defaults (draft, sample_instant (NOW), "a");
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_CHANNEL), ==, "window");
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_PETITIONER_KIND), ==, "person");
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_URGENCY), ==, "normal");
  g_assert_cmpint (bc_record_int (draft, BC_FIELD_VISITS), ==, 1);
  g_assert_cmpint (bc_record_int (draft, BC_FIELD_RECEIVED_AT), ==, sample_instant (NOW));
  g_assert_cmpstr (bc_record_text (draft, BC_FIELD_RECEIVED_BY), ==, "a");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  hall = sample_hall (TRUE);
  g_test_add_func ("/intake/required", test_required);
  g_test_add_func ("/intake/channel", test_channel);
  g_test_add_func ("/intake/received", test_received);
  g_test_add_func ("/intake/petitioner", test_petitioner);
  g_test_add_func ("/intake/agent", test_agent);
  g_test_add_func ("/intake/identity", test_identity);
  g_test_add_func ("/intake/warning", test_warning);
  g_test_add_func ("/intake/matter", test_matter);
  g_test_add_func ("/intake/urgency", test_urgency);
  g_test_add_func ("/intake/ended", test_ended);
  g_test_add_func ("/intake/defaults", test_defaults);
  result = g_test_run ();
  bc_hall_unref (hall);
  return result;
}
