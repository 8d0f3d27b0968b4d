/* What the noon gate's page says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-gate-words.h"

#include <glib/gi18n.h>

/* No year has more days off in a row; beyond the table the weekends end. */
#define MOST_DAYS_OFF 30

BcGateState
bc_gate_state (const BcDeskGateItem *item)
{
  if (item->sent_at != BC_INT_NONE)
    return item->late ? BC_GATE_SENT_LATE : BC_GATE_SENT;
  if (item->late)
    return BC_GATE_LATE;
  return bc_gate_can_send (item) ? BC_GATE_READY : BC_GATE_LACKING;
}

const char *
bc_gate_state_word (BcGateState state)
{
  switch (state)
    {
    case BC_GATE_LATE:
      return C_ ("noon gate", "Late, not sent");
    case BC_GATE_LACKING:
      return C_ ("noon gate", "Incomplete");
    case BC_GATE_READY:
      return C_ ("noon gate", "Ready");
    case BC_GATE_SENT_LATE:
      return C_ ("noon gate", "Sent late");
    case BC_GATE_SENT:
      return C_ ("noon gate", "Sent");
    case BC_N_GATE_STATES:
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
bc_gate_can_send (const BcDeskGateItem *item)
{
  return item->sent_at == BC_INT_NONE && (item->lacks == NULL || *item->lacks == '\0');
}

char *
bc_gate_countdown (gint64 now, gint64 gate)
{
  gint64 minutes = (ABS (gate - now) + BC_MINUTE - 1) / BC_MINUTE;
  int days = (int) (minutes / (24 * 60));
  int hours = (int) (minutes / 60 % 24);
  int rest = (int) (minutes % 60);

  if (now > gate)
    {
      if (days > 0)
        /* Translators: how long a noon has passed: days and hours. */
        return g_strdup_printf (_ ("%1$d d %2$d h past"), days, hours);
      if (hours > 0)
        return g_strdup_printf (_ ("%1$d h %2$d min past"), hours, rest);
      return g_strdup_printf (_ ("%d min past"), rest);
    }
  if (days > 0)
    /* Translators: how long it is until a noon: days and hours. */
    return g_strdup_printf (_ ("%1$d d %2$d h left"), days, hours);
  if (hours > 0)
    return g_strdup_printf (_ ("%1$d h %2$d min left"), hours, rest);
  return g_strdup_printf (_ ("%d min left"), rest);
}

char *
bc_gate_summary (GPtrArray *items)
{
  guint counts[BC_N_GATE_STATES] = { 0 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    counts[bc_gate_state (g_ptr_array_index (items, i))]++;
  g_string_append_printf (text, ngettext ("%u work order", "%u work orders", items->len),
                          items->len);
  for (int state = 0; state < BC_N_GATE_STATES; state++)
    if (counts[state] > 0)
      /* Translators: how a work order stands, and how many do. */
      g_string_append_printf (text, _ (" · %1$s %2$u"), bc_gate_state_word ((BcGateState) state),
                              counts[state]);
  return g_string_free (text, FALSE);
}

static int
by_state (gconstpointer a, gconstpointer b)
{
  const BcDeskGateItem *first = *(BcDeskGateItem *const *) a;
  const BcDeskGateItem *second = *(BcDeskGateItem *const *) b;
  BcGateState first_state = bc_gate_state (first);
  BcGateState second_state = bc_gate_state (second);
  BcRecord *first_record = bc_ticket_get_record (first->ticket);
  BcRecord *second_record = bc_ticket_get_record (second->ticket);

  if (first_state != second_state)
    return first_state < second_state ? -1 : 1;
  return g_strcmp0 (bc_record_text (first_record, BC_FIELD_NUMBER),
                    bc_record_text (second_record, BC_FIELD_NUMBER));
}

void
bc_gate_sort (GPtrArray *items)
{
  g_ptr_array_sort (items, by_state);
}

BcDay
bc_gate_step (BcHall *hall, BcDay day, int direction)
{
  for (int i = 1; i <= MOST_DAYS_OFF; i++)
    if (bc_workdays_is_working (bc_hall_workdays (hall), day + i * direction))
      return day + i * direction;
  return day + direction;
}
