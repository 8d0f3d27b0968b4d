/* A ticket's card on the board.
 *
 * The card draws itself: one widget a card, where a template of labels and images would be twelve.
 * The board starts with about fifty cards and binds some with every scrolled line, and that is
 * where its time would go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "board/bc-card-face.h"
#include "model/bc-ticket.h"

G_BEGIN_DECLS

#define BC_TYPE_CARD (bc_card_get_type ())
G_DECLARE_FINAL_TYPE (BcCard, bc_card, BC, CARD, GtkWidget)

GtkWidget *bc_card_new (void);
/* bc_card_bind: shows @ticket, and follows it; a quiet placeholder while it has no record. @hall,
 * @now and @shows_department as bc_card_face_fill() takes them. The parent, a list's row, gets the
 * card's accessible name. */
void
bc_card_bind (BcCard *self, BcTicket *ticket, BcHall *hall, gint64 now, gboolean shows_department);
void bc_card_unbind (BcCard *self);
/* bc_card_get_ticket: (nullable) (transfer none). */
BcTicket *bc_card_get_ticket (BcCard *self);
/* bc_card_has_content: the card shows a ticket's record, not a placeholder. */
gboolean bc_card_has_content (BcCard *self);
/* bc_card_set_dimmed: it is being dragged, and this is its old place. A ticket on its way
 * (BcTicket:moving-to) is dimmed by itself. */
void bc_card_set_dimmed (BcCard *self, gboolean is_dimmed);

G_END_DECLS
