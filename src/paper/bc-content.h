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
/* bc_content_due_counted: the same for the due date as it is now. */
char *bc_content_due_counted (const BcPaperSource *source);
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
char *bc_content_said (const BcPaperSource *source);
char *bc_content_remarks (const BcPaperSource *source);
char *bc_content_caller (const BcPaperSource *source);

/* What the history tells: bc-content-history.c */
/* bc_content_moves: (transfer container) (element-type BcEvent) the moves of which papers say
 * something, without those that were undone, in their order. They are part of the content that is
 * hashed. */
GPtrArray *bc_content_moves (const BcPaperSource *source);
/* bc_content_all_moves: (transfer container) (element-type BcEvent) every move from state to state,
 * without those that were undone. */
GPtrArray *bc_content_all_moves (const BcPaperSource *source);
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

/* Of one item of a list, the source's item: bc-content-items.c */
/* bc_content_n_offices: how many departments deal with the ticket, the leading one included. */
guint bc_content_n_offices (const BcPaperSource *source);
char *bc_content_serial (const BcPaperSource *source);
char *bc_content_office (const BcPaperSource *source);
char *bc_content_office_duty (const BcPaperSource *source);
char *bc_content_part_department (const BcPaperSource *source);
char *bc_content_part_due (const BcPaperSource *source);
char *bc_content_part_state (const BcPaperSource *source);
char *bc_content_part_report (const BcPaperSource *source);
char *bc_content_step (const BcPaperSource *source);
char *bc_content_attempt_at (const BcPaperSource *source);
char *bc_content_attempt_method (const BcPaperSource *source);
char *bc_content_attempt_reached (const BcPaperSource *source);
char *bc_content_attempt_by (const BcPaperSource *source);
char *bc_content_attempt_remark (const BcPaperSource *source);
char *bc_content_move_at (const BcPaperSource *source);
char *bc_content_move_step (const BcPaperSource *source);
char *bc_content_move_by (const BcPaperSource *source);
char *bc_content_move_why (const BcPaperSource *source);

/* The planned meeting, from the history: bc-content-meeting.c */
/* bc_content_meeting_value: (transfer full) what the history last says of @key ("meeting_place" and so on) of the meeting that takes place; "" where there is none. */
char *bc_content_meeting_value (const BcPaperSource *source, const char *key);
char *bc_content_meeting_at (const BcPaperSource *source);
char *bc_content_meeting_place (const BcPaperSource *source);
char *bc_content_meeting_topic (const BcPaperSource *source);

/* An extension: bc-content-extension.c */
/* bc_content_extension: one line, as the work order tells it. */
char *bc_content_extension (const BcPaperSource *source);
char *bc_content_extension_days (const BcPaperSource *source);
char *bc_content_extension_until (const BcPaperSource *source);
char *bc_content_extension_by (const BcPaperSource *source);
char *bc_content_extension_on (const BcPaperSource *source);
/* bc_content_extension_decision: the code of the choice that is ticked. */
char *bc_content_extension_decision (const BcPaperSource *source);
char *bc_content_extended_until (const BcPaperSource *source);
char *bc_content_extended_by (const BcPaperSource *source);
char *bc_content_extended_on (const BcPaperSource *source);

/* Lists of tickets: bc-content-lists.c */
char *bc_content_pool_line (const BcPaperSource *source);
char *bc_content_board_line (const BcPaperSource *source);
/* bc_content_is_first_of_column: the ticket before it in the list stands in another column. */
gboolean bc_content_is_first_of_column (const BcPaperSource *source);
char *bc_content_column (const BcPaperSource *source);
char *bc_content_number_received (const BcPaperSource *source);
char *bc_content_number_urgency (const BcPaperSource *source);
/* bc_content_due_near: the due date and how near it is. */
char *bc_content_due_near (const BcPaperSource *source);
char *bc_content_proposal (const BcPaperSource *source);

/* Letters: bc-content-letters.c */
char *bc_content_dear_petitioner (const BcPaperSource *source);
char *bc_content_dear_department (const BcPaperSource *source);
char *bc_content_hall_seal (const BcPaperSource *source);
char *bc_content_number (const BcPaperSource *source);
char *bc_content_rejected_by (const BcPaperSource *source);
char *bc_content_decided_on (const BcPaperSource *source);
char *bc_content_all_steps (const BcPaperSource *source);
char *bc_content_due_now (const BcPaperSource *source);
char *bc_content_original_due (const BcPaperSource *source);
char *bc_content_rejected (const BcPaperSource *source);
char *bc_content_one_time (const BcPaperSource *source);
char *bc_content_handed_over (const BcPaperSource *source);
char *bc_content_reminded (const BcPaperSource *source);
char *bc_content_supervised (const BcPaperSource *source);
char *bc_content_wording (const BcPaperSource *source);
char *bc_content_dispatched (const BcPaperSource *source);
char *bc_content_dispatched_on (const BcPaperSource *source);
char *bc_content_closed_on (const BcPaperSource *source);
char *bc_content_printed_on (const BcPaperSource *source);
char *bc_content_solved_rating (const BcPaperSource *source);
char *bc_content_progress (const BcPaperSource *source);
gboolean bc_content_was_rated_badly (const BcPaperSource *source);
gboolean bc_content_has_parts (const BcPaperSource *source);
gboolean bc_content_has_steps (const BcPaperSource *source);
gboolean bc_content_has_rating_page (const BcPaperSource *source);

G_END_DECLS
