/* The forms there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form.h"

static const BcForm *const forms[] = { &bc_form_work_order, &bc_form_receipt };

const BcForm *
bc_form_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i]->id, id) == 0)
      return forms[i];
  return NULL;
}

guint
bc_form_count (void)
{
  return G_N_ELEMENTS (forms);
}

const BcForm *
bc_form_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (forms), NULL);
  return forms[index];
}

const char *
bc_form_word (const char *message_id)
{
  return g_dpgettext2 (NULL, "paper", message_id);
}

const char *
bc_form_name (const BcForm *self)
{
  return bc_form_word (self->name);
}
