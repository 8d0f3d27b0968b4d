/* What a paper is filled from: a ticket's snapshot with its hall, callbacks and history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* Which of a form's copies a sheet is. */
typedef enum
{
  BC_COPY_NONE,     /* the form has no copies */
  BC_COPY_HANDLING, /* 承办联: goes to the department; masks the petitioner of a confidential ticket
                     */
  BC_COPY_ARCHIVE, /* 存档联: stays in the hall, full */
} BcCopy;

/* bc_copy_label: the mark as it is printed, "" for BC_COPY_NONE. */
const char *bc_copy_label (BcCopy copy);

/* How much of the petitioner a sheet shows; follows from form, copy and ticket. */
typedef enum
{
  BC_MASK_NOTHING,
  BC_MASK_NUMBERS, /* identity and telephone numbers */
  BC_MASK_ALL,     /* those and the names, wherever they stand */
} BcMask;

/* Everything in it is immutable or its own, so a source may be handed to a worker thread. */
typedef struct
{
  BcRecord *record;   /* the ticket; of a list the one whose row is being filled, never NULL */
  GPtrArray *records; /* (element-type BcRecord) a list's tickets in their order, never NULL */
  BcHall *hall;
  GPtrArray
      *callbacks;    /* (element-type BcCallback) by the time of the attempt or plan, never NULL */
  GPtrArray *events; /* (element-type BcEvent) by seq, never NULL */
  char *printed_by;  /* the printing person's name; nullable */
  gint64 printed_at;
  BcCopy copy;
  BcMask mask;
  gboolean hides;   /* whoever prints wants personal data hidden where the rules would show it */
  guint item;       /* which of the repeated rows is being filled, from 0 */
  char *department; /* a board sheet's department, by code; nullable: the whole hall */
  BcDay day;        /* the pool list's day */
  char *blank;      /* the number of an unfilled form; nullable: it is filled */
} BcPaperSource;

/**
 * bc_paper_source_new:
 * @callbacks: (nullable) (element-type BcCallback): all of the ticket's, in the order of planned_at
 * @events: (nullable) (element-type BcEvent): all of the ticket's, in the order of seq
 * @printed_by: (nullable): the person's name, not the code
 * @printed_at: instant
 *
 * A snapshot for printing; takes references, copies the arrays. The content hash covers callbacks
 * and events too, so whoever prints and whoever compares must both pass them all. Logo and
 * rating page are the hall's.
 *
 * Returns: (transfer full): the source of the copy BC_COPY_NONE, unmasked
 */
BcPaperSource *bc_paper_source_new (BcRecord *record,
                                    BcHall *hall,
                                    GPtrArray *callbacks,
                                    GPtrArray *events,
                                    const char *printed_by,
                                    gint64 printed_at);

/**
 * bc_paper_source_new_list:
 * @records: (element-type BcRecord): the tickets in the order in which they are to stand
 *
 * A snapshot for a list form. The day is that of @printed_at, no department is chosen.
 *
 * Returns: (transfer full): the source
 */
BcPaperSource *bc_paper_source_new_list (GPtrArray *records,
                                         BcHall *hall,
                                         const char *printed_by,
                                         gint64 printed_at);

/**
 * bc_paper_source_new_blank:
 * @blank_number: what the sheet is known by until its ticket has a number; it is printed large, so
 *   that the sheet cannot be taken for an issued one
 *
 * A form to be filled in by hand while the power is out: no cell says anything, not even yes or no.
 *
 * Returns: (transfer full): the source
 */
BcPaperSource *bc_paper_source_new_blank (BcHall *hall,
                                          const char *blank_number,
                                          const char *printed_by,
                                          gint64 printed_at);

/* bc_paper_source_set_department: @code of the board sheet's department; its tickets are the
 * caller's choice. */
void bc_paper_source_set_department (BcPaperSource *self, const char *code);
/* bc_paper_source_set_day: the pool list's day. */
void bc_paper_source_set_day (BcPaperSource *self, BcDay day);

/* bc_paper_source_for_copy: (transfer full) the same for @copy: the handling copy of a confidential
 * ticket is masked (domain model, section 7). */
BcPaperSource *bc_paper_source_for_copy (const BcPaperSource *self, BcCopy copy);
void bc_paper_source_free (BcPaperSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPaperSource, bc_paper_source_free)

G_END_DECLS
