/* What a card shows, in words and signs, worked out from the ticket: pure, so that it can be tested
 * without a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-format.h"

G_BEGIN_DECLS

/* Signs at the upper right of a card, most important first. */
typedef enum
{
  BC_CARD_CRITICAL = 1 << 0,
  BC_CARD_URGENT = 1 << 1,
  BC_CARD_REQUEST = 1 << 2, /* a move was asked for and waits for the approver */
  BC_CARD_DISPUTED =
      1 << 3, /* returned by the department: a ruling is due; the column has two states */
  BC_CARD_CONFIDENTIAL = 1 << 4,
  BC_CARD_REPEATED = 1 << 5,
} BcCardSigns;

#define BC_CARD_N_SIGNS 6

typedef struct
{
  char *number;
  char *matter;
  char *people; /* masked petitioner and, where all departments are shown, the department's short
                   name */
  char *due;    /* "3 working days left", "Closed · 9月18日" … */
  char *parts;  /* "2/3": assisting parts reported; NULL where there are none */
  BcNearness nearness;
  guint signs; /* BcCardSigns */
} BcCardFace;

/* bc_card_face_fill: fills @face, which was cleared or holds a face of before. @shows_department:
 * cards of several departments stand together. Any thread. */
void bc_card_face_fill (
    BcCardFace *face, const BcRecord *record, BcHall *hall, gint64 now, gboolean shows_department);
void bc_card_face_clear (BcCardFace *face);
/* bc_card_face_equal: the two would be drawn alike. */
gboolean bc_card_face_equal (const BcCardFace *a, const BcCardFace *b);

/* bc_card_face_describe: (transfer full) the whole card in one sentence, for a screen reader. */
char *bc_card_face_describe (const BcCardFace *face);
/* bc_card_face_explain: (transfer full) the same in lines, with nothing cut off, for the tooltip.
 */
char *bc_card_face_explain (const BcCardFace *face);
/* bc_card_sign_icon: the icon name of the sign @index (0 … BC_CARD_N_SIGNS - 1), whose flag is 1 <<
 * @index. */
const char *bc_card_sign_icon (guint index);
/* bc_card_nearness_icon: (nullable) the icon name; each nearness has a shape of its own, so that
 * colour is never alone. */
const char *bc_card_nearness_icon (BcNearness nearness);

G_END_DECLS
