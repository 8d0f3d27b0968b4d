/* Where cards stand: heights and scrolling.
 *
 * Nothing is made, bound or scrolled here: whoever asks for a layout while an ancestor is being laid out may be forgotten (GTK 4.8), and stays without
 * one. Rows and adjustments are brought up to date before, in the frame's update phase (bc-card-list-rows.c); here they change only together
 * with the size of the scrolled window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-list-private.h"

#include "widgets/bc-frame-probe.h"

#define SPACING BC_CARD_LIST_SPACING

guint
bc_card_list_n_items (BcCardList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
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
  GtkWidget *sample = GTK_WIDGET (self->sample);

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

double
bc_card_list_value (BcCardList *self)
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

void
bc_card_list_update_adjustments (BcCardList *self, int width, int height)
{
  int step = self->card_height + SPACING;
  guint n_places = bc_card_list_n_items (self) + (self->gap >= 0 ? 1 : 0);
  double upper = MAX ((double) height, SPACING + (double) n_places * step);
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, 0, 0, width, width * 0.1, width * 0.9, width);
  if (vertical != NULL)
    gtk_adjustment_configure (vertical, CLAMP (bc_card_list_value (self), 0, upper - height), 0,
                              upper, step / 2.0, MAX (height - step, step), height);
}

static void
allocate_row (BcCardList *self, BcCardRow *row, int width)
{
  double y = bc_card_list_place_of (self, row->position) - bc_card_list_value (self);
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

  if (self->gap < 0)
    return;
  place.y = (int) (SPACING + (double) self->gap * (self->card_height + SPACING)
                   - bc_card_list_value (self));
  gtk_widget_measure (self->gap_widget, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->gap_widget, &place, -1);
}

void
bc_card_list_measure_card (BcCardList *self, int width)
{
  gboolean has_width = width > 2 * SPACING;

  if (!self->is_height_stale)
    return;
  gtk_widget_measure (GTK_WIDGET (self->sample), GTK_ORIENTATION_VERTICAL,
                      has_width ? width - 2 * SPACING : -1, NULL, &self->card_height, NULL, NULL);
  self->card_height = MAX (self->card_height, 1);
  /* Before the first layout it is a good guess, to be measured again. */
  self->is_height_stale = !has_width;
}

void
bc_card_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BcCardList *self = BC_CARD_LIST (widget);

  bc_frame_probe_begin ();
  self->is_adjusting = TRUE;
  bc_card_list_measure_card (self, width);
  bc_card_list_update_adjustments (self, width, height);
  for (guint i = 0; i < self->rows->len; i++)
    allocate_row (self, g_ptr_array_index (self->rows, i), width);
  allocate_gap (self, width);
  self->is_adjusting = FALSE;
  /* The view has grown, or was moved by the end of the list: what is missing comes with the next frame. */
  if (!bc_card_list_is_covered (self))
    bc_card_list_queue_update (self);
  bc_frame_probe_end ("layout");
}
