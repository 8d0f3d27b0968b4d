/* Whether the rollback journal beside a hall belongs to it. Source of the format: “Database File Format”, section 3, “The Rollback Journal”.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/bc-backup-copy.h"
#include "store/bc-engine-private.h"
#include "store/bc-file-publish.h"
#include "store/bc-seats.h"

/* Of the journal's header. */
#define OFFSET_COUNT  8
#define OFFSET_PAGES  16
#define OFFSET_SECTOR 20
#define OFFSET_SIZE   24
#define HEADER_SIZE   28
/* Of the file's first page. */
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_APPLICATION_ID 68
#define FILE_HEADER           100
/* A copy of a file that is larger is not made only to look: then what the two headers say must do. */
#define LARGEST_TRIED (256 * 1024 * 1024)

static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

static guint32
big_endian (const guint8 *data, int offset)
{
  guint32 value;

  memcpy (&value, data + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
fail_foreign (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BC_ERROR, BC_ERROR_DAMAGED,
               _ ("Beside “%s” lies “%s-journal”, which does not belong to it and would destroy "
                  "it. Move that file away, check the hall with “bancheng check”, then open it."),
               name, name);
  return FALSE;
}

/* The header that the journal's first record of page 1 keeps: 1 when it is there, 0 when page 1 is not among the records, -1 when the records make no sense. */
static int
find_first_page (int fd, guint32 count, guint32 sector, guint32 page_size, guint8 *header)
{
  for (guint32 i = 0; i < count; i++)
    {
      guint8 number[4];
      off_t at = (off_t) sector + (off_t) i * (page_size + 8);

      if (pread (fd, number, sizeof number, at) != sizeof number)
        return count == G_MAXUINT32 ? 0 : -1;
      if (big_endian (number, 0) == 0)
        return -1;
      if (big_endian (number, 0) == 1)
        return pread (fd, header, FILE_HEADER, at + 4) == FILE_HEADER ? 1 : -1;
    }
  return 0;
}

/* What the headers say: the first page as it was before is this file's, at most one change ago. */
static gboolean
headers_fit (int fd, const BcFile *file, const guint8 *journal)
{
  guint32 page_size = big_endian (journal, OFFSET_SIZE);
  guint32 sector = big_endian (journal, OFFSET_SECTOR);
  guint8 before[FILE_HEADER], now[FILE_HEADER];
  guint32 age;
  int hall, found;

  if (page_size < 512 || page_size > 65536 || sector < 32 || sector > 65536
      || big_endian (journal, OFFSET_PAGES) == 0)
    return FALSE;
  found = find_first_page (fd, big_endian (journal, OFFSET_COUNT), sector, page_size, before);
  if (found <= 0)
    return found == 0;
  hall = open (file->real_path, O_RDONLY | O_CLOEXEC);
  if (hall < 0)
    return TRUE;
  found = pread (hall, now, FILE_HEADER, 0) == FILE_HEADER;
  bc_vfs_close_fd (hall);
  if (!found)
    return TRUE;
  age = big_endian (now, OFFSET_CHANGE_COUNTER) - big_endian (before, OFFSET_CHANGE_COUNTER);
  return big_endian (before, OFFSET_APPLICATION_ID) == BC_APPLICATION_ID && age <= 1;
}

/* TRUE when a copy of the file with a copy of the journal is a whole hall once SQLite has played it back. */
static gboolean
is_whole_after (const char *copy)
{
  g_autoptr (BcClock) clock = bc_clock_new_system ();
  g_autoptr (BcEngine) engine = bc_engine_new_bare (copy, clock, "journal");
  g_autofree char *fault = NULL;
  g_autoptr (GError) error = NULL;

  if (!bc_file_probe (copy, &engine->file, &error) || !bc_engine_connect (engine, &error)
      || !bc_engine_begin (engine, BC_INTENT_READ, NULL, &error))
    return FALSE;
  fault = bc_backup_fault (engine, NULL, &error);
  bc_engine_rollback (engine);
  return fault == NULL && error == NULL;
}

/* By descriptors of our own: closing one of the hall's in the usual way would cost other connections of this process their locks. */
static gboolean
copy_file (const char *from, const char *to)
{
  int source = open (from, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  int target = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gssize copied = -1;

  if (source >= 0 && target >= 0)
    do
      copied = sendfile (target, source, NULL, 1024 * 1024);
    while (copied > 0 || (copied < 0 && errno == EINTR));
  if (source >= 0)
    bc_vfs_close_fd (source);
  if (target >= 0)
    close (target);
  return copied == 0;
}

/* Tries the journal on a copy. What cannot be tried, for want of room, is left to what the headers said. */
static gboolean
try_on_copy (const BcFile *file, const char *journal)
{
  g_autofree char *folder = g_dir_make_tmp ("bancheng-XXXXXX", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *copy_journal = NULL;
  gboolean fits = TRUE;

  if (folder == NULL)
    return TRUE;
  copy = g_build_filename (folder, "copy.hall", NULL);
  copy_journal = g_strconcat (copy, "-journal", NULL);
  if (copy_file (file->real_path, copy) && copy_file (journal, copy_journal))
    fits = is_whole_after (copy);
  bc_publish_discard (copy);
  g_rmdir (folder);
  return fits;
}

/* Some seat is writing, or rolling back, right now. */
static gboolean
is_in_use (const BcFile *file)
{
  g_autoptr (BcSeat) seat = bc_seat_new (file->real_path);

  return seat == NULL || bc_seat_has_writer (seat);
}

gboolean
bc_journal_check (const char *path, const BcFile *file, GError **error)
{
  g_autofree char *journal = g_strconcat (file->real_path, "-journal", NULL);
  guint8 header[HEADER_SIZE] = { 0 };
  struct stat status;
  gboolean is_ours;
  gssize length;
  int fd = open (journal, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  /* A journal that cannot be read is one that SQLite cannot play back: it says so itself. */
  if (fd < 0)
    return TRUE;
  length = pread (fd, header, sizeof header, 0);
  /* Where the journal stays, its header is emptied when a change is complete. */
  if (length < 1 || header[0] == 0 || is_in_use (file))
    {
      close (fd);
      return TRUE;
    }
  is_ours = length == HEADER_SIZE && memcmp (header, magic, sizeof magic) == 0
            && headers_fit (fd, file, header);
  if (fstat (fd, &status) != 0)
    status.st_size = 0;
  close (fd);
  if (is_ours && file->size + status.st_size <= LARGEST_TRIED)
    is_ours = try_on_copy (file, journal);
  /* Another seat may have played it back meanwhile. */
  if (!is_ours && (g_stat (journal, &status) != 0 || status.st_size == 0))
    return TRUE;
  return is_ours || fail_foreign (path, error);
}

gboolean
bc_journal_may_belong (const char *real_path)
{
  const BcFile file = { .real_path = (char *) real_path };
  g_autofree char *journal = g_strconcat (real_path, "-journal", NULL);
  guint8 header[HEADER_SIZE] = { 0 };
  gboolean may;
  int fd = open (journal, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  if (fd < 0)
    return FALSE;
  may = pread (fd, header, sizeof header, 0) == HEADER_SIZE
        && memcmp (header, magic, sizeof magic) == 0 && headers_fit (fd, &file, header);
  close (fd);
  return may;
}
