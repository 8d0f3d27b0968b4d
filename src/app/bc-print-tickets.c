/* Printing from the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-print-tickets.h"

#include <glib/gi18n.h>

#include "app/bc-window-private.h"
#include "base/bc-trace.h"
#include "model/bc-desk-prints.h"
#include "paper/bc-print-dialog.h"

/* What is gathered before the dialog can be shown, and what it prints for. */
typedef struct
{
  BcWindow *window;
  BcDesk *desk;
  const BcForm *form;
  BcDay day;        /* of a list; BC_DAY_NONE for none */
  char *department; /* of a list; nullable */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_object_unref (printing->window);
  g_object_unref (printing->desk);
  g_free (printing->department);
  g_free (printing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

static Printing *
printing_new (BcWindow *window, BcDesk *desk, const char *form)
{
  Printing *self = g_new0 (Printing, 1);

  self->window = g_object_ref (window);
  self->desk = g_object_ref (desk);
  self->form = bc_form_find (form);
  self->day = BC_DAY_NONE;
  g_assert (self->form != NULL);
  return self;
}

static void
report (Printing *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_toast (self->window, error->message, FALSE);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!bc_desk_change_finish (BC_DESK (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_toast (window, error->message, FALSE);
  bc_trace ("noted");
}

/* Where the file may only be read, paper can still be made of it; there is nowhere to note it. */
static void
printed_cb (BcPrintDialog *dialog, GPtrArray *printed, Printing *self)
{
  bc_trace ("printed %s %u", self->form->id, printed->len);
  if (bc_desk_get_connection (self->desk) != BC_CONNECTION_READ_ONLY)
    bc_desk_note_prints_async (self->desk, printed, noted_cb, g_object_ref (self->window));
}

/* @self (transfer full) lives as long as the dialog. */
static void
show_dialog (Printing *self, GPtrArray *sources)
{
  BcPrintDialog *dialog =
      bc_print_dialog_new (GTK_WINDOW (self->window), self->window->settings, self->form, sources);

  g_signal_connect_data (dialog, "printed", G_CALLBACK (printed_cb), self,
                         (GClosureNotify) (void (*) (void)) printing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const char *
printing_person (Printing *self)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);

  return staff != NULL ? staff->name : NULL;
}

static BcPaperSource *
source_of_list (Printing *self, GPtrArray *dossiers)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  BcPaperSource *source;

  for (guint i = 0; i < dossiers->len; i++)
    g_ptr_array_add (records, ((BcDossier *) g_ptr_array_index (dossiers, i))->record);
  source = bc_paper_source_new_list (records, bc_desk_get_hall (self->desk), printing_person (self),
                                     bc_desk_now (self->desk));
  if (self->day != BC_DAY_NONE)
    bc_paper_source_set_day (source, self->day);
  bc_paper_source_set_department (source, self->department);
  return source;
}

static void
dossiers_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dossiers = bc_desk_list_finish (self->desk, result, &error);
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_paper_source_free);

  if (dossiers == NULL)
    {
      report (self, error);
      return;
    }
  if (self->form->subject == BC_FORM_OF_LIST)
    g_ptr_array_add (sources, source_of_list (self, dossiers));
  for (guint i = 0; i < dossiers->len && self->form->subject == BC_FORM_OF_TICKET; i++)
    {
      const BcDossier *dossier = g_ptr_array_index (dossiers, i);

      g_ptr_array_add (sources,
                       bc_paper_source_new (dossier->record, bc_desk_get_hall (self->desk),
                                            dossier->callbacks, dossier->events,
                                            printing_person (self), bc_desk_now (self->desk)));
    }
  show_dialog (g_steal_pointer (&self), sources);
}

/* @self (transfer full) */
static void
read_dossiers (Printing *self, GArray *ids)
{
  bc_desk_dossiers_async (self->desk, ids, NULL, dossiers_cb, self);
}

static void
ids_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = bc_desk_ids_finish (self->desk, result, &error);

  if (ids == NULL)
    report (self, error);
  else if (ids->len == 0)
    bc_window_toast (self->window, _ ("There is no ticket to be printed."), FALSE);
  else
    read_dossiers (g_steal_pointer (&self), ids);
}

void
bc_print_tickets (BcWindow *window, BcDesk *desk, GPtrArray *tickets, const char *form)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (BC_IS_WINDOW (window) && tickets != NULL);
  if (bc_desk_get_hall (desk) == NULL || tickets->len == 0)
    return;
  for (guint i = 0; i < tickets->len; i++)
    {
      gint64 id = bc_ticket_get_id (g_ptr_array_index (tickets, i));

      g_array_append_val (ids, id);
    }
  read_dossiers (printing_new (window, desk, form), ids);
}

void
bc_print_ticket (BcWindow *window, BcDesk *desk, BcTicket *ticket, const char *form)
{
  g_autoptr (GPtrArray) tickets = g_ptr_array_new ();

  g_ptr_array_add (tickets, ticket);
  bc_print_tickets (window, desk, tickets, form);
}

void
bc_print_day (BcWindow *window, BcDesk *desk, BcDay day, const char *form)
{
  Printing *self;

  if (bc_desk_get_hall (desk) == NULL)
    return;
  self = printing_new (window, desk, form);
  self->day = day;
  bc_desk_day_ids_async (desk, day, NULL, ids_cb, self);
}

void
bc_print_board (BcWindow *window, BcDesk *desk, const char *department)
{
  Printing *self;

  if (bc_desk_get_hall (desk) == NULL)
    return;
  self = printing_new (window, desk, "board_sheet");
  self->department = g_strdup (department);
  bc_desk_board_ids_async (desk, department, NULL, ids_cb, self);
}
