/* The forms there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form.h"

static const BcForm *const forms[] = {
  &bc_form_receipt,     &bc_form_rejection, &bc_form_one_time_notice, &bc_form_work_order,
  &bc_form_handover,    &bc_form_reminder,  &bc_form_supervision,     &bc_form_extension,
  &bc_form_meeting,     &bc_form_callback,  &bc_form_archive_cover,   &bc_form_pool_list,
  &bc_form_board_sheet,
};

const BcForm *
bc_form_find (const char *id)
{
  g_autofree char *code = id != NULL ? g_strdelimit (g_strdup (id), "-", '_') : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i]->id, code) == 0)
      return forms[i];
  return NULL;
}

gboolean
bc_form_suits (const BcForm *self, const BcRecord *record)
{
  g_return_val_if_fail (self != NULL && record != NULL, FALSE);
  return self->subject == BC_FORM_OF_TICKET
         && (self->states & (1u << bc_record_state (record))) != 0
         && (self->needs == BC_FIELD_ID || bc_record_has (record, self->needs));
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

char *
bc_form_title (const BcForm *self, const BcPaperSource *source)
{
  const char *hall = bc_hall_name (source->hall);
  g_autoptr (GString) title = g_string_new (bc_form_word (self->title));

  g_string_replace (title, "%s", hall != NULL ? hall : "", 1);
  return g_strstrip (g_string_free (g_steal_pointer (&title), FALSE));
}
