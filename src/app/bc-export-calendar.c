/* The calendar as a file for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-export-calendar.h"

#include <glib/gi18n.h>

#include "app/bc-files.h"
#include "base/bc-trace.h"
#include "model/bc-desk-agenda.h"

#define DAYS_AHEAD 366

/* One export, from the question where to until it is told how it went. */
typedef struct
{
  BcWindow *window;
  BcDesk *desk;
  char *department;
  char *staff;
  char *path;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  g_object_unref (self->desk);
  g_free (self->department);
  g_free (self->staff);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      /* Translators: %s is a file's name. */
      text = g_strdup_printf (_ ("The calendar was saved as “%s”"), name);
      bc_trace ("calendar exported");
    }
  else
    /* Translators: a file's name and the reason. */
    text = g_strdup_printf (_ ("“%s” could not be written: %s. Choose another folder."), name,
                            error->message);
  bc_window_toast (self->window, text, FALSE);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bc_desk_export_agenda_finish (BC_DESK (source), result, &error);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        bc_window_toast (self->window, error->message, FALSE);
      export_free (self);
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, self);
}

static void
path_chosen (const char *path, gpointer data)
{
  g_autoptr (Export) asked = data;
  BcHall *hall = bc_desk_get_hall (asked->desk);
  const BcAgendaFilter filter = { asked->department, asked->staff, 0 };
  BcDay today;
  Export *self;

  if (path == NULL || hall == NULL)
    return;
  self = g_steal_pointer (&asked);
  self->path = g_str_has_suffix (path, ".ics") ? g_strdup (path) : g_strconcat (path, ".ics", NULL);
  today = bc_desk_today (self->desk);
  bc_desk_export_agenda_async (self->desk, bc_instant_from_local (today, 0, bc_hall_zone (hall)),
                               bc_instant_from_local (today + DAYS_AHEAD, 0, bc_hall_zone (hall)),
                               &filter, exported_cb, self);
}

void
bc_export_calendar (BcWindow *window, BcDesk *desk, const char *department, const char *staff)
{
  BcHall *hall = bc_desk_get_hall (desk);
  g_autofree char *name = NULL;
  const char *whose;
  Export *self;

  g_return_if_fail (BC_IS_WINDOW (window) && BC_IS_DESK (desk));

  if (hall == NULL)
    return;
  self = g_new0 (Export, 1);
  self->window = g_object_ref (window);
  self->desk = g_object_ref (desk);
  self->department = g_strdup (department);
  self->staff = g_strdup (staff);
  if (staff != NULL)
    whose = bc_hall_name_of (hall, BC_TABLE_STAFF, staff);
  else if (department != NULL)
    whose = bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, department);
  else
    whose = bc_hall_name (hall);
  /* Translators: the name of a file; %s is whose calendar it is. */
  name = g_strdup_printf (_ ("Calendar of %s.ics"), whose);
  bc_files_save_calendar (GTK_WINDOW (window), name, path_chosen, self);
}
