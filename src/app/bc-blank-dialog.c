/* Blank forms for when the power is out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "app/bc-blank-dialog.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "domain/bc-format.h"
#include "model/bc-desk-paper.h"
#include "paper/bc-print-dialog.h"
#include "widgets/bc-form-dialog.h"

#define USUAL 10
#define MOST  200 /* as the store allows */

/* The forms that can be filled in by hand. */
static const char *const form_ids[] = { "work_order", "receipt" };

typedef struct
{
  BcFormDialog *dialog; /* borrowed: it owns this */
  BcWindow *window;
  BcDesk *desk;
  GSettings *settings;
  GtkDropDown *form;
  GtkSpinButton *number;
  GtkLabel *missing;
} Blanks;

static void
blanks_free (gpointer data)
{
  Blanks *self = data;

  g_object_unref (self->window);
  g_object_unref (self->desk);
  g_object_unref (self->settings);
  g_free (self);
}

static const BcForm *
chosen_form (Blanks *self)
{
  return bc_form_find (form_ids[gtk_drop_down_get_selected (self->form)]);
}

static void
print (Blanks *self, const BcForm *form, GPtrArray *blanks)
{
  const BcEntry *staff = bc_desk_get_staff (self->desk);
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bc_paper_source_free);

  for (guint i = 0; i < blanks->len; i++)
    g_ptr_array_add (sources,
                     bc_paper_source_new_blank (bc_desk_get_hall (self->desk),
                                                ((const BcBlank *) g_ptr_array_index (blanks, i))
                                                    ->serial,
                                                staff != NULL ? staff->name : NULL,
                                                bc_desk_now (self->desk)));
  gtk_window_present (
      GTK_WINDOW (bc_print_dialog_new (GTK_WINDOW (self->window), self->settings, form, sources)));
}

static void
issued_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcFormDialog) dialog = data;
  Blanks *self = g_object_get_data (G_OBJECT (dialog), "blanks");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blanks = bc_desk_list_finish (BC_DESK (source), result, &error);
  const BcForm *form;

  if (blanks == NULL)
    {
      bc_form_dialog_set_error (dialog, error->message);
      return;
    }
  bc_trace ("blanks issued %u", blanks->len);
  form = chosen_form (self);
  /* First one modal window, then the other: they are no stack. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  print (self, form, blanks);
}

static void
accepted_cb (BcFormDialog *dialog, Blanks *self)
{
  bc_form_dialog_set_busy (dialog, TRUE);
  /* What was typed last counts, too, where a key accepts the dialog. */
  gtk_spin_button_update (self->number);
  bc_desk_issue_blanks_async (self->desk, chosen_form (self)->id,
                              (guint) gtk_spin_button_get_value_as_int (self->number), issued_cb,
                              g_object_ref (dialog));
}

/* "空白-2026-00017 · Work order · 18 Sep 10:02 · 王五", a line each. */
static char *
missing_words (GPtrArray *blanks, BcHall *hall, gint64 now)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < blanks->len; i++)
    {
      const BcBlank *blank = g_ptr_array_index (blanks, i);
      const BcForm *form = bc_form_find (blank->form);
      g_autofree char *when = bc_format_instant (blank->issued_at, hall, now);

      g_string_append_printf (text, "%s%s · %s · %s · %s", i > 0 ? "\n" : "", blank->serial,
                              form != NULL ? bc_form_name (form) : blank->form, when,
                              bc_hall_name_of (hall, BC_TABLE_STAFF, blank->issued_by));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
missing_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcFormDialog) dialog = data;
  Blanks *self = g_object_get_data (G_OBJECT (dialog), "blanks");
  BcDesk *desk = BC_DESK (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blanks = bc_desk_list_finish (desk, result, &error);
  g_autofree char *words = NULL;

  if (blanks == NULL)
    {
      gtk_label_set_label (self->missing, error->message);
      return;
    }
  words = blanks->len > 0 ? missing_words (blanks, bc_desk_get_hall (desk), bc_desk_now (desk))
                          : g_strdup (_ ("All blank forms that were issued have been typed in."));
  gtk_label_set_label (self->missing, words);
  bc_trace ("blanks missing %u", blanks->len);
}

static void
add_rows (Blanks *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (form_ids); i++)
    gtk_string_list_append (names, bc_form_name (bc_form_find (form_ids[i])));
  self->form = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL));
  self->number = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MOST, 1));
  gtk_spin_button_set_value (self->number, USUAL);
  self->missing = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->missing, 0);
  gtk_label_set_yalign (self->missing, 0);
  gtk_label_set_wrap (self->missing, TRUE);
  gtk_label_set_selectable (self->missing, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->missing));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  bc_form_dialog_add_field (self->dialog, _ ("_Form"), GTK_WIDGET (self->form));
  bc_form_dialog_add_field (self->dialog, _ ("_How many"), GTK_WIDGET (self->number));
  bc_form_dialog_add_field (self->dialog, _ ("Issued and not typed in yet"), scroller);
}

void
bc_blank_dialog_present (BcWindow *window, BcDesk *desk, GSettings *settings)
{
  Blanks *self = g_new0 (Blanks, 1);

  self->dialog = BC_FORM_DIALOG (bc_form_dialog_new (_ ("Blank forms"), _ ("_Issue and print…")));
  self->window = g_object_ref (window);
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (self->dialog), "blanks", self, blanks_free);
  bc_form_dialog_set_intro (self->dialog,
                            _ ("For when the power is out. Each gets a number of its own, which is "
                               "typed in with the ticket later: so none is lost."));
  add_rows (self);
  g_signal_connect (self->dialog, "accepted", G_CALLBACK (accepted_cb), self);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
  bc_desk_blanks_async (desk, TRUE, NULL, missing_cb, g_object_ref (self->dialog));
}
