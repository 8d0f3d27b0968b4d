/* The board's department chooser: all departments, or one, found by characters, pinyin or initials.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/bc-hall.h"

G_BEGIN_DECLS

#define BC_TYPE_DEPARTMENT_BUTTON (bc_department_button_get_type ())
G_DECLARE_FINAL_TYPE (BcDepartmentButton, bc_department_button, BC, DEPARTMENT_BUTTON, GtkWidget)

/*
 * Properties (notified):
 *   department   string, nullable: the code of the department; NULL for all
 */
GtkWidget *bc_department_button_new (void);
/* bc_department_button_set_hall: @hall (nullable): whose departments; @today decides which of them
 * are in use. */
void bc_department_button_set_hall (BcDepartmentButton *self, BcHall *hall, BcDay today);
const char *bc_department_button_get_department (BcDepartmentButton *self);
void bc_department_button_set_department (BcDepartmentButton *self, const char *department);
/* bc_department_button_popup: opens the list, with the focus in its entry. */
void bc_department_button_popup (BcDepartmentButton *self);

G_END_DECLS
