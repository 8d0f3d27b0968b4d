/* Flows: tick boxes and signatures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-flow.h"

#include "paper/bc-flow-private.h"

#define TICK_SIZE        3.4  /* mm: as high as a character */
#define TICK_GAP         1.0  /* between box and word */
#define CHOICE_GAP       5.0  /* between choices */
#define SIGNATURE_LINE   32.0 /* room to sign */
#define BESIDE_NAME      14.0 /* room to sign where the name is printed already */
#define SIGNATURE_GAP    1.5
#define SIGNATURE_WEIGHT 0.25

/* One piece of a line: text in its type, with its width. */
typedef struct
{
  PangoLayout *layout;
  BcFontRole role;
  double width;
} Piece;

static Piece
make_piece (BcFlow *self, BcFontRole role, const char *text, guint flags)
{
  Piece piece = { bc_flow_shape (self, role, 0, -1, 0, text, flags), role, 0 };
  PangoRectangle logical;

  pango_layout_get_extents (piece.layout, NULL, &logical);
  piece.width = BC_FROM_PANGO (logical.width);
  return piece;
}

static double
append_piece (BcFlow *self, const Piece *piece, double x)
{
  bc_flow_append_text (self, pango_layout_get_line_readonly (piece->layout, 0), piece->role, 0, x,
                       piece->width);
  return x + piece->width;
}

static double
append_tick (BcFlow *self, double x, gboolean ticked)
{
  double height = bc_flow_last_line (self)->height;
  BcItem item = { .kind = BC_ITEM_TICK,
                  .x = x,
                  .y = (height - TICK_SIZE) / 2,
                  .width = TICK_SIZE,
                  .height = TICK_SIZE,
                  .ticked = ticked };

  bc_flow_append (self, &item);
  return x + TICK_SIZE;
}

void
bc_flow_add_ticks (
    BcFlow *self, const char *caption, const BcEnum *choices, int chosen, guint flags)
{
  g_autofree Piece *pieces = g_new0 (Piece, choices->n_values);
  double total = 0, x = 0;
  BcFlowLine *last = bc_flow_last_line (self);

  if (caption != NULL)
    bc_flow_add_text (self, BC_FONT_BODY, 0, caption, "", BC_FLOW_CONSTANT);
  for (int i = 0; i < choices->n_values; i++)
    {
      pieces[i] = make_piece (self, BC_FONT_BODY, bc_enum_label (choices, i), BC_FLOW_CONSTANT);
      total += TICK_SIZE + TICK_GAP + pieces[i].width + (i > 0 ? CHOICE_GAP : 0);
    }
  if (caption != NULL)
    x = bc_flow_last_line (self)->used + TICK_GAP;
  else if ((flags & BC_BLOCK_SAME_LINE) != 0 && last != NULL
           && last->used + CHOICE_GAP + total <= self->width)
    x = self->width - total;
  else
    bc_flow_begin_line (self, bc_font_pitch (BC_FONT_BODY));
  for (int i = 0; i < choices->n_values; i++)
    {
      if (x > 0 && x + TICK_SIZE + TICK_GAP + pieces[i].width > self->width + BC_EPSILON)
        {
          bc_flow_begin_line (self, bc_font_pitch (BC_FONT_BODY));
          x = 0;
        }
      x = append_tick (self, x, i == chosen) + TICK_GAP;
      x = append_piece (self, &pieces[i], x) + CHOICE_GAP;
    }
}

/* The signature joins the last line where it has room there; otherwise it has its own, at the
 * bottom of the cell. */
static void
choose_signature_line (BcFlow *self, double total, guint flags)
{
  BcFlowLine *last = bc_flow_last_line (self);

  if ((flags & BC_BLOCK_SAME_LINE) != 0 && last != NULL
      && last->used + CHOICE_GAP + total <= self->width)
    return;
  bc_flow_begin_line (self, bc_font_pitch (BC_FONT_BODY));
  self->anchor = self->lines->len - 1;
}

static void
append_rule (BcFlow *self, double x, double width)
{
  BcItem item = { .kind = BC_ITEM_RULE, .x = x, .width = width, .weight = SIGNATURE_WEIGHT };

  item.y = bc_flow_last_line (self)->height - SIGNATURE_WEIGHT;
  bc_flow_append (self, &item);
}

typedef struct
{
  Piece head, when;
  double width;
} DatePieces;

static DatePieces
make_date (BcFlow *self, const char *date)
{
  DatePieces pieces;

  pieces.head = make_piece (self, BC_FONT_LABEL, C_ ("paper", "Date"), BC_FLOW_CONSTANT);
  /* Translators: a date to be filled in by hand; in Chinese with ideographic spaces
   * 　　　年　　月　　日 */
  pieces.when = make_piece (self, BC_FONT_BODY, *date != '\0' ? date : C_ ("paper", "____-__-__"),
                            *date != '\0' ? 0 : BC_FLOW_CONSTANT);
  pieces.width = pieces.head.width + SIGNATURE_GAP + pieces.when.width;
  return pieces;
}

static void
append_date (BcFlow *self, const DatePieces *pieces, double x)
{
  append_piece (self, &pieces->when, append_piece (self, &pieces->head, x) + SIGNATURE_GAP);
}

/* In a narrow cell the date stands below the signature, both at the bottom. */
static void
add_date_below (BcFlow *self, const DatePieces *date)
{
  guint anchor = self->anchor;

  bc_flow_begin_line (self, bc_font_pitch (BC_FONT_BODY) + SIGNATURE_GAP);
  self->anchor = anchor;
  append_date (self, date, MAX (0, self->width - date->width));
}

void
bc_flow_add_signature (
    BcFlow *self, const char *caption, const char *name, const char *date, guint flags)
{
  gboolean is_dated = (flags & BC_BLOCK_UNDATED) == 0;
  Piece head = make_piece (self, BC_FONT_LABEL, caption, BC_FLOW_CONSTANT);
  Piece who = make_piece (self, BC_FONT_BODY, name, 0);
  DatePieces when = { 0 };
  double line = MAX (SIGNATURE_LINE, who.width + BESIDE_NAME);
  double total = head.width + SIGNATURE_GAP + line, x;

  /* A name that leaves no room stands in lines of its own. */
  if (total > self->width && *name != '\0')
    {
      bc_flow_add_text (self, BC_FONT_BODY, 0, caption, name, 0);
      bc_flow_add_signature (self, caption, "", date, flags);
      return;
    }
  if (is_dated)
    when = make_date (self, date);
  if (is_dated && total + CHOICE_GAP + when.width > self->width)
    {
      bc_flow_add_signature (self, caption, name, "", flags | BC_BLOCK_UNDATED);
      add_date_below (self, &when);
      return;
    }
  line = MIN (line, self->width - head.width - SIGNATURE_GAP);
  total = head.width + SIGNATURE_GAP + line + (is_dated ? CHOICE_GAP + when.width : 0);
  choose_signature_line (self, total, flags);
  x = append_piece (self, &head, self->width - total) + SIGNATURE_GAP;
  append_rule (self, x, line);
  if (*name != '\0')
    append_piece (self, &who, x);
  if (is_dated)
    append_date (self, &when, x + line + CHOICE_GAP);
}
