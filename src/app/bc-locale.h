/* The language of the program: set up once, before anything is printed or drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bc_locale_init:
 *
 * Sets the locale from the environment and binds the message catalogue. Where the environment asks
 * for a locale that this machine has not generated, or for the C locale, the program runs in
 * C.UTF-8, so that Chinese can be read and written everywhere, and the language that was asked for
 * is kept in `LANGUAGE`. The catalogue is looked for in `BANCHENG_LOCALEDIR` if that is set (a
 * program that is run from its build folder), else where it was installed. To be called first in
 * main(), before any thread is started, since it changes the environment.
 */
void bc_locale_init (void);

G_END_DECLS
