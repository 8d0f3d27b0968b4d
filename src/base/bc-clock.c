/* The clock of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/bc-clock.h"
#include "base/bc-date.h"

struct _BcClock
{
  GObject parent_instance;

  gboolean fixed;
  GMutex mutex;
  gint64 value; /* guarded by the mutex: the time of a fixed clock, what a system clock is ahead of
                   the machine's */
};

G_DEFINE_FINAL_TYPE (BcClock, bc_clock, G_TYPE_OBJECT)

static void
bc_clock_finalize (GObject *object)
{
  BcClock *self = BC_CLOCK (object);

  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (bc_clock_parent_class)->finalize (object);
}

static void
bc_clock_class_init (BcClockClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bc_clock_finalize;
}

static void
bc_clock_init (BcClock *self)
{
  g_mutex_init (&self->mutex);
}

BcClock *
bc_clock_new_system (void)
{
  BcClock *self = g_object_new (BC_TYPE_CLOCK, NULL);
  const char *text = g_getenv ("BANCHENG_NOW");
  gint64 start;

  if (text == NULL || *text == '\0')
    return self;
  /* Without a zone to help, the text must have its own offset. */
  if (bc_instant_parse (text, NULL, &start))
    self->value = start - g_get_real_time ();
  else
    g_warning ("BANCHENG_NOW is not an instant such as 2026-09-18T09:30:00+08:00: “%s”", text);
  return self;
}

BcClock *
bc_clock_new_fixed (gint64 now)
{
  BcClock *self = g_object_new (BC_TYPE_CLOCK, NULL);

  self->fixed = TRUE;
  self->value = now;
  return self;
}

gint64
bc_clock_now (BcClock *self)
{
  gint64 value;

  g_return_val_if_fail (BC_IS_CLOCK (self), 0);

  g_mutex_lock (&self->mutex);
  value = self->value;
  g_mutex_unlock (&self->mutex);
  return self->fixed ? value : g_get_real_time () + value;
}

void
bc_clock_set (BcClock *self, gint64 now)
{
  g_return_if_fail (BC_IS_CLOCK (self));

  g_mutex_lock (&self->mutex);
  self->value = self->fixed ? now : now - g_get_real_time ();
  g_mutex_unlock (&self->mutex);
}
