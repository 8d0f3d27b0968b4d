/* The gentle movement of cards from their old places to their new ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-list-private.h"

#define DURATION 180 /* milliseconds */
#define FARTHEST 3   /* views: from farther away a card appears in its place at once */

static void
value_cb (double value, gpointer user_data)
{
  BcCardList *self = user_data;

  self->progress = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
play (BcCardList *self)
{
  if (self->animation == NULL)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (value_cb, self, NULL);

      self->animation = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, DURATION, target);
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
    }
  adw_animation_reset (self->animation);
  /* A new animation tells its first value only with the next frame. */
  self->progress = 1;
  /* Where the desktop wants no animations this is over at once. */
  adw_animation_play (self->animation);
}

void
bc_card_list_glide (BcCardList *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i);
      double y = bc_card_list_place_of (self, row->position) - bc_card_list_value (self);

      row->offset = row->has_place ? row->y - y : 0;
      if (ABS (row->offset) > FARTHEST * height)
        row->offset = 0;
      row->is_new = !row->has_place;
      any = any || row->is_new || ABS (row->offset) >= 1;
    }
  if (any && gtk_widget_get_mapped (GTK_WIDGET (self)))
    play (self);
  else
    self->progress = 0;
}
