/* What can lie on the calendar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-agenda-kinds.h"

#include <glib/gi18n.h>

gboolean
bc_agenda_filter_wants (const BcAgendaFilter *self, BcAgendaKind kind)
{
  return self == NULL || self->kinds == 0 || (self->kinds & (1u << kind)) != 0;
}

const char *
bc_follow_up_label (BcFollowUp follow_up)
{
  switch (follow_up)
    {
    case BC_FOLLOW_UP_ANSWER:
      return _ ("Handle again or explain");
    case BC_FOLLOW_UP_CONTACT:
      return _ ("Contact after a bad rating");
    case BC_FOLLOW_UP_RECTIFY:
      return _ ("Rectify after a bad rating");
    case BC_FOLLOW_UP_NONE:
    case BC_N_FOLLOW_UPS:
    default:
      return "";
    }
}
