/* The hall's opening hours and its own days off. Main thread only; everything said in bc-desk.h holds here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-year-preview.h"
#include "model/bc-desk.h"

G_BEGIN_DECLS

/* bc_desk_may_set_hours: whoever is signed in is an administrator, and the file can be written. */
gboolean bc_desk_may_set_hours (BcDesk *self);

/**
 * bc_desk_set_hours_async:
 * @settings: (element-type utf8 utf8) (nullable): copied; values by the keys of bc_hours_set(), only those that change
 * @days: (array length=n_days) (nullable): copied; as in bc_hall_hours_apply()
 *
 * Changes all of it and recomputes the open tickets in one transaction; the desk's hall follows with the feed. Errors: BC_ERROR_REFUSED for anybody but administrators, BC_ERROR_INVALID
 * for values that do not agree.
 */
void bc_desk_set_hours_async (BcDesk *self,
                              GHashTable *settings,
                              const BcLocalDay *days,
                              guint n_days,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* bc_desk_set_hours_finish: (transfer full): the tickets whose dates moved */
BcYearPreview *bc_desk_set_hours_finish (BcDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
