/* Runs scenario files through the C interface on every store; see ../scenarios/README.md. Strict
 * C99: kehu.h, the C library, and the small JSON reader beside this file. */
#include <kehu/kehu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "json.h"
#include "scenario_steps.h"

/* One file under way. */
typedef struct run {
  scenario file;
  const char* options;
  const char* database_path; /* "" where nothing is on disk */
  const char* now;
  const json* actor;
  kehu_t* database;
  kehu_session_t* session;
} run;

static int is_verbose = 0;

static void close_all(run* of) {
  kehu_close_session(of->session);
  kehu_close(of->database);
  of->session = NULL;
  of->database = NULL;
}

static const json* keep_reply(run* of, kehu_text* reply, const char** text) {
  const char* end;
  *text = arena_copy(&of->file.memory, reply->data == NULL ? "" : reply->data, reply->size);
  kehu_free_text(reply);
  return json_read(&of->file.memory, *text, *text + strlen(*text), &end);
}

/* A session for the context, which lacks its closing bracket and the time. */
static kehu_session_t* session_for(run* of, const char* context) {
  kehu_text reply;
  const char* text;
  buffer whole = {NULL, NULL, 0, 0};
  if (of->database == NULL) {
    kehu_status status = kehu_open(of->options, strlen(of->options), &of->database, &reply);
    keep_reply(of, &reply, &text);
    if (status != KEHU_OK) fail(&of->file, 0, "cannot be opened: ", text);
  }
  if (of->session != NULL) return of->session;
  whole.memory = &of->file.memory;
  buffer_print(&whole, context);
  buffer_print(&whole, ",\"now\":");
  json_write_text(of->now, strlen(of->now), &whole);
  buffer_print(&whole, "}");
  if (kehu_session(of->database, whole.data, whole.size, &of->session, &reply) != KEHU_OK) {
    keep_reply(of, &reply, &text);
    fail(&of->file, 0, "no session: ", text);
  }
  kehu_free_text(&reply);
  return of->session;
}

static kehu_status ask(run* of, const step* at, kehu_text* reply) {
  buffer context = {NULL, NULL, 0, 0}, request = {NULL, NULL, 0, 0};
  kehu_session_t* session;
  context.memory = request.memory = &of->file.memory;
  if (of->now == NULL || of->actor == NULL)
    fail(&of->file, at->line, "clock and as must stand before the first act", "");
  json_write(of->actor, &context);
  context.data[--context.size] = '\0'; /* session_for adds the time */
  session = session_for(of, context.data);
  if (at->act == INGEST) {
    if (at->arguments != NULL)
      json_write(at->arguments, &request);
    else
      buffer_print(&request, "{}");
    return kehu_ingest(session, request.data, request.size, NULL, reply);
  }
  buffer_print(&request, at->act == QUERY ? "{\"query\":" : "{\"command\":");
  json_write_text(at->name, strlen(at->name), &request);
  if (at->arguments != NULL) {
    buffer_print(&request, ",\"arguments\":");
    json_write(at->arguments, &request);
  }
  if (at->key != NULL || at->as_of != NULL) {
    const char* text = at->key != NULL ? at->key : at->as_of;
    buffer_print(&request, at->key != NULL ? ",\"idempotency_key\":" : ",\"as_of\":");
    json_write_text(text, strlen(text), &request);
  }
  buffer_print(&request, "}");
  if (at->act == QUERY) return kehu_query(session, request.data, request.size, NULL, reply);
  return kehu_execute(session, request.data, request.size, reply);
}

/* The facts of the reasons that did not pass; a name that comes again is behind and not found. */
static const json* failing_facts(run* of, const json* answer) {
  json* facts = arena_take(&of->file.memory, sizeof *facts);
  const json* reasons = json_member(answer, "reasons");
  const json* reason = reasons == NULL ? NULL : reasons->child;
  json** last = &facts->child;
  memset(facts, 0, sizeof *facts);
  facts->kind = JSON_OBJECT;
  for (; reason != NULL; reason = reason->next) {
    const json* passed = json_member(reason, "passed");
    const json* of_reason = json_member(reason, "facts");
    const json* fact = of_reason == NULL ? NULL : of_reason->child;
    if (passed != NULL && passed->kind == JSON_TRUE) continue;
    for (; fact != NULL; fact = fact->next) {
      *last = arena_take(&of->file.memory, sizeof **last);
      **last = *fact;
      (*last)->next = NULL;
      last = &(*last)->next;
    }
  }
  return facts;
}

static void fail_expectation(run* of, const step* at, const char* outcome, const char* code,
                             const json* got) {
  buffer text = {NULL, NULL, 0, 0};
  text.memory = &of->file.memory;
  buffer_print(&text, "\n  expected ");
  buffer_print(&text, at->outcome == NULL ? "done" : at->outcome);
  buffer_print(&text, " ");
  if (at->outcome != NULL) buffer_print(&text, at->code);
  buffer_print(&text, " ");
  if (at->subset != NULL) json_write(at->subset, &text);
  buffer_print(&text, "\n  got      ");
  buffer_print(&text, outcome);
  buffer_print(&text, " ");
  buffer_print(&text, code);
  buffer_print(&text, " ");
  if (got != NULL) json_write(got, &text);
  fail(&of->file, at->line, text.data, "");
}

static void check(run* of, const step* at, kehu_status status, kehu_text* reply) {
  static const char* const outcomes[] = {"done",   "invalid", "not_found", "conflict", "refused",
                                         "denied", "busy",    "fault",     "internal"};
  const char* text;
  const json* answer = keep_reply(of, reply, &text);
  const char* outcome = at->act == QUERY && status == KEHU_OK ? "rows" : outcomes[status];
  const char* code = status == KEHU_OK ? "" : json_text(answer, "code");
  const json* got = answer;
  if (is_verbose)
    printf("%d [%s] %s %s\n", at->line, of->file.store, at->name == NULL ? "" : at->name, text);
  if (strcmp(outcome, at->outcome == NULL ? "done" : at->outcome) != 0 ||
      (at->outcome != NULL && strcmp(code, at->code) != 0))
    fail_expectation(of, at, outcome, code, answer);
  if (at->subset == NULL) return;
  if (at->act == EXECUTE && status == KEHU_OK) got = json_member(answer, "reply");
  if (at->act == QUERY && status == KEHU_OK) got = json_member(answer, "rows");
  if (status == KEHU_REFUSED) got = failing_facts(of, answer);
  if (!json_matches(at->subset, got)) fail_expectation(of, at, outcome, code, got);
}

static void take_step(run* of, const step* at) {
  kehu_text reply = {NULL, 0};
  kehu_status status;
  switch (at->act) {
    case POLICY:
      if (of->database != NULL)
        fail(&of->file, at->line, "the policy must stand before the first act", "");
      return;
    case CLOCK:
      of->now = at->name;
      break;
    case AS:
      of->actor = at->arguments;
      break;
    case RESTART:
      if (of->database_path[0] != '\0') close_all(of);
      break;
    default:
      status = ask(of, at, &reply);
      check(of, at, status, &reply);
      return;
  }
  kehu_close_session(of->session);
  of->session = NULL;
}

static const json* rows(run* of, const char* query) {
  buffer request = {NULL, NULL, 0, 0};
  kehu_text reply;
  kehu_status status;
  const char* text;
  const json* answer;
  kehu_session_t* session =
      session_for(of, "{\"actor\":\"scenario\",\"role\":\"administrator\",\"purpose\":\"check\"");
  request.memory = &of->file.memory;
  buffer_print(&request, "{\"query\":\"");
  buffer_print(&request, query);
  buffer_print(&request, "\"}");
  status = kehu_query(session, request.data, request.size, NULL, &reply);
  answer = keep_reply(of, &reply, &text);
  if (status != KEHU_OK) fail(&of->file, 0, query, text);
  return json_member(answer, "rows");
}

typedef struct contents {
  const char* digest;
  const json* dump;
} contents;

static contents play(run* of, const char* store, const char* kind, const char* path) {
  buffer options = {NULL, NULL, 0, 0};
  const step* at;
  const char* replayed;
  contents end;
  options.memory = &of->file.memory;
  buffer_print(&options, "{\"clock\":\"manual\",\"ids\":\"sequential\",\"store\":\"");
  buffer_print(&options, kind);
  buffer_print(&options, "\",\"path\":");
  json_write_text(path, strlen(path), &options);
  for (at = of->file.steps; at != NULL; at = at->next)
    if (at->act == POLICY) {
      buffer_print(&options, ",\"policy_patch\":");
      json_write(at->arguments, &options);
    }
  buffer_print(&options, "}");
  of->file.store = store;
  of->options = options.data;
  of->database_path = strcmp(path, ":memory:") == 0 ? "" : path;
  of->now = NULL;
  of->actor = NULL;
  for (at = of->file.steps; at != NULL; at = at->next) take_step(of, at);
  kehu_close_session(of->session);
  of->session = NULL;
  replayed = json_text(rows(of, "store.verify")->child, "digest");
  end.digest = json_text(rows(of, "store.digest")->child, "digest");
  if (strcmp(replayed, end.digest) != 0)
    fail(&of->file, 0, "replaying the journal gives another digest: ", replayed);
  end.dump = rows(of, "store.dump");
  close_all(of);
  return end;
}

static void compare(run* of, contents here, contents memory) {
  const json* row = here.dump->child;
  const json* model = memory.dump->child;
  buffer difference = {NULL, NULL, 0, 0};
  difference.memory = &of->file.memory;
  while (row != NULL && model != NULL && json_matches(row, model) && json_matches(model, row)) {
    row = row->next;
    model = model->next;
  }
  if (row != NULL || model != NULL) {
    buffer_print(&difference, "\n  memory ");
    if (model != NULL) json_write(model, &difference);
    buffer_print(&difference, "\n  here   ");
    if (row != NULL) json_write(row, &difference);
    fail(&of->file, 0, "differs from memory:", difference.data);
  }
  if (strcmp(here.digest, memory.digest) != 0)
    fail(&of->file, 0, "has another digest than memory", "");
}

/* A database and what may lie beside it. */
static void remove_database(const char* path) {
  static const char* const endings[] = {"", "-wal", "-shm", "-journal", ".lock"};
  char name[512];
  size_t i;
  for (i = 0; i < sizeof endings / sizeof *endings; ++i) {
    sprintf(name, "%.480s%s", path, endings[i]);
    remove(name);
  }
}

static int run_file(const char* path) {
  static unsigned long number = 0;
  const char* folder = getenv("TMPDIR");
  char database[512];
  run of;
  int good;
  sprintf(database, "%.400s/kehu-scenario-c-%lx-%lx-%lu.db", folder == NULL ? "/tmp" : folder,
          (unsigned long)time(NULL), (unsigned long)(size_t)&of, ++number);
  memset(&of, 0, sizeof of);
  good = setjmp(of.file.failed) == 0;
  if (good) {
    contents memory, other;
    read_scenario(&of.file, path);
    memory = play(&of, "memory", "memory", ":memory:");
    other = play(&of, "sqlite file", "sqlite", database);
    compare(&of, other, memory);
    other = play(&of, "sqlite :memory:", "sqlite", ":memory:");
    compare(&of, other, memory);
    printf("ok %s %s\n", path, memory.digest);
  } else {
    printf("FAILED %s\n%s:%d: %s\n", path, path, of.file.line, of.file.wrong.data);
  }
  fflush(stdout);
  close_all(&of);
  remove_database(database);
  arena_free(&of.file.memory);
  return good;
}

int main(int count, char** arguments) {
  int passed = 0, failed = 0, files = 0, i;
  char line[1024];
  FILE* list;
  for (i = 1; i < count; ++i) {
    if (strcmp(arguments[i], "-v") == 0) {
      is_verbose = 1;
    } else {
      ++files;
      if (run_file(arguments[i]))
        ++passed;
      else
        ++failed;
    }
  }
  /* C99 cannot list a folder; the build wrote the names of all files down. */
  list = files > 0 ? NULL : fopen(KEHU_SCENARIO_LIST, "r");
  while (list != NULL && fgets(line, sizeof line, list) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '\0') continue;
    if (run_file(line))
      ++passed;
    else
      ++failed;
  }
  if (list != NULL) fclose(list);
  printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
