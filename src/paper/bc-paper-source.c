/* What a paper is filled from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-paper-source.h"

#include <glib/gi18n.h>

const char *
bc_copy_label (BcCopy copy)
{
  switch (copy)
    {
    case BC_COPY_HANDLING:
      return C_ ("paper", "Handling copy");
    case BC_COPY_ARCHIVE:
      return C_ ("paper", "Archive copy");
    case BC_COPY_NONE:
    default:
      return "";
    }
}

static gpointer
callback_ref (gconstpointer callback, gpointer unused)
{
  return bc_callback_ref ((BcCallback *) callback);
}

static gpointer
event_ref (gconstpointer event, gpointer unused)
{
  return bc_event_ref ((BcEvent *) event);
}

/* The caller's array may change while a worker thread reads ours; its elements cannot. */
static GPtrArray *
copy_array (GPtrArray *array, GCopyFunc ref, GDestroyNotify unref)
{
  GPtrArray *copy = array != NULL ? g_ptr_array_copy (array, ref, NULL) : g_ptr_array_new ();

  g_ptr_array_set_free_func (copy, unref);
  return copy;
}

BcPaperSource *
bc_paper_source_new (BcRecord *record,
                     BcHall *hall,
                     GPtrArray *callbacks,
                     GPtrArray *events,
                     const char *printed_by,
                     gint64 printed_at)
{
  BcPaperSource *self = g_new0 (BcPaperSource, 1);

  self->record = bc_record_ref (record);
  self->hall = bc_hall_ref (hall);
  self->callbacks = copy_array (callbacks, callback_ref, (GDestroyNotify) bc_callback_unref);
  self->events = copy_array (events, event_ref, (GDestroyNotify) bc_event_unref);
  self->printed_by = g_strdup (printed_by);
  self->printed_at = printed_at;
  return self;
}

BcPaperSource *
bc_paper_source_for_copy (const BcPaperSource *self, BcCopy copy)
{
  BcPaperSource *other = bc_paper_source_new (self->record, self->hall, self->callbacks,
                                              self->events, self->printed_by, self->printed_at);

  other->copy = copy;
  other->masked = copy == BC_COPY_HANDLING && bc_record_flag (self->record, BC_FIELD_CONFIDENTIAL);
  return other;
}

void
bc_paper_source_free (BcPaperSource *self)
{
  bc_record_unref (self->record);
  bc_hall_unref (self->hall);
  g_ptr_array_unref (self->callbacks);
  g_ptr_array_unref (self->events);
  g_free (self->printed_by);
  g_free (self);
}
