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

static gpointer
record_ref (gconstpointer record, gpointer unused)
{
  return bc_record_ref ((BcRecord *) record);
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
  self->records = g_ptr_array_new ();
  self->hall = bc_hall_ref (hall);
  self->callbacks = copy_array (callbacks, callback_ref, (GDestroyNotify) bc_callback_unref);
  self->events = copy_array (events, event_ref, (GDestroyNotify) bc_event_unref);
  self->printed_by = g_strdup (printed_by);
  self->printed_at = printed_at;
  self->day = bc_hall_day (hall, printed_at);
  return self;
}

BcPaperSource *
bc_paper_source_new_list (GPtrArray *records,
                          BcHall *hall,
                          const char *printed_by,
                          gint64 printed_at)
{
  g_autoptr (BcRecord) nothing = bc_record_new ();
  BcPaperSource *self = bc_paper_source_new (nothing, hall, NULL, NULL, printed_by, printed_at);

  g_return_val_if_fail (records != NULL, self);
  g_ptr_array_unref (self->records);
  self->records = copy_array (records, record_ref, (GDestroyNotify) bc_record_unref);
  return self;
}

BcPaperSource *
bc_paper_source_new_blank (BcHall *hall,
                           const char *blank_number,
                           const char *printed_by,
                           gint64 printed_at)
{
  g_autoptr (BcRecord) nothing = bc_record_new ();
  BcPaperSource *self = bc_paper_source_new (nothing, hall, NULL, NULL, printed_by, printed_at);

  self->blank = g_strdup (blank_number);
  return self;
}

void
bc_paper_source_set_department (BcPaperSource *self, const char *code)
{
  g_free (self->department);
  self->department = g_strdup (code);
}

void
bc_paper_source_set_day (BcPaperSource *self, BcDay day)
{
  self->day = day;
}

BcPaperSource *
bc_paper_source_for_copy (const BcPaperSource *self, BcCopy copy)
{
  BcPaperSource *other = bc_paper_source_new (self->record, self->hall, self->callbacks,
                                              self->events, self->printed_by, self->printed_at);

  g_ptr_array_unref (other->records);
  other->records = copy_array (self->records, record_ref, (GDestroyNotify) bc_record_unref);
  other->copy = copy;
  other->mask = self->mask;
  if (copy == BC_COPY_HANDLING && bc_record_flag (self->record, BC_FIELD_CONFIDENTIAL))
    other->mask = BC_MASK_ALL;
  else if (copy != BC_COPY_NONE)
    other->mask = BC_MASK_NOTHING;
  other->hides = self->hides;
  if (other->hides)
    other->mask = BC_MASK_ALL;
  other->department = g_strdup (self->department);
  other->day = self->day;
  other->blank = g_strdup (self->blank);
  return other;
}

void
bc_paper_source_free (BcPaperSource *self)
{
  bc_record_unref (self->record);
  g_ptr_array_unref (self->records);
  bc_hall_unref (self->hall);
  g_ptr_array_unref (self->callbacks);
  g_ptr_array_unref (self->events);
  g_free (self->printed_by);
  g_free (self->department);
  g_free (self->blank);
  g_free (self);
}
