/* The foot of the sheets: domain model, section 7, row 21.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-form-private.h"

/* clang-format off */
#define CODE_AND_PRINTED(columns)                                                                  \
  CELL (columns, { BC_BLOCK_HASH, NC_ ("paper", "Content code"), .flags = BC_BLOCK_SMALL },        \
        TEXT_OF (NC_ ("paper", "Printed"), printed, BC_BLOCK_SMALL))
#define PAGE_NUMBER(columns)                                                                       \
  CELL (columns, { BC_BLOCK_PAGE_NUMBER, .flags = BC_BLOCK_SMALL | RIGHT })

const BcFormRow bc_form_ticket_footer = {
  7.6, FALSE, { CELL (2, { BC_BLOCK_QR }), CODE_AND_PRINTED (7), PAGE_NUMBER (3) }
};

const BcFormRow bc_form_list_footer = {
  7.6, FALSE, { CODE_AND_PRINTED (9), PAGE_NUMBER (3) }
};
/* clang-format on */
