/* What a file is, found out by looking only: nothing is opened for writing, no lock is taken, no
 * file appears beside it. Any thread but the main one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* The outcome: only what a header can tell. */
typedef struct
{
  char *real_path;    /* links resolved: the files that SQLite keeps lie beside this one */
  gboolean read_only; /* the file or its folder cannot be written by us, or nobody may write to the
                         file */
  gboolean has_wal;   /* a write-ahead log with content lies beside it: the header may be older than
                         the file */
  gboolean is_wal;    /* the header says that a write-ahead log is used */
  int schema_version; /* user_version of the header */
  dev_t device;
  ino_t inode;
  off_t size;
  gint64 modified; /* nanoseconds */
} BcFile;

/* bc_file_probe: fills @file; bc_file_clear() it afterwards. @path is named in the messages.
 * Errors: NOT_FOUND, NOT_A_HALL, DAMAGED, IO. */
gboolean bc_file_probe (const char *path, BcFile *file, GError **error);
/* bc_file_has_changed: the file is another one, or was written, or has got a write-ahead log, since
 * @file was filled. */
gboolean bc_file_has_changed (const BcFile *file);
void bc_file_clear (BcFile *file);
/* bc_file_fail_newer: the one message of BC_ERROR_NEWER; always returns FALSE. */
gboolean bc_file_fail_newer (const char *path, int schema_version, GError **error);
/* bc_file_fail_damaged: BC_ERROR_DAMAGED because of @why (translated); always returns FALSE. */
gboolean bc_file_fail_damaged (const char *path, const char *why, GError **error);

G_END_DECLS
