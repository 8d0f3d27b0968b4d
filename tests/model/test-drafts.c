/* The draft journal: what was acknowledged is there again, whatever became of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "base/bc-error.h"
#include "model/bc-drafts.h"

#define NOW   G_GINT64_CONSTANT (1789700000000000)
#define FIRST "11111111-1111-4111-8111-111111111111"
#define OTHER "22222222-2222-4222-8222-222222222222"

/* The argument with which the test runs itself as the program that is killed. */
#define VICTIM "--victim"

static const char *self_path;

typedef struct
{
  char *base;
  char *path; /* the journal's folder, not made yet */
  BcDrafts *drafts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->base = g_dir_make_tmp ("bc-drafts-XXXXXX", NULL);
  g_assert_nonnull (fixture->base);
  fixture->path = g_build_filename (fixture->base, "seat", "drafts", NULL);
  fixture->drafts = bc_drafts_new (fixture->path);
}

/* A task refers to the journal until its job is put away by the other thread. */
static void
finish (BcDrafts *drafts)
{
  bc_drafts_flush (drafts);
  g_assert_finalize_object (drafts);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  finish (fixture->drafts);
  g_chmod (fixture->path, 0700);
  remove_tree (fixture->base);
  g_free (fixture->path);
  g_free (fixture->base);
}

/* Another run of the program: what the former one left is read by a new journal. */
static void
start_anew (Fixture *fixture)
{
  finish (fixture->drafts);
  fixture->drafts = bc_drafts_new (fixture->path);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (*(GAsyncResult **) data);
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Waits for a keeping and lets go of its result, which refers to the journal. */
static void
await_kept (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  gboolean kept;

  await (result);
  kept = bc_drafts_keep_finish (fixture->drafts, G_ASYNC_RESULT (*result), &error);
  g_assert_no_error (error);
  g_assert_true (kept);
  g_clear_object (result);
}

static GHashTable *values_new (const char *key, ...) G_GNUC_NULL_TERMINATED;

static GHashTable *
values_new (const char *key, ...)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);
  va_list arguments;

  va_start (arguments, key);
  for (; key != NULL; key = va_arg (arguments, const char *))
    g_hash_table_insert (values, (gpointer) key, va_arg (arguments, char *));
  va_end (arguments);
  return values;
}

static void
keep (Fixture *fixture, const char *id, gint64 now, const char *text)
{
  g_autoptr (GHashTable) values = values_new ("what_happened", text, NULL);
  GAsyncResult *result = NULL;

  bc_drafts_keep_async (fixture->drafts, id, values, now, result_cb, &result);
  await_kept (fixture, &result);
}

static GPtrArray *
load (BcDrafts *drafts)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  bc_drafts_load_async (drafts, NULL, result_cb, &result);
  await (&result);
  entries = bc_drafts_load_finish (drafts, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (entries);
  return entries;
}

static const BcDraftEntry *
entry_at (GPtrArray *entries, guint index)
{
  return g_ptr_array_index (entries, index);
}

static const char *
text_at (GPtrArray *entries, guint index)
{
  return g_hash_table_lookup (entry_at (entries, index)->values, "what_happened");
}

static void
assert_one (BcDrafts *drafts, const char *id, const char *text)
{
  g_autoptr (GPtrArray) entries = load (drafts);

  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (entry_at (entries, 0)->id, ==, id);
  g_assert_cmpstr (text_at (entries, 0), ==, text);
}

static void
assert_none (BcDrafts *drafts)
{
  g_autoptr (GPtrArray) entries = load (drafts);

  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  assert_none (fixture->drafts);
  /* Nobody has typed anything: there is nothing on the disk either. */
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Text comes back as it was typed, also what is no valid value of its field. */
static void
test_as_typed (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "  两端有空格  ",
    "一行\n又一行\t制表",
    "\"引号\" \\ 反斜杠 </script>",
    "𬭩 䶮 😀",
    "\001\177",
    "2026-02-30",
    "",
  };
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = NULL;
  GAsyncResult *result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_hash_table_insert (values, g_strdup_printf ("key.%u", i), (gpointer) texts[i]);
  bc_drafts_keep_async (fixture->drafts, FIRST, values, NOW, result_cb, &result);
  await_kept (fixture, &result);

  start_anew (fixture);
  entries = load (fixture->drafts);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (entry_at (entries, 0)->saved_at, ==, NOW);
  g_assert_cmpuint (g_hash_table_size (entry_at (entries, 0)->values), ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = g_strdup_printf ("key.%u", i);

      g_assert_cmpstr (g_hash_table_lookup (entry_at (entries, 0)->values, key), ==, texts[i]);
    }
}

/* What people have told is nobody else's to read. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->path, FIRST ".draft", NULL);
  GStatBuf status;

  keep (fixture, FIRST, NOW, "问题经过");
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  keep (fixture, FIRST, NOW, "旧的");
  keep (fixture, OTHER, NOW + 1, "新的");
  start_anew (fixture);
  entries = load (fixture->drafts);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (text_at (entries, 0), ==, "新的");
  g_assert_cmpstr (text_at (entries, 1), ==, "旧的");
}

/* Keepings that come faster than the disk are made one; all who wait are answered, and the last one
 * counts. */
static void
test_superseding (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *results[200] = { 0 };
  g_autofree char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *text = g_strdup_printf ("第 %u 次", i);
      g_autoptr (GHashTable) values = values_new ("what_happened", text, NULL);

      bc_drafts_keep_async (fixture->drafts, FIRST, values, NOW + i, result_cb, &results[i]);
      g_free (last);
      last = g_steal_pointer (&text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    await_kept (fixture, &results[i]);
  start_anew (fixture);
  assert_one (fixture->drafts, FIRST, last);
}

/* A keeping that was queued before the draft was dropped must not bring it back. */
static void
test_drop_after_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) values = values_new ("what_happened", "已登记", NULL);
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;
  GAsyncResult *other = NULL;

  bc_drafts_keep_async (fixture->drafts, FIRST, values, NOW, result_cb, &first);
  bc_drafts_drop (fixture->drafts, FIRST, FALSE);
  bc_drafts_flush (fixture->drafts);
  await_kept (fixture, &first);
  assert_none (fixture->drafts);

  /* The same id again is a new draft: nothing is made one across a drop that waits in between. */
  for (guint i = 0; i < 50; i++)
    {
      bc_drafts_keep_async (fixture->drafts, OTHER, values, NOW, result_cb, &other);
      bc_drafts_keep_async (fixture->drafts, FIRST, values, NOW, result_cb, &first);
      bc_drafts_drop (fixture->drafts, FIRST, FALSE);
      bc_drafts_drop (fixture->drafts, OTHER, FALSE);
      bc_drafts_keep_async (fixture->drafts, FIRST, values, NOW, result_cb, &second);
      await_kept (fixture, &other);
      await_kept (fixture, &first);
      await_kept (fixture, &second);
      assert_one (fixture->drafts, FIRST, "已登记");
    }
}

static void
test_discard_and_restore (Fixture *fixture, gconstpointer data)
{
  keep (fixture, FIRST, NOW, "误删");
  bc_drafts_drop (fixture->drafts, FIRST, TRUE);
  bc_drafts_flush (fixture->drafts);
  assert_none (fixture->drafts);

  /* It can still be undone after the program was started anew. */
  start_anew (fixture);
  assert_none (fixture->drafts);
  bc_drafts_restore (fixture->drafts, FIRST);
  assert_one (fixture->drafts, FIRST, "误删");

  /* Restoring what is not there does nothing. */
  bc_drafts_restore (fixture->drafts, OTHER);
  assert_one (fixture->drafts, FIRST, "误删");
}

/* Discarded drafts hold what people told: they do not stay for ever. */
static void
test_discarded_is_purged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->path, FIRST ".discarded", NULL);
  struct utimbuf times = { 0 };

  keep (fixture, FIRST, NOW, "误删");
  bc_drafts_drop (fixture->drafts, FIRST, TRUE);
  assert_none (fixture->drafts);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));

  times.modtime = g_get_real_time () / G_USEC_PER_SEC - 25 * 60 * 60;
  times.actime = times.modtime;
  g_assert_cmpint (g_utime (file, &times), ==, 0);
  assert_none (fixture->drafts);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

/* A file that cannot be read as a draft is somebody's work or somebody's trace: it stays as it is.
 */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  const char *const texts[] = {
    "",
    "{\"format\":1,\"values\":{\"what_happened\":\"cut o",
    "[1,2]",
    "null",
    "{\"format\":2,\"values\":{}}",
    "{\"format\":1}",
    "{\"format\":1,\"values\":[]}",
    "{\"format\":1,\"values\":{\"what_happened\":7}}",
    "{\"format\":[1],\"values\":{}}",
    "{\"format\":1,\"values\":{\"a\":\"\xff\xfe\"}}",
    deep,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("broken-%u.draft", i);
      g_autofree char *file = g_build_filename (fixture->path, name, NULL);
      g_autofree char *after = NULL;

      keep (fixture, FIRST, NOW, "完好");
      g_assert_true (g_file_set_contents (file, texts[i], -1, NULL));
      start_anew (fixture);
      assert_one (fixture->drafts, FIRST, "完好");
      g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, texts[i]);
    }
}

/* A name that is no id, and a folder with a draft's name, are passed over. */
static void
test_strange_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *strange = g_build_filename (fixture->path, "a b..draft", NULL);
  g_autofree char *folder = g_build_filename (fixture->path, OTHER ".draft", NULL);

  keep (fixture, FIRST, NOW, "完好");
  g_assert_true (g_file_set_contents (strange, "{\"format\":1,\"values\":{}}", -1, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  start_anew (fixture);
  assert_one (fixture->drafts, FIRST, "完好");
}

/* The person is told when the draft cannot be kept, and a later one is kept again. */
static void
test_cannot_be_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) values = values_new ("what_happened", "写不下", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_path_get_dirname (fixture->path);

  /* A file stands where the folder should be: this fails for root too, whom no mode stops. */
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  bc_drafts_keep_async (fixture->drafts, FIRST, values, NOW, result_cb, &result);
  await (&result);
  g_assert_false (bc_drafts_keep_finish (fixture->drafts, result, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_IO);
  g_assert_nonnull (strstr (error->message, fixture->path));

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  keep (fixture, FIRST, NOW, "又能写了");
  assert_one (fixture->drafts, FIRST, "又能写了");
}

/* Two running copies of the program share the folder: a draft is the one's that is typing in it. */
static void
test_other_copy (Fixture *fixture, gconstpointer data)
{
  BcDrafts *other = bc_drafts_new (fixture->path);

  keep (fixture, FIRST, NOW, "我的");
  assert_none (other);
  assert_one (fixture->drafts, FIRST, "我的");

  start_anew (fixture);
  assert_one (other, FIRST, "我的");
  assert_none (fixture->drafts);

  /* Once it is registered by the one, nothing is left of it for the other. */
  bc_drafts_drop (other, FIRST, FALSE);
  bc_drafts_flush (other);
  assert_none (fixture->drafts);
  finish (other);
}

/* --- the program that is killed --- */

/* Keeps one text after the other, as fast as it can, and says which is on the disk. */
static int
run_victim (const char *path)
{
  g_autoptr (BcDrafts) drafts = bc_drafts_new (path);

  for (guint i = 0; i < 1000000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u %s", i, "办不成事");
      g_autoptr (GHashTable) values = values_new ("what_happened", text, NULL);
      g_autoptr (GAsyncResult) result = NULL;

      bc_drafts_keep_async (drafts, FIRST, values, NOW + i, result_cb, &result);
      await (&result);
      if (!bc_drafts_keep_finish (drafts, result, NULL))
        return 1;
      g_print ("%u\n", i);
    }
  return 0;
}

static GPid
start_victim (const char *path, FILE **output)
{
  char *arguments[] = { (char *) self_path, (char *) VICTIM, (char *) path, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int descriptor;

  g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &descriptor, NULL, &error);
  g_assert_no_error (error);
  *output = fdopen (descriptor, "r");
  g_assert_nonnull (*output);
  return pid;
}

/* kill -9 at no moment in particular: the last acknowledged text, or the one after it, is there
 * whole. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GPtrArray) entries = NULL;
      guint acknowledged = 0, found;
      char line[64], *rest;
      FILE *output;
      GPid pid = start_victim (fixture->path, &output);

      for (guint i = 0; i <= round * 3; i++)
        g_assert_nonnull (fgets (line, sizeof line, output));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      /* What was said before the end was said of what is on the disk. */
      do
        acknowledged = (guint) g_ascii_strtoull (line, NULL, 10);
      while (fgets (line, sizeof line, output) != NULL && strchr (line, '\n') != NULL);
      fclose (output);
      while (waitpid (pid, NULL, 0) < 0)
        g_assert_cmpint (errno, ==, EINTR);

      start_anew (fixture);
      entries = load (fixture->drafts);
      g_assert_cmpuint (entries->len, ==, 1);
      found = (guint) g_ascii_strtoull (text_at (entries, 0), &rest, 10);
      g_assert_cmpstr (rest, ==, " 办不成事");
      g_assert_cmpuint (found, >=, acknowledged);
      g_assert_cmpuint (found, <=, acknowledged + 1);
      start_anew (fixture);
    }
}

/* The end of the object is the end of its thread: nothing that was queued is left undone. */
static void
test_flush (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->path, FIRST ".draft", NULL);
  g_autoptr (GHashTable) values = values_new ("what_happened", "最后一句", NULL);
  GAsyncResult *result = NULL;

  bc_drafts_keep_async (fixture->drafts, FIRST, values, NOW, result_cb, &result);
  bc_drafts_flush (fixture->drafts);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  await_kept (fixture, &result);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], VICTIM))
    return run_victim (argv[2]);

  g_test_init (&argc, &argv, NULL);
  self_path = argv[0];
#define ADD(name, function) g_test_add ("/drafts/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("empty", test_empty);
  ADD ("as-typed", test_as_typed);
  ADD ("private", test_private);
  ADD ("several", test_several);
  ADD ("superseding", test_superseding);
  ADD ("drop-after-keep", test_drop_after_keep);
  ADD ("discard-and-restore", test_discard_and_restore);
  ADD ("discarded-is-purged", test_discarded_is_purged);
  ADD ("unreadable", test_unreadable);
  ADD ("strange-names", test_strange_names);
  ADD ("cannot-be-kept", test_cannot_be_kept);
  ADD ("other-copy", test_other_copy);
  ADD ("killed", test_killed);
  ADD ("flush", test_flush);
  return g_test_run ();
}
