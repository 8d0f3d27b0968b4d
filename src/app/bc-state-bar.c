/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-state-bar.h"

#include <glib/gi18n.h>

#include "base/bc-trace.h"
#include "domain/bc-format.h"

struct _BcStateBar
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkWidget *bar;
  GtkWidget *cancel_button;
  GtkWidget *close_button;
  GtkLabel *detail;
  GtkImage *icon;
  GtkMenuButton *queue_button;
  GtkListBox *queue_list;
  GtkRevealer *revealer;
  GtkLabel *title;

  /* Owned */
  BcDesk *desk;
  gboolean skew_is_seen; /* the notice on the clock was closed */
};

G_DEFINE_FINAL_TYPE (BcStateBar, bc_state_bar, GTK_TYPE_BOX)

/* What is shown. The texts are owned. */
typedef struct
{
  const char *icon;
  char *title; /* NULL: nothing to say */
  char *detail;
  gboolean can_cancel;
  gboolean can_close;
  gboolean is_error;
} State;

static char *
since_when (BcStateBar *self)
{
  gint64 since = bc_desk_get_trouble_since (self->desk);
  gint64 now = bc_desk_now (self->desk);
  guint minutes = (guint) MAX ((now - since) / BC_MINUTE, 0);
  g_autofree char *when = bc_format_instant (since, bc_desk_get_hall (self->desk), now);

  if (minutes == 0)
    /* Translators: %s is an instant. */
    return g_strdup_printf (_ ("since %s"), when);
  /* Translators: minutes, and the instant from which they count. */
  return g_strdup_printf (ngettext ("for %u minute, since %s", "for %u minutes, since %s", minutes),
                          minutes, when);
}

static void
tell_lost (BcStateBar *self, State *state)
{
  g_autofree char *since = since_when (self);

  state->icon = "bc-lost-symbolic";
  state->is_error = TRUE;
  /* Translators: %s is “for 3 minutes, since 18 Sep 10:02”. */
  state->title = g_strdup_printf (_ ("The hall file is out of reach (%s)"), since);
  state->detail = g_strdup_printf (
      /* Translators: %s says why. */
      _ ("%s Look after the network cable or the drive; the program looks for the file by itself. "
         "What is shown stays, and what you register is kept on this seat; moves and edits have to "
         "wait."),
      bc_desk_get_trouble (self->desk));
}

static void
tell_trouble (BcStateBar *self, State *state, const char *title)
{
  state->icon = "bc-read-only-symbolic";
  state->is_error = TRUE;
  state->title = g_strdup (title);
  state->detail = g_strdup (bc_desk_get_trouble (self->desk));
}

static void
tell_skew (BcStateBar *self, State *state)
{
  gint64 skew = bc_desk_get_clock_skew (self->desk);
  guint minutes = (guint) (ABS (skew) / BC_MINUTE);

  if (skew == 0 || self->skew_is_seen)
    return;
  state->icon = "bc-waiting-symbolic";
  state->can_close = TRUE;
  state->title =
      g_strdup_printf (skew > 0
                           ? ngettext ("This seat’s clock is %u minute ahead of another seat’s",
                                       "This seat’s clock is %u minutes ahead of another seat’s",
                                       minutes)
                           : ngettext ("This seat’s clock is %u minute behind another seat’s",
                                       "This seat’s clock is %u minutes behind another seat’s",
                                       minutes),
                       minutes);
  state->detail = g_strdup (_ ("Set the clocks of both: times of receipt and deadlines are "
                               "written by them. The order of what happened stays right."));
}

/* Registrations on their way: nothing is said to be saved that is not. */
static void
tell_queue (BcStateBar *self, State *state)
{
  guint n = bc_desk_get_queue (self->desk)->len;

  if (n == 0)
    {
      tell_skew (self, state);
      return;
    }
  state->icon = "bc-waiting-symbolic";
  state->title = g_strdup_printf (ngettext ("%u registration is not in the hall file yet",
                                            "%u registrations are not in the hall file yet", n),
                                  n);
  state->detail =
      g_strdup (_ ("They are kept on this seat and handed in by themselves; until then they have "
                   "no numbers."));
}

static void
find_state (BcStateBar *self, State *state)
{
  if (bc_desk_get_hall (self->desk) == NULL)
    return;
  switch (bc_desk_get_connection (self->desk))
    {
    case BC_CONNECTION_LOST:
      tell_lost (self, state);
      break;
    case BC_CONNECTION_FULL:
      tell_trouble (self, state, _ ("There is no room left on the hall file’s drive"));
      break;
    case BC_CONNECTION_READ_ONLY:
      if (bc_desk_get_trouble (self->desk) != NULL)
        tell_trouble (self, state, _ ("The hall file cannot be written any more"));
      else
        tell_queue (self, state);
      break;
    case BC_CONNECTION_WAITING:
      state->icon = "bc-waiting-symbolic";
      state->title = g_strdup (_ ("Waiting for another seat…"));
      state->detail =
          g_strdup (_ ("Another seat is writing to the hall file; this goes on by itself."));
      state->can_cancel = bc_desk_can_cancel_waiting (self->desk);
      break;
    case BC_CONNECTION_NONE:
    case BC_CONNECTION_OPENING:
    case BC_CONNECTION_ONLINE:
    default:
      tell_queue (self, state);
      break;
    }
}

static GtkWidget *
queue_row (BcStateBar *self, const BcQueued *queued)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  g_autofree char *matter = bc_format_matter (queued->draft, hall);
  g_autofree char *petitioner = bc_format_petitioner (queued->draft, TRUE);
  g_autofree char *when = bc_format_instant (queued->queued_at, hall, bc_desk_now (self->desk));
  g_autofree char *text = g_strdup_printf ("%s · %s\n%s", matter, petitioner, when);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  return label;
}

static void
show_queue (BcStateBar *self)
{
  GPtrArray *queue = bc_desk_get_queue (self->desk);
  /* Translators: registrations that wait on this seat. */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u to be handed in", "%u to be handed in", queue->len),
                       queue->len);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->queue_list))) != NULL)
    gtk_list_box_remove (self->queue_list, row);
  for (guint i = 0; bc_desk_get_hall (self->desk) != NULL && i < queue->len; i++)
    gtk_list_box_append (self->queue_list, queue_row (self, g_ptr_array_index (queue, i)));
  gtk_menu_button_set_label (self->queue_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->queue_button), queue->len > 0);
}

static void
update (BcStateBar *self)
{
  State state = { 0 };

  show_queue (self);
  find_state (self, &state);
  if (state.title != NULL)
    {
      if (!gtk_revealer_get_reveal_child (self->revealer))
        bc_trace ("state-bar %s", state.title);
      gtk_image_set_from_icon_name (self->icon, state.icon);
      gtk_label_set_label (self->title, state.title);
      gtk_label_set_label (self->detail, state.detail);
      gtk_widget_set_visible (self->cancel_button, state.can_cancel);
      gtk_widget_set_visible (self->close_button, state.can_close);
      if (state.is_error)
        gtk_widget_add_css_class (self->bar, "error");
      else
        gtk_widget_remove_css_class (self->bar, "error");
    }
  else if (gtk_revealer_get_reveal_child (self->revealer))
    bc_trace ("state-bar gone");
  gtk_revealer_set_reveal_child (self->revealer, state.title != NULL);
  g_free (state.title);
  g_free (state.detail);
}

static void
cancel_cb (BcStateBar *self)
{
  bc_desk_cancel_waiting (self->desk);
}

static void
close_cb (BcStateBar *self)
{
  self->skew_is_seen = TRUE;
  update (self);
}

static void
skew_cb (BcStateBar *self)
{
  self->skew_is_seen = FALSE;
  update (self);
}

static void
bc_state_bar_dispose (GObject *object)
{
  g_clear_object (&BC_STATE_BAR (object)->desk);
  G_OBJECT_CLASS (bc_state_bar_parent_class)->dispose (object);
}

static void
bc_state_bar_class_init (BcStateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_state_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-state-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, bar);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, close_button);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, detail);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, icon);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, queue_button);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, queue_list);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BcStateBar, title);
}

static void
bc_state_bar_init (BcStateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->cancel_button, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (self->close_button, "clicked", G_CALLBACK (close_cb), self);
}

void
bc_state_bar_set_desk (BcStateBar *self, BcDesk *desk)
{
  static const char *const signals[] = { "notify::connection", "notify::trouble", "notify::hall",
                                         "notify::n-queued", "minute" };

  g_return_if_fail (BC_IS_STATE_BAR (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (desk, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::clock-skew", G_CALLBACK (skew_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
