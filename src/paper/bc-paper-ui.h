/* The templates of this room, compiled in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_paper_ui_init: makes them available; each class with a template calls it in its class_init.
 * Any number of times. */
void bc_paper_ui_init (void);

G_END_DECLS
