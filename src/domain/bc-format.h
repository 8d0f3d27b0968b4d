/* Values as people read them: one place that turns codes, days and instants into words, for window, paper and command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* bc_format_field: (transfer full) the value in words, "" where nothing is given; @masked hides what is personal. */
char *bc_format_field (const BcRecord *record, BcField field, BcHall *hall, gboolean masked);
/* bc_format_instant: (transfer full) "9月18日 17:30" of this year, with the year otherwise; "" for BC_INT_NONE. @now decides what this year is; BC_INSTANT_NONE always gives the year. */
char *bc_format_instant (gint64 instant, BcHall *hall, gint64 now);
/* bc_format_day: (transfer full) "2026年9月18日" in Chinese, "18 Sep 2026" in English; "" for BC_DAY_NONE. */
char *bc_format_day (BcDay day);
/* bc_format_petitioner: (transfer full) name or "anonymous"; @masked as 张* / 山东*******公司. */
char *bc_format_petitioner (const BcRecord *record, gboolean masked);
/* bc_format_matter: (transfer full) the catalogue's name, or the text given for another matter. */
char *bc_format_matter (const BcRecord *record, BcHall *hall);

/* How near the due date is. */
typedef enum
{
  BC_NEARNESS_NONE,    /* no due date, or nothing is due any more */
  BC_NEARNESS_ON_TIME, /* two working days or more are left */
  BC_NEARNESS_SOON,    /* one working day is left */
  BC_NEARNESS_TODAY,   /* due today */
  BC_NEARNESS_OVERDUE,
  BC_NEARNESS_SUSPENDED, /* the clock stands */
} BcNearness;

/* bc_nearness: @days (out, optional): working days left, or late when overdue (at least 1 then… 0 when late since less than a day). */
BcNearness bc_nearness (const BcRecord *record, BcHall *hall, gint64 now, int *days);
/* bc_format_nearness: (transfer full) "剩 3 个工作日", "今天 17:30 到期", "逾期 2 个工作日", "挂起至 10月9日", with "（暂定）" where provisional; "" for NONE. */
char *bc_format_nearness (const BcRecord *record, BcHall *hall, gint64 now);

G_END_DECLS
