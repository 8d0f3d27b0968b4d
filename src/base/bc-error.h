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
 * @BC_ERROR_CONFLICT: somebody else changed it since it was read; the message says who, when and what
 * @BC_ERROR_NOT_FOUND: there is no such thing in the hall
 * @BC_ERROR_BUSY: other seats kept the file locked for the whole time that was allowed
 * @BC_ERROR_READ_ONLY: the file or its folder cannot be written
 * @BC_ERROR_NEWER: the file was written by a newer program
 * @BC_ERROR_NOT_A_HALL: the file is something else
 * @BC_ERROR_DAMAGED: the file's content is broken
 * @BC_ERROR_FULL: no room on the disk
 * @BC_ERROR_IO: the disk or the network drive failed; it is not known to be saved
 * @BC_ERROR_EXISTS: the file to be made is there already
 * @BC_ERROR_UNSUPPORTED: this place or this setting cannot be used safely; the message says why and what would do
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
} BcError;

#define BC_ERROR (bc_error_quark ())
GQuark bc_error_quark (void);

/* A BcProblems is a list of (field, message): what is wrong at which field, in the user's language. Not thread-safe; handed over whole. */
typedef struct _BcProblems BcProblems;

BcProblems *bc_problems_new (void);
BcProblems *bc_problems_copy (const BcProblems *self);
void bc_problems_free (BcProblems *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcProblems, bc_problems_free)

/* bc_problems_add: @field is a schema identifier ("telephone"), @format and what follows give the translated message. */
void bc_problems_add (BcProblems *self, const char *field, const char *format, ...) G_GNUC_PRINTF (3, 4);
guint bc_problems_count (const BcProblems *self);
const char *bc_problems_field (const BcProblems *self, guint index);
const char *bc_problems_message (const BcProblems *self, guint index);
/* bc_problems_find: (nullable) the first message for @field. */
const char *bc_problems_find (const BcProblems *self, const char *field);

/* bc_problems_to_error: sets BC_ERROR_INVALID carrying the list, its message all problems as "field: message; …" on one line, and returns FALSE; returns TRUE and
 * sets nothing when the list is empty. */
gboolean bc_problems_to_error (const BcProblems *self, GError **error);
/* bc_error_get_problems: (transfer none) (nullable) the list that a BC_ERROR carries. */
const BcProblems *bc_error_get_problems (const GError *error);

G_END_DECLS
