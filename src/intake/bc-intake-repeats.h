/* What is listed below the matter when somebody has come before: tickets of the last 90 days that
 * look like the draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-ticket.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_INTAKE_REPEATS (bc_intake_repeats_get_type ())
G_DECLARE_FINAL_TYPE (BcIntakeRepeats, bc_intake_repeats, BC, INTAKE_REPEATS, GtkWidget)

/*
 * Signals:
 *   open-ticket (BcTicket ticket)    a row was activated
 *   repeat (BcTicket ticket)         the clerk confirms that the draft repeats this ticket
 */

/**
 * bc_intake_repeats_set:
 * @tickets: (nullable) (element-type BcTicket): what was found, newest first; those without a
 * record are left out
 * @what_happened: (nullable): the draft's text: a ticket that has the same one is marked, since the
 * draft may have been registered already when the program was interrupted
 *
 * Shows the tickets, or hides the whole when there is none.
 */
void bc_intake_repeats_set (
    BcIntakeRepeats *self, GPtrArray *tickets, const char *what_happened, BcHall *hall, gint64 now);

G_END_DECLS
