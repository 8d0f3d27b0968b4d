/* A small modal form: a title, rows, one button that accepts and one that cancels, and a place
 * where it says what is wrong.
 *
 * It decides nothing and stores nothing: whoever made it hears `accepted`, runs what is to be done
 * and then closes it with gtk_window_destroy(), or tells it what went wrong; until then it cannot be
 * accepted again, and nothing typed is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BC_TYPE_FORM_DIALOG (bc_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (BcFormDialog, bc_form_dialog, BC, FORM_DIALOG, AdwWindow)

struct _BcFormDialogClass
{
  AdwWindowClass parent_class;

  /* check: (nullable) (transfer full) what is wrong with what was typed, NULL when it may be
   * accepted; the default accepts everything. */
  char *(*check) (BcFormDialog *self);
};

/*
 * Signals:
 *   accepted ()   the button, Enter in an entry that activates the default, or Ctrl+Enter, and
 *                 what was typed passed the check
 *
 * Esc closes it.
 */

/* bc_form_dialog_new: @title (translated) and the word of its button. Main thread, as all of this
 * room. */
GtkWidget *bc_form_dialog_new (const char *title, const char *accept_label);
/* bc_form_dialog_setup: for subclasses and bc_form_dialog_new(). */
void bc_form_dialog_setup (BcFormDialog *self, const char *title, const char *accept_label);

/* bc_form_dialog_add: appends @row as it is. */
void bc_form_dialog_add (BcFormDialog *self, GtkWidget *row);
/* bc_form_dialog_add_field: appends @editor below @label, which may have a mnemonic. Returns:
 * (transfer none): the row, to be hidden and shown. */
GtkWidget *bc_form_dialog_add_field (BcFormDialog *self, const char *label, GtkWidget *editor);
/* bc_form_dialog_set_intro: @text (nullable): what it is about, at the top. */
void bc_form_dialog_set_intro (BcFormDialog *self, const char *text);

/* bc_form_dialog_set_busy: while the store works it cannot be accepted a second time. */
void bc_form_dialog_set_busy (BcFormDialog *self, gboolean busy);
/* bc_form_dialog_set_error: shows @message (NULL: takes it away) and takes input again. */
void bc_form_dialog_set_error (BcFormDialog *self, const char *message);
const char *bc_form_dialog_get_error (BcFormDialog *self);
/* bc_form_dialog_accept: as if the button had been pressed. */
void bc_form_dialog_accept (BcFormDialog *self);

G_END_DECLS
