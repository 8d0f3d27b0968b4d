/* Accidents at chosen system calls: preloaded into a program (LD_PRELOAD), it counts the calls that touch one hall's files, and at the chosen one kills the process,
 * makes the call fail, hangs, or takes the process's locks away as a server does whose client was silent for too long.
 *
 *   BC_FAULT_HALL   the hall file's real path; its -journal, -wal and -shm belong to it
 *   BC_FAULT        ACTION[:ARGUMENT][,on=CALL]@K[xCOUNT], counted from the moment when the program calls bc_fault_arm(); none: only counting
 *     kill          SIGKILL before the call       tear     half of a write, then SIGKILL
 *     eio enospc    the call fails                short    half of a write, the rest fails with ENOSPC
 *     denied        a lock is refused (EAGAIN)    enolck   the lock manager fails
 *     hang:SECONDS  the call takes so long
 *     pause:FOLDER  says so by the file FOLDER/paused and goes on when FOLDER/go is there
 *     sleep:FOLDER  the same once the call has been made
 *     lose:FOLDER   the same once the call has been made, with all locks on the hall gone and an hour gone by on CLOCK_BOOTTIME meanwhile
 *   CALL is one of open lock write truncate sync unlink, or several with + between; without it all of them count.
 *
 * Calls are counted for the whole process; the store's one thread makes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Both forms of each call are defined here, so neither may stand for the other. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define DESCRIPTORS 4096

typedef enum
{
  CALL_OPEN = 1 << 0,
  CALL_LOCK = 1 << 1,
  CALL_WRITE = 1 << 2,
  CALL_TRUNCATE = 1 << 3,
  CALL_SYNC = 1 << 4,
  CALL_UNLINK = 1 << 5,
} Call;

static const struct
{
  const char *name;
  Call call;
} call_names[] = {
  { "open", CALL_OPEN },         { "lock", CALL_LOCK }, { "write", CALL_WRITE },
  { "truncate", CALL_TRUNCATE }, { "sync", CALL_SYNC }, { "unlink", CALL_UNLINK }
};

typedef enum
{
  FILE_NONE,
  FILE_HALL,   /* the database itself */
  FILE_BESIDE, /* its journal, log, index or folder */
} FileKind;

static struct
{
  char hall[PATH_MAX];
  char action[16];
  char argument[PATH_MAX];
  unsigned calls; /* which ones count */
  long first;
  long count;
} plan;

static atomic_int
    armed; /* the process that is, 0 for none: a forked child has no accidents of its own */
static atomic_long counted;
static atomic_llong boot_offset; /* seconds added to CLOCK_BOOTTIME */
static unsigned char kinds[DESCRIPTORS];
/* What comes after the call that is being made. */
static enum {
  SETTLING_NOT,
  SETTLING_SLEEP,
  SETTLING_LOSE,
} settling;
static int cut_descriptor = -1; /* whose next write fails, after a short one */

void bc_fault_arm (int on);
long bc_fault_calls (void);

/* What the program would have called without us. */
#define REAL(name) real_##name
/* Looked up when first needed: other libraries' constructors call before ours has run. */
#define NEXT(name)                                                                                 \
  (*({                                                                                             \
    if (REAL (name) == NULL)                                                                       \
      REAL (name) = (__typeof__ (REAL (name))) dlsym (RTLD_NEXT, #name);                           \
    REAL (name);                                                                                   \
  }))

static int (*real_open64) (const char *, int, ...);
static int (*real_close) (int);
static int (*real_fcntl64) (int, int, ...);
static ssize_t (*real_write) (int, const void *, size_t);
static ssize_t (*real_pwrite64) (int, const void *, size_t, off_t);
static int (*real_ftruncate64) (int, off_t);
static int (*real_fsync) (int);
static int (*real_fdatasync) (int);
static int (*real_unlink) (const char *);
static int (*real_rename) (const char *, const char *);
static int (*real_clock_gettime) (clockid_t, struct timespec *);

static void
read_calls (const char *names)
{
  for (size_t i = 0; i < sizeof call_names / sizeof *call_names; i++)
    if (strstr (names, call_names[i].name) != NULL)
      plan.calls |= call_names[i].call;
}

static void
read_plan (const char *text)
{
  char copy[PATH_MAX + 64];
  char *at, *times, *on, *colon;

  snprintf (copy, sizeof copy, "%s", text);
  at = strrchr (copy, '@');
  if (at == NULL)
    return;
  *at++ = '\0';
  times = strchr (at, 'x');
  plan.first = atol (at);
  plan.count = times != NULL ? atol (times + 1) : 1;
  on = strstr (copy, ",on=");
  if (on != NULL)
    {
      *on = '\0';
      read_calls (on + 4);
    }
  else
    plan.calls = ~0U;
  colon = strchr (copy, ':');
  if (colon != NULL)
    {
      *colon++ = '\0';
      snprintf (plan.argument, sizeof plan.argument, "%s", colon);
    }
  snprintf (plan.action, sizeof plan.action, "%.15s", copy);
}

__attribute__ ((constructor)) static void
begin (void)
{
  const char *hall = getenv ("BC_FAULT_HALL");
  const char *fault = getenv ("BC_FAULT");

  if (hall != NULL)
    snprintf (plan.hall, sizeof plan.hall, "%s", hall);
  if (fault != NULL)
    read_plan (fault);
}

void
bc_fault_arm (int on)
{
  atomic_store (&armed, on ? (int) getpid () : 0);
  if (on)
    atomic_store (&counted, 0);
}

long
bc_fault_calls (void)
{
  return atomic_load (&counted);
}

static FileKind
kind_of_path (const char *path)
{
  size_t length = strlen (plan.hall);

  if (length == 0)
    return FILE_NONE;
  if (strncmp (path, plan.hall, length) == 0)
    {
      const char *rest = path + length;

      if (*rest == '\0')
        return FILE_HALL;
      return *rest == '-' ? FILE_BESIDE : FILE_NONE;
    }
  /* The folder, which is synchronised after a file in it was made or deleted. */
  length = strlen (path);
  if (strncmp (path, plan.hall, length) == 0 && plan.hall[length] == '/'
      && strchr (plan.hall + length + 1, '/') == NULL)
    return FILE_BESIDE;
  return FILE_NONE;
}

static FileKind
kind_of (int fd)
{
  return fd >= 0 && fd < DESCRIPTORS ? (FileKind) kinds[fd] : FILE_NONE;
}

static void
rest (double seconds)
{
  struct timespec time = { .tv_sec = (time_t) seconds,
                           .tv_nsec = (long) ((seconds - (double) (time_t) seconds) * 1e9) };

  while (nanosleep (&time, &time) != 0 && errno == EINTR)
    ;
}

/* The driver looks for the one file and makes the other. */
static void
wait_for_driver (void)
{
  char path[PATH_MAX + 16];
  int fd;

  snprintf (path, sizeof path, "%s/paused", plan.argument);
  fd = NEXT (open64) (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0)
    NEXT (close) (fd);
  snprintf (path, sizeof path, "%s/go", plan.argument);
  while (access (path, F_OK) != 0)
    rest (0.002);
}

static void
drop_locks (void)
{
  struct flock all = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

  for (int fd = 0; fd < DESCRIPTORS; fd++)
    if (kinds[fd] != FILE_NONE)
      NEXT (fcntl64) (fd, F_SETLK, &all);
}

/* An accident at a call of this kind. Returns 0 when the call is to be made, otherwise the error number that it fails with; @half says to make half of it first. */
static int
meet (Call call, int *half)
{
  long number;

  *half = 0;
  if (atomic_load (&armed) != (int) getpid ()
      || (plan.action[0] != '\0' && (plan.calls & call) == 0))
    return 0;
  number = atomic_fetch_add (&counted, 1) + 1;
  if (plan.action[0] == '\0' || number < plan.first || number >= plan.first + plan.count)
    return 0;
  if (strcmp (plan.action, "kill") == 0)
    raise (SIGKILL);
  else if (strcmp (plan.action, "tear") == 0)
    {
      *half = 1;
      if (call != CALL_WRITE)
        raise (SIGKILL);
    }
  else if (strcmp (plan.action, "short") == 0)
    *half = call == CALL_WRITE;
  else if (strcmp (plan.action, "eio") == 0)
    return EIO;
  else if (strcmp (plan.action, "enospc") == 0)
    return call == CALL_LOCK || call == CALL_UNLINK ? 0 : ENOSPC;
  else if (strcmp (plan.action, "denied") == 0)
    return call == CALL_LOCK ? EAGAIN : 0;
  else if (strcmp (plan.action, "enolck") == 0)
    return call == CALL_LOCK ? ENOLCK : 0;
  else if (strcmp (plan.action, "hang") == 0)
    rest (atof (plan.argument));
  else if (strcmp (plan.action, "pause") == 0)
    wait_for_driver ();
  else if (strcmp (plan.action, "lose") == 0)
    settling = SETTLING_LOSE;
  else if (strcmp (plan.action, "sleep") == 0)
    settling = SETTLING_SLEEP;
  return 0;
}

/* After a call. Waiting here and not before it is what a computer does that goes to sleep between two calls, and lets a program that looks at its clock before
 * each of them see that time has passed. Within a call nobody can. */
static void
settle (void)
{
  int kept = errno;

  if (settling == SETTLING_NOT)
    return;
  if (settling == SETTLING_LOSE)
    drop_locks ();
  wait_for_driver ();
  if (settling == SETTLING_LOSE)
    atomic_store (&boot_offset, 3600);
  settling = SETTLING_NOT;
  errno = kept;
}

#define PASS_OR_FAIL(call)                                                                         \
  do                                                                                               \
    {                                                                                              \
      int pass_half;                                                                               \
      int pass_errno = meet (call, &pass_half);                                                    \
      if (pass_errno != 0)                                                                         \
        {                                                                                          \
          errno = pass_errno;                                                                      \
          return -1;                                                                               \
        }                                                                                          \
    }                                                                                              \
  while (0)

/* The interposed calls. */

int
open64 (const char *path, int flags, ...)
{
  FileKind kind = kind_of_path (path);
  mode_t mode = 0;
  va_list arguments;
  int fd;

  if ((flags & (O_CREAT | __O_TMPFILE)) != 0)
    {
      va_start (arguments, flags);
      mode = va_arg (arguments, mode_t);
      va_end (arguments);
    }
  if (kind != FILE_NONE)
    PASS_OR_FAIL (CALL_OPEN);
  fd = NEXT (open64) (path, flags, mode);
  if (fd >= 0 && fd < DESCRIPTORS)
    kinds[fd] = (unsigned char) kind;
  settle ();
  return fd;
}

int open (const char *path, int flags, ...) __attribute__ ((alias ("open64")));

int
close (int fd)
{
  if (fd >= 0 && fd < DESCRIPTORS)
    kinds[fd] = FILE_NONE;
  return NEXT (close) (fd);
}

int
fcntl64 (int fd, int command, ...)
{
  va_list arguments;
  void *argument;
  int result;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);
  if (kind_of (fd) != FILE_NONE
      && (command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK
          || command == F_OFD_SETLKW))
    PASS_OR_FAIL (CALL_LOCK);
  result = NEXT (fcntl64) (fd, command, argument);
  settle ();
  return result;
}

int fcntl (int fd, int command, ...) __attribute__ ((alias ("fcntl64")));

/* A write that an accident may cut in two. */
static ssize_t
write_at (int fd, const void *data, size_t size, off_t offset, int is_positioned)
{
  int half = 0;
  int error = 0;

  if (kind_of (fd) != FILE_NONE && cut_descriptor == fd)
    {
      cut_descriptor = -1;
      error = ENOSPC;
    }
  else if (kind_of (fd) != FILE_NONE)
    error = meet (CALL_WRITE, &half);
  if (error != 0)
    {
      errno = error;
      return -1;
    }
  if (half)
    size /= 2;
  if (half && strcmp (plan.action, "short") == 0)
    cut_descriptor = fd;
  if (is_positioned)
    size = (size_t) NEXT (pwrite64) (fd, data, size, offset);
  else
    size = (size_t) NEXT (write) (fd, data, size);
  if (half && strcmp (plan.action, "tear") == 0)
    raise (SIGKILL);
  settle ();
  return (ssize_t) size;
}

ssize_t
write (int fd, const void *data, size_t size)
{
  return write_at (fd, data, size, 0, 0);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off_t offset)
{
  return write_at (fd, data, size, offset, 1);
}

ssize_t pwrite (int fd, const void *data, size_t size, off_t offset)
    __attribute__ ((alias ("pwrite64")));

int
ftruncate64 (int fd, off_t size)
{
  int result;

  if (kind_of (fd) != FILE_NONE)
    PASS_OR_FAIL (CALL_TRUNCATE);
  result = NEXT (ftruncate64) (fd, size);
  settle ();
  return result;
}

int ftruncate (int fd, off_t size) __attribute__ ((alias ("ftruncate64")));

int
fsync (int fd)
{
  int result;

  if (kind_of (fd) != FILE_NONE)
    PASS_OR_FAIL (CALL_SYNC);
  result = NEXT (fsync) (fd);
  settle ();
  return result;
}

int
fdatasync (int fd)
{
  int result;

  if (kind_of (fd) != FILE_NONE)
    PASS_OR_FAIL (CALL_SYNC);
  result = NEXT (fdatasync) (fd);
  settle ();
  return result;
}

int
unlink (const char *path)
{
  int result;

  if (kind_of_path (path) != FILE_NONE)
    PASS_OR_FAIL (CALL_UNLINK);
  result = NEXT (unlink) (path);
  settle ();
  return result;
}

int
rename (const char *from, const char *to)
{
  int result;

  if (kind_of_path (from) != FILE_NONE || kind_of_path (to) != FILE_NONE)
    PASS_OR_FAIL (CALL_UNLINK);
  result = NEXT (rename) (from, to);
  settle ();
  return result;
}

int
clock_gettime (clockid_t clock, struct timespec *time)
{
  int result = NEXT (clock_gettime) (clock, time);

  if (clock == CLOCK_BOOTTIME && result == 0)
    time->tv_sec += (time_t) atomic_load (&boot_offset);
  return result;
}
