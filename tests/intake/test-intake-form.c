/* The intake form in a window, on a real file: drafts, checks, registering. Needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "intake/bc-intake-private.h"

#define KEPT "33333333-3333-4333-8333-333333333333"

typedef struct
{
  char *folder;
  char *path;        /* the hall */
  char *drafts_path; /* the journal */
  BcClock *clock;
  BcDesk *desk;
  GtkWindow *window;
  BcIntake *intake;
  BcTicket *registered;
} Fixture;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* Runs the main loop until @condition, which some event is bound to bring about, holds. */
#define AWAIT(condition)                                                                           \
  G_STMT_START                                                                                     \
    {                                                                                              \
      while (!(condition))                                                                         \
        g_main_context_iteration (NULL, TRUE);                                                     \
    }                                                                                              \
  G_STMT_END

static void
open_hall (Fixture *fixture)
{
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    {
      bc_desk_create_async (fixture->desk, fixture->path, "演示大厅", 30, NULL, result_cb,
                            &created);
      bc_desk_create_finish (fixture->desk, await (&created), &error);
      g_assert_no_error (error);
    }
  bc_desk_open_async (fixture->desk, fixture->path, NULL, result_cb, &opened);
  bc_desk_open_finish (fixture->desk, await (&opened), &error);
  g_assert_no_error (error);
}

static const char *
find_staff (Fixture *fixture, guint role)
{
  BcHall *hall = bc_desk_get_hall (fixture->desk);

  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_STAFF); i++)
    {
      const BcEntry *entry = bc_hall_entry (hall, BC_TABLE_STAFF, i);

      if (entry->roles == role)
        return entry->code;
    }
  g_error ("no staff with the role");
}

static void
registered_cb (Fixture *fixture, BcTicket *ticket)
{
  g_assert_null (fixture->registered);
  fixture->registered = g_object_ref (ticket);
}

static void
show_form (Fixture *fixture)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1206, 720);
  fixture->intake = BC_INTAKE (bc_intake_new (fixture->desk));
  g_signal_connect_swapped (fixture->intake, "registered", G_CALLBACK (registered_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->intake));
  gtk_window_present (fixture->window);
  AWAIT (fixture->intake->loaded && gtk_widget_get_mapped (GTK_WIDGET (fixture->intake)));
}

static void
close_form (Fixture *fixture)
{
  bc_intake_keep (fixture->intake);
  gtk_window_destroy (fixture->window);
  fixture->window = NULL;
  fixture->intake = NULL;
  bc_drafts_flush (bc_desk_get_drafts (fixture->desk));
}

/* The hall and its signed-in clerk, and an empty form. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("bc-intake-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.hall", NULL);
  fixture->drafts_path = g_build_filename (fixture->folder, "drafts", NULL);
  fixture->clock = bc_clock_new_system ();
  fixture->desk = bc_desk_new (fixture->clock, "seat", fixture->drafts_path);
  open_hall (fixture);
  g_assert_true (bc_desk_set_staff (fixture->desk, find_staff (fixture, BC_ROLE_INTAKE)));
  show_form (fixture);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_form (fixture);
  g_clear_object (&fixture->registered);
  bc_desk_close (fixture->desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->desk);
  g_clear_object (&fixture->clock);
  remove_tree (fixture->folder);
  g_free (fixture->drafts_path);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* What a person does by keys: the text stands in the editor and its change is told. */
static void
type (Fixture *fixture, BcField field, const char *text)
{
  GtkWidget *editor = bc_field_editor_get_editor (fixture->intake->editors[field]);

  while (editor != NULL && !GTK_IS_EDITABLE (editor) && !GTK_IS_TEXT_VIEW (editor)
         && !GTK_IS_DROP_DOWN (editor) && !GTK_IS_CHECK_BUTTON (editor))
    editor = gtk_widget_get_first_child (editor);
  if (GTK_IS_TEXT_VIEW (editor))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
  else if (GTK_IS_DROP_DOWN (editor))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (editor),
                                (guint) bc_enum_find (bc_field_info (field)->values, text));
  else if (GTK_IS_CHECK_BUTTON (editor))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (editor), g_str_equal (text, "1"));
  else
    gtk_editable_set_text (GTK_EDITABLE (editor), text);
}

static char *
text_of (Fixture *fixture, BcField field)
{
  return bc_field_editor_get_text (fixture->intake->editors[field]);
}

static void
assert_text (Fixture *fixture, BcField field, const char *expected)
{
  g_autofree char *text = text_of (fixture, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->intake), action, NULL));
}

static BcFieldEditor *
focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_nonnull (focus);
  return BC_FIELD_EDITOR (gtk_widget_get_ancestor (focus, BC_TYPE_FIELD_EDITOR));
}

static gboolean
shows (Fixture *fixture, BcField field)
{
  return gtk_widget_get_visible (GTK_WIDGET (fixture->intake->editors[field]));
}

static const char *
error_at (Fixture *fixture, BcField field)
{
  return bc_field_editor_get_error (fixture->intake->editors[field]);
}

static const BcEntry *
first_matter (Fixture *fixture)
{
  return bc_hall_entry (bc_desk_get_hall (fixture->desk), BC_TABLE_MATTERS, 0);
}

/* An ordinary case, as it is told. */
static void
type_ordinary (Fixture *fixture)
{
  type (fixture, BC_FIELD_WHAT_HAPPENED,
        "跑了三趟窗口，每次都说缺一份材料，第三次又说不归他们管。");
  type (fixture, BC_FIELD_WHAT_IS_WANTED, "一次说清楚要什么材料");
  bc_intake_set_text (fixture->intake, BC_FIELD_MATTER, first_matter (fixture)->code);
  bc_intake_set_text (fixture->intake, BC_FIELD_DEPARTMENT, first_matter (fixture)->department);
  type (fixture, BC_FIELD_PETITIONER_NAME, "尉迟𬭩");
  type (fixture, BC_FIELD_TELEPHONE, "１３８ 1234 5678");
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_drafts = 0;

  bc_drafts_flush (bc_desk_get_drafts (fixture->desk));
  dir = g_dir_open (fixture->drafts_path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n_drafts += g_str_has_suffix (name, ".draft");
  return n_drafts;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture, BC_FIELD_CHANNEL, "window");
  assert_text (fixture, BC_FIELD_VISITS, "1");
  assert_text (fixture, BC_FIELD_WHAT_HAPPENED, NULL);
  g_assert_true (bc_intake_is_empty (fixture->intake));
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  /* Nobody is told off before anything was done. */
  for (guint i = 0; i < BC_N_FIELDS; i++)
    g_assert_true (fixture->intake->editors[i] == NULL || error_at (fixture, (BcField) i) == NULL);
}

static void
test_register (Fixture *fixture, gconstpointer data)
{
  BcRecord *record;

  type (fixture, BC_FIELD_RECEIVED_WINDOW, "3号窗口");
  type_ordinary (fixture);
  activate (fixture, "intake.register");
  AWAIT (fixture->registered != NULL);

  record = bc_ticket_get_record (fixture->registered);
  g_assert_nonnull (bc_record_text (record, BC_FIELD_NUMBER));
  g_assert_cmpint (bc_record_state (record), ==, BC_STATE_REGISTERED);
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_PETITIONER_NAME), ==, "尉迟𬭩");
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_TELEPHONE), ==, "13812345678");
  g_assert_cmpstr (bc_record_text (record, BC_FIELD_RECEIVED_BY), ==,
                   bc_desk_get_staff (fixture->desk)->code);

  /* The form is empty for the next one, who comes to the same window; the draft is gone. */
  g_assert_true (bc_intake_is_empty (fixture->intake));
  assert_text (fixture, BC_FIELD_WHAT_HAPPENED, NULL);
  assert_text (fixture, BC_FIELD_RECEIVED_WINDOW, "3号窗口");
  g_assert_true (focused (fixture) == fixture->intake->editors[BC_FIELD_WHAT_HAPPENED]);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

/* Ctrl+Enter twice is one ticket. */
static void
test_register_twice (Fixture *fixture, gconstpointer data)
{
  type_ordinary (fixture);
  bc_intake_register (fixture->intake);
  bc_intake_register (fixture->intake);
  AWAIT (fixture->registered != NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (fixture->intake->registering);
  g_assert_true (bc_intake_is_empty (fixture->intake));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  type (fixture, BC_FIELD_WHAT_HAPPENED, "跑了三趟窗口，每次都说缺一份材料。");
  bc_intake_check_now (fixture->intake);
  g_assert_null (error_at (fixture, BC_FIELD_WHAT_IS_WANTED));

  activate (fixture, "intake.register");
  g_assert_false (fixture->intake->registering);
  g_assert_nonnull (error_at (fixture, BC_FIELD_WHAT_IS_WANTED));
  g_assert_nonnull (error_at (fixture, BC_FIELD_TELEPHONE));
  g_assert_null (error_at (fixture, BC_FIELD_WHAT_HAPPENED));
  g_assert_true (focused (fixture) == fixture->intake->editors[BC_FIELD_WHAT_IS_WANTED]);
  assert_text (fixture, BC_FIELD_WHAT_HAPPENED, "跑了三趟窗口，每次都说缺一份材料。");

  /* What is put right is no longer called wrong. */
  type (fixture, BC_FIELD_WHAT_IS_WANTED, "一次说清楚");
  AWAIT (error_at (fixture, BC_FIELD_WHAT_IS_WANTED) == NULL);
}

static void
test_obstacles (Fixture *fixture, gconstpointer data)
{
  type_ordinary (fixture);
  bc_desk_set_staff (fixture->desk, find_staff (fixture, BC_ROLE_REVIEWER));
  g_assert_true (gtk_widget_get_visible (fixture->intake->obstacle_bar));
  bc_intake_register (fixture->intake);
  g_assert_false (fixture->intake->registering);
  /* Typing goes on, and what is typed is kept. */
  type (fixture, BC_FIELD_STAFF_CONCERNED, "窗口的小王");
  bc_intake_keep (fixture->intake);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);

  bc_desk_set_staff (fixture->desk, NULL);
  g_assert_cmpint (bc_intake_get_obstacle (fixture->intake), ==, BC_INTAKE_NOBODY);
  bc_desk_set_staff (fixture->desk, find_staff (fixture, BC_ROLE_INTAKE));
  g_assert_false (gtk_widget_get_visible (fixture->intake->obstacle_bar));
  activate (fixture, "intake.register");
  AWAIT (fixture->registered != NULL);
}

/* A refusal of the store that names a field is shown at it; the form is as it was. */
static void
test_store_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcProblems) problems = bc_problems_new ();

  type_ordinary (fixture);
  bc_problems_add (problems, "matter", "ended");
  fixture->intake->tried = TRUE;
  bc_intake_show_problems (fixture->intake, bc_problems_copy (problems), NULL);
  g_assert_cmpstr (error_at (fixture, BC_FIELD_MATTER), ==, "ended");
  assert_text (fixture, BC_FIELD_PETITIONER_NAME, "尉迟𬭩");
}

static void
test_department (Fixture *fixture, gconstpointer data)
{
  BcHall *hall = bc_desk_get_hall (fixture->desk);
  const BcEntry *matter = first_matter (fixture);
  const BcEntry *last =
      bc_hall_entry (hall, BC_TABLE_MATTERS, bc_hall_n_entries (hall, BC_TABLE_MATTERS) - 1);
  const BcEntry *department = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, last->department);

  g_assert_cmpstr (matter->department, !=, last->department);
  bc_field_editor_set_text (fixture->intake->editors[BC_FIELD_MATTER], matter->code);
  g_signal_emit_by_name (fixture->intake->editors[BC_FIELD_MATTER], "changed");
  assert_text (fixture, BC_FIELD_DEPARTMENT, matter->department);

  /* What came with a matter goes with it … */
  bc_field_editor_set_text (fixture->intake->editors[BC_FIELD_MATTER], last->code);
  g_signal_emit_by_name (fixture->intake->editors[BC_FIELD_MATTER], "changed");
  assert_text (fixture, BC_FIELD_DEPARTMENT, last->department);

  /* … but not what the clerk has said. */
  type (fixture, BC_FIELD_DEPARTMENT, department->name);
  bc_field_editor_set_text (fixture->intake->editors[BC_FIELD_MATTER], matter->code);
  g_signal_emit_by_name (fixture->intake->editors[BC_FIELD_MATTER], "changed");
  g_assert_false (fixture->intake->department_auto);
}

static void
test_conditional (Fixture *fixture, gconstpointer data)
{
  GtkWidget *before;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->intake->editors[BC_FIELD_CHANNEL]));
  before = gtk_window_get_focus (fixture->window);
  g_assert_false (shows (fixture, BC_FIELD_ORIGINAL_NUMBER));
  type (fixture, BC_FIELD_CHANNEL, "hotline_12345");
  bc_intake_check_now (fixture->intake);
  g_assert_true (shows (fixture, BC_FIELD_ORIGINAL_NUMBER));
  g_assert_null (error_at (fixture, BC_FIELD_ORIGINAL_NUMBER));
  g_assert_true (gtk_window_get_focus (fixture->window) == before);
}

static void
test_call (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->intake->editors[BC_FIELD_VISITS]));
  g_object_set (fixture->intake, "call", TRUE, NULL);
  g_assert_false (shows (fixture, BC_FIELD_VISITS));
  g_assert_true (shows (fixture, BC_FIELD_TELEPHONE));
  assert_text (fixture, BC_FIELD_CHANNEL, "phone");
  g_assert_true (focused (fixture) == fixture->intake->editors[BC_FIELD_WHAT_HAPPENED]);

  /* What is missing is elsewhere: the form opens and the focus is there. */
  type (fixture, BC_FIELD_WHAT_HAPPENED, "电话里说跑了三趟窗口没有办成。");
  activate (fixture, "intake.register");
  g_assert_false (fixture->intake->call);
  g_assert_true (focused (fixture) == fixture->intake->editors[BC_FIELD_WHAT_IS_WANTED]);
}

/* Within a quarter of a second, without any pause in the typing. */
static void
test_kept_while_typing (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  guint typed = 0;

  /* The bound is wide, for a busy machine; a timer that each key puts off would never end. */
  while (count_drafts (fixture) == 0 && g_get_monotonic_time () - start < 5 * G_USEC_PER_SEC)
    {
      g_autofree char *text = g_strdup_printf ("不停地打字 %u", typed++);

      type (fixture, BC_FIELD_WHAT_HAPPENED, text);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

/* The form is there again as it was typed, also what is wrong in it, with the focus where it was. */
static void
test_restored (Fixture *fixture, gconstpointer data)
{
  type_ordinary (fixture);
  bc_intake_set_text (fixture->intake, BC_FIELD_IDENTITY_KIND, "id_card");
  type (fixture, BC_FIELD_FIRST_VISIT_ON, "2026-02-30");
  type (fixture, BC_FIELD_MATTER, "没有这个事项");
  type (fixture, BC_FIELD_IDENTITY_NUMBER, "1101051949");
  close_form (fixture);

  show_form (fixture);
  assert_text (fixture, BC_FIELD_TELEPHONE, "１３８ 1234 5678");
  assert_text (fixture, BC_FIELD_FIRST_VISIT_ON, "2026-02-30");
  assert_text (fixture, BC_FIELD_MATTER, "没有这个事项");
  assert_text (fixture, BC_FIELD_IDENTITY_NUMBER, "1101051949");
  assert_text (fixture, BC_FIELD_IDENTITY_KIND, "id_card");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->intake));
  g_assert_true (focused (fixture) == fixture->intake->editors[BC_FIELD_IDENTITY_NUMBER]);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (bc_field_editor_get_editor (
                       fixture->intake->editors[BC_FIELD_IDENTITY_NUMBER]))),
                   ==, 10);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

static void
test_several_drafts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  BcIntake *intake = fixture->intake;

  type (fixture, BC_FIELD_PETITIONER_NAME, "张三");
  bc_intake_keep (intake);
  first = g_strdup (intake->draft_id);
  activate (fixture, "intake.new");
  g_assert_true (bc_intake_is_empty (intake));
  g_assert_cmpuint (intake->entries->len, ==, 1);

  type (fixture, BC_FIELD_PETITIONER_NAME, "李四");
  bc_intake_choose_draft (intake, first);
  assert_text (fixture, BC_FIELD_PETITIONER_NAME, "张三");
  g_assert_cmpuint (intake->entries->len, ==, 1);
  g_assert_cmpuint (count_drafts (fixture), ==, 2);

  /* Discarding, and thinking better of it. */
  activate (fixture, "intake.discard");
  g_assert_true (bc_intake_is_empty (intake));
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (intake), "intake.restore", "s", first);
  assert_text (fixture, BC_FIELD_PETITIONER_NAME, "张三");
  g_assert_cmpuint (count_drafts (fixture), ==, 2);

  /* An empty form leaves no draft behind. */
  activate (fixture, "intake.new");
  activate (fixture, "intake.new");
  g_assert_cmpuint (intake->entries->len, ==, 2);
  g_assert_cmpuint (count_drafts (fixture), ==, 2);
}

static void
test_emptied_again (Fixture *fixture, gconstpointer data)
{
  type (fixture, BC_FIELD_PETITIONER_NAME, "张三");
  bc_intake_keep (fixture->intake);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  type (fixture, BC_FIELD_PETITIONER_NAME, "");
  bc_intake_keep (fixture->intake);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

static void
test_repeats (Fixture *fixture, gconstpointer data)
{
  GtkWidget *repeats = GTK_WIDGET (fixture->intake->repeats);
  g_autofree char *number = NULL;

  type_ordinary (fixture);
  activate (fixture, "intake.register");
  AWAIT (fixture->registered != NULL);
  number = g_strdup (bc_record_text (bc_ticket_get_record (fixture->registered), BC_FIELD_NUMBER));
  g_assert_false (gtk_widget_get_visible (repeats));

  type (fixture, BC_FIELD_TELEPHONE, "138-1234-5678");
  AWAIT (gtk_widget_get_visible (repeats));
  g_signal_emit_by_name (repeats, "repeat", fixture->registered);
  assert_text (fixture, BC_FIELD_REPEATED, "1");
  assert_text (fixture, BC_FIELD_EARLIER_NUMBER, number);

  type (fixture, BC_FIELD_TELEPHONE, "1");
  AWAIT (!gtk_widget_get_visible (repeats));
}

/* Walks once through the form and notes the fields in the order in which they get the focus. */
static GArray *
walk (Fixture *fixture, GtkDirectionType direction, BcField from)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BcField));

  bc_intake_go_to (fixture->intake, from);
  while (gtk_window_get_focus (fixture->window) != NULL)
    {
      GtkWidget *editor =
          gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window), BC_TYPE_FIELD_EDITOR);
      BcField field = editor != NULL ? bc_field_editor_get_field (BC_FIELD_EDITOR (editor)) : 0;

      if (editor != NULL
          && (fields->len == 0 || g_array_index (fields, BcField, fields->len - 1) != field))
        g_array_append_val (fields, field);
      if (!gtk_widget_child_focus (GTK_WIDGET (fixture->intake), direction))
        break;
    }
  return fields;
}

/* Tab goes through all fields that are shown in the order of the table, whatever their heights, and Shift+Tab back. */
static void
test_tab_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) there = NULL;
  g_autoptr (GArray) back = NULL;
  guint n_cells, n_shown = 0;
  const BcIntakeCell *cells = bc_intake_rules_cells (&n_cells);

  bc_intake_set_text (fixture->intake, BC_FIELD_URGENCY, "critical");
  gtk_expander_set_expanded (fixture->intake->agent_expander, TRUE);
  /* Errors make their fields higher. */
  bc_intake_register (fixture->intake);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  there = walk (fixture, GTK_DIR_TAB_FORWARD, BC_FIELD_WHAT_HAPPENED);
  back = walk (fixture, GTK_DIR_TAB_BACKWARD, cells[n_cells - 1].field);
  for (guint i = 0; i < n_cells; i++)
    {
      if (!shows (fixture, cells[i].field))
        continue;
      g_assert_cmpuint (n_shown, <, there->len);
      g_assert_cmpint (g_array_index (there, BcField, n_shown), ==, cells[i].field);
      n_shown++;
    }
  g_assert_cmpuint (there->len, ==, n_shown);
  g_assert_cmpuint (back->len, ==, n_shown);
  for (guint i = 0; i < n_shown; i++)
    g_assert_cmpint (g_array_index (back, BcField, n_shown - 1 - i), ==,
                     g_array_index (there, BcField, i));
}

/* Words that found nothing are the description, and are not typed twice. */
static void
test_other_matter (Fixture *fixture, gconstpointer data)
{
  type (fixture, BC_FIELD_MATTER, "充电桩报装");
  gtk_check_button_set_active (fixture->intake->other_check, TRUE);
  assert_text (fixture, BC_FIELD_OTHER_MATTER, "充电桩报装");
  assert_text (fixture, BC_FIELD_MATTER, NULL);
  g_assert_false (shows (fixture, BC_FIELD_MATTER));
  g_assert_true (focused (fixture) == fixture->intake->editors[BC_FIELD_OTHER_MATTER]);
  gtk_check_button_set_active (fixture->intake->other_check, FALSE);
  assert_text (fixture, BC_FIELD_MATTER, "充电桩报装");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_printerr ("no display\n");
      return 77;
    }
  adw_init ();
#define ADD(name, function) g_test_add ("/intake/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("empty", test_empty);
  ADD ("register", test_register);
  ADD ("register-twice", test_register_twice);
  ADD ("refused", test_refused);
  ADD ("obstacles", test_obstacles);
  ADD ("store-refuses", test_store_refuses);
  ADD ("department", test_department);
  ADD ("conditional", test_conditional);
  ADD ("call", test_call);
  ADD ("kept-while-typing", test_kept_while_typing);
  ADD ("restored", test_restored);
  ADD ("several-drafts", test_several_drafts);
  ADD ("emptied-again", test_emptied_again);
  ADD ("repeats", test_repeats);
  ADD ("tab-order", test_tab_order);
  ADD ("other-matter", test_other_matter);
  return g_test_run ();
}
