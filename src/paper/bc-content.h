/* What the cells of the forms say: each function words one thing of a ticket. All return (transfer
 * full), "" for nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-paper-source.h"

G_BEGIN_DECLS

/* bc_content_field: the field in words, masked where the sheet is; "" on an unfilled form. */
char *bc_content_field (const BcPaperSource *source, BcField field);
/* bc_content_hide: @text with the petitioner's and agent's name and numbers masked where the copy
 * is: what is written freely names people too. */
char *bc_content_hide (const BcPaperSource *source, const char *text);
/* bc_content_instant: date and time of a note, short enough for narrow cells. */
char *bc_content_instant (const BcPaperSource *source, gint64 instant);
/* bc_content_day: the hall's local date of @instant. */
char *bc_content_day (const BcPaperSource *source, gint64 instant);
/* bc_content_join: (transfer full) the parts that are not empty with @separator between; @n strings
 * follow, each nullable. */
char *bc_content_join (const char *separator, guint n, ...);

/* Head, foot and intake: bc-content-intake.c */
char *bc_content_work_order_title (const BcPaperSource *source);
char *bc_content_receipt_title (const BcPaperSource *source);
char *bc_content_hall (const BcPaperSource *source);
char *bc_content_channel (const BcPaperSource *source);
char *bc_content_petitioner (const BcPaperSource *source);
char *bc_content_identity (const BcPaperSource *source);
char *bc_content_agent (const BcPaperSource *source);
char *bc_content_matter (const BcPaperSource *source);
char *bc_content_concerned (const BcPaperSource *source);
char *bc_content_received_at (const BcPaperSource *source);
char *bc_content_received_on (const BcPaperSource *source);
char *bc_content_clerk (const BcPaperSource *source);
char *bc_content_next (const BcPaperSource *source);
char *bc_content_privacy (const BcPaperSource *source);
char *bc_content_printed (const BcPaperSource *source);

/* Triage, review and handling: bc-content-handling.c */
char *bc_content_cause (const BcPaperSource *source);
char *bc_content_package (const BcPaperSource *source);
char *bc_content_limit (const BcPaperSource *source);
char *bc_content_opinion (const BcPaperSource *source);
char *bc_content_due (const BcPaperSource *source);
char *bc_content_accepted (const BcPaperSource *source);
char *bc_content_first_contact (const BcPaperSource *source);
char *bc_content_answered_on (const BcPaperSource *source);
char *bc_content_end (const BcPaperSource *source);
char *bc_content_parts (const BcPaperSource *source);
char *bc_content_prevention (const BcPaperSource *source);
/* bc_content_tried: (transfer container) (element-type BcCallback) the attempts that were made. */
GPtrArray *bc_content_tried (const BcPaperSource *source);
/* bc_content_steps: (transfer full) the steps of the ticket's solution package. */
GStrv bc_content_steps (const BcPaperSource *source);
char *bc_content_attempts (const BcPaperSource *source);
char *bc_content_remarks (const BcPaperSource *source);
char *bc_content_caller (const BcPaperSource *source);

/* What the history tells: bc-content-history.c */
/* bc_content_moves: (transfer container) (element-type BcEvent) the moves of which papers say
 * something, without those that were undone, in their order. They are part of the content that is
 * hashed. */
GPtrArray *bc_content_moves (const BcPaperSource *source);
char *bc_content_interruptions (const BcPaperSource *source);
char *bc_content_checks (const BcPaperSource *source);
char *bc_content_triaged_by (const BcPaperSource *source);
char *bc_content_triaged_on (const BcPaperSource *source);
char *bc_content_reviewed_by (const BcPaperSource *source);
char *bc_content_reviewed_on (const BcPaperSource *source);
char *bc_content_submitted_by (const BcPaperSource *source);
char *bc_content_submitted_on (const BcPaperSource *source);
char *bc_content_checked_by (const BcPaperSource *source);
char *bc_content_checked_on (const BcPaperSource *source);

G_END_DECLS
