/* Printing: what is chosen, and the preview of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print-dialog-private.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "paper/bc-paper-ui.h"

#define TICK 100 /* ms between two looks at the progress */

enum
{
  PRINTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcPrintDialog, bc_print_dialog, ADW_TYPE_WINDOW)

gboolean
bc_print_dialog_is_busy (BcPrintDialog *self)
{
  return self->operation != NULL || self->writing != NULL;
}

static gboolean
is_chosen (GtkCheckButton *check)
{
  return gtk_check_button_get_active (check);
}

static guint
chosen_copies (BcPrintDialog *self)
{
  guint copies = 0;

  if (is_chosen (self->handling_check))
    copies |= 1u << BC_COPY_HANDLING;
  if (is_chosen (self->archive_check))
    copies |= 1u << BC_COPY_ARCHIVE;
  return copies;
}

/* What was asked for is printed of every ticket; another form only of those that it suits. */
static gboolean
is_wanted (BcPrintDialog *self, const BcForm *form, const BcPaperSource *source)
{
  return form == self->form || bc_form_suits (form, source->record);
}

/* (transfer full): all sheets that are chosen, a ticket's forms together. */
static BcPrintJob *
make_job (BcPrintDialog *self)
{
  BcPrintJob *job = bc_print_job_new ();
  guint copies = chosen_copies (self);

  for (guint i = 0; i < self->sources->len; i++)
    for (guint j = 0; j < self->checks->len; j++)
      {
        GtkCheckButton *check = g_ptr_array_index (self->checks, j);
        const BcForm *form = g_object_get_data (G_OBJECT (check), "form");
        const BcPaperSource *source = g_ptr_array_index (self->sources, i);

        if (is_chosen (check) && is_wanted (self, form, source)
            && (!form->has_copies || copies != 0))
          bc_print_job_add (job, form, source, copies, is_chosen (self->hide_check));
      }
  bc_print_job_set_two_sided (job, is_chosen (self->two_sided_check));
  return job;
}

gboolean
bc_print_dialog_get_ranges (BcPrintDialog *self, GArray **ranges)
{
  return bc_page_ranges_parse (gtk_editable_get_text (self->pages_entry), ranges);
}

static void
show_missing (BcPrintDialog *self)
{
  g_autofree char *characters =
      self->job != NULL ? bc_print_job_missing (self->job) : g_strdup ("");
  /* Translators: %s is a list of characters */
  g_autofree char *text =
      g_strdup_printf (_ ("No installed font has these characters; they would be printed as "
                          "boxes with a number: %s. Install a font that has them, or write them in "
                          "by hand."),
                       characters);

  gtk_label_set_label (self->missing_label, text);
  gtk_widget_set_visible (self->missing_box, *characters != '\0');
}

static gboolean
tick_cb (gpointer data)
{
  BcPrintDialog *self = data;
  BcPrintJob *job = self->coming != NULL ? self->coming : self->job;

  if (job != NULL)
    gtk_progress_bar_set_fraction (self->progress, bc_print_job_progress (job));
  return G_SOURCE_CONTINUE;
}

static void
show_progress (BcPrintDialog *self)
{
  gboolean works = bc_print_dialog_is_busy (self) || self->layout != NULL;

  if (works && self->tick == 0)
    self->tick = g_timeout_add (TICK, tick_cb, self);
  else if (!works && self->tick != 0)
    {
      g_source_remove (self->tick);
      self->tick = 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->progress), works);
  gtk_widget_set_visible (self->cancel_button, bc_print_dialog_is_busy (self));
  if (!works)
    gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, self->operation != NULL ? _ ("Printing…")
                                             : self->writing != NULL ? _ ("Writing the PDF…")
                                                                     : _ ("Laying out…"));
}

/* Copies make sense where a chosen form has them. */
static gboolean
has_copies (BcPrintDialog *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);
      const BcForm *form = g_object_get_data (G_OBJECT (check), "form");

      if (form->has_copies && is_chosen (check))
        return TRUE;
    }
  return FALSE;
}

void
bc_print_dialog_update (BcPrintDialog *self)
{
  g_autoptr (GArray) ranges = NULL;
  gboolean understood = bc_print_dialog_get_ranges (self, &ranges);
  gboolean is_busy = bc_print_dialog_is_busy (self);
  gboolean is_ready =
      !is_busy && self->layout == NULL && self->job != NULL && bc_print_job_n_pages (self->job) > 0;
  gboolean each = is_chosen (self->each_check);

  if (understood && ranges != NULL && is_ready)
    understood = g_array_index (ranges, BcPageRange, 0).first < bc_print_job_n_pages (self->job);
  gtk_widget_set_visible (self->pages_error, !understood);
  if (understood)
    gtk_widget_remove_css_class (GTK_WIDGET (self->pages_entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->pages_entry), "error");
  gtk_widget_set_visible (self->copies_box, has_copies (self));
  gtk_widget_set_sensitive (self->choices_box, !is_busy);
  show_missing (self);
  show_progress (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", is_ready && understood);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", is_ready && (understood || each));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.cancel", is_busy);
}

static void
laid_out_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcPrintDialog) self = data;
  BcPrintJob *job = BC_PRINT_JOB (object);
  gboolean is_first = self->job == NULL;

  /* Only another choice or closing the window cancels. */
  if (!bc_print_job_layout_finish (job, result, NULL) || job != self->coming)
    return;
  g_clear_object (&self->layout);
  g_set_object (&self->job, job);
  g_clear_object (&self->coming);
  bc_print_preview_set_job (self->preview, job);
  bc_print_dialog_update (self);
  /* So that Enter prints at once. */
  if (is_first)
    gtk_widget_grab_focus (self->print_button);
  bc_trace ("preview %s %u", self->form->id, bc_print_job_n_pages (job));
}

/* Another choice: the pages are laid out anew. */
static void
choose_cb (BcPrintDialog *self)
{
  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  g_clear_object (&self->coming);
  self->coming = make_job (self);
  self->layout = g_cancellable_new ();
  bc_print_job_layout_async (self->coming, self->layout, laid_out_cb, g_object_ref (self));
  bc_print_dialog_update (self);
}

void
bc_print_dialog_emit_printed (BcPrintDialog *self, GPtrArray *printed)
{
  if (printed != NULL && printed->len > 0)
    g_signal_emit (self, signals[PRINTED], 0, printed);
}

void
bc_print_dialog_settle (BcPrintDialog *self)
{
  if (self->is_leaving)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    bc_print_dialog_update (self);
}

/* A window that is closed early stays, hidden, until it can say that paper was made. */
static gboolean
bc_print_dialog_close_request (GtkWindow *window)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (window);

  if (!bc_print_dialog_is_busy (self))
    return GTK_WINDOW_CLASS (bc_print_dialog_parent_class)->close_request (window);
  self->is_leaving = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

/* The keys of the preview work wherever in the window the focus is. */
static gboolean
preview_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *action;

  g_variant_get (arguments, "&s", &action);
  return gtk_widget_activate_action (GTK_WIDGET (BC_PRINT_DIALOG (widget)->preview), action, NULL);
}

static void
bc_print_dialog_dispose (GObject *object)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (object);

  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  g_clear_object (&self->coming);
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_object (&self->operation);
  g_clear_object (&self->settings);
  g_clear_handle_id (&self->tick, g_source_remove);
  G_OBJECT_CLASS (bc_print_dialog_parent_class)->dispose (object);
}

static void
bc_print_dialog_finalize (GObject *object)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (bc_print_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, archive_check);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, choices_box);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, copies_box);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, each_check);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, forms_box);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, handling_check);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, hide_check);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, missing_box);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, missing_label);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, number_spin);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, pages_entry);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, pages_error);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, two_sided_check);
  gtk_widget_class_bind_template_callback_full (widget_class, "update_cb",
                                                G_CALLBACK (bc_print_dialog_update));
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Up, 0, "preview.previous" },
    { GDK_KEY_Page_Down, 0, "preview.next" },
    { GDK_KEY_Home, GDK_CONTROL_MASK, "preview.first" },
    { GDK_KEY_End, GDK_CONTROL_MASK, "preview.last" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.larger" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.larger" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.smaller" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, preview_key_cb, "s",
                                  keys[i].action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bc_print_dialog_class_init (BcPrintDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_print_dialog_dispose;
  object_class->finalize = bc_print_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = bc_print_dialog_close_request;

  /**
   * BcPrintDialog::printed:
   * @printed: (element-type BcPrinted): what paper or files were made of
   */
  signals[PRINTED] = g_signal_new ("printed", BC_TYPE_PRINT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  bc_paper_ui_init ();
  g_type_ensure (BC_TYPE_PRINT_PREVIEW);
  bind_template (widget_class);
  bc_print_dialog_install_output (widget_class);
  add_keys (widget_class);
}

static void
bc_print_dialog_init (BcPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
}

static void
add_form (BcPrintDialog *self, const BcForm *form)
{
  g_autofree char *label = NULL;
  GtkWidget *check;
  guint n = 0;

  for (guint i = 0; i < self->sources->len; i++)
    n += is_wanted (self, form, g_ptr_array_index (self->sources, i));
  if (n == 0)
    return;
  if (n < self->sources->len)
    /* Translators: a form's name, and of how many of all tickets it is printed. */
    label = g_strdup_printf (_ ("%s (%u of %u)"), bc_form_name (form), n, self->sources->len);
  check = gtk_check_button_new_with_label (label != NULL ? label : bc_form_name (form));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), form == self->form);
  g_object_set_data (G_OBJECT (check), "form", (gpointer) form);
  g_signal_connect_object (check, "toggled", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->forms_box), check);
  g_ptr_array_add (self->checks, check);
}

/* Lists and blank forms stand for themselves. */
static void
add_forms (BcPrintDialog *self)
{
  const BcPaperSource *first = g_ptr_array_index (self->sources, 0);
  gboolean is_registered = FALSE;

  for (guint i = 0; i < bc_form_count (); i++)
    is_registered = is_registered || bc_form_get (i) == self->form;
  if (self->form->subject == BC_FORM_OF_LIST || first->blank != NULL || !is_registered)
    add_form (self, self->form);
  else
    for (guint i = 0; i < bc_form_count (); i++)
      if (bc_form_get (i)->subject == BC_FORM_OF_TICKET)
        add_form (self, bc_form_get (i));
  gtk_widget_set_visible (self->forms_box, self->checks->len > 1);
}

/* What was chosen last is chosen again. */
static void
remember (BcPrintDialog *self)
{
  const struct
  {
    const char *key;
    GtkCheckButton *check;
  } choices[] = {
    { "print-handling-copy", self->handling_check }, { "print-archive-copy", self->archive_check },
    { "print-hide-personal", self->hide_check },     { "print-two-sided", self->two_sided_check },
    { "print-each-ticket", self->each_check },
  };

  if (self->settings == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_settings_bind (self->settings, choices[i].key, choices[i].check, "active",
                     G_SETTINGS_BIND_DEFAULT);
  if (chosen_copies (self) == 0)
    gtk_check_button_set_active (self->handling_check, TRUE);
}

BcPrintDialog *
bc_print_dialog_new (GtkWindow *parent, GSettings *settings, const BcForm *form, GPtrArray *sources)
{
  BcPrintDialog *self;
  GtkCheckButton *rest[4];

  g_return_val_if_fail (form != NULL && sources != NULL && sources->len > 0, NULL);
  self = g_object_new (BC_TYPE_PRINT_DIALOG, "transient-for", parent, "title", bc_form_name (form),
                       NULL);
  self->form = form;
  self->sources = g_ptr_array_ref (sources);
  g_set_object (&self->settings, settings);
  add_forms (self);
  remember (self);
  gtk_widget_set_visible (GTK_WIDGET (self->each_check), sources->len > 1);
  if (sources->len == 1)
    gtk_check_button_set_active (self->each_check, FALSE);
  rest[0] = self->handling_check;
  rest[1] = self->archive_check;
  rest[2] = self->hide_check;
  rest[3] = self->two_sided_check;
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    g_signal_connect_object (rest[i], "toggled", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  choose_cb (self);
  return self;
}
