/* The templates and styles of ui/, compiled in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/bc-ui.h"

#include "bc-ui-resources.h"

void
bc_ui_init (void)
{
  static gsize is_done;

  /* The room is a static library: without this call the linker would leave the resources out. */
  if (g_once_init_enter (&is_done))
    {
      g_resources_register (bc_ui_get_resource ());
      g_once_init_leave (&is_done, 1);
    }
}
