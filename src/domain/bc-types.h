/* The words of the hall as enumerations: each value has a code (schema, JSON, command line) and a label (window, paper).
 * Source: domain model, "Words", "States and transitions".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BC_STATE_DRAFT,
  BC_STATE_REGISTERED,
  BC_STATE_REVIEW,
  BC_STATE_DISPATCHED,
  BC_STATE_IN_PROGRESS,
  BC_STATE_DISPUTED,
  BC_STATE_SUSPENDED,
  BC_STATE_RESULT_CHECK,
  BC_STATE_CALLBACK,
  BC_STATE_CLOSED,
  BC_STATE_ARCHIVED,
  BC_STATE_REJECTED,
  BC_STATE_TERMINATED,
  BC_STATE_MERGED,
  BC_N_STATES,
} BcState;

/* The board's columns, left to right; BC_COLUMN_NONE for states that no column shows. */
typedef enum
{
  BC_COLUMN_TRIAGE,       /* 待研判: registered, disputed */
  BC_COLUMN_REVIEW,       /* 待审核: review */
  BC_COLUMN_DISPATCHED,   /* 待签收: dispatched */
  BC_COLUMN_IN_PROGRESS,  /* 办理中: in_progress, suspended */
  BC_COLUMN_RESULT_CHECK, /* 待核验: result_check */
  BC_COLUMN_CALLBACK,     /* 待回访: callback */
  BC_COLUMN_CLOSED,       /* 已办结: closed, rejected, terminated of the last 30 days */
  BC_N_COLUMNS,
  BC_COLUMN_NONE = BC_N_COLUMNS,
} BcColumn;

typedef enum
{
  BC_CHANNEL_WINDOW,
  BC_CHANNEL_PHONE,
  BC_CHANNEL_ONLINE,
  BC_CHANNEL_HOTLINE_12345,
  BC_CHANNEL_RATING,
  BC_CHANNEL_WINDOW_LIST,
  BC_CHANNEL_ASSIGNED,
} BcChannel;

typedef enum
{
  BC_PETITIONER_PERSON,
  BC_PETITIONER_ENTERPRISE,
  BC_PETITIONER_ORGANISATION,
  BC_PETITIONER_ANONYMOUS,
} BcPetitionerKind;

typedef enum
{
  BC_IDENTITY_ID_CARD,
  BC_IDENTITY_PASSPORT,
  BC_IDENTITY_CREDIT_CODE,
  BC_IDENTITY_OTHER,
} BcIdentityKind;

typedef enum
{
  BC_URGENCY_NORMAL,
  BC_URGENCY_URGENT,
  BC_URGENCY_CRITICAL,
} BcUrgency;

typedef enum
{
  BC_OUTCOME_DONE,
  BC_OUTCOME_PARTLY,
  BC_OUTCOME_EXPLAINED,
  BC_OUTCOME_NOT_DONE,
} BcOutcome;

typedef enum
{
  BC_RATING_VERY_SATISFIED,
  BC_RATING_SATISFIED,
  BC_RATING_BASICALLY_SATISFIED,
  BC_RATING_DISSATISFIED,      /* 差评 */
  BC_RATING_VERY_DISSATISFIED, /* 差评 */
} BcRating;

/* Roles a member of staff may hold; one person may hold several. The letters are those of the transition table. */
typedef enum
{
  BC_ROLE_INTAKE = 1 << 0,          /* A 受理员 */
  BC_ROLE_DISPATCHER = 1 << 1,      /* B 调度员 */
  BC_ROLE_HANDLER = 1 << 2,         /* C 承办人 */
  BC_ROLE_DEPARTMENT_LEAD = 1 << 3, /* D 承办负责人 */
  BC_ROLE_REVIEWER = 1 << 4,        /* E 审核人 */
  BC_ROLE_CALLBACK = 1 << 5,        /* F 回访员 */
  BC_ROLE_SUPERVISOR = 1 << 6,      /* G 督办员 */
  BC_ROLE_ADMIN = 1 << 7,           /* 管理员: configures, moves nothing */
} BcRoles;

typedef struct
{
  const char *code;
  const char *label; /* untranslated; bc_enum_label() translates */
} BcEnumValue;

typedef struct
{
  const char *name; /* the schema's identifier of the field that uses it */
  const BcEnumValue *values;
  int n_values;
} BcEnum;

extern const BcEnum bc_states, bc_columns, bc_channels, bc_petitioner_kinds, bc_identity_kinds,
    bc_urgencies, bc_outcomes, bc_ratings, bc_roles /* the index is the bit number */,
    bc_part_states, bc_root_causes, bc_half_days, bc_limit_units, bc_contact_methods, bc_yes_no;

/* bc_enum_find: the value of @code, -1 when @code is NULL or none of them. */
int bc_enum_find (const BcEnum *self, const char *code);
/* bc_enum_code: the code of @value, which must be one of them. */
const char *bc_enum_code (const BcEnum *self, int value);
/* bc_enum_label: the word for @value in the user's language. */
const char *bc_enum_label (const BcEnum *self, int value);

/* bc_state_column: the board column that shows tickets in @state; BC_COLUMN_NONE for draft, archived and merged. */
BcColumn bc_state_column (BcState state);
/* bc_state_is_open: somebody still has to do something: neither closed, archived, rejected, terminated, merged nor a draft. */
gboolean bc_state_is_open (BcState state);
/* bc_state_is_running: the due date counts: open, not suspended, and its result not submitted yet, for the due is the
 * instant by which that has to be done (domain model, "Words"). */
gboolean bc_state_is_running (BcState state);
/* bc_roles_from_codes: a comma-separated list; -1 when one is unknown. */
int bc_roles_from_codes (const char *codes);
/* bc_roles_to_codes: (transfer full) the comma-separated codes of @roles, "" for none. */
char *bc_roles_to_codes (guint roles);
/* bc_roles_label: (transfer full) the translated words of @roles, joined by the language's comma. */
char *bc_roles_label (guint roles);

G_END_DECLS
