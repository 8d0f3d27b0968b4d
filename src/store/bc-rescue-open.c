/* Opening what SQLite itself refuses: on a copy, whose header and list of tables are made readable again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/bc-engine-private.h"
#include "store/bc-file-publish.h"
#include "store/bc-journal.h"
#include "store/bc-migrate.h"
#include "store/bc-rescue-private.h"

#define BLOCK 4096
/* The header: “Database File Format”, section 1.3. */
#define HEADER_SIZE 100
static const char magic[16] = "SQLite format 3";

/* Copies block by block: what the disk does not give any more is filled with zeros. */
static gboolean
copy_blocks (const char *from, const char *to, GPtrArray *notes, GError **error)
{
  int in = open (from, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  int out = in >= 0 ? open (to, O_WRONLY | O_CREAT | O_CLOEXEC, 0660) : -1;
  struct stat status = { 0 };
  guint unreadable = 0;
  int number = in < 0 || out < 0 || fstat (in, &status) != 0 ? errno : 0;

  for (off_t at = 0; number == 0 && at < status.st_size; at += BLOCK)
    {
      guint8 block[BLOCK] = { 0 };
      gsize size = (gsize) MIN (BLOCK, status.st_size - at);

      if (pread (in, block, size, at) < 0)
        unreadable++;
      if (pwrite (out, block, size, at) != (gssize) size)
        number = errno != 0 ? errno : ENOSPC;
    }
  if (out >= 0)
    close (out);
  if (in >= 0)
    bc_vfs_close_fd (in);
  if (number != 0)
    return bc_publish_fail (in < 0 ? from : to, number, error);
  if (unreadable > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (g_dngettext (NULL,
                                                   "The disk did not give %u block of the file.",
                                                   "The disk did not give %u blocks of the file.",
                                                   unreadable),
                                      unreadable));
  return TRUE;
}

static void
put (guint8 *header, int offset, guint32 value)
{
  guint32 big_endian = GUINT32_TO_BE (value);

  memcpy (header + offset, &big_endian, sizeof big_endian);
}

static guint32
get (const guint8 *header, int offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* Writes into the copy what every hall's header says, and what this copy's size is. The list of free pages is left out: nothing in them is a row. */
static gboolean
mend_header (const char *copy, gboolean has_wal, GPtrArray *notes)
{
  int fd = open (copy, O_RDWR | O_CLOEXEC);
  guint8 header[HEADER_SIZE] = { 0 }, before[HEADER_SIZE];
  guint32 page_size;
  struct stat status;
  gboolean done;

  if (fd < 0 || fstat (fd, &status) != 0 || pread (fd, header, sizeof header, 0) < 0)
    {
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  memcpy (before, header, sizeof header);
  page_size = (guint32) header[16] << 8 | header[17];
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    page_size = BLOCK;
  memcpy (header, magic, sizeof magic);
  header[16] = (guint8) (page_size >> 8);
  header[17] = (guint8) page_size;
  header[18] = header[19] = has_wal ? 2 : 1;
  header[20] = 0;
  header[21] = 64;
  header[22] = header[23] = 32;
  put (header, 44, 4);
  put (header, 52, 0);
  put (header, 56, 1);
  if (get (header, 60) < 1 || get (header, 60) > BC_SCHEMA_VERSION)
    put (header, 60, BC_SCHEMA_VERSION);
  put (header, 68, BC_APPLICATION_ID);
  if (memcmp (before, header, sizeof header) != 0
      && (memcmp (before, header, 18) != 0 || get (before, 68) != BC_APPLICATION_ID
          || get (before, 60) != get (header, 60)))
    g_ptr_array_add (notes, g_strdup (_ ("The file’s header was damaged.")));
  if (status.st_size % page_size != 0)
    g_ptr_array_add (notes, g_strdup (_ ("The file was cut off in the middle of a page.")));
  put (header, 28, (guint32) ((status.st_size + page_size - 1) / page_size));
  put (header, 32, 0);
  put (header, 36, 0);
  put (header, 92, get (header, 24));
  done = ftruncate (fd, (status.st_size + page_size - 1) / page_size * page_size) == 0
         && pwrite (fd, header, sizeof header, 0) == sizeof header;
  close (fd);
  return done;
}

static gboolean
has_table (sqlite3 *db, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s NOT INDEXED LIMIT 0", name);
  sqlite3_stmt *statement = NULL;
  gboolean has = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK;

  sqlite3_finalize (statement);
  return has;
}

/* Whoever reads damaged pages must not trust them, and must not stop at the first either. */
static sqlite3 *
open_lenient (const char *copy)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (copy, &db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, "unix")
      != SQLITE_OK)
    {
      sqlite3_close (db);
      return NULL;
    }
  sqlite3_exec (db,
                "PRAGMA writable_schema = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check "
                "= OFF;",
                NULL, NULL, NULL);
  return db;
}

/* The list of tables lies in the first page. Where it is lost: every hall was made by the same first step, so its tables begin at the same pages in all of them. */
static sqlite3 *
make_reference (void)
{
  g_autofree char *first = bc_migration_shipped (1, NULL);
  sqlite3 *db = NULL;

  if (sqlite3_open (":memory:", &db) == SQLITE_OK && first != NULL
      && sqlite3_exec (db, "PRAGMA page_size = 4096; BEGIN;", NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_exec (db, first, NULL, NULL, NULL) == SQLITE_OK)
    {
      sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
      /* Later versions add columns to these tables, which stay where they are. */
      for (int version = 2; version <= BC_SCHEMA_VERSION; version++)
        {
          g_autofree char *step = bc_migration_shipped (version, NULL);

          sqlite3_exec (db,
                        "CREATE TEMP TABLE IF NOT EXISTS first AS SELECT name FROM sqlite_schema",
                        NULL, NULL, NULL);
          if (step != NULL)
            sqlite3_exec (db, step, NULL, NULL, NULL);
        }
      return db;
    }
  sqlite3_close (db);
  return NULL;
}

gboolean
bc_rescue_empty_list (const char *copy)
{
  static const guint8 leaf[8] = { 0x0d, 0, 0, 0, 0, 0x10, 0, 0 };
  guint8 page[BLOCK] = { 0 };
  int fd = open (copy, O_RDWR | O_CLOEXEC);
  gboolean done = fd >= 0 && pread (fd, page, HEADER_SIZE, 0) == HEADER_SIZE;

  memcpy (page + HEADER_SIZE, leaf, sizeof leaf);
  done = done && pwrite (fd, page, sizeof page, 0) == sizeof page;
  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
transplant_list (sqlite3 *db)
{
  static const char query[] =
      "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE (type = 'table' OR sql "
      "IS NULL) AND name IN (SELECT name FROM temp.first)";
  sqlite3 *reference = make_reference ();
  sqlite3_stmt *read = NULL, *write = NULL;
  gboolean done = FALSE;

  if (reference != NULL && sqlite3_prepare_v2 (reference, query, -1, &read, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (db,
                             "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) "
                             "VALUES ($1, $2, $3, $4, $5)",
                             -1, &write, NULL)
             == SQLITE_OK)
    while (sqlite3_step (read) == SQLITE_ROW)
      {
        for (int i = 0; i < 5; i++)
          sqlite3_bind_value (write, i + 1, sqlite3_column_value (read, i));
        done = sqlite3_step (write) == SQLITE_DONE;
        sqlite3_reset (write);
      }
  sqlite3_finalize (read);
  sqlite3_finalize (write);
  sqlite3_close (reference);
  return done;
}

static sqlite3 *
open_with_reference (sqlite3 *db, const char *copy, GPtrArray *notes)
{
  gboolean done;

  sqlite3_close (db);
  if (!bc_rescue_empty_list (copy))
    return NULL;
  db = open_lenient (copy);
  done = db != NULL && transplant_list (db);
  sqlite3_close (db);
  if (!done)
    return NULL;
  g_ptr_array_add (notes, g_strdup (_ ("The list of its tables was lost; they were looked for "
                                       "where every hall begins with them.")));
  return open_lenient (copy);
}

sqlite3 *
bc_rescue_open (const char *bad, const char *copy, GPtrArray *notes, GError **error)
{
  g_autofree char *wal = g_strconcat (bad, "-wal", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *journal = g_strconcat (bad, "-journal", NULL);
  g_autofree char *copy_journal = g_strconcat (copy, "-journal", NULL);
  gboolean has_wal = g_file_test (wal, G_FILE_TEST_EXISTS);
  sqlite3 *db;

  if (!copy_blocks (bad, copy, notes, error)
      || (has_wal && !copy_blocks (wal, copy_wal, notes, error)))
    return NULL;
  /* Before the header is mended: it is what tells whether the journal belongs to the file. */
  if (bc_journal_may_belong (bad) && !copy_blocks (journal, copy_journal, notes, error))
    return NULL;
  if (!mend_header (copy, has_wal, notes))
    {
      bc_publish_fail (copy, errno, error);
      return NULL;
    }
  db = open_lenient (copy);
  if (db == NULL || !has_table (db, "event") || !has_table (db, "ticket"))
    db = open_with_reference (db, copy, notes);
  if (db != NULL)
    return db;
  {
    g_autofree char *name = g_filename_display_name (bad);

    g_set_error (error, BC_ERROR, BC_ERROR_NOT_A_HALL,
                 _ ("Nothing in “%s” can be read as a hall. Restore the newest backup."), name);
  }
  return NULL;
}
