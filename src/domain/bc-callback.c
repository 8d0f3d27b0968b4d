/* Callbacks and events as values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-callback.h"

#include "domain/bc-record.h"

/* The counters stand beside the public structs, so that those stay plain data. */
typedef struct
{
  BcCallback callback;
  gatomicrefcount references;
} CountedCallback;

typedef struct
{
  BcEvent event;
  gatomicrefcount references;
} CountedEvent;

G_DEFINE_BOXED_TYPE (BcCallback, bc_callback, bc_callback_ref, bc_callback_unref)

BcCallback *
bc_callback_new (void)
{
  CountedCallback *self = g_new0 (CountedCallback, 1);

  g_atomic_ref_count_init (&self->references);
  self->callback.done_at = BC_INT_NONE;
  self->callback.reached = -1;
  self->callback.solved = -1;
  self->callback.rating = -1;
  return &self->callback;
}

BcCallback *
bc_callback_copy (const BcCallback *self)
{
  BcCallback *copy = bc_callback_new ();

  *copy = *self;
  copy->staff = g_strdup (self->staff);
  copy->note = g_strdup (self->note);
  copy->done_by = g_strdup (self->done_by);
  copy->method = g_strdup (self->method);
  copy->remark = g_strdup (self->remark);
  return copy;
}

BcCallback *
bc_callback_ref (BcCallback *self)
{
  g_atomic_ref_count_inc (&((CountedCallback *) self)->references);
  return self;
}

void
bc_callback_unref (BcCallback *self)
{
  if (!g_atomic_ref_count_dec (&((CountedCallback *) self)->references))
    return;
  g_free (self->staff);
  g_free (self->note);
  g_free (self->done_by);
  g_free (self->method);
  g_free (self->remark);
  g_free (self);
}

BcEvent *
bc_event_new (void)
{
  CountedEvent *self = g_new0 (CountedEvent, 1);

  g_atomic_ref_count_init (&self->references);
  return &self->event;
}

BcEvent *
bc_event_ref (BcEvent *self)
{
  g_atomic_ref_count_inc (&((CountedEvent *) self)->references);
  return self;
}

void
bc_event_unref (BcEvent *self)
{
  if (!g_atomic_ref_count_dec (&((CountedEvent *) self)->references))
    return;
  g_free (self->operation);
  g_free (self->kind);
  g_free (self->seat);
  g_free (self->staff);
  g_free (self->from);
  g_free (self->to);
  g_free (self->reason);
  g_free (self->changes);
  g_free (self);
}
