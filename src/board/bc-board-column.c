/* One column of the board.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board/bc-board-column.h"

#include <glib/gi18n.h>

#include "widgets/bc-ui.h"

struct _BcBoardColumn
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *name;
  GtkLabel *count;
  GtkWidget *overdue;
  GtkLabel *overdue_count;
  GtkOverlay *overlay;
  GtkScrolledWindow *scroller;
  GtkWidget *refusal;
  GtkLabel *why;
  GtkWidget *empty;

  BcCardList *list;

  BcColumn column;
  BcVerdict verdict;
};

G_DEFINE_FINAL_TYPE (BcBoardColumn, bc_board_column, GTK_TYPE_WIDGET)

static void
bc_board_column_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  BC_BOARD_COLUMN (object)->list = NULL;
  G_OBJECT_CLASS (bc_board_column_parent_class)->dispose (object);
}

static void
bc_board_column_class_init (BcBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  bc_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = bc_board_column_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/bancheng/Bancheng/ui/bc-board-column.ui");
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, count);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, empty);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, name);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, overdue);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, overdue_count);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, overlay);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, refusal);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, scroller);
  gtk_widget_class_bind_template_child (widget_class, BcBoardColumn, why);
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bc_board_column_init (BcBoardColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_board_column_new (BcColumn column, const BcCardFactory *factory, gpointer user_data)
{
  BcBoardColumn *self = g_object_new (BC_TYPE_BOARD_COLUMN, NULL);
  const char *name = bc_enum_label (&bc_columns, (int) column);

  self->column = column;
  self->list = BC_CARD_LIST (bc_card_list_new (factory, user_data));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

BcColumn
bc_board_column_get_column (BcBoardColumn *self)
{
  g_return_val_if_fail (BC_IS_BOARD_COLUMN (self), BC_COLUMN_NONE);

  return self->column;
}

BcCardList *
bc_board_column_get_list (BcBoardColumn *self)
{
  g_return_val_if_fail (BC_IS_BOARD_COLUMN (self), NULL);

  return self->list;
}

void
bc_board_column_set_model (BcBoardColumn *self, GListModel *model)
{
  g_return_if_fail (BC_IS_BOARD_COLUMN (self));

  bc_card_list_set_model (self->list, model);
}

static void
set_number (GtkLabel *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_label (label, text);
}

void
bc_board_column_set_counts (BcBoardColumn *self, guint count, guint overdue)
{
  g_autofree char *tooltip = NULL;

  g_return_if_fail (BC_IS_BOARD_COLUMN (self));

  set_number (self->count, count);
  set_number (self->overdue_count, overdue);
  gtk_widget_set_visible (self->overdue, overdue > 0);
  gtk_widget_set_visible (self->empty, count == 0);
  tooltip = g_strdup_printf (ngettext ("%u overdue", "%u overdue", overdue), overdue);
  gtk_widget_set_tooltip_text (self->overdue, tooltip);
}

static void
set_class (BcBoardColumn *self, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

void
bc_board_column_set_verdict (BcBoardColumn *self, BcVerdict verdict, const char *why)
{
  g_return_if_fail (BC_IS_BOARD_COLUMN (self));

  self->verdict = verdict;
  set_class (self, "refused", verdict == BC_VERDICT_REFUSED);
  set_class (self, "allowed", verdict == BC_VERDICT_ALLOWED);
  gtk_label_set_label (self->why, why != NULL ? why : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), verdict == BC_VERDICT_REFUSED ? why : NULL);
  gtk_widget_set_visible (self->refusal, verdict == BC_VERDICT_REFUSED && why != NULL);
  if (verdict != BC_VERDICT_ALLOWED)
    bc_board_column_set_hovered (self, FALSE, -1);
}

BcVerdict
bc_board_column_get_verdict (BcBoardColumn *self)
{
  g_return_val_if_fail (BC_IS_BOARD_COLUMN (self), BC_VERDICT_NONE);

  return self->verdict;
}

void
bc_board_column_set_hovered (BcBoardColumn *self, gboolean is_hovered, int gap)
{
  g_return_if_fail (BC_IS_BOARD_COLUMN (self));

  set_class (self, "hovered", is_hovered);
  bc_card_list_set_gap (self->list, is_hovered ? gap : -1);
}
