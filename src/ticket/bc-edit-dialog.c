/* The form that changes facts of a ticket without moving it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-edit-dialog.h"

#include <glib/gi18n.h>

#include "base/bc-error.h"
#include "domain/bc-format.h"
#include "domain/bc-input.h"
#include "domain/bc-merge.h"
#include "widgets/bc-field-editor.h"

struct _BcEditDialog
{
  BcFormDialog parent_instance;

  GPtrArray *editors; /* (element-type BcFieldEditor), children of the form */
  GPtrArray *before;  /* (element-type utf8) their texts at first, nullable */
  GPtrArray *
      others; /* (element-type GtkBox) below each editor: another seat's value, hidden while there is none */
  gboolean is_merged;
  BcRecord *record;
  BcHall *hall;
};

G_DEFINE_FINAL_TYPE (BcEditDialog, bc_edit_dialog, BC_TYPE_FORM_DIALOG)

static gboolean
is_changed (BcEditDialog *self, guint index, char **text)
{
  const char *before = g_ptr_array_index (self->before, index);

  *text = bc_field_editor_get_text (g_ptr_array_index (self->editors, index));
  return g_strcmp0 (*text, before) != 0;
}

static void
show_problems (BcEditDialog *self, const BcProblems *problems)
{
  BcFieldEditor *first = NULL;

  for (guint i = 0; i < self->editors->len; i++)
    {
      BcFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const BcFieldInfo *info = bc_field_info (bc_field_editor_get_field (editor));
      const char *message = bc_problems_find (problems, info->key);

      bc_field_editor_set_error (editor, message);
      if (message != NULL && first == NULL)
        first = editor;
    }
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* (nullable): the first message that no editor of the form shows. */
static const char *
find_homeless (BcEditDialog *self, const BcProblems *problems)
{
  for (guint i = 0; i < bc_problems_count (problems); i++)
    {
      gboolean shown = FALSE;

      for (guint j = 0; j < self->editors->len; j++)
        {
          BcFieldEditor *editor = g_ptr_array_index (self->editors, j);

          shown = shown
                  || g_str_equal (bc_field_info (bc_field_editor_get_field (editor))->key,
                                  bc_problems_field (problems, i));
        }
      if (!shown)
        return bc_problems_message (problems, i);
    }
  return NULL;
}

static char *
bc_edit_dialog_check (BcFormDialog *dialog)
{
  BcEditDialog *self = BC_EDIT_DIALOG (dialog);
  g_autoptr (BcProblems) problems = bc_problems_new ();
  g_autoptr (BcRecord) draft = bc_record_copy (self->record);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->editors->len; i++)
    {
      BcField field = bc_field_editor_get_field (g_ptr_array_index (self->editors, i));
      g_autofree char *text = NULL;

      if (!is_changed (self, i, &text))
        continue;
      changed = TRUE;
      bc_input_set (draft, field, text, self->hall, problems);
    }
  show_problems (self, problems);
  if (!changed)
    return g_strdup (_ ("Nothing has been changed yet."));
  if (bc_problems_count (problems) > 0)
    return g_strdup (_ ("Something cannot be read: it is marked at its field."));
  return NULL;
}

static void
bc_edit_dialog_dispose (GObject *object)
{
  BcEditDialog *self = BC_EDIT_DIALOG (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->hall, bc_hall_unref);

  G_OBJECT_CLASS (bc_edit_dialog_parent_class)->dispose (object);
}

static void
bc_edit_dialog_class_init (BcEditDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bc_edit_dialog_dispose;
  BC_FORM_DIALOG_CLASS (klass)->check = bc_edit_dialog_check;
}

static void
bc_edit_dialog_init (BcEditDialog *self)
{
  self->editors = g_ptr_array_new ();
  self->before = g_ptr_array_new_with_free_func (g_free);
  self->others = g_ptr_array_new ();
}

static void
add_editor (BcEditDialog *self, BcField field, BcDay today)
{
  GtkWidget *editor = bc_field_editor_new (field, self->hall, today);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *other = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *text = bc_input_get (self->record, field, self->hall);

  bc_field_editor_set_text (BC_FIELD_EDITOR (editor), text);
  if (field == BC_FIELD_UNIT)
    bc_field_editor_set_department (BC_FIELD_EDITOR (editor),
                                    bc_record_text (self->record, BC_FIELD_DEPARTMENT));
  else if (field == BC_FIELD_HANDLER)
    bc_field_editor_set_department (BC_FIELD_EDITOR (editor),
                                    bc_record_text (self->record, BC_FIELD_LEAD_DEPARTMENT));
  gtk_widget_set_visible (other, FALSE);
  gtk_widget_add_css_class (other, "other-value");
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), other);
  bc_form_dialog_add (BC_FORM_DIALOG (self), box);
  g_ptr_array_add (self->editors, editor);
  g_ptr_array_add (self->others, other);
  /* As the editor hands it out, which may write the same value in another way. */
  g_ptr_array_add (self->before, bc_field_editor_get_text (BC_FIELD_EDITOR (editor)));
}

BcEditDialog *
bc_edit_dialog_new (GtkWindow *parent,
                    const char *title,
                    BcRecord *record,
                    GArray *fields,
                    BcHall *hall,
                    BcDay today)
{
  BcEditDialog *self;

  g_return_val_if_fail (record != NULL && hall != NULL, NULL);
  g_return_val_if_fail (fields != NULL && fields->len > 0, NULL);

  self = g_object_new (BC_TYPE_EDIT_DIALOG, "transient-for", parent, NULL);
  bc_form_dialog_setup (BC_FORM_DIALOG (self), title, _ ("_Save"));
  self->record = bc_record_ref (record);
  self->hall = bc_hall_ref (hall);
  for (guint i = 0; i < fields->len; i++)
    add_editor (self, g_array_index (fields, int, i), today);
  gtk_widget_grab_focus (g_ptr_array_index (self->editors, 0));
  return self;
}

GHashTable *
bc_edit_dialog_get_input (BcEditDialog *self)
{
  GHashTable *input = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (BC_IS_EDIT_DIALOG (self), input);

  for (guint i = 0; i < self->editors->len; i++)
    {
      BcField field = bc_field_editor_get_field (g_ptr_array_index (self->editors, i));
      g_autofree char *text = NULL;

      if (is_changed (self, i, &text))
        g_hash_table_insert (input, g_strdup (bc_field_info (field)->key),
                             text != NULL ? g_steal_pointer (&text) : g_strdup (""));
    }
  return input;
}

/* Two people, one field. */

static guint
find_editor (BcEditDialog *self, BcField field)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (bc_field_editor_get_field (g_ptr_array_index (self->editors, i)) == field)
      return i;
  return G_MAXUINT;
}

static void
hide_other (BcEditDialog *self, guint index)
{
  GtkWidget *other = g_ptr_array_index (self->others, index);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (other)) != NULL)
    gtk_box_remove (GTK_BOX (other), child);
  gtk_widget_set_visible (other, FALSE);
}

static void
take_theirs_cb (GtkButton *button, BcEditDialog *self)
{
  BcField field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "bc-field"));
  guint index = find_editor (self, field);
  g_autofree char *text = bc_input_get (self->record, field, self->hall);

  bc_field_editor_set_text (g_ptr_array_index (self->editors, index), text);
  gtk_widget_grab_focus (g_ptr_array_index (self->editors, index));
  hide_other (self, index);
}

/* @text (transfer full). */
static void
append_line (GtkWidget *other, char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (other), label);
  g_free (text);
}

static const char *
or_nothing (const char *value)
{
  return value[0] != '\0' ? value : _ ("nothing");
}

static void
show_clash (BcEditDialog *self, const BcRecord *base, const BcMergeClash *clash)
{
  guint index = find_editor (self, clash->field);
  GtkWidget *other = g_ptr_array_index (self->others, index);
  g_autofree char *theirs = bc_format_field (self->record, clash->field, self->hall, FALSE);
  g_autofree char *before = bc_format_field (base, clash->field, self->hall, FALSE);
  GtkWidget *take = gtk_button_new_with_mnemonic (_ ("_Take theirs"));

  hide_other (self, index);
  /* Translators: %s is a value. */
  append_line (other, g_strdup_printf (_ ("The other seat has put here: %s"), or_nothing (theirs)));
  /* Translators: %s is a value. */
  append_line (other, g_strdup_printf (_ ("Before both changes: %s"), or_nothing (before)));
  gtk_widget_set_halign (take, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (take), "bc-field", GINT_TO_POINTER (clash->field));
  g_signal_connect (take, "clicked", G_CALLBACK (take_theirs_cb), self);
  gtk_box_append (GTK_BOX (other), take);
  gtk_widget_set_visible (other, TRUE);
}

/* Untouched fields follow the newer record; of touched ones, it is what they are compared with from now on. */
static void
follow (BcEditDialog *self, BcRecord *theirs)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      BcFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *mine = NULL;
      g_autofree char *text = bc_input_get (theirs, bc_field_editor_get_field (editor), self->hall);
      gboolean changed = is_changed (self, i, &mine);

      bc_field_editor_set_text (editor, text);
      g_free (g_ptr_array_index (self->before, i));
      g_ptr_array_index (self->before, i) = bc_field_editor_get_text (editor);
      if (changed)
        bc_field_editor_set_text (editor, mine);
    }
}

gboolean
bc_edit_dialog_merge (BcEditDialog *self, BcRecord *theirs, const char *message)
{
  g_autoptr (GHashTable) input = bc_edit_dialog_get_input (self);
  g_autoptr (BcRecord) base = bc_record_ref (self->record);
  g_autoptr (GPtrArray) clashes = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (BC_IS_EDIT_DIALOG (self) && theirs != NULL, FALSE);

  clashes = bc_merge_clashes (base, theirs, input, self->hall);
  bc_record_unref (self->record);
  self->record = bc_record_ref (theirs);
  self->is_merged = TRUE;
  follow (self, theirs);
  for (guint i = 0; i < self->others->len; i++)
    hide_other (self, i);
  if (clashes->len == 0)
    return TRUE;
  for (guint i = 0; i < clashes->len; i++)
    show_clash (self, base, g_ptr_array_index (clashes, i));
  text =
      g_strdup_printf ("%s\n%s", message,
                       _ ("Both values stand at the field. Save to keep yours, or take theirs."));
  bc_form_dialog_set_error (BC_FORM_DIALOG (self), text);
  gtk_widget_grab_focus (
      g_ptr_array_index (self->editors,
                         find_editor (self, ((const BcMergeClash *) g_ptr_array_index (clashes, 0))
                                                ->field)));
  return FALSE;
}

gboolean
bc_edit_dialog_is_merged (BcEditDialog *self)
{
  g_return_val_if_fail (BC_IS_EDIT_DIALOG (self), FALSE);

  return self->is_merged;
}

void
bc_edit_dialog_failed (BcEditDialog *self, const GError *error)
{
  const BcProblems *problems = bc_error_get_problems (error);
  const char *homeless;

  g_return_if_fail (BC_IS_EDIT_DIALOG (self));
  g_return_if_fail (error != NULL);

  if (problems == NULL || bc_problems_count (problems) == 0)
    {
      bc_form_dialog_set_error (BC_FORM_DIALOG (self), error->message);
      return;
    }
  homeless = find_homeless (self, problems);
  bc_form_dialog_set_error (BC_FORM_DIALOG (self),
                            homeless != NULL
                                ? homeless
                                : _ ("Something cannot be read: it is marked at its field."));
  show_problems (self, problems);
}
