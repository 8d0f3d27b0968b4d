/* What the files of the alerts share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-alerts.h"

G_BEGIN_DECLS

/* What was claimed at one level of the open file. */
typedef struct
{
  gboolean is_claiming;
  gboolean was_claimed;
  gint64 claimed_at;
  BcDay claimed_on;
  guint count; /* tickets at this level when it was claimed, or fewer that there were since */
} BcClaimed;

struct _BcAlerts
{
  GObject parent_instance;

  BcDesk *desk;
  BcNotifier *notifier;

  gboolean enabled;
  char *quiet_from;
  char *quiet_to;

  BcClaimed claimed[BC_N_ALERT_LEVELS];
  GHashTable *notices; /* id → BcToldNotice */
  guint n_notices;     /* since the start: ids are never used again */
  guint file;          /* how many files were opened: answers for an earlier one are dropped */
  guint look_source;
};

/* bc_alerts_new_notices: (transfer full) the empty table of what the desktop shows. */
GHashTable *bc_alerts_new_notices (void);
/* bc_alerts_tell: @tickets (element-type BcTicket), at least one, were claimed at @level: shows
 * them, then emits “told”. */
void bc_alerts_tell (BcAlerts *self, BcAlertLevel level, GPtrArray *tickets);
/* bc_alerts_withdraw_settled: takes away each notice none of whose tickets is what it says any
 * more. @ticket (nullable): only notices that tell of it. */
void bc_alerts_withdraw_settled (BcAlerts *self, BcTicket *ticket);
/* bc_alerts_withdraw_all: at the end of the file. */
void bc_alerts_withdraw_all (BcAlerts *self);
/* bc_alerts_dup_ticket: (transfer full) (nullable) the ticket that the notice @id opens: of several
 * the most pressing that still is what it says. */
BcTicket *bc_alerts_dup_ticket (BcAlerts *self, const char *id);
void
bc_alerts_emit_told (BcAlerts *self, BcAlertLevel level, GPtrArray *tickets, gboolean is_shown);

G_END_DECLS
