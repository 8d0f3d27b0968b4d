/* Lists of problems with what was typed in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-error.h"

typedef struct
{
  char *field;
  char *message;
} Problem;

struct _BcProblems
{
  GArray *items; /* Problem */
};

static void
problem_clear (gpointer data)
{
  Problem *problem = data;

  g_free (problem->field);
  g_free (problem->message);
}

static void
append (BcProblems *self, const char *field, char *message)
{
  Problem problem = { g_strdup (field), message };

  g_array_append_val (self->items, problem);
}

BcProblems *
bc_problems_new (void)
{
  BcProblems *self = g_new0 (BcProblems, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Problem));
  g_array_set_clear_func (self->items, problem_clear);
  return self;
}

BcProblems *
bc_problems_copy (const BcProblems *self)
{
  BcProblems *copy;

  if (self == NULL)
    return NULL;
  copy = bc_problems_new ();
  for (guint i = 0; i < self->items->len; i++)
    append (copy, bc_problems_field (self, i), g_strdup (bc_problems_message (self, i)));
  return copy;
}

void
bc_problems_free (BcProblems *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

void
bc_problems_add (BcProblems *self, const char *field, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL && field != NULL && format != NULL);

  va_start (arguments, format);
  append (self, field, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

guint
bc_problems_count (const BcProblems *self)
{
  return self != NULL ? self->items->len : 0;
}

const char *
bc_problems_field (const BcProblems *self, guint index)
{
  g_return_val_if_fail (index < bc_problems_count (self), NULL);

  return g_array_index (self->items, Problem, index).field;
}

const char *
bc_problems_message (const BcProblems *self, guint index)
{
  g_return_val_if_fail (index < bc_problems_count (self), NULL);

  return g_array_index (self->items, Problem, index).message;
}

const char *
bc_problems_find (const BcProblems *self, const char *field)
{
  for (guint i = 0; i < bc_problems_count (self); i++)
    if (g_str_equal (bc_problems_field (self, i), field))
      return bc_problems_message (self, i);
  return NULL;
}
