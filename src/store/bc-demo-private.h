/* The demonstration hall's inside: chance, stories, people, and the lives that tickets lead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bc-engine.h"
#include "store/bc-tickets.h"

G_BEGIN_DECLS

/* Chance that comes out the same everywhere and always for the same seed: SplitMix64 (Steele, Lea,
 * Flood 2014). */
typedef struct
{
  guint64 state;
} BcDice;

guint64 bc_dice_next (BcDice *self);
/* bc_dice_roll: a number from 0 to @sides - 1; @sides must be positive. */
guint bc_dice_roll (BcDice *self, guint sides);
/* bc_dice_between: a number from @least to @most. */
int bc_dice_between (BcDice *self, int least, int most);
gboolean bc_dice_chance (BcDice *self, guint percent);
/* bc_dice_uuid: (transfer full) a UUID of version 4 out of @self, so that even the history's hashes
 * come out the same. */
char *bc_dice_uuid (BcDice *self);

/* What a ticket of the demonstration can be about. */
typedef struct
{
  const char *cause;
  const char *matter;
  const char *department;   /* of the matter */
  const char *organisation; /* NULL: a person */
  int visits;
  const char *outcome;
  const char *rating;
  const char *urgency;
  gboolean confidential;
  char *special_groups; /* comma-separated; nullable */
  const char *what_happened;
  const char *what_is_wanted;
  const char *on_the_spot; /* nullable: cannot be settled at once */
  const char *opinion;
  const char *method;
  const char *measures;
  const char *basis;
  const char *callback_remark;
  const char *root_cause;
  gboolean is_outside; /* causes H: the window refuses it and names the route */
} BcDemoStory;

/* data/demo.json. The texts belong to the parser that it keeps. */
typedef struct _BcDemoCorpus BcDemoCorpus;

/* bc_demo_corpus_new: @hall tells which department a matter belongs to. */
BcDemoCorpus *bc_demo_corpus_new (BcHall *hall, GError **error);
void bc_demo_corpus_free (BcDemoCorpus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcDemoCorpus, bc_demo_corpus_free)

/* bc_demo_text: one of the phrases, or names, of @list: "suspended", "surnames" … */
const char *bc_demo_text (BcDemoCorpus *self, const char *list, BcDice *dice);
guint bc_demo_n_stories (BcDemoCorpus *self);
const BcDemoStory *bc_demo_story (BcDemoCorpus *self, guint index);
/* bc_demo_hall_name: (transfer full) what data/demo.json calls the hall. */
char *bc_demo_hall_name (GError **error);
/* bc_demo_add_staff: the members of staff as rows of the hall. */
gboolean bc_demo_add_staff (BcDemoCorpus *self, BcEngine *engine, GError **error);
/* bc_demo_staff: (transfer none) a code of somebody with @role: of @department, or of the whole
 * hall for NULL. */
const char *bc_demo_staff (BcHall *hall, guint role, const char *department, BcDice *dice);

/* bc_demo_draft: (transfer full) the intake form of @story as a person who does not exist would
 * have it filled in, received at @received. The same @person gives the same petitioner. */
BcRecord *bc_demo_draft (BcDemoCorpus *corpus,
                         const BcDemoStory *story,
                         BcHall *hall,
                         gint64 received,
                         guint64 person,
                         BcDice *dice);
/* bc_demo_id_card: (transfer full) a number whose place does not exist, but whose date and check
 * character are right. */
char *bc_demo_id_card (BcDay birth, BcDice *dice);
/* bc_demo_credit_code: (transfer full) likewise. */
char *bc_demo_credit_code (BcDice *dice);

/* The hall's working time up to the moment at which the demonstration is looked at. */
typedef struct
{
  BcHall *hall;
  gint64 now;
  GArray *days;        /* BcDay: working days, in order */
  int today;           /* index of the last one that is not after today */
  gboolean is_working; /* today is one */
} BcDemoTime;

/* A working day has so many minutes: 8:30 to 12:00 and 13:30 to 17:30. */
#define BC_DEMO_MINUTES 450

/* bc_demo_time_init: @back working days before today and some after it. */
void bc_demo_time_init (BcDemoTime *self, BcHall *hall, gint64 now, int back);
void bc_demo_time_clear (BcDemoTime *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcDemoTime, bc_demo_time_clear)
/* bc_demo_time_at: the instant of a minute (0 to BC_DEMO_MINUTES - 1) of the working day with
 * @index. */
gint64 bc_demo_time_at (const BcDemoTime *self, int index, int minute);

/* Working days that a ticket has where its package says less. Source: domain model, "Time". */
#define BC_DEMO_ORDINARY_LIMIT 5

/* What happens to a ticket. */
typedef enum
{
  BC_DEMO_REGISTER,
  BC_DEMO_SETTLE, /* on the spot */
  BC_DEMO_REJECT,
  BC_DEMO_MERGE,
  BC_DEMO_TRIAGE,
  BC_DEMO_SEND_BACK, /* by the review */
  BC_DEMO_DISPATCH,
  BC_DEMO_RETURN,
  BC_DEMO_RULE,
  BC_DEMO_ACCEPT,
  BC_DEMO_CONTACT,
  BC_DEMO_TAKE_PART,
  BC_DEMO_REPORT_PART,
  BC_DEMO_ASK_SUSPENSION,
  BC_DEMO_SUSPEND,
  BC_DEMO_RESUME,
  BC_DEMO_ASK_TERMINATION,
  BC_DEMO_TERMINATE,
  BC_DEMO_SUBMIT,
  BC_DEMO_REWORK,
  BC_DEMO_PASS,
  BC_DEMO_PLAN_CALL, /* to so many days from now */
  BC_DEMO_MISS_CALL,
  BC_DEMO_CALL,
  BC_DEMO_CALL_IN_VAIN, /* the petitioner says that it is not settled */
  BC_DEMO_ASK_AGAIN,
  BC_DEMO_HANDLE_AGAIN,
  BC_DEMO_CLOSE,
  BC_DEMO_ARCHIVE,
} BcDemoStep;

typedef struct
{
  gint64 at;
  guint8 step; /* BcDemoStep */
  gint8 argument;
} BcDemoDeed;

/* One ticket from its registration to where it is left. */
typedef struct _BcDemoLife BcDemoLife;
struct _BcDemoLife
{
  guint64 order; /* who was first where two deeds fall on the same instant */
  BcDice dice;
  guint64 person;
  const BcDemoStory *story;
  int limit;       /* working days */
  gboolean is_bad; /* rated badly in the end */
  gboolean is_repeated;
  BcDemoLife *master; /* merged into this one; nullable, not owned */
  char *assisting;    /* department codes; nullable */
  BcRecord *record;   /* as it stands; NULL before the registration */
  GArray *deeds;      /* BcDemoDeed, in order of time */
  guint next;
};

void bc_demo_life_free (BcDemoLife *self);

/* Where a ticket is to be left, and how it got there. */
typedef enum
{
  BC_DEMO_PLAIN,
  BC_DEMO_LATE,      /* overdue */
  BC_DEMO_DUE_TODAY, /* or, where today nobody works, on the next working day */
  BC_DEMO_ASKING,    /* a request waits for consent: suspension or termination; in callback: to be
                        handled again */
  BC_DEMO_TWICE,     /* reworked, or handled again */
  BC_DEMO_ASSISTED,  /* with assisting departments */
  BC_DEMO_MISSED,    /* calls that reached nobody */
  BC_DEMO_BAD,       /* rated badly */
  BC_DEMO_PAUSED,    /* was suspended for a while */
  BC_DEMO_DISPUTED,  /* was returned and ruled upon */
  BC_DEMO_ON_THE_SPOT,
} BcDemoTurn;

/**
 * bc_demo_life_new:
 * @state: where it is left
 * @ended_before: for a ticket that is over: how many working days before today
 *
 * Returns: (transfer full): the ticket with all its deeds, none of them later than @time's now
 */
BcDemoLife *bc_demo_life_new (BcDemoCorpus *corpus,
                              const BcDemoTime *time,
                              const BcDemoStory *story,
                              BcState state,
                              BcDemoTurn turn,
                              int ended_before,
                              guint64 seed);
/* bc_demo_life_merge: @self is the same matter of the same person, registered a day after @master
 * and merged into it. */
void bc_demo_life_merge (BcDemoLife *self, BcDemoLife *master, const BcDemoTime *time);

/* bc_demo_life_live: does the next deed, at the engine's present time. */
gboolean bc_demo_life_live (BcDemoLife *self,
                            BcDemoCorpus *corpus,
                            const BcDemoTime *time,
                            BcEngine *engine,
                            GError **error);

G_END_DECLS
