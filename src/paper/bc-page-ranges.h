/* Which pages are printed, as people write it: "1-3, 5".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From @first to @last, both from 0. */
typedef struct
{
  guint first;
  guint last;
} BcPageRange;

/**
 * bc_page_ranges_parse:
 * @text: pages from 1: "2", "1-3", "4-", "1-3,5 9"; full width and the Chinese comma too
 * @ranges: (out) (transfer full) (element-type BcPageRange): in the order of the pages; NULL for a
 * blank text, which means all
 *
 * Returns: FALSE for anything else
 */
gboolean bc_page_ranges_parse (const char *text, GArray **ranges);

/* bc_page_ranges_have: @ranges (nullable): NULL has every page. */
gboolean bc_page_ranges_have (const GArray *ranges, guint page);

G_END_DECLS
