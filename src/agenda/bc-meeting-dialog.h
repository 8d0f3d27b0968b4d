/* The form of a meeting (会商): when and how long, about what, where, who takes part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-meeting.h"
#include "model/bc-desk.h"
#include "widgets/bc-form-dialog.h"

G_BEGIN_DECLS

#define BC_TYPE_MEETING_DIALOG (bc_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcMeetingDialog, bc_meeting_dialog, BC, MEETING_DIALOG, BcFormDialog)

/**
 * bc_meeting_dialog_new:
 * @meeting: (nullable): the one that is to be changed; NULL for a new one, for which the ticket is
 * asked
 * @day: on which a new one is proposed
 *
 * Returns: (transfer none): the dialog; BcFormDialog::accepted says that what was typed can be saved
 */
BcMeetingDialog *
bc_meeting_dialog_new (GtkWindow *parent, BcDesk *desk, BcMeeting *meeting, BcDay day);
/* bc_meeting_dialog_get_meeting: (transfer full) what was typed, with its ticket. */
BcMeeting *bc_meeting_dialog_get_meeting (BcMeetingDialog *self);

G_END_DECLS
