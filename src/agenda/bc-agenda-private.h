/* The inside of the calendar, for its parts: what is shown (bc-agenda.c, bc-agenda-department.c),
 * reading (bc-agenda-load.c) and doing (bc-agenda-actions.c, bc-agenda-dialogs.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-agenda.h"
#include "agenda/bc-day-list.h"
#include "agenda/bc-month-grid.h"

G_BEGIN_DECLS

enum
{
  BC_AGENDA_OPEN_TICKET,
  BC_AGENDA_TOAST,
  BC_AGENDA_N_SIGNALS,
};
extern guint bc_agenda_signals[BC_AGENDA_N_SIGNALS];

struct _BcAgenda
{
  GtkWidget parent_instance;

  /* Template */
  BcDayList *day_list;
  GtkDropDown *department_chooser;
  GtkWidget *error_bar;
  GtkLabel *error_label;
  BcMonthGrid *grid;
  GtkLabel *provisional;
  GtkLabel *title;

  /* Owned */
  BcDesk *desk;
  GSignalGroup *desk_signals;
  char *department;       /* NULL for all */
  GPtrArray *departments; /* (element-type utf8) codes beside the chooser's rows, NULL first */
  BcAgendaDays *days;     /* what lies on @days_month; NULL before it was read */
  BcMonth days_month;
  GCancellable *loading;

  guint load_source;    /* a reading that is put off for a moment */
  guint refresh_source; /* a drawing that is put off until all changes are in */
  gboolean stale;       /* what is shown is not known to be what the file holds */
  gboolean has_day;     /* a day was selected: today, when the file was opened */
  gint64 follow;        /* id of a callback that was moved by keys: the focus goes with it; or 0 */
  BcDay follow_day;
};

/* bc_agenda_load: reads the page's days now; put off until the calendar is seen. */
void bc_agenda_load (BcAgenda *self);
/* bc_agenda_load_soon: the same after a moment, once for a burst of changes. */
void bc_agenda_load_soon (BcAgenda *self);
/* bc_agenda_refresh_soon: shows marks and words anew, without reading. */
void bc_agenda_refresh_soon (BcAgenda *self);
/* bc_agenda_stop_loading: at the end. */
void bc_agenda_stop_loading (BcAgenda *self);
/* bc_agenda_show: grid and list show what is known. */
void bc_agenda_show (BcAgenda *self);
/* bc_agenda_show_error: @message (nullable) above the month. */
void bc_agenda_show_error (BcAgenda *self, const char *message);

/* bc_agenda_list_departments: fills the chooser with those of @hall. */
void bc_agenda_list_departments (BcAgenda *self, BcHall *hall);
/* bc_agenda_show_department: the chooser shows the one that is set. */
void bc_agenda_show_department (BcAgenda *self);
void bc_agenda_department_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, BcAgenda *self);

/* bc_agenda_install_actions: the class's actions and keys. */
void bc_agenda_install_actions (GtkWidgetClass *widget_class);
/* bc_agenda_toast: @undo: the desk can take it back. */
void bc_agenda_toast (BcAgenda *self, const char *text, gboolean undo);
/* bc_agenda_ask_callback: the form of a new callback on @day. */
void bc_agenda_ask_callback (BcAgenda *self, BcDay day);
/* bc_agenda_ask_result: the form of what came of @entry; bc_agenda_ask_cancel: is it to be
 * cancelled? */
void bc_agenda_ask_result (BcAgenda *self, BcAgendaEntry *entry);
void bc_agenda_ask_cancel (BcAgenda *self, BcAgendaEntry *entry);

G_END_DECLS
