/* A layout of the form's groups in one or two columns.
 *
 * GtkFlowBox would do nearly the same, but it makes each group a focusable child, which puts empty
 * steps between the fields for who works by keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bc-config.h"

#include "intake/bc-intake-columns.h"

struct _BcIntakeColumns
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (BcIntakeColumns, bc_intake_columns, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The next child that takes room, @child itself included. */
static GtkWidget *
shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  return shown (gtk_widget_get_next_sibling (child));
}

/* The widths that the left and the right column ask for; the right one is 0 when it is empty. */
static void
measure_widths (GtkWidget *widget, int *left_min, int *left_nat, int *right_min, int *right_nat)
{
  GtkWidget *first = shown (gtk_widget_get_first_child (widget));

  *left_min = *left_nat = *right_min = *right_nat = 0;
  if (first == NULL)
    return;
  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, left_min, left_nat, NULL, NULL);
  for (GtkWidget *child = next_shown (first); child != NULL; child = next_shown (child))
    {
      int min, nat;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *right_min = MAX (*right_min, min);
      *right_nat = MAX (*right_nat, nat);
    }
}

/* Splits @width in halves, as far as neither column needs more. FALSE when two do not fit. */
static gboolean
split (BcIntakeColumns *self, GtkWidget *widget, int width, int *left, int *right)
{
  int left_min, left_nat, right_min, right_nat;

  measure_widths (widget, &left_min, &left_nat, &right_min, &right_nat);
  if (right_min == 0 || width < left_min + self->spacing + right_min)
    {
      *left = *right = width;
      return FALSE;
    }
  *left = CLAMP ((width - self->spacing) / 2, left_min, width - self->spacing - right_min);
  *right = width - self->spacing - *left;
  return TRUE;
}

/* The natural height counts, not the least one: a text view shall show what is typed in it as long
 * as the form can scroll. */
static int
natural_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The heights of the first group and of the others together. */
static void
measure_heights (BcIntakeColumns *self,
                 GtkWidget *widget,
                 int left,
                 int right,
                 int *first_height,
                 int *others_height)
{
  GtkWidget *first = shown (gtk_widget_get_first_child (widget));

  *first_height = *others_height = 0;
  if (first == NULL)
    return;
  *first_height = natural_height (first, left);
  for (GtkWidget *child = next_shown (first); child != NULL; child = next_shown (child))
    *others_height += natural_height (child, right) + (*others_height > 0 ? self->spacing : 0);
}

static GtkSizeRequestMode
bc_intake_columns_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bc_intake_columns_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  BcIntakeColumns *self = BC_INTAKE_COLUMNS (manager);
  int left_min, left_nat, right_min, right_nat;
  int left, right, first_height, others_height;

  measure_widths (widget, &left_min, &left_nat, &right_min, &right_nat);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (left_min, right_min);
      *natural = MAX (left_nat + (right_nat > 0 ? self->spacing + right_nat : 0), *minimum);
      return;
    }

  if (for_size < 0)
    for_size = MAX (left_min, right_min);
  if (split (self, widget, for_size, &left, &right))
    {
      measure_heights (self, widget, left, right, &first_height, &others_height);
      *minimum = *natural = MAX (first_height, others_height);
      return;
    }
  measure_heights (self, widget, left, right, &first_height, &others_height);
  *minimum = *natural = first_height + (others_height > 0 ? self->spacing + others_height : 0);
}

/* The height that can be seen without scrolling; 0 when the form does not scroll. */
static int
seen_height (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller == NULL)
    return 0;
  return gtk_widget_get_height (scroller) - gtk_widget_get_margin_top (widget)
         - gtk_widget_get_margin_bottom (widget);
}

static void
bc_intake_columns_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  BcIntakeColumns *self = BC_INTAKE_COLUMNS (manager);
  GtkWidget *first = shown (gtk_widget_get_first_child (widget));
  GtkAllocation area = { 0 };
  int left, right, first_height, others_height;
  gboolean two, rtl;

  if (first == NULL)
    return;
  two = split (self, widget, width, &left, &right);
  rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  measure_heights (self, widget, left, right, &first_height, &others_height);

  area.x = two && rtl ? right + self->spacing : 0;
  area.width = left;
  /* It grows as far as it can be seen: a long right column must not push the left one's fields out
   * of sight. */
  area.height = two ? MAX (first_height, MIN (height, seen_height (widget))) : first_height;
  gtk_widget_size_allocate (first, &area, -1);

  area.x = two && !rtl ? left + self->spacing : 0;
  area.y = two ? 0 : first_height + self->spacing;
  area.width = right;
  for (GtkWidget *child = next_shown (first); child != NULL; child = next_shown (child))
    {
      area.height = natural_height (child, right);
      gtk_widget_size_allocate (child, &area, -1);
      area.y += area.height + self->spacing;
    }
}

static void
bc_intake_columns_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, BC_INTAKE_COLUMNS (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_intake_columns_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BcIntakeColumns *self = BC_INTAKE_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      if (self->spacing == g_value_get_int (value))
        return;
      self->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bc_intake_columns_class_init (BcIntakeColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = bc_intake_columns_get_property;
  object_class->set_property = bc_intake_columns_set_property;
  layout_class->allocate = bc_intake_columns_allocate;
  layout_class->get_request_mode = bc_intake_columns_get_request_mode;
  layout_class->measure = bc_intake_columns_measure;

  properties[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 12,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bc_intake_columns_init (BcIntakeColumns *self)
{
  self->spacing = 12;
}
