/* The inside of the calendar, for its parts: what is shown (bc-agenda.c, bc-agenda-department.c),
 * reading (bc-agenda-load.c) and doing (bc-agenda-actions.c, bc-agenda-dialogs.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-agenda-list.h"
#include "agenda/bc-agenda.h"
#include "agenda/bc-day-list.h"
#include "agenda/bc-month-grid.h"
#include "agenda/bc-week-grid.h"

G_BEGIN_DECLS

/* The ways in which the days are shown. */
typedef enum
{
  BC_AGENDA_MODE_MONTH,
  BC_AGENDA_MODE_WEEK,
  BC_AGENDA_MODE_DAY,
  BC_AGENDA_MODE_LIST,
  BC_AGENDA_N_MODES,
} BcAgendaMode;

enum
{
  BC_AGENDA_OPEN_TICKET,
  BC_AGENDA_TOAST,
  BC_AGENDA_OPEN_GATE,
  BC_AGENDA_N_SIGNALS,
};
extern guint bc_agenda_signals[BC_AGENDA_N_SIGNALS];

struct _BcAgenda
{
  GtkWidget parent_instance;

  /* Template */
  BcAgendaList *agenda_list;
  GtkWidget *bar;
  BcDayList *day_list;
  GtkDropDown *department_chooser;
  GtkWidget *error_bar;
  GtkLabel *error_label;
  GtkMenuButton *filter_button;
  BcMonthGrid *grid;
  GtkWidget *month_scroller;
  GtkLabel *provisional;
  GtkStack *stack;
  GtkLabel *title;
  BcWeekGrid *week_grid;

  /* Owned */
  BcDesk *desk;
  GSignalGroup *desk_signals;
  char *department;       /* NULL for all */
  GPtrArray *departments; /* (element-type utf8) codes beside the chooser's rows, NULL first */
  GPtrArray *staff_codes; /* (element-type utf8) the same for the filter's staff */
  BcAgendaDays *days;     /* what was read; NULL before */
  GCancellable *loading;
  BcDay loading_first; /* the days that are being read */
  int loading_count;

  BcAgendaMode mode;
  BcDay list_from;     /* the first day of the list */
  BcMonth month_shown; /* the page that title and day's list were last told of */
  guint hidden;        /* 1 << BcAgendaKind for each kind that is not shown */
  char *staff;         /* code: only what is this person's to do; NULL for all */
  GtkCheckButton *kind_checks[BC_N_AGENDA_KINDS]; /* of the filter, made when it is first opened */
  GtkDropDown *staff_chooser;
  gboolean showing_filter;

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
/* bc_agenda_show: the view in use and the day's list show what is known; reads more where they show
 * more than that. */
void bc_agenda_show (BcAgenda *self);
/* bc_agenda_range: the days that the view in use shows. */
void bc_agenda_range (BcAgenda *self, BcDay *first, int *n_days);
/* bc_agenda_go: selects @day; the list begins with it. */
void bc_agenda_go (BcAgenda *self, BcDay day);
/* bc_agenda_turn: to the page @pages after (before) the one shown. */
void bc_agenda_turn (BcAgenda *self, int pages);
/* bc_agenda_show_title: what days are shown, in words. */
void bc_agenda_show_title (BcAgenda *self);
/* bc_agenda_mode_name: "month" "week" "day" "list". */
const char *bc_agenda_mode_name (BcAgendaMode mode);
/* bc_agenda_set_mode: FALSE for a name that is none. */
gboolean bc_agenda_set_mode (BcAgenda *self, const char *name);
/* bc_agenda_show_error: @message (nullable) above the month. */
void bc_agenda_show_error (BcAgenda *self, const char *message);

/* bc_agenda_list_departments: fills the chooser with those of @hall. */
void bc_agenda_list_departments (BcAgenda *self, BcHall *hall);
/* bc_agenda_show_department: the chooser shows the one that is set. */
void bc_agenda_show_department (BcAgenda *self);
void bc_agenda_department_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, BcAgenda *self);

/* The filter by kind and staff. bc_agenda_make_filter: fills its popover when it is first opened. */
void bc_agenda_make_filter (GtkMenuButton *button, gpointer user_data);
/* bc_agenda_show_filter: the button says whether something is held back. */
void bc_agenda_show_filter (BcAgenda *self);
/* bc_agenda_set_filter: @hidden: bits by BcAgendaKind; @staff: (nullable) code. */
void bc_agenda_set_filter (BcAgenda *self, guint hidden, const char *staff);
/* bc_agenda_dup_hidden: (transfer full) the kinds that are held back, as "deadline,callback"; and
 * back. */
char *bc_agenda_dup_hidden (guint hidden);
guint bc_agenda_parse_hidden (const char *text);

/* bc_agenda_install_actions: the class's actions and keys. */
void bc_agenda_install_actions (GtkWidgetClass *widget_class);
/* bc_agenda_install_meeting_actions: those of meetings. */
void bc_agenda_install_meeting_actions (GtkWidgetClass *widget_class);
/* bc_agenda_toast: @undo: the desk can take it back. */
void bc_agenda_toast (BcAgenda *self, const char *text, gboolean undo);
/* bc_agenda_ask_callback: the form of a new callback on @day. */
void bc_agenda_ask_callback (BcAgenda *self, BcDay day);
/* bc_agenda_ask_meeting: the form of a new meeting on @day, or of @meeting (nullable), which is to be
 * changed. */
void bc_agenda_ask_meeting (BcAgenda *self, BcDay day, BcMeeting *meeting);
/* bc_agenda_ask_cancel_meeting: is it to be cancelled? */
void bc_agenda_ask_cancel_meeting (BcAgenda *self, BcAgendaEntry *entry);
/* bc_agenda_ask_result: the form of what came of @entry; bc_agenda_ask_cancel: is it to be
 * cancelled? */
void bc_agenda_ask_result (BcAgenda *self, BcAgendaEntry *entry);
void bc_agenda_ask_cancel (BcAgenda *self, BcAgendaEntry *entry);

G_END_DECLS
