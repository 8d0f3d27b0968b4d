/* Where a hall lies, whether it may lie there, and how its file is kept: the drives are made up by BANCHENG_PLACE and by the text of mount tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "bc-store-fixture.h"
#include "store/bc-engine-private.h"
#include "store/bc-lock-proof.h"
#include "store/bc-mounts.h"
#include "store/bc-place-probe.h"

static const char table[] =
    "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,errors=remount-ro\n"
    "30 22 0:40 / /net/h\\040all rw,relatime shared:7 master:2 - nfs4 server:/ha\\040lls "
    "rw,vers=4.2,local_lock=none,addr=10.0.0.1\n"
    "31 22 0:41 / /mnt rw,relatime - autofs systemd-1 rw,fd=45\n"
    "32 31 0:42 / /mnt rw,relatime - cifs //server/halls rw,vers=3.1.1,cache=strict\n"
    "33 32 0:43 / /mnt/deep/er rw - tmpfs tmpfs rw\n"
    "34 22 0:44 / /broken\n"
    "\n";

static void
test_find (void)
{
  static const struct
  {
    const char *path, *mount_point, *type, *source;
  } cases[] = {
    { "/home/a/hall.hall", "/", "ext4", "/dev/vda1" },
    { "/net/h all/x.hall", "/net/h all", "nfs4", "server:/ha lls" },
    { "/net/h all", "/net/h all", "nfs4", "server:/ha lls" },
    { "/net/h allx/x.hall", "/", "ext4", "/dev/vda1" },
    { "/mnt/x.hall", "/mnt", "cifs", "//server/halls" },
    { "/mnt/deep/x.hall", "/mnt", "cifs", "//server/halls" },
    { "/mnt/deep/er/x.hall", "/mnt/deep/er", "tmpfs", "tmpfs" },
    { "/broken/x.hall", "/", "ext4", "/dev/vda1" },
  };
  BcMount mount;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (bc_mount_find (table, cases[i].path, &mount));
      g_assert_cmpstr (mount.mount_point, ==, cases[i].mount_point);
      g_assert_cmpstr (mount.type, ==, cases[i].type);
      g_assert_cmpstr (mount.source, ==, cases[i].source);
      bc_mount_clear (&mount);
    }
  g_assert_false (bc_mount_find ("", "/x", &mount));
  g_assert_false (bc_mount_find ("22 1 254:0 / / rw - ext4", "/x", &mount));
}

static void
test_judge (void)
{
  static const struct
  {
    const char *type, *options;
    BcDriveKind kind;
    BcMountFault fault;
    const char *said;
  } cases[] = {
    { "nfs4", "rw,relatime,rw,vers=4.2,local_lock=none", BC_DRIVE_NFS, BC_MOUNT_GOOD, NULL },
    { "nfs4", "rw,vers=4.0,local_lock=posix", BC_DRIVE_NFS, BC_MOUNT_GOOD, NULL },
    { "nfs", "rw,vers=4.1,local_lock=all", BC_DRIVE_NFS, BC_MOUNT_GOOD, NULL },
    { "nfs", "rw,vers=3,local_lock=none", BC_DRIVE_NFS, BC_MOUNT_GOOD, NULL },
    { "nfs", "rw,vers=3", BC_DRIVE_NFS, BC_MOUNT_GOOD, NULL },
    { "nfs", "rw,vers=3,nolock,local_lock=all", BC_DRIVE_NFS, BC_MOUNT_NFS_NO_LOCKS, "nolock" },
    { "nfs", "rw,vers=3,local_lock=posix", BC_DRIVE_NFS, BC_MOUNT_NFS_LOCAL_LOCKS,
      "local_lock=none" },
    { "nfs", "rw,vers=3,local_lock=flock", BC_DRIVE_NFS, BC_MOUNT_NFS_LOCAL_LOCKS,
      "local_lock=none" },
    { "nfs4", "ro,vers=4.2", BC_DRIVE_NFS, BC_MOUNT_READ_ONLY, "rw" },
    { "nfs4", "rw,ro,vers=4.2", BC_DRIVE_NFS, BC_MOUNT_READ_ONLY, "rw" },
    { "cifs", "rw,vers=3.1.1,cache=strict", BC_DRIVE_SMB, BC_MOUNT_GOOD, NULL },
    { "smb3", "rw,cache=none", BC_DRIVE_SMB, BC_MOUNT_GOOD, NULL },
    { "cifs", "rw,cache=loose", BC_DRIVE_SMB, BC_MOUNT_SMB_LOOSE, "cache=strict" },
    { "cifs", "rw,cache=strict,nobrl", BC_DRIVE_SMB, BC_MOUNT_SMB_NO_LOCKS, "nobrl" },
    { "cifs", "rw,nobrlx,xcache=loose", BC_DRIVE_SMB, BC_MOUNT_GOOD, NULL },
    { "fuse.mergerfs", "rw", BC_DRIVE_FUSE, BC_MOUNT_GOOD, NULL },
    { "fuse", "rw", BC_DRIVE_FUSE, BC_MOUNT_GOOD, NULL },
    { "fuse.sshfs", "rw", BC_DRIVE_FUSE, BC_MOUNT_NEVER_LOCKS, "NFS 4" },
    { "fuse.gvfsd-fuse", "rw", BC_DRIVE_FUSE, BC_MOUNT_NEVER_LOCKS, "NFS 4" },
    { "vboxsf", "rw", BC_DRIVE_OTHER, BC_MOUNT_NEVER_LOCKS, "NFS 4" },
    { "9p", "rw", BC_DRIVE_OTHER, BC_MOUNT_NEVER_LOCKS, "NFS 4" },
    { "ceph", "rw", BC_DRIVE_OTHER, BC_MOUNT_GOOD, NULL },
    { "fuseblk", "rw", BC_DRIVE_LOCAL, BC_MOUNT_GOOD, NULL },
    { "btrfs", "rw", BC_DRIVE_LOCAL, BC_MOUNT_GOOD, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BcMount mount = { (char *) "/m", (char *) cases[i].type, (char *) "s",
                        (char *) cases[i].options };

      g_test_message ("%s %s", cases[i].type, cases[i].options);
      g_assert_cmpint (bc_mount_kind (mount.type), ==, cases[i].kind);
      g_assert_cmpint (bc_mount_judge (&mount), ==, cases[i].fault);
      if (cases[i].fault == BC_MOUNT_GOOD)
        continue;
      g_assert_false (bc_mount_fail (cases[i].fault, "hall.hall", &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, "hall.hall"));
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

static void
test_kind (void)
{
  g_assert_cmpint (bc_place_kind (0xef53, "ext4", FALSE), ==, BC_DRIVE_LOCAL);
  g_assert_cmpint (bc_place_kind (0x9123683e, "btrfs", FALSE), ==, BC_DRIVE_LOCAL);
  g_assert_cmpint (bc_place_kind (0x01021994, "tmpfs", FALSE), ==, BC_DRIVE_LOCAL);
  g_assert_cmpint (bc_place_kind (0x6969, "nfs", FALSE), ==, BC_DRIVE_NFS);
  g_assert_cmpint (bc_place_kind (0xfe534d42, NULL, FALSE), ==, BC_DRIVE_SMB);
  /* Some kernels sign-extend the number. */
  g_assert_cmpint (bc_place_kind (G_GUINT64_CONSTANT (0xffffffffff534d42), "cifs", FALSE), ==,
                   BC_DRIVE_SMB);
  g_assert_cmpint (bc_place_kind (0xef53, NULL, TRUE), ==, BC_DRIVE_OTHER);
  g_assert_cmpint (bc_place_kind (0x65735546, "fuse.x", FALSE), ==, BC_DRIVE_FUSE);
  g_assert_cmpint (bc_place_kind (0x65735546, NULL, FALSE), ==, BC_DRIVE_FUSE);
  g_assert_cmpint (bc_place_kind (0x65735546, "fuseblk", FALSE), ==, BC_DRIVE_LOCAL);
}

/* The journal mode as the engine's own connection has it. */
static char *
journal_of (BcEngine *engine)
{
  g_autoptr (BcStatement) statement = bc_engine_statement (engine, "PRAGMA journal_mode", NULL);

  g_assert_cmpint (bc_statement_step (statement, NULL), ==, BC_STEP_ROW);
  return g_strdup (bc_statement_text (statement, 0));
}

static void
assert_kept (Fixture *fixture, BcDriveKind kind, const char *journal, gboolean has_log)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (fixture->path, "-shm", NULL);
  g_autofree char *mode = journal_of (fixture->engine);

  g_assert_cmpint (bc_engine_drive (fixture->engine)->kind, ==, kind);
  g_assert_cmpstr (mode, ==, journal);
  g_assert_cmpint (g_file_test (log, G_FILE_TEST_EXISTS), ==, has_log);
  g_assert_cmpint (g_file_test (index, G_FILE_TEST_EXISTS), ==, has_log);
}

/* A local hall is moved to a share, used there, and comes back; what is in its log comes with it. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shared = g_build_filename (fixture->folder, "shared.hall", NULL);
  static const char *const suffixes[] = { "", "-wal" };

  bc_record_unref (fixture_register (fixture));
  assert_kept (fixture, BC_DRIVE_LOCAL, "wal", TRUE);
  /* Copied while it was open, with its log. */
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (fixture->path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (shared, suffixes[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &content, &length, NULL));
      g_assert_cmpuint (length, >, 0);
      g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
    }
  fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&shared);

  g_setenv ("BANCHENG_PLACE", "smb", TRUE);
  fixture_reopen (fixture);
  assert_kept (fixture, BC_DRIVE_SMB, "persist", FALSE);
  bc_record_unref (fixture_register (fixture));
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, 2);
  fixture_close (fixture);

  g_setenv ("BANCHENG_PLACE", "nfs", TRUE);
  fixture_reopen (fixture);
  assert_kept (fixture, BC_DRIVE_NFS, "persist", FALSE);
  fixture_close (fixture);

  g_unsetenv ("BANCHENG_PLACE");
  fixture_reopen (fixture);
  bc_record_unref (fixture_register (fixture));
  assert_kept (fixture, BC_DRIVE_LOCAL, "wal", TRUE);
  g_assert_cmpint (fixture_number (fixture->path, "SELECT count(*) FROM ticket"), ==, 3);
}

/* Nobody else is in the file while it is converted. */
static void
test_converted_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcEngine) engine = NULL;

  fixture_close (fixture);
  fixture_reopen (fixture);
  g_setenv ("BANCHENG_PLACE", "nfs", TRUE);
  /* The fixture's engine still holds the file with a log. */
  engine = bc_engine_new_bare (fixture->path, fixture->clock, "seat");
  bc_engine_set_patience (engine, 10 * 1000);
  g_assert_true (bc_file_probe (fixture->path, &engine->file, NULL));
  g_assert_true (bc_engine_locate (engine, NULL));
  g_assert_false (bc_engine_connect (engine, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_BUSY);
  g_unsetenv ("BANCHENG_PLACE");
}

/* Who may only read cannot convert it, and is told who can. */
static void
test_converted_by_whom (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_close (fixture);
  before = fixture_hash (fixture->path);
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  g_setenv ("BANCHENG_PLACE", "nfs", TRUE);
  g_assert_null (bc_engine_open (fixture->path, fixture->clock, "seat", NULL, NULL, NULL, &error));
  g_unsetenv ("BANCHENG_PLACE");
  g_assert_error (error, BC_ERROR, BC_ERROR_READ_ONLY);
  after = fixture_hash (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (chmod (fixture->path, 0660), ==, 0);
}

/* Reading only, on a share: what others write meanwhile is seen. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BcEngine) reader = NULL;
  g_autoptr (BcRecord) first = NULL;
  gint64 before, id;

  g_setenv ("BANCHENG_PLACE", "nfs", TRUE);
  fixture_close (fixture);
  fixture_reopen (fixture);
  first = fixture_register (fixture);
  id = bc_record_int (first, BC_FIELD_ID);
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  reader = bc_engine_open (fixture->path, fixture->clock, "reader", NULL, NULL, NULL, NULL);
  g_assert_nonnull (reader);
  g_assert_true (bc_engine_is_read_only (reader));
  before = bc_engine_data_version (reader);
  g_assert_cmpint (bc_engine_data_version (reader), ==, before);
  bc_record_unref (fixture_register (fixture));
  g_assert_cmpint (bc_engine_data_version (reader), !=, before);
  g_assert_true (bc_engine_begin (reader, BC_INTENT_READ, NULL, NULL));
  bc_record_unref (bc_tickets_get (reader, id + 1, NULL));
  bc_engine_rollback (reader);
  g_assert_cmpint (chmod (fixture->path, 0660), ==, 0);
  g_unsetenv ("BANCHENG_PLACE");
}

static gboolean
others_get_lock (Fixture *fixture)
{
  g_autoptr (BcEngine) other =
      bc_engine_open (fixture->path, fixture->clock, "other", NULL, NULL, NULL, NULL);

  bc_engine_set_patience (other, 1000);
  if (!bc_engine_begin (other, BC_INTENT_WRITE, NULL, NULL))
    return FALSE;
  bc_engine_rollback (other);
  return TRUE;
}

/* A drive whose locks do not hold is made up by two files: the second process asks for another file's lock, and gets it. */
static void
test_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, BC_INTENT_WRITE);
  g_assert_true (bc_lock_proof (fixture->path, &error));
  g_assert_no_error (error);
  /* It has cost the connection nothing: the lock is held on. */
  g_assert_false (others_get_lock (fixture));
  bc_engine_rollback (fixture->engine);
  g_assert_true (others_get_lock (fixture));

  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_assert_false (bc_lock_proof_between (fixture->path, other, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "two programs got the same lock"));
  g_clear_error (&error);
  g_assert_false (bc_lock_proof_between (fixture->path, missing, &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, g_strerror (ENOENT)));
}

static void
test_describe (void)
{
  g_autoptr (BcDrive) local = bc_drive_new (BC_DRIVE_LOCAL, "ext4", "/dev/vda1", "/");
  g_autoptr (BcDrive) nfs = bc_drive_new (BC_DRIVE_NFS, "nfs4", "server:/halls", "/mnt");
  g_autoptr (BcDrive) other = bc_drive_new (BC_DRIVE_OTHER, "ceph", "", "");
  g_autofree char *says_local = bc_drive_describe (local);
  g_autofree char *says_nfs = bc_drive_describe (nfs);
  g_autofree char *says_other = bc_drive_describe (other);

  g_assert_cmpstr (says_local, ==, "this computer’s own disk, write-ahead log");
  g_assert_cmpstr (says_nfs, ==, "network drive (NFS, server:/halls), rollback journal");
  g_assert_cmpstr (says_other, ==, "network drive (ceph), rollback journal");
}

int
main (int argc, char *argv[])
{
  g_unsetenv ("BANCHENG_PLACE");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/find", test_find);
  g_test_add_func ("/place/judge", test_judge);
  g_test_add_func ("/place/kind", test_kind);
  g_test_add_func ("/place/describe", test_describe);
  fixture_add ("/place/locks", test_locks);
  fixture_add ("/place/moved", test_moved);
  fixture_add ("/place/converted-alone", test_converted_alone);
  fixture_add ("/place/converted-by-whom", test_converted_by_whom);
  fixture_add ("/place/read-only", test_read_only);
  return g_test_run ();
}
