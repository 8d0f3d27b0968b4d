/* What a card shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-card-face.h"

#include <glib/gi18n.h>

/* By the bit of BcCardSigns. */
static const struct
{
  const char *icon;
  const char *label;
} signs[BC_CARD_N_SIGNS] = {
  { "bc-critical-symbolic", N_ ("Critical") },
  { "bc-urgent-symbolic", N_ ("Urgent") },
  { "bc-waiting-symbolic", N_ ("A request awaits approval") },
  { "bc-hand-over-symbolic", N_ ("Returned, awaits a ruling") },
  { "bc-confidential-symbolic", N_ ("Confidential") },
  { "bc-repeated-symbolic", N_ ("Repeated") },
};

const char *
bc_card_sign_icon (guint index)
{
  g_return_val_if_fail (index < BC_CARD_N_SIGNS, NULL);

  return signs[index].icon;
}

const char *
bc_card_nearness_icon (BcNearness nearness)
{
  switch (nearness)
    {
    case BC_NEARNESS_ON_TIME:
    case BC_NEARNESS_SOON:
      return "bc-on-time-symbolic";
    case BC_NEARNESS_TODAY:
      return "bc-due-today-symbolic";
    case BC_NEARNESS_OVERDUE:
      return "bc-overdue-symbolic";
    case BC_NEARNESS_SUSPENDED:
      return "bc-suspended-symbolic";
    case BC_NEARNESS_NONE:
    default:
      return NULL;
    }
}

static guint
signs_of (const BcRecord *record)
{
  int urgency = bc_record_enum (record, BC_FIELD_URGENCY);
  guint found = 0;

  if (urgency == BC_URGENCY_CRITICAL)
    found |= BC_CARD_CRITICAL;
  else if (urgency == BC_URGENCY_URGENT)
    found |= BC_CARD_URGENT;
  if (bc_record_has (record, BC_FIELD_REQUEST_TO))
    found |= BC_CARD_REQUEST;
  if (bc_record_state (record) == BC_STATE_DISPUTED)
    found |= BC_CARD_DISPUTED;
  if (bc_record_flag (record, BC_FIELD_CONFIDENTIAL))
    found |= BC_CARD_CONFIDENTIAL;
  if (bc_record_flag (record, BC_FIELD_REPEATED))
    found |= BC_CARD_REPEATED;
  return found;
}

/* The department whose work it is now: the lead, before there is one the department concerned. */
static const char *
short_department (const BcRecord *record, BcHall *hall)
{
  const char *code = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);
  const BcEntry *department = NULL;

  if (code == NULL)
    code = bc_record_text (record, BC_FIELD_DEPARTMENT);
  if (code != NULL)
    department = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, code);
  if (department == NULL)
    return code;
  return department->short_name != NULL ? department->short_name : department->name;
}

/* A board hangs where many can see it: of a confidential ticket not even the family name is shown.
 */
static char *
people_of (const BcRecord *record, BcHall *hall, gboolean shows_department)
{
  const char *department = shows_department ? short_department (record, hall) : NULL;
  g_autofree char *petitioner = NULL;

  if (bc_record_flag (record, BC_FIELD_CONFIDENTIAL))
    petitioner = g_strdup (_ ("Name withheld"));
  else
    petitioner = bc_format_petitioner (record, TRUE);
  if (department == NULL)
    return g_steal_pointer (&petitioner);
  return g_strdup_printf ("%s · %s", department, petitioner);
}

/* (transfer full): the date of @instant; for a card the time of day is too much. */
static char *
date_of (gint64 instant, BcHall *hall, gint64 now)
{
  g_autofree char *text = bc_format_instant (instant, hall, now);
  const char *time = strrchr (text, ' ');

  return time != NULL ? g_strndup (text, (gsize) (time - text)) : g_steal_pointer (&text);
}

/* Where no due date counts, what tells instead how the ticket stands: since when it waits, what came of it, how it ended. What the
 * column's name says already is not said again. */
static char *
standing_of (const BcRecord *record, BcHall *hall, gint64 now)
{
  BcState state = bc_record_state (record);
  int outcome = bc_record_enum (record, BC_FIELD_OUTCOME);
  gboolean is_open = bc_state_is_open (state);
  gint64 at = bc_record_int (record, is_open ? BC_FIELD_RECEIVED_AT : BC_FIELD_CLOSED_AT);
  g_autofree char *when = NULL;

  if (state == BC_STATE_CALLBACK)
    at = bc_record_int (record, BC_FIELD_SUBMITTED_AT);
  when = state == BC_STATE_REGISTERED || state == BC_STATE_CLOSED
             ? bc_format_instant (at, hall, now)
             : date_of (at, hall, now);
  if (when[0] == '\0')
    return g_strdup (bc_enum_label (&bc_states, (int) state));
  if (state == BC_STATE_CALLBACK && outcome >= 0)
    return g_strdup_printf ("%s · %s", bc_enum_label (&bc_outcomes, outcome), when);
  if (state == BC_STATE_CLOSED)
    return g_steal_pointer (&when);
  if (is_open)
    /* Translators: %s is a date, or a date with time. */
    return g_strdup_printf (_ ("Received %s"), when);
  return g_strdup_printf ("%s · %s", bc_enum_label (&bc_states, (int) state), when);
}

static char *
parts_of (const BcRecord *record)
{
  guint n_parts = bc_record_n_parts (record);

  if (n_parts == 0)
    return NULL;
  return g_strdup_printf ("%u/%u", n_parts - bc_record_open_parts (record), n_parts);
}

void
bc_card_face_fill (
    BcCardFace *face, const BcRecord *record, BcHall *hall, gint64 now, gboolean shows_department)
{
  g_return_if_fail (face != NULL && record != NULL && hall != NULL);

  bc_card_face_clear (face);
  face->number = g_strdup (bc_record_text (record, BC_FIELD_NUMBER));
  face->matter = bc_format_matter (record, hall);
  face->people = people_of (record, hall, shows_department);
  face->nearness = bc_nearness (record, hall, now, NULL);
  face->due = bc_format_nearness (record, hall, now);
  if (face->due[0] == '\0')
    {
      g_free (face->due);
      face->due = standing_of (record, hall, now);
    }
  face->parts = parts_of (record);
  face->signs = signs_of (record);
}

void
bc_card_face_clear (BcCardFace *face)
{
  g_clear_pointer (&face->number, g_free);
  g_clear_pointer (&face->matter, g_free);
  g_clear_pointer (&face->people, g_free);
  g_clear_pointer (&face->due, g_free);
  g_clear_pointer (&face->parts, g_free);
  face->nearness = BC_NEARNESS_NONE;
  face->signs = 0;
}

gboolean
bc_card_face_equal (const BcCardFace *a, const BcCardFace *b)
{
  return g_strcmp0 (a->number, b->number) == 0 && g_strcmp0 (a->matter, b->matter) == 0
         && g_strcmp0 (a->people, b->people) == 0 && g_strcmp0 (a->due, b->due) == 0
         && g_strcmp0 (a->parts, b->parts) == 0 && a->nearness == b->nearness
         && a->signs == b->signs;
}

static void
append (GString *text, const char *separator, const char *piece)
{
  if (piece == NULL || piece[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, piece);
}

static char *
put_together (const BcCardFace *face, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, separator, face->number);
  append (text, separator, face->matter);
  append (text, separator, face->people);
  append (text, separator, face->due);
  if (face->parts != NULL)
    {
      /* Translators: %s is a fraction like 2/3. */
      g_autofree char *parts = g_strdup_printf (_ ("%s assisting parts reported"), face->parts);

      append (text, separator, parts);
    }
  for (guint i = 0; i < BC_CARD_N_SIGNS; i++)
    if ((face->signs & (1u << i)) != 0)
      append (text, separator, _ (signs[i].label));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
bc_card_face_describe (const BcCardFace *face)
{
  return put_together (face, C_ ("list", ", "));
}

char *
bc_card_face_explain (const BcCardFace *face)
{
  return put_together (face, "\n");
}
