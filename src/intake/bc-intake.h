/* The intake form: what a person tells at the window becomes a ticket (domain model, “Intake
 * form”).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bc-desk.h"

G_BEGIN_DECLS

#define BC_TYPE_INTAKE (bc_intake_get_type ())
G_DECLARE_FINAL_TYPE (BcIntake, bc_intake, BC, INTAKE, GtkWidget)

/*
 * Properties (notified):
 *   call          gboolean: telephone mode, which shows only what a caller says first
 * Signals:
 *   open-ticket (BcTicket ticket)    the person wants to see a ticket: the one just registered, or
 * an earlier one registered (BcTicket ticket)     a ticket was registered; its record is there
 * Actions (on the widget):
 *   intake.register          registers the form, or shows what is wrong with it; Ctrl+Enter
 *   intake.new               puts the form among the drafts and begins another; Ctrl+N
 *   intake.discard           discards the form; can be undone
 *   intake.restore (s)       brings the draft back that was discarded last
 *   intake.attend            puts the focus on the first problem
 *   intake.call              turns the telephone mode on and off; Ctrl+T
 *   intake.open-registered   emits open-ticket for the ticket registered last
 *   intake.hide-error        hides the message that says why registering failed
 *
 * If the window has an action win.print-receipt, which takes a ticket's id (x), it is offered after
 * registering.
 *
 * Trace lines: “painted intake” (first frame with the hall and the drafts at hand), “intake
 * registered NUMBER”, “intake refused”; the journal writes “draft kept ID”.
 */

/**
 * bc_intake_new:
 * @desk: the program's door to the file; need not have a file open yet
 *
 * The form as the clerk left it last time: the newest draft is put into it, with the focus where
 * typing stopped; the others are listed behind “Drafts”. Everything that is typed is kept on this
 * seat's disk within a quarter of a second.
 *
 * Returns: (transfer floating): the form. Main thread.
 */
GtkWidget *bc_intake_new (BcDesk *desk);

/**
 * bc_intake_keep:
 *
 * Hands what has been typed to the draft journal now. It happens by itself at every pause, when a
 * field is left and when the form is hidden; the window calls it before it ends the program, and
 * bc_drafts_flush() after it.
 */
void bc_intake_keep (BcIntake *self);

G_END_DECLS
