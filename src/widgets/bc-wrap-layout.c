/* Children side by side, in as many lines as the width asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-wrap-layout.h"

struct _BcWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (BcWrapLayout, bc_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where a line ends: the first child of the next one. */
typedef struct
{
  GtkWidget *end;
  int width;
  int height;
  int n_expanding;
} Line;

static int
child_width (GtkWidget *child, int available)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Collects children from @first on until the line is full; a line holds at least one. */
static Line
collect_line (BcWrapLayout *self, GtkWidget *first, int available)
{
  Line line = { .end = first };
  gboolean is_empty = TRUE;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      line.end = child;
      if (!gtk_widget_should_layout (child))
        continue;
      width = child_width (child, available);
      if (!is_empty && line.width + self->spacing + width > available)
        return line;
      line.width += width + (is_empty ? 0 : self->spacing);
      line.height = MAX (line.height, child_height (child, width));
      line.n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
      is_empty = FALSE;
    }
  line.end = NULL;
  return line;
}

static void
measure_width (BcWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  gboolean is_first = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (is_first ? 0 : self->spacing);
      is_first = FALSE;
    }
}

static GtkSizeRequestMode
bc_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bc_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  BcWrapLayout *self = BC_WRAP_LAYOUT (manager);
  int height = 0;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL;)
    {
      Line line = collect_line (self, first, for_size < 0 ? G_MAXINT / 2 : for_size);

      if (line.height > 0)
        height += line.height + (height > 0 ? self->spacing : 0);
      first = line.end;
    }
  *minimum = height;
  *natural = height;
}

static void
bc_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  BcWrapLayout *self = BC_WRAP_LAYOUT (manager);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL;)
    {
      Line line = collect_line (self, first, width);
      int extra = line.n_expanding > 0 ? (width - line.width) / line.n_expanding : 0;
      int x = 0;

      for (GtkWidget *child = first; child != line.end; child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation place = { .y = y, .height = line.height };

          if (!gtk_widget_should_layout (child))
            continue;
          place.width = child_width (child, width);
          if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
            place.width += MAX (extra, 0);
          place.x = is_rtl ? width - x - place.width : x;
          gtk_widget_size_allocate (child, &place, -1);
          x += place.width + self->spacing;
        }
      y += line.height + (line.height > 0 ? self->spacing : 0);
      first = line.end;
    }
}

static void
bc_wrap_layout_class_init (BcWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = bc_wrap_layout_get_request_mode;
  layout_class->measure = bc_wrap_layout_measure;
  layout_class->allocate = bc_wrap_layout_allocate;
}

static void
bc_wrap_layout_init (BcWrapLayout *self)
{
}

GtkLayoutManager *
bc_wrap_layout_new (int spacing)
{
  BcWrapLayout *self = g_object_new (BC_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
