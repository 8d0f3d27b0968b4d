/* One field of a ticket to be filled in: label, the editor that the field's kind asks for, and the
 * error at its place.
 *
 * Values go in and out as text, in the form of domain/bc-input.h, exactly as typed: what cannot be
 * read yet is kept, handed out and can be put back, so that a form loses nothing.
 *
 *   kind      editor
 *   TEXT      GtkEntry
 *   LONG      GtkTextView of three lines that grows to eight, with "12 / 2000" below it
 *   ENUM      GtkDropDown; the first row, "—", stands for nothing given (left out when the field is
 * required and set) CODE      BcCodeChooser CODES     BcCodesChooser COUNT     GtkEntry that takes
 * digits, Up and Down change it by one FLAG      GtkCheckButton that carries the label itself: "1"
 * or "0" DAY       BcDayEntry INSTANT   BcInstantEntry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_FIELD_EDITOR (bc_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (BcFieldEditor, bc_field_editor, BC, FIELD_EDITOR, GtkWidget)

/*
 * Properties (notified):
 *   field       int (read only): the BcField
 *   text        string, nullable: the value as text
 *   error       string, nullable: the problem shown at the field; NULL for none
 *   warning     string, nullable: shown like an error but does not block; an error hides it
 *   hint        string, nullable: a quiet line below the editor while there is neither error nor
 * warning required    boolean: marked with an asterisk, and told to assistive technology label
 * string: the label; bc_field_label() unless set touched     boolean (read only): the person
 * changed it since bc_field_editor_set_text() Signals: changed ()    the person changed the value;
 * not emitted by bc_field_editor_set_text(). An error is not taken away: the form decides left ()
 * the focus left the editor: a good moment to check this field
 */

/**
 * bc_field_editor_new:
 * @field: the field, BC_FIELD_REASON included
 * @hall: (nullable): the hall whose tables and zone count; can be given later
 * @today: the hall's local day
 *
 * Returns: (transfer floating): the editor. Main thread.
 */
GtkWidget *bc_field_editor_new (BcField field, BcHall *hall, BcDay today);

BcField bc_field_editor_get_field (BcFieldEditor *self);
/* bc_field_editor_get_text: (transfer full) (nullable) what bc_input_set() should be given; NULL
 * when nothing is given. A flag is "1" or "0". */
char *bc_field_editor_get_text (BcFieldEditor *self);
/* bc_field_editor_set_text: @text (nullable) as bc_input_get() or bc_field_editor_get_text() wrote
 * it; makes the field untouched. */
void bc_field_editor_set_text (BcFieldEditor *self, const char *text);
gboolean bc_field_editor_is_touched (BcFieldEditor *self);

const char *bc_field_editor_get_error (BcFieldEditor *self);
void bc_field_editor_set_error (BcFieldEditor *self, const char *message);
void bc_field_editor_set_warning (BcFieldEditor *self, const char *message);
void bc_field_editor_set_hint (BcFieldEditor *self, const char *hint);
gboolean bc_field_editor_get_required (BcFieldEditor *self);
void bc_field_editor_set_required (BcFieldEditor *self, gboolean required);
void bc_field_editor_set_label (BcFieldEditor *self, const char *label);

/* bc_field_editor_set_hall: for a form that outlives a change of the catalogue; the value stays. */
void bc_field_editor_set_hall (BcFieldEditor *self, BcHall *hall);
void bc_field_editor_set_today (BcFieldEditor *self, BcDay today);
/* bc_field_editor_set_department: CODE only: @department (nullable) keeps the rows of one
 * department (units, staff, matters). */
void bc_field_editor_set_department (BcFieldEditor *self, const char *department);

/* gtk_widget_grab_focus() on the editor puts the focus into what can be typed in. */

/* bc_field_editor_get_editor: (transfer none) the inner widget: GtkEntry, GtkTextView, GtkDropDown,
 * … as the table above says. */
GtkWidget *bc_field_editor_get_editor (BcFieldEditor *self);

G_END_DECLS
