/* What the checks share; one file a subject.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-check.h"
#include "store/bc-engine.h"

G_BEGIN_DECLS

/* bc_check_add: one more line of the report; @format is translated already. */
void bc_check_add (GPtrArray *findings, gboolean ok, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* What is wrong with how many tickets; the first few are named. */
typedef struct
{
  guint count;
  GString *examples;
} BcCheckFaults;

#define BC_CHECK_FAULTS_INIT                                                                       \
  {                                                                                                \
    0, NULL                                                                                        \
  }
void bc_check_faults_clear (BcCheckFaults *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcCheckFaults, bc_check_faults_clear)
/* bc_check_faults_note: @what (nullable) says what of the ticket is wrong: a schema identifier, a
 * state … */
void bc_check_faults_note (BcCheckFaults *self, const char *number, const char *what);
/* bc_check_faults_report: @good where there is none, otherwise @bad, how many, and which. Both are
 * translated. */
void bc_check_faults_report (const BcCheckFaults *self,
                             GPtrArray *findings,
                             const char *good,
                             const char *bad);

/* Each adds its lines; FALSE only when it could not look. */
gboolean bc_check_file (BcEngine *engine, GPtrArray *findings, GError **error);
gboolean
bc_check_history (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error);
gboolean
bc_check_numbers (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error);
gboolean
bc_check_tickets (BcEngine *engine, GPtrArray *findings, GCancellable *cancellable, GError **error);
/* One of the above. */
typedef gboolean (*BcCheckSection) (BcEngine *engine,
                                    GPtrArray *findings,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean bc_check_file_section (BcEngine *engine,
                                GPtrArray *findings,
                                GCancellable *cancellable,
                                GError **error);
/* bc_check_section: runs @section; that it could not look is one more line of the report, unless it was cancelled. */
gboolean bc_check_section (BcCheckSection section,
                           BcEngine *engine,
                           GPtrArray *findings,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
