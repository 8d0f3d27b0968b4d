/* A line for whoever drives the program from outside: tests await events instead of sleeping.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_trace: writes "trace: …\n" to standard error, at once and whole, when the environment variable BANCHENG_TRACE is set; does nothing
 * otherwise. Never with personal data. Any thread. */
void bc_trace (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
