/* Rows whose tree is broken: each leaf of a tree is a tree of one page by itself, and is read as one.
 * Source of the format: “Database File Format”, section 1.6, “B-tree Pages”, and 2.1, “Record Format”.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/bc-rescue-private.h"

#define HEADER_SIZE  100
#define LEAF_INDEX   0x0a
#define LEAF_TABLE   0x0d
#define MOST_COLUMNS 2000

/* A variable-length number; 0 and the end where it would reach beyond @size. */
static guint64
varint (const guint8 *data, gsize size, gsize *at)
{
  guint64 value = 0;

  for (int i = 0; i < 9 && *at < size; i++)
    {
      guint8 byte = data[(*at)++];

      if (i == 8)
        return value << 8 | byte;
      value = value << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return value;
    }
  return 0;
}

/* How many columns the first row of a leaf has; 0 when the page is none of @type. */
static guint
columns_of_leaf (const guint8 *page, gsize size, guint8 type)
{
  gsize at, end;
  guint count = 0;

  if (page[0] != type || (page[3] == 0 && page[4] == 0))
    return 0;
  at = (gsize) page[8] << 8 | page[9];
  if (at < 8 || at >= size)
    return 0;
  varint (page, size, &at);
  if (type == LEAF_TABLE)
    varint (page, size, &at);
  end = at;
  end += varint (page, size, &at);
  while (at < end && at < size && count < MOST_COLUMNS)
    {
      varint (page, size, &at);
      count++;
    }
  return at == end ? count : 0;
}

/* A table of the new file, as far as rows are recognised by it. */
typedef struct
{
  const char *name;
  GPtrArray *columns;
  GArray *types; /* (element-type int): SQLite's type of each column's values */
  GString *sql;  /* the same table without any rule */
  gboolean is_keyed;
  guint least; /* columns of the rows of older versions */
  sqlite3_stmt *write;
} Shape;

static int
type_from_name (const char *name)
{
  if (strcmp (name, "INTEGER") == 0)
    return SQLITE_INTEGER;
  return strcmp (name, "BLOB") == 0 ? SQLITE_BLOB : SQLITE_TEXT;
}

static void
add_column (Shape *self, GString *insert, GString *key, sqlite3_stmt *info)
{
  const char *name = (const char *) sqlite3_column_text (info, 0);
  int type = type_from_name ((const char *) sqlite3_column_text (info, 1));
  int place_in_key = sqlite3_column_int (info, 2);
  gboolean is_number = place_in_key == 1 && type == SQLITE_INTEGER && !self->is_keyed;

  g_string_append_printf (self->sql, "%s\"%s\"%s", self->columns->len > 0 ? ", " : "", name,
                          is_number ? " INTEGER PRIMARY KEY" : "");
  g_string_append_printf (insert, "%s\"%s\"", self->columns->len > 0 ? ", " : "", name);
  if (place_in_key > 0)
    g_string_append_printf (key, "%s\"%s\"", key->len > 0 ? ", " : "", name);
  g_ptr_array_add (self->columns, g_strdup (name));
  g_array_append_val (self->types, type);
}

static gboolean
shape_init (Shape *self, sqlite3 *target, const char *name, gboolean is_keyed)
{
  g_autoptr (GString) insert = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  sqlite3_stmt *info = NULL;

  *self = (Shape) { .name = name, .is_keyed = is_keyed };
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->types = g_array_new (FALSE, FALSE, sizeof (int));
  self->sql = g_string_new (NULL);
  g_string_printf (self->sql, "CREATE TABLE \"%s\" (", name);
  g_string_printf (insert, "INSERT OR IGNORE INTO \"%s\" (", name);
  if (sqlite3_prepare_v2 (target, "SELECT name, type, pk FROM pragma_table_info ($1)", -1, &info,
                          NULL)
      == SQLITE_OK)
    {
      sqlite3_bind_text (info, 1, name, -1, SQLITE_STATIC);
      while (sqlite3_step (info) == SQLITE_ROW)
        add_column (self, insert, key, info);
    }
  sqlite3_finalize (info);
  if (is_keyed)
    g_string_append_printf (self->sql, ", PRIMARY KEY (%s)) WITHOUT ROWID", key->str);
  else
    g_string_append_c (self->sql, ')');
  g_string_append (insert, ") VALUES (");
  for (guint i = 1; i <= self->columns->len; i++)
    g_string_append_printf (insert, "%s$%u", i > 1 ? ", " : "", i);
  g_string_append_c (insert, ')');
  /* A later version adds columns at the end, and rows that were not written since have fewer. */
  self->least = is_keyed ? self->columns->len : MAX (self->columns->len * 2 / 3, 1);
  return sqlite3_prepare_v2 (target, insert->str, -1, &self->write, NULL) == SQLITE_OK;
}

static void
shape_clear (Shape *self)
{
  sqlite3_finalize (self->write);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->types);
  g_string_free (self->sql, TRUE);
}

/* Each value is of its column's own type: the leaf of another table, or of an index, does not pass for this one's. */
static gboolean
is_of_shape (const Shape *self, sqlite3_stmt *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (sqlite3_column_type (row, (int) i) != SQLITE_NULL
        && sqlite3_column_type (row, (int) i) != g_array_index (self->types, int, i))
      return FALSE;
  return TRUE;
}

static void
read_leaf (const Shape *self, sqlite3 *db, guint32 page, BcRescueTable *outcome)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET "
                                          "rootpage = %u; PRAGMA writable_schema = RESET",
                                          page);
  g_autofree char *query = g_strdup_printf ("SELECT * FROM \"%s\"", self->name);
  sqlite3_stmt *read = NULL;

  sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (sqlite3_prepare_v2 (db, query, -1, &read, NULL) == SQLITE_OK)
    while (sqlite3_step (read) == SQLITE_ROW)
      {
        if (!is_of_shape (self, read))
          continue;
        for (guint i = 0; i < self->columns->len; i++)
          sqlite3_bind_value (self->write, (int) i + 1, sqlite3_column_value (read, (int) i));
        if (sqlite3_step (self->write) == SQLITE_DONE)
          outcome->saved += sqlite3_changes (sqlite3_db_handle (self->write)) > 0 ? 1 : 0;
        sqlite3_reset (self->write);
      }
  sqlite3_finalize (read);
}

static sqlite3 *
open_for_shape (const char *copy, const Shape *self)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *insert = NULL;
  gboolean done = FALSE;

  if (bc_rescue_empty_list (copy)
      && sqlite3_open_v2 (copy, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, "unix")
             == SQLITE_OK)
    {
      sqlite3_exec (db,
                    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA writable_schema = "
                    "ON",
                    NULL, NULL, NULL);
      if (sqlite3_prepare_v2 (db,
                              "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) "
                              "VALUES ('table', $1, $1, 2, $2)",
                              -1, &insert, NULL)
          == SQLITE_OK)
        {
          sqlite3_bind_text (insert, 1, self->name, -1, SQLITE_STATIC);
          sqlite3_bind_text (insert, 2, self->sql->str, -1, SQLITE_STATIC);
          done = sqlite3_step (insert) == SQLITE_DONE;
        }
      sqlite3_finalize (insert);
    }
  if (done)
    return db;
  sqlite3_close (db);
  return NULL;
}

void
bc_rescue_carve (const char *copy,
                 sqlite3 *target,
                 const char *name,
                 gboolean is_keyed,
                 BcRescueTable *outcome,
                 GCancellable *cancellable)
{
  Shape shape;
  int fd = open (copy, O_RDONLY | O_CLOEXEC);
  guint8 header[HEADER_SIZE];
  g_autofree guint8 *page = NULL;
  guint32 size = 0;
  sqlite3 *db = NULL;

  if (fd >= 0 && pread (fd, header, sizeof header, 0) == sizeof header)
    size = (guint32) header[16] << 8 | header[17];
  page = g_malloc (MAX (size, 512));
  if (shape_init (&shape, target, name, is_keyed) && size >= 512)
    db = open_for_shape (copy, &shape);
  for (guint32 number = 2; db != NULL && !g_cancellable_is_cancelled (cancellable)
                           && pread (fd, page, size, (off_t) (number - 1) * size) == (gssize) size;
       number++)
    {
      guint columns = columns_of_leaf (page, size, is_keyed ? LEAF_INDEX : LEAF_TABLE);

      if (columns >= shape.least && columns <= shape.columns->len)
        read_leaf (&shape, db, number, outcome);
    }
  sqlite3_close (db);
  if (fd >= 0)
    close (fd);
  shape_clear (&shape);
}
