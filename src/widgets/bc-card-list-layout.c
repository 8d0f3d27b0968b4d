/* Where cards stand: heights, scrolling, and the gentle movement from old places to new ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-list-private.h"

#include "widgets/bc-frame-probe.h"

#define SPACING         BC_CARD_LIST_SPACING
#define MOVE_DURATION   180 /* milliseconds */
#define ROWS_BEYOND     1   /* cards kept ready above and below what is seen */
#define FARTHEST_GLIDES 3   /* views: from farther away a card appears in its place at once */

guint
bc_card_list_n_items (BcCardList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static BcCardRow *
ensure_sample (BcCardList *self)
{
  if (self->sample == NULL)
    {
      self->sample = bc_card_row_new (self->factory.create (self->user_data));
      gtk_widget_set_child_visible (GTK_WIDGET (self->sample), FALSE);
      gtk_widget_set_focusable (GTK_WIDGET (self->sample), FALSE);
      gtk_widget_set_parent (GTK_WIDGET (self->sample), GTK_WIDGET (self));
    }
  return self->sample;
}

void
bc_card_list_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  BcCardList *self = BC_CARD_LIST (widget);
  GtkWidget *sample = GTK_WIDGET (ensure_sample (self));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (sample, orientation, -1, minimum, natural, NULL, NULL);
      *minimum += 2 * SPACING;
      *natural += 2 * SPACING;
    }
  else
    {
      int height;
      double all;

      gtk_widget_measure (sample, orientation, -1, &height, NULL, NULL, NULL);
      all = SPACING + (double) bc_card_list_n_items (self) * (height + SPACING);
      *minimum = height + 2 * SPACING;
      /* A long list is as tall as it is given. */
      *natural = (int) CLAMP (all, *minimum, 16 * (height + SPACING));
    }
}

double
bc_card_list_place_of (BcCardList *self, guint position)
{
  int step = self->card_height + SPACING;
  double place = SPACING + (double) position * step;

  return self->gap >= 0 && position >= (guint) self->gap ? place + step : place;
}

static double
get_value (BcCardList *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

void
bc_card_list_scroll_to (BcCardList *self, guint position)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double top = bc_card_list_place_of (self, position) - SPACING;

  if (adjustment != NULL && self->card_height > 0)
    gtk_adjustment_clamp_page (adjustment, top, top + self->card_height + 2 * SPACING);
}

static void
update_adjustments (BcCardList *self, int width, int height)
{
  int step = self->card_height + SPACING;
  guint n_places = bc_card_list_n_items (self) + (self->gap >= 0 ? 1 : 0);
  double upper = MAX ((double) height, SPACING + (double) n_places * step);
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, 0, 0, width, width * 0.1, width * 0.9, width);
  if (vertical != NULL)
    gtk_adjustment_configure (vertical, CLAMP (get_value (self), 0, upper - height), 0, upper,
                              step / 2.0, MAX (height - step, step), height);
}

/* Gives rows to the positions in view, and takes them from all others but the focused one, which
 * must not lose the focus by being scrolled away. */
static void
update_rows (BcCardList *self, int height)
{
  int step = self->card_height + SPACING;
  double value = get_value (self);
  gint64 first = (gint64) ((value - SPACING) / step) - ROWS_BEYOND - (self->gap >= 0 ? 1 : 0);
  gint64 end = (gint64) ((value + height) / step) + 1 + ROWS_BEYOND;
  BcCardRow *focused = bc_card_list_focused_row (self);

  first = MAX (first, 0);
  end = MIN (end, (gint64) bc_card_list_n_items (self));
  for (guint i = self->rows->len; i > 0; i--)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i - 1);

      if (row != focused && (row->position < first || row->position >= end))
        bc_card_list_recycle (self, row);
    }
  for (gint64 position = first; position < end; position++)
    bc_card_list_ensure_row (self, (guint) position);
}

static void
animation_value_cb (double value, gpointer user_data)
{
  BcCardList *self = user_data;

  self->progress = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
play_animation (BcCardList *self)
{
  if (self->animation == NULL)
    {
      AdwAnimationTarget *target =
          adw_callback_animation_target_new (animation_value_cb, self, NULL);

      self->animation = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, MOVE_DURATION, target);
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
    }
  adw_animation_reset (self->animation);
  self->progress = 1;
  adw_animation_play (self->animation);
}

/* Notes for every row how far it has to glide. Returns whether any has to. */
static gboolean
note_offsets (BcCardList *self, int height)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      BcCardRow *row = g_ptr_array_index (self->rows, i);
      double y = bc_card_list_place_of (self, row->position) - get_value (self);

      row->offset = row->has_place ? row->y - y : 0;
      if (ABS (row->offset) > FARTHEST_GLIDES * height)
        row->offset = 0;
      row->is_new = !row->has_place;
      any = any || row->is_new || ABS (row->offset) >= 1;
    }
  return any;
}

static void
allocate_row (BcCardList *self, BcCardRow *row, int width)
{
  double y = bc_card_list_place_of (self, row->position) - get_value (self);
  GtkAllocation place = { .x = SPACING, .width = width - 2 * SPACING, .height = self->card_height };

  row->y = y + row->offset * self->progress;
  row->has_place = TRUE;
  place.y = (int) row->y;
  gtk_widget_set_opacity (GTK_WIDGET (row), row->is_new ? 1 - self->progress : 1);
  gtk_widget_size_allocate (GTK_WIDGET (row), &place, -1);
}

static void
allocate_gap (BcCardList *self, int width)
{
  GtkAllocation place = { .x = SPACING, .width = width - 2 * SPACING, .height = self->card_height };
  int minimum;

  gtk_widget_set_child_visible (self->gap_widget, self->gap >= 0);
  if (self->gap < 0)
    return;
  place.y = (int) (SPACING + (double) self->gap * (self->card_height + SPACING) - get_value (self));
  gtk_widget_measure (self->gap_widget, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->gap_widget, &place, -1);
}

static void
measure_card (BcCardList *self, int width)
{
  GtkWidget *sample = GTK_WIDGET (ensure_sample (self));

  gtk_widget_measure (sample, GTK_ORIENTATION_VERTICAL, width - 2 * SPACING, NULL,
                      &self->card_height, NULL, NULL);
  self->card_height = MAX (self->card_height, 1);
  self->is_height_stale = FALSE;
}

void
bc_card_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BcCardList *self = BC_CARD_LIST (widget);

  bc_frame_probe_begin ();
  self->is_allocating = TRUE;
  if (self->is_height_stale)
    measure_card (self, width);
  update_adjustments (self, width, height);
  update_rows (self, height);
  if (self->is_changed)
    {
      self->is_changed = FALSE;
      if (note_offsets (self, height) && gtk_widget_get_mapped (widget))
        play_animation (self);
      else
        self->progress = 0;
    }
  for (guint i = 0; i < self->rows->len; i++)
    allocate_row (self, g_ptr_array_index (self->rows, i), width);
  allocate_gap (self, width);
  self->is_allocating = FALSE;
  bc_frame_probe_end ("layout");
}
