/* A ticket as a value: one table of fields serves the schema, JSON, the command line, the form, the history's differences and the paper.
 *
 * A record is built by one owner and immutable once it has been shared; records travel between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "base/bc-date.h"
#include "domain/bc-types.h"

G_BEGIN_DECLS

/* A number, instant, day or flag that is not given. */
#define BC_INT_NONE G_MININT64

typedef enum
{
  /* what it is */
  BC_FIELD_ID,
  BC_FIELD_NUMBER,
  BC_FIELD_VERSION,
  BC_FIELD_STATE,
  /* intake: how it came in */
  BC_FIELD_CHANNEL,
  BC_FIELD_ORIGINAL_NUMBER,
  BC_FIELD_RECEIVED_AT,
  BC_FIELD_RECEIVED_BY,
  BC_FIELD_RECEIVED_WINDOW,
  BC_FIELD_BACKDATE_REASON,
  /* intake: who */
  BC_FIELD_PETITIONER_KIND,
  BC_FIELD_PETITIONER_NAME,
  BC_FIELD_IDENTITY_KIND,
  BC_FIELD_IDENTITY_NUMBER,
  BC_FIELD_TELEPHONE,
  BC_FIELD_GOOD_TIME,
  BC_FIELD_AGENT_NAME,
  BC_FIELD_AGENT_RELATION,
  BC_FIELD_AGENT_TELEPHONE,
  BC_FIELD_SPECIAL_GROUPS,
  BC_FIELD_GUARDIAN,
  /* intake: what */
  BC_FIELD_MATTER,
  BC_FIELD_OTHER_MATTER,
  BC_FIELD_DEPARTMENT,
  BC_FIELD_UNIT,
  BC_FIELD_STAFF_CONCERNED,
  BC_FIELD_VISITS,
  BC_FIELD_FIRST_VISIT_ON,
  BC_FIELD_EARLIER_NUMBER,
  BC_FIELD_TOLD_ONCE,
  BC_FIELD_WHAT_HAPPENED,
  BC_FIELD_WHAT_IS_WANTED,
  BC_FIELD_URGENCY,
  BC_FIELD_URGENCY_REASON,
  BC_FIELD_REPEATED,
  BC_FIELD_CONFIDENTIAL,
  BC_FIELD_NO_REPLY,
  BC_FIELD_ON_THE_SPOT,
  BC_FIELD_PRIVACY_NOTICE,
  /* triage and dispatch */
  BC_FIELD_MAIN_CAUSE,
  BC_FIELD_FURTHER_CAUSES,
  BC_FIELD_PACKAGE,
  BC_FIELD_PACKAGE_VERSION,
  BC_FIELD_LEAD_DEPARTMENT,
  BC_FIELD_ASSISTING_DEPARTMENTS,
  BC_FIELD_PROPOSED_LIMIT,
  BC_FIELD_OPINION,
  BC_FIELD_METHOD,
  BC_FIELD_REVIEWER,
  BC_FIELD_DISPATCHED_AT,
  BC_FIELD_DUE_AT,
  BC_FIELD_ORIGINAL_DUE_AT,
  BC_FIELD_DUE_PROVISIONAL,
  BC_FIELD_DESIGNATED,
  /* handling */
  BC_FIELD_HANDLER,
  BC_FIELD_ACCEPTED_AT,
  BC_FIELD_ACCEPTED_BY,
  BC_FIELD_FIRST_CONTACT_AT,
  BC_FIELD_RETURN_GROUND,
  BC_FIELD_RETURN_CLAUSE,
  BC_FIELD_SUSPEND_GROUND,
  BC_FIELD_SUSPENDED_AT,
  BC_FIELD_REVIEW_ON,
  BC_FIELD_PETITIONER_TOLD,
  BC_FIELD_OUTCOME,
  BC_FIELD_MEASURES,
  BC_FIELD_BASIS,
  BC_FIELD_ANSWERED_ON,
  BC_FIELD_SUBMITTED_AT,
  BC_FIELD_REWORK_COUNT,
  BC_FIELD_REHANDLE_COUNT,
  /* ends */
  BC_FIELD_SOLVED,
  BC_FIELD_RATING,
  BC_FIELD_WRITTEN_ANSWER,
  BC_FIELD_CLOSED_AT,
  BC_FIELD_REJECT_GROUND,
  BC_FIELD_ROUTE,
  BC_FIELD_TERMINATE_GROUND,
  BC_FIELD_MASTER,
  BC_FIELD_ROOT_CAUSE,
  BC_FIELD_PREVENTION,
  /* a move that was asked for and waits for the second person */
  BC_FIELD_REQUEST_TO,
  BC_FIELD_REQUEST_BY,
  BC_FIELD_REQUEST_AT,
  BC_FIELD_REQUEST_DATA,
  /* the noon gate: by when it has to be at the district, and when it was first sent there */
  BC_FIELD_GATE_AT,
  BC_FIELD_GATE_SENT_AT,
  /* an extension (延期): asked for while EXTENDED_AT is not set */
  BC_FIELD_EXTENSION_BY,
  BC_FIELD_EXTENSION_AT,
  BC_FIELD_EXTENSION_DUE_AT,
  BC_FIELD_EXTENSION_REASON,
  BC_FIELD_EXTENDED_AT,
  BC_FIELD_EXTENDED_BY,
  /* a dissatisfied petitioner: by when it is handled again or explained */
  BC_FIELD_ANSWER_DUE_AT,
  /* a bad rating (差评) and what is made of it */
  BC_FIELD_BAD_RATING_AT,
  BC_FIELD_CONTACT_DUE_AT,
  BC_FIELD_CONTACTED_AT,
  BC_FIELD_RECTIFY_DUE_AT,
  BC_FIELD_RECTIFIED_AT,
  BC_FIELD_RECTIFICATION,
  BC_FIELD_APPEAL_AT,
  BC_FIELD_APPEAL_REASON,
  BC_FIELD_APPEAL_OUTCOME,
  /* intake: the blank form that it was written on while the power was out */
  BC_FIELD_BLANK_SERIAL,
  BC_N_FIELDS,
  /* not stored with the ticket: the reason that goes into the history */
  BC_FIELD_REASON = BC_N_FIELDS,
  BC_N_FIELDS_AND_REASON,
} BcField;

typedef enum
{
  BC_KIND_TEXT,    /* one line */
  BC_KIND_LONG,    /* several lines */
  BC_KIND_ENUM,    /* a code of info->values, kept as text */
  BC_KIND_CODE,    /* a code of the hall's table info->table, kept as text */
  BC_KIND_CODES,   /* comma-separated codes of info->table or info->values, kept as text */
  BC_KIND_COUNT,   /* number */
  BC_KIND_FLAG,    /* 0 or 1 */
  BC_KIND_DAY,     /* day number */
  BC_KIND_INSTANT, /* microseconds UTC */
} BcKind;

/* The hall's tables that a code can point to (domain/bc-hall.h). */
typedef enum
{
  BC_TABLE_NONE,
  BC_TABLE_DEPARTMENTS,
  BC_TABLE_UNITS,
  BC_TABLE_STAFF,
  BC_TABLE_MATTERS,
  BC_TABLE_CAUSES,
  BC_TABLE_PACKAGES,
  BC_TABLE_REJECT_GROUNDS,
  BC_TABLE_SUSPEND_GROUNDS,
  BC_TABLE_TERMINATE_GROUNDS,
  BC_TABLE_SPECIAL_GROUPS,
  BC_N_TABLES,
} BcTable;

typedef enum
{
  BC_FIELD_INTAKE = 1 << 0,   /* may be given at registration */
  BC_FIELD_PERSONAL = 1 << 1, /* masked on screen and never in alerts or logs */
  BC_FIELD_INTERNAL = 1 << 2, /* not shown in history and ticket page: bookkeeping */
} BcFieldFlags;

typedef struct
{
  const char *key;   /* column, JSON key and --set key */
  const char *label; /* untranslated */
  BcKind kind;
  const BcEnum *values; /* ENUM (and CODES without a table) */
  BcTable table;        /* CODE, CODES */
  int minimum;          /* characters for text, value for COUNT */
  int maximum;          /* likewise */
  guint flags;          /* BcFieldFlags */
} BcFieldInfo;

/* bc_field_info: the row of the table, for every field including BC_FIELD_REASON. */
const BcFieldInfo *bc_field_info (BcField field);
/* bc_field_find: the field with @key, or -1. "reason" is found too. */
int bc_field_find (const char *key);
/* bc_field_label: the field's name in the user's language. */
const char *bc_field_label (BcField field);
/* bc_field_is_text: values are read with bc_record_text(), otherwise with bc_record_int(). */
gboolean bc_field_is_text (BcField field);

/* An assisting department's part of a ticket (domain model, after the transition table). */
typedef struct
{
  char *department;
  int state; /* index into bc_part_states: dispatched, in_progress, reported, returned, waived */
  gint64 due_at;      /* one working day before the ticket's, or BC_INT_NONE */
  gint64 reported_at; /* or BC_INT_NONE */
  char *reported_by;  /* staff code, nullable */
  char *report;       /* what was reported, or why it was waived or returned; nullable */
} BcPart;

enum
{
  BC_PART_DISPATCHED,
  BC_PART_IN_PROGRESS,
  BC_PART_REPORTED,
  BC_PART_RETURNED,
  BC_PART_WAIVED,
};

typedef struct _BcRecord BcRecord;

#define BC_TYPE_RECORD (bc_record_get_type ())
GType bc_record_get_type (void);

/* bc_record_new: (transfer full) an empty record: texts NULL, numbers BC_INT_NONE, flags 0, counts of rework 0, version 0, state draft. */
BcRecord *bc_record_new (void);
/* bc_record_copy: (transfer full) a copy of its own that may be changed. */
BcRecord *bc_record_copy (const BcRecord *self);
BcRecord *bc_record_ref (BcRecord *self);
void bc_record_unref (BcRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcRecord, bc_record_unref)

/* bc_record_text: (nullable) (transfer none) the text of a text field. An empty text is kept as NULL. */
const char *bc_record_text (const BcRecord *self, BcField field);
/* bc_record_int: the number, BC_INT_NONE where not given; flags are 0 or 1. */
gint64 bc_record_int (const BcRecord *self, BcField field);
gboolean bc_record_flag (const BcRecord *self, BcField field);
/* bc_record_has: the field holds something (a flag: is 1). */
gboolean bc_record_has (const BcRecord *self, BcField field);
/* Setters need a record that nobody else holds; "" is kept as NULL. */
void bc_record_set_text (BcRecord *self, BcField field, const char *text);
void bc_record_set_int (BcRecord *self, BcField field, gint64 value);
/* bc_record_clear: back to not given. */
void bc_record_clear (BcRecord *self, BcField field);
/* bc_record_equal_field: the two hold the same there. */
gboolean bc_record_equal_field (const BcRecord *a, const BcRecord *b, BcField field);

BcState bc_record_state (const BcRecord *self);
void bc_record_set_state (BcRecord *self, BcState state);
/* bc_record_enum: the value of an ENUM field, -1 where not given. */
int bc_record_enum (const BcRecord *self, BcField field);

/* Parts, in order of dispatch. */
guint bc_record_n_parts (const BcRecord *self);
const BcPart *bc_record_part (const BcRecord *self, guint index);
/* bc_record_find_part: (nullable) the part of @department. */
const BcPart *bc_record_find_part (const BcRecord *self, const char *department);
/* bc_record_set_part: adds @part, or replaces the one of the same department; copies it. */
void bc_record_set_part (BcRecord *self, const BcPart *part);
void bc_record_clear_parts (BcRecord *self);
/* bc_record_open_parts: how many parts are neither reported nor waived. */
guint bc_record_open_parts (const BcRecord *self);

G_END_DECLS
