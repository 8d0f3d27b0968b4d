/* A vertical list of cards of one height that has widgets only for what can be seen.
 *
 * GtkListView makes about 205 rows a list however few are seen; a board of seven of them would
 * start with 1,400 cards. This list makes those in view and one more at either end, and asks its
 * model for no other item, so that a model may make its objects on demand.
 *
 * It scrolls inside a GtkScrolledWindow (GtkScrollable). Accessible role: list, with a list item a
 * card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How cards come about. All functions are called on the main thread with the user data of
 * bc_card_list_new(). */
typedef struct
{
  /* (transfer floating): a card that shows as much as any card may: its height is that of all. */
  GtkWidget *(*create) (gpointer user_data);
  /* Makes @card show @item, from now until unbind. */
  void (*bind) (GtkWidget *card, GObject *item, gpointer user_data);
  void (*unbind) (GtkWidget *card, gpointer user_data);
  /* The position of @item in @model, or GTK_INVALID_LIST_POSITION; NULL for a search through all
   * items, which would make the objects of a model that makes them on demand. */
  guint (*find) (GListModel *model, GObject *item, gpointer user_data);
} BcCardFactory;

#define BC_TYPE_CARD_LIST (bc_card_list_get_type ())
G_DECLARE_FINAL_TYPE (BcCardList, bc_card_list, BC, CARD_LIST, GtkWidget)

/*
 * Properties (notified), besides those of GtkScrollable:
 *   model      GListModel of GObjects, nullable
 *   selected   GObject, nullable: the card that was last clicked or focused; follows its item
 * through changes of the model Signals: activate (GObject item)    Enter, Space or a double click
 *
 * A row's accessible name is the card's matter: it sets it on its parent, the row, when it is
 * bound. Keys: Up, Down, Home, End, Page Up, Page Down; the list is one stop of Tab. Without cards
 * the list itself can be focused.
 */

/* bc_card_list_new: @factory is copied. */
GtkWidget *bc_card_list_new (const BcCardFactory *factory, gpointer user_data);

/* bc_card_list_set_model: @model (nullable) is referenced. */
void bc_card_list_set_model (BcCardList *self, GListModel *model);
GListModel *bc_card_list_get_model (BcCardList *self);
/* bc_card_list_rebind: binds all cards in view anew, after something has changed that their items
 * do not tell (the minute, the staff). */
void bc_card_list_rebind (BcCardList *self);
/* bc_card_list_recreate: makes all cards anew, after something has changed that their height
 * depends on. */
void bc_card_list_recreate (BcCardList *self);

/* bc_card_list_get_selected: (transfer none) (nullable). */
GObject *bc_card_list_get_selected (BcCardList *self);
/* bc_card_list_unselect: no card is selected any more. */
void bc_card_list_unselect (BcCardList *self);
/* bc_card_list_focus_item: selects @item, scrolls to it and puts the focus on its card. FALSE where
 * the model does not have it. */
gboolean bc_card_list_focus_item (BcCardList *self, GObject *item);
/* bc_card_list_focus_near: the same for the card nearest to @y, in pixels from the list's upper
 * edge; the list itself when it is empty. */
void bc_card_list_focus_near (BcCardList *self, double y);

/* bc_card_list_pick: (nullable) (transfer none) the card at @x, @y of the list; @item (out)
 * (optional) (transfer none) what it shows. */
GtkWidget *bc_card_list_pick (BcCardList *self, double x, double y, GObject **item);
/* bc_card_list_find_card: (nullable) (transfer none) the card of @item, if it is in view. */
GtkWidget *bc_card_list_find_card (BcCardList *self, GObject *item);
/* bc_card_list_n_cards: how many cards have widgets at present. */
guint bc_card_list_n_cards (BcCardList *self);
/* bc_card_list_get_card_height: pixels, 0 before it was first laid out. */
int bc_card_list_get_card_height (BcCardList *self);

/* bc_card_list_set_gap: opens a gap for a card that may come in before @position (0 … number of
 * items), or closes it: -1. */
void bc_card_list_set_gap (BcCardList *self, int position);
int bc_card_list_get_gap (BcCardList *self);
/* bc_card_list_scroll: scrolls by @pixels, down when positive. Returns whether it moved. */
gboolean bc_card_list_scroll (BcCardList *self, double pixels);

G_END_DECLS
