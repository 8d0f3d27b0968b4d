/* A place in a card list: carries one card, takes the focus and is a list item for assistive
 * technology.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_CARD_ROW (bc_card_row_get_type ())
G_DECLARE_FINAL_TYPE (BcCardRow, bc_card_row, BC, CARD_ROW, GtkWidget)

struct _BcCardRow
{
  GtkWidget parent_instance;

  GtkWidget *card;
  GObject *item;      /* NULL while spare */
  guint position;     /* in the model */
  double y;           /* where it was shown last, from the list's upper edge */
  double offset;      /* how far from its place a running animation starts */
  gboolean has_place; /* @y holds something */
  gboolean is_new;    /* fades in */
};

/* bc_card_row_new: takes @card (floating). */
BcCardRow *bc_card_row_new (GtkWidget *card);

G_END_DECLS
