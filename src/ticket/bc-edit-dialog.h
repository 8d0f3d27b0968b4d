/* The form that changes facts of a ticket without moving it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"
#include "widgets/bc-form-dialog.h"

G_BEGIN_DECLS

#define BC_TYPE_EDIT_DIALOG (bc_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcEditDialog, bc_edit_dialog, BC, EDIT_DIALOG, BcFormDialog)

/**
 * bc_edit_dialog_new:
 * @title: the group of facts
 * @fields: (element-type int): the BcFields that may be changed
 *
 * Returns: (transfer none): the dialog; BcFormDialog::accepted says that something was changed and
 *   can be read
 */
BcEditDialog *bc_edit_dialog_new (GtkWindow *parent,
                                  const char *title,
                                  BcRecord *record,
                                  GArray *fields,
                                  BcHall *hall,
                                  BcDay today);

/* bc_edit_dialog_get_input: (transfer full) (element-type utf8 utf8): the new texts by field key, of
 * the fields that were changed; "" for one that was emptied. */
GHashTable *bc_edit_dialog_get_input (BcEditDialog *self);
/**
 * bc_edit_dialog_merge:
 * @theirs: the ticket as somebody else has made it since the dialog was opened
 * @message: who did what and when, as the store says
 *
 * Goes on from @theirs. Fields that the person has not touched show their value; at a field that both have changed the value typed here stays, theirs and the one before stand below
 * it, and a button takes theirs: to keep is to save, and a text can be put together by hand.
 *
 * Returns: whether nothing clashes, so that what was typed can be saved as it is
 */
gboolean bc_edit_dialog_merge (BcEditDialog *self, BcRecord *theirs, const char *message);
/* bc_edit_dialog_is_merged: it has been merged with another seat's change. */
gboolean bc_edit_dialog_is_merged (BcEditDialog *self);
/* bc_edit_dialog_failed: shows problems at their fields, anything else at the top. */
void bc_edit_dialog_failed (BcEditDialog *self, const GError *error);

G_END_DECLS
