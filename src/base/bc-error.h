/* Errors of the program and lists of problems with what was typed in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcError:
 * @BC_ERROR_INVALID: what was given breaks a rule; bc_error_get_problems() names each field
 * @BC_ERROR_REFUSED: the workflow or the person's roles do not allow it
 * @BC_ERROR_CONFLICT: somebody else changed it since it was read; the message says who, when and
 * what
 * @BC_ERROR_NOT_FOUND: there is no such thing in the hall
 * @BC_ERROR_BUSY: other seats kept the file locked for the whole time that was allowed
 * @BC_ERROR_READ_ONLY: the file or its folder cannot be written
 * @BC_ERROR_NEWER: the file was written by a newer program
 * @BC_ERROR_NOT_A_HALL: the file is something else
 * @BC_ERROR_DAMAGED: the file's content is broken
 * @BC_ERROR_FULL: no room on the disk
 * @BC_ERROR_IO: the disk or the network drive failed; it is not known to be saved
 * @BC_ERROR_EXISTS: the file to be made is there already
 * @BC_ERROR_UNSUPPORTED: this place or this setting cannot be used safely; the message says why and
 * what would do
 * @BC_ERROR_LOST: the file is out of reach for now; nothing was tried, so nothing is unclear
 */
typedef enum
{
  BC_ERROR_INVALID,
  BC_ERROR_REFUSED,
  BC_ERROR_CONFLICT,
  BC_ERROR_NOT_FOUND,
  BC_ERROR_BUSY,
  BC_ERROR_READ_ONLY,
  BC_ERROR_NEWER,
  BC_ERROR_NOT_A_HALL,
  BC_ERROR_DAMAGED,
  BC_ERROR_FULL,
  BC_ERROR_IO,
  BC_ERROR_EXISTS,
  BC_ERROR_UNSUPPORTED,
  BC_ERROR_LOST,
} BcError;

#define BC_ERROR (bc_error_quark ())
GQuark bc_error_quark (void);

/**
 * BcProblems:
 *
 * A list of (field, message): what is wrong at which field, in the user's language. Not
 * thread-safe; handed over whole.
 */
typedef struct _BcProblems BcProblems;

/**
 * bc_problems_new:
 *
 * Returns: (transfer full): an empty list
 */
BcProblems *bc_problems_new (void);

/**
 * bc_problems_copy:
 * @self: (nullable):
 *
 * Returns: (transfer full) (nullable): an independent copy, NULL for NULL
 */
BcProblems *bc_problems_copy (const BcProblems *self);

/**
 * bc_problems_free:
 * @self: (nullable) (transfer full):
 */
void bc_problems_free (BcProblems *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcProblems, bc_problems_free)

/**
 * bc_problems_add:
 * @field: a schema identifier ("telephone")
 * @format: with what follows, the translated message
 */
void bc_problems_add (BcProblems *self, const char *field, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/**
 * bc_problems_count:
 * @self: (nullable):
 *
 * Returns: how many problems there are, 0 for NULL
 */
guint bc_problems_count (const BcProblems *self);

/**
 * bc_problems_field:
 * @index: below bc_problems_count()
 *
 * Returns: the field's identifier
 */
const char *bc_problems_field (const BcProblems *self, guint index);

/**
 * bc_problems_message:
 * @index: below bc_problems_count()
 *
 * Returns: the message
 */
const char *bc_problems_message (const BcProblems *self, guint index);

/**
 * bc_problems_find:
 * @self: (nullable):
 *
 * Returns: (nullable): the first message for @field
 */
const char *bc_problems_find (const BcProblems *self, const char *field);

/**
 * bc_problems_to_error:
 * @self: (nullable): stays the caller's
 * @error: BC_ERROR_INVALID with a copy of the list, its message all problems as "field: message; …"
 * on one line
 *
 * Returns: TRUE when the list is empty, and then sets nothing; FALSE otherwise
 */
gboolean bc_problems_to_error (const BcProblems *self, GError **error);

/**
 * bc_error_get_problems:
 * @error: (nullable): an error of any domain
 *
 * Copies of an error carry their own copy of the list.
 *
 * Returns: (transfer none) (nullable): the list that a BC_ERROR carries, owned by @error
 */
const BcProblems *bc_error_get_problems (const GError *error);

G_END_DECLS
