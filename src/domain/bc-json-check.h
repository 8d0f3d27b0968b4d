/* JSON is checked before it is parsed: json-glib takes in what is no JSON, and loses text on the
 * way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The deepest nesting of arrays and objects that is accepted. */
#define BC_JSON_DEPTH 32

/**
 * bc_json_check:
 * @text: UTF-8, a byte-order mark before it is passed over
 * @length: in bytes, -1 for a text that ends with NUL
 * @member: (out) (optional) (nullable) (transfer full): the member of the outermost object that
 * holds what is wrong, NULL where that is not known or the text is no JSON at all
 * @message: (out) (optional) (transfer full): what is wrong, in the user's language; set on failure
 * only
 *
 * Whether @text is exactly one JSON value (RFC 8259) that can be taken in whole. json-glib 1.6
 * accepts comments, hexadecimal numbers, two values in a row and more, turns integers that do not
 * fit 64 bits into others, ends a text at \u0000, makes broken UTF-8 of half a surrogate pair,
 * keeps the last of two members of one name, and runs out of stack where values are nested deeply:
 * all of that is an error here.
 *
 * Any thread.
 *
 * Returns: FALSE for anything else
 */
gboolean bc_json_check (const char *text, gssize length, char **member, char **message);

G_END_DECLS
