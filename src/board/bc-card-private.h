/* What the card's files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "board/bc-card.h"

G_BEGIN_DECLS

typedef enum
{
  BC_CARD_TEXT_NUMBER,
  BC_CARD_TEXT_MATTER,
  BC_CARD_TEXT_PEOPLE,
  BC_CARD_TEXT_DUE,
  BC_CARD_TEXT_PARTS,
  BC_CARD_N_TEXTS,
} BcCardText;

struct _BcCard
{
  GtkWidget parent_instance;

  BcTicket *ticket;
  BcHall *hall;
  gint64 now;
  gboolean shows_department;
  gboolean has_content;
  gboolean is_dragged;
  const char *nearness_class; /* the style class that is set, NULL for none */
  BcCardFace face;

  PangoLayout *layouts[BC_CARD_N_TEXTS]; /* made when drawn; NULL when text or font have changed */
};

/* bc_card_measure_all: how wide and tall a card has to be, by the font alone. */
void bc_card_measure_all (BcCard *self, int *minimum_width, int *natural_width, int *height);
void bc_card_draw (BcCard *self, GtkSnapshot *snapshot);
/* bc_card_forget_layouts: text or font have changed. */
void bc_card_forget_layouts (BcCard *self);

G_END_DECLS
