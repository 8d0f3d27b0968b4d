/* Shared by the files of the workflow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-workflow.h"

G_BEGIN_DECLS

/* bc_workflow_effective_roles: the roles of @actor that count for @record: handler and lead only within the lead department. */
guint bc_workflow_effective_roles (const BcRecord *record, const BcEntry *actor);
/* bc_workflow_request_values: (transfer full) (nullable) the values of the pending request. */
GHashTable *bc_workflow_request_values (const BcRecord *record);
/* bc_workflow_values_to_json: (transfer full) */
char *bc_workflow_values_to_json (GHashTable *values);
/* bc_workflow_fill: adds to @values what follows by itself where nothing was given: the package of the cause, the due of the limit, the reviewer. */
void bc_workflow_fill (const BcTransition *transition,
                       const BcRecord *record,
                       const BcWorkflowContext *context,
                       GHashTable *values);
/* bc_workflow_clear_request: */
void bc_workflow_clear_request (BcRecord *record);
/* bc_workflow_check_conditions: the rules beyond roles and fields; problems at fields into @problems, refusals into @error. */
gboolean bc_workflow_check_conditions (const BcTransition *transition,
                                       const BcRecord *before,
                                       const BcRecord *after,
                                       const BcWorkflowContext *context,
                                       BcProblems *problems,
                                       GError **error);
/* bc_workflow_take_effect: what follows from the move. */
void bc_workflow_take_effect (const BcTransition *transition,
                              const BcRecord *before,
                              BcRecord *after,
                              const BcWorkflowContext *context);
/* bc_workflow_set_due: the due date with its provisional flag, and with it those of the parts that are still to be reported; the first one is the original. */
void bc_workflow_set_due (BcRecord *record, gint64 due, const BcWorkflowContext *context);
/* bc_workflow_part_due: by when an assisting department has to report where the ticket is due at @due. */
gint64 bc_workflow_part_due (gint64 due, const BcWorkflowContext *context);
/* bc_workflow_read_reason: a problem at "reason" where @text (nullable) cannot be one. */
void bc_workflow_read_reason (const char *text, BcProblems *problems);
/* bc_workflow_read: bc_input_set(), and that its codes are in use today. */
void bc_workflow_read (BcRecord *record,
                       BcField field,
                       const char *text,
                       const BcWorkflowContext *context,
                       BcProblems *problems);
/* bc_workflow_check_handler: a problem at "handler" where that person works for another department than the one that leads @record. */
void bc_workflow_check_handler (const BcRecord *record, BcHall *hall, BcProblems *problems);

G_END_DECLS
