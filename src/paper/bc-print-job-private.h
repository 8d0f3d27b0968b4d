/* The inside of a print job.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-print-job.h"

G_BEGIN_DECLS

/* A form of a ticket, a list or a blank one, with all its copies. */
typedef struct
{
  const BcForm *form;
  BcPaperSource *source;
  guint copies;
} BcSheet;

/* What is noted of a copy that was made. */
typedef struct
{
  BcCopy copy;
  BcMask mask;
  char hash[65];
} BcMade;

/* One copy of a sheet: its pages, which are kept only while they are near. */
typedef struct
{
  guint sheet;
  guint copy; /* which of the sheet's documents, from 0 */
  BcMade made;
  guint first; /* page of the job */
  guint n_pages;
  guint n_used; /* with the empty page that may follow */
  double width, height;
  BcPages *pages; /* nullable */
} BcDocument;

struct _BcPrintJob
{
  GObject parent_instance;

  GPtrArray *sheets; /* BcSheet */
  gboolean two_sided;
  GArray *documents;     /* BcDocument */
  GQueue kept;           /* indices of documents whose pages are kept, oldest first */
  PangoContext *context; /* of the main thread, made when a page is drawn that is not kept */
  GString *missing;
  int done, total; /* atomic */
};

/* bc_sheet_lay_out: (transfer container) (element-type BcPages) */
GPtrArray *bc_sheet_lay_out (const BcSheet *self, PangoContext *context);
/* bc_sheet_printed: (transfer full) (nullable) what is noted of it, once the copies of @made
 * (element-type BcMade) were made; NULL for none, and for what is not noted. */
BcPrinted *bc_sheet_printed (const BcSheet *self, GArray *made);
/* bc_made_of: @made (element-type BcMade) has @pages too. */
void bc_made_add (GArray *made, const BcPages *pages);
/* bc_print_job_begin: the progress is at nothing of @total. */
void bc_print_job_begin (BcPrintJob *self, guint total);
void bc_print_job_step (BcPrintJob *self);

G_END_DECLS
