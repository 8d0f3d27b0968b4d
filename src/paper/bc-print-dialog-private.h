/* The inside of the print dialog.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-page-ranges.h"
#include "paper/bc-print-dialog.h"
#include "paper/bc-print-job.h"
#include "paper/bc-print-preview.h"

G_BEGIN_DECLS

struct _BcPrintDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkCheckButton *archive_check;
  GtkWidget *cancel_button;
  GtkWidget *choices_box;
  GtkWidget *copies_box;
  GtkCheckButton *each_check;
  GtkWidget *forms_box;
  GtkCheckButton *handling_check;
  GtkCheckButton *hide_check;
  GtkWidget *missing_box;
  GtkLabel *missing_label;
  GtkSpinButton *number_spin;
  GtkEditable *pages_entry;
  GtkWidget *pages_error;
  BcPrintPreview *preview;
  GtkWidget *print_button;
  GtkProgressBar *progress;
  AdwToastOverlay *toasts;
  GtkCheckButton *two_sided_check;

  /* Borrowed */
  const BcForm *form; /* what was asked for */
  GPtrArray *checks;  /* GtkCheckButton of each form that can be chosen, with BcForm as "form" */

  /* Owned */
  GSettings *settings;          /* nullable */
  GPtrArray *sources;           /* BcPaperSource */
  BcPrintJob *job;              /* laid out; NULL until then */
  GCancellable *layout;         /* of the layout that is under way; nullable */
  BcPrintJob *coming;           /* what is being laid out; nullable */
  GCancellable *writing;        /* of the files that are being written; nullable */
  GtkPrintOperation *operation; /* while it runs */
  guint tick;                   /* shows the progress */
  gboolean is_leaving;          /* closed while something was under way */
};

/* bc_print_dialog_is_busy: paper or a file is being made. */
gboolean bc_print_dialog_is_busy (BcPrintDialog *self);
/* bc_print_dialog_update: shows what can be done now. */
void bc_print_dialog_update (BcPrintDialog *self);
/* bc_print_dialog_settle: what was under way is over. */
void bc_print_dialog_settle (BcPrintDialog *self);
/* bc_print_dialog_get_ranges: @ranges: (out) (transfer full) (nullable): as for
 * bc_page_ranges_parse(). */
gboolean bc_print_dialog_get_ranges (BcPrintDialog *self, GArray **ranges);
/* bc_print_dialog_emit_printed: tells the caller what was made; nothing for an empty list. */
void bc_print_dialog_emit_printed (BcPrintDialog *self, GPtrArray *printed);
/* The actions: bc-print-dialog-output.c. */
void bc_print_dialog_install_output (GtkWidgetClass *widget_class);

G_END_DECLS
