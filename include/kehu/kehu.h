/* kehu: a company's written customer-management policy, executable. The C interface.
 *
 * Conventions
 *  1. Text is UTF-8 given as pointer and size; it need not end in NUL and is not kept.
 *  2. Every function returns a kehu_status to branch on. Details are in the reply: a JSON object
 *     with "outcome" (the status in words), "code", "path", "message" and, where a rule decided,
 *     "reasons" and "remedies". There is no last-error state anywhere.
 *  3. A reply belongs to the caller: kehu_free_text(&reply) when done with it. Whatever was in
 *     *reply before the call is not freed. A NULL reply is allowed where only the status matters.
 *  4. Amounts and 64-bit integers travel as JSON strings ("1234.56 CNY", "42"), instants as
 *     RFC 3339 in UTC, dates as YYYY-MM-DD, ids as UUIDs.
 *  5. A kehu_t may be used from several threads at once; a kehu_session_t from one thread at
 *     a time. Neither may be used in a child process after fork (KEHU_FAULT, store.forked).
 *     Callbacks run on the caller's thread; a query may read with a second one until it returns.
 *  6. Closing NULL is a no-op. Nothing is thrown across this interface.
 *  7. Status values and error codes never change their meaning; functions are only added.
 */
#ifndef KEHU_H
#define KEHU_H

#include <stddef.h>
#include <stdint.h>

#include "arrow.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define KEHU_API
#else
#define KEHU_API __attribute__((visibility("default")))
#endif

typedef struct kehu_t kehu_t;                 /* an open database with its policy */
typedef struct kehu_session_t kehu_session_t; /* who acts: actor, role, purpose */

/* What became of a call. */
typedef int32_t kehu_status;
#define KEHU_OK 0        /* done; the reply holds the answer */
#define KEHU_INVALID 1   /* the request is wrong: see path and message */
#define KEHU_NOT_FOUND 2 /* it names something that does not exist */
#define KEHU_CONFLICT 3  /* it collides with what exists */
#define KEHU_REFUSED 4   /* the policy says no; the refusal is on record */
#define KEHU_DENIED 5    /* the role may not ask this; the refusal is on record */
#define KEHU_BUSY 6      /* the store was locked too long; try again */
#define KEHU_FAULT 7     /* the storage failed; ask again by idempotency key */
#define KEHU_INTERNAL 8  /* a defect of kehu */

/* Text owned by whoever holds it; data[size] is NUL for convenience. */
typedef struct kehu_text {
  char* data;
  size_t size;
} kehu_text;

/* Frees a reply and sets it to {NULL, 0}. NULL and an empty text are allowed. */
KEHU_API void kehu_free_text(kehu_text* text);

/* The library's version, "0.1.0"; static. */
KEHU_API const char* kehu_version(void);

/* Opens a database. Options, all optional:
 *   "store": "sqlite" (default) or "memory";  "path": file, or ":memory:";
 *   "read_only": false;  "busy_timeout_ms": 10000;
 *   "policy": a policy document (object), or "policy_path": a file with one; without either the
 *   stored policy, and on a new database the reference policy, is in force;
 *   "policy_patch": {"CRD-2": {"parameters": {"days": "45"}}, ...}: a JSON merge patch
 *   (RFC 7396) over that policy for each clause named; "policy" names its heading, where null
 *   stands as it is;
 *   "clock": "system" (default) or "manual" (sessions then say "now");
 *   "ids": "random" (default) or "sequential".
 * The reply on success names what was opened. */
KEHU_API kehu_status kehu_open(const char* options, size_t options_size, kehu_t** out,
                               kehu_text* reply);
/* Waits for running calls, checkpoints and closes. Sessions must have been closed before; Arrow
 * streams may outlive it. */
KEHU_API void kehu_close(kehu_t* database);

/* Binds who acts: {"actor": "li.wei", "role": "account_manager", "purpose": "credit control",
 * "business_line": "", "now": "2024-03-01T01:00:00Z"}; "now" only with a manual clock, which it
 * sets. */
KEHU_API kehu_status kehu_session(kehu_t* database, const char* context, size_t context_size,
                                  kehu_session_t** out, kehu_text* reply);
KEHU_API void kehu_close_session(kehu_session_t* session);

/* Carries out one command, or several all or nothing, in one transaction:
 *   {"command": "credit.authorize", "arguments": {...}, "idempotency_key": "..."}
 *   {"batch": [ {...}, {...} ]}
 * The reply: {"outcome": "done", "sequence": "12", "reply": {...}, "reasons": [...]}. */
KEHU_API kehu_status kehu_execute(kehu_session_t* session, const char* command, size_t command_size,
                                  kehu_text* reply);

/* Asks: {"query": "credit.status", "arguments": {...}, "as_of": "12"}; "as_of" is a journal
 * sequence whose state is asked instead of the present one. With `out`, the rows leave as an Arrow
 * stream, which the caller releases; without, they are in the reply: {"rows": [...]}. The answer
 * is a snapshot: no transaction stays open behind it. */
KEHU_API kehu_status kehu_query(kehu_session_t* session, const char* query, size_t query_size,
                                struct ArrowArrayStream* out, kehu_text* reply);

/* Imports rows of an Arrow stream, each as one command (see docs/reference/import.md):
 *   {"command": "customer.create", "columns": {"Name": "name", "Mobile":
 *    "contact_points/0/value"}, "constants": {"contact_points/0/kind": "mobile"},
 *    "formats": {"since": "M/D/YYYY"}, "mode": "all_or_nothing" | "good_rows", "dry_run": false}
 * With "csv": {"path": "...", "delimiter": ",", "encoding": "UTF-8"} rows come from that file and
 * `in` is NULL. `in` is consumed: kehu releases it in every case. The reply counts the rows and
 * gives a verdict for each that was not taken. */
KEHU_API kehu_status kehu_ingest(kehu_session_t* session, const char* command, size_t command_size,
                                 struct ArrowArrayStream* in, kehu_text* reply);

/* Every command, query, record, clause, workflow and error, as JSON. Needs no database. */
KEHU_API kehu_status kehu_describe(kehu_text* reply);

/* Called with one event, a JSON object, on the thread of the call that caused it:
 *   {"event": "committed", "sequence": "12", "command": "credit.authorize", "outcome": "done"}
 *   {"event": "progress", "work": "import", "done": "5000", "total": "100000"}
 * Returning non-zero from "progress" cancels that work. The event's text is valid during the
 * call only. A watcher must not call kehu functions of the same database. */
typedef int32_t (*kehu_watcher)(void* user, const char* event, size_t event_size);
/* Registers a watcher; *out names it for kehu_unwatch. */
KEHU_API kehu_status kehu_watch(kehu_t* database, kehu_watcher watcher, void* user, uint64_t* out,
                                kehu_text* reply);
/* After it returns the watcher is not called any more. An unknown watch is KEHU_NOT_FOUND. */
KEHU_API kehu_status kehu_unwatch(kehu_t* database, uint64_t watch, kehu_text* reply);

#ifdef __cplusplus
}
#endif

#endif
