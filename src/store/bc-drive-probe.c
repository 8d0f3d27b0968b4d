/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/bc-drive-probe.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define VERB "--look-at-drive"

/* A byte of the range that SQLite locks for reading. */
#define SHARED_BYTE 0x40000002

static BcDriveAnswer
look (const char *path)
{
  BcDriveAnswer drive = BC_DRIVE_ANSWERS;
  int fd = open (path, O_RDWR | O_CLOEXEC);
  char header[16];
  struct flock lock = {
    .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = SHARED_BYTE, .l_len = 1
  };

  if (fd < 0 && (errno == EROFS || errno == EACCES || errno == EPERM))
    {
      drive = BC_DRIVE_ONLY_READS;
      fd = open (path, O_RDONLY | O_CLOEXEC);
    }
  if (fd < 0)
    return BC_DRIVE_IS_GONE;
  if (pread (fd, header, sizeof header, 0) != sizeof header
      || memcmp (header, "SQLite format 3", sizeof header) != 0)
    drive = BC_DRIVE_IS_GONE;
  /* That another seat is writing right now is an answer, too. */
  else if (fcntl (fd, F_SETLK, &lock) != 0 && errno != EAGAIN && errno != EACCES)
    drive = BC_DRIVE_IS_GONE;
  close (fd);
  return drive;
}

gboolean
bc_drive_probe_main (int argc, char **argv, int *status)
{
  if (argc != 3 || strcmp (argv[1], VERB) != 0)
    return FALSE;
  *status = look (argv[2]);
  return TRUE;
}

gboolean
bc_drive_probe_spawn (const char *path, GPid *child, GError **error)
{
  const char *argv[] = { "/proc/self/exe", VERB, path, NULL };

  return g_spawn_async (NULL, (char **) argv, NULL,
                        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                            | G_SPAWN_STDERR_TO_DEV_NULL,
                        NULL, NULL, child, error);
}
