/* The fields of the form: making, reading and filling them, and moving among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

#include <glib/gi18n.h>

BcHall *
bc_intake_hall (BcIntake *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);

  return hall != NULL ? hall : self->no_hall;
}

static GtkGrid *
group_grid (BcIntake *self, BcIntakeGroup group)
{
  switch (group)
    {
    case BC_INTAKE_STORY:
      return self->story_grid;
    case BC_INTAKE_PETITIONER:
      return self->petitioner_grid;
    case BC_INTAKE_AGENT:
      return self->agent_grid;
    case BC_INTAKE_REGISTRATION:
    case BC_INTAKE_N_GROUPS:
    default:
      return self->registration_grid;
    }
}

/* The hall's code for what stands in a field with a catalogue; NULL while nothing of it is chosen.
 */
static const BcEntry *
chosen_entry (BcIntake *self, BcField field)
{
  g_autofree char *text = bc_field_editor_get_text (self->editors[field]);

  return bc_hall_find (bc_intake_hall (self), bc_field_info (field)->table, text);
}

static void
limit_units (BcIntake *self)
{
  const BcEntry *department = chosen_entry (self, BC_FIELD_DEPARTMENT);

  bc_field_editor_set_department (self->editors[BC_FIELD_UNIT],
                                  department != NULL ? department->code : NULL);
}

/* The matter, or the window, says which department it is, unless the clerk has said so already. */
static void
derive_department (BcIntake *self, BcField from)
{
  const BcEntry *entry = chosen_entry (self, from);
  g_autofree char *now = bc_field_editor_get_text (self->editors[BC_FIELD_DEPARTMENT]);

  if (entry == NULL || entry->department == NULL || (now != NULL && !self->department_auto))
    return;
  bc_field_editor_set_text (self->editors[BC_FIELD_DEPARTMENT], entry->department);
  self->department_auto = TRUE;
  limit_units (self);
}

static void
changed_cb (BcIntake *self, BcFieldEditor *editor)
{
  BcField field = bc_field_editor_get_field (editor);

  if (self->filling)
    return;
  self->focus_field = field;
  if (field == BC_FIELD_RECEIVED_AT)
    self->received_auto = FALSE;
  else if (field == BC_FIELD_DEPARTMENT)
    {
      self->department_auto = FALSE;
      limit_units (self);
    }
  else if (field == BC_FIELD_MATTER || field == BC_FIELD_UNIT)
    derive_department (self, field);
  bc_intake_touch (self);
}

static void
left_cb (BcIntake *self, BcFieldEditor *editor)
{
  BcField field = bc_field_editor_get_field (editor);

  if (self->filling)
    return;
  /* Walking through an empty form is no mistake yet. */
  if (bc_field_editor_is_touched (editor) || self->draft_id != NULL || !bc_intake_is_empty (self))
    self->attended[field] = TRUE;
  if (field == BC_FIELD_IDENTITY_NUMBER)
    {
      g_autoptr (GHashTable) values = bc_intake_collect (self);

      if (bc_intake_rules_value (values, field) != NULL
          && bc_intake_rules_value (values, BC_FIELD_IDENTITY_KIND) == NULL)
        bc_intake_set_text (self, BC_FIELD_IDENTITY_KIND, bc_intake_rules_identity_kind (values));
    }
  bc_intake_keep (self);
  bc_intake_check_now (self);
}

/* The least width at which what is usually typed can be seen whole. GTK's own least width for every
 * entry would force the form into one column. */
static int
width_chars (BcField field)
{
  switch ((int) field)
    {
    case BC_FIELD_IDENTITY_NUMBER:
      return 19;
    case BC_FIELD_TELEPHONE:
    case BC_FIELD_AGENT_TELEPHONE:
    case BC_FIELD_ORIGINAL_NUMBER:
    case BC_FIELD_EARLIER_NUMBER:
      return 13;
    case BC_FIELD_FIRST_VISIT_ON:
    case BC_FIELD_RECEIVED_AT:
      return 10;
    case BC_FIELD_PETITIONER_NAME:
    case BC_FIELD_MATTER:
    case BC_FIELD_OTHER_MATTER:
    case BC_FIELD_DEPARTMENT:
      return 8;
    default:
      return 4;
    }
}

static void
limit_widths (GtkWidget *widget, int chars)
{
  if (GTK_IS_ENTRY (widget) && gtk_editable_get_width_chars (GTK_EDITABLE (widget)) < 0)
    gtk_editable_set_width_chars (GTK_EDITABLE (widget), chars);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    limit_widths (child, chars);
}

void
bc_intake_build_form (BcIntake *self)
{
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);
  GtkWidget *scroller;

  for (guint i = 0; i < n_cells; i++)
    {
      const BcIntakeCell *cell = &cells[i];
      GtkWidget *editor = bc_field_editor_new (cell->field, bc_desk_get_hall (self->desk),
                                               bc_desk_today (self->desk));

      self->editors[cell->field] = BC_FIELD_EDITOR (editor);
      gtk_grid_attach (group_grid (self, cell->group), editor, cell->column, cell->row, cell->span,
                       1);
      g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
      bc_intake_connect_text (self, editor);
      limit_widths (editor, width_chars (cell->field));
      if (bc_field_info (cell->field)->kind == BC_KIND_FLAG)
        gtk_widget_set_valign (editor, GTK_ALIGN_END);
    }

  /* What happened is the longest text: it takes the room that the left column has to spare. */
  scroller =
      gtk_widget_get_ancestor (bc_field_editor_get_editor (self->editors[BC_FIELD_WHAT_HAPPENED]),
                               GTK_TYPE_SCROLLED_WINDOW);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->editors[BC_FIELD_WHAT_HAPPENED]), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->editors[BC_FIELD_WHAT_HAPPENED]), GTK_ALIGN_FILL);

  gtk_label_set_mnemonic_widget (self->story_title,
                                 GTK_WIDGET (self->editors[BC_FIELD_WHAT_HAPPENED]));
  gtk_label_set_mnemonic_widget (self->petitioner_title,
                                 GTK_WIDGET (self->editors[BC_FIELD_PETITIONER_KIND]));
  gtk_label_set_mnemonic_widget (self->registration_title,
                                 GTK_WIDGET (self->editors[BC_FIELD_CHANNEL]));
}

static void
set_value (GHashTable *values, const char *key, const char *text)
{
  g_hash_table_replace (values, g_strdup (key), g_strdup (text));
}

GHashTable *
bc_intake_collect (BcIntake *self)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      const BcFieldInfo *info = bc_field_info (cells[i].field);
      g_autofree char *text = bc_field_editor_get_text (self->editors[cells[i].field]);

      if (text != NULL && (info->kind != BC_KIND_FLAG || !g_str_equal (text, "0")))
        set_value (values, info->key, text);
    }

  if (self->focus_field >= 0)
    set_value (values, BC_INTAKE_KEY_FOCUS, bc_field_info ((BcField) self->focus_field)->key);
  if (self->received_auto)
    set_value (values, BC_INTAKE_KEY_RECEIVED, "auto");
  if (self->department_auto)
    set_value (values, BC_INTAKE_KEY_MATTERED, "auto");
  if (gtk_check_button_get_active (self->other_check))
    set_value (values, BC_INTAKE_KEY_OTHER, "1");
  if (self->call)
    set_value (values, BC_INTAKE_KEY_CALL, "1");
  return values;
}

void
bc_intake_fill (BcIntake *self, GHashTable *values)
{
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);
  const char *focus = g_hash_table_lookup (values, BC_INTAKE_KEY_FOCUS);

  self->filling = TRUE;
  for (guint i = 0; i < n_cells; i++)
    {
      BcField field = cells[i].field;

      bc_field_editor_set_text (self->editors[field],
                                g_hash_table_lookup (values, bc_field_info (field)->key));
      bc_field_editor_set_error (self->editors[field], NULL);
      bc_field_editor_set_warning (self->editors[field], NULL);
      self->attended[field] = FALSE;
    }
  self->tried = FALSE;
  self->received_auto = bc_intake_rules_flag (values, BC_INTAKE_KEY_RECEIVED);
  self->department_auto = bc_intake_rules_flag (values, BC_INTAKE_KEY_MATTERED);
  self->returning = TRUE;
  self->focus_field = focus != NULL ? bc_field_find (focus) : -1;
  if (self->focus_field >= 0 && bc_intake_rules_position ((BcField) self->focus_field) == G_MAXUINT)
    self->focus_field = -1;
  gtk_check_button_set_active (self->other_check,
                               bc_intake_rules_flag (values, BC_INTAKE_KEY_OTHER));
  gtk_expander_set_expanded (self->agent_expander,
                             bc_intake_rules_value (values, BC_FIELD_AGENT_NAME) != NULL
                                 || bc_intake_rules_value (values, BC_FIELD_AGENT_RELATION) != NULL
                                 || bc_intake_rules_value (values, BC_FIELD_AGENT_TELEPHONE)
                                        != NULL);
  limit_units (self);
  self->filling = FALSE;

  bc_intake_set_call (self, bc_intake_rules_flag (values, BC_INTAKE_KEY_CALL));
  self->dirty = FALSE;
  g_clear_pointer (&self->problems, bc_problems_free);
  bc_intake_repeat_clear (self);
  bc_intake_check_now (self);
  bc_intake_repeat_soon (self);
}

void
bc_intake_begin (BcIntake *self, GHashTable *previous)
{
  g_clear_pointer (&self->defaults, g_hash_table_unref);
  self->defaults =
      bc_intake_rules_defaults (bc_intake_hall (self), bc_desk_now (self->desk), previous);
  g_clear_pointer (&self->draft_id, g_free);
  bc_intake_fill (self, self->defaults);
  gtk_label_set_label (self->kept_label, "");
}

gboolean
bc_intake_is_empty (BcIntake *self)
{
  g_autoptr (GHashTable) values = bc_intake_collect (self);

  return !bc_intake_rules_worth_keeping (values, self->defaults);
}

void
bc_intake_update_shown (BcIntake *self, GHashTable *values)
{
  gboolean call = bc_intake_rules_flag (values, BC_INTAKE_KEY_CALL);
  guint n_cells;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      BcField field = cells[i].field;
      BcFieldEditor *editor = self->editors[field];

      gtk_widget_set_visible (GTK_WIDGET (editor),
                              bc_intake_rules_visible (field, values, self->problems));
      bc_field_editor_set_required (editor, bc_intake_rules_required (field, values));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->agent_expander), !call);
  gtk_widget_set_visible (self->registration_group, !call);
}

void
bc_intake_refresh_received (BcIntake *self)
{
  BcFieldEditor *editor = self->editors[BC_FIELD_RECEIVED_AT];
  g_autoptr (BcRecord) record = bc_record_new ();
  g_autofree char *text = NULL;

  if (!self->received_auto)
    return;
  bc_record_set_int (record, BC_FIELD_RECEIVED_AT, bc_desk_now (self->desk));
  text = bc_input_get (record, BC_FIELD_RECEIVED_AT, bc_intake_hall (self));
  bc_field_editor_set_text (editor, text);
}

void
bc_intake_set_text (BcIntake *self, BcField field, const char *text)
{
  bc_field_editor_set_text (self->editors[field], text);
  bc_intake_touch (self);
}

void
bc_intake_touch (BcIntake *self)
{
  if (!self->dirty && self->draft_id == NULL)
    {
      /* The person has begun to speak: that is when the matter was received. */
      bc_intake_refresh_received (self);
      bc_intake_hide_done (self);
    }
  self->dirty = TRUE;
  bc_intake_keep_soon (self);
  bc_intake_check_soon (self);
  bc_intake_repeat_soon (self);
}

void
bc_intake_other_toggled (BcIntake *self)
{
  gboolean other = gtk_check_button_get_active (self->other_check);
  BcField from = other ? BC_FIELD_MATTER : BC_FIELD_OTHER_MATTER;
  BcField to = other ? BC_FIELD_OTHER_MATTER : BC_FIELD_MATTER;
  g_autofree char *given = NULL;
  g_autofree char *there = NULL;

  if (self->filling)
    return;
  /* Words that found nothing in the catalogue are the description, and need not be typed again. */
  given = bc_field_editor_get_text (self->editors[from]);
  there = bc_field_editor_get_text (self->editors[to]);
  if (given != NULL && there == NULL && chosen_entry (self, BC_FIELD_MATTER) == NULL)
    {
      bc_field_editor_set_text (self->editors[to], given);
      bc_field_editor_set_text (self->editors[from], NULL);
    }
  self->attended[from] = self->attended[to] = FALSE;
  bc_intake_touch (self);
  bc_intake_check_now (self);
  bc_intake_go_to (self, to);
}
