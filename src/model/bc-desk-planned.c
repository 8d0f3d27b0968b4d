/* What every plan leaves on the main thread: the calendar has changed, and it can be taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

struct _BcPlanned
{
  gint64 ticket;
  char *operation;
  char *staff; /* who planned it: somebody else may have signed in meanwhile */
  char *label;
};

BcPlanned *
bc_desk_planned_new (BcDesk *self, gint64 ticket, const char *operation, const char *format)
{
  BcPlanned *planned = g_new0 (BcPlanned, 1);
  BcRecord *record = ticket != 0 ? bc_ticket_get_record (bc_desk_get_ticket (self, ticket)) : NULL;
  const char *number = record != NULL ? bc_record_text (record, BC_FIELD_NUMBER) : NULL;
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  planned->ticket = ticket;
  planned->operation = g_strdup (operation);
  planned->staff = g_strdup (self->staff);
  planned->label = g_strjoinv (number != NULL ? number : "", halves);
  return planned;
}

void
bc_desk_planned_free (gpointer data)
{
  BcPlanned *planned = data;

  g_free (planned->operation);
  g_free (planned->staff);
  g_free (planned->label);
  g_free (planned);
}

gpointer
bc_desk_planned (BcDesk *self, gpointer result, gpointer data)
{
  BcPlanned *planned = data;

  if (g_strcmp0 (planned->staff, self->staff) == 0)
    bc_desk_push_undo (self, planned->ticket, planned->operation,
                       g_steal_pointer (&planned->label));
  bc_desk_count_callbacks (self);
  bc_desk_emit_agenda_changed (self);
  return GINT_TO_POINTER (TRUE);
}
