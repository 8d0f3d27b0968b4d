/* The fields of one transition.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-move-form.h"

#include <glib/gi18n.h>

#include "widgets/bc-field-editor.h"
#include "widgets/bc-focus.h"

struct _BcMoveForm
{
  GtkWidget parent_instance;

  GPtrArray *editors; /* (element-type BcFieldEditor) owned by the widget tree */

  BcRecord *record;               /* NULL for a form of the reason alone */
  const BcTransition *transition; /* likewise */
  BcWorkflowContext context;      /* holds a reference on its hall, which owns the actor */
  gboolean was_checked;           /* from then on errors follow what is typed */
  gboolean is_reason_required;
};

G_DEFINE_FINAL_TYPE (BcMoveForm, bc_move_form, GTK_TYPE_WIDGET)

GtkWidget *
bc_move_form_find_editor (BcMoveForm *self, BcField field)
{
  g_return_val_if_fail (BC_IS_MOVE_FORM (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    {
      BcFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (bc_field_editor_get_field (editor) == field)
        return GTK_WIDGET (editor);
    }
  return NULL;
}

/* Writes what follows from another field, where the person has not decided otherwise. */
static void
propose (BcMoveForm *self, BcField field, const char *text)
{
  GtkWidget *editor = bc_move_form_find_editor (self, field);

  if (editor != NULL && text != NULL && !bc_field_editor_is_touched (BC_FIELD_EDITOR (editor)))
    bc_field_editor_set_text (BC_FIELD_EDITOR (editor), text);
}

static char *
read_field (BcMoveForm *self, BcField field)
{
  GtkWidget *editor = bc_move_form_find_editor (self, field);

  return editor != NULL ? bc_field_editor_get_text (BC_FIELD_EDITOR (editor)) : NULL;
}

/* Says in words what a due date means. */
static void
explain_due (BcMoveForm *self)
{
  GtkWidget *editor = bc_move_form_find_editor (self, BC_FIELD_DUE_AT);
  g_autofree char *text = read_field (self, BC_FIELD_DUE_AT);
  g_autofree char *hint = NULL;
  gint64 due;

  if (editor == NULL)
    return;
  if (text != NULL && bc_instant_parse (text, bc_hall_zone (self->context.hall), &due))
    {
      BcDay last = bc_hall_day (self->context.hall, due);
      BcDay today = bc_hall_day (self->context.hall, self->context.now);
      int days = bc_workdays_between (bc_hall_workdays (self->context.hall), today, last);

      if (days > 0)
        hint = g_strdup_printf (ngettext ("%d working day from today", "%d working days from today",
                                          days),
                                days);
    }
  bc_field_editor_set_hint (BC_FIELD_EDITOR (editor), hint);
}

static void
follow_limit (BcMoveForm *self)
{
  g_autofree char *limit = read_field (self, BC_FIELD_PROPOSED_LIMIT);
  g_autofree char *text = NULL;
  g_autoptr (BcDue) due = NULL;
  gint64 days;

  if (limit == NULL || bc_move_form_find_editor (self, BC_FIELD_DUE_AT) == NULL
      || !g_ascii_string_to_signed (limit, 10, 0, 999, &days, NULL))
    return;
  due = bc_hall_due (self->context.hall, self->context.now, BC_LIMIT_WORKING_DAYS, (int) days);
  text = bc_instant_to_string (due->due, bc_hall_zone (self->context.hall));
  propose (self, BC_FIELD_DUE_AT, text);
  explain_due (self);
}

static void
follow_cause (BcMoveForm *self)
{
  g_autofree char *cause = read_field (self, BC_FIELD_MAIN_CAUSE);
  g_autoptr (GHashTable) values = NULL;

  if (cause == NULL || bc_hall_find (self->context.hall, BC_TABLE_CAUSES, cause) == NULL)
    return;
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  bc_workflow_package_defaults (self->record, cause, self->context.hall, values);
  propose (self, BC_FIELD_PACKAGE, g_hash_table_lookup (values, "package"));
  propose (self, BC_FIELD_LEAD_DEPARTMENT, g_hash_table_lookup (values, "lead_department"));
  propose (self, BC_FIELD_ASSISTING_DEPARTMENTS,
           g_hash_table_contains (values, "assisting_departments")
               ? g_hash_table_lookup (values, "assisting_departments")
               : "");
  propose (self, BC_FIELD_PROPOSED_LIMIT, g_hash_table_lookup (values, "proposed_limit"));
  follow_limit (self);
}

static void
follow_ground (BcMoveForm *self)
{
  g_autofree char *code = read_field (self, BC_FIELD_REJECT_GROUND);
  const BcEntry *ground = NULL;

  if (code != NULL)
    ground = bc_hall_find (self->context.hall, BC_TABLE_REJECT_GROUNDS, code);
  if (ground != NULL)
    propose (self, BC_FIELD_ROUTE, ground->route);
}

static void
changed_cb (BcMoveForm *self, BcFieldEditor *editor)
{
  BcField field = bc_field_editor_get_field (editor);

  if (field == BC_FIELD_MAIN_CAUSE)
    follow_cause (self);
  else if (field == BC_FIELD_PROPOSED_LIMIT)
    follow_limit (self);
  else if (field == BC_FIELD_REJECT_GROUND)
    follow_ground (self);
  else if (field == BC_FIELD_DUE_AT)
    explain_due (self);

  if (self->was_checked)
    {
      g_autofree char *message = NULL;

      bc_move_form_check (self, &message);
    }
}

/* Units, staff and handlers are looked for where they work; a reviewer sits anywhere in the hall.
 */
static const char *
department_of_field (BcMoveForm *self, BcField field)
{
  if (field == BC_FIELD_HANDLER)
    return bc_record_text (self->record, BC_FIELD_LEAD_DEPARTMENT);
  return NULL;
}

static void
add_editor (BcMoveForm *self, BcField field, gboolean is_required, const char *text)
{
  BcDay today = bc_hall_day (self->context.hall, self->context.now);
  BcFieldEditor *editor = BC_FIELD_EDITOR (bc_field_editor_new (field, self->context.hall, today));
  GtkWidget *inner;

  bc_field_editor_set_required (editor, is_required);
  if (self->record != NULL)
    bc_field_editor_set_department (editor, department_of_field (self, field));
  bc_field_editor_set_text (editor, text);
  /* Enter in a line confirms the dialog; a chooser asks its list first and does it itself. */
  inner = bc_field_editor_get_editor (editor);
  if (GTK_IS_ENTRY (inner))
    gtk_entry_set_activates_default (GTK_ENTRY (inner), TRUE);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
  g_ptr_array_add (self->editors, editor);
  gtk_widget_set_parent (GTK_WIDGET (editor), GTK_WIDGET (self));
}

GHashTable *
bc_move_form_get_input (BcMoveForm *self)
{
  GHashTable *input = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (BC_IS_MOVE_FORM (self), input);

  for (guint i = 0; i < self->editors->len; i++)
    {
      BcFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *key = bc_field_info (bc_field_editor_get_field (editor))->key;
      char *text = bc_field_editor_get_text (editor);

      g_hash_table_replace (input, g_strdup (key), text != NULL ? text : g_strdup (""));
    }
  return input;
}

/* Shows @problems, and no others, at the fields. Returns what belongs to no field. */
static char *
show_problems (BcMoveForm *self, const BcProblems *problems, BcFieldEditor **first)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  *first = NULL;
  for (guint i = 0; i < self->editors->len; i++)
    {
      BcFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const char *key = bc_field_info (bc_field_editor_get_field (editor))->key;
      const char *message = problems != NULL ? bc_problems_find (problems, key) : NULL;

      bc_field_editor_set_error (editor, message);
      if (message != NULL && *first == NULL)
        *first = editor;
    }
  for (guint i = 0; problems != NULL && i < bc_problems_count (problems); i++)
    {
      int field = bc_field_find (bc_problems_field (problems, i));

      if (field >= 0 && bc_move_form_find_editor (self, (BcField) field) != NULL)
        continue;
      if (rest->len > 0)
        g_string_append_c (rest, '\n');
      if (field >= 0)
        g_string_append_printf (rest, "%s: ", bc_field_label ((BcField) field));
      g_string_append (rest, bc_problems_message (problems, i));
    }
  return rest->len > 0 ? g_string_free (g_steal_pointer (&rest), FALSE) : NULL;
}

char *
bc_move_form_show (BcMoveForm *self, const GError *error)
{
  BcFieldEditor *first;
  char *rest;

  g_return_val_if_fail (BC_IS_MOVE_FORM (self), NULL);

  self->was_checked = TRUE;
  rest = show_problems (self, bc_error_get_problems (error), &first);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  if (bc_error_get_problems (error) == NULL)
    {
      g_free (rest);
      return g_strdup (error->message);
    }
  return rest;
}

static gboolean
check_reason (BcMoveForm *self, GHashTable *input, GError **error)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();
  const char *reason = g_hash_table_lookup (input, "reason");

  if (self->is_reason_required && (reason == NULL || reason[0] == '\0'))
    bc_problems_add (problems, "reason", _ ("This is needed."));
  return bc_problems_to_error (problems, error);
}

gboolean
bc_move_form_check (BcMoveForm *self, char **message)
{
  g_autoptr (GHashTable) input = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcRecord) after = NULL;
  BcFieldEditor *first;
  gboolean passes;

  g_return_val_if_fail (BC_IS_MOVE_FORM (self), FALSE);

  self->was_checked = TRUE;
  *message = NULL;
  input = bc_move_form_get_input (self);
  if (self->transition != NULL)
    passes = bc_workflow_apply (self->record, self->transition->to, input, &self->context, &after,
                                NULL, &error);
  else
    passes = check_reason (self, input, &error);
  if (passes)
    {
      *message = show_problems (self, NULL, &first);
      return TRUE;
    }
  *message = show_problems (self, bc_error_get_problems (error), &first);
  if (bc_error_get_problems (error) == NULL)
    *message = g_strdup (error->message);
  return FALSE;
}

static gboolean
bc_move_form_grab_focus (GtkWidget *widget)
{
  BcMoveForm *self = BC_MOVE_FORM (widget);

  /* What is wrong comes first, then what is required and still blank, then the beginning. */
  for (guint i = 0; i < self->editors->len; i++)
    if (bc_field_editor_get_error (g_ptr_array_index (self->editors, i)) != NULL)
      return gtk_widget_grab_focus (g_ptr_array_index (self->editors, i));
  for (guint i = 0; i < self->editors->len; i++)
    {
      BcFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *text = bc_field_editor_get_text (editor);

      if (bc_field_editor_get_required (editor) && (text == NULL || g_str_equal (text, "0")))
        return gtk_widget_grab_focus (GTK_WIDGET (editor));
    }
  return self->editors->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->editors, 0));
}

static void
bc_move_form_dispose (GObject *object)
{
  BcMoveForm *self = BC_MOVE_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->editors, 0);
  g_clear_pointer (&self->record, bc_record_unref);
  g_clear_pointer (&self->context.hall, bc_hall_unref);
  G_OBJECT_CLASS (bc_move_form_parent_class)->dispose (object);
}

static void
bc_move_form_finalize (GObject *object)
{
  g_ptr_array_unref (BC_MOVE_FORM (object)->editors);
  G_OBJECT_CLASS (bc_move_form_parent_class)->finalize (object);
}

static void
bc_move_form_class_init (BcMoveFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_move_form_dispose;
  object_class->finalize = bc_move_form_finalize;
  widget_class->focus = bc_focus_within;
  widget_class->grab_focus = bc_move_form_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moveform");
}

static void
bc_move_form_init (BcMoveForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->editors = g_ptr_array_new ();
}

static BcMoveForm *
new_form (const BcWorkflowContext *context)
{
  BcMoveForm *self = g_object_new (BC_TYPE_MOVE_FORM, NULL);

  self->context = *context;
  bc_hall_ref (self->context.hall);
  /* Whether a number names a ticket that can be the master only the store can see. */
  self->context.master_is_valid = TRUE;
  return self;
}

GtkWidget *
bc_move_form_new (BcRecord *record,
                  const BcTransition *transition,
                  const BcWorkflowContext *context)
{
  BcMoveForm *self;
  g_autoptr (GHashTable) values = NULL;

  g_return_val_if_fail (record != NULL && transition != NULL, NULL);
  g_return_val_if_fail (context != NULL && context->hall != NULL, NULL);

  self = new_form (context);
  self->record = bc_record_ref (record);
  self->transition = transition;
  values = bc_workflow_suggest (record, transition->to, context);
  for (guint i = 0; i < bc_transition_n_requirements (transition); i++)
    {
      const BcRequirement *requirement = &transition->requirements[i];

      add_editor (self, requirement->field, requirement->required,
                  g_hash_table_lookup (values, bc_field_info (requirement->field)->key));
    }
  explain_due (self);
  return GTK_WIDGET (self);
}

GtkWidget *
bc_move_form_new_reason (const BcWorkflowContext *context, gboolean is_required)
{
  BcMoveForm *self;

  g_return_val_if_fail (context != NULL && context->hall != NULL, NULL);

  self = new_form (context);
  self->is_reason_required = is_required;
  add_editor (self, BC_FIELD_REASON, is_required, NULL);
  return GTK_WIDGET (self);
}
