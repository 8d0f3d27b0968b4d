/* Callbacks and events as values that travel between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "base/bc-date.h"

G_BEGIN_DECLS

/* A planned or finished attempt to ask the petitioner (回访). Immutable once shared, atomically counted. */
typedef struct
{
  gint64 id;
  gint64 ticket; /* ticket id */
  gint64 version;
  gint64
      planned_at; /* instant; callbacks are planned for a day, at its half-day's start or a time */
  char *staff;    /* who is to call; nullable: anybody with the role */
  char *note;     /* nullable */
  gint64 done_at; /* instant of the attempt, BC_INT_NONE while planned */
  char *done_by;  /* nullable */
  char *method;   /* code of bc_contact_methods; nullable */
  int reached;    /* 1, 0, or -1 while planned */
  int solved;     /* 1, 0, or -1 */
  int rating;     /* index into bc_ratings, or -1 */
  char *remark;   /* nullable */
  int round;      /* re-handling starts a new round, from 0 */
  gboolean cancelled;
} BcCallback;

#define BC_TYPE_CALLBACK (bc_callback_get_type ())
GType bc_callback_get_type (void);
BcCallback *bc_callback_new (void);
BcCallback *bc_callback_copy (const BcCallback *self);
BcCallback *bc_callback_ref (BcCallback *self);
void bc_callback_unref (BcCallback *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcCallback, bc_callback_unref)

/* One row of the history. Immutable, atomically counted. */
typedef struct
{
  gint64 seq;
  char *operation; /* UUID */
  gint64 ticket;   /* id; 0 for the hall itself */
  char *
      kind; /* registered moved requested declined edited part callback_added callback_moved callback_done callback_cancelled undone printed alerted … */
  char *seat;
  char *staff; /* nullable: the program itself */
  gint64 at;
  char *from;    /* state code; nullable */
  char *to;      /* state code; nullable */
  char *reason;  /* nullable */
  char *changes; /* JSON of bc_changes_to_json(), or what the kind documents */
} BcEvent;

BcEvent *bc_event_new (void);
BcEvent *bc_event_ref (BcEvent *self);
void bc_event_unref (BcEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcEvent, bc_event_unref)

G_END_DECLS
