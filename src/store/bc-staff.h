/* The hall's staff, as far as the program sets it up without its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-store.h"

G_BEGIN_DECLS

/**
 * bc_staff_add:
 * @member: code, name, roles and, unless the person works for the whole hall, department (code or
 * name); all else is ignored
 * @error: BC_ERROR_INVALID names what is wrong, field by field: a code that is not 1–32 letters,
 * digits, dots, hyphens or underscores, a blank or long name, no role, a department that the hall
 * does not have; BC_ERROR_EXISTS when the code is taken
 *
 * Adds a member of staff. For BC_INTENT_WRITE; readers of the hall's snapshot see the person once
 * the file is opened again.
 */
gboolean bc_staff_add (BcEngine *engine, const BcEntry *member, GError **error);

G_END_DECLS
