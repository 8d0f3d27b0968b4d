/* The table of readings; only the pinyin files look into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* bc_pinyin_readings: the readings of @character as "4zhong chong": the tone of the usual reading
 * (5 is the neutral one), then the readings without tones, the usual one first, ü as v. "" for a
 * character without a reading. Any thread. */
const char *bc_pinyin_readings (gunichar character);

/* bc_pinyin_surname: how a name that begins with @first and @second (0 for none) is read, where it
 * differs from the usual reading.
 * @readings gets one or two toned readings ("4yu", "2chi"). Returns how many characters they cover:
 * 0, 1 or 2. Any thread. */
guint bc_pinyin_surname (gunichar first, gunichar second, const char *readings[2]);

G_END_DECLS
