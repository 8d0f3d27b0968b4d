/* What the sheets over many tickets say: the day's pool list and a department's board.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include "domain/bc-format.h"

#include <glib/gi18n.h>

#define NOON (12 * 3600)

/* Domain model, section 1: a day's work orders must be at the district by 12:00 of the next working day. */
static char *
filled_pool_line (const BcPaperSource *source)
{
  GTimeZone *zone = bc_hall_zone (source->hall);
  gboolean provisional = FALSE;
  gint64 gate =
      bc_workdays_noon_gate (bc_hall_workdays (source->hall),
                             bc_instant_from_local (source->day, NOON, zone), zone, &provisional);
  g_autofree char *day = bc_format_day (source->day);
  g_autofree char *by = bc_format_instant (gate, source->hall, BC_INSTANT_NONE);
  g_autofree char *until =
      provisional ? g_strdup_printf (C_ ("paper", "%s (%s)"), by, C_ ("paper", "provisional"))
                  : g_strdup (by);

  /* Translators: day, number of tickets, and the time by which the list must be at the district */
  return g_strdup_printf (C_ ("paper", "Day: %1$s    Tickets: %2$u    To the district by: %3$s"),
                          day, source->records->len, until);
}

char *
bc_content_pool_line (const BcPaperSource *source)
{
  if (source->blank != NULL)
    /* Translators: to be filled in by hand; in Chinese with ideographic spaces */
    return g_strdup (
        C_ ("paper", "Day: ____-__-__    Tickets: ____    To the district by: ____-__-__ __:__"));
  return filled_pool_line (source);
}

static guint
count_overdue (const BcPaperSource *source)
{
  guint n = 0;

  for (guint i = 0; i < source->records->len; i++)
    n +=
        bc_nearness (g_ptr_array_index (source->records, i), source->hall, source->printed_at, NULL)
        == BC_NEARNESS_OVERDUE;
  return n;
}

char *
bc_content_board_line (const BcPaperSource *source)
{
  g_autofree char *at = bc_format_instant (source->printed_at, source->hall, BC_INSTANT_NONE);

  if (source->blank != NULL)
    /* Translators: to be filled in by hand; in Chinese with ideographic spaces */
    return g_strdup (
        C_ ("paper", "Department: ____________    As of: ____-__-__ __:__    Tickets: ____"));
  /* Translators: a department, a time, number of tickets, and how many of them are overdue */
  return g_strdup_printf (C_ ("paper",
                              "Department: %1$s    As of: %2$s    Tickets: %3$u, overdue: %4$u"),
                          source->department != NULL
                              ? bc_hall_name_of (source->hall, BC_TABLE_DEPARTMENTS,
                                                 source->department)
                              : C_ ("paper", "all"),
                          at, source->records->len, count_overdue (source));
}

static BcColumn
column_at (const BcPaperSource *source, guint index)
{
  return bc_state_column (bc_record_state (g_ptr_array_index (source->records, index)));
}

gboolean
bc_content_is_first_of_column (const BcPaperSource *source)
{
  return source->item < source->records->len
         && (source->item == 0
             || column_at (source, source->item) != column_at (source, source->item - 1));
}

char *
bc_content_column (const BcPaperSource *source)
{
  BcColumn column = column_at (source, source->item);
  guint n = 0;

  for (guint i = 0; i < source->records->len; i++)
    n += column_at (source, i) == column;
  /* Translators: a column of the board and how many tickets it has */
  return g_strdup_printf (C_ ("paper", "%1$s: %2$u"),
                          column != BC_COLUMN_NONE ? bc_enum_label (&bc_columns, (int) column)
                                                   : C_ ("paper", "not on the board"),
                          n);
}

char *
bc_content_number_received (const BcPaperSource *source)
{
  g_autofree char *number = bc_content_field (source, BC_FIELD_NUMBER);
  g_autofree char *at = bc_content_received_at (source);
  g_autofree char *channel = bc_content_channel (source);

  return bc_content_join ("\n", 3, number, at, channel);
}

char *
bc_content_number_urgency (const BcPaperSource *source)
{
  g_autofree char *number = bc_content_field (source, BC_FIELD_NUMBER);
  g_autofree char *urgency = bc_content_field (source, BC_FIELD_URGENCY);

  return bc_record_enum (source->record, BC_FIELD_URGENCY) > BC_URGENCY_NORMAL
             ? bc_content_join ("\n", 2, number, urgency)
             : g_steal_pointer (&number);
}

char *
bc_content_due_near (const BcPaperSource *source)
{
  g_autofree char *due =
      bc_content_instant (source, bc_record_int (source->record, BC_FIELD_DUE_AT));
  g_autofree char *near = bc_format_nearness (source->record, source->hall, source->printed_at);

  return bc_content_join ("\n", 2, due, near);
}

/* What the task force proposes: departments, limit, opinion. */
char *
bc_content_proposal (const BcPaperSource *source)
{
  g_autofree char *lead = bc_content_field (source, BC_FIELD_LEAD_DEPARTMENT);
  g_autofree char *assisting = bc_content_field (source, BC_FIELD_ASSISTING_DEPARTMENTS);
  g_autofree char *limit = bc_content_limit (source);
  g_autofree char *opinion = bc_content_field (source, BC_FIELD_OPINION);

  return bc_content_join ("\n", 4, lead, assisting, limit, opinion);
}
