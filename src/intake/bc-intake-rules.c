/* The intake form without its widgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-text.h"

#define MINOR "minor" /* code of the special group that needs a guardian */

static const BcIntakeCell cells[] = {
  { BC_FIELD_WHAT_HAPPENED, BC_INTAKE_STORY, 0, 0, 12 },
  /* Row 1 is for earlier tickets that look alike: when they appear, the text above gives the room
   * and no field moves away from under the hand. */
  { BC_FIELD_WHAT_IS_WANTED, BC_INTAKE_STORY, 2, 0, 12 },
  { BC_FIELD_MATTER, BC_INTAKE_STORY, 3, 0, 8 },
  { BC_FIELD_OTHER_MATTER, BC_INTAKE_STORY, 3, 0, 8 },
  { BC_FIELD_DEPARTMENT, BC_INTAKE_STORY, 4, 0, 5 },
  { BC_FIELD_UNIT, BC_INTAKE_STORY, 4, 5, 4 },
  { BC_FIELD_STAFF_CONCERNED, BC_INTAKE_STORY, 4, 9, 3 },
  { BC_FIELD_VISITS, BC_INTAKE_STORY, 5, 0, 3 },
  { BC_FIELD_FIRST_VISIT_ON, BC_INTAKE_STORY, 5, 3, 5 },
  { BC_FIELD_TOLD_ONCE, BC_INTAKE_STORY, 5, 8, 4 },
  { BC_FIELD_REPEATED, BC_INTAKE_STORY, 6, 0, 3 },
  { BC_FIELD_EARLIER_NUMBER, BC_INTAKE_STORY, 6, 3, 9 },

  { BC_FIELD_PETITIONER_KIND, BC_INTAKE_PETITIONER, 0, 0, 4 },
  { BC_FIELD_PETITIONER_NAME, BC_INTAKE_PETITIONER, 0, 4, 8 },
  { BC_FIELD_TELEPHONE, BC_INTAKE_PETITIONER, 1, 0, 7 },
  { BC_FIELD_GOOD_TIME, BC_INTAKE_PETITIONER, 1, 7, 5 },
  { BC_FIELD_IDENTITY_KIND, BC_INTAKE_PETITIONER, 2, 0, 4 },
  { BC_FIELD_IDENTITY_NUMBER, BC_INTAKE_PETITIONER, 2, 4, 8 },
  { BC_FIELD_SPECIAL_GROUPS, BC_INTAKE_PETITIONER, 3, 0, 7 },
  { BC_FIELD_GUARDIAN, BC_INTAKE_PETITIONER, 3, 7, 5 },

  { BC_FIELD_AGENT_NAME, BC_INTAKE_AGENT, 0, 0, 4 },
  { BC_FIELD_AGENT_RELATION, BC_INTAKE_AGENT, 0, 4, 3 },
  { BC_FIELD_AGENT_TELEPHONE, BC_INTAKE_AGENT, 0, 7, 5 },

  { BC_FIELD_CHANNEL, BC_INTAKE_REGISTRATION, 0, 0, 4 },
  { BC_FIELD_RECEIVED_WINDOW, BC_INTAKE_REGISTRATION, 0, 4, 3 },
  { BC_FIELD_ORIGINAL_NUMBER, BC_INTAKE_REGISTRATION, 0, 7, 5 },
  { BC_FIELD_RECEIVED_AT, BC_INTAKE_REGISTRATION, 1, 0, 7 },
  { BC_FIELD_URGENCY, BC_INTAKE_REGISTRATION, 1, 7, 5 },
  { BC_FIELD_BACKDATE_REASON, BC_INTAKE_REGISTRATION, 2, 0, 7 },
  { BC_FIELD_URGENCY_REASON, BC_INTAKE_REGISTRATION, 2, 7, 5 },
  { BC_FIELD_CONFIDENTIAL, BC_INTAKE_REGISTRATION, 3, 0, 4 },
  { BC_FIELD_NO_REPLY, BC_INTAKE_REGISTRATION, 3, 4, 4 },
  { BC_FIELD_PRIVACY_NOTICE, BC_INTAKE_REGISTRATION, 3, 8, 4 },
  { BC_FIELD_ON_THE_SPOT, BC_INTAKE_REGISTRATION, 4, 0, 12 },
  { BC_FIELD_BLANK_SERIAL, BC_INTAKE_REGISTRATION, 5, 0, 12 },
};

const BcIntakeCell *
bc_intake_rules_cells (guint *n_cells)
{
  *n_cells = G_N_ELEMENTS (cells);
  return cells;
}

guint
bc_intake_rules_position (BcField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (cells[i].field == field)
        return i;
    }
  return G_MAXUINT;
}

const char *
bc_intake_rules_value (GHashTable *values, BcField field)
{
  const char *text = g_hash_table_lookup (values, bc_field_info (field)->key);

  if (bc_text_is_blank (text))
    return NULL;
  if (bc_field_info (field)->kind == BC_KIND_FLAG && strcmp (text, "0") == 0)
    return NULL;
  return text;
}

gboolean
bc_intake_rules_flag (GHashTable *values, const char *key)
{
  return !bc_text_is_blank (g_hash_table_lookup (values, key));
}

static gboolean
has_code (GHashTable *values, BcField field, const char *code)
{
  return g_strcmp0 (bc_intake_rules_value (values, field), code) == 0;
}

static gboolean
is_anonymous (GHashTable *values)
{
  return has_code (values, BC_FIELD_PETITIONER_KIND,
                   bc_enum_code (&bc_petitioner_kinds, BC_PETITIONER_ANONYMOUS));
}

static gboolean
is_minor (GHashTable *values)
{
  const char *groups = bc_intake_rules_value (values, BC_FIELD_SPECIAL_GROUPS);
  g_auto (GStrv) list = g_strsplit (groups != NULL ? groups : "", ",", -1);

  for (char **group = list; *group != NULL; group++)
    {
      if (strcmp (g_strstrip (*group), MINOR) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
bc_intake_rules_applies (BcField field, GHashTable *values)
{
  /* Nearly all fields always apply; what stands here is the whole list of those that do not. */
  if (field == BC_FIELD_ORIGINAL_NUMBER)
    return has_code (values, BC_FIELD_CHANNEL,
                     bc_enum_code (&bc_channels, BC_CHANNEL_HOTLINE_12345));
  if (field == BC_FIELD_URGENCY_REASON)
    return has_code (values, BC_FIELD_URGENCY, bc_enum_code (&bc_urgencies, BC_URGENCY_CRITICAL));
  if (field == BC_FIELD_MATTER)
    return !bc_intake_rules_flag (values, BC_INTAKE_KEY_OTHER);
  if (field == BC_FIELD_OTHER_MATTER)
    return bc_intake_rules_flag (values, BC_INTAKE_KEY_OTHER);
  if (field == BC_FIELD_GUARDIAN)
    return is_minor (values) && !is_anonymous (values);
  if (field == BC_FIELD_PETITIONER_NAME || field == BC_FIELD_IDENTITY_KIND
      || field == BC_FIELD_IDENTITY_NUMBER)
    return !is_anonymous (values);
  return TRUE;
}

gboolean
bc_intake_rules_visible (BcField field, GHashTable *values, const BcProblems *problems)
{
  if (!bc_intake_rules_applies (field, values))
    return FALSE;
  /* The kind of petitioner is set beforehand and stands beside the name. */
  if (bc_intake_rules_flag (values, BC_INTAKE_KEY_CALL))
    return field == BC_FIELD_WHAT_HAPPENED || field == BC_FIELD_MATTER
           || field == BC_FIELD_OTHER_MATTER || field == BC_FIELD_PETITIONER_KIND
           || field == BC_FIELD_PETITIONER_NAME || field == BC_FIELD_TELEPHONE;
  if (field == BC_FIELD_BACKDATE_REASON)
    return bc_intake_rules_value (values, field) != NULL
           || (problems != NULL && bc_problems_find (problems, "backdate_reason") != NULL);
  return TRUE;
}

static gboolean
has_agent (GHashTable *values)
{
  return bc_intake_rules_value (values, BC_FIELD_AGENT_NAME) != NULL
         || bc_intake_rules_value (values, BC_FIELD_AGENT_RELATION) != NULL
         || bc_intake_rules_value (values, BC_FIELD_AGENT_TELEPHONE) != NULL;
}

gboolean
bc_intake_rules_required (BcField field, GHashTable *values)
{
  switch ((int) field)
    {
    case BC_FIELD_CHANNEL:
    case BC_FIELD_PETITIONER_KIND:
    case BC_FIELD_MATTER:
    case BC_FIELD_OTHER_MATTER:
    case BC_FIELD_DEPARTMENT:
    case BC_FIELD_VISITS:
    case BC_FIELD_WHAT_HAPPENED:
    case BC_FIELD_WHAT_IS_WANTED:
    case BC_FIELD_URGENCY:
    /* These are only shown where they are needed. */
    case BC_FIELD_ORIGINAL_NUMBER:
    case BC_FIELD_BACKDATE_REASON:
    case BC_FIELD_GUARDIAN:
    case BC_FIELD_URGENCY_REASON:
      return TRUE;
    case BC_FIELD_PETITIONER_NAME:
    case BC_FIELD_TELEPHONE:
      return !is_anonymous (values);
    case BC_FIELD_IDENTITY_KIND:
      return bc_intake_rules_value (values, BC_FIELD_IDENTITY_NUMBER) != NULL;
    case BC_FIELD_AGENT_NAME:
    case BC_FIELD_AGENT_RELATION:
    case BC_FIELD_AGENT_TELEPHONE:
      return has_agent (values);
    default:
      return FALSE;
    }
}

/* One message a field is enough, and a field that cannot be read is not also missing. */
static void
collect_in_order (const BcProblems *found, BcProblems *ordered)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const char *key = bc_field_info (cells[i].field)->key;
      const char *message = bc_problems_find (found, key);

      if (message != NULL)
        bc_problems_add (ordered, key, "%s", message);
    }
  /* A problem of what the form does not show must not vanish: it would block without a word. */
  for (guint i = 0; i < bc_problems_count (found); i++)
    {
      const char *key = bc_problems_field (found, i);
      int field = bc_field_find (key);

      if ((field < 0 || bc_intake_rules_position (field) == G_MAXUINT)
          && bc_problems_find (ordered, key) == NULL)
        bc_problems_add (ordered, key, "%s", bc_problems_message (found, i));
    }
}

BcRecord *
bc_intake_rules_read (GHashTable *values,
                      BcHall *hall,
                      gint64 now,
                      const char *staff,
                      BcProblems *problems,
                      BcProblems *warnings)
{
  g_autoptr (BcRecord) draft = bc_record_new ();
  g_autoptr (BcProblems) found = bc_problems_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      BcField field = cells[i].field;

      if (bc_intake_rules_applies (field, values))
        bc_input_set (draft, field, bc_intake_rules_value (values, field), hall, found);
    }
  bc_record_set_text (draft, BC_FIELD_RECEIVED_BY, staff);
  bc_intake_check (draft, hall, now, found, warnings);
  collect_in_order (found, problems);
  return g_steal_pointer (&draft);
}

static void
set_value (GHashTable *values, BcField field, char *text)
{
  if (text != NULL)
    g_hash_table_replace (values, g_strdup (bc_field_info (field)->key), text);
}

GHashTable *
bc_intake_rules_defaults (BcHall *hall, gint64 now, GHashTable *previous)
{
  static const BcField sticky[] = { BC_FIELD_CHANNEL, BC_FIELD_RECEIVED_WINDOW };
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (BcRecord) record = bc_record_new ();

  bc_intake_defaults (record, now, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (bc_record_has (record, cells[i].field))
        set_value (values, cells[i].field, bc_input_get (record, cells[i].field, hall));
    }
  g_hash_table_replace (values, g_strdup (BC_INTAKE_KEY_RECEIVED), g_strdup ("auto"));
  for (guint i = 0; previous != NULL && i < G_N_ELEMENTS (sticky); i++)
    {
      if (bc_intake_rules_value (previous, sticky[i]) != NULL)
        set_value (values, sticky[i], g_strdup (bc_intake_rules_value (previous, sticky[i])));
    }
  return values;
}

gboolean
bc_intake_rules_worth_keeping (GHashTable *values, GHashTable *defaults)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      BcField field = cells[i].field;

      /* These carry over from form to form, or are set by the clock: nobody has told anything yet.
       */
      if (field == BC_FIELD_CHANNEL || field == BC_FIELD_RECEIVED_WINDOW
          || (field == BC_FIELD_RECEIVED_AT
              && bc_intake_rules_flag (values, BC_INTAKE_KEY_RECEIVED)))
        continue;
      if (g_strcmp0 (bc_intake_rules_value (values, field), bc_intake_rules_value (defaults, field))
          != 0)
        return TRUE;
    }
  return FALSE;
}

char *
bc_intake_rules_who (GHashTable *values)
{
  const char *name = bc_intake_rules_value (values, BC_FIELD_PETITIONER_NAME);
  int kind;

  if (name != NULL && !is_anonymous (values))
    return bc_text_clean (name);
  kind =
      bc_enum_find (&bc_petitioner_kinds, bc_intake_rules_value (values, BC_FIELD_PETITIONER_KIND));
  return g_strdup (kind >= 0 ? bc_enum_label (&bc_petitioner_kinds, kind) : "");
}

char *
bc_intake_rules_what (GHashTable *values, BcHall *hall)
{
  const char *matter = bc_intake_rules_value (values, BC_FIELD_MATTER);
  const char *other = bc_intake_rules_value (values, BC_FIELD_OTHER_MATTER);
  const char *story = bc_intake_rules_value (values, BC_FIELD_WHAT_HAPPENED);
  g_autofree char *clean = NULL;

  if (bc_intake_rules_flag (values, BC_INTAKE_KEY_OTHER))
    matter = NULL;
  else
    other = NULL;
  if (matter != NULL)
    return g_strdup (hall != NULL ? bc_hall_name_of (hall, BC_TABLE_MATTERS, matter) : matter);
  if (other != NULL)
    return bc_text_clean (other);
  clean = story != NULL ? bc_text_clean (story) : NULL;
  if (clean == NULL)
    return g_strdup ("");
  return g_strndup (clean, strcspn (clean, "\n"));
}

/* The value of @field as it would be registered; NULL while it cannot be read. */
static char *
read_one (GHashTable *values, BcField field, BcHall *hall)
{
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autoptr (BcProblems) problems = bc_problems_new ();

  if (!bc_intake_rules_applies (field, values)
      || !bc_input_set (record, field, bc_intake_rules_value (values, field), hall, problems))
    return NULL;
  return g_strdup (bc_record_text (record, field));
}

char *
bc_intake_rules_repeat_key (GHashTable *values, BcHall *hall)
{
  g_autofree char *telephone = read_one (values, BC_FIELD_TELEPHONE, hall);
  g_autofree char *identity = read_one (values, BC_FIELD_IDENTITY_NUMBER, hall);
  g_autofree char *name = read_one (values, BC_FIELD_PETITIONER_NAME, hall);
  g_autofree char *matter = read_one (values, BC_FIELD_MATTER, hall);

  if (matter == NULL)
    matter = read_one (values, BC_FIELD_OTHER_MATTER, hall);
  /* A name alone, or a matter alone, would list half the hall. */
  if (telephone == NULL && identity == NULL && (name == NULL || matter == NULL))
    return NULL;
  return g_strdup_printf ("%s\n%s\n%s\n%s", telephone != NULL ? telephone : "",
                          identity != NULL ? identity : "", name != NULL ? name : "",
                          matter != NULL ? matter : "");
}

const char *
bc_intake_rules_identity_kind (GHashTable *values)
{
  int kind =
      bc_enum_find (&bc_petitioner_kinds, bc_intake_rules_value (values, BC_FIELD_PETITIONER_KIND));

  if (kind == BC_PETITIONER_PERSON)
    return bc_enum_code (&bc_identity_kinds, BC_IDENTITY_ID_CARD);
  if (kind == BC_PETITIONER_ENTERPRISE || kind == BC_PETITIONER_ORGANISATION)
    return bc_enum_code (&bc_identity_kinds, BC_IDENTITY_CREDIT_CODE);
  return NULL;
}

const char *
bc_intake_obstacle_text (BcIntakeObstacle obstacle)
{
  switch (obstacle)
    {
    case BC_INTAKE_NO_FILE:
      return _ ("No hall file is open. You can type; what you type is kept as a draft. Open the "
                "file to register.");
    case BC_INTAKE_READ_ONLY:
      return _ ("The hall file can only be read. You can type; what you type is kept as a draft. "
                "Ask for the right to write, then register.");
    case BC_INTAKE_LOST:
      return _ (
          "The hall file cannot be written at the moment. Go on registering: it is kept on this "
          "seat like a draft, without a number yet, and handed in by itself when the file is "
          "back.");
    case BC_INTAKE_NOBODY:
      return _ ("Nobody is signed in. Sign in as an intake clerk to register; what you type is "
                "kept as a draft.");
    case BC_INTAKE_NO_ROLE:
      return _ ("Who is signed in is not an intake clerk. Sign in as one to register; what you "
                "type is kept as a draft.");
    case BC_INTAKE_READY:
    default:
      return NULL;
    }
}
