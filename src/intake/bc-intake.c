/* The intake form as a widget.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-private.h"

#include "intake/bc-intake-columns.h"
#include "widgets/bc-painted.h"
#include "widgets/bc-ui.h"
#include "widgets/bc-wrap-layout.h"

G_DEFINE_FINAL_TYPE (BcIntake, bc_intake, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CALL,
  N_PROPS,
};

enum
{
  SIGNAL_OPEN_TICKET,
  SIGNAL_REGISTERED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
bc_intake_emit_registered (BcIntake *self, BcTicket *ticket)
{
  g_signal_emit (self, signals[SIGNAL_REGISTERED], 0, ticket);
}

void
bc_intake_emit_open_ticket (BcIntake *self, BcTicket *ticket)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_TICKET], 0, ticket);
}

void
bc_intake_set_call (BcIntake *self, gboolean call)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean was_inside = focus != NULL && gtk_widget_is_ancestor (focus, self->form);
  g_autoptr (GHashTable) values = NULL;

  if (self->call == call)
    return;
  self->call = call;
  values = bc_intake_collect (self);
  bc_intake_update_shown (self, values);
  /* The field that was typed in may have been folded away. */
  if (was_inside && !gtk_widget_get_mapped (focus))
    bc_intake_go_to (self, BC_FIELD_WHAT_HAPPENED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CALL]);
}

/* A caller is heard, not seen: the channel follows, unless something else than the window's own was
 * chosen. */
static void
set_call_by_person (BcIntake *self, gboolean call)
{
  const char *window = bc_enum_code (&bc_channels, BC_CHANNEL_WINDOW);
  const char *phone = bc_enum_code (&bc_channels, BC_CHANNEL_PHONE);
  g_autofree char *channel = bc_field_editor_get_text (self->editors[BC_FIELD_CHANNEL]);

  if (self->call == call)
    return;
  bc_intake_set_call (self, call);
  if (call && g_strcmp0 (channel, window) == 0)
    bc_intake_set_text (self, BC_FIELD_CHANNEL, phone);
  else if (!call && g_strcmp0 (channel, phone) == 0 && bc_intake_is_empty (self))
    bc_intake_set_text (self, BC_FIELD_CHANNEL, window);
  else
    bc_intake_touch (self);
  bc_intake_check_now (self);
}

void
bc_intake_await_paint (BcIntake *self)
{
  if (self->painted || !self->loaded || bc_desk_get_hall (self->desk) == NULL)
    return;
  self->painted = TRUE;
  bc_trace_painted (GTK_WIDGET (self), "painted intake");
}

static void
obstacle_cb (BcIntake *self)
{
  bc_intake_update_obstacle (self);
  bc_intake_check_now (self);
}

static void
hall_cb (BcIntake *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcDay today = bc_desk_today (self->desk);
  gboolean empty = self->draft_id == NULL && bc_intake_is_empty (self);

  for (guint i = 0; i < BC_N_FIELDS; i++)
    {
      if (self->editors[i] != NULL)
        {
          bc_field_editor_set_hall (self->editors[i], hall);
          bc_field_editor_set_today (self->editors[i], today);
        }
    }
  if (empty)
    bc_intake_refresh_received (self);
  bc_intake_drafts_set (self->drafts, self->entries, hall, bc_desk_now (self->desk));
  bc_intake_check_now (self);
  bc_intake_await_paint (self);
}

static void
minute_cb (BcIntake *self)
{
  BcDay today = bc_desk_today (self->desk);

  for (guint i = 0; i < BC_N_FIELDS; i++)
    {
      if (self->editors[i] != NULL)
        bc_field_editor_set_today (self->editors[i], today);
    }
  if (self->draft_id == NULL && bc_intake_is_empty (self))
    bc_intake_refresh_received (self);
  bc_intake_check_now (self);
}

static void
other_toggled_cb (BcIntake *self)
{
  bc_intake_other_toggled (self);
}

static void
open_ticket_cb (BcIntake *self, BcTicket *ticket)
{
  bc_intake_emit_open_ticket (self, ticket);
}

static void
repeat_cb (BcIntake *self, BcTicket *ticket)
{
  bc_intake_repeat_confirm (self, ticket);
}

static void
draft_chosen_cb (BcIntake *self, const char *id)
{
  bc_intake_choose_draft (self, id);
}

static void
draft_discard_cb (BcIntake *self, const char *id)
{
  bc_intake_discard_draft (self, id);
}

static gboolean
bc_intake_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return bc_intake_move_focus (BC_INTAKE (widget), direction);
  return GTK_WIDGET_CLASS (bc_intake_parent_class)->focus (widget, direction);
}

static gboolean
bc_intake_grab_focus (GtkWidget *widget)
{
  return bc_intake_go_back (BC_INTAKE (widget));
}

static void
bc_intake_map (GtkWidget *widget)
{
  BC_INTAKE (widget)->returning = TRUE;
  GTK_WIDGET_CLASS (bc_intake_parent_class)->map (widget);
}

static void
bc_intake_unmap (GtkWidget *widget)
{
  bc_intake_keep (BC_INTAKE (widget));
  GTK_WIDGET_CLASS (bc_intake_parent_class)->unmap (widget);
}

static void
bc_intake_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CALL:
      g_value_set_boolean (value, BC_INTAKE (object)->call);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_intake_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CALL:
      set_call_by_person (BC_INTAKE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_intake_dispose (GObject *object)
{
  BcIntake *self = BC_INTAKE (object);
  GtkWidget *child;

  /* Fields that lose the focus by being taken down have not been left by anybody. */
  self->filling = TRUE;
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_handle_id (&self->repeat_source, g_source_remove);
  g_cancellable_cancel (self->repeat_cancellable);
  g_clear_object (&self->repeat_cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bc_intake_parent_class)->dispose (object);
}

static void
bc_intake_finalize (GObject *object)
{
  BcIntake *self = BC_INTAKE (object);

  g_clear_pointer (&self->defaults, g_hash_table_unref);
  g_clear_pointer (&self->discarded, bc_draft_entry_free);
  g_clear_pointer (&self->draft_id, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->no_hall, bc_hall_unref);
  g_clear_pointer (&self->problems, bc_problems_free);
  g_clear_pointer (&self->sent, bc_record_unref);
  g_clear_pointer (&self->repeat_key, g_free);
  g_clear_pointer (&self->stops, g_ptr_array_unref);
  g_clear_object (&self->registered);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bc_intake_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BC_TYPE_INTAKE_COLUMNS);
  g_type_ensure (BC_TYPE_INTAKE_DRAFTS);
  g_type_ensure (BC_TYPE_INTAKE_REPEATS);
  bc_ui_init ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-intake.ui");
  gtk_widget_class_bind_template_callback (widget_class, draft_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, bc_intake_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_ticket_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeat_cb);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, agent_expander);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, agent_grid);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, attention_button);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, attention_image);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, attention_label);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, bar);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, done_box);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, done_label);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, drafts);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, error_label);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, form);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, kept_label);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, obstacle_bar);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, obstacle_label);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, other_check);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, petitioner_grid);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, petitioner_title);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, print_button);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, register_button);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, registration_grid);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, registration_group);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, registration_title);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, repeats);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, spinner);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, story_grid);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, story_title);
  gtk_widget_class_bind_template_child (widget_class, BcIntake, toasts);
}

static void
bc_intake_class_init (BcIntakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_intake_dispose;
  object_class->finalize = bc_intake_finalize;
  object_class->get_property = bc_intake_get_property;
  object_class->set_property = bc_intake_set_property;
  widget_class->focus = bc_intake_focus;
  widget_class->grab_focus = bc_intake_grab_focus;
  widget_class->map = bc_intake_map;
  widget_class->unmap = bc_intake_unmap;

  properties[PROP_CALL] =
      g_param_spec_boolean ("call", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_OPEN_TICKET] = g_signal_new ("open-ticket", BC_TYPE_INTAKE, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, BC_TYPE_TICKET);
  signals[SIGNAL_REGISTERED] = g_signal_new ("registered", BC_TYPE_INTAKE, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, BC_TYPE_TICKET);

  bc_intake_install_actions (widget_class);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "intake");
}

static void
bc_intake_init (BcIntake *self)
{
  self->focus_field = -1;
  self->stops = g_ptr_array_new ();
  self->no_hall = bc_hall_new ();
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_draft_entry_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* With large text the bar needs two lines. */
  gtk_widget_set_layout_manager (self->bar, bc_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->register_button),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Control+Enter", -1);
}

GtkWidget *
bc_intake_new (BcDesk *desk)
{
  BcIntake *self;

  g_return_val_if_fail (BC_IS_DESK (desk), NULL);

  self = g_object_new (BC_TYPE_INTAKE, NULL);
  self->desk = g_object_ref (desk);
  bc_intake_build_form (self);
  bc_intake_order_focus (self);
  bc_intake_begin (self, NULL);
  bc_intake_update_obstacle (self);
  bc_intake_load_drafts (self);

  g_signal_connect_object (desk, "notify::connection", G_CALLBACK (obstacle_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::trouble", G_CALLBACK (obstacle_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "draft-returned", G_CALLBACK (bc_intake_draft_returned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::staff", G_CALLBACK (obstacle_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::hall", G_CALLBACK (hall_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
