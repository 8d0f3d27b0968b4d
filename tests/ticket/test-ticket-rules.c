/* What the ticket page offers and shows to whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-rules.h"

#include "ticket/bc-ticket-flags.h"

#define NOW (G_GINT64_CONSTANT (1789700000) * BC_SECOND) /* 2026-09-18, by the hall's clock */

static BcHall *
make_hall (void)
{
  g_autoptr (BcHall) hall = bc_hall_new ();
  const BcEntry departments[] = {
    { .code = (char *) "d01", .name = (char *) "市场监督管理局", .ended_on = BC_DAY_NONE },
    { .code = (char *) "d02", .name = (char *) "税务局", .ended_on = BC_DAY_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    bc_hall_add (hall, BC_TABLE_DEPARTMENTS, &departments[i]);
  return g_steal_pointer (&hall);
}

static BcRecord *
make_record (BcState state)
{
  BcRecord *record = bc_record_new ();

  bc_record_set_text (record, BC_FIELD_NUMBER, "2026W00012");
  bc_record_set_state (record, state);
  bc_record_set_text (record, BC_FIELD_PETITIONER_KIND, "person");
  bc_record_set_text (record, BC_FIELD_PETITIONER_NAME, "张三丰");
  bc_record_set_text (record, BC_FIELD_TELEPHONE, "13812345678");
  bc_record_set_text (record, BC_FIELD_DEPARTMENT, "d01");
  bc_record_set_text (record, BC_FIELD_LEAD_DEPARTMENT, "d02");
  return record;
}

static const BcEntry *
person (BcEntry *entry, guint roles, const char *department)
{
  *entry = (BcEntry) { .code = (char *) "p1",
                       .name = (char *) "李四",
                       .roles = roles,
                       .department = (char *) department,
                       .ended_on = BC_DAY_NONE };
  return entry;
}

static const BcOffer *
find_offer (GPtrArray *offers, BcState to)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const BcOffer *offer = g_ptr_array_index (offers, i);

      if (offer->transition->to == to)
        return offer;
    }
  return NULL;
}

static void
test_offers (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = make_record (BC_STATE_IN_PROGRESS);
  BcEntry entry;
  g_autoptr (GPtrArray) lead =
      bc_ticket_offers (record, hall, person (&entry, BC_ROLE_DEPARTMENT_LEAD, "d02"));
  g_autoptr (GPtrArray) other =
      bc_ticket_offers (record, hall, person (&entry, BC_ROLE_DEPARTMENT_LEAD, "d01"));
  g_autoptr (GPtrArray) nobody = bc_ticket_offers (record, hall, NULL);
  const BcOffer *offer;

  offer = find_offer (lead, BC_STATE_RESULT_CHECK);
  g_assert_cmpint (offer->may, ==, BC_MAY_DO);
  g_assert_null (offer->why);
  g_assert_cmpint (find_offer (lead, BC_STATE_SUSPENDED)->may, ==, BC_MAY_ASK);

  /* Everything the table has is told, with the reason where it is refused. */
  g_assert_cmpuint (other->len, ==, lead->len);
  offer = find_offer (other, BC_STATE_RESULT_CHECK);
  g_assert_cmpint (offer->may, ==, BC_MAY_NOT);
  g_assert_nonnull (offer->why);
  offer = find_offer (nobody, BC_STATE_RESULT_CHECK);
  g_assert_cmpint (offer->may, ==, BC_MAY_NOT);
  g_assert_nonnull (offer->why);
}

static void
test_request (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = make_record (BC_STATE_IN_PROGRESS);
  BcEntry asker, reviewer, clerk;
  g_autoptr (GPtrArray) offers = NULL;

  person (&asker, BC_ROLE_DEPARTMENT_LEAD, "d02");
  person (&reviewer, BC_ROLE_REVIEWER, NULL);
  reviewer.code = (char *) "p2";
  person (&clerk, BC_ROLE_INTAKE, NULL);
  clerk.code = (char *) "p3";

  g_assert_cmpint (bc_ticket_request (record, hall, &asker), ==, BC_REQUEST_NONE);
  bc_record_set_text (record, BC_FIELD_REQUEST_TO, "suspended");
  bc_record_set_text (record, BC_FIELD_REQUEST_BY, "p1");
  g_assert_cmpint (bc_ticket_request (record, hall, &asker), ==, BC_REQUEST_OWN);
  g_assert_cmpint (bc_ticket_request (record, hall, &reviewer), ==, BC_REQUEST_DECIDE);
  g_assert_cmpint (bc_ticket_request (record, hall, &clerk), ==, BC_REQUEST_WAITING);
  g_assert_cmpint (bc_ticket_request (record, hall, NULL), ==, BC_REQUEST_WAITING);

  /* What is asked for already is not offered once more. */
  offers = bc_ticket_offers (record, hall, &asker);
  g_assert_null (find_offer (offers, BC_STATE_SUSPENDED));
  g_assert_nonnull (find_offer (offers, BC_STATE_TERMINATED));
}

static void
test_sight (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = make_record (BC_STATE_IN_PROGRESS);
  BcEntry concerned, lead;
  g_autofree char *masked = NULL;
  g_autofree char *open = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *matter = NULL;

  person (&concerned, BC_ROLE_HANDLER, "d01");
  person (&lead, BC_ROLE_HANDLER, "d02");
  g_assert_true (bc_ticket_may_unmask (record, &concerned));
  g_assert_false (bc_ticket_may_unmask (record, NULL));

  bc_record_set_int (record, BC_FIELD_CONFIDENTIAL, 1);
  g_assert_cmpint (bc_ticket_sight (record, &concerned), ==, BC_SIGHT_HIDDEN);
  g_assert_cmpint (bc_ticket_sight (record, NULL), ==, BC_SIGHT_HIDDEN);
  g_assert_cmpint (bc_ticket_sight (record, &lead), ==, BC_SIGHT_MASKED);
  g_assert_false (bc_ticket_may_unmask (record, &concerned));
  g_assert_true (bc_ticket_may_unmask (record, &lead));

  masked = bc_ticket_fact (record, BC_FIELD_TELEPHONE, hall, NOW, BC_SIGHT_MASKED, FALSE);
  open = bc_ticket_fact (record, BC_FIELD_TELEPHONE, hall, NOW, BC_SIGHT_MASKED, TRUE);
  g_assert_cmpstr (masked, ==, "138****5678");
  g_assert_cmpstr (open, ==, "13812345678");
  /* Lifting the mask does not show what is hidden. */
  hidden = bc_ticket_fact (record, BC_FIELD_PETITIONER_NAME, hall, NOW, BC_SIGHT_HIDDEN, TRUE);
  g_assert_null (strstr (hidden, "张"));
  matter = bc_ticket_fact (record, BC_FIELD_DEPARTMENT, hall, NOW, BC_SIGHT_HIDDEN, FALSE);
  g_assert_cmpstr (matter, ==, "市场监督管理局");
}

static void
test_superfluous (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = make_record (BC_STATE_IN_PROGRESS);
  const BcField silent[] = { BC_FIELD_ORIGINAL_DUE_AT, BC_FIELD_REWORK_COUNT, BC_FIELD_REPEATED,
                             BC_FIELD_OUTCOME };

  bc_record_set_int (record, BC_FIELD_DUE_AT, NOW);
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, NOW);
  bc_record_set_int (record, BC_FIELD_REWORK_COUNT, 0);
  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      g_autofree char *text = bc_ticket_fact (record, silent[i], hall, NOW, BC_SIGHT_MASKED, FALSE);

      g_assert_cmpstr (text, ==, "");
    }
  bc_record_set_int (record, BC_FIELD_ORIGINAL_DUE_AT, NOW - BC_HOUR);
  {
    g_autofree char *text =
        bc_ticket_fact (record, BC_FIELD_ORIGINAL_DUE_AT, hall, NOW, BC_SIGHT_MASKED, FALSE);

    g_assert_cmpstr (text, !=, "");
  }
}

static void
test_groups (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  /* No fact is shown twice, and no group is empty. */
  for (BcFactGroup group = 0; group < BC_N_GROUPS; group++)
    {
      guint n_fields;
      const BcField *fields = bc_fact_group_fields (group, &n_fields);

      g_assert_cmpuint (n_fields, >, 0);
      g_assert_cmpstr (bc_fact_group_title (group), !=, "");
      for (guint i = 0; i < n_fields; i++)
        g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER ((int) fields[i] + 1)));
    }
  /* Whatever the person who took it in has typed can be read on the page. */
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if ((bc_field_info (field)->flags & BC_FIELD_INTAKE) != 0)
      g_assert_true (g_hash_table_contains (seen, GINT_TO_POINTER ((int) field + 1)));
}

static gboolean
holds (GArray *fields, int field)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, int, i) == field)
      return TRUE;
  return FALSE;
}

static void
test_editable (void)
{
  g_autoptr (BcRecord) record = make_record (BC_STATE_REGISTERED);
  BcEntry intake, concerned;
  g_autoptr (GArray) fields = NULL;
  g_autoptr (GArray) hidden = NULL;
  g_autoptr (GArray) later = NULL;

  person (&intake, BC_ROLE_INTAKE, NULL);
  fields = bc_fact_group_editable (BC_GROUP_PETITIONER, record, &intake);
  g_assert_true (holds (fields, BC_FIELD_TELEPHONE));
  g_assert_true (holds (fields, BC_FIELD_GOOD_TIME));

  /* An editor would show what is hidden. */
  person (&concerned, BC_ROLE_INTAKE, "d01");
  bc_record_set_int (record, BC_FIELD_CONFIDENTIAL, 1);
  hidden = bc_fact_group_editable (BC_GROUP_PETITIONER, record, &concerned);
  g_assert_false (holds (hidden, BC_FIELD_TELEPHONE));
  g_assert_true (holds (hidden, BC_FIELD_GOOD_TIME));

  bc_record_set_state (record, BC_STATE_CLOSED);
  later = bc_fact_group_editable (BC_GROUP_PETITIONER, record, &intake);
  g_assert_cmpuint (later->len, ==, 0);
}

/* Whether @action with @code (nullable) is offered: 1, refused with a reason: 0, or not mentioned: -1. */
static int
flag (const BcRecord *record,
      const BcWorkflowContext *context,
      const char *action,
      const char *code)
{
  g_autoptr (GPtrArray) offers = bc_ticket_flag_offers (record, context);

  for (guint i = 0; i < offers->len; i++)
    {
      const BcFlagOffer *offer = g_ptr_array_index (offers, i);

      if (g_str_equal (offer->action, action)
          && (code == NULL || g_strcmp0 (g_variant_get_string (offer->target, NULL), code) == 0))
        return offer->why == NULL;
    }
  return -1;
}

static void
test_flags (void)
{
  g_autoptr (BcHall) hall = make_hall ();
  g_autoptr (BcRecord) record = make_record (BC_STATE_IN_PROGRESS);
  BcEntry lead, reviewer;
  BcWorkflowContext of_lead = { .hall = hall,
                                .actor = person (&lead, BC_ROLE_DEPARTMENT_LEAD, "d02"),
                                .now = NOW };
  BcWorkflowContext of_reviewer = { .hall = hall,
                                    .actor = person (&reviewer, BC_ROLE_REVIEWER, NULL),
                                    .now = NOW };

  bc_record_set_int (record, BC_FIELD_DUE_AT, NOW + BC_HOUR);
  g_assert_cmpint (flag (record, &of_lead, "ticket.ask-extension", NULL), ==, 1);
  g_assert_cmpint (flag (record, &of_reviewer, "ticket.ask-extension", NULL), ==, 0);
  g_assert_cmpint (flag (record, &of_lead, "ticket.rectify", "contact"), ==, -1);

  bc_record_set_int (record, BC_FIELD_BAD_RATING_AT, NOW - BC_HOUR);
  bc_record_set_int (record, BC_FIELD_RECTIFY_DUE_AT, NOW + BC_HOUR);
  g_assert_cmpint (flag (record, &of_lead, "ticket.rectify", "contact"), ==, 1);
  g_assert_cmpint (flag (record, &of_reviewer, "ticket.rectify", "contact"), ==, 0);
  g_assert_cmpint (flag (record, &of_lead, "ticket.rectify", "appeal"), ==, 1);
  g_assert_cmpint (flag (record, &of_reviewer, "ticket.rectify", "appeal_allowed"), ==, -1);
  bc_record_set_int (record, BC_FIELD_APPEAL_AT, NOW);
  g_assert_cmpint (flag (record, &of_lead, "ticket.rectify", "appeal"), ==, -1);
  g_assert_cmpint (flag (record, &of_reviewer, "ticket.rectify", "appeal_allowed"), ==, 1);
  /* An appeal that was allowed ends it all. */
  bc_record_set_text (record, BC_FIELD_APPEAL_OUTCOME, bc_enum_code (&bc_yes_no, 1));
  g_assert_cmpint (flag (record, &of_lead, "ticket.rectify", "rectified"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticket/rules/offers", test_offers);
  g_test_add_func ("/ticket/rules/request", test_request);
  g_test_add_func ("/ticket/rules/sight", test_sight);
  g_test_add_func ("/ticket/rules/superfluous", test_superfluous);
  g_test_add_func ("/ticket/rules/groups", test_groups);
  g_test_add_func ("/ticket/rules/editable", test_editable);
  g_test_add_func ("/ticket/rules/flags", test_flags);
  return g_test_run ();
}
