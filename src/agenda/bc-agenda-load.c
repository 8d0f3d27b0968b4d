/* The calendar: reading what the page shows, no more often than needed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include "widgets/bc-frame-probe.h"

/* Long enough that a batch of changes from another seat is one reading, short enough that nobody
 * notices. */
#define MOMENT 120 /* milliseconds */
/* More than is shown is read, so that the next pages and weeks that are scrolled in are there. */
#define ALL_KINDS ((1u << BC_N_AGENDA_KINDS) - 1)
#define NO_KIND   (1u << BC_N_AGENDA_KINDS)
#define BEFORE    (3 * BC_WEEK_DAYS)
#define AFTER     (5 * BC_WEEK_DAYS)

/* A callback that was moved by keys is marked where it is now, so that the next key moves it on. */
static void
follow_moved (BcAgenda *self)
{
  BcAgendaEntry *entry;

  if (self->follow == 0)
    return;
  if (bc_month_grid_get_day (self->grid) != self->follow_day)
    {
      BcDay day = self->follow_day;

      /* May turn the page: then this is called again when that page has been read. */
      bc_month_grid_set_day (self->grid, day);
      if (self->days == NULL || bc_agenda_days_get (self->days, day) == NULL)
        return;
    }
  entry = bc_agenda_days_find (self->days, self->follow);
  self->follow = 0;
  if (entry != NULL)
    bc_day_list_focus (self->day_list, entry);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BcAgenda) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = bc_desk_list_finish (BC_DESK (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL
      || bc_desk_get_hall (self->desk) == NULL)
    return;
  g_clear_object (&self->loading);
  if (items == NULL)
    {
      self->stale = TRUE;
      bc_agenda_show_error (self, error->message);
      return;
    }

  bc_frame_probe_begin ();
  bc_month_grid_set_days (self->grid, NULL, 0);
  g_clear_pointer (&self->days, bc_agenda_days_free);
  self->days = bc_agenda_days_new (items, self->loading_first, self->loading_count,
                                   bc_desk_get_hall (self->desk), bc_desk_now (self->desk));
  bc_agenda_show_error (self, NULL);
  bc_agenda_show (self);
  follow_moved (self);
  bc_frame_probe_end ("agenda-load");
}

void
bc_agenda_load (BcAgenda *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  GTimeZone *zone;
  BcAgendaFilter filter = { 0 };
  BcDay first;
  int n_days;

  g_clear_handle_id (&self->load_source, g_source_remove);
  self->stale = TRUE;
  if (hall == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;

  filter.department = self->department;
  filter.staff = self->staff;
  /* No bit at all would be everything. */
  filter.kinds = self->hidden == 0 ? 0 : (ALL_KINDS & ~self->hidden) | NO_KIND;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  bc_agenda_range (self, &first, &n_days);
  self->loading_first = first - BEFORE;
  self->loading_count = BEFORE + n_days + AFTER;
  zone = bc_hall_zone (hall);
  bc_desk_agenda_async (self->desk, bc_instant_from_local (self->loading_first, 0, zone),
                        bc_instant_from_local (self->loading_first + self->loading_count, 0, zone),
                        &filter, self->loading, loaded_cb, g_object_ref (self));
}

static gboolean
load_later_cb (gpointer user_data)
{
  BcAgenda *self = user_data;

  self->load_source = 0;
  bc_agenda_load (self);
  return G_SOURCE_REMOVE;
}

void
bc_agenda_load_soon (BcAgenda *self)
{
  self->stale = TRUE;
  if (self->load_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->load_source = g_timeout_add (MOMENT, load_later_cb, self);
}

static gboolean
refresh_later_cb (gpointer user_data)
{
  BcAgenda *self = user_data;
  BcHall *hall = bc_desk_get_hall (self->desk);

  self->refresh_source = 0;
  if (hall == NULL || self->days == NULL)
    return G_SOURCE_REMOVE;
  bc_frame_probe_begin ();
  bc_agenda_days_refresh (self->days, hall, bc_desk_now (self->desk));
  bc_agenda_show (self);
  bc_frame_probe_end ("agenda-refresh");
  return G_SOURCE_REMOVE;
}

void
bc_agenda_refresh_soon (BcAgenda *self)
{
  if (self->refresh_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_source = g_timeout_add (MOMENT, refresh_later_cb, self);
}

void
bc_agenda_stop_loading (BcAgenda *self)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}
