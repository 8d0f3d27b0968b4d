/* What a year's table would change, line by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-year-words.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"

static const char *
kind_word (BcDayKind kind)
{
  switch (kind)
    {
    case BC_DAY_CLOSED:
      return C_ ("due step", "closed here");
    case BC_DAY_OPENED:
      return C_ ("due step", "open here");
    case BC_DAY_WORKING:
      return C_ ("kind of day", "working day");
    case BC_DAY_MAKE_UP:
      return C_ ("kind of day", "make-up working day");
    case BC_DAY_WEEKEND:
      return C_ ("kind of day", "weekend");
    case BC_DAY_HOLIDAY:
      return C_ ("kind of day", "day off");
    default:
      g_return_val_if_reached ("");
    }
}

char *
bc_year_difference_line (const BcWorkdaysDifference *difference)
{
  g_autofree char *date = bc_format_day (difference->day);

  if (difference->name == NULL)
    /* Translators: a date, what kind of day it is now, and what it becomes. */
    return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), date, kind_word (difference->before),
                            kind_word (difference->after));
  /* Translators: the same with the holiday's name. */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s, %4$s"), date, kind_word (difference->before),
                          kind_word (difference->after), difference->name);
}

static char *
dup_due (gint64 due, gboolean provisional, BcHall *hall)
{
  g_autofree char *text = NULL;

  if (due == BC_INT_NONE)
    return g_strdup ("—");
  text = bc_format_instant (due, hall, BC_INSTANT_NONE);
  /* Translators: a date that may still change, as the holidays of its year are not known. */
  return provisional ? g_strdup_printf (_ ("%s (provisional)"), text) : g_steal_pointer (&text);
}

char *
bc_year_shift_line (const BcDueShift *shift, BcHall *hall)
{
  g_autofree char *before = dup_due (shift->old_due, shift->was_provisional, hall);
  g_autofree char *after = dup_due (shift->new_due, shift->provisional, hall);

  /* Translators: a ticket's number, when it was due, when it is due by the new table, department. */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s · %4$s"), shift->number, before, after,
                          bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, shift->department));
}

char *
bc_year_problem_line (const BcProblems *problems, guint index)
{
  const char *field = bc_problems_field (problems, index);
  const char *message = bc_problems_message (problems, index);

  if (!g_ascii_isdigit (field[0]))
    return g_strdup (message);
  /* Translators: the number of a row of a file, and what is wrong with it. */
  return g_strdup_printf (_ ("Row %1$s: %2$s"), field, message);
}
