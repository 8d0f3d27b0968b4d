/* Finding an entry while somebody types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-hall-private.h"

#include "base/bc-pinyin.h"

typedef struct
{
  const BcEntry *entry;
  int score;
  guint position;
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a, *right = b;

  if (left->score != right->score)
    return right->score - left->score;
  return left->position < right->position ? -1 : 1;
}

static int
score_of (const BcEntry *entry, const char *query)
{
  int score = bc_pinyin_match (entry->name, query);
  gboolean is_code = g_ascii_strncasecmp (entry->code, query, strlen (query)) == 0;

  if (entry->short_name != NULL)
    score = MAX (score, bc_pinyin_match (entry->short_name, query));
  /* Who types a code means it, though a name that matches too should not be hidden by it. */
  return is_code ? MAX (score, 1) + 1 : score;
}

GPtrArray *
bc_hall_search (BcHall *self,
                BcTable table,
                const char *query,
                const char *department,
                BcDay today,
                guint limit)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *result = g_ptr_array_new ();

  g_return_val_if_fail (query != NULL, result);
  for (guint i = 0; i < self->tables[table]->len; i++)
    {
      const BcEntry *entry = g_ptr_array_index (self->tables[table], i);
      Hit hit = { entry, 0, i };

      if (!bc_entry_in_use (entry, today))
        continue;
      if (department != NULL && g_strcmp0 (entry->department, department) != 0)
        continue;
      /* Only the newest version of a package can be chosen. */
      if (g_hash_table_lookup (self->by_code[table], entry->code) != entry)
        continue;
      hit.score = score_of (entry, query);
      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && i < limit; i++)
    g_ptr_array_add (result, (gpointer) g_array_index (hits, Hit, i).entry);
  return result;
}
