/* The type that papers are set in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-fonts.h"

#include <pango/pangocairo.h>

#include "paper/bc-layout.h"

#define BODY_FAMILIES                                                                              \
  "FangSong,仿宋,FangSong_GB2312,STFangsong,FZFangSong-Z02,Noto Serif CJK SC,Noto Serif "        \
  "SC,Source Han Serif SC,SimSun,AR PL UMing CN,AR PL New Sung,WenQuanYi Micro Hei,Noto Sans CJK " \
  "SC,WenQuanYi Zen Hei,serif"
#define LABEL_FAMILIES                                                                             \
  "SimHei,黑体,STHeiti,FZHei-B01,Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,WenQuanYi "    \
  "Micro Hei,WenQuanYi Zen Hei,Noto Serif CJK SC,AR PL UMing CN,sans-serif"

/* Sizes: domain model, section 7. The pitch leaves three body lines in a row of 16 mm. */
static const struct
{
  const char *families;
  double size;  /* points */
  double pitch; /* mm */
} fonts[BC_N_FONTS] = {
  [BC_FONT_TITLE] = { LABEL_FAMILIES, 18, 7.6 }, [BC_FONT_LABEL] = { LABEL_FAMILIES, 10.5, 4.4 },
  [BC_FONT_BODY] = { BODY_FAMILIES, 12, 5.0 },   [BC_FONT_TABLE] = { BODY_FAMILIES, 10.5, 4.5 },
  [BC_FONT_NOTE] = { LABEL_FAMILIES, 9, 3.8 },
};

double
bc_font_size (BcFontRole role)
{
  return fonts[role].size;
}

double
bc_font_pitch (BcFontRole role)
{
  return fonts[role].pitch;
}

PangoFontDescription *
bc_font_description (BcFontRole role)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, fonts[role].families);
  pango_font_description_set_size (description, (int) (fonts[role].size * PANGO_SCALE));
  return description;
}

PangoContext *
bc_font_context (PangoFontMap *font_map)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context = pango_font_map_create_context (font_map);

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  /* Rounded, a line of 13 characters of 12 points is 158 mm long where it should be 156. */
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Chinese forms of the characters, and Chinese rules for breaking lines, whatever the program's
   * language is. */
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

PangoContext *
bc_paper_context_new (void)
{
  g_autoptr (PangoFontMap) font_map = pango_cairo_font_map_new ();

  /* Otherwise Pango takes 96 units an inch, and the text is a third too large on a surface in
   * points. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (font_map), 72);
  return bc_font_context (font_map);
}
