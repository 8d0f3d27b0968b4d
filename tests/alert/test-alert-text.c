/* What an alert says, and what it never says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "alert/bc-alert-text.h"

#define NOW "2026-09-18T10:00+08:00"

static gint64
instant (const char *text)
{
  gint64 result;

  g_assert_true (bc_instant_parse (text, NULL, &result));
  return result;
}

static BcHall *
hall_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWorkdays) workdays =
      bc_workdays_new_from_csv ("date,kind,name\n2026-10-01,holiday,National Day\n", &error);
  BcHall *hall = bc_hall_new ();

  g_assert_no_error (error);
  bc_hall_set_workdays (hall, workdays);
  return hall;
}

/* A ticket all of whose personal fields hold the same word, so that it is easily found. */
static BcRecord *
record_new (const char *number, const char *due)
{
  BcRecord *record = bc_record_new ();

  for (int field = 0; field < BC_N_FIELDS; field++)
    if ((bc_field_info (field)->flags & BC_FIELD_PERSONAL) != 0 && bc_field_is_text (field))
      bc_record_set_text (record, field, "PERSONAL");
  bc_record_set_text (record, BC_FIELD_OTHER_MATTER, "PERSONAL");
  bc_record_set_text (record, BC_FIELD_WHAT_HAPPENED, "PERSONAL");
  bc_record_set_text (record, BC_FIELD_NUMBER, number);
  bc_record_set_state (record, BC_STATE_IN_PROGRESS);
  bc_record_set_int (record, BC_FIELD_DUE_AT, instant (due));
  return record;
}

static void
test_titles (void)
{
  static const struct
  {
    BcAlertLevel level;
    guint count;
    const char *title;
  } cases[] = {
    { BC_ALERT_SOON, 1, "1 ticket is due on the next working day" },
    { BC_ALERT_SOON, 2, "2 tickets are due on the next working day" },
    { BC_ALERT_TODAY, 1, "1 ticket is due today" },
    { BC_ALERT_TODAY, 12, "12 tickets are due today" },
    { BC_ALERT_OVERDUE, 1, "1 ticket is overdue" },
    { BC_ALERT_OVERDUE, 2000, "2000 tickets are overdue" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = bc_alert_title (cases[i].level, cases[i].count);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
  g_assert_cmpint (bc_alert_urgency (BC_ALERT_SOON), ==, BC_NOTICE_LOW);
  g_assert_cmpint (bc_alert_urgency (BC_ALERT_TODAY), ==, BC_NOTICE_NORMAL);
  g_assert_cmpint (bc_alert_urgency (BC_ALERT_OVERDUE), ==, BC_NOTICE_CRITICAL);
}

static void
test_body (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);
  g_autofree char *body = NULL;

  g_ptr_array_add (records, record_new ("2026W00012", "2026-09-16T17:30+08:00"));
  g_ptr_array_add (records, record_new ("2026P00003", "2026-09-18T17:30+08:00"));
  body = bc_alert_body (records, hall, instant (NOW));
  g_assert_cmpstr (body, ==, "2026W00012: 2 working days overdue\n2026P00003: Due today 17:30");
}

static void
test_many (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);
  g_autofree char *body = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 2000; i++)
    g_ptr_array_add (records, record_new ("2026W00012", "2026-09-16T17:30+08:00"));
  body = bc_alert_body (records, hall, instant (NOW));
  lines = g_strsplit (body, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, BC_ALERT_LINES + 1);
  g_assert_cmpstr (lines[BC_ALERT_LINES], ==, "and 1995 more");
}

static void
test_nothing_personal (void)
{
  g_autoptr (BcHall) hall = hall_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_record_unref);
  g_autofree char *body = NULL;

  g_ptr_array_add (records, record_new ("2026W00012", "2026-09-16T17:30+08:00"));
  g_assert_cmpstr (bc_record_text (g_ptr_array_index (records, 0), BC_FIELD_PETITIONER_NAME), ==,
                   "PERSONAL");
  body = bc_alert_body (records, hall, instant (NOW));
  g_assert_null (strstr (body, "PERSONAL"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alert/text/titles", test_titles);
  g_test_add_func ("/alert/text/body", test_body);
  g_test_add_func ("/alert/text/many", test_many);
  g_test_add_func ("/alert/text/nothing-personal", test_nothing_personal);
  return g_test_run ();
}
