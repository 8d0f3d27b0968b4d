/* What the card list's files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "widgets/bc-card-list.h"
#include "widgets/bc-card-row.h"

G_BEGIN_DECLS

#define BC_CARD_LIST_SPACING 6 /* pixels between cards and around them */

struct _BcCardList
{
  GtkWidget parent_instance;

  BcCardFactory factory;
  gpointer user_data;

  GListModel *model;
  GPtrArray *rows;   /* (element-type BcCardRow) bound ones, in no order */
  GPtrArray *spares; /* (element-type BcCardRow) unbound, hidden, to be used again */
  BcCardRow *sample; /* never bound: what the height is measured of */
  GtkWidget *gap_widget;
  int gap; /* before which position, -1 for none */

  /* scrolling */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  int card_height; /* 0 before it was first measured */
  gboolean is_height_stale;
  gboolean is_adjusting; /* we set the adjustments ourselves */
  guint update_tick;     /* 0 while the rows are up to date */

  /* selection */
  guint selected; /* GTK_INVALID_LIST_POSITION for none */
  GObject *selected_item;
  GObject *lost_item; /* was selected and went; gets the selection back if it comes again at once */
  guint lost_source;

  /* gentle movement */
  AdwAnimation *animation;
  double progress;     /* 1 at the start, 0 when everything stands in its place */
  gboolean is_changed; /* the model or the gap, since the last update */
};

/* layout */
void bc_card_list_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline);
void bc_card_list_size_allocate (GtkWidget *widget, int width, int height, int baseline);
/* bc_card_list_place_of: where the card at @position stands, from the top of all cards. */
double bc_card_list_place_of (BcCardList *self, guint position);
/* bc_card_list_scroll_to: scrolls as little as makes the card at @position wholly visible. */
void bc_card_list_scroll_to (BcCardList *self, guint position);
guint bc_card_list_n_items (BcCardList *self);

double bc_card_list_value (BcCardList *self);
/* bc_card_list_update_adjustments: tells the scrolled window how much there is. */
void bc_card_list_update_adjustments (BcCardList *self, int width, int height);
/* bc_card_list_measure_card: finds out how tall a card is, if that is not known. */
void bc_card_list_measure_card (BcCardList *self, int width);

/* movement */
/* bc_card_list_glide: lets cards glide from where they were shown last to where they stand now. */
void bc_card_list_glide (BcCardList *self);

/* rows */
/* bc_card_list_queue_update: something has changed: rows are brought up to date with the next frame. */
void bc_card_list_queue_update (BcCardList *self);
/* bc_card_list_is_covered: every position in view has its row. */
gboolean bc_card_list_is_covered (BcCardList *self);
/* bc_card_list_make_sample: makes the card that is measured. */
void bc_card_list_make_sample (BcCardList *self);
BcCardRow *bc_card_list_find_row (BcCardList *self, guint position);
/* bc_card_list_ensure_row: the row of @position, made if there is none. */
BcCardRow *bc_card_list_ensure_row (BcCardList *self, guint position);
/* bc_card_list_recycle: unbinds and hides @row. */
void bc_card_list_recycle (BcCardList *self, BcCardRow *row);
void bc_card_list_recycle_all (BcCardList *self);
/* bc_card_list_focused_row: (nullable) the row that has the keyboard focus. */
BcCardRow *bc_card_list_focused_row (BcCardList *self);
BcCardRow *bc_card_list_row_at (BcCardList *self, double y);

/* items */
void bc_card_list_items_changed_cb (
    GListModel *model, guint position, guint removed, guint added, gpointer user_data);
/* bc_card_list_select: GTK_INVALID_LIST_POSITION for none. */
void bc_card_list_select (BcCardList *self, guint position);
/* bc_card_list_focus_position: selects, scrolls and focuses. */
void bc_card_list_focus_position (BcCardList *self, guint position);
void bc_card_list_forget_lost (BcCardList *self);

/* keys and pointer */
void bc_card_list_install_keys (GtkWidgetClass *widget_class);
void bc_card_list_connect_pointer (BcCardList *self);
void bc_card_list_activate_position (BcCardList *self, guint position);

/* object */
void bc_card_list_tell_selected (BcCardList *self);
void bc_card_list_tell_activate (BcCardList *self, GObject *item);

G_END_DECLS
