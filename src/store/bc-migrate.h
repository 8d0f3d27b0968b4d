/* Older files become newer ones by numbered steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"

G_BEGIN_DECLS

/* Gives the SQL of a step: (transfer full), NULL with @error. Tests pass their own. */
typedef char *(*BcMigrationSource) (int version, GError **error);

/* bc_migrate: brings the file to BC_SCHEMA_VERSION by data/migrations/NNN.sql: alone in the file, after a backup that was checked, in one transaction that also raises user_version. A
 * file is never between two versions, whatever fails. Another seat may try the same at the same time. Errors: BUSY while other seats are in; DAMAGED; those of the backup, and nothing
 * was changed. */
gboolean bc_migrate (BcEngine *engine, GError **error);
/* bc_migrate_to: the steps alone, to any version from any source. */
gboolean bc_migrate_to (BcEngine *engine, int version, BcMigrationSource source, GError **error);
/* bc_migrate_steps: the steps up to @version in the running transaction: how a new file is made. */
gboolean bc_migrate_steps (
    BcEngine *engine, int from, int version, BcMigrationSource source, GError **error);
/* bc_migration_shipped: the source that bc_migrate() uses. */
char *bc_migration_shipped (int version, GError **error);
/* bc_shipped_text: (transfer full) a text of data/ that travels inside the program. */
char *bc_shipped_text (const char *name, GError **error);

G_END_DECLS
