/* The inside of the ticket page, for its parts: what is shown (bc-ticket-page.c, bc-ticket-head.c),
 * reading (bc-ticket-page-load.c), and doing (bc-ticket-page-actions.c, -move.c, -dialogs.c, -flags.c, -plan.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "domain/bc-rectification.h"
#include "ticket/bc-ticket-callbacks.h"
#include "ticket/bc-ticket-facts.h"
#include "ticket/bc-ticket-history.h"
#include "ticket/bc-ticket-page.h"
#include "ticket/bc-ticket-parts.h"
#include "ticket/bc-ticket-steps.h"

G_BEGIN_DECLS

enum
{
  BC_TICKET_PAGE_CLOSE,
  BC_TICKET_PAGE_OPEN_TICKET,
  BC_TICKET_PAGE_TOAST,
  BC_TICKET_PAGE_N_SIGNALS,
};
extern guint bc_ticket_page_signals[BC_TICKET_PAGE_N_SIGNALS];

struct _BcTicketPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *badges;
  BcTicketCallbacks *callbacks;
  GtkMenuButton *due_button;
  GtkImage *due_icon;
  GtkLabel *due_label;
  GtkWidget *error_bar;
  GtkLabel *error_label;
  BcTicketFacts *facts;
  BcTicketHistory *history;
  GtkLabel *matter;
  GtkLabel *number;
  BcTicketParts *parts;
  GtkWidget *print_button;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  GtkLabel *state;
  BcTicketSteps *steps;

  /* Owned */
  BcDesk *desk;
  GSignalGroup *desk_signals;
  BcTicket *ticket; /* NULL when nothing is shown */
  GSignalGroup *ticket_signals;
  GPtrArray *callback_list; /* (element-type BcCallback); NULL before it was read */
  GPtrArray *events;        /* (element-type BcEvent), oldest first; NULL before they were read */
  GCancellable *loading;

  guint load_source; /* a reading that is put off for a moment */
};

/* (nullable) what is needed to show anything: NULL while the record or the file is not there. */
BcRecord *bc_ticket_page_get_record (BcTicketPage *self);
/* bc_ticket_page_show: all parts show what is known now. */
void bc_ticket_page_show (BcTicketPage *self);
/* bc_ticket_page_show_head: number, state, flags, nearness. */
void bc_ticket_page_show_head (BcTicketPage *self);
void bc_ticket_page_show_callbacks (BcTicketPage *self);
/* bc_ticket_page_show_error: @message (nullable) above everything, until it is closed. */
void bc_ticket_page_show_error (BcTicketPage *self, const char *message);
/* bc_ticket_page_make_due_popover: the explanation of the due date, made when it is asked for. */
void bc_ticket_page_make_due_popover (GtkMenuButton *button, gpointer self);

/* bc_ticket_page_load: reads history and callbacks; bc_ticket_page_load_soon: once for a burst of
 * changes; bc_ticket_page_stop_loading: another ticket comes, or the end. */
void bc_ticket_page_load (BcTicketPage *self);
void bc_ticket_page_load_soon (BcTicketPage *self);
void bc_ticket_page_stop_loading (BcTicketPage *self);

void bc_ticket_page_install_actions (GtkWidgetClass *widget_class);
void bc_ticket_page_toast (BcTicketPage *self, const char *text, gboolean undo);
/* bc_ticket_page_get_window: (nullable) what the forms stand over. */
GtkWindow *bc_ticket_page_get_window (BcTicketPage *self);
/* bc_ticket_page_move: the step to @to; bc_ticket_page_decline: the waiting request. */
void bc_ticket_page_move (BcTicketPage *self, BcState to);
void bc_ticket_page_decline (BcTicketPage *self);
/* The forms. */
void bc_ticket_page_ask_edit (BcTicketPage *self, int group);
void bc_ticket_page_ask_part (BcTicketPage *self, const char *department, int state);
void bc_ticket_page_ask_callback (BcTicketPage *self);
void bc_ticket_page_ask_result (BcTicketPage *self, BcCallback *callback);
void bc_ticket_page_ask_extension (BcTicketPage *self);
void bc_ticket_page_decide_extension (BcTicketPage *self, gboolean grant);
/* bc_ticket_page_rectify: @step about a bad rating; asks for words where it takes some. */
void bc_ticket_page_rectify (BcTicketPage *self, BcRectifyStep step);

/* A question to the desk that a form or the page waits for. */
typedef struct
{
  BcTicketPage *page;
  GWeakRef dialog;  /* nullable: the form */
  BcTicket *ticket; /* that it is about, whatever the page shows when the answer comes */
  BcDay day;
  BcState to;
  char *done; /* nullable: what is said when it was done */
} BcTicketAsking;

/* bc_ticket_asking_new: @dialog (nullable). */
BcTicketAsking *bc_ticket_asking_new (BcTicketPage *page, GtkWidget *dialog);
void bc_ticket_asking_free (BcTicketAsking *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcTicketAsking, bc_ticket_asking_free)
/* bc_ticket_asking_number: (transfer none) of its ticket, "" while it is not known. */
const char *bc_ticket_asking_number (BcTicketAsking *self);
/* bc_ticket_page_keep_seen: @dialog decides on @ticket as it is now. bc_ticket_page_get_seen: the version that it decides on. */
void bc_ticket_page_keep_seen (gpointer dialog, BcTicket *ticket);
gint64 bc_ticket_page_get_seen (gpointer dialog);

/* bc_ticket_page_present_form: @dialog is about the ticket that is shown; @accepted hears that it was accepted. */
void bc_ticket_page_present_form (BcTicketPage *self, gpointer dialog, GCallback accepted);
/* bc_ticket_page_send_form: (transfer full) what waits for the desk, about @dialog's ticket; until then @dialog takes no input. */
BcTicketAsking *bc_ticket_page_send_form (BcTicketPage *self, gpointer dialog);
/* bc_ticket_asking_finish: ends bc_desk_change_finish(): closes the form, or shows in it why not; returns whether it was done. */
gboolean bc_ticket_asking_finish (BcTicketAsking *self, GObject *source, GAsyncResult *result);
/* bc_ticket_page_dup_intro: (transfer full) which ticket a form is about. */
char *bc_ticket_page_dup_intro (BcTicketPage *self);
/* bc_ticket_make_text_editor: (transfer floating) for some lines of text; @view (out) (transfer none): what is typed in. bc_ticket_get_text: (transfer full) what was typed. */
GtkWidget *bc_ticket_make_text_editor (GtkWidget **view);
char *bc_ticket_get_text (GtkTextView *view);

G_END_DECLS
