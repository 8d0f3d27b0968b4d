/* The desk: what it is and what it tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/bc-desk-private.h"

G_DEFINE_FINAL_TYPE (BcDesk, bc_desk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONNECTION,
  PROP_HALL,
  PROP_STAFF,
  PROP_N_OPEN,
  PROP_N_OVERDUE,
  PROP_N_DUE_TODAY,
  PROP_N_CALLBACKS_TODAY,
  PROP_TROUBLE,
  PROP_N_QUEUED,
  PROP_CLOCK_SKEW,
  PROP_CAN_UNDO,
  PROP_UNDO_LABEL,
  N_PROPS
};

enum
{
  SIGNAL_PLACES_CHANGED,
  SIGNAL_TICKET_CHANGED,
  SIGNAL_AGENDA_CHANGED,
  SIGNAL_MINUTE,
  SIGNAL_TOLD,
  SIGNAL_DRAFT_RETURNED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

GType
bc_connection_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { BC_CONNECTION_NONE, "BC_CONNECTION_NONE", "none" },
        { BC_CONNECTION_OPENING, "BC_CONNECTION_OPENING", "opening" },
        { BC_CONNECTION_ONLINE, "BC_CONNECTION_ONLINE", "online" },
        { BC_CONNECTION_WAITING, "BC_CONNECTION_WAITING", "waiting" },
        { BC_CONNECTION_READ_ONLY, "BC_CONNECTION_READ_ONLY", "read-only" },
        { BC_CONNECTION_FULL, "BC_CONNECTION_FULL", "full" },
        { BC_CONNECTION_LOST, "BC_CONNECTION_LOST", "lost" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("BcConnection", values));
    }
  return type;
}

static void
bc_desk_dispose (GObject *object)
{
  BcDesk *self = BC_DESK (object);

  bc_desk_close (self);
  /* Lists and tickets may have been given out though no file was ever open. */
  bc_desk_forget_board (self);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (bc_desk_parent_class)->dispose (object);
}

static void
bc_desk_finalize (GObject *object)
{
  BcDesk *self = BC_DESK (object);

  g_ptr_array_unref (self->closing);
  g_ptr_array_unref (self->unclear);
  g_ptr_array_unref (self->queue);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->in_flight);
  g_free (self->trouble);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->tickets);
  g_ptr_array_unref (self->columns);
  g_clear_object (&self->clock);
  g_free (self->seat);
  g_free (self->path);
  g_free (self->staff);
  G_OBJECT_CLASS (bc_desk_parent_class)->finalize (object);
}

static void
bc_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcDesk *self = BC_DESK (object);
  const BcUndoEntry *undo = g_queue_peek_head (&self->undo);

  switch (prop_id)
    {
    case PROP_CONNECTION:
      g_value_set_enum (value, self->connection);
      break;
    case PROP_HALL:
      g_value_set_boxed (value, self->hall);
      break;
    case PROP_STAFF:
      g_value_set_string (value, self->staff);
      break;
    case PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    case PROP_N_OVERDUE:
      g_value_set_uint (value, self->n_overdue);
      break;
    case PROP_N_DUE_TODAY:
      g_value_set_uint (value, self->n_due_today);
      break;
    case PROP_N_CALLBACKS_TODAY:
      g_value_set_uint (value, self->n_callbacks_today);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    case PROP_N_QUEUED:
      g_value_set_uint (value, self->queue->len);
      break;
    case PROP_CLOCK_SKEW:
      g_value_set_int64 (value, self->skew);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, undo != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, undo != NULL ? undo->label : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_signals (GObjectClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_PLACES_CHANGED] =
      g_signal_new ("places-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TICKET_CHANGED] = g_signal_new ("ticket-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, BC_TYPE_TICKET);
  signals[SIGNAL_AGENDA_CHANGED] =
      g_signal_new ("agenda-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MINUTE] =
      g_signal_new ("minute", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DRAFT_RETURNED] = g_signal_new ("draft-returned", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bc_desk_class_init (BcDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bc_desk_dispose;
  object_class->finalize = bc_desk_finalize;
  object_class->get_property = bc_desk_get_property;
  properties[PROP_CONNECTION] =
      g_param_spec_enum ("connection", NULL, NULL, BC_TYPE_CONNECTION, BC_CONNECTION_NONE, flags);
  properties[PROP_HALL] = g_param_spec_boxed ("hall", NULL, NULL, BC_TYPE_HALL, flags);
  properties[PROP_STAFF] = g_param_spec_string ("staff", NULL, NULL, NULL, flags);
  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_OVERDUE] = g_param_spec_uint ("n-overdue", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_DUE_TODAY] =
      g_param_spec_uint ("n-due-today", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_CALLBACKS_TODAY] =
      g_param_spec_uint ("n-callbacks-today", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  properties[PROP_N_QUEUED] = g_param_spec_uint ("n-queued", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CLOCK_SKEW] =
      g_param_spec_int64 ("clock-skew", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (object_class);
}

static void
bc_desk_init (BcDesk *self)
{
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->tickets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->columns = g_ptr_array_new ();
  self->closing = g_ptr_array_new ();
  self->unclear = g_ptr_array_new ();
  self->queue = g_ptr_array_new ();
  self->waiting = g_ptr_array_new ();
  self->close_patience = 8 * G_USEC_PER_SEC;
  self->in_flight =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bc_record_unref);
  g_queue_init (&self->recent);
  g_queue_init (&self->undo);
}

BcDesk *
bc_desk_new (BcClock *clock, const char *seat, const char *drafts_path)
{
  BcDesk *self = g_object_new (BC_TYPE_DESK, NULL);

  self->clock = g_object_ref (clock);
  self->seat = g_strdup (seat);
  self->drafts = bc_drafts_new (drafts_path);
  return self;
}

BcConnection
bc_desk_get_connection (BcDesk *self)
{
  return self->connection;
}

const char *
bc_desk_get_path (BcDesk *self)
{
  return self->path;
}

char *
bc_desk_dup_place (BcDesk *self)
{
  g_autoptr (BcDrive) drive = self->store != NULL ? bc_store_dup_drive (self->store) : NULL;
  g_autofree char *name = self->path != NULL ? g_filename_display_name (self->path) : NULL;
  g_autofree char *description = drive != NULL ? bc_drive_describe (drive) : NULL;

  return description != NULL ? g_strconcat (name, "\n", description, NULL)
                             : g_steal_pointer (&name);
}

BcHall *
bc_desk_get_hall (BcDesk *self)
{
  return self->hall;
}

BcClock *
bc_desk_get_clock (BcDesk *self)
{
  return self->clock;
}

BcDrafts *
bc_desk_get_drafts (BcDesk *self)
{
  return self->drafts;
}

gint64
bc_desk_now (BcDesk *self)
{
  return bc_clock_now (self->clock);
}

BcDay
bc_desk_today (BcDesk *self)
{
  return self->hall != NULL ? bc_hall_day (self->hall, bc_desk_now (self)) : BC_DAY_NONE;
}

const BcEntry *
bc_desk_get_staff (BcDesk *self)
{
  return self->hall != NULL ? bc_hall_find (self->hall, BC_TABLE_STAFF, self->staff) : NULL;
}

gboolean
bc_desk_set_staff (BcDesk *self, const char *code)
{
  const BcEntry *entry =
      code != NULL && self->hall != NULL ? bc_hall_find (self->hall, BC_TABLE_STAFF, code) : NULL;

  if (code != NULL && (entry == NULL || !bc_entry_in_use (entry, bc_desk_today (self))))
    return FALSE;
  /* A name was taken, too; the history keeps codes. */
  if (entry != NULL)
    code = entry->code;
  if (g_strcmp0 (self->staff, code) == 0)
    return TRUE;
  g_free (self->staff);
  self->staff = g_strdup (code);
  /* What one person did is not another's to take back. */
  bc_desk_clear_undo (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAFF]);
  return TRUE;
}

void
bc_desk_workflow_context (BcDesk *self, BcWorkflowContext *context)
{
  *context = (BcWorkflowContext) {
    .hall = self->hall,
    .actor = bc_desk_get_staff (self),
    .now = bc_desk_now (self),
    .callbacks_reached = 1,
    .master_is_valid = TRUE,
    .last_solved = -1,
    .last_rating = -1,
  };
}

void
bc_desk_set_connection (BcDesk *self, BcConnection connection)
{
  if (self->connection == connection)
    return;
  self->connection = connection;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
}

void
bc_desk_notify_hall (BcDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HALL]);
}

/* Their name or roles may be others now. */
void
bc_desk_notify_staff (BcDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAFF]);
}

void
bc_desk_notify_counts (BcDesk *self, guint n_open, guint n_overdue, guint n_due_today)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_open != n_open)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
  if (self->n_overdue != n_overdue)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OVERDUE]);
  if (self->n_due_today != n_due_today)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DUE_TODAY]);
  self->n_open = n_open;
  self->n_overdue = n_overdue;
  self->n_due_today = n_due_today;
  g_object_thaw_notify (G_OBJECT (self));
}

void
bc_desk_set_n_callbacks_today (BcDesk *self, guint n)
{
  if (self->n_callbacks_today == n)
    return;
  self->n_callbacks_today = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CALLBACKS_TODAY]);
}

void
bc_desk_notify_undo (BcDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
}

void
bc_desk_emit_ticket_changed (BcDesk *self, BcTicket *ticket)
{
  g_signal_emit (self, signals[SIGNAL_TICKET_CHANGED], 0, ticket);
}

void
bc_desk_emit_places_changed (BcDesk *self)
{
  g_signal_emit (self, signals[SIGNAL_PLACES_CHANGED], 0);
}

void
bc_desk_emit_agenda_changed (BcDesk *self)
{
  g_signal_emit (self, signals[SIGNAL_AGENDA_CHANGED], 0);
}

void
bc_desk_notify_trouble (BcDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

void
bc_desk_notify_clock (BcDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOCK_SKEW]);
}

void
bc_desk_notify_queue (BcDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_QUEUED]);
}

void
bc_desk_tell (BcDesk *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, text);
}

void
bc_desk_emit_draft_returned (BcDesk *self, const char *id)
{
  g_signal_emit (self, signals[SIGNAL_DRAFT_RETURNED], 0, id);
}

void
bc_desk_emit_minute (BcDesk *self)
{
  g_signal_emit (self, signals[SIGNAL_MINUTE], 0);
}
