/* The button “Drafts (2)” and the list behind it: forms that were begun and are not on the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_INTAKE_DRAFTS (bc_intake_drafts_get_type ())
G_DECLARE_FINAL_TYPE (BcIntakeDrafts, bc_intake_drafts, BC, INTAKE_DRAFTS, GtkWidget)

/*
 * Signals:
 *   chosen (char *id)     the person wants this draft in the form
 *   discard (char *id)    the person wants to be rid of this draft
 */

/* bc_intake_drafts_set: @entries: (element-type BcDraftEntry): newest first; @hall (nullable) gives
 * names and zone; @now: for the dates. */
void bc_intake_drafts_set (BcIntakeDrafts *self, GPtrArray *entries, BcHall *hall, gint64 now);

G_END_DECLS
