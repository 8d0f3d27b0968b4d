/* A form is data: rows of cells on twelve columns. A new form is a new description, registered in
 * bc-form.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-paper-source.h"

G_BEGIN_DECLS

#define BC_FORM_COLUMNS    12
#define BC_FORM_MAX_CELLS  8
#define BC_FORM_MAX_BLOCKS 7

/* What a cell says of a ticket. Returns (transfer full): "" when there is nothing to say. Any
 * thread. */
typedef char *(*BcPaperText) (const BcPaperSource *source);

typedef enum
{
  BC_BLOCK_END,         /* ends a cell's list of blocks */
  BC_BLOCK_TEXT,        /* caption, then text, which wraps */
  BC_BLOCK_TICKS,       /* caption, then a box and a word for each choice */
  BC_BLOCK_SIGNATURE,   /* caption, line with the name where it is known, date; at the bottom of the
                           cell */
  BC_BLOCK_HASH,        /* caption, then the content hash, short */
  BC_BLOCK_QR,          /* the code that leads to the ticket */
  BC_BLOCK_PAGE_NUMBER, /* page x of y */
} BcBlockKind;

typedef enum
{
  BC_BLOCK_INDENT = 1 << 0,    /* paragraphs begin two characters in, as in Chinese prose */
  BC_BLOCK_OPTIONAL = 1 << 1,  /* nothing at all, not even the caption, where there is no text */
  BC_BLOCK_SAME_LINE = 1 << 2, /* goes on in the line before where there is room */
  BC_BLOCK_SMALL = 1 << 3,     /* in the small type of notes */
  BC_BLOCK_CENTRED = 1 << 4,
  BC_BLOCK_RIGHT = 1 << 5,
  BC_BLOCK_UNDATED = 1 << 6, /* a signature without a date */
} BcBlockFlags;

typedef struct
{
  BcBlockKind kind;
  const char *caption;   /* message id in the context "paper"; nullable */
  BcPaperText text;      /* what is said; for a signature the name; NULL: @field in words */
  BcField field;         /* read where @text is NULL; BC_FIELD_ID, which is 0: nothing */
  BcPaperText date;      /* signatures: the day where it is known; nullable */
  const BcEnum *choices; /* ticks: the one whose code @field holds is ticked */
  guint flags;           /* BcBlockFlags */
} BcBlock;

typedef struct
{
  int columns;       /* 1 to 12; 0 ends a row's list of cells */
  const char *label; /* message id in the context "paper"; NULL for a cell with blocks */
  BcBlock blocks[BC_FORM_MAX_BLOCKS];
} BcFormCell;

typedef struct
{
  double height;   /* mm, at least; every row grows with its text */
  gboolean splits; /* may be continued on the next page wherever it stands; other rows only when no
                      page could hold them */
  BcFormCell cells[BC_FORM_MAX_CELLS];
} BcFormRow;

typedef struct
{
  const char *id;   /* "work-order": command line, QR code, event of printing */
  const char *name; /* message id in the context "paper" */
  BcPaperText title;
  gboolean has_copies; /* printed as handling and archive copy */
  const BcFormRow *rows;
  guint n_rows;
  const BcFormRow *footer; /* stands at the bottom of every page */
  const BcField *fields;   /* the ticket's fields that it shows, ended by BC_N_FIELDS: the content
                              that is hashed */
  gboolean shows_parts;    /* the assisting departments' parts are content too, */
  gboolean shows_callbacks;
  gboolean shows_history;
} BcForm;

extern const BcForm bc_form_work_order, bc_form_receipt;

/* bc_form_find: (nullable) by id. */
const BcForm *bc_form_find (const char *id);
guint bc_form_count (void);
const BcForm *bc_form_get (guint index);
/* bc_form_word: @message_id of a description in the user's language. */
const char *bc_form_word (const char *message_id);
/* bc_form_name: the form's name in the user's language. */
const char *bc_form_name (const BcForm *self);

G_END_DECLS
