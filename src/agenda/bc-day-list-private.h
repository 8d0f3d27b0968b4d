/* The inside of the day's list, for its two halves: rows (bc-day-list.c), keys and menu
 * (bc-day-list-keys.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agenda/bc-day-list.h"
#include "agenda/bc-day-section.h"

G_BEGIN_DECLS

/* The sections of a day, from above. */
enum
{
  BC_DAY_DEADLINES,
  BC_DAY_TIMED,
  BC_DAY_N_SECTIONS,
};

struct _BcDayList
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *add_button;
  GtkLabel *day_kind;
  GtkLabel *day_title;
  GtkWidget *empty;
  GtkWidget *head;
  GtkWidget *meeting_button;
  GtkBox *section_box;
  GtkStack *stack;

  /* Children of section_box, made when the desk is known */
  BcDaySection *sections[BC_DAY_N_SECTIONS];

  /* Owned */
  BcDesk *desk;
  GtkWidget *menu; /* GtkPopoverMenu, made when first asked for */

  BcDay day;
};

enum
{
  BC_DAY_LIST_DRAG_BEGUN,
  BC_DAY_LIST_DRAG_ENDED,
  BC_DAY_LIST_LEFT,
  BC_DAY_LIST_N_SIGNALS,
};
extern guint bc_day_list_signals[BC_DAY_LIST_N_SIGNALS];

/* bc_day_list_add_controllers: keys and the secondary button. */
void bc_day_list_add_controllers (BcDayList *self);

G_END_DECLS
