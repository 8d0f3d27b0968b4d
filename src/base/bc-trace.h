/* A line for whoever drives the program from outside: tests await events instead of sleeping.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bc_trace:
 * @format: with what follows, the line without its end; line breaks become spaces. Never with
 * personal data
 *
 * Writes "trace: …\n" to standard error, in one write(), when the environment variable
 * `BANCHENG_TRACE` is set; does nothing otherwise. Any thread.
 */
void bc_trace (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
