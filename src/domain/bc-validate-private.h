/* What the validators share: how an outcome is handed out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-validate.h"

G_BEGIN_DECLS

/* bc_validate_reset: every door begins with it, so that the out parameters are defined whatever
 * happens. */
static inline void
bc_validate_reset (char **normal, char **message)
{
  if (normal != NULL)
    *normal = NULL;
  if (message != NULL)
    *message = NULL;
}

/* bc_validate_error: takes @text. */
static inline BcCheck
bc_validate_error (char **message, char *text)
{
  if (message != NULL)
    *message = text;
  else
    g_free (text);
  return BC_CHECK_ERROR;
}

/* bc_validate_normal: hands out the normal form. */
static inline BcCheck
bc_validate_normal (char **normal, const char *text)
{
  if (normal != NULL)
    *normal = g_strdup (text);
  return BC_CHECK_OK;
}

/* bc_validate_squeeze: (transfer full) @input without width and white space, letters in upper case;
 * NULL for what is no UTF-8. */
char *bc_validate_squeeze (const char *input);

G_END_DECLS
