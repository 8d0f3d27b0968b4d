/* A hall: its settings, its catalogue and its working-day table, as one immutable snapshot that is passed to whoever needs to know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bc-error.h"
#include "domain/bc-hours.h"
#include "domain/bc-record.h"
#include "domain/bc-workdays.h"

G_BEGIN_DECLS

/* One row of any of the hall's tables. Fields that a table does not use are NULL or 0. */
typedef struct
{
  char *code;
  char *name;
  char *short_name; /* departments: two to four characters for tight places; nullable */
  char *
      department; /* units, staff, matters: department code; staff may have none (the whole hall) */
  char *parent;   /* causes: the level-1 code; NULL on level 1 */
  char *cause;    /* packages */
  char *route;    /* grounds of rejection: where the petitioner should turn to */
  char *lead;     /* packages: department code; nullable */
  char *assisting; /* packages: comma-separated department codes; nullable */
  char *steps;     /* packages: one step a line */
  char *wording;   /* packages: what is said to the petitioner */
  guint roles;     /* staff: BcRoles */
  int version;     /* packages */
  int limit;       /* packages: working days; 0 is the same day (即办) */
  int position;    /* order of show */
  BcDay ended_on;  /* the last day on which it may be chosen; BC_DAY_NONE while it is in use */
} BcEntry;

typedef struct _BcHall BcHall;

#define BC_TYPE_HALL (bc_hall_get_type ())
GType bc_hall_get_type (void);

/* bc_hall_new: (transfer full) an empty hall: zone Asia/Shanghai, close 17:30, district review on, no rows, an empty working-day table. Whoever
 * made it may fill it; once shared it is immutable. Atomically counted. */
BcHall *bc_hall_new (void);
BcHall *bc_hall_ref (BcHall *self);
void bc_hall_unref (BcHall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcHall, bc_hall_unref)

/* Settings. Keys of the file's table `setting`: hall_name, zone, close ("17:30") and the other keys of bc_hours_set(), review ("1"/"0"), demonstration ("1"/"0"), logo (a PNG in base64, "" for none), rating_url ("" for none), call_script ("" for the shipped one). */
/* bc_hall_set: FALSE with BC_ERROR_INVALID for a value that cannot be; unknown keys are ignored, a newer program may have written them. */
gboolean bc_hall_set (BcHall *self, const char *key, const char *value, GError **error);
const char *bc_hall_name (BcHall *self);
GTimeZone *bc_hall_zone (BcHall *self);
/* bc_hall_close: second of the day, default 17:30. */
int bc_hall_close (BcHall *self);
/* bc_hall_hours: (transfer none) when the hall is open. */
const BcHours *bc_hall_hours (BcHall *self);
/* bc_hall_half_day: second of the day from which callbacks of the half-day @index (bc_half_days: 0 morning, 1 afternoon) are planned. */
int bc_hall_half_day (BcHall *self, int index);
/* bc_hall_call_script: what is said when calling back, with the placeholders of bc_call_script(). */
const char *bc_hall_call_script (BcHall *self);
gboolean bc_hall_has_review (BcHall *self);
gboolean bc_hall_is_demonstration (BcHall *self);
/* The largest logo that the file takes, in bytes, and the longest address that a QR code of a paper holds. */
#define BC_LOGO_MOST       (200 * 1024)
#define BC_RATING_URL_MOST 200
/* bc_hall_logo: (transfer none) (nullable) a PNG of at most BC_LOGO_MOST bytes, to be drawn at the head of papers. */
GBytes *bc_hall_logo (BcHall *self);
/* bc_hall_rating_url: (nullable) where a petitioner rates the hall (好差评), for the QR code of receipts: http or https. */
const char *bc_hall_rating_url (BcHall *self);
/* bc_hall_check_logo: whether @png can be the hall's logo: a PNG of 16 to 4000 pixels a side, at most BC_LOGO_MOST bytes; BC_ERROR_INVALID says what is wrong. */
gboolean bc_hall_check_logo (GBytes *png, GError **error);
BcWorkdays *bc_hall_workdays (BcHall *self);
void bc_hall_set_workdays (BcHall *self, BcWorkdays *workdays);

/* bc_hall_add: copies @entry into @table; a code that is there already is an error of the caller (asserted). */
void bc_hall_add (BcHall *self, BcTable table, const BcEntry *entry);
/* bc_hall_load_catalogue: fills the tables from the JSON of data/catalogue.json; BC_ERROR_INVALID names what is wrong. */
gboolean bc_hall_load_catalogue (BcHall *self, const char *json, GError **error);

guint bc_hall_n_entries (BcHall *self, BcTable table);
const BcEntry *bc_hall_entry (BcHall *self, BcTable table, guint index);
/* bc_hall_find: (nullable) by code, else by exact name. For packages the newest version of the code. */
const BcEntry *bc_hall_find (BcHall *self, BcTable table, const char *code_or_name);
/* bc_entry_in_use: it may be chosen on @day. */
gboolean bc_entry_in_use (const BcEntry *self, BcDay day);
/* bc_hall_name_of: the name for @code; @code itself when the hall does not have it; "" for NULL. */
const char *bc_hall_name_of (BcHall *self, BcTable table, const char *code);
/* bc_hall_search: (transfer container) (element-type BcEntry) entries in use on @today that match @query by characters, pinyin or initials, best first,
 * at most @limit. @department (nullable) keeps only those of that department. Staff is found by code too. */
GPtrArray *bc_hall_search (BcHall *self,
                           BcTable table,
                           const char *query,
                           const char *department,
                           BcDay today,
                           guint limit);

/* bc_hall_due: the due date of a limit counted from @start by this hall's table, closing time and zone. */
BcDue *bc_hall_due (BcHall *self, gint64 start, BcLimitUnit unit, int count);
/* bc_hall_day: the hall's local day of @instant. */
BcDay bc_hall_day (BcHall *self, gint64 instant);

G_END_DECLS
