/* A form is data: rows of cells on twelve columns. A new form is a new description, registered in
 * bc-form.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paper/bc-paper-source.h"

G_BEGIN_DECLS

#define BC_FORM_COLUMNS    12
#define BC_FORM_MAX_CELLS  12
#define BC_FORM_MAX_BLOCKS 8

/* What a cell says of a ticket. Returns (transfer full): "" when there is nothing to say. Any
 * thread. */
typedef char *(*BcPaperText) (const BcPaperSource *source);

typedef enum
{
  BC_BLOCK_END,         /* ends a cell's list of blocks */
  BC_BLOCK_TEXT,        /* caption, then text, which wraps */
  BC_BLOCK_WORDS,       /* the caption alone, as the form's own prose */
  BC_BLOCK_TICKS,       /* caption, then a box and a word for each choice */
  BC_BLOCK_SIGNATURE,   /* caption, line with the name where it is known, date; at the bottom of the
                           cell */
  BC_BLOCK_HASH,        /* caption, then the content hash, short */
  BC_BLOCK_QR,          /* the code that leads to the ticket */
  BC_BLOCK_RATING_QR,   /* the code of the hall's rating page; nothing where the hall has none */
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
  BC_BLOCK_TABLE = 1 << 7,   /* in the type of tables, between that of notes and the body's */
  BC_BLOCK_FIT =
      1 << 9, /* set smaller, within reason, rather than broken: numbers in narrow cells */
  BC_BLOCK_BOLD = 1 << 8, /* in the labels' Hei instead of FangSong */
} BcBlockFlags;

typedef struct
{
  BcBlockKind kind;
  const char *caption;   /* message id in the context "paper"; nullable */
  BcPaperText text;      /* what is said; for a signature the name; NULL: @field in words */
  BcField field;         /* read where @text is NULL; BC_FIELD_ID, which is 0: nothing */
  BcPaperText date;      /* signatures: the day where it is known; nullable */
  const BcEnum *choices; /* ticks: the one whose code @field holds, or @text says, is ticked */
  guint flags;           /* BcBlockFlags */
} BcBlock;

typedef struct
{
  int columns;       /* 1 to 12; 0 ends a row's list of cells */
  const char *label; /* message id in the context "paper"; NULL for a cell with blocks */
  BcBlock blocks[BC_FORM_MAX_BLOCKS];
} BcFormCell;

typedef enum
{
  BC_ROW_GRID, /* cells with lines around them */
  BC_ROW_HEAD, /* a table's head: stands again on each further page that its rows reach */
  BC_ROW_OPEN, /* no lines around it: a letter's prose, the line with number and date above a table */
} BcRowKind;

/* What a row stands there once for. Rows next to each other that name the same list are repeated
 * together, for one item after the other. */
typedef enum
{
  BC_EACH_NOTHING, /* once */
  BC_EACH_TICKET,  /* of a list form's tickets */
  BC_EACH_PART,    /* of the ticket's assisting departments */
  BC_EACH_OFFICE,  /* of the leading department and those */
  BC_EACH_ATTEMPT, /* of the callbacks that were tried */
  BC_EACH_MOVE,    /* of the moves from state to state */
  BC_EACH_STEP,    /* of the solution package's steps */
  BC_EACH_BLANK,   /* of nothing: only the empty rows that @at_least asks for */
} BcEach;

typedef struct
{
  double height;   /* mm, at least; every row grows with its text */
  gboolean splits; /* may be continued on the next page wherever it stands; other rows only when no
                      page could hold them */
  BcFormCell cells[BC_FORM_MAX_CELLS];
  BcRowKind kind;
  BcEach each;
  guint at_least; /* of the items: so many, with empty ones to be written in by hand */
  gboolean leads; /* stands on the same page as the row after it, as table heads do */
  gboolean (*when) (const BcPaperSource *source); /* the row is there only then; NULL: always */
} BcFormRow;

typedef enum
{
  BC_FORM_OF_TICKET, /* shows one ticket: bc_paper_source_new() */
  BC_FORM_OF_LIST,   /* shows many: bc_paper_source_new_list() */
} BcFormSubject;

/* Into whose hands the sheet goes, and so what it hides (domain model, sections 7 and 9). */
typedef enum
{
  BC_READER_HALL,       /* stays with those who settle the matter: all of it */
  BC_READER_DEPARTMENT, /* goes to the department: a confidential ticket's petitioner is masked */
  BC_READER_PETITIONER, /* goes home with the petitioner: the name is the addressee, identity and telephone are masked */
  BC_READER_MANY, /* hangs on a wall or goes around a table: every petitioner is masked */
} BcFormReader;

typedef struct
{
  const char *id;   /* "work_order": command line, QR code, event of printing */
  const char *name; /* message id in the context "paper" */
  const char
      *title; /* message id in the context "paper"; %s is the hall's name; a line feed breaks it */
  BcFormSubject subject;
  BcFormReader reader;
  guint states;        /* 1 << BcState for each in which it makes sense; 0 for lists */
  BcField needs;       /* the field that must be given besides; BC_FIELD_ID, which is 0: none */
  gboolean has_copies; /* printed as handling and archive copy */
  gboolean landscape;
  const BcFormRow *rows;
  guint n_rows;
  const BcFormRow *footer; /* stands at the bottom of every page */
  const BcField *fields;   /* the ticket's fields that it shows, ended by BC_N_FIELDS: the content
                              that is hashed */
  gboolean shows_parts;    /* the assisting departments' parts are content too, */
  gboolean shows_callbacks;
  gboolean shows_history;
  gboolean shows_meeting;
} BcForm;

extern const BcForm bc_form_work_order, bc_form_receipt, bc_form_rejection, bc_form_one_time_notice,
    bc_form_handover, bc_form_reminder, bc_form_supervision, bc_form_extension, bc_form_meeting,
    bc_form_callback, bc_form_archive_cover, bc_form_pool_list, bc_form_board_sheet;

/* bc_form_test_page: not among those that are counted: what fonts and a printer make of a sheet. */
extern const BcForm bc_form_test_page;

/* bc_form_find: (nullable) by id; hyphens stand for underscores, as in what the first version wrote
 * and as people type it. */
const BcForm *bc_form_find (const char *id);
/* bc_form_suits: a sheet for @record makes sense now: its state is one of the form's and what the
 * form is about is given. FALSE for list forms. */
gboolean bc_form_suits (const BcForm *self, const BcRecord *record);
guint bc_form_count (void);
/* bc_form_get: in the order in which a matter needs them; list forms last. */
const BcForm *bc_form_get (guint index);
/* bc_form_word: @message_id of a description in the user's language. */
const char *bc_form_word (const char *message_id);
/* bc_form_title: (transfer full) what stands at the head of the sheet. */
char *bc_form_title (const BcForm *self, const BcPaperSource *source);
/* bc_form_name: the form's name in the user's language. */
const char *bc_form_name (const BcForm *self);

G_END_DECLS
