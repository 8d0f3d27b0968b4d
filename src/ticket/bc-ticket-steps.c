/* What may be done next with a ticket.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ticket/bc-ticket-steps.h"

#include <glib/gi18n.h>

#include "domain/bc-format.h"
#include "ticket/bc-ticket-flags.h"
#include "ticket/bc-ticket-label.h"
#include "ticket/bc-ticket-rules.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

struct _BcTicketSteps
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *approve_button;
  GtkWidget *buttons;
  GtkButton *decline_button;
  GtkLabel *nothing;
  GtkWidget *refused;
  GtkBox *refused_list;
  GtkWidget *request;
  GtkLabel *request_label;

  char *shown; /* what the buttons say, to see whether others are needed */
};

G_DEFINE_FINAL_TYPE (BcTicketSteps, bc_ticket_steps, GTK_TYPE_WIDGET)

static gboolean
may_record_contact (const BcRecord *record, const BcEntry *actor)
{
  return !bc_record_has (record, BC_FIELD_FIRST_CONTACT_AT)
         && bc_workflow_may_edit (record, BC_FIELD_FIRST_CONTACT_AT, actor);
}

/* (transfer full): differs exactly when other buttons or other reasons are to be shown. */
static char *
summarise (GPtrArray *offers, GPtrArray *flags, gboolean contact, gboolean asked)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d%d", contact, asked);
  for (guint i = 0; i < offers->len; i++)
    {
      const BcOffer *offer = g_ptr_array_index (offers, i);

      g_string_append_printf (text, ";%d-%d:%d%s", offer->transition->from, offer->transition->to,
                              offer->may, offer->why != NULL ? offer->why : "");
    }
  for (guint i = 0; i < flags->len; i++)
    {
      const BcFlagOffer *flag = g_ptr_array_index (flags, i);

      g_string_append_printf (text, ";%s:%s", flag->label, flag->why != NULL ? flag->why : "");
    }
  return g_string_free (text, FALSE);
}

static void
add_step (BcTicketSteps *self, const BcOffer *offer, gboolean is_first)
{
  const char *verb = bc_transition_action (offer->transition);
  g_autofree char *label =
      offer->may == BC_MAY_ASK
          /* Translators: a step that needs somebody's consent, as "Suspend". */
          ? g_strdup_printf (_ ("Ask for: %s"), verb)
          : g_strdup (verb);
  GtkWidget *button = gtk_button_new_with_label (label);

  if (is_first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, bc_transition_effect (offer->transition));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    bc_enum_code (&bc_states, (int) offer->transition->to));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ticket.move");
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
add_refused (BcTicketSteps *self, const char *step, const char *why)
{
  g_autofree char *text = g_strdup_printf ("%s — %s", step, why);

  gtk_box_append (self->refused_list, bc_ticket_label_new (text, "caption"));
}

static void
add_contact (BcTicketSteps *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Record First Contact"));

  gtk_widget_set_tooltip_text (button, _ ("The petitioner was contacted just now"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ticket.first-contact");
  gtk_box_append (GTK_BOX (self->buttons), button);
}

/* Extensions and bad ratings. Returns: how many are offered. */
static guint
add_flags (BcTicketSteps *self, GPtrArray *flags)
{
  guint n_offered = 0;

  for (guint i = 0; i < flags->len; i++)
    {
      const BcFlagOffer *flag = g_ptr_array_index (flags, i);
      GtkWidget *button;

      if (flag->why != NULL)
        {
          add_refused (self, flag->label, flag->why);
          continue;
        }
      button = gtk_button_new_with_label (flag->label);
      gtk_widget_set_tooltip_text (button, flag->effect);
      if (flag->target != NULL)
        gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), flag->target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), flag->action);
      gtk_box_append (GTK_BOX (self->buttons), button);
      n_offered++;
    }
  return n_offered;
}

/* (transfer full) (nullable): the step whose button has the focus. */
static GVariant *
get_focused_step (BcTicketSteps *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->buttons);
  GVariant *target = focus != NULL && GTK_IS_ACTIONABLE (focus)
                         ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus))
                         : NULL;

  return target != NULL ? g_variant_ref (target) : NULL;
}

static void
focus_step (BcTicketSteps *self, GVariant *step)
{
  GtkWidget *button;

  for (button = gtk_widget_get_first_child (self->buttons); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

      if (step != NULL && target != NULL && g_variant_equal (step, target))
        {
          gtk_widget_grab_focus (button);
          return;
        }
    }
  button = gtk_widget_get_first_child (self->buttons);
  if (button != NULL)
    gtk_widget_grab_focus (button);
}

static void
make_buttons (
    BcTicketSteps *self, GPtrArray *offers, GPtrArray *flags, gboolean contact, gboolean asked)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->buttons) != NULL;
  g_autoptr (GVariant) step = get_focused_step (self);
  guint n_offered = 0;

  bc_ticket_remove_children (self->buttons);
  bc_ticket_remove_children (GTK_WIDGET (self->refused_list));
  for (guint i = 0; i < offers->len; i++)
    {
      const BcOffer *offer = g_ptr_array_index (offers, i);

      if (offer->may == BC_MAY_NOT)
        add_refused (self, bc_transition_action (offer->transition), offer->why);
      else
        add_step (self, offer, n_offered++ == 0);
    }
  if (contact)
    add_contact (self);
  n_offered += add_flags (self, flags);
  gtk_widget_set_visible (self->refused, n_offered < offers->len + flags->len);
  gtk_widget_set_visible (self->buttons, n_offered > 0 || contact);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n_offered == 0 && !contact && !asked);
  gtk_label_set_label (self->nothing, offers->len + flags->len > 0
                                          ? _ ("No step here is yours at present.")
                                          : _ ("Nothing more is to be done with this ticket."));
  if (had_focus)
    focus_step (self, step);
}

static void
show_request (
    BcTicketSteps *self, const BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now)
{
  BcRequestRole role = bc_ticket_request (record, hall, actor);
  int to = bc_workflow_requested (record);
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->request, role != BC_REQUEST_NONE);
  if (role == BC_REQUEST_NONE)
    return;
  when = bc_format_instant (bc_record_int (record, BC_FIELD_REQUEST_AT), hall, now);
  /* Translators: a person, the state asked for, when. */
  text = g_strdup_printf (_ ("%1$s asked for “%2$s” (%3$s)."),
                          bc_hall_name_of (hall, BC_TABLE_STAFF,
                                           bc_record_text (record, BC_FIELD_REQUEST_BY)),
                          bc_enum_label (&bc_states, to), when);
  gtk_label_set_label (self->request_label, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->approve_button), "s",
                                    bc_enum_code (&bc_states, to));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->approve_button), "ticket.move");
  gtk_widget_set_visible (self->approve_button, role == BC_REQUEST_DECIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->decline_button), role != BC_REQUEST_WAITING);
  gtk_button_set_label (self->decline_button,
                        role == BC_REQUEST_OWN ? _ ("_Take Back…") : _ ("_Decline…"));
}

static void
bc_ticket_steps_dispose (GObject *object)
{
  BcTicketSteps *self = BC_TICKET_STEPS (object);

  bc_ticket_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (bc_ticket_steps_parent_class)->dispose (object);
}

static void
bc_ticket_steps_class_init (BcTicketStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_ticket_steps_dispose;

  bc_ui_init ();
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ticketsteps");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-ticket-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, approve_button);
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, buttons);
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, decline_button);
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, nothing);
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, refused);
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, refused_list);
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, request);
  gtk_widget_class_bind_template_child (widget_class, BcTicketSteps, request_label);
}

static void
bc_ticket_steps_init (BcTicketSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, bc_wrap_layout_new (6));
}

void
bc_ticket_steps_show (
    BcTicketSteps *self, BcRecord *record, BcHall *hall, const BcEntry *actor, gint64 now)
{
  BcWorkflowContext context = { .hall = hall, .actor = actor, .now = now };
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) flags = NULL;
  g_autofree char *summary = NULL;
  gboolean contact;
  gboolean asked;

  g_return_if_fail (BC_IS_TICKET_STEPS (self));
  g_return_if_fail (record != NULL && hall != NULL);

  offers = bc_ticket_offers (record, hall, actor);
  flags = bc_ticket_flag_offers (record, &context);
  contact = may_record_contact (record, actor);
  /* Deciding on a request is a step as well. */
  asked = bc_ticket_request (record, hall, actor) == BC_REQUEST_DECIDE;
  summary = summarise (offers, flags, contact, asked);
  if (g_strcmp0 (summary, self->shown) != 0)
    {
      make_buttons (self, offers, flags, contact, asked);
      g_free (self->shown);
      self->shown = g_steal_pointer (&summary);
    }
  show_request (self, record, hall, actor, now);
}
