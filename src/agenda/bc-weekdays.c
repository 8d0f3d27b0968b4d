/* The names of weekdays and months.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agenda/bc-weekdays.h"

#include <glib/gi18n.h>

const char *
bc_weekday_short (int weekday)
{
  static const char *const labels[] = {
    NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
    NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return g_dpgettext2 (NULL, "weekday", labels[weekday - 1]);
}

const char *
bc_weekday_long (int weekday)
{
  static const char *const labels[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                        N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                        N_ ("Sunday") };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return _ (labels[weekday - 1]);
}

const char *
bc_month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return g_dpgettext2 (NULL, "month", names[month - 1]);
}
