/* How descriptions are written: short names for what a cell holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gi18n.h>

#include "paper/bc-content.h"
#include "paper/bc-form.h"

/* A label, and a cell of blocks, over @columns columns. */
#define LABEL(columns, words)                                                                      \
  {                                                                                                \
    columns, words,                                                                                \
    {                                                                                              \
      {                                                                                            \
        BC_BLOCK_END                                                                               \
      }                                                                                            \
    }                                                                                              \
  }
#define CELL(columns, ...)                                                                         \
  {                                                                                                \
    columns, NULL,                                                                                 \
    {                                                                                              \
      __VA_ARGS__                                                                                  \
    }                                                                                              \
  }

/* Blocks: a field in words, or what a function says; with a caption or without. */
#define FIELD(name, flags)                                                                         \
  {                                                                                                \
    BC_BLOCK_TEXT, NULL, NULL, BC_FIELD_##name, NULL, NULL, flags                                  \
  }
#define TEXT(function, flags)                                                                      \
  {                                                                                                \
    BC_BLOCK_TEXT, NULL, bc_content_##function, 0, NULL, NULL, flags                               \
  }
#define FIELD_OF(words, name, flags)                                                               \
  {                                                                                                \
    BC_BLOCK_TEXT, words, NULL, BC_FIELD_##name, NULL, NULL, flags                                 \
  }
#define TEXT_OF(words, function, flags)                                                            \
  {                                                                                                \
    BC_BLOCK_TEXT, words, bc_content_##function, 0, NULL, NULL, flags                              \
  }
#define TICKS(name, values, flags)                                                                 \
  {                                                                                                \
    BC_BLOCK_TICKS, NULL, NULL, BC_FIELD_##name, NULL, &values, flags                              \
  }
#define SIGNED(words, who, when, flags)                                                            \
  {                                                                                                \
    BC_BLOCK_SIGNATURE, words, who, 0, when, NULL, flags                                           \
  }

#define RULED(function, flags) TEXT (function, (flags) | BC_BLOCK_TABLE)
#define EMPTY(columns)         LABEL (columns, NULL)
#define TICKS_OF(words, values)                                                                    \
  {                                                                                                \
    BC_BLOCK_TICKS, words, NULL, 0, NULL, &values, 0                                               \
  }
#define WORDS(words, flags)                                                                        \
  {                                                                                                \
    BC_BLOCK_WORDS, words, NULL, 0, NULL, NULL, flags                                              \
  }
/* A line over the whole width with no lines around it. */
#define OPEN(height, ...)                                                                          \
  {                                                                                                \
    height, TRUE, { CELL (12, __VA_ARGS__) }, .kind = BC_ROW_OPEN                                  \
  }

/* clang-format off */
/* Rows that several forms have. */
#define PETITIONER_ROW                                                                             \
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Petitioner")), CELL (4, TEXT (petitioner, 0)),            \
                LABEL (2, NC_ ("paper", "Telephone")), CELL (4, FIELD (TELEPHONE, 0)) } }
#define MATTER_ROW                                                                                 \
  { 9, FALSE, { LABEL (2, NC_ ("paper", "Matter")), CELL (10, TEXT (matter, 0)) } }
/* The way to the hall's rating page (domain model, section 1: satisfaction evaluation with a code). */
#define RATING_ROW                                                                                 \
  { 26, FALSE, { CELL (9, WORDS (NC_ ("paper", "How do you rate the “cannot be done” window? Read "\
                                      "the code with your telephone; your rating is asked for by " \
                                      "the hall and not by the department concerned."), PROSE)),   \
                 CELL (3, { BC_BLOCK_RATING_QR, NC_ ("paper", "Rate us"), .flags = SHORT }) },     \
    .when = bc_content_has_rating_page }
/* clang-format on */

/* The foot of every sheet: code, what to type to ask whether it is the newest, by whom and when,
 * page. */
extern const BcFormRow bc_form_ticket_footer, bc_form_list_footer;

/* The states of a ticket that has a number, for BcForm.states. */
#define BC_FORM_IN(state) (1u << BC_STATE_##state)
#define BC_FORM_ISSUED    (((1u << BC_N_STATES) - 1) & ~BC_FORM_IN (DRAFT))

#define SHORT BC_BLOCK_CENTRED
#define PROSE BC_BLOCK_INDENT
#define RIGHT BC_BLOCK_RIGHT
#define MAYBE BC_BLOCK_OPTIONAL
