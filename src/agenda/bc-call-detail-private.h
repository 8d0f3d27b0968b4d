/* The inside of one call, for its parts: what is shown (bc-call-detail.c), recording and what is to
 * follow (bc-call-detail-record.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-call-detail.h"
#include "widgets/bc-callback-form.h"
#include "widgets/bc-instant-entry.h"

G_BEGIN_DECLS

struct _BcCallDetail
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox *attempts;
  GtkWidget *bar;
  GtkWidget *barred;
  GtkLabel *barred_label;
  GtkLabel *error_label;
  GtkBox *facts;
  GtkBox *form_slot;
  GtkWidget *form_box;
  GtkBox *next_slot;
  GtkWidget *next_row;
  GtkLabel *number;
  GtkButton *record_button;
  GtkLabel *script;
  GtkLabel *telephone;
  GtkBox *then_buttons;
  GtkWidget *then_box;
  GtkLabel *then_label;
  GtkToggleButton *unmask;
  GtkLabel *who;

  /* Owned */
  BcDesk *desk;
  BcTicket *ticket;     /* NULL for none */
  BcCallback *callback; /* the planned one */
  BcCallback *result;   /* what was recorded; NULL before */
  GPtrArray *attempted; /* (element-type BcCallback) of the ticket; NULL before they were read */
  GCancellable *loading;

  /* Made in code, children of the slots */
  BcCallbackForm *form;
  BcInstantEntry *next_at;

  gboolean may_call;
  gboolean recording;
  guint unmask_source;
  int seconds_left;
};

enum
{
  BC_CALL_LEFT,
  BC_CALL_MOVE_TICKET,
  BC_CALL_NEXT,
  BC_CALL_OPEN_TICKET,
  BC_CALL_TOAST,
  BC_CALL_N_SIGNALS,
};

extern guint bc_call_detail_signals[BC_CALL_N_SIGNALS];

/* bc_call_detail_show_error: @message (nullable) above the button. */
void bc_call_detail_show_error (BcCallDetail *self, const char *message);
/* bc_call_detail_show_barred: the form, or why there is none. */
void bc_call_detail_show_barred (BcCallDetail *self);
/* bc_call_detail_read_attempts: reads what was tried so far, and shows it. */
void bc_call_detail_read_attempts (BcCallDetail *self);
/* bc_call_detail_show_then: what is to follow, once there is a result. */
void bc_call_detail_show_then (BcCallDetail *self);
void bc_call_detail_clear_box (GtkBox *box);

G_END_DECLS
