/* The hall's opening hours and its own days off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-hours.h"

#include <glib/gi18n.h>

#include "model/bc-desk-private.h"
#include "store/bc-hall-hours.h"

typedef struct
{
  GHashTable *settings;
  GArray *days; /* BcLocalDay */
  BcAct *act;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_hash_table_unref (order->settings);
  g_array_unref (order->days);
  bc_act_free (order->act);
  g_free (order);
}

static void
local_clear (gpointer data)
{
  g_free (((BcLocalDay *) data)->name);
}

gboolean
bc_desk_may_set_hours (BcDesk *self)
{
  const BcEntry *staff = bc_desk_get_staff (self);

  return staff != NULL && (staff->roles & BC_ROLE_ADMIN) != 0
         && bc_desk_get_connection (self) != BC_CONNECTION_READ_ONLY;
}

static gpointer
hours_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;

  return bc_hall_hours_apply (engine, order->settings,
                              (const BcLocalDay *) (gpointer) order->days->data, order->days->len,
                              order->act, error);
}

void
bc_desk_set_hours_async (BcDesk *self,
                         GHashTable *settings,
                         const BcLocalDay *days,
                         guint n_days,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Order *order = g_new0 (Order, 1);
  GHashTableIter iter;
  gpointer key, value;

  g_task_set_source_tag (task, bc_desk_set_hours_async);
  order->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  order->days = g_array_new (FALSE, FALSE, sizeof (BcLocalDay));
  g_array_set_clear_func (order->days, local_clear);
  order->act = bc_act_new (self->staff);
  if (settings != NULL)
    {
      g_hash_table_iter_init (&iter, settings);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_hash_table_insert (order->settings, g_strdup (key), g_strdup (value));
    }
  for (guint i = 0; i < n_days; i++)
    {
      BcLocalDay local = { days[i].day, days[i].kind, g_strdup (days[i].name) };

      g_array_append_val (order->days, local);
    }
  g_object_set_data_full (G_OBJECT (task), BC_DESK_OPERATION, g_strdup (order->act->operation),
                          g_free);
  g_object_set_data_full (G_OBJECT (task), BC_DESK_WORDS, g_strdup (_ ("the opening hours")),
                          g_free);
  bc_desk_run (self, BC_INTENT_WRITE, hours_job, order, order_free,
               (GDestroyNotify) bc_year_preview_free, task, NULL, NULL, NULL, NULL);
}

BcYearPreview *
bc_desk_set_hours_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
