/* What happens to rows, scroll position, selection and focus when the model changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-list-private.h"

#include "widgets/bc-frame-probe.h"

static void
set_row_selected (BcCardList *self, guint position, gboolean is_selected)
{
  BcCardRow *row =
      position != GTK_INVALID_LIST_POSITION ? bc_card_list_find_row (self, position) : NULL;

  if (row == NULL)
    return;
  if (is_selected)
    gtk_widget_set_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

void
bc_card_list_forget_lost (BcCardList *self)
{
  g_clear_handle_id (&self->lost_source, g_source_remove);
  g_clear_object (&self->lost_item);
}

void
bc_card_list_select (BcCardList *self, guint position)
{
  g_autoptr (GObject) item = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    item = g_list_model_get_item (self->model, position);
  if (position == self->selected && item == self->selected_item)
    return;
  set_row_selected (self, self->selected, FALSE);
  self->selected = item != NULL ? position : GTK_INVALID_LIST_POSITION;
  set_row_selected (self, self->selected, TRUE);
  if (g_set_object (&self->selected_item, item))
    bc_card_list_tell_selected (self);
}

void
bc_card_list_focus_position (BcCardList *self, guint position)
{
  bc_card_list_forget_lost (self);
  bc_card_list_select (self, position);
  bc_card_list_scroll_to (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (bc_card_list_ensure_row (self, position)));
}

static gboolean
forget_lost_cb (gpointer user_data)
{
  BcCardList *self = user_data;

  self->lost_source = 0;
  g_clear_object (&self->lost_item);
  return G_SOURCE_REMOVE;
}

/* An item that changes its place is taken out and put in again in two changes of one turn of the
 * main loop: until the turn is over it is remembered. */
static void
remember_lost (BcCardList *self)
{
  bc_card_list_forget_lost (self);
  self->lost_item = g_object_ref (self->selected_item);
  self->lost_source = g_idle_add (forget_lost_cb, self);
}

static guint
find_item (BcCardList *self, GObject *item, guint position, guint count)
{
  if (self->factory.find != NULL)
    {
      guint found = self->factory.find (self->model, item, self->user_data);

      return found >= position && found - position < count ? found : GTK_INVALID_LIST_POSITION;
    }
  for (guint i = position; i - position < count; i++)
    {
      g_autoptr (GObject) candidate = g_list_model_get_item (self->model, i);

      if (candidate == item)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The first card that is wholly seen stays where it is on the screen; at the top the list stays at
 * the top. */
static void
keep_scroll_position (BcCardList *self, guint position, guint removed, guint added)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  int step = self->card_height + BC_CARD_LIST_SPACING;
  double value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
  guint anchor;
  double shift;

  if (value <= 0 || self->card_height == 0)
    return;
  anchor = (guint) ((value + step - 1) / step);
  if (position >= anchor)
    return;
  shift = (double) added - (double) MIN (removed, anchor - position);
  if (shift == 0)
    return;
  /* The adjustment learns of the new length at the next layout; until then it must be able to take
   * the value. */
  gtk_adjustment_set_upper (adjustment,
                            MAX (gtk_adjustment_get_upper (adjustment),
                                 value + shift * step + gtk_adjustment_get_page_size (adjustment)));
  gtk_adjustment_set_value (adjustment, value + shift * step);
}

/* Rows of removed items become spare, those behind move along. Returns whether the focused row was
 * among the removed. */
static gboolean
shift_rows (BcCardList *self, guint position, guint removed, guint added)
{
  BcCardRow *focused = bc_card_list_focused_row (self);
  gboolean is_focus_lost = FALSE;

  for (guint i = self->rows->len; i > 0; i--)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i - 1);

      if (row->position < position)
        continue;
      if (row->position - position >= removed)
        {
          row->position = row->position - removed + added;
          continue;
        }
      is_focus_lost = is_focus_lost || row == focused;
      bc_card_list_recycle (self, row);
    }
  return is_focus_lost;
}

static void
shift_selection (BcCardList *self, guint position, guint removed, guint added)
{
  guint n_items = bc_card_list_n_items (self);
  guint again = GTK_INVALID_LIST_POSITION;

  if (self->selected != GTK_INVALID_LIST_POSITION && self->selected >= position)
    {
      if (self->selected - position >= removed)
        self->selected = self->selected - removed + added;
      else
        {
          /* Within the change the item may stand elsewhere now; else the next card takes over. */
          again = find_item (self, self->selected_item, position, added);
          if (again == GTK_INVALID_LIST_POSITION)
            {
              remember_lost (self);
              again = n_items > 0 ? MIN (position, n_items - 1) : GTK_INVALID_LIST_POSITION;
            }
          self->selected = GTK_INVALID_LIST_POSITION;
          bc_card_list_select (self, again);
          return;
        }
    }
  if (self->lost_item != NULL && added > 0)
    {
      again = find_item (self, self->lost_item, position, added);
      if (again != GTK_INVALID_LIST_POSITION)
        {
          bc_card_list_forget_lost (self);
          bc_card_list_select (self, again);
        }
    }
}

void
bc_card_list_items_changed_cb (
    GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  BcCardList *self = user_data;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL
                       || gtk_widget_has_focus (GTK_WIDGET (self));
  guint selected_before = self->selected;
  GObject *item_before = self->selected_item;

  bc_frame_probe_begin ();
  keep_scroll_position (self, position, removed, added);
  shift_rows (self, position, removed, added);
  shift_selection (self, position, removed, added);
  gtk_widget_set_focusable (GTK_WIDGET (self), bc_card_list_n_items (self) == 0);

  if (had_focus
      && (self->selected != selected_before || self->selected_item != item_before
          || bc_card_list_focused_row (self) == NULL))
    {
      /* The focus goes with the selection, without scrolling: the person may be looking elsewhere.
       */
      if (self->selected != GTK_INVALID_LIST_POSITION)
        gtk_widget_grab_focus (GTK_WIDGET (bc_card_list_ensure_row (self, self->selected)));
      else
        gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  /* The first cards of all are simply there; later ones glide and fade in. */
  self->is_changed = self->is_changed || bc_card_list_n_items (self) != added;
  bc_card_list_queue_update (self);
  bc_frame_probe_end ("change");
}
