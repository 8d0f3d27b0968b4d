/* The field editors: what goes in comes out, whatever it is. Needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-window-fixture.h"
#include "domain/bc-input.h"
#include "sample-hall.h"
#include "widgets/bc-code-chooser.h"
#include "widgets/bc-codes-chooser.h"
#include "widgets/bc-field-editor.h"

static BcFieldEditor *
new_editor (BcField field, BcHall *hall)
{
  GtkWidget *editor = bc_field_editor_new (field, hall, sample_day ("2026-09-18"));

  return BC_FIELD_EDITOR (g_object_ref_sink (editor));
}

/* Every field of a ticket in every state, in the form of domain/bc-input.h. */
static void
test_round_trip (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);

  for (int state = 0; state < BC_N_STATES; state++)
    {
      g_autoptr (BcRecord) record = sample_ticket ((BcState) state);

      for (int field = 0; field < BC_N_FIELDS; field++)
        {
          g_autofree char *text = bc_input_get (record, (BcField) field, hall);
          g_autofree char *shown = NULL;
          BcFieldEditor *editor;

          if (text == NULL)
            continue;
          editor = new_editor ((BcField) field, hall);
          bc_field_editor_set_text (editor, text);
          shown = bc_field_editor_get_text (editor);
          g_test_message ("%s", bc_field_info ((BcField) field)->key);
          g_assert_cmpstr (shown, ==, text);
          g_assert_false (bc_field_editor_is_touched (editor));
          bc_field_editor_set_text (editor, NULL);
          g_clear_pointer (&shown, g_free);
          shown = bc_field_editor_get_text (editor);
          if (bc_field_info ((BcField) field)->kind == BC_KIND_FLAG)
            g_assert_cmpstr (shown, ==, "0");
          else
            g_assert_null (shown);
          g_assert_finalize_object (editor);
        }
    }
}

/* What cannot be read is kept: a draft loses nothing. */
static void
test_unreadable (void)
{
  static const BcField fields[] = { BC_FIELD_PETITIONER_NAME, BC_FIELD_WHAT_HAPPENED,
                                    BC_FIELD_URGENCY,         BC_FIELD_MATTER,
                                    BC_FIELD_GOOD_TIME,       BC_FIELD_SPECIAL_GROUPS,
                                    BC_FIELD_VISITS,          BC_FIELD_REPEATED,
                                    BC_FIELD_FIRST_VISIT_ON,  BC_FIELD_RECEIVED_AT };
  g_autoptr (BcHall) hall = sample_hall (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      BcFieldEditor *editor = new_editor (fields[i], hall);
      g_autofree char *shown = NULL;

      bc_field_editor_set_text (editor, "昨天下午𬭩");
      shown = bc_field_editor_get_text (editor);
      g_test_message ("%s", bc_field_info (fields[i])->key);
      g_assert_cmpstr (shown, ==, "昨天下午𬭩");
      g_assert_finalize_object (editor);
    }
}

/* A draft may be shown before the hall is known. */
static void
test_hall_later (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  BcFieldEditor *editor = new_editor (BC_FIELD_LEAD_DEPARTMENT, NULL);
  BcCodeChooser *chooser = BC_CODE_CHOOSER (bc_field_editor_get_editor (editor));
  g_autofree char *text = NULL;

  bc_field_editor_set_text (editor, "d01");
  bc_field_editor_set_hall (editor, hall);
  text = bc_field_editor_get_text (editor);
  g_assert_cmpstr (text, ==, "d01");
  g_assert_cmpstr (bc_code_chooser_get_text (chooser), ==,
                   bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, "d01"));
  g_assert_finalize_object (editor);
}

static void
count_cb (gpointer user_data)
{
  (*(int *) user_data)++;
}

static void
test_messages (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  BcFieldEditor *editor = new_editor (BC_FIELD_TELEPHONE, hall);
  int n_notified = 0;

  g_signal_connect_swapped (editor, "notify::error", G_CALLBACK (count_cb), &n_notified);
  bc_field_editor_set_error (editor, "wrong");
  bc_field_editor_set_error (editor, "wrong");
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_cmpstr (bc_field_editor_get_error (editor), ==, "wrong");
  g_assert_true (gtk_widget_has_css_class (window_entry_of (GTK_WIDGET (editor)), "error"));
  bc_field_editor_set_error (editor, NULL);
  g_assert_null (bc_field_editor_get_error (editor));
  g_assert_false (gtk_widget_has_css_class (window_entry_of (GTK_WIDGET (editor)), "error"));
  g_assert_finalize_object (editor);
}

/* A row for nothing is there until a required field has its value. */
static void
test_required_choice (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  BcFieldEditor *editor = new_editor (BC_FIELD_URGENCY, hall);
  GtkDropDown *drop_down = GTK_DROP_DOWN (bc_field_editor_get_editor (editor));
  g_autofree char *text = NULL;

  bc_field_editor_set_required (editor, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 4);
  bc_field_editor_set_text (editor, "urgent");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 3);
  bc_field_editor_set_required (editor, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 4);
  text = bc_field_editor_get_text (editor);
  g_assert_cmpstr (text, ==, "urgent");
  g_assert_false (bc_field_editor_is_touched (editor));
  gtk_drop_down_set_selected (drop_down, 3);
  g_free (text);
  text = bc_field_editor_get_text (editor);
  g_assert_cmpstr (text, ==, "critical");
  g_assert_true (bc_field_editor_is_touched (editor));
  g_assert_finalize_object (editor);
}

/* Typing finds by initials; Enter takes the marked row; what matches nothing stays. */
static void
test_chooser (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  GtkWidget *chooser = bc_code_chooser_new (hall, BC_TABLE_CAUSES, sample_day ("2026-09-18"));
  GtkWindow *window = window_new (chooser, 300, 100);
  GtkWidget *entry = window_entry_of (chooser);
  int n_changed = 0;
  int n_chosen = 0;

  g_signal_connect_swapped (chooser, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (count_cb), &n_chosen);
  gtk_widget_grab_focus (chooser);
  gtk_editable_set_text (GTK_EDITABLE (entry), "xxbyz");
  g_assert_null (bc_code_chooser_get_code (BC_CODE_CHOOSER (chooser)));
  g_assert_cmpint (n_changed, ==, 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (bc_code_chooser_get_code (BC_CODE_CHOOSER (chooser)), ==, "A3");
  g_assert_cmpint (n_changed, ==, 2);
  g_assert_cmpint (n_chosen, ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (entry), "没有这一条");
  g_assert_null (bc_code_chooser_get_code (BC_CODE_CHOOSER (chooser)));
  g_assert_cmpstr (bc_code_chooser_get_value (BC_CODE_CHOOSER (chooser)), ==, "没有这一条");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (bc_code_chooser_get_text (BC_CODE_CHOOSER (chooser)), ==, "没有这一条");

  /* A level-1 cause is a heading: it is never offered. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "A");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint ((int) strlen (bc_code_chooser_get_code (BC_CODE_CHOOSER (chooser))), ==, 2);

  n_changed = 0;
  bc_code_chooser_set_code (BC_CODE_CHOOSER (chooser), NULL);
  g_assert_cmpint (n_changed, ==, 0);
  g_assert_null (bc_code_chooser_get_value (BC_CODE_CHOOSER (chooser)));
  gtk_window_destroy (window);
}

static void
test_chips (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  GtkWidget *chooser =
      bc_codes_chooser_new_for_table (hall, BC_TABLE_DEPARTMENTS, sample_day ("2026-09-18"));
  GtkWindow *window = window_new (chooser, 400, 200);
  GtkWidget *entry = window_entry_of (chooser);
  g_autofree char *value = NULL;

  bc_codes_chooser_set_codes (BC_CODES_CHOOSER (chooser), "d03, d01,d03");
  g_assert_cmpstr (bc_codes_chooser_get_codes (BC_CODES_CHOOSER (chooser)), ==, "d03,d01");
  gtk_widget_grab_focus (chooser);
  gtk_editable_set_text (GTK_EDITABLE (entry), "d02");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (bc_codes_chooser_get_codes (BC_CODES_CHOOSER (chooser)), ==, "d03,d01,d02");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "不知道");
  value = bc_codes_chooser_get_value (BC_CODES_CHOOSER (chooser));
  g_assert_cmpstr (value, ==, "d03,d01,d02,不知道");
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/field-editor/round-trip", test_round_trip);
  g_test_add_func ("/widgets/field-editor/unreadable", test_unreadable);
  g_test_add_func ("/widgets/field-editor/hall-later", test_hall_later);
  g_test_add_func ("/widgets/field-editor/messages", test_messages);
  g_test_add_func ("/widgets/field-editor/required-choice", test_required_choice);
  g_test_add_func ("/widgets/code-chooser/find", test_chooser);
  g_test_add_func ("/widgets/codes-chooser/chips", test_chips);
  return g_test_run ();
}
