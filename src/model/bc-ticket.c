/* A ticket on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-ticket.h"

struct _BcTicket
{
  GObject parent_instance;

  gint64 id;
  BcRecord *record;
  int moving_to;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_RECORD,
  PROP_MOVING_TO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BcTicket, bc_ticket, G_TYPE_OBJECT)

static void
bc_ticket_finalize (GObject *object)
{
  BcTicket *self = BC_TICKET (object);

  g_clear_pointer (&self->record, bc_record_unref);
  G_OBJECT_CLASS (bc_ticket_parent_class)->finalize (object);
}

static void
bc_ticket_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcTicket *self = BC_TICKET (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_RECORD:
      g_value_set_boxed (value, self->record);
      break;
    case PROP_MOVING_TO:
      g_value_set_int (value, self->moving_to);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_ticket_class_init (BcTicketClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = bc_ticket_finalize;
  object_class->get_property = bc_ticket_get_property;
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RECORD] = g_param_spec_boxed ("record", NULL, NULL, BC_TYPE_RECORD, flags);
  properties[PROP_MOVING_TO] =
      g_param_spec_int ("moving-to", NULL, NULL, -1, BC_N_STATES, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bc_ticket_init (BcTicket *self)
{
  self->moving_to = -1;
}

BcTicket *
bc_ticket_new (gint64 id)
{
  BcTicket *self = g_object_new (BC_TYPE_TICKET, NULL);

  self->id = id;
  return self;
}

gint64
bc_ticket_get_id (BcTicket *self)
{
  g_return_val_if_fail (BC_IS_TICKET (self), 0);
  return self->id;
}

BcRecord *
bc_ticket_get_record (BcTicket *self)
{
  g_return_val_if_fail (BC_IS_TICKET (self), NULL);
  return self->record;
}

int
bc_ticket_get_moving_to (BcTicket *self)
{
  g_return_val_if_fail (BC_IS_TICKET (self), -1);
  return self->moving_to;
}

gboolean
bc_ticket_set_record (BcTicket *self, BcRecord *record)
{
  g_return_val_if_fail (BC_IS_TICKET (self) && record != NULL, FALSE);
  /* The answer to this seat's own write and the feed may arrive in either order: the newer version
   * stays. */
  if (self->record != NULL
      && bc_record_int (self->record, BC_FIELD_VERSION) >= bc_record_int (record, BC_FIELD_VERSION))
    return FALSE;
  bc_record_ref (record);
  g_clear_pointer (&self->record, bc_record_unref);
  self->record = record;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
  return TRUE;
}

void
bc_ticket_set_moving_to (BcTicket *self, int state)
{
  g_return_if_fail (BC_IS_TICKET (self));
  if (self->moving_to == state)
    return;
  self->moving_to = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVING_TO]);
}
