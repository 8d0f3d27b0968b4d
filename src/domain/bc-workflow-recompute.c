/* What another year's table makes of the dates of an open ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-workflow.h"

/* Both tables and the day from which what is left is counted. */
typedef struct
{
  BcHall *hall;
  BcWorkdays *workdays;
  BcDay base;
} Shift;

/* @instant with as many working days left as before; the same instant where it is past. */
static gint64
shifted (const Shift *shift, gint64 instant)
{
  GTimeZone *zone = bc_hall_zone (shift->hall);
  int second, left;
  BcDay day, moved;

  if (instant == BC_INT_NONE)
    return instant;
  day = bc_instant_to_day (instant, zone, &second);
  if (day <= shift->base)
    return instant;
  left = bc_workdays_between (bc_hall_workdays (shift->hall), shift->base, day);
  moved = bc_workdays_add (shift->workdays, shift->base, left, NULL);
  /* Nothing falls due on the day itself because a day off was put in between. */
  if (left == 0)
    moved = day;
  return moved == day ? instant : bc_instant_from_local (moved, second, zone);
}

static void
shift_field (const Shift *shift, BcRecord *record, BcField field)
{
  if (bc_record_has (record, field))
    bc_record_set_int (record, field, shifted (shift, bc_record_int (record, field)));
}

static void
shift_parts (const Shift *shift, BcRecord *record)
{
  for (guint i = 0; i < bc_record_n_parts (record); i++)
    {
      BcPart part = *bc_record_part (record, i);
      gint64 due = shifted (shift, part.due_at);

      if (due == part.due_at || part.state == BC_PART_REPORTED || part.state == BC_PART_WAIVED)
        continue;
      part.due_at = due;
      bc_record_set_part (record, &part);
    }
}

static void
set_provisional (const Shift *shift, BcRecord *record)
{
  gint64 due = bc_record_int (record, BC_FIELD_DUE_AT);
  gboolean provisional;

  if (due == BC_INT_NONE)
    return;
  bc_workdays_kind (shift->workdays, bc_hall_day (shift->hall, due), NULL, &provisional);
  bc_record_set_int (record, BC_FIELD_DUE_PROVISIONAL, provisional);
}

static gboolean
differs (const BcRecord *a, const BcRecord *b)
{
  static const BcField fields[] = { BC_FIELD_DUE_AT,          BC_FIELD_ORIGINAL_DUE_AT,
                                    BC_FIELD_DUE_PROVISIONAL, BC_FIELD_EXTENSION_DUE_AT,
                                    BC_FIELD_ANSWER_DUE_AT,   BC_FIELD_CONTACT_DUE_AT,
                                    BC_FIELD_RECTIFY_DUE_AT,  BC_FIELD_GATE_AT };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!bc_record_equal_field (a, b, fields[i]))
      return TRUE;
  for (guint i = 0; i < bc_record_n_parts (a); i++)
    if (bc_record_part (a, i)->due_at != bc_record_part (b, i)->due_at)
      return TRUE;
  return FALSE;
}

gboolean
bc_workflow_recompute (
    const BcRecord *record, BcHall *hall, BcWorkdays *workdays, gint64 now, BcRecord **after)
{
  g_autoptr (BcRecord) result = NULL;
  gint64 suspended = bc_record_int (record, BC_FIELD_SUSPENDED_AT);
  Shift shift = { .hall = hall, .workdays = workdays, .base = bc_hall_day (hall, now) };

  *after = NULL;
  if (!bc_state_is_open (bc_record_state (record)))
    return FALSE;
  result = bc_record_copy (record);
  if (bc_record_state (record) == BC_STATE_SUSPENDED && suspended != BC_INT_NONE)
    shift.base = bc_hall_day (hall, suspended);
  shift_field (&shift, result, BC_FIELD_DUE_AT);
  shift_field (&shift, result, BC_FIELD_ORIGINAL_DUE_AT);
  shift_field (&shift, result, BC_FIELD_EXTENSION_DUE_AT);
  shift_parts (&shift, result);
  set_provisional (&shift, result);
  shift.base = bc_hall_day (hall, now);
  shift_field (&shift, result, BC_FIELD_ANSWER_DUE_AT);
  shift_field (&shift, result, BC_FIELD_CONTACT_DUE_AT);
  shift_field (&shift, result, BC_FIELD_RECTIFY_DUE_AT);
  if (bc_record_state (record) == BC_STATE_REGISTERED && bc_record_has (record, BC_FIELD_GATE_AT)
      && bc_record_int (record, BC_FIELD_GATE_AT) > now)
    bc_record_set_int (result, BC_FIELD_GATE_AT,
                       bc_workdays_noon_gate (workdays,
                                              bc_record_int (record, BC_FIELD_RECEIVED_AT),
                                              bc_hall_zone (hall), NULL));
  if (!differs (record, result))
    return FALSE;
  *after = g_steal_pointer (&result);
  return TRUE;
}
