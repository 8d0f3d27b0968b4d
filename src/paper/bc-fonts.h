/* The type that papers are set in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-pages.h"

G_BEGIN_DECLS

/* bc_font_size: points of a line of text in @role. */
double bc_font_size (BcFontRole role);
/* bc_font_pitch: mm from line to line: the same whatever font is installed, so that a form keeps
 * its size. */
double bc_font_pitch (BcFontRole role);
/* bc_font_description: (transfer full) families in the order of preference: FangSong (Hei for
 * labels) as offices have it, then what free systems have. */
PangoFontDescription *bc_font_description (BcFontRole role);
/* bc_font_context: (transfer full) a context as bc_paper_context_new() makes it, of an existing font map. */
PangoContext *bc_font_context (PangoFontMap *font_map);

G_END_DECLS
