/* The clock of the program: an interface, so that tests and `BANCHENG_NOW` can say what time it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BC_TYPE_CLOCK (bc_clock_get_type ())
G_DECLARE_FINAL_TYPE (BcClock, bc_clock, BC, CLOCK, GObject)

/**
 * bc_clock_new_system:
 *
 * The machine's clock. When the environment variable `BANCHENG_NOW` holds an ISO 8601 instant with
 * an offset or Z, the clock starts there and runs on from it at the machine's speed, so a whole
 * program can be tried on another day.
 *
 * Returns: (transfer full): a clock, usable from any thread
 */
BcClock *bc_clock_new_system (void);

/**
 * bc_clock_new_fixed:
 * @now: microseconds since 1970 in UTC
 *
 * A clock that stands still until it is moved with bc_clock_set(); for tests and for the
 * demonstration hall's past.
 *
 * Returns: (transfer full): a clock, usable from any thread
 */
BcClock *bc_clock_new_fixed (gint64 now);

/**
 * bc_clock_now:
 *
 * Returns: microseconds since 1970 in UTC; any thread.
 */
gint64 bc_clock_now (BcClock *self);

/**
 * bc_clock_set:
 * @now: microseconds since 1970 in UTC
 *
 * Moves a fixed clock; a system clock is shifted, so that it shows @now and runs on. Any thread.
 */
void bc_clock_set (BcClock *self, gint64 now);

G_END_DECLS
