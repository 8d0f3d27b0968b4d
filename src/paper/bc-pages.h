/* Pages of boxes: what the layout makes of a form and a ticket, and what screen, printer and PDF
 * draw.
 *
 * All lengths are millimetres from the paper's top left corner.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "paper/bc-form.h"

G_BEGIN_DECLS

/* ISO A4 upright, which a form may turn; margins of the domain model, section 7. */
#define BC_PAGE_WIDTH    210.0
#define BC_PAGE_HEIGHT   297.0
#define BC_PAGE_MARGIN   20.0
#define BC_POINTS_PER_MM (72.0 / 25.4)

typedef enum
{
  BC_FONT_TITLE, /* Hei, 18 pt or as much less as it takes */
  BC_FONT_LABEL, /* Hei, 10.5 pt */
  BC_FONT_BODY,  /* FangSong, 12 pt */
  BC_FONT_TABLE, /* FangSong, 10.5 pt */
  BC_FONT_NOTE,  /* Hei, 9 pt */
  BC_N_FONTS,
} BcFontRole;

/* One cell of one row on one page. */
typedef struct
{
  double x, y, width, height;
  int row;  /* of the form; -1 for header and footer */
  int cell; /* of the row */
  gboolean is_label;
  gboolean continued; /* begun on a page before */
} BcBox;

typedef enum
{
  BC_ITEM_TEXT, /* one line */
  BC_ITEM_RULE,
  BC_ITEM_TICK,
  BC_ITEM_QR,
  BC_ITEM_LOGO,
} BcItemKind;

/* A QR code: @size modules a side, row by row, 1 is dark. */
typedef struct
{
  int size;
  guint8 *modules;
} BcCode;

typedef struct
{
  BcItemKind kind;
  double x, y, width, height; /* the slot that it takes; a rule's is its middle line, so one of
                                 width and height is 0 */
  int box;                    /* index into the page's boxes, -1 for frames */
  BcFontRole role;            /* text */
  double baseline;            /* text: y of the baseline */
  PangoLayoutLine *line;      /* text; owned by the pages through its layout */
  double squeeze;     /* text: how much narrower it is drawn, where one character with all its
                                 marks is wider than the cell; 1 otherwise */
  double weight;      /* rules: width of the line */
  gboolean ticked;    /* ticks */
  const BcCode *code; /* QR codes; owned by the pages */
} BcItem;

typedef struct
{
  GArray *boxes; /* BcBox */
  GArray *items; /* BcItem */
} BcPage;

/* Counted atomically, but used by one thread at a time: it holds Pango objects. */
typedef struct
{
  const BcForm *form;
  BcCopy copy;
  char *number;       /* the ticket's; a list's as bc_sheet_code_of_list() makes it; "" for none */
  char *title;        /* for the file's metadata and outline */
  char *author;       /* the hall */
  char *content_hash; /* 64 hexadecimal digits */
  BcMask mask;        /* how much it hides */
  gint64 printed_at;
  double width, height;  /* of the sheet, mm: a landscape form's differ from an upright one's */
  GPtrArray *pages;      /* BcPage */
  GPtrArray *layouts;    /* PangoLayout: keeps the lines alive */
  BcCode ticket_code;    /* leads to the ticket; size 0: no ticket number */
  BcCode rating_code;    /* leads to the hall's rating page; size 0: there is none */
  cairo_surface_t *logo; /* nullable */
  PangoContext *context;
} BcPages;

BcPages *bc_pages_ref (BcPages *self);
void bc_pages_unref (BcPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPages, bc_pages_unref)

guint bc_pages_count (const BcPages *self);
const BcPage *bc_pages_get (const BcPages *self, guint index);

/* bc_item_text: (transfer full) the characters of a text item. */
char *bc_item_text (const BcItem *self);

/**
 * bc_paper_missing_characters:
 * @pages: one copy, laid out
 *
 * The characters that no installed font has and that would be printed as a box with a number; so
 * that they can be named before.
 *
 * Returns: (transfer full): each once, in the order of their appearance; "" when all are there
 */
char *bc_paper_missing_characters (const BcPages *pages);

G_END_DECLS
