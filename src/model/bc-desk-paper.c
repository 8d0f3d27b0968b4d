/* The hall's paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-paper.h"

#include "model/bc-desk-private.h"
#include "store/bc-blanks.h"
#include "store/bc-hall-settings.h"

/* What a job needs; each uses some of it. */
typedef struct
{
  char *form_or_key;
  char *value;
  guint n;
  gboolean missing;
  BcAct *act;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->form_or_key);
  g_free (order->value);
  g_clear_pointer (&order->act, bc_act_free);
  g_free (order);
}

static gpointer
issue_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;

  return bc_blanks_issue (engine, order->form_or_key, order->n, order->act, error);
}

void
bc_desk_issue_blanks_async (
    BcDesk *self, const char *form, guint n, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Order *order = g_new0 (Order, 1);

  g_task_set_source_tag (task, bc_desk_issue_blanks_async);
  order->form_or_key = g_strdup (form);
  order->n = n;
  order->act = bc_act_new (self->staff);
  bc_desk_run (self, BC_INTENT_WRITE, issue_job, order, order_free,
               (GDestroyNotify) g_ptr_array_unref, task, NULL, NULL, NULL, NULL);
}

static gpointer
blanks_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_blanks_list (engine, ((const Order *) data)->missing, error);
}

void
bc_desk_blanks_async (BcDesk *self,
                      gboolean missing,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  g_task_set_source_tag (task, bc_desk_blanks_async);
  order->missing = missing;
  bc_desk_run (self, BC_INTENT_READ, blanks_job, order, order_free,
               (GDestroyNotify) g_ptr_array_unref, task, NULL, NULL, NULL, NULL);
}

static gpointer
find_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_blanks_find (engine, ((const Order *) data)->value, error);
}

void
bc_desk_find_blank_async (BcDesk *self,
                          const char *serial,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  g_task_set_source_tag (task, bc_desk_find_blank_async);
  order->value = g_strdup (serial);
  bc_desk_run (self, BC_INTENT_READ, find_job, order, order_free, (GDestroyNotify) bc_blank_free,
               task, NULL, NULL, NULL, NULL);
}

BcBlank *
bc_desk_find_blank_finish (BcDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
setting_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;

  return GINT_TO_POINTER (
      bc_hall_settings_write (engine, order->form_or_key, order->value, order->act, error));
}

void
bc_desk_set_hall_setting_async (BcDesk *self,
                                const char *key,
                                const char *value,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Order *order = g_new0 (Order, 1);

  g_task_set_source_tag (task, bc_desk_set_hall_setting_async);
  order->form_or_key = g_strdup (key);
  order->value = g_strdup (value);
  order->act = bc_act_new (self->staff);
  bc_desk_run (self, BC_INTENT_WRITE, setting_job, order, order_free, NULL, task, NULL, NULL, NULL,
               NULL);
}
