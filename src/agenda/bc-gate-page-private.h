/* The inside of the noon gate's page, for its parts: what is shown (bc-gate-page.c) and what can be done
 * (bc-gate-page-actions.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-gate-page.h"
#include "agenda/bc-gate-row.h"
#include "widgets/bc-card-list.h"

G_BEGIN_DECLS

struct _BcGatePage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *bar;
  GtkLabel *countdown;
  GtkWidget *foot;
  GtkWidget *empty;
  GtkLabel *error_label;
  GtkCheckButton *all_check;
  GtkButton *print_button;
  GtkScrolledWindow *scroller;
  GtkButton *send_button;
  GtkStack *stack;
  GtkLabel *summary;
  GtkLabel *title;

  /* Owned */
  BcDesk *desk;
  GSignalGroup *desk_signals;
  BcCardList *list;   /* child of the scroller */
  GListStore *store;  /* BcGateEntry */
  GHashTable *ticked; /* ids of tickets: they stay ticked when the list is read anew */
  GHashTable *errors; /* id → why it was not sent */
  GCancellable *loading;

  BcDay day; /* BC_DAY_NONE: the next gate */
  gint64 gate_at;
  guint load_source;
  gboolean stale;
  gboolean sending;
  gboolean showing;
};

enum
{
  BC_GATE_MOVE_TICKET,
  BC_GATE_OPEN_TICKET,
  BC_GATE_PRINT_TICKETS,
  BC_GATE_TOAST,
  BC_GATE_N_SIGNALS,
};

extern guint bc_gate_page_signals[BC_GATE_N_SIGNALS];

/* bc_gate_page_load: reads the gate's work orders now; put off until the page is seen. */
void bc_gate_page_load (BcGatePage *self);
/* bc_gate_page_show_buttons: what the buttons are for, and whether they can be used. */
void bc_gate_page_show_buttons (BcGatePage *self);
/* bc_gate_page_shown_day: the day whose noon is shown. */
BcDay bc_gate_page_shown_day (BcGatePage *self);
guint bc_gate_page_n_entries (BcGatePage *self);
/* bc_gate_page_get_entry: (transfer none). */
BcGateEntry *bc_gate_page_get_entry (BcGatePage *self, guint position);
/* bc_gate_page_chosen: (transfer full) (element-type BcTicket) what is ticked; when nothing is, all,
 * with @to_send all that can be sent. */
GPtrArray *bc_gate_page_chosen (BcGatePage *self, gboolean to_send);
void bc_gate_page_set_all (BcGatePage *self, gboolean ticked);
/* bc_gate_page_add_actions: the class's actions and keys. */
void bc_gate_page_add_actions (GtkWidgetClass *widget_class);

G_END_DECLS
