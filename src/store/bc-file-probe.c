/* What a file is, by its header. Source of the offsets: “Database File Format”, section 1.3, of the
 * SQLite documentation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-file-probe.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bc-main-thread.h"
#include "store/bc-store.h"
#include "store/bc-vfs.h"

#define HEADER_SIZE           100
#define OFFSET_PAGE_SIZE      16
#define OFFSET_WRITE_VERSION  18
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_PAGE_COUNT     28
#define OFFSET_USER_VERSION   60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VALID_FOR      92

static const char magic[16] = "SQLite format 3";

static guint32
big_endian (const guint8 *header, int offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static guint32
page_size_of (const guint8 *header)
{
  guint32 size = (guint32) header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];

  return size == 1 ? 65536 : size;
}

static gint64
nanoseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * 1000000000 + time->tv_nsec;
}

static gboolean
fail_errno (const char *name, int number, GError **error)
{
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, BC_ERROR, BC_ERROR_NOT_FOUND,
                   _ ("There is no file “%s”. Check the name, or make a new hall."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, BC_ERROR, BC_ERROR_IO,
                   _ ("You may not read “%s”. Ask whoever looks after this computer for the "
                      "permission."),
                   name);
      break;
    default:
      g_set_error (error, BC_ERROR, BC_ERROR_IO,
                   _ ("“%s” cannot be read: %s. Check the disk and try again."), name,
                   g_strerror (number));
      break;
    }
  return FALSE;
}

static gboolean
fail_damaged (const char *name, const char *why, GError **error)
{
  g_set_error (error, BC_ERROR, BC_ERROR_DAMAGED,
               _ ("“%s” is damaged: %s. Leave it as it is and restore the newest backup."), name,
               why);
  return FALSE;
}

gboolean
bc_file_fail_damaged (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  return fail_damaged (name, why, error);
}

gboolean
bc_file_fail_newer (const char *path, int schema_version, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BC_ERROR, BC_ERROR_NEWER,
               _ ("“%s” was written by a newer version of this program (file version %d, this "
                  "program "
                  "knows %d). Update the program and open the file again."),
               name, schema_version, BC_SCHEMA_VERSION);
  return FALSE;
}

/* Whether we may write. Root may write everywhere, so a file that nobody is allowed to write counts
 * too: somebody has put it away. */
static gboolean
is_read_only (const char *real_path, mode_t mode)
{
  g_autofree char *folder = g_path_get_dirname (real_path);

  if ((mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    return TRUE;
  return faccessat (AT_FDCWD, real_path, W_OK, AT_EACCESS) != 0
         || faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) != 0;
}

static gboolean
has_content (const char *real_path, const char *suffix)
{
  g_autofree char *path = g_strconcat (real_path, suffix, NULL);
  struct stat status;

  return stat (path, &status) == 0 && status.st_size > 0;
}

/* Whether the file is shorter than its header says. The count of pages only holds where the last
 * writer kept it, and a file with a log beside it is completed from there. */
static gboolean
is_truncated (const BcFile *file, const guint8 *header)
{
  guint32 page_size = page_size_of (header);

  if (file->has_wal)
    return FALSE;
  if (file->size % page_size != 0)
    return TRUE;
  if (big_endian (header, OFFSET_CHANGE_COUNTER) != big_endian (header, OFFSET_VALID_FOR))
    return FALSE;
  return (guint64) big_endian (header, OFFSET_PAGE_COUNT) * page_size > (guint64) file->size;
}

/* Whether another seat is committing, or died while it was: what the file lacks is then put right under a lock, or undone from the journal. Only what SQLite
 * begins its journals with counts: a journal that is over stays there with zeros in that place. */
static gboolean
has_live_journal (const BcFile *file)
{
  static const guint8 journal_magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autofree char *path = g_strconcat (file->real_path, "-journal", NULL);
  guint8 begin[sizeof journal_magic] = { 0 };
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  gboolean is_live;

  if (fd < 0)
    return FALSE;
  is_live = pread (fd, begin, sizeof begin, 0) == sizeof begin
            && memcmp (begin, journal_magic, sizeof journal_magic) == 0;
  close (fd);
  return is_live;
}

static gboolean
judge_header (BcFile *file, const char *name, const guint8 *header, gssize length, GError **error)
{
  guint32 page_size;

  if (length < (gssize) sizeof magic || memcmp (header, magic, sizeof magic) != 0)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_NOT_A_HALL,
                   length == 0
                       ? _ ("“%s” is empty, so it is not a hall. Choose another file or restore a "
                            "backup.")
                       : _ ("“%s” is not a hall. Choose a file that was made by this program."),
                   name);
      return FALSE;
    }
  if (length < HEADER_SIZE)
    return fail_damaged (name, _ ("it is cut off"), error);
  if (big_endian (header, OFFSET_APPLICATION_ID) != BC_APPLICATION_ID)
    {
      g_set_error (error, BC_ERROR, BC_ERROR_NOT_A_HALL,
                   _ ("“%s” is another program’s database, not a hall. Choose a file that was made "
                      "by this "
                      "program."),
                   name);
      return FALSE;
    }

  file->schema_version = (int) big_endian (header, OFFSET_USER_VERSION);
  /* A hall gets its version in the transaction that makes it. */
  if (file->schema_version < 1)
    return fail_damaged (name, _ ("its header makes no sense"), error);

  page_size = page_size_of (header);
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    return fail_damaged (name, _ ("its header makes no sense"), error);
  file->is_wal = header[OFFSET_WRITE_VERSION] == 2;
  return TRUE;
}

/* Reads what judge_header() needs. */
static gboolean
look (const char *name, BcFile *file, guint8 *header, gssize *length, GError **error)
{
  struct stat status;
  int number = 0;
  int fd;

  /* Not to wait for the other end of a pipe that somebody named. */
  fd = open (file->real_path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0)
    return fail_errno (name, errno, error);
  /* In this order, since a seat that is at work empties its log into the file, writes the header
   * and lets the file grow, all at once. */
  file->has_wal = has_content (file->real_path, "-wal");
  *length = pread (fd, header, HEADER_SIZE, 0);
  if (*length < 0)
    number = errno;
  if (fstat (fd, &status) != 0)
    {
      number = errno;
      status.st_mode = S_IFREG;
    }
  bc_vfs_close_fd (fd);

  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, BC_ERROR, BC_ERROR_NOT_A_HALL,
                   S_ISDIR (status.st_mode) ? _ ("“%s” is a folder. Choose a hall file in it.")
                                            : _ ("“%s” is not a file. Choose a hall file."),
                   name);
      return FALSE;
    }
  if (number != 0)
    return fail_errno (name, number, error);

  file->device = status.st_dev;
  file->inode = status.st_ino;
  file->size = status.st_size;
  file->modified = nanoseconds (&status.st_mtim);
  file->read_only = is_read_only (file->real_path, status.st_mode);
  return TRUE;
}

gboolean
bc_file_probe (const char *path, BcFile *file, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint8 header[HEADER_SIZE] = { 0 };
  gssize length;

  g_assert (!bc_main_thread_is_current ());

  *file = (BcFile) { .real_path = realpath (path, NULL) };
  if (file->real_path == NULL)
    return fail_errno (name, errno, error);
  if (!look (name, file, header, &length, error))
    return FALSE;
  if (!judge_header (file, name, header, length, error))
    return FALSE;
  if (!is_truncated (file, header) || has_live_journal (file))
    return TRUE;
  /* Another seat may just have been emptying its log: what is really cut off is so when one looks
   * again. */
  if (!look (name, file, header, &length, error))
    return FALSE;
  if (!judge_header (file, name, header, length, error))
    return FALSE;
  if (is_truncated (file, header) && !has_live_journal (file))
    return fail_damaged (name, _ ("it is cut off"), error);
  return TRUE;
}

gboolean
bc_file_has_changed (const BcFile *file)
{
  struct stat status;

  if (stat (file->real_path, &status) != 0)
    return TRUE;
  return status.st_dev != file->device || status.st_ino != file->inode
         || status.st_size != file->size || nanoseconds (&status.st_mtim) != file->modified
         || has_content (file->real_path, "-wal") != file->has_wal;
}

void
bc_file_clear (BcFile *file)
{
  /* From realpath(), so not GLib's. */
  free (file->real_path);
  file->real_path = NULL;
}
