/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alert/bc-alerts-private.h"

#include <string.h>

#include "base/bc-trace.h"

/* Cards move in bursts; and a file that was just opened is first to be painted. */
#define LOOK_DELAY 500 /* ms */
/* The counts say when there may be something new, save where a ticket went and another came at
 * once. */
#define CLAIM_AGAIN (10 * BC_MINUTE)

G_DEFINE_FINAL_TYPE (BcAlerts, bc_alerts, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENABLED,
  PROP_QUIET_FROM,
  PROP_QUIET_TO,
  N_PROPS,
};

enum
{
  SIGNAL_OPEN_TICKET,
  SIGNAL_TOLD,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_open (BcAlerts *self)
{
  BcConnection connection = bc_desk_get_connection (self->desk);

  /* A claim is written, so a file that can only be read tells nothing. */
  return connection == BC_CONNECTION_ONLINE || connection == BC_CONNECTION_WAITING;
}

/* A claim that was asked for. */
typedef struct
{
  BcAlerts *alerts;
  guint file;
  BcAlertLevel level;
} Claim;

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Claim *claim = data;
  g_autoptr (BcAlerts) self = claim->alerts;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = bc_desk_list_finish (BC_DESK (source), result, &error);
  BcClaimed *claimed = &self->claimed[claim->level];

  if (claim->file != self->file)
    return;
  claimed->is_claiming = FALSE;
  if (tickets == NULL)
    {
      /* Not told to the person: the window shows by itself that the file cannot be written, and the
       * next minute tries again. */
      g_debug ("no alerts claimed: %s", error->message);
      claimed->was_claimed = FALSE;
    }
  else if (tickets->len > 0)
    {
      bc_alerts_tell (self, claim->level, tickets);
    }
}

/* How many tickets there are at @level, as far as the desk counts them. */
static guint
count_of (BcAlerts *self, BcAlertLevel level)
{
  const char *property = "n-open";
  guint count;

  if (level == BC_ALERT_OVERDUE)
    property = "n-overdue";
  else if (level == BC_ALERT_TODAY)
    property = "n-due-today";
  g_object_get (self->desk, property, &count, NULL);
  return count;
}

/* Open tickets come and go all day, so their number says nothing about those that will be due soon:
 * these change with the day, and are looked at again from time to time. */
static gboolean
may_have_something_new (BcAlerts *self, BcAlertLevel level, guint count)
{
  const BcClaimed *claimed = &self->claimed[level];
  gint64 now = bc_desk_now (self->desk);

  if (count == 0)
    return FALSE;
  return !claimed->was_claimed || (level != BC_ALERT_SOON && count > claimed->count)
         || claimed->claimed_on != bc_desk_today (self->desk) || now < claimed->claimed_at
         || now >= claimed->claimed_at + CLAIM_AGAIN;
}

static void
claim_level (BcAlerts *self, BcAlertLevel level, guint count)
{
  BcClaimed *claimed = &self->claimed[level];
  Claim *claim = g_new0 (Claim, 1);

  claim->alerts = g_object_ref (self);
  claim->file = self->file;
  claim->level = level;
  claimed->is_claiming = TRUE;
  claimed->was_claimed = TRUE;
  claimed->claimed_at = bc_desk_now (self->desk);
  claimed->claimed_on = bc_desk_today (self->desk);
  claimed->count = count;
  bc_desk_claim_alerts_async (self->desk, bc_alert_level_code (level), claimed_cb, claim);
}

static void
look (BcAlerts *self)
{
  BcAlertPolicy policy = { .enabled = self->enabled };

  if (!is_open (self))
    return;
  bc_alerts_withdraw_settled (self, NULL);
  if (!bc_alert_parse_time (self->quiet_from, &policy.quiet_from)
      || !bc_alert_parse_time (self->quiet_to, &policy.quiet_to))
    policy.quiet_from = policy.quiet_to = 0;
  /* The heaviest level first: where they are shown one after the other, it is not kept waiting. */
  for (int i = BC_N_ALERT_LEVELS - 1; i >= 0; i--)
    {
      BcAlertLevel level = (BcAlertLevel) i;
      guint count = count_of (self, level);

      if (!self->claimed[level].is_claiming && may_have_something_new (self, level, count)
          && bc_alert_policy_may_tell (&policy, level, bc_desk_get_hall (self->desk),
                                       bc_desk_now (self->desk)))
        claim_level (self, level, count);
      self->claimed[level].count = MIN (self->claimed[level].count, count);
    }
}

static gboolean
look_cb (gpointer data)
{
  BcAlerts *self = data;

  self->look_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (BcAlerts *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_DELAY, look_cb, self);
}

static void
ticket_changed_cb (BcAlerts *self, BcTicket *ticket)
{
  bc_alerts_withdraw_settled (self, ticket);
}

static void
forget_file (BcAlerts *self)
{
  self->file++;
  g_clear_handle_id (&self->look_source, g_source_remove);
  memset (self->claimed, 0, sizeof self->claimed);
  bc_alerts_withdraw_all (self);
}

static void
connection_cb (BcAlerts *self)
{
  BcConnection connection = bc_desk_get_connection (self->desk);

  if (connection == BC_CONNECTION_NONE || connection == BC_CONNECTION_OPENING)
    forget_file (self);
  else
    look_soon (self);
}

static void
activated_cb (BcAlerts *self, const char *id, const char *token)
{
  g_autoptr (BcTicket) ticket = bc_alerts_dup_ticket (self, id);

  if (ticket != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN_TICKET], 0, ticket, token);
}

static void
closed_cb (BcAlerts *self, const char *id)
{
  g_hash_table_remove (self->notices, id);
}

static void
bc_alerts_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BcAlerts *self = BC_ALERTS (object);

  switch (prop_id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_QUIET_FROM:
      g_value_set_string (value, self->quiet_from);
      break;
    case PROP_QUIET_TO:
      g_value_set_string (value, self->quiet_to);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
take_text (char **text, const GValue *value)
{
  if (g_strcmp0 (*text, g_value_get_string (value)) == 0)
    return FALSE;
  g_free (*text);
  *text = g_value_dup_string (value);
  return TRUE;
}

static void
bc_alerts_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BcAlerts *self = BC_ALERTS (object);
  gboolean is_new = FALSE;

  switch (prop_id)
    {
    case PROP_ENABLED:
      is_new = self->enabled != g_value_get_boolean (value);
      self->enabled = g_value_get_boolean (value);
      break;
    case PROP_QUIET_FROM:
      is_new = take_text (&self->quiet_from, value);
      break;
    case PROP_QUIET_TO:
      is_new = take_text (&self->quiet_to, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  if (!is_new)
    return;
  g_object_notify_by_pspec (object, pspec);
  if (self->desk != NULL && is_open (self))
    look_soon (self);
}

static void
bc_alerts_dispose (GObject *object)
{
  BcAlerts *self = BC_ALERTS (object);

  forget_file (self);
  g_clear_object (&self->notifier);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (bc_alerts_parent_class)->dispose (object);
}

static void
bc_alerts_finalize (GObject *object)
{
  BcAlerts *self = BC_ALERTS (object);

  g_hash_table_unref (self->notices);
  g_free (self->quiet_from);
  g_free (self->quiet_to);
  G_OBJECT_CLASS (bc_alerts_parent_class)->finalize (object);
}

static void
bc_alerts_class_init (BcAlertsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bc_alerts_dispose;
  object_class->finalize = bc_alerts_finalize;
  object_class->get_property = bc_alerts_get_property;
  object_class->set_property = bc_alerts_set_property;
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, flags);
  properties[PROP_QUIET_FROM] = g_param_spec_string ("quiet-from", NULL, NULL, "00:00", flags);
  properties[PROP_QUIET_TO] = g_param_spec_string ("quiet-to", NULL, NULL, "00:00", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_OPEN_TICKET] =
      g_signal_new ("open-ticket", BC_TYPE_ALERTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, BC_TYPE_TICKET, G_TYPE_STRING);
  signals[SIGNAL_TOLD] =
      g_signal_new ("told", BC_TYPE_ALERTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    G_TYPE_INT, G_TYPE_PTR_ARRAY, G_TYPE_BOOLEAN);
}

static void
bc_alerts_init (BcAlerts *self)
{
  self->enabled = TRUE;
  self->quiet_from = g_strdup ("00:00");
  self->quiet_to = g_strdup ("00:00");
  self->notices = bc_alerts_new_notices ();
}

void
bc_alerts_emit_told (BcAlerts *self, BcAlertLevel level, GPtrArray *tickets, gboolean is_shown)
{
  bc_trace ("alert %s %s %u", is_shown ? "shown" : "unshown", bc_alert_level_code (level),
            tickets->len);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, (int) level, tickets, is_shown);
}

BcAlerts *
bc_alerts_new (BcDesk *desk, BcNotifier *notifier)
{
  BcAlerts *self = g_object_new (BC_TYPE_ALERTS, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "minute", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::connection", G_CALLBACK (connection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "places-changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "ticket-changed", G_CALLBACK (ticket_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (notifier != NULL)
    {
      self->notifier = g_object_ref (notifier);
      g_signal_connect_object (notifier, "activated", G_CALLBACK (activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (notifier, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  if (is_open (self))
    look_soon (self);
  return self;
}
