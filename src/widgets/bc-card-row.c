/* A place in a card list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-card-row.h"

G_DEFINE_FINAL_TYPE (BcCardRow, bc_card_row, GTK_TYPE_WIDGET)

static void
bc_card_row_dispose (GObject *object)
{
  BcCardRow *self = BC_CARD_ROW (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (bc_card_row_parent_class)->dispose (object);
}

static void
bc_card_row_class_init (BcCardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_card_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cardrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
bc_card_row_init (BcCardRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

BcCardRow *
bc_card_row_new (GtkWidget *card)
{
  BcCardRow *self = g_object_new (BC_TYPE_CARD_ROW, NULL);

  self->card = card;
  gtk_widget_set_parent (card, GTK_WIDGET (self));
  return self;
}
