/* What came of a callback, as a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-callback-form.h"

#include <glib/gi18n.h>

#include "base/bc-text.h"
#include "domain/bc-types.h"
#include "widgets/bc-field-row.h"
#include "widgets/bc-focus.h"
#include "widgets/bc-wrap-layout.h"

#define MAX_REMARK 500

struct _BcCallbackForm
{
  GtkWidget parent_instance;

  /* Children */
  GtkDropDown *method;
  GtkCheckButton *reached;
  GtkCheckButton *not_reached;
  GtkWidget *answer_rows[2]; /* what is asked only when somebody was reached */
  GtkCheckButton *solved;
  GtkCheckButton *not_solved;
  GPtrArray *ratings; /* (element-type GtkCheckButton) in the order of bc_ratings */
  GtkEditable *remark;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (BcCallbackForm, bc_callback_form, GTK_TYPE_WIDGET)

static GtkCheckButton *
add_choice (GtkWidget *box, const char *label, GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_CHECK_BUTTON (button);
}

/* A row of choices that goes on in the next line where the text is large. */
static GtkWidget *
new_choices (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, bc_wrap_layout_new (12));
  return box;
}

static void
reached_cb (BcCallbackForm *self)
{
  gboolean reached = gtk_check_button_get_active (self->reached);

  for (guint i = 0; i < G_N_ELEMENTS (self->answer_rows); i++)
    gtk_widget_set_sensitive (self->answer_rows[i], reached);
  g_signal_emit (self, changed_signal, 0);
}

char *
bc_callback_form_check (BcCallbackForm *self)
{
  gboolean reached = gtk_check_button_get_active (self->reached);

  if (!reached && !gtk_check_button_get_active (self->not_reached))
    return g_strdup (_ ("Say whether the petitioner was reached."));
  if (reached && !gtk_check_button_get_active (self->solved)
      && !gtk_check_button_get_active (self->not_solved))
    return g_strdup (_ ("Say whether the matter is solved."));
  if (bc_text_length (gtk_editable_get_text (self->remark)) > MAX_REMARK)
    return g_strdup_printf (ngettext ("The remark is too long: at most %d character.",
                                      "The remark is too long: at most %d characters.", MAX_REMARK),
                            MAX_REMARK);
  return NULL;
}

static void
add_method (BcCallbackForm *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (int i = 0; i < bc_contact_methods.n_values; i++)
    gtk_string_list_append (words, bc_enum_label (&bc_contact_methods, i));
  self->method = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (words), NULL));
  bc_field_row_append (GTK_WIDGET (self), _ ("_How the petitioner was asked"),
                       GTK_WIDGET (self->method));
}

static void
add_reached (BcCallbackForm *self)
{
  GtkWidget *box = new_choices ();

  self->reached = add_choice (box, _ ("_Reached"), NULL);
  self->not_reached = add_choice (box, _ ("_Not reached"), self->reached);
  g_signal_connect_swapped (self->reached, "toggled", G_CALLBACK (reached_cb), self);
  bc_field_row_append (GTK_WIDGET (self), _ ("Was the petitioner reached?"), box);
}

static void
add_answers (BcCallbackForm *self)
{
  GtkWidget *box = new_choices ();

  self->solved = add_choice (box, _ ("_Solved"), NULL);
  self->not_solved = add_choice (box, _ ("No_t solved"), self->solved);
  self->answer_rows[0] = bc_field_row_append (GTK_WIDGET (self), _ ("Is the matter solved?"), box);

  box = new_choices ();
  self->ratings = g_ptr_array_new ();
  for (int i = 0; i < bc_ratings.n_values; i++)
    {
      GtkCheckButton *first = i > 0 ? g_ptr_array_index (self->ratings, 0) : NULL;

      g_ptr_array_add (self->ratings, add_choice (box, bc_enum_label (&bc_ratings, i), first));
    }
  self->answer_rows[1] =
      bc_field_row_append (GTK_WIDGET (self), _ ("Rating, if one was given"), box);
}

static void
bc_callback_form_dispose (GObject *object)
{
  BcCallbackForm *self = BC_CALLBACK_FORM (object);

  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);

  G_OBJECT_CLASS (bc_callback_form_parent_class)->dispose (object);
}

static gboolean
bc_callback_form_grab_focus (GtkWidget *widget)
{
  BcCallbackForm *self = BC_CALLBACK_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (
      gtk_check_button_get_active (self->not_reached) ? self->not_reached : self->reached));
}

static void
bc_callback_form_class_init (BcCallbackFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_callback_form_dispose;
  widget_class->grab_focus = bc_callback_form_grab_focus;
  widget_class->focus = bc_focus_within;
  changed_signal = g_signal_new ("changed", BC_TYPE_CALLBACK_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
bc_callback_form_init (BcCallbackForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *remark = gtk_entry_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  add_method (self);
  add_reached (self);
  add_answers (self);

  gtk_entry_set_activates_default (GTK_ENTRY (remark), TRUE);
  self->remark = GTK_EDITABLE (remark);
  bc_field_row_append (GTK_WIDGET (self), _ ("Re_mark"), remark);
  reached_cb (self);
}

GtkWidget *
bc_callback_form_new (void)
{
  return g_object_new (BC_TYPE_CALLBACK_FORM, NULL);
}

int
bc_callback_form_get_reached (BcCallbackForm *self)
{
  g_return_val_if_fail (BC_IS_CALLBACK_FORM (self), -1);

  if (gtk_check_button_get_active (self->reached))
    return 1;
  return gtk_check_button_get_active (self->not_reached) ? 0 : -1;
}

void
bc_callback_form_reset (BcCallbackForm *self)
{
  g_return_if_fail (BC_IS_CALLBACK_FORM (self));

  gtk_check_button_set_active (self->reached, FALSE);
  gtk_check_button_set_active (self->not_reached, FALSE);
  gtk_check_button_set_active (self->solved, FALSE);
  gtk_check_button_set_active (self->not_solved, FALSE);
  for (guint i = 0; i < self->ratings->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->ratings, i), FALSE);
  gtk_editable_set_text (self->remark, "");
  reached_cb (self);
}

BcCallback *
bc_callback_form_get_result (BcCallbackForm *self)
{
  BcCallback *result;
  g_autofree char *remark = NULL;

  g_return_val_if_fail (BC_IS_CALLBACK_FORM (self), NULL);

  result = bc_callback_new ();
  result->method = g_strdup (
      bc_enum_code (&bc_contact_methods, (int) gtk_drop_down_get_selected (self->method)));
  result->reached = gtk_check_button_get_active (self->reached);
  if (result->reached)
    {
      result->solved = gtk_check_button_get_active (self->solved);
      for (guint i = 0; i < self->ratings->len; i++)
        if (gtk_check_button_get_active (g_ptr_array_index (self->ratings, i)))
          result->rating = (int) i;
    }
  remark = bc_text_clean (gtk_editable_get_text (self->remark));
  if (!bc_text_is_blank (remark))
    result->remark = g_steal_pointer (&remark);
  return result;
}
