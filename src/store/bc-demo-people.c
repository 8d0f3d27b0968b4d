/* People who do not exist, and what they fill in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-demo-private.h"

#include <string.h>

/* Shandong's own two digits, then a county that no list has. */
#define NO_SUCH_PLACE   "379999"
#define CREDIT_ALPHABET "0123456789ABCDEFGHJKLMNPQRTUWXY"

/* ISO 7064 MOD 11-2, as GB 11643-1999 uses it. */
static char
card_check (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < 17; i++)
    sum = (sum + (digits[i] - '0')) * 2 % 11;
  return "0123456789X"[(12 - sum) % 11];
}

char *
bc_demo_id_card (BcDay birth, BcDice *dice)
{
  int year, month, day;
  char digits[19];

  bc_day_to_ymd (birth, &year, &month, &day);
  g_snprintf (digits, sizeof digits, NO_SUCH_PLACE "%04d%02d%02d%03u", year % 10000, month % 100,
              day % 100, bc_dice_roll (dice, 1000));
  digits[17] = card_check (digits);
  digits[18] = '\0';
  return g_strdup (digits);
}

/* GB 32100-2015: MOD 31-3 over the first seventeen characters. */
char *
bc_demo_credit_code (BcDice *dice)
{
  static const int weights[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
  char code[19] = "91" NO_SUCH_PLACE "MA";
  int sum = 0;

  for (int i = 10; i < 17; i++)
    code[i] = CREDIT_ALPHABET[bc_dice_roll (dice, 31)];
  for (int i = 0; i < 17; i++)
    sum += (int) (strchr (CREDIT_ALPHABET, code[i]) - CREDIT_ALPHABET) * weights[i];
  code[17] = CREDIT_ALPHABET[(31 - sum % 31) % 31];
  code[18] = '\0';
  return g_strdup (code);
}

/* A mobile number; the area part 0000 is nobody's. */
static char *
telephone (BcDice *dice)
{
  return g_strdup_printf ("1%u%u0000%04u", 3 + bc_dice_roll (dice, 7), bc_dice_roll (dice, 10),
                          bc_dice_roll (dice, 10000));
}

static char *
person_name (BcDemoCorpus *corpus, BcDice *dice)
{
  const char *surname;

  if (bc_dice_chance (dice, 1))
    return g_strdup (bc_demo_text (corpus, "rare_names", dice));
  surname = bc_demo_text (corpus, "surnames", dice);
  return g_strconcat (surname, bc_demo_text (corpus, "given", dice), NULL);
}

static BcChannel
channel (BcDice *dice)
{
  guint roll = bc_dice_roll (dice, 100);

  if (roll < 55)
    return BC_CHANNEL_WINDOW;
  if (roll < 72)
    return BC_CHANNEL_PHONE;
  if (roll < 82)
    return BC_CHANNEL_ONLINE;
  if (roll < 90)
    return BC_CHANNEL_HOTLINE_12345;
  if (roll < 94)
    return BC_CHANNEL_RATING;
  return roll < 98 ? BC_CHANNEL_WINDOW_LIST : BC_CHANNEL_ASSIGNED;
}

static void
set_petitioner (BcRecord *draft, BcDemoCorpus *corpus, const BcDemoStory *story, BcDice *dice)
{
  g_autofree char *name = person_name (corpus, dice);
  g_autofree char *number = telephone (dice);
  g_autofree char *identity = NULL;
  gboolean is_enterprise = story->organisation != NULL;
  gboolean is_elderly =
      story->special_groups != NULL && strstr (story->special_groups, "elderly") != NULL;
  int year = is_elderly ? bc_dice_between (dice, 1938, 1962) : bc_dice_between (dice, 1968, 2001);

  /* A complaint about people is sometimes made without a name. */
  if (!is_enterprise && *story->cause == 'F' && bc_dice_chance (dice, 12))
    {
      bc_record_set_text (draft, BC_FIELD_PETITIONER_KIND,
                          bc_enum_code (&bc_petitioner_kinds, BC_PETITIONER_ANONYMOUS));
      return;
    }
  bc_record_set_text (draft, BC_FIELD_PETITIONER_KIND,
                      bc_enum_code (&bc_petitioner_kinds, is_enterprise ? BC_PETITIONER_ENTERPRISE
                                                                        : BC_PETITIONER_PERSON));
  bc_record_set_text (draft, BC_FIELD_PETITIONER_NAME, is_enterprise ? story->organisation : name);
  bc_record_set_text (draft, BC_FIELD_TELEPHONE, number);
  if (is_enterprise)
    {
      g_autofree char *own = telephone (dice);

      bc_record_set_text (draft, BC_FIELD_AGENT_NAME, name);
      bc_record_set_text (draft, BC_FIELD_AGENT_RELATION,
                          bc_dice_chance (dice, 60) ? "经办人" : "法定代表人");
      bc_record_set_text (draft, BC_FIELD_AGENT_TELEPHONE, own);
    }
  if (!is_enterprise && bc_dice_chance (dice, 30))
    return;
  identity =
      is_enterprise
          ? bc_demo_credit_code (dice)
          : bc_demo_id_card (bc_day_from_ymd (year, 1, 1) + (int) bc_dice_roll (dice, 365), dice);
  bc_record_set_text (draft, BC_FIELD_IDENTITY_KIND,
                      bc_enum_code (&bc_identity_kinds,
                                    is_enterprise ? BC_IDENTITY_CREDIT_CODE : BC_IDENTITY_ID_CARD));
  bc_record_set_text (draft, BC_FIELD_IDENTITY_NUMBER, identity);
}

/* Where it went wrong: one of the department's windows. */
static void
set_unit (BcRecord *draft, const BcDemoStory *story, BcHall *hall, BcDice *dice)
{
  const BcEntry *fitting[32];
  guint n_fitting = 0;

  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_UNITS); i++)
    {
      const BcEntry *unit = bc_hall_entry (hall, BC_TABLE_UNITS, i);

      if (g_strcmp0 (unit->department, story->department) == 0
          && n_fitting < G_N_ELEMENTS (fitting))
        fitting[n_fitting++] = unit;
    }
  if (n_fitting > 0 && bc_dice_chance (dice, 85))
    bc_record_set_text (draft, BC_FIELD_UNIT, fitting[bc_dice_roll (dice, n_fitting)]->code);
}

static void
set_urgency (BcRecord *draft, BcDemoCorpus *corpus, const BcDemoStory *story, BcDice *dice)
{
  int urgency = bc_enum_find (&bc_urgencies, story->urgency);
  guint roll = bc_dice_roll (dice, 100);

  if (roll < 4)
    urgency = BC_URGENCY_CRITICAL;
  else if (roll < 16)
    urgency = BC_URGENCY_URGENT;
  bc_record_set_text (draft, BC_FIELD_URGENCY,
                      bc_enum_code (&bc_urgencies, MAX (urgency, BC_URGENCY_NORMAL)));
  if (urgency > BC_URGENCY_NORMAL)
    bc_record_set_text (draft, BC_FIELD_URGENCY_REASON,
                        bc_demo_text (corpus, "urgency_reasons", dice));
}

BcRecord *
bc_demo_draft (BcDemoCorpus *corpus,
               const BcDemoStory *story,
               BcHall *hall,
               gint64 received,
               guint64 person,
               BcDice *dice)
{
  BcRecord *draft = bc_record_new ();
  BcDice people = { person };
  BcDay today = bc_hall_day (hall, received);
  BcChannel by = channel (dice);

  bc_record_set_text (draft, BC_FIELD_CHANNEL, bc_enum_code (&bc_channels, by));
  if (by == BC_CHANNEL_HOTLINE_12345)
    {
      g_autofree char *day = bc_day_to_string (today);
      g_autofree char *number = g_strdup_printf ("RX%.4s%.2s%.2s%05u", day, day + 5, day + 8,
                                                 bc_dice_roll (dice, 100000));

      bc_record_set_text (draft, BC_FIELD_ORIGINAL_NUMBER, number);
    }
  bc_record_set_int (draft, BC_FIELD_RECEIVED_AT, received);
  if (by == BC_CHANNEL_WINDOW)
    bc_record_set_text (draft, BC_FIELD_RECEIVED_WINDOW,
                        bc_dice_chance (dice, 70) ? "“办不成事”反映窗口" : "“办不成事”反映二窗口");
  set_petitioner (draft, corpus, story, &people);
  if (story->special_groups != NULL && bc_record_has (draft, BC_FIELD_PETITIONER_NAME))
    bc_record_set_text (draft, BC_FIELD_SPECIAL_GROUPS, story->special_groups);
  if (story->special_groups != NULL && strstr (story->special_groups, "minor") != NULL)
    {
      g_autofree char *guardian = person_name (corpus, dice);

      bc_record_set_text (draft, BC_FIELD_GUARDIAN, guardian);
    }
  if (bc_dice_chance (dice, 40))
    bc_record_set_text (draft, BC_FIELD_GOOD_TIME,
                        bc_enum_code (&bc_half_days, (int) bc_dice_roll (dice, 2)));
  bc_record_set_text (draft, BC_FIELD_MATTER, story->matter);
  bc_record_set_text (draft, BC_FIELD_DEPARTMENT, story->department);
  set_unit (draft, story, hall, dice);
  bc_record_set_int (draft, BC_FIELD_VISITS, MAX (story->visits + (int) bc_dice_roll (dice, 2), 0));
  if (bc_dice_chance (dice, 50))
    bc_record_set_int (draft, BC_FIELD_FIRST_VISIT_ON, today - bc_dice_between (dice, 1, 40));
  if (bc_dice_chance (dice, 70))
    bc_record_set_text (draft, BC_FIELD_TOLD_ONCE,
                        bc_enum_code (&bc_yes_no, (int) bc_dice_roll (dice, 2)));
  bc_record_set_text (draft, BC_FIELD_WHAT_HAPPENED, story->what_happened);
  bc_record_set_text (draft, BC_FIELD_WHAT_IS_WANTED, story->what_is_wanted);
  set_urgency (draft, corpus, story, dice);
  bc_record_set_int (draft, BC_FIELD_CONFIDENTIAL,
                     story->confidential || (*story->cause == 'F' && bc_dice_chance (dice, 25)));
  bc_record_set_int (draft, BC_FIELD_NO_REPLY, bc_dice_chance (dice, 2));
  bc_record_set_int (draft, BC_FIELD_PRIVACY_NOTICE, 1);
  return draft;
}
