/* A ticket as a value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-record.h"

#include <string.h>

typedef union
{
  char *text;
  gint64 number;
} BcValue;

struct _BcRecord
{
  gatomicrefcount references;
  GPtrArray *parts; /* (element-type BcPart) (nullable): most tickets have none */
  BcValue values[BC_N_FIELDS];
};

G_DEFINE_BOXED_TYPE (BcRecord, bc_record, bc_record_ref, bc_record_unref)

/* An empty text is kept as NULL, so that there is one way of not being given. */
static char *
copy_text (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static BcPart *
part_copy (const BcPart *part)
{
  BcPart *copy = g_memdup2 (part, sizeof *part);

  copy->department = g_strdup (part->department);
  copy->reported_by = copy_text (part->reported_by);
  copy->report = copy_text (part->report);
  return copy;
}

static void
part_free (gpointer data)
{
  BcPart *part = data;

  g_free (part->department);
  g_free (part->reported_by);
  g_free (part->report);
  g_free (part);
}

static gint64
default_number (BcField field)
{
  if (bc_field_info (field)->kind == BC_KIND_FLAG || field == BC_FIELD_VERSION
      || field == BC_FIELD_REWORK_COUNT || field == BC_FIELD_REHANDLE_COUNT)
    return 0;
  return BC_INT_NONE;
}

BcRecord *
bc_record_new (void)
{
  BcRecord *self = g_new0 (BcRecord, 1);

  g_atomic_ref_count_init (&self->references);
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (!bc_field_is_text (field))
      self->values[field].number = default_number (field);
  bc_record_set_state (self, BC_STATE_DRAFT);
  return self;
}

BcRecord *
bc_record_copy (const BcRecord *self)
{
  BcRecord *copy = g_new0 (BcRecord, 1);

  g_atomic_ref_count_init (&copy->references);
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    {
      if (bc_field_is_text (field))
        copy->values[field].text = g_strdup (self->values[field].text);
      else
        copy->values[field].number = self->values[field].number;
    }
  for (guint i = 0; i < bc_record_n_parts (self); i++)
    bc_record_set_part (copy, bc_record_part (self, i));
  return copy;
}

BcRecord *
bc_record_ref (BcRecord *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bc_record_unref (BcRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (BcField field = 0; field < BC_N_FIELDS; field++)
    if (bc_field_is_text (field))
      g_free (self->values[field].text);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

const char *
bc_record_text (const BcRecord *self, BcField field)
{
  g_return_val_if_fail (field < BC_N_FIELDS && bc_field_is_text (field), NULL);
  return self->values[field].text;
}

gint64
bc_record_int (const BcRecord *self, BcField field)
{
  g_return_val_if_fail (field < BC_N_FIELDS && !bc_field_is_text (field), BC_INT_NONE);
  return self->values[field].number;
}

gboolean
bc_record_flag (const BcRecord *self, BcField field)
{
  return bc_record_int (self, field) == 1;
}

gboolean
bc_record_has (const BcRecord *self, BcField field)
{
  g_return_val_if_fail (field < BC_N_FIELDS, FALSE);
  if (bc_field_is_text (field))
    return self->values[field].text != NULL;
  if (bc_field_info (field)->kind == BC_KIND_FLAG)
    return self->values[field].number == 1;
  return self->values[field].number != BC_INT_NONE;
}

void
bc_record_set_text (BcRecord *self, BcField field, const char *text)
{
  char *copy;

  g_return_if_fail (field < BC_N_FIELDS && bc_field_is_text (field));
  g_assert (g_atomic_ref_count_compare (&self->references, 1));
  /* The copy comes first: the text may be the one that is replaced. */
  copy = copy_text (text);
  g_free (self->values[field].text);
  self->values[field].text = copy;
}

void
bc_record_set_int (BcRecord *self, BcField field, gint64 value)
{
  g_return_if_fail (field < BC_N_FIELDS && !bc_field_is_text (field));
  g_assert (g_atomic_ref_count_compare (&self->references, 1));
  self->values[field].number = value;
}

void
bc_record_clear (BcRecord *self, BcField field)
{
  g_return_if_fail (field < BC_N_FIELDS);
  /* Every ticket is in a state, if only in the first. */
  if (field == BC_FIELD_STATE)
    bc_record_set_state (self, BC_STATE_DRAFT);
  else if (bc_field_is_text (field))
    bc_record_set_text (self, field, NULL);
  else
    bc_record_set_int (self, field, default_number (field));
}

gboolean
bc_record_equal_field (const BcRecord *a, const BcRecord *b, BcField field)
{
  if (bc_field_is_text (field))
    return g_strcmp0 (a->values[field].text, b->values[field].text) == 0;
  return a->values[field].number == b->values[field].number;
}

BcState
bc_record_state (const BcRecord *self)
{
  int state = bc_record_enum (self, BC_FIELD_STATE);

  return state < 0 ? BC_STATE_DRAFT : (BcState) state;
}

void
bc_record_set_state (BcRecord *self, BcState state)
{
  bc_record_set_text (self, BC_FIELD_STATE, bc_enum_code (&bc_states, state));
}

int
bc_record_enum (const BcRecord *self, BcField field)
{
  const BcFieldInfo *info = bc_field_info (field);

  g_return_val_if_fail (info->kind == BC_KIND_ENUM, -1);
  return bc_enum_find (info->values, self->values[field].text);
}

guint
bc_record_n_parts (const BcRecord *self)
{
  return self->parts != NULL ? self->parts->len : 0;
}

const BcPart *
bc_record_part (const BcRecord *self, guint index)
{
  g_return_val_if_fail (index < bc_record_n_parts (self), NULL);
  return g_ptr_array_index (self->parts, index);
}

const BcPart *
bc_record_find_part (const BcRecord *self, const char *department)
{
  for (guint i = 0; i < bc_record_n_parts (self); i++)
    if (g_strcmp0 (bc_record_part (self, i)->department, department) == 0)
      return bc_record_part (self, i);
  return NULL;
}

void
bc_record_set_part (BcRecord *self, const BcPart *part)
{
  g_autoptr (GPtrArray) before = NULL;
  gboolean replaced = FALSE;

  g_return_if_fail (part->department != NULL && *part->department != '\0');
  g_assert (g_atomic_ref_count_compare (&self->references, 1));
  before = g_steal_pointer (&self->parts);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const BcPart *old = g_ptr_array_index (before, i);
      gboolean same = strcmp (old->department, part->department) == 0;

      g_ptr_array_add (self->parts, part_copy (same ? part : old));
      replaced |= same;
    }
  if (!replaced)
    g_ptr_array_add (self->parts, part_copy (part));
}

void
bc_record_clear_parts (BcRecord *self)
{
  g_assert (g_atomic_ref_count_compare (&self->references, 1));
  g_clear_pointer (&self->parts, g_ptr_array_unref);
}

guint
bc_record_open_parts (const BcRecord *self)
{
  guint open = 0;

  for (guint i = 0; i < bc_record_n_parts (self); i++)
    {
      int state = bc_record_part (self, i)->state;

      open += state != BC_PART_REPORTED && state != BC_PART_WAIVED;
    }
  return open;
}
