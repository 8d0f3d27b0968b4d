/* Whether locks on a drive keep a second process out. The processes are forks of this one that do nothing but a few system calls: locks belong to processes, so
 * this one cannot try for itself, and it must not open and close the file beside SQLite either.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-lock-proof.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/bc-error.h"
#include "base/bc-main-thread.h"

/* The page of the file that SQLite keeps for its locks (“Database File Format”, section 1.5); bc-seats.c uses the byte after SQLite's. Where several seats try at
 * once each takes a byte of its own, most likely. */
#define FIRST_BYTE (0x40000000 + 1024)
#define N_BYTES    3000

#define PATIENCE_MS (10 * 1000)

/* What the first process found out; above it, the errno of what it could not do. */
typedef enum
{
  PROOF_HOLDS,
  PROOF_NOT_REFUSED, /* two had the lock at once */
  PROOF_NOT_FREED,   /* it was still refused after it was let go */
  PROOF_READ_ONLY,
  PROOF_ERRNO,
} Proof;

/* In a forked process: only functions that signal-safety(7) allows, until _exit(). */

/* 0, or errno. */
static int
set_lock (int fd, short type, off_t byte)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

  return fcntl (fd, F_SETLK, &lock) == 0 ? 0 : errno;
}

static gboolean
is_refusal (int number)
{
  return number == EACCES || number == EAGAIN;
}

/* What a further process gets when it asks for the byte: 0, or errno. */
static int
ask (const char *path, off_t byte)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      int fd = open (path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

      _exit (fd < 0 ? errno : set_lock (fd, F_WRLCK, byte));
    }
  if (child < 0 || waitpid (child, &status, 0) != child || !WIFEXITED (status))
    return ECHILD;
  return WEXITSTATUS (status);
}

static guint8
try_locks (const char *first, const char *second, off_t byte)
{
  int fd = open (first, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  int number;

  if (fd < 0)
    return is_refusal (errno) || errno == EPERM || errno == EROFS ? PROOF_READ_ONLY
                                                                  : PROOF_ERRNO + errno;
  number = set_lock (fd, F_WRLCK, byte);
  if (number != 0)
    return (guint8) (PROOF_ERRNO + number);
  number = ask (second, byte);
  if (number == 0)
    return PROOF_NOT_REFUSED;
  if (!is_refusal (number))
    return (guint8) (PROOF_ERRNO + number);
  number = set_lock (fd, F_UNLCK, byte);
  if (number != 0)
    return (guint8) (PROOF_ERRNO + number);
  number = ask (second, byte);
  return number == 0 ? PROOF_HOLDS : PROOF_NOT_FREED;
}

/* Two forks deep, so that nobody has to wait for a process that hangs with the drive. */
static void
run_trial (const char *first, const char *second, off_t byte, int answer)
{
  pid_t child = fork ();
  guint8 proof;

  if (child != 0)
    _exit (child < 0);
  /* The answer fits into the pipe; nobody is left to be told of a failure. */
  proof = try_locks (first, second, byte);
  _exit (write (answer, &proof, sizeof proof) != sizeof proof);
}

/* In this process. FALSE when no answer came in time. */
static gboolean
await_answer (int fd, guint8 *proof)
{
  struct pollfd waited = { .fd = fd, .events = POLLIN };
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * 1000;
  gint64 left = PATIENCE_MS * 1000;

  while (left > 0)
    {
      int ready = poll (&waited, 1, (int) (left / 1000));

      if (ready > 0)
        return read (fd, proof, sizeof *proof) == sizeof *proof;
      if (ready < 0 && errno != EINTR)
        return FALSE;
      left = until - g_get_monotonic_time ();
    }
  return FALSE;
}

gboolean
bc_lock_proof_fail (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
               _ ("“%s” lies on a drive whose locks do not hold: two programs got the same lock "
                  "at once, and changes would be lost. Have it mounted with working locks (NFS: "
                  "“vers=4.2”; SMB: “cache=strict”, without “nobrl”), or use this computer’s "
                  "own disk."),
               name);
  return FALSE;
}

static gboolean
judge (guint8 proof, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (proof)
    {
    case PROOF_HOLDS:
    case PROOF_READ_ONLY:
      return TRUE;
    case PROOF_NOT_REFUSED:
      return bc_lock_proof_fail (path, error);
    case PROOF_NOT_FREED:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a drive that keeps a lock after it was let go, so that seats "
                      "would wait for each other for ever. Have the server’s lock service looked "
                      "at, or use this computer’s own disk."),
                   name);
      return FALSE;
    default:
      g_set_error (error, BC_ERROR, BC_ERROR_UNSUPPORTED,
                   _ ("“%s” lies on a drive that gives no locks (%s). Have it mounted with working "
                      "locks (NFS: “vers=4.2”; SMB: “cache=strict”, without “nobrl”), or use this "
                      "computer’s own disk."),
                   name, g_strerror (proof - PROOF_ERRNO));
      return FALSE;
    }
}

static gboolean
fail_to_try (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BC_ERROR, BC_ERROR_IO,
               _ ("The drive of “%s” does not answer. Check the connection and try again."), name);
  return FALSE;
}

gboolean
bc_lock_proof_between (const char *first, const char *second, GError **error)
{
  off_t byte = FIRST_BYTE + g_random_int_range (0, N_BYTES);
  guint8 proof = PROOF_HOLDS;
  gboolean answered;
  int pipe[2], status;
  pid_t child;

  g_assert (!bc_main_thread_is_current ());
  if (!g_unix_open_pipe (pipe, FD_CLOEXEC, error))
    return FALSE;
  child = fork ();
  if (child == 0)
    run_trial (first, second, byte, pipe[1]);
  close (pipe[1]);
  if (child > 0)
    while (waitpid (child, &status, 0) < 0 && errno == EINTR)
      continue;
  answered = child > 0 && await_answer (pipe[0], &proof);
  close (pipe[0]);
  return answered ? judge (proof, first, error) : fail_to_try (first, error);
}

gboolean
bc_lock_proof (const char *real_path, GError **error)
{
  return bc_lock_proof_between (real_path, real_path, error);
}

gboolean
bc_lock_proof_once (const char *real_path, GError **error)
{
  static GMutex mutex;
  static GHashTable *passed; /* (element-type gint64): drives by st_dev */
  struct stat status;
  gint64 device;
  gboolean is_known;

  if (stat (real_path, &status) != 0)
    return fail_to_try (real_path, error);
  device = (gint64) status.st_dev;
  g_mutex_lock (&mutex);
  if (passed == NULL)
    passed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  is_known = g_hash_table_contains (passed, &device);
  g_mutex_unlock (&mutex);
  if (is_known)
    return TRUE;
  if (!bc_lock_proof (real_path, error))
    return FALSE;
  g_mutex_lock (&mutex);
  g_hash_table_add (passed, g_memdup2 (&device, sizeof device));
  g_mutex_unlock (&mutex);
  return TRUE;
}
