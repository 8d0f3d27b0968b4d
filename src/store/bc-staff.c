/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/bc-staff.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-text.h"
#include "store/bc-engine.h"
#include "store/bc-hall-rows.h"

#define CODE_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
#define CODE_LENGTH  32
#define NAME_LENGTH  60

static gboolean
is_code (const char *code)
{
  return code != NULL && *code != '\0' && strlen (code) <= CODE_LENGTH
         && strspn (code, CODE_LETTERS) == strlen (code);
}

/* The department's entry, or NULL where the person has none; a problem is added where it is one
 * that cannot be. */
static const BcEntry *
check_department (BcHall *hall, const BcEntry *member, BcProblems *problems)
{
  const BcEntry *department;

  if (member->department == NULL)
    return NULL;
  department = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, member->department);
  if (department == NULL)
    bc_problems_add (problems, "department", _ ("The hall has no department “%s”."),
                     member->department);
  return department;
}

/* Also those of the running transaction count, which the hall's snapshot does not have. */
static gboolean
is_taken (BcEngine *engine, const char *code, gint64 *count, GError **error)
{
  g_autoptr (BcStatement) statement =
      bc_engine_prepare (engine,
                         "SELECT COUNT(*), SUM(CASE WHEN code = $1 THEN 1 ELSE 0 END) FROM "
                         "catalogue WHERE kind = "
                         "'staff'",
                         error);
  gboolean taken = TRUE;

  if (statement == NULL)
    return TRUE;
  bc_statement_bind_text (statement, 1, code);
  if (bc_statement_step (statement, error) != BC_STEP_ROW)
    return TRUE;
  *count = bc_statement_int (statement, 0);
  taken = *count > 0 && bc_statement_int (statement, 1) > 0;
  if (taken)
    g_set_error (error, BC_ERROR, BC_ERROR_EXISTS, _ ("There is a member of staff “%s” already."),
                 code);
  return taken;
}

gboolean
bc_staff_add (BcEngine *engine, const BcEntry *member, GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autofree char *name = member->name != NULL ? bc_text_clean (member->name) : NULL;
  const BcEntry *department = check_department (bc_engine_hall (engine), member, problems);
  g_autoptr (BcHall) rows = NULL;
  BcEntry entry = { .version = 1, .ended_on = BC_DAY_NONE };
  gint64 count = 0;

  if (!is_code (member->code))
    bc_problems_add (problems, "code",
                     _ ("A code has 1 to %d letters, digits, dots, hyphens or underscores."),
                     CODE_LENGTH);
  if (bc_text_is_blank (name) || bc_text_length (name) > NAME_LENGTH)
    bc_problems_add (problems, "name", _ ("A name of 1 to %d characters is needed."), NAME_LENGTH);
  if (member->roles == 0)
    bc_problems_add (problems, "roles", _ ("At least one role is needed."));
  if (!bc_problems_to_error (problems, error) || is_taken (engine, member->code, &count, error))
    return FALSE;

  entry.code = member->code;
  entry.name = name;
  entry.roles = member->roles;
  entry.department = department != NULL ? department->code : NULL;
  entry.position = (int) count;
  rows = bc_hall_new ();
  bc_hall_add (rows, BC_TABLE_STAFF, &entry);
  return bc_hall_rows_write (engine, rows, NULL, error);
}
