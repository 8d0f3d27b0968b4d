/* One thing on the calendar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-entry.h"

#include <glib/gi18n.h>

/* What a call takes with its notes; as tall as a line of text on the hours of a week. */
#define CALLBACK_MINUTES 30

struct _BcAgendaEntry
{
  GObject parent_instance;

  BcAgendaKind kind;
  BcFollowUp follow_up;
  gint64 at;
  BcTicket *ticket;     /* NULL for a gate */
  BcCallback *callback; /* NULL for what is none */
  BcMeeting *meeting;   /* NULL for what is none */
  guint n_tickets;      /* of a gate */
  guint n_unsent;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcAgendaEntry, bc_agenda_entry, G_TYPE_OBJECT)

/* (nullable): the record may be missing for the moment between the first show and the store's
 * answer. */
static BcRecord *
get_record (BcAgendaEntry *self)
{
  return self->ticket != NULL ? bc_ticket_get_record (self->ticket) : NULL;
}

static BcMark
mark_of_nearness (BcNearness nearness)
{
  switch (nearness)
    {
    case BC_NEARNESS_OVERDUE:
      return BC_MARK_OVERDUE;
    case BC_NEARNESS_TODAY:
      return BC_MARK_TODAY;
    case BC_NEARNESS_SOON:
      return BC_MARK_SOON;
    case BC_NEARNESS_ON_TIME:
      return BC_MARK_ON_TIME;
    case BC_NEARNESS_SUSPENDED:
      return BC_MARK_SUSPENDED;
    case BC_NEARNESS_NONE:
    default:
      return BC_MARK_MET;
    }
}

static void
bc_agenda_entry_finalize (GObject *object)
{
  BcAgendaEntry *self = BC_AGENDA_ENTRY (object);

  g_clear_object (&self->ticket);
  g_clear_pointer (&self->callback, bc_callback_unref);
  g_clear_pointer (&self->meeting, bc_meeting_unref);

  G_OBJECT_CLASS (bc_agenda_entry_parent_class)->finalize (object);
}

static void
bc_agenda_entry_class_init (BcAgendaEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_agenda_entry_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_agenda_entry_init (BcAgendaEntry *self)
{
}

BcAgendaEntry *
bc_agenda_entry_new (const BcDeskAgendaItem *item)
{
  BcAgendaEntry *self;

  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail ((item->kind == BC_AGENDA_GATE) == (item->ticket == NULL), NULL);
  g_return_val_if_fail ((item->kind == BC_AGENDA_CALLBACK) == (item->callback != NULL), NULL);
  g_return_val_if_fail ((item->kind == BC_AGENDA_MEETING) == (item->meeting != NULL), NULL);

  self = g_object_new (BC_TYPE_AGENDA_ENTRY, NULL);
  self->kind = item->kind;
  self->follow_up = item->follow_up;
  self->at = item->at;
  self->ticket = item->ticket != NULL ? g_object_ref (item->ticket) : NULL;
  self->callback = item->callback != NULL ? bc_callback_ref (item->callback) : NULL;
  self->meeting = item->meeting != NULL ? bc_meeting_ref (item->meeting) : NULL;
  self->n_tickets = item->n_tickets;
  self->n_unsent = item->n_unsent;
  return self;
}

BcAgendaKind
bc_agenda_entry_get_kind (BcAgendaEntry *self)
{
  return self->kind;
}

BcFollowUp
bc_agenda_entry_get_follow_up (BcAgendaEntry *self)
{
  return self->follow_up;
}

gint64
bc_agenda_entry_get_id (BcAgendaEntry *self)
{
  if (self->callback != NULL)
    return self->callback->id;
  return self->meeting != NULL ? self->meeting->id : 0;
}

void
bc_agenda_entry_get_gate (BcAgendaEntry *self, guint *n_tickets, guint *n_unsent)
{
  *n_tickets = self->n_tickets;
  *n_unsent = self->n_unsent;
}

int
bc_agenda_entry_compare (BcAgendaEntry *self, BcAgendaEntry *other)
{
  gint64 first[] = { self->ticket != NULL ? bc_ticket_get_id (self->ticket) : 0, self->kind,
                     bc_agenda_entry_get_id (self), self->follow_up };
  gint64 second[] = { other->ticket != NULL ? bc_ticket_get_id (other->ticket) : 0, other->kind,
                      bc_agenda_entry_get_id (other), other->follow_up };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i] != second[i])
      return first[i] < second[i] ? -1 : 1;
  return 0;
}

guint64
bc_agenda_entry_mix (BcAgendaEntry *self, guint64 hash)
{
  BcRecord *record = get_record (self);
  const gint64 parts[] = {
    self->kind,
    self->follow_up,
    self->at,
    self->ticket != NULL ? bc_ticket_get_id (self->ticket) : 0,
    record != NULL ? bc_record_int (record, BC_FIELD_VERSION) : -1,
    bc_agenda_entry_get_id (self),
    self->callback != NULL  ? self->callback->version
    : self->meeting != NULL ? self->meeting->version
                            : 0,
    self->callback != NULL ? self->callback->done_at : 0,
    self->n_tickets,
    self->n_unsent,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hash = (hash ^ (guint64) parts[i]) * 1099511628211u;
  return hash;
}

int
bc_agenda_entry_by_time (gconstpointer a, gconstpointer b)
{
  BcAgendaEntry *first = *(BcAgendaEntry *const *) a;
  BcAgendaEntry *second = *(BcAgendaEntry *const *) b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return bc_agenda_entry_compare (first, second);
}

gboolean
bc_agenda_entry_is_timed (BcAgendaEntry *self)
{
  return self->callback != NULL || self->meeting != NULL || self->kind == BC_AGENDA_GATE;
}

int
bc_agenda_entry_get_length (BcAgendaEntry *self)
{
  return self->meeting != NULL ? self->meeting->minutes : CALLBACK_MINUTES;
}

gboolean
bc_agenda_entry_is_callback (BcAgendaEntry *self)
{
  return self->callback != NULL;
}

gint64
bc_agenda_entry_get_at (BcAgendaEntry *self)
{
  return self->at;
}

BcTicket *
bc_agenda_entry_get_ticket (BcAgendaEntry *self)
{
  return self->ticket;
}

BcMeeting *
bc_agenda_entry_get_meeting (BcAgendaEntry *self)
{
  return self->meeting;
}

BcCallback *
bc_agenda_entry_get_callback (BcAgendaEntry *self)
{
  return self->callback;
}

gboolean
bc_agenda_entry_is_open (BcAgendaEntry *self)
{
  return self->callback != NULL && self->callback->done_at == BC_INT_NONE
         && !self->callback->cancelled;
}

gboolean
bc_agenda_entry_can_move (BcAgendaEntry *self, gint64 now)
{
  if (self->meeting != NULL)
    return !self->meeting->cancelled && self->at + self->meeting->minutes * BC_MINUTE > now;
  return bc_agenda_entry_is_open (self);
}

gboolean
bc_agenda_entry_is_same (BcAgendaEntry *self, BcAgendaEntry *other)
{
  if (self->kind == BC_AGENDA_GATE && other->kind == BC_AGENDA_GATE)
    return self->at == other->at;
  return bc_agenda_entry_compare (self, other) == 0;
}

void
bc_agenda_entry_update (BcAgendaEntry *self, BcAgendaEntry *newer)
{
  g_return_if_fail (BC_IS_AGENDA_ENTRY (self));
  g_return_if_fail (BC_IS_AGENDA_ENTRY (newer));

  if (newer != self)
    {
      self->at = newer->at;
      g_set_object (&self->ticket, newer->ticket);
      g_clear_pointer (&self->callback, bc_callback_unref);
      self->callback = newer->callback != NULL ? bc_callback_ref (newer->callback) : NULL;
      g_clear_pointer (&self->meeting, bc_meeting_unref);
      self->meeting = newer->meeting != NULL ? bc_meeting_ref (newer->meeting) : NULL;
      self->n_tickets = newer->n_tickets;
      self->n_unsent = newer->n_unsent;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static BcMark
mark_of_callback (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  if (!bc_agenda_entry_is_open (self))
    return BC_MARK_CALLBACK_DONE;
  return bc_hall_day (hall, self->at) < bc_hall_day (hall, now) ? BC_MARK_CALLBACK_LATE
                                                                : BC_MARK_CALLBACK;
}

BcMark
bc_agenda_entry_get_mark (BcAgendaEntry *self, BcHall *hall, gint64 now)
{
  switch (self->kind)
    {
    case BC_AGENDA_CALLBACK:
      return mark_of_callback (self, hall, now);
    case BC_AGENDA_GATE:
      if (self->n_unsent == 0)
        return BC_MARK_GATE_SENT;
      return self->at < now ? BC_MARK_GATE_LATE : BC_MARK_GATE;
    case BC_AGENDA_MEETING:
      return bc_agenda_entry_can_move (self, now) ? BC_MARK_MEETING : BC_MARK_MEETING_OVER;
    case BC_AGENDA_FOLLOW_UP:
      return self->at < now ? BC_MARK_FOLLOW_UP_LATE : BC_MARK_FOLLOW_UP;
    case BC_AGENDA_DEADLINE:
    case BC_N_AGENDA_KINDS:
    default:
      if (get_record (self) == NULL)
        return BC_MARK_MET;
      return mark_of_nearness (bc_nearness (get_record (self), hall, now, NULL));
    }
}
