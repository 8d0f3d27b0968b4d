/* The inside of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-agenda.h"
#include "agenda/bc-call-page.h"
#include "agenda/bc-gate-page.h"
#include "app/bc-find.h"
#include "app/bc-sidebar.h"
#include "app/bc-state-bar.h"
#include "app/bc-window.h"
#include "board/bc-board.h"
#include "intake/bc-intake.h"
#include "ticket/bc-ticket-page.h"

G_BEGIN_DECLS

struct _BcWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  GtkBox *bars; /* what the window has to say, above everything */
  GtkMenuButton *find_button;
  GtkMenuButton *menu_button;
  GtkWidget *new_button;
  GtkPaned *paned;
  GtkToggleButton *sidebar_button;
  GtkRevealer *sidebar_revealer;
  GtkStack *stack;
  BcStateBar *state_bar;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkButton *undo_button;

  /* The pages around an open hall, made when they are first needed, borrowed from the stack */
  AdwStatusPage *failed_page;
  AdwStatusPage *opening_page;
  GtkSpinner *opening_spinner;

  /* Made when they are first shown, borrowed from the stack and the pane */
  BcSidebar *sidebar;
  BcBoard *board;
  BcIntake *intake;
  BcAgenda *agenda;
  BcTicketPage *ticket_page;
  BcFind *find;

  /* Owned */
  BcDesk *desk;
  GSettings *settings;
  char *failed_path;
  gboolean ticket_set_aside; /* hidden for the form, not closed */
};

/* bc_window_make_pages: welcome, opening and failed, unless they are there. */
void bc_window_make_pages (BcWindow *self);
void bc_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
