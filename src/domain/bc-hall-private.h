/* The inside of a hall, for the files that fill and search it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-hall.h"

G_BEGIN_DECLS

struct _BcHall
{
  gatomicrefcount references;
  char *name;
  char *zone_id;
  GTimeZone *zone;
  BcHours hours;
  gboolean has_review;
  char *call_script; /* NULL: the shipped one */
  gboolean is_demonstration;
  GBytes *logo;     /* a PNG; NULL for none */
  char *rating_url; /* NULL for none */
  BcWorkdays *workdays;
  GPtrArray *tables[BC_N_TABLES];   /* (element-type BcEntry) in order of position */
  GHashTable *by_code[BC_N_TABLES]; /* code → the newest entry, borrowed */
  GHashTable *by_name[BC_N_TABLES]; /* name → entry, borrowed */
};

/* bc_hall_take_paper_setting: bc-hall-paper.c: keeps a logo or rating_url; FALSE for one that cannot
 * be, TRUE for every other key. */
gboolean
bc_hall_take_paper_setting (BcHall *self, const char *key, const char *value, GError **error);

G_END_DECLS
