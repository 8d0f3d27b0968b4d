/* The inside of a day's cell, for its parts: state (bc-day-cell.c), what fits
 * (bc-day-cell-arrange.c) and drawing (bc-day-cell-draw.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-day-cell.h"
#include "agenda/bc-mark-icon.h"

G_BEGIN_DECLS

/* A cell of a very high window: more would not be read. */
#define BC_CELL_MAX_CHIPS   16
#define BC_CELL_GAP         4.0f /* pixels */
#define BC_CELL_BADGE_SCALE 0.75 /* of the text: 休, 班 and the counts */

typedef struct
{
  BcAgendaEntry *entry; /* one of the cell's */
  guint index;          /* where it stands among them */
  PangoLayout *layout;
  BcMark mark;
  graphene_rect_t area;
} BcCellChip;

struct _BcDayCell
{
  GtkWidget parent_instance;

  BcDay day;
  BcDayKind kind;
  char *holiday;        /* the holiday's name, also on its make-up days; NULL on other days */
  gboolean provisional; /* the day's year is not loaded */
  gboolean outside;     /* belongs to a neighbouring month */
  gboolean today;
  gboolean selected;
  BcCellDrop drop;

  BcHall *hall;
  gint64 now;
  GPtrArray *entries; /* (element-type BcAgendaEntry); NULL while nothing is known */
  guint counts[BC_N_MARKS];
  guint64 fingerprint; /* differs where other texts are to be drawn */

  /* What is drawn; made when the size is known. */
  PangoLayout *number;
  PangoLayout *badge; /* 休 or 班; NULL on other days */
  PangoLayout *name;  /* the holiday's */
  PangoLayout *more;  /* “+3”; NULL when everything fits */
  graphene_rect_t more_area;
  BcCellChip chips[BC_CELL_MAX_CHIPS];
  guint n_chips;
};

/* bc_day_cell_measure: GtkWidgetClass.measure. */
void bc_day_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline);
/* bc_day_cell_arrange: decides what fits into the cell's present size and makes the texts for it.
 */
void bc_day_cell_arrange (BcDayCell *self);
/* bc_day_cell_forget: drops the texts. */
void bc_day_cell_forget (BcDayCell *self);
/* bc_day_cell_head_height: of the line with the number, in pixels. */
float bc_day_cell_head_height (GtkWidget *widget);
/* bc_day_cell_make_layout: (transfer full) one line of the cell, cut at the end where it is limited. */
PangoLayout *
bc_day_cell_make_layout (BcDayCell *self, const char *text, double scale, gboolean bold);
void bc_day_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
