/* The error domain. Its errors may carry the list of problems, which GLib copies and frees with
 * them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-error.h"

typedef struct
{
  BcProblems *problems; /* nullable */
} BcErrorPrivate;

static void
bc_error_private_init (BcErrorPrivate *private)
{
  private->problems = NULL;
}

static void
bc_error_private_copy (const BcErrorPrivate *source, BcErrorPrivate *copy)
{
  copy->problems = bc_problems_copy (source->problems);
}

static void
bc_error_private_clear (BcErrorPrivate *private)
{
  g_clear_pointer (&private->problems, bc_problems_free);
}

G_DEFINE_EXTENDED_ERROR (BcError, bc_error)

gboolean
bc_problems_to_error (const BcProblems *self, GError **error)
{
  g_autoptr (GString) message = NULL;
  GError *made;

  if (bc_problems_count (self) == 0)
    return TRUE;
  if (error == NULL)
    return FALSE;

  message = g_string_new (NULL);
  for (guint i = 0; i < bc_problems_count (self); i++)
    g_string_append_printf (message, "%s%s: %s", i > 0 ? "; " : "", bc_problems_field (self, i),
                            bc_problems_message (self, i));
  g_strdelimit (message->str, "\r\n", ' ');

  made = g_error_new_literal (BC_ERROR, BC_ERROR_INVALID, message->str);
  bc_error_get_private (made)->problems = bc_problems_copy (self);
  g_propagate_error (error, made);
  return FALSE;
}

const BcProblems *
bc_error_get_problems (const GError *error)
{
  if (error == NULL || error->domain != BC_ERROR)
    return NULL;
  return bc_error_get_private (error)->problems;
}
