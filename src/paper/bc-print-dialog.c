/* Printing one ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-print-dialog.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "paper/bc-paper-hash.h"
#include "paper/bc-paper-ui.h"
#include "paper/bc-pdf.h"
#include "paper/bc-print-preview.h"
#include "paper/bc-print.h"
#include "paper/bc-save-chooser.h"

struct _BcPrintDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkCheckButton *archive_check;
  GtkWidget *copies_box;
  GtkCheckButton *handling_check;
  GtkLabel *missing_label;
  GtkWidget *missing_box;
  BcPrintPreview *preview;
  GtkWidget *print_button;
  GtkSpinner *spinner;
  AdwToastOverlay *toasts;

  /* Borrowed */
  const BcForm *form;

  /* Owned */
  BcPaperSource *source;
  GCancellable *cancellable;
  GPtrArray *documents;         /* BcPages of every copy; NULL until they are laid out */
  GtkPrintOperation *operation; /* while it runs */
  gboolean is_saving;
  gboolean is_leaving; /* closed while something was under way */
};

enum
{
  PRINTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcPrintDialog, bc_print_dialog, ADW_TYPE_WINDOW)

/* The copies that are ticked, as bits of BcCopy. */
static guint
chosen_copies (BcPrintDialog *self)
{
  guint copies = 0;

  if (!self->form->has_copies)
    return BC_COPIES_ALL;
  if (gtk_check_button_get_active (self->handling_check))
    copies |= 1u << BC_COPY_HANDLING;
  if (gtk_check_button_get_active (self->archive_check))
    copies |= 1u << BC_COPY_ARCHIVE;
  return copies;
}

/* (transfer container): the documents of those copies. */
static GPtrArray *
chosen_documents (BcPrintDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_pages_unref);
  guint copies = chosen_copies (self);

  for (guint i = 0; self->documents != NULL && i < self->documents->len; i++)
    {
      BcPages *pages = g_ptr_array_index (self->documents, i);

      if (pages->copy == BC_COPY_NONE || copies & (1u << pages->copy))
        g_ptr_array_add (chosen, bc_pages_ref (pages));
    }
  return chosen;
}

static void
show_missing (BcPrintDialog *self, GPtrArray *documents)
{
  g_autofree char *characters = bc_documents_missing (documents);
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
is_busy (BcPrintDialog *self)
{
  return self->operation != NULL || self->is_saving;
}

static void
update (BcPrintDialog *self)
{
  g_autoptr (GPtrArray) documents = chosen_documents (self);
  gboolean is_ready = documents->len > 0 && !is_busy (self);

  bc_print_preview_set_documents (self->preview, documents);
  show_missing (self, documents);
  gtk_spinner_set_spinning (self->spinner, self->documents == NULL || self->is_saving);
  gtk_widget_set_sensitive (self->copies_box, !is_busy (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", is_ready);
}

static void
say (BcPrintDialog *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  /* A name of a file is not markup. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
emit_printed (BcPrintDialog *self)
{
  g_autofree char *hash = bc_paper_content_hash (self->form, self->source);

  g_signal_emit (self, signals[PRINTED], 0, self->form->id, hash);
}

/* What was under way is over. */
static void
settle (BcPrintDialog *self)
{
  if (self->is_leaving)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    update (self);
}

/* A window that is closed early stays, hidden, until it can say that paper was made. */
static gboolean
bc_print_dialog_close_request (GtkWindow *window)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (window);

  if (!is_busy (self))
    return GTK_WINDOW_CLASS (bc_print_dialog_parent_class)->close_request (window);
  self->is_leaving = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcPrintDialog *self = data;
  g_autoptr (GPtrArray) documents = bc_paper_layout_finish (result, NULL);

  /* Only closing the window cancels, and then there is nobody to tell. */
  if (documents != NULL)
    {
      self->documents = g_steal_pointer (&documents);
      update (self);
      /* So that Enter prints at once. */
      gtk_widget_grab_focus (self->print_button);
      bc_trace ("preview %s %u", self->form->id, bc_documents_count (self->documents));
    }
  g_object_unref (self);
}

static void
print_done_cb (BcPrintDialog *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autofree char *text = NULL;

      gtk_print_operation_get_error (operation, &error);
      /* Translators: %s is the system's reason */
      text = g_strdup_printf (_ ("It was not printed: %s"), error != NULL ? error->message : "");
      say (self, text);
    }
  else if (bc_print_operation_has_printed (operation, result))
    {
      say (self, _ ("Sent to the printer"));
      emit_printed (self);
    }
  g_clear_object (&self->operation);
  settle (self);
}

static void
print_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (widget);
  g_autoptr (GPtrArray) documents = chosen_documents (self);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (documents->len == 0 || self->operation != NULL)
    return;
  operation = bc_print_operation_new (documents, bc_form_name (self->form));
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  self->operation = g_object_ref (operation);
  update (self);
  /* Whatever becomes of it, `done` says so. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcPrintDialog *self = data;
  g_autoptr (GError) error = NULL;
  gboolean was_saved = bc_pdf_write_finish (result, &error);

  self->is_saving = FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      say (self, was_saved ? _ ("The PDF was saved") : error->message);
      if (was_saved)
        emit_printed (self);
      settle (self);
    }
  g_object_unref (self);
}

void
bc_print_dialog_save (BcPrintDialog *self, const char *path)
{
  g_return_if_fail (BC_IS_PRINT_DIALOG (self) && path != NULL);
  self->is_saving = TRUE;
  update (self);
  bc_pdf_write_async (self->form, self->source, chosen_copies (self), path, self->cancellable,
                      saved_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bc_save_chooser_finish (result, &error);

  if (path != NULL)
    bc_print_dialog_save (self, path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (widget);
  const char *number = bc_record_text (self->source->record, BC_FIELD_NUMBER);
  g_autofree char *name =
      g_strdup_printf ("%s-%s.pdf", number != NULL ? number : "bancheng", self->form->id);

  bc_save_chooser_async (GTK_WINDOW (self), name, self->cancellable, chosen_cb, NULL);
}

/* The keys of the preview work wherever in the window the focus is. */
static gboolean
preview_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (widget);
  const char *action;

  g_variant_get (arguments, "&s", &action);
  return gtk_widget_activate_action (GTK_WIDGET (self->preview), action, NULL);
}

static void
bc_print_dialog_dispose (GObject *object)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->operation);
  G_OBJECT_CLASS (bc_print_dialog_parent_class)->dispose (object);
}

static void
bc_print_dialog_finalize (GObject *object)
{
  BcPrintDialog *self = BC_PRINT_DIALOG (object);

  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->source, bc_paper_source_free);
  G_OBJECT_CLASS (bc_print_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, archive_check);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, copies_box);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, handling_check);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, missing_box);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, missing_label);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, BcPrintDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, update);
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
   * @form: the form's id
   * @content_hash: of what was printed
   */
  signals[PRINTED] = g_signal_new ("printed", BC_TYPE_PRINT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  bc_paper_ui_init ();
  g_type_ensure (BC_TYPE_PRINT_PREVIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "print.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, preview_key_cb, "s",
                                "preview.previous");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, preview_key_cb, "s",
                                "preview.next");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, preview_key_cb, "s",
                                "preview.larger");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, preview_key_cb, "s",
                                "preview.smaller");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, preview_key_cb, "s",
                                "preview.fit");
}

static void
bc_print_dialog_init (BcPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

BcPrintDialog *
bc_print_dialog_new (GtkWindow *parent, const BcForm *form, const BcPaperSource *source)
{
  BcPrintDialog *self;

  g_return_val_if_fail (form != NULL && source != NULL, NULL);
  self = g_object_new (BC_TYPE_PRINT_DIALOG, "transient-for", parent, "title", bc_form_name (form),
                       NULL);
  self->form = form;
  self->source = bc_paper_source_for_copy (source, BC_COPY_NONE);
  gtk_widget_set_visible (self->copies_box, form->has_copies);
  update (self);
  bc_paper_layout_async (form, source, BC_COPIES_ALL, self->cancellable, laid_out_cb,
                         g_object_ref (self));
  return self;
}
