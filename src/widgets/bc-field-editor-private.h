/* What the field editor's files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/bc-field-editor.h"

G_BEGIN_DECLS

struct _BcFieldEditor
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *head;
  GtkLabel *label;
  GtkWidget *mark;
  GtkWidget *slot;
  GtkWidget *foot;
  GtkLabel *message;
  GtkLabel *counter;

  /* in the slot */
  GtkWidget *editor;
  GtkWidget *focus_widget; /* what takes the focus and carries the name */
  GtkWidget *frame;        /* what shows the error's outline */

  const BcFieldInfo *info;
  BcField field;
  BcHall *hall;
  BcDay today;
  char *foreign; /* a text that a drop-down or check button cannot show, kept until it is changed */
  char *error;
  char *warning;
  char *hint;
  gboolean is_required;
  gboolean is_touched;
  gboolean setting;
};

/* bc_field_editor_build: makes the editor that the field's kind asks for and puts it into the slot.
 */
void bc_field_editor_build (BcFieldEditor *self);
/* bc_field_editor_read: (transfer full) (nullable) the editor's value as text. */
char *bc_field_editor_read (BcFieldEditor *self);
/* bc_field_editor_write: @text (nullable) into the editor. */
void bc_field_editor_write (BcFieldEditor *self, const char *text);
/* bc_field_editor_tell_changed: the person changed the editor's value. */
void bc_field_editor_tell_changed (BcFieldEditor *self);
/* bc_field_editor_update_foot: shows error, warning or hint, and the counter. */
void bc_field_editor_update_foot (BcFieldEditor *self);

G_END_DECLS
