/* What of the board somebody wants to see: conditions that combine, and a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BC_FILTER_MINE,         /* in the hands of whoever is signed in */
  BC_FILTER_DUE_TODAY,    /* running, due before the day ends and not yet late */
  BC_FILTER_OVERDUE,      /* running and late */
  BC_FILTER_BAD_RATING,   /* 差评: one of the last two grades */
  BC_FILTER_REPEATED,     /* 重复 */
  BC_FILTER_CONFIDENTIAL, /* 保密 */
  BC_N_FILTERS,
} BcFilterFlag;

/* A value: copied whole, compared member by member. Due today and overdue are alternatives, for nothing is both; everything else has to hold together. */
typedef struct
{
  guint flags; /* 1 << BcFilterFlag */
  char *text;  /* part of a number, name, telephone, matter or of what happened; NULL for any */
} BcBoardFilter;

#define BC_TYPE_BOARD_FILTER (bc_board_filter_get_type ())
GType bc_board_filter_get_type (void);

/* bc_board_filter_new: shows everything. */
BcBoardFilter *bc_board_filter_new (void);
BcBoardFilter *bc_board_filter_copy (const BcBoardFilter *self);
void bc_board_filter_free (BcBoardFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcBoardFilter, bc_board_filter_free)

gboolean bc_board_filter_has (const BcBoardFilter *self, BcFilterFlag flag);
void bc_board_filter_set (BcBoardFilter *self, BcFilterFlag flag, gboolean is_on);
/* bc_board_filter_set_text: white space around @text (nullable) does not count, and none is left of a text that is only that. */
void bc_board_filter_set_text (BcBoardFilter *self, const char *text);
/* bc_board_filter_is_empty: it shows everything. */
gboolean bc_board_filter_is_empty (const BcBoardFilter *self);
gboolean bc_board_filter_equal (const BcBoardFilter *a, const BcBoardFilter *b);

/* bc_filter_flag_code: how a flag is written down: "mine" "due_today" "overdue" "bad_rating" "repeated" "confidential". */
const char *bc_filter_flag_code (BcFilterFlag flag);
/* bc_filter_flag_label: its word, translated. */
const char *bc_filter_flag_label (BcFilterFlag flag);
/* bc_filter_flag_hint: a sentence that says what it shows, translated. */
const char *bc_filter_flag_hint (BcFilterFlag flag);

/* bc_board_filter_to_text: (transfer full) one line for the settings: the flags' codes, then "text:" and the text; "" for an empty one. */
char *bc_board_filter_to_text (const BcBoardFilter *self);
/* bc_board_filter_from_text: (transfer full) the reverse; words that it does not know, from a newer program, are left out. */
BcBoardFilter *bc_board_filter_from_text (const char *text);

G_END_DECLS
