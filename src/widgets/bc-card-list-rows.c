/* The rows of a card list: made once, bound to what is in view, used again.
 *
 * Whatever changes, the rows are brought up to date once a frame, in its update phase, before style and layout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-list-private.h"

#include "widgets/bc-frame-probe.h"

#define ROWS_BEYOND  1   /* cards kept ready above and below what is seen */
#define HEIGHT_GUESS 700 /* pixels: of a list that was not laid out yet */

BcCardRow *
bc_card_list_find_row (BcCardList *self, guint position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i);

      if (row->position == position)
        return row;
    }
  return NULL;
}

BcCardRow *
bc_card_list_row_at (BcCardList *self, double y)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i);

      if (row->has_place && y >= row->y && y < row->y + self->card_height)
        return row;
    }
  return NULL;
}

BcCardRow *
bc_card_list_focused_row (BcCardList *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !BC_IS_CARD_ROW (child) || BC_CARD_ROW (child)->item == NULL)
    return NULL;
  return BC_CARD_ROW (child);
}

static void
tell_position (BcCardList *self, BcCardRow *row)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) row->position + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) bc_card_list_n_items (self), -1);
}

static void
bind_row (BcCardList *self, BcCardRow *row, guint position)
{
  row->position = position;
  row->item = g_list_model_get_item (self->model, position);
  row->has_place = FALSE;
  row->is_new = FALSE;
  row->offset = 0;
  self->factory.bind (row->card, row->item, self->user_data);
  tell_position (self, row);
  if (position == self->selected)
    gtk_widget_set_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED);
  gtk_widget_set_child_visible (GTK_WIDGET (row), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
}

BcCardRow *
bc_card_list_ensure_row (BcCardList *self, guint position)
{
  BcCardRow *row = bc_card_list_find_row (self, position);

  if (row != NULL)
    return row;
  bc_frame_probe_begin ();
  if (self->spares->len > 0)
    row = g_ptr_array_steal_index_fast (self->spares, self->spares->len - 1);
  else
    {
      row = bc_card_row_new (self->factory.create (self->user_data));
      gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
    }
  g_ptr_array_add (self->rows, row);
  bind_row (self, row, position);
  bc_frame_probe_end ("bind");
  return row;
}

void
bc_card_list_recycle (BcCardList *self, BcCardRow *row)
{
  g_ptr_array_remove_fast (self->rows, row);
  self->factory.unbind (row->card, self->user_data);
  g_clear_object (&row->item);
  gtk_widget_set_child_visible (GTK_WIDGET (row), FALSE);
  /* A screen reader would still find it, with the words of the card that it was. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_ptr_array_add (self->spares, row);
}

void
bc_card_list_recycle_all (BcCardList *self)
{
  while (self->rows->len > 0)
    bc_card_list_recycle (self, g_ptr_array_index (self->rows, self->rows->len - 1));
}

/* The positions that are in view, or nearly: @first ≤ position < @end. */
static void
get_range (BcCardList *self, int beyond, guint *first, guint *end)
{
  int step = self->card_height + BC_CARD_LIST_SPACING;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double value = bc_card_list_value (self);
  gint64 from = (gint64) (value / step) - beyond - (self->gap >= 0 ? 1 : 0);
  gint64 to = (gint64) ((value + (height > 0 ? height : HEIGHT_GUESS)) / step) + 1 + beyond;

  *first = (guint) MAX (from, 0);
  *end = (guint) CLAMP (to, 0, (gint64) bc_card_list_n_items (self));
}

gboolean
bc_card_list_is_covered (BcCardList *self)
{
  guint first;
  guint end;

  get_range (self, 0, &first, &end);
  for (guint position = first; position < end; position++)
    if (bc_card_list_find_row (self, position) == NULL)
      return FALSE;
  return TRUE;
}

/* Gives rows to the positions in view, and takes them from all others but the focused one, which must not lose the focus by
 * being scrolled away. */
static void
update_rows (BcCardList *self)
{
  BcCardRow *focused = bc_card_list_focused_row (self);
  guint first;
  guint end;

  get_range (self, ROWS_BEYOND, &first, &end);
  for (guint i = self->rows->len; i > 0; i--)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i - 1);

      if (row != focused && (row->position < first || row->position >= end))
        bc_card_list_recycle (self, row);
    }
  for (guint position = first; position < end; position++)
    bc_card_list_ensure_row (self, position);
}

static gboolean
update_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BcCardList *self = BC_CARD_LIST (widget);

  self->update_tick = 0;
  bc_frame_probe_begin ();
  bc_card_list_measure_card (self, gtk_widget_get_width (widget));
  if (gtk_widget_get_height (widget) > 0)
    {
      self->is_adjusting = TRUE;
      bc_card_list_update_adjustments (self, gtk_widget_get_width (widget),
                                       gtk_widget_get_height (widget));
      self->is_adjusting = FALSE;
    }
  update_rows (self);
  if (self->is_changed)
    bc_card_list_glide (self);
  self->is_changed = FALSE;
  gtk_widget_queue_allocate (widget);
  bc_frame_probe_end ("rows");
  return G_SOURCE_REMOVE;
}

void
bc_card_list_queue_update (BcCardList *self)
{
  if (self->update_tick == 0)
    self->update_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

void
bc_card_list_make_sample (BcCardList *self)
{
  self->sample = bc_card_row_new (self->factory.create (self->user_data));
  gtk_widget_set_child_visible (GTK_WIDGET (self->sample), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self->sample), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->sample), GTK_WIDGET (self));
  self->is_height_stale = TRUE;
}

void
bc_card_list_rebind (BcCardList *self)
{
  g_return_if_fail (BC_IS_CARD_LIST (self));

  bc_frame_probe_begin ();
  for (guint i = 0; i < self->rows->len; i++)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i);

      self->factory.unbind (row->card, self->user_data);
      self->factory.bind (row->card, row->item, self->user_data);
      tell_position (self, row);
    }
  bc_frame_probe_end ("rebind");
}

void
bc_card_list_recreate (BcCardList *self)
{
  gboolean had_focus;

  g_return_if_fail (BC_IS_CARD_LIST (self));

  had_focus = bc_card_list_focused_row (self) != NULL;
  bc_card_list_recycle_all (self);
  for (guint i = 0; i < self->spares->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->spares, i));
  g_ptr_array_set_size (self->spares, 0);
  gtk_widget_unparent (GTK_WIDGET (self->sample));
  bc_card_list_make_sample (self);
  bc_card_list_queue_update (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (had_focus && self->selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_grab_focus (GTK_WIDGET (bc_card_list_ensure_row (self, self->selected)));
}

GtkWidget *
bc_card_list_pick (BcCardList *self, double x, double y, GObject **item)
{
  BcCardRow *row;

  g_return_val_if_fail (BC_IS_CARD_LIST (self), NULL);

  row = bc_card_list_row_at (self, y);
  if (row == NULL || x < 0 || x > gtk_widget_get_width (GTK_WIDGET (self)))
    return NULL;
  if (item != NULL)
    *item = row->item;
  return row->card;
}

GtkWidget *
bc_card_list_find_card (BcCardList *self, GObject *item)
{
  g_return_val_if_fail (BC_IS_CARD_LIST (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i);

      if (row->item == item)
        return row->card;
    }
  return NULL;
}

guint
bc_card_list_n_cards (BcCardList *self)
{
  g_return_val_if_fail (BC_IS_CARD_LIST (self), 0);

  return self->rows->len + self->spares->len;
}
