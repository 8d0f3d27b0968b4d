/* The templates and styles of ui/, compiled in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_ui_init: makes the resources below /cn/bancheng/Bancheng/ui/ available. Each class with a
 * template calls it in its class_init, so that whoever uses one widget, a test for example, needs
 * no further preparation. May be called any number of times. */
void bc_ui_init (void);

G_END_DECLS
