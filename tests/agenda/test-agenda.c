/* The calendar in a window, on a real file: callbacks added, moved, refused and taken back. Needs a
 * display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "agenda/bc-agenda-private.h"
#include "agenda/bc-day-cell-private.h"
#include "agenda/bc-day-list-private.h"
#include "agenda/bc-entry-keys.h"
#include "agenda/bc-month-grid-private.h"
#include "domain/bc-input.h"

/* Friday 2026-09-18 10:00; the Saturday after it is off, the Sunday a make-up day. */
#define TODAY (bc_day_from_ymd (2026, 9, 18))

typedef struct
{
  char *folder;
  char *path;
  BcClock *clock;
  BcDesk *desk;
  GtkWindow *window;
  BcAgenda *agenda;
  BcTicket *ticket; /* one that may be called back */
  BcTicket *opened;
  char *toast;
  gboolean toast_undo;
  guint n_toasts;
} Fixture;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
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

  bc_desk_create_async (fixture->desk, fixture->path, "演示大厅", 120, NULL, result_cb, &created);
  AWAIT (created != NULL);
  bc_desk_create_finish (fixture->desk, created, &error);
  g_assert_no_error (error);
  bc_desk_open_async (fixture->desk, fixture->path, NULL, result_cb, &opened);
  AWAIT (opened != NULL);
  bc_desk_open_finish (fixture->desk, opened, &error);
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
find_ticket (Fixture *fixture)
{
  g_autoptr (GListModel) waiting = bc_desk_get_column (fixture->desk, BC_COLUMN_CALLBACK, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (waiting), >, 0);
  fixture->ticket = g_list_model_get_item (waiting, 0);
  AWAIT (bc_ticket_get_record (fixture->ticket) != NULL);
}

static void
toast_cb (Fixture *fixture, const char *text, gboolean undo)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
  fixture->toast_undo = undo;
  fixture->n_toasts++;
}

static void
open_ticket_cb (Fixture *fixture, BcTicket *ticket)
{
  g_set_object (&fixture->opened, ticket);
}

static gboolean
is_shown (Fixture *fixture)
{
  return fixture->agenda->days != NULL && fixture->agenda->loading == NULL
         && fixture->agenda->load_source == 0
         && bc_agenda_days_covers (fixture->agenda->days,
                                   bc_month_grid_get_month (fixture->agenda->grid)->first_cell,
                                   BC_MONTH_CELLS);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  fixture->folder = g_dir_make_tmp ("bc-agenda-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.hall", NULL);
  fixture->clock = bc_clock_new_fixed (bc_instant_from_local (TODAY, 10 * 3600, zone));
  fixture->desk = bc_desk_new (fixture->clock, "seat", fixture->folder);
  open_hall (fixture);
  g_assert_true (bc_desk_set_staff (fixture->desk, find_staff (fixture, BC_ROLE_CALLBACK)));
  find_ticket (fixture);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1206, 720);
  fixture->agenda = bc_agenda_new (fixture->desk);
  g_signal_connect_swapped (fixture->agenda, "toast", G_CALLBACK (toast_cb), fixture);
  g_signal_connect_swapped (fixture->agenda, "open-ticket", G_CALLBACK (open_ticket_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->agenda));
  gtk_window_present (fixture->window);
  AWAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->agenda)) && is_shown (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->agenda), (gpointer *) &fixture->agenda);
  gtk_window_destroy (fixture->window);
  /* Readings that were under way hold it until they have ended. */
  AWAIT (fixture->agenda == NULL);
  g_clear_object (&fixture->opened);
  g_clear_object (&fixture->ticket);
  bc_desk_close (fixture->desk);
  g_clear_object (&fixture->desk);
  g_clear_object (&fixture->clock);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (fixture->folder, name, NULL);

      g_unlink (child);
    }
  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->toast, g_free);
}

/* (transfer none): a callback of the fixture's ticket, planned for @day, that the calendar shows. */
static BcAgendaEntry *
plan (Fixture *fixture, BcDay day)
{
  BcHall *hall = bc_desk_get_hall (fixture->desk);
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;
  const BcAgendaDay *content;

  bc_desk_add_callback_async (fixture->desk, fixture->ticket,
                              bc_instant_from_local (day, 15 * 3600 + 60, bc_hall_zone (hall)),
                              NULL, "note", result_cb, &added);
  AWAIT (added != NULL);
  bc_desk_change_finish (fixture->desk, added, &error);
  g_assert_no_error (error);
  /* The desk says that the agenda has changed, and the calendar reads it anew by itself. */
  AWAIT (!fixture->agenda->stale && is_shown (fixture));
  content = bc_agenda_days_get (fixture->agenda->days, day);
  for (guint i = 0; i < content->entries->len; i++)
    {
      BcAgendaEntry *entry = g_ptr_array_index (content->entries, i);

      if (bc_agenda_entry_is_open (entry) && bc_agenda_entry_get_ticket (entry) == fixture->ticket)
        return entry;
    }
  g_error ("the calendar does not show the callback");
}

static BcDay
day_of (Fixture *fixture, gint64 id)
{
  BcAgendaEntry *entry = bc_agenda_days_find (fixture->agenda->days, id);

  g_assert_nonnull (entry);
  return bc_hall_day (bc_desk_get_hall (fixture->desk), bc_agenda_entry_get_at (entry));
}

static void
test_move_and_undo (Fixture *fixture, gconstpointer data)
{
  gint64 id = bc_agenda_entry_get_callback (plan (fixture, TODAY))->id;
  gint64 at = bc_agenda_entry_get_at (bc_agenda_days_find (fixture->agenda->days, id));

  for (int turn = 1; turn <= 2; turn++)
    {
      guint before = fixture->n_toasts;

      gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.move-callback", "(xii)", id,
                                  TODAY + 2 + turn, -1);
      AWAIT (fixture->n_toasts > before);
      g_assert_true (fixture->toast_undo);
      AWAIT (is_shown (fixture) && day_of (fixture, id) == TODAY + 2 + turn);
      /* It keeps its time. */
      g_assert_cmpint (bc_agenda_entry_get_at (bc_agenda_days_find (fixture->agenda->days, id)), ==,
                       at + (2 + turn) * 24 * BC_HOUR);
    }
  /* Both moves can be taken back, the last one first. */
  for (int turn = 1; turn >= 0; turn--)
    {
      g_autoptr (GAsyncResult) undone = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BcTicket) ticket = NULL;

      bc_desk_undo_async (fixture->desk, result_cb, &undone);
      AWAIT (undone != NULL);
      ticket = bc_desk_undo_finish (fixture->desk, undone, &error);
      g_assert_no_error (error);
      g_assert_true (ticket == fixture->ticket);
      AWAIT (is_shown (fixture) && day_of (fixture, id) == (turn == 0 ? TODAY : TODAY + 3));
    }
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  gint64 id = bc_agenda_entry_get_callback (plan (fixture, TODAY))->id;
  guint before = fixture->n_toasts;

  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.move-callback", "(xii)", id,
                              TODAY - 1, -1);
  g_assert_cmpuint (fixture->n_toasts, ==, before + 1);
  g_assert_false (fixture->toast_undo);
  g_assert_nonnull (strstr (fixture->toast, "2026"));
  /* On its own day it stays without a word. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.move-callback", "(xii)", id,
                              TODAY, -1);
  g_assert_cmpuint (fixture->n_toasts, ==, before + 1);
  /* Whoever has no part in callbacks is told so and not asked anything. */
  g_assert_true (bc_desk_set_staff (fixture->desk, find_staff (fixture, BC_ROLE_INTAKE)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.move-callback", "(xii)", id,
                              TODAY + 3, -1);
  g_assert_cmpuint (fixture->n_toasts, ==, before + 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.add-callback", "i", TODAY);
  g_assert_cmpuint (fixture->n_toasts, ==, before + 3);
  g_assert_cmpint (day_of (fixture, id), ==, TODAY);
}

static void
test_day_off (Fixture *fixture, gconstpointer data)
{
  gint64 id = bc_agenda_entry_get_callback (plan (fixture, TODAY))->id;
  guint before = fixture->n_toasts;

  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.move-callback", "(xii)", id,
                              TODAY + 1, -1);
  AWAIT (fixture->n_toasts > before);
  /* Allowed, and said. */
  g_assert_true (fixture->toast_undo);
  g_assert_nonnull (strstr (fixture->toast, "not a working day"));
  AWAIT (is_shown (fixture) && day_of (fixture, id) == TODAY + 1);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_error ("no drop target");
}

static gboolean
drop_on (Fixture *fixture, BcAgendaEntry *entry, BcDay day)
{
  BcMonthGrid *grid = fixture->agenda->grid;
  GtkWidget *cell = GTK_WIDGET (grid->cells[bc_month_cell (&grid->month, day)]);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;
  double x, y;

  g_value_init (&value, BC_TYPE_AGENDA_ENTRY);
  g_value_set_object (&value, entry);
  g_assert_true (gtk_widget_translate_coordinates (cell, GTK_WIDGET (grid), 10, 10, &x, &y));
  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (grid)), "drop", &value, x, y, &taken);
  return taken;
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcAgendaEntry) entry = g_object_ref (plan (fixture, TODAY));
  BcCallback *callback = bc_agenda_entry_get_callback (entry);
  guint before = fixture->n_toasts;

  g_assert_false (drop_on (fixture, entry, TODAY - 2));
  g_assert_cmpuint (fixture->n_toasts, ==, before + 1);
  g_assert_false (fixture->toast_undo);

  g_assert_true (drop_on (fixture, entry, TODAY + 4));
  AWAIT (is_shown (fixture) && day_of (fixture, callback->id) == TODAY + 4);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  BcMonthGrid *grid = fixture->agenda->grid;

  g_assert_cmpint (bc_agenda_get_day (fixture->agenda), ==, TODAY);
  g_assert_cmpint (grid->month.month, ==, 9);
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.next", NULL);
  g_assert_cmpint (grid->month.month, ==, 10);
  AWAIT (is_shown (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.previous", NULL);
  g_assert_cmpint (grid->month.month, ==, 8);
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.today", NULL);
  AWAIT (is_shown (fixture));
  g_assert_cmpint (bc_agenda_get_day (fixture->agenda), ==, TODAY);

  /* A click on a neighbour's day keeps the page; a key that leaves the month turns it. */
  bc_month_grid_select (grid, bc_day_from_ymd (2026, 10, 2), TRUE, TRUE);
  g_assert_cmpint (grid->month.month, ==, 9);
  bc_month_grid_select (grid, bc_day_from_ymd (2026, 10, 2), TRUE, FALSE);
  g_assert_cmpint (grid->month.month, ==, 10);

  g_object_set (fixture->agenda, "week-start", 7, NULL);
  g_assert_cmpint (bc_day_weekday (grid->month.first_cell), ==, 7);
}

static void
test_day_list_keeps_its_rows (Fixture *fixture, gconstpointer data)
{
  BcDayList *list = fixture->agenda->day_list;
  g_autoptr (BcAgendaEntry) entry = g_object_ref (plan (fixture, TODAY));
  BcAgendaEntry *selected;

  g_assert_true (bc_day_list_focus (list, entry));
  selected = bc_day_list_get_selected (list);
  g_assert_true (bc_agenda_entry_is_same (selected, entry));
  plan (fixture, TODAY);
  /* Another row has come; the one that was marked is the same object, and marked. */
  g_assert_true (bc_day_list_get_selected (list) == selected);

  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.open-ticket", "x",
                              bc_ticket_get_id (fixture->ticket));
  g_assert_true (fixture->opened == fixture->ticket);
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  BcMonthGrid *grid = fixture->agenda->grid;
  BcDayCell *cell = grid->cells[bc_month_cell (&grid->month, TODAY)];
  BcAgendaEntry *found = NULL;
  guint n;

  for (int i = 0; i < 12; i++)
    plan (fixture, TODAY);
  AWAIT (cell->more != NULL);
  n = cell->n_chips;
  g_assert_cmpuint (n, <, cell->entries->len);
  g_assert_cmpint (bc_day_cell_pick (cell, cell->chips[0].area.origin.x + 5,
                                     cell->chips[0].area.origin.y + 5, &found),
                   ==, BC_CELL_ENTRY);
  g_assert_true (found == cell->chips[0].entry);
  g_assert_cmpint (bc_day_cell_pick (cell, 5, cell->more_area.origin.y + 5, NULL), ==,
                   BC_CELL_MORE);
  g_assert_cmpint (bc_day_cell_pick (cell, 5, 5, NULL), ==, BC_CELL_DAY);
  /* However many deadlines there are, one chip is a callback that can be dragged. */
  for (guint i = 0; i < n; i++)
    if (bc_agenda_entry_is_open (cell->chips[i].entry))
      return;
  g_assert_not_reached ();
}

static void
test_department (Fixture *fixture, gconstpointer data)
{
  const char *department;
  BcRecord *record = bc_ticket_get_record (fixture->ticket);
  gint64 id = bc_agenda_entry_get_callback (plan (fixture, TODAY))->id;

  department = bc_record_text (record, BC_FIELD_LEAD_DEPARTMENT);
  if (department == NULL)
    department = bc_record_text (record, BC_FIELD_DEPARTMENT);
  bc_agenda_set_department (fixture->agenda, department);
  AWAIT (is_shown (fixture));
  g_assert_nonnull (bc_agenda_days_find (fixture->agenda->days, id));
  bc_agenda_set_department (fixture->agenda, g_str_equal (department, "d01") ? "d02" : "d01");
  AWAIT (is_shown (fixture));
  g_assert_null (bc_agenda_days_find (fixture->agenda->days, id));
}

/* Weeks scroll without a jump: the cells of the weeks that stay hold the same days, the selected day
 * stays on the page, and the title's month is that of its middle. */
static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  BcMonthGrid *grid = fixture->agenda->grid;
  BcDay first = grid->month.first_cell;
  BcDayCell *third = grid->cells[2 * BC_WEEK_DAYS];

  bc_month_grid_scroll (grid, 0.5, FALSE);
  g_assert_cmpint (grid->month.first_cell, ==, first);
  bc_month_grid_scroll (grid, 1.5, FALSE);
  g_assert_cmpint (grid->month.first_cell, ==, first + 2 * BC_WEEK_DAYS);
  /* What was the third week is the first one, in the same widgets. */
  g_assert_true (grid->cells[0] == third);
  for (int i = 0; i < BC_GRID_CELLS; i++)
    g_assert_cmpint (bc_day_cell_get_day (grid->cells[i]), ==, grid->month.first_cell + i);
  bc_month_grid_scroll (grid, 3, FALSE);
  g_assert_cmpint (bc_month_cell (&grid->month, grid->day), >=, 0);
  g_assert_cmpint (grid->month.month, ==, 10);
  AWAIT (is_shown (fixture));
  bc_month_grid_scroll (grid, -20, FALSE);
  for (int i = 0; i < BC_GRID_CELLS; i++)
    g_assert_cmpint (bc_day_cell_get_day (grid->cells[i]), ==, grid->month.first_cell + i);
  g_assert_cmpint (bc_month_cell (&grid->month, grid->day), >=, 0);
}

static void
set_view (Fixture *fixture, const char *view)
{
  g_autofree char *shown = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.view", "s", view);
  g_object_get (fixture->agenda, "view", &shown, NULL);
  g_assert_cmpstr (shown, ==, view);
}

static void
test_week (Fixture *fixture, gconstpointer data)
{
  gint64 id = bc_agenda_entry_get_callback (plan (fixture, TODAY))->id;
  guint before;

  set_view (fixture, "week");
  g_assert_cmpint (bc_week_grid_first (fixture->agenda->week_grid), ==, TODAY - 4);
  /* To another day and another hour at once. */
  before = fixture->n_toasts;
  bc_agenda_move_entry (GTK_WIDGET (fixture->agenda),
                        bc_agenda_days_find (fixture->agenda->days, id), TODAY + 2, 10 * 60 + 30);
  AWAIT (fixture->n_toasts > before);
  AWAIT (is_shown (fixture) && day_of (fixture, id) == TODAY + 2);
  g_assert_cmpint (bc_agenda_entry_get_at (bc_agenda_days_find (fixture->agenda->days, id)), ==,
                   bc_instant_from_local (TODAY + 2, 10 * 3600 + 1800,
                                          bc_hall_zone (bc_desk_get_hall (fixture->desk))));
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.next", NULL);
  g_assert_cmpint (bc_week_grid_first (fixture->agenda->week_grid), ==, TODAY + 3);
  set_view (fixture, "day");
  gtk_widget_activate_action (GTK_WIDGET (fixture->agenda), "agenda.previous", NULL);
  g_assert_cmpint (bc_week_grid_first (fixture->agenda->week_grid), ==, TODAY + 6);
  set_view (fixture, "list");
  set_view (fixture, "month");
}

/* What is held back is not there, and what is held back is remembered as words. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  gint64 id = bc_agenda_entry_get_callback (plan (fixture, TODAY))->id;
  g_autofree char *hidden = NULL;

  g_object_set (fixture->agenda, "hidden-kinds", "callback,meeting", NULL);
  AWAIT (!fixture->agenda->stale && is_shown (fixture));
  g_assert_null (bc_agenda_days_find (fixture->agenda->days, id));
  g_object_get (fixture->agenda, "hidden-kinds", &hidden, NULL);
  g_assert_cmpstr (hidden, ==, "callback,meeting");
  g_object_set (fixture->agenda, "hidden-kinds", "", NULL);
  AWAIT (!fixture->agenda->stale && is_shown (fixture));
  g_assert_nonnull (bc_agenda_days_find (fixture->agenda->days, id));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agenda/window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_printerr ("no display\n");
      return 77;
    }
  ADD ("move-and-undo", test_move_and_undo);
  ADD ("refusals", test_refusals);
  ADD ("day-off", test_day_off);
  ADD ("drop", test_drop);
  ADD ("pages", test_pages);
  ADD ("day-list-keeps-its-rows", test_day_list_keeps_its_rows);
  ADD ("chips", test_chips);
  ADD ("department", test_department);
  ADD ("scroll", test_scroll);
  ADD ("week", test_week);
  ADD ("filter", test_filter);
  return g_test_run ();
}
