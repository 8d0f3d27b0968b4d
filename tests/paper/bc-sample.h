/* Tickets to print, for the tests of paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-pages.h"

G_BEGIN_DECLS

typedef enum
{
  BC_SAMPLE_EMPTY, /* only a number, as for a form to be filled in by hand */
  BC_SAMPLE_SHORT, /* an ordinary ticket in the middle of its life */
  BC_SAMPLE_FULL,  /* every field, part and kind of event that the forms show */
  BC_SAMPLE_LONG,  /* 10,000 characters of what happened */
  BC_SAMPLE_RTL,   /* Arabic and Hebrew among Chinese */
  BC_SAMPLE_EMOJI, /* emoji, sequences of them, piled-up marks, rare characters */
  BC_N_SAMPLES,
} BcSample;

/* bc_sample_init: the fixed font, the language of the environment; before anything of Pango is
 * called. */
void bc_sample_init (int *argc, char ***argv);
const char *bc_sample_name (BcSample sample);
/* bc_sample_hall: (transfer full) a hall with the entries that the samples name. */
BcHall *bc_sample_hall (void);
/* bc_sample_record: (transfer full) the ticket alone. */
BcRecord *bc_sample_record (BcSample sample);
/* bc_sample_source: (transfer full) printed by 王五 at a fixed time. */
BcPaperSource *bc_sample_source (BcSample sample, BcCopy copy);
/* bc_sample_source_of: (transfer full) the same of a record that was changed, with the sample's callbacks and history. */
BcPaperSource *bc_sample_source_of (BcRecord *record, BcHall *hall, BcSample sample, BcCopy copy);
/* bc_sample_source_for: (transfer full) what @form is filled from: the ticket with what only this form shows, the archive copy where
 * there are copies; for a list seven tickets in the columns' order, the sample's own among them. */
BcPaperSource *bc_sample_source_for (const BcForm *form, BcSample sample);
/* bc_sample_long_text: (transfer full) @length characters, each sentence with its number, so that a
 * lost one shows. */
char *bc_sample_long_text (guint length);

/* bc_sample_lay_out: (transfer full) @form for @source with a context of its own. */
BcPages *bc_sample_lay_out (const BcForm *form, const BcPaperSource *source);
/* bc_sample_work_order: (transfer full) the sample's work order. */
BcPages *bc_sample_work_order (BcSample sample, BcCopy copy);
/* bc_sample_work_order_with: (transfer full) a short one in which @field holds @text. */
BcPages *bc_sample_work_order_with (BcField field, const char *text);

G_END_DECLS
