/* Finding Chinese words by characters, full pinyin, initials, or any mix of them.
 *
 * Every reading that the Unihan tables give a character counts (曾 is found by ceng and by zeng),
 * because a clerk who types a name must not have to guess which one the program knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bc_pinyin_match:
 * @text: (nullable): what may be found, UTF-8; broken bytes match nothing
 * @query: (nullable): what was typed; white space in it is ignored, case and full width are folded
 *
 * Tries to read @query as a run of consecutive characters of @text, each given as itself, as a full
 * reading without tone (ü as v or u), as a prefix of one, at the last place typed, or by its first
 * letter; Latin letters and digits match themselves. "zgf", "cengguo", "曾guo" and "guofan" all
 * match 曾国藩; zh, ch and sh are first letters as well. White space and punctuation inside
 * @text need not be typed, an apostrophe in @query only parts syllables ("xi'an"). A query of more
 * than 63 characters is a pasted text and is looked for as it stands.
 *
 * Returns: 0 for no match, else a score: the higher the better (start of text before middle,
 * characters before pinyin before initials). An empty query matches everything with 1. Any thread.
 */
int bc_pinyin_match (const char *text, const char *query);

/**
 * bc_pinyin_sort_key:
 * @name: (nullable): a name, surname first
 *
 * Returns: (transfer full): a key whose strcmp() order is the order by pinyin (syllable, tone,
 * character, one character after the other); the first character is read as a surname (单 shan, 曾
 * zeng, 缪 miao, 覃 qin …). For lists of names. Any thread.
 */
char *bc_pinyin_sort_key (const char *name);

G_END_DECLS
