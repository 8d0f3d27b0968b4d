/* The intake form without its widgets: which field stands where, when it is shown, when it is
 * needed, and how what was typed becomes a draft. Pure functions over text by field key, so that
 * they can be tested without a display.
 *
 * Source: domain model, "Intake form". What is right in a field is the domain's to say
 * (domain/bc-input.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-input.h"

G_BEGIN_DECLS

/* The groups in the order in which a person tells: what happened, who they are, then the clerk's
 * own business. */
typedef enum
{
  BC_INTAKE_STORY,
  BC_INTAKE_PETITIONER,
  BC_INTAKE_AGENT, /* inside the petitioner's group, folded away until it is needed */
  BC_INTAKE_REGISTRATION,
  BC_INTAKE_N_GROUPS,
} BcIntakeGroup;

/* Where a field stands. The order of the table is the order of Tab and of the problems. */
typedef struct
{
  BcField field;
  BcIntakeGroup group;
  int row;
  int column; /* of BC_INTAKE_GRID_WIDTH */
  int span;   /* columns */
} BcIntakeCell;

/* The grid that each group is laid out on. */
#define BC_INTAKE_GRID_WIDTH 12

/* Keys that are kept with a draft beside its fields. No field's key has a dot. */
#define BC_INTAKE_KEY_FOCUS "form.focus" /* key of the field that was typed in */
#define BC_INTAKE_KEY_RECEIVED                                                                     \
  "form.received" /* "auto": the program set the time of receipt, not the clerk */
#define BC_INTAKE_KEY_OTHER    "form.other_matter" /* "1": the matter is not in the catalogue */
#define BC_INTAKE_KEY_CALL     "form.call" /* "1": telephone mode, three fields and free text */
#define BC_INTAKE_KEY_MATTERED "form.department" /* "auto": the department came with the matter */

/* bc_intake_rules_cells: (transfer none): the form's fields; @n_cells (out): how many. */
const BcIntakeCell *bc_intake_rules_cells (guint *n_cells);
/* bc_intake_rules_position: the place of @field in the order of the form, G_MAXUINT when the form
 * does not have it. */
guint bc_intake_rules_position (BcField field);

/* bc_intake_rules_value: (transfer none) (nullable): the text of @field in @values; NULL where it
 * is blank or an unset flag. */
const char *bc_intake_rules_value (GHashTable *values, BcField field);
/* bc_intake_rules_flag: whether @key, one of BC_INTAKE_KEY_*, is set in @values at all. */
gboolean bc_intake_rules_flag (GHashTable *values, const char *key);

/**
 * bc_intake_rules_applies:
 * @values: (element-type utf8 utf8): text by field key
 *
 * Returns: whether @field means anything with the other values. One that does not is neither shown
 * nor registered, but what was typed in it stays in the draft, so that choosing another petitioner
 * kind and back loses nothing.
 */
gboolean bc_intake_rules_applies (BcField field, GHashTable *values);

/**
 * bc_intake_rules_visible:
 * @problems: (nullable): what is wrong at the moment
 *
 * Returns: whether @field is shown: it applies, and is among the few of the telephone mode while
 * that is on; a reason for back-dating only where one is given or asked for
 */
gboolean bc_intake_rules_visible (BcField field, GHashTable *values, const BcProblems *problems);

/* bc_intake_rules_required: whether the form marks @field as needed, with the other values as they
 * are. */
gboolean bc_intake_rules_required (BcField field, GHashTable *values);

/**
 * bc_intake_rules_read:
 * @values: (element-type utf8 utf8): text by field key, as typed
 * @now: instant of registration
 * @staff: (nullable): code of who is signed in
 * @problems: gets at most one problem a field, in the order of the form
 * @warnings: gets what is doubtful and does not block
 *
 * Returns: (transfer full): the draft as far as it could be read
 */
BcRecord *bc_intake_rules_read (GHashTable *values,
                                BcHall *hall,
                                gint64 now,
                                const char *staff,
                                BcProblems *problems,
                                BcProblems *warnings);

/**
 * bc_intake_rules_defaults:
 * @previous: (nullable) (element-type utf8 utf8): the form that was registered before; channel and
 * window carry over, since a clerk sits at one window
 *
 * Returns: (transfer full) (element-type utf8 utf8): what an empty form starts with
 */
GHashTable *bc_intake_rules_defaults (BcHall *hall, gint64 now, GHashTable *previous);

/* bc_intake_rules_worth_keeping: whether anything was given beyond what @defaults holds and the
 * program sets by itself. */
gboolean bc_intake_rules_worth_keeping (GHashTable *values, GHashTable *defaults);

/* bc_intake_rules_who: (transfer full): who, for the list of drafts: the name, else the kind of
 * petitioner. */
char *bc_intake_rules_who (GHashTable *values);
/* bc_intake_rules_what: (transfer full): the matter, else the first line of what happened, else "".
 */
char *bc_intake_rules_what (GHashTable *values, BcHall *hall);

/**
 * bc_intake_rules_repeat_key:
 *
 * Returns: (transfer full) (nullable): a text that changes when the search for earlier tickets has
 * to be made anew; %NULL while neither telephone nor identity nor name with matter is given well
 * enough to search for
 */
char *bc_intake_rules_repeat_key (GHashTable *values, BcHall *hall);

/* bc_intake_rules_identity_kind: (nullable): code of the document that a number typed without
 * saying which is most likely of. */
const char *bc_intake_rules_identity_kind (GHashTable *values);

/* Where the form stands, and whether it can be registered. */
typedef enum
{
  BC_INTAKE_READY,
  BC_INTAKE_NO_FILE,
  BC_INTAKE_READ_ONLY,
  BC_INTAKE_LOST,   /* stands in nobody's way: what is registered is queued */
  BC_INTAKE_NOBODY, /* nobody is signed in */
  BC_INTAKE_NO_ROLE,
} BcIntakeObstacle;

/* bc_intake_obstacle_text: (nullable): what stands in the way and what to do, in the user's
 * language; NULL when ready. */
const char *bc_intake_obstacle_text (BcIntakeObstacle obstacle);

G_END_DECLS
