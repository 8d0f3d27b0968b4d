/* What a card shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-card-face.h"
#include "sample-hall.h"

static void
fill (BcCardFace *face, BcRecord *record, const char *now, gboolean shows_department)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);

  bc_card_face_fill (face, record, hall, sample_instant (now), shows_department);
}

static void
test_plain (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  BcCardFace face = { 0 };

  fill (&face, record, "2026-09-18 12:00", TRUE);
  g_assert_cmpstr (face.number, ==, "2026W00007");
  g_assert_nonnull (face.matter);
  /* The petitioner is masked, whoever looks. */
  g_assert_null (strstr (face.people, "三丰"));
  g_assert_true (g_str_has_suffix (face.people, "张**"));
  g_assert_nonnull (strstr (face.people, " · "));
  g_assert_cmpint (face.nearness, ==, BC_NEARNESS_ON_TIME);
  g_assert_nonnull (strstr (face.due, "5"));
  g_assert_null (face.parts);
  g_assert_cmpuint (face.signs, ==, 0);

  fill (&face, record, "2026-09-18 12:00", FALSE);
  g_assert_cmpstr (face.people, ==, "张**");
  bc_card_face_clear (&face);
}

static void
test_confidential (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_REGISTERED);
  BcCardFace face = { 0 };
  g_autofree char *described = NULL;
  g_autofree char *explained = NULL;

  bc_record_set_int (record, BC_FIELD_CONFIDENTIAL, 1);
  fill (&face, record, "2026-09-18 12:00", TRUE);
  described = bc_card_face_describe (&face);
  explained = bc_card_face_explain (&face);
  g_assert_null (strstr (described, "张"));
  g_assert_null (strstr (explained, "张"));
  g_assert_cmpuint (face.signs, ==, BC_CARD_CONFIDENTIAL);
  bc_card_face_clear (&face);
}

static void
test_signs (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_DISPUTED);
  BcCardFace face = { 0 };
  g_autofree char *described = NULL;

  bc_record_set_text (record, BC_FIELD_URGENCY, "critical");
  bc_record_set_int (record, BC_FIELD_REPEATED, 1);
  bc_record_set_text (record, BC_FIELD_REQUEST_TO, "suspended");
  fill (&face, record, "2026-09-18 12:00", TRUE);
  g_assert_cmpuint (face.signs, ==,
                    BC_CARD_CRITICAL | BC_CARD_REPEATED | BC_CARD_REQUEST | BC_CARD_DISPUTED);
  described = bc_card_face_describe (&face);
  g_assert_nonnull (strstr (described, "Critical"));
  g_assert_nonnull (strstr (described, "Repeated"));
  bc_card_face_clear (&face);
}

/* Each nearness has a shape of its own, and where no due date counts something else is told. */
static void
test_nearness (void)
{
  static const struct
  {
    BcState state;
    const char *now;
    BcNearness nearness;
    const char *icon;
  } cases[] = {
    { BC_STATE_IN_PROGRESS, "2026-09-18 12:00", BC_NEARNESS_ON_TIME, "bc-on-time-symbolic" },
    { BC_STATE_IN_PROGRESS, "2026-09-24 12:00", BC_NEARNESS_TODAY, "bc-due-today-symbolic" },
    { BC_STATE_IN_PROGRESS, "2026-09-28 12:00", BC_NEARNESS_OVERDUE, "bc-overdue-symbolic" },
    { BC_STATE_SUSPENDED, "2026-09-28 12:00", BC_NEARNESS_SUSPENDED, "bc-suspended-symbolic" },
    { BC_STATE_REGISTERED, "2026-09-18 12:00", BC_NEARNESS_NONE, NULL },
    { BC_STATE_CALLBACK, "2026-09-28 12:00", BC_NEARNESS_NONE, NULL },
    { BC_STATE_CLOSED, "2026-09-28 12:00", BC_NEARNESS_NONE, NULL },
    { BC_STATE_REJECTED, "2026-09-28 12:00", BC_NEARNESS_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BcRecord) record = sample_ticket (cases[i].state);
      BcCardFace face = { 0 };

      fill (&face, record, cases[i].now, TRUE);
      g_test_message ("%s: %s", bc_enum_code (&bc_states, (int) cases[i].state), face.due);
      g_assert_cmpint (face.nearness, ==, cases[i].nearness);
      g_assert_cmpstr (bc_card_nearness_icon (face.nearness), ==, cases[i].icon);
      g_assert_cmpstr (face.due, !=, "");
      bc_card_face_clear (&face);
    }
}

static void
test_parts (void)
{
  g_autoptr (BcRecord) record = sample_ticket (BC_STATE_IN_PROGRESS);
  BcCardFace face = { 0 };

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *department = g_strdup_printf ("d0%d", i + 2);
      BcPart part = { .department = department,
                      .state = i == 0 ? BC_PART_IN_PROGRESS : BC_PART_REPORTED,
                      .due_at = BC_INT_NONE,
                      .reported_at = BC_INT_NONE };

      bc_record_set_part (record, &part);
    }
  fill (&face, record, "2026-09-18 12:00", TRUE);
  g_assert_cmpstr (face.parts, ==, "2/3");
  bc_card_face_clear (&face);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/card-face/plain", test_plain);
  g_test_add_func ("/board/card-face/confidential", test_confidential);
  g_test_add_func ("/board/card-face/signs", test_signs);
  g_test_add_func ("/board/card-face/nearness", test_nearness);
  g_test_add_func ("/board/card-face/parts", test_parts);
  return g_test_run ();
}
