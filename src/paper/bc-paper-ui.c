/* The templates of this room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-paper-ui.h"

#include "bc-paper-ui-resources.h"

void
bc_paper_ui_init (void)
{
  static gsize is_done;

  /* The room is a static library: without this call the linker would leave the resources out. */
  if (g_once_init_enter (&is_done))
    {
      bc_paper_ui_register_resource ();
      g_once_init_leave (&is_done, 1);
    }
}
