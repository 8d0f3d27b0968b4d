/* The calendar: month, week, day and list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-agenda-private.h"

#include <glib/gi18n.h>

#include "agenda/bc-weekdays.h"

/* What a list shows at once. */
#define LIST_DAYS (6 * BC_WEEK_DAYS)

static const char *const names[BC_AGENDA_N_MODES] = { "month", "week", "day", "list" };

const char *
bc_agenda_mode_name (BcAgendaMode mode)
{
  return names[mode];
}

gboolean
bc_agenda_set_mode (BcAgenda *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));
  int mode = -1;

  for (int i = 0; name != NULL && i < BC_AGENDA_N_MODES; i++)
    if (strcmp (names[i], name) == 0)
      mode = i;
  if (mode < 0)
    return FALSE;
  if ((BcAgendaMode) mode == self->mode)
    return TRUE;
  self->mode = (BcAgendaMode) mode;
  self->list_from = bc_month_grid_get_day (self->grid);
  if (self->mode == BC_AGENDA_MODE_WEEK || self->mode == BC_AGENDA_MODE_DAY)
    bc_week_grid_set_n_days (self->week_grid, self->mode == BC_AGENDA_MODE_DAY ? 1 : BC_WEEK_DAYS);
  gtk_stack_set_visible_child (self->stack,
                               self->mode == BC_AGENDA_MODE_MONTH  ? self->month_scroller
                               : self->mode == BC_AGENDA_MODE_LIST ? GTK_WIDGET (self->agenda_list)
                                                                   : GTK_WIDGET (self->week_grid));
  /* The list holds the day's rows itself. */
  gtk_widget_set_visible (GTK_WIDGET (self->day_list), self->mode != BC_AGENDA_MODE_LIST);
  if (bc_desk_get_hall (self->desk) != NULL)
    bc_agenda_show (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "view");
  return TRUE;
}

void
bc_agenda_range (BcAgenda *self, BcDay *first, int *n_days)
{
  const BcMonth *month = bc_month_grid_get_month (self->grid);
  BcDay day = bc_month_grid_get_day (self->grid);

  switch (self->mode)
    {
    case BC_AGENDA_MODE_WEEK:
      *first = bc_month_week_start (day, month->week_start);
      *n_days = BC_WEEK_DAYS;
      return;
    case BC_AGENDA_MODE_DAY:
      *first = day;
      *n_days = 1;
      return;
    case BC_AGENDA_MODE_LIST:
      *first = self->list_from;
      *n_days = LIST_DAYS;
      return;
    case BC_AGENDA_MODE_MONTH:
    case BC_AGENDA_N_MODES:
    default:
      /* And the week that comes in first when the page is scrolled. */
      *first = month->first_cell;
      *n_days = BC_MONTH_CELLS + BC_WEEK_DAYS;
    }
}

void
bc_agenda_go (BcAgenda *self, BcDay day)
{
  gboolean is_same = day == bc_month_grid_get_day (self->grid);

  self->list_from = bc_month_clamp (day);
  bc_month_grid_set_day (self->grid, day);
  /* The list may begin with another day though the same one is selected. */
  if (is_same && self->mode == BC_AGENDA_MODE_LIST)
    bc_agenda_show (self);
}

void
bc_agenda_turn (BcAgenda *self, int pages)
{
  BcDay day =
      self->mode == BC_AGENDA_MODE_LIST ? self->list_from : bc_month_grid_get_day (self->grid);

  if (self->mode == BC_AGENDA_MODE_WEEK)
    day += pages * BC_WEEK_DAYS;
  else if (self->mode == BC_AGENDA_MODE_DAY)
    day += pages;
  else
    day = bc_month_shift (day, pages);
  bc_agenda_go (self, day);
}

/* (nullable): a year of which the days shown hold some, and whose table is not loaded. */
static int
provisional_year (BcAgenda *self)
{
  BcHall *hall = bc_desk_get_hall (self->desk);
  BcDay first;
  int n_days, year;

  bc_agenda_range (self, &first, &n_days);
  for (int i = 0; hall != NULL && i < n_days; i++)
    {
      gboolean provisional = FALSE;

      bc_workdays_kind (bc_hall_workdays (hall), first + i, NULL, &provisional);
      if (provisional)
        {
          bc_day_to_ymd (first + i, &year, NULL, NULL);
          return year;
        }
    }
  return 0;
}

static char *
dup_title (BcAgenda *self)
{
  const BcMonth *page = bc_month_grid_get_month (self->grid);
  BcDay day = bc_month_grid_get_day (self->grid);
  int year = page->year, month = page->month;

  if (self->mode == BC_AGENDA_MODE_DAY)
    return bc_format_day (day);
  if (self->mode == BC_AGENDA_MODE_LIST)
    {
      g_autofree char *from = bc_format_day (self->list_from);

      /* Translators: the title of a list that begins with that date. */
      return g_strdup_printf (C_ ("calendar title", "From %s"), from);
    }
  if (self->mode != BC_AGENDA_MODE_MONTH)
    bc_day_to_ymd (day, &year, &month, NULL);
  if (self->mode == BC_AGENDA_MODE_WEEK)
    /* Translators: the calendar's title: the month's name, the year, the number of the week; in
     * Chinese "%2$d年%1$s 第%3$d周". */
    return g_strdup_printf (C_ ("calendar title", "%1$s %2$d, week %3$d"), bc_month_name (month),
                            year,
                            bc_month_week_number (bc_month_week_start (day, page->week_start)));
  /* Translators: the calendar's title: the month's name and the year; in Chinese "%2$d年%1$s". */
  return g_strdup_printf (C_ ("calendar title", "%1$s %2$d"), bc_month_name (month), year);
}

void
bc_agenda_show_title (BcAgenda *self)
{
  g_autofree char *title = dup_title (self);
  int year = provisional_year (self);

  gtk_label_set_label (self->title, title);
  if (year != 0)
    {
      g_autofree char *text =
          g_strdup_printf (_ ("Provisional: the holidays of %d have not been loaded yet"), year);

      gtk_label_set_label (self->provisional, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->provisional), text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->provisional), year != 0);
}
