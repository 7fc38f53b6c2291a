/* Runs scenario files through the C interface on every store; see ../scenarios/README.md. Strict
 * C99: kehu.h, the C library, and the small JSON reader beside this file. */
#include <kehu/kehu.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "json.h"

typedef enum act { POLICY, CLOCK, AS, EXECUTE, QUERY, INGEST, RESTART } act;

typedef struct step {
  int line;
  act act;
  const char* name;
  json* arguments;
  const char* key;
  const char* as_of;
  const char* outcome; /* NULL: nothing is expected */
  const char* code;
  json* subset;
  struct step* next;
} step;

/* One file under way. `failed` is where a failure ends it; the message is then in `wrong`. */
typedef struct run {
  jmp_buf failed;
  arena memory;
  buffer wrong;
  int line;
  const char* folder;
  step* steps;
  const char* store; /* NULL while reading */
  const char* options;
  const char* database_path; /* "" where nothing is on disk */
  const char* now;
  const json* actor;
  kehu_t* database;
  kehu_session_t* session;
} run;

static int is_verbose = 0;

static void fail(run* of, int line, const char* what, const char* detail) {
  of->line = line;
  of->wrong.memory = &of->memory;
  if (of->store != NULL) {
    buffer_print(&of->wrong, "[");
    buffer_print(&of->wrong, of->store);
    buffer_print(&of->wrong, "] ");
  }
  buffer_print(&of->wrong, what);
  buffer_print(&of->wrong, detail);
  longjmp(of->failed, 1);
}

/* ---- reading ---- */

typedef struct brackets {
  int depth, in_string, escaped;
} brackets;

static void follow(brackets* state, char c) {
  if (state->escaped) {
    state->escaped = 0;
  } else if (state->in_string) {
    state->escaped = c == '\\';
    state->in_string = c != '"';
  } else {
    state->in_string = c == '"';
    state->depth += (c == '{' || c == '[') - (c == '}' || c == ']');
  }
}

typedef struct scanner {
  run* of;
  const char* at;
  int line;
} scanner;

static int is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

static int at_end(scanner* in) {
  while (is_space(*in->at)) ++in->at;
  return *in->at == '\0';
}

static int at_json(scanner* in) { return !at_end(in) && (*in->at == '{' || *in->at == '['); }

static int take(scanner* in, const char* word) {
  size_t size = strlen(word);
  if (at_end(in) || strncmp(in->at, word, size) != 0) return 0;
  if (in->at[size] != '\0' && !is_space(in->at[size])) return 0;
  in->at += size;
  return 1;
}

static void done(scanner* in) {
  if (!at_end(in)) fail(in->of, in->line, "not understood: ", in->at);
}

static json* value(scanner* in, const char* what) {
  const char* end;
  json* read = json_read(&in->of->memory, in->at, in->at + strlen(in->at), &end);
  if (read == NULL) fail(in->of, in->line, what, " is not JSON");
  in->at = end;
  return read;
}

static const char* word(scanner* in, const char* what) {
  const char* begin;
  if (at_end(in)) fail(in->of, in->line, what, " is missing");
  if (*in->at == '"') return value(in, what)->text;
  begin = in->at;
  while (*in->at != '\0' && !is_space(*in->at)) ++in->at;
  return arena_copy(&in->of->memory, begin, (size_t)(in->at - begin));
}

static uint64_t fnv1a(const char* text, uint64_t hash) {
  for (; *text != '\0'; ++text) hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
  return hash;
}

static const char* uuid_of(const char* name, arena* memory) {
  const uint64_t basis = 0xcbf29ce484222325u;
  uint64_t half[2];
  char* text = arena_take(memory, 37);
  size_t at = 0;
  int digit;
  half[0] = (fnv1a(name, basis) & ~(uint64_t)0xf000) | 0x8000;
  half[1] = fnv1a(name, basis ^ 0x9e3779b97f4a7c15u);
  half[1] = (half[1] & ~((uint64_t)3 << 62)) | (uint64_t)2 << 62;
  for (digit = 0; digit < 32; ++digit) {
    if (digit == 8 || digit == 12 || digit == 16 || digit == 20) text[at++] = '-';
    text[at++] = "0123456789abcdef"[(half[digit / 16] >> (60 - 4 * (digit % 16))) & 15];
  }
  text[at] = '\0';
  return text;
}

static int is_name(const char* text) {
  const char* letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/";
  return text[0] == '@' && text[1] != '\0' && text[1 + strspn(text + 1, letters)] == '\0';
}

static void replace_names(run* of, json* in) {
  json* child;
  for (child = in->child; child != NULL; child = child->next) replace_names(of, child);
  if (in->kind != JSON_STRING || in->size != strlen(in->text)) return;
  if (strncmp(in->text, "@@", 2) == 0) {
    ++in->text;
  } else if (is_name(in->text)) {
    in->text = uuid_of(in->text + 1, &of->memory);
  } else if (strncmp(in->text, "./", 2) == 0) {
    buffer path = {NULL, NULL, 0, 0};
    path.memory = &of->memory;
    buffer_print(&path, of->folder);
    buffer_print(&path, in->text + 1);
    in->text = path.data;
  }
  in->size = strlen(in->text);
}

static json* bracketed(scanner* in, const char* what, json_kind kind) {
  json* read;
  if (!at_json(in)) fail(in->of, in->line, what, " must be JSON");
  read = value(in, what);
  if (read->kind != kind) fail(in->of, in->line, what, " must be the other kind of brackets");
  replace_names(in->of, read);
  return read;
}

static void read_expectation(scanner* in, step* read) {
  static const char* const outcomes[] = {"done",      "refused",  "denied", "invalid",
                                         "not_found", "conflict", "busy",   "fault"};
  size_t i = 0;
  read->code = "";
  if (read->act == QUERY && at_json(in)) {
    read->outcome = "rows";
    read->subset = bracketed(in, "the rows", JSON_ARRAY);
    return;
  }
  read->outcome = word(in, "an outcome after ->");
  while (i < 8 && strcmp(outcomes[i], read->outcome) != 0) ++i;
  if (i == 8) fail(in->of, in->line, "unknown outcome ", read->outcome);
  if (i == 0 && read->act == QUERY) fail(in->of, in->line, "rows are expected", " as an array");
  if (i > 0) read->code = word(in, "the code");
  if (at_json(in)) read->subset = bracketed(in, "the expected members", JSON_OBJECT);
}

static void read_request(scanner* in, step* read) {
  if (read->act != INGEST) read->name = word(in, "the name of the request");
  if (at_json(in)) read->arguments = bracketed(in, "the arguments", JSON_OBJECT);
  while (!at_end(in) && read->outcome == NULL) {
    if (take(in, "->"))
      read_expectation(in, read);
    else if (read->act == EXECUTE && take(in, "key"))
      read->key = word(in, "a key");
    else if (read->act == QUERY && take(in, "as_of"))
      read->as_of = word(in, "as_of");
    else
      done(in);
  }
  if (read->act == QUERY && read->outcome == NULL) fail(in->of, in->line, "rows need ->", "");
}

/* The session's context, without the time. */
static json* read_actor(scanner* in) {
  static const char* const parts[] = {"actor", "role", "purpose", "business_line"};
  json* context = arena_take(&in->of->memory, sizeof *context);
  json** last = &context->child;
  int i;
  memset(context, 0, sizeof *context);
  context->kind = JSON_OBJECT;
  for (i = 0; i < 3 || (i == 3 && !at_end(in)); ++i) {
    json* part = arena_take(&in->of->memory, sizeof *part);
    memset(part, 0, sizeof *part);
    part->kind = JSON_STRING;
    part->name = parts[i];
    part->text = word(in, parts[i]);
    part->size = strlen(part->text);
    *last = part;
    last = &part->next;
  }
  return context;
}

static int is_request(scanner* in, step* read) {
  if (take(in, "do")) return read->act = EXECUTE, 1;
  if (take(in, "rows")) return read->act = QUERY, 1;
  if (take(in, "ingest")) return read->act = INGEST, 1;
  return 0;
}

/* NULL for what need not be done. */
static step* read_step(scanner* in) {
  step* read = arena_take(&in->of->memory, sizeof *read);
  memset(read, 0, sizeof *read);
  read->line = in->line;
  if (take(in, "covers")) {
    do word(in, "a requirement");
    while (!at_end(in));
    return NULL;
  }
  if (take(in, "policy")) {
    read->act = POLICY;
    read->arguments = bracketed(in, "the patch", JSON_OBJECT);
  } else if (take(in, "clock")) {
    read->act = CLOCK;
    read->name = word(in, "an instant");
  } else if (take(in, "as")) {
    read->act = AS;
    read->arguments = read_actor(in);
  } else if (take(in, "restart")) {
    read->act = RESTART;
  } else if (is_request(in, read)) {
    read_request(in, read);
  } else {
    fail(in->of, in->line, "unknown directive ", in->at);
  }
  done(in);
  return read;
}

static char* read_all(run* of, const char* path) {
  buffer text = {NULL, NULL, 0, 0};
  char block[4096];
  size_t size;
  FILE* file = fopen(path, "rb");
  if (file == NULL) fail(of, 0, "cannot be opened", "");
  text.memory = &of->memory;
  buffer_print(&text, "");
  while ((size = fread(block, 1, sizeof block, file)) > 0) buffer_add(&text, block, size);
  fclose(file);
  return text.data;
}

/* The end of the directive that begins at `text`; counts its lines. */
static char* directive_end(char* text, int* lines) {
  brackets state = {0, 0, 0};
  for (*lines = 0; *text != '\0';) {
    do {
      if (*text == '\r' && text[1] == '\n') *text = ' ';
      follow(&state, *text);
    } while (*text++ != '\n' && *text != '\0');
    ++*lines;
    if (state.depth <= 0 && !state.in_string && !is_space(*text)) break;
    if (*text == '\n' && state.depth <= 0) break;
  }
  return text;
}

static void read_file(run* of, const char* path) {
  char* text = read_all(of, path);
  const char* slash = strrchr(path, '/');
  step** last = &of->steps;
  int line = 1, lines, expects = 0;
  of->folder = slash == NULL ? "." : arena_copy(&of->memory, path, (size_t)(slash - path));
  if (strncmp(text, "# ", 2) != 0) fail(of, 1, "the first line must be '# title'", "");
  for (; *text != '\0'; line += lines) {
    char* end = text;
    if (*text == '#' || *text == '\n' || *text == '\r') {
      end += strcspn(text, "\n");
      end += *end == '\n';
      lines = 1;
    } else {
      scanner in;
      end = directive_end(text, &lines);
      in.of = of;
      in.at = arena_copy(&of->memory, text, (size_t)(end - text));
      in.line = line;
      *last = at_end(&in) ? NULL : read_step(&in);
      if (*last != NULL) {
        expects |= (*last)->outcome != NULL;
        last = &(*last)->next;
      }
    }
    text = end;
  }
  if (!expects) fail(of, 0, "nothing is expected (->)", "");
}

/* ---- running ---- */

static void close_all(run* of) {
  kehu_close_session(of->session);
  kehu_close(of->database);
  of->session = NULL;
  of->database = NULL;
}

static const json* keep_reply(run* of, kehu_text* reply, const char** text) {
  const char* end;
  *text = arena_copy(&of->memory, reply->data == NULL ? "" : reply->data, reply->size);
  kehu_free_text(reply);
  return json_read(&of->memory, *text, *text + strlen(*text), &end);
}

/* A session for the context, which lacks its closing bracket and the time. */
static kehu_session_t* session_for(run* of, const char* context) {
  kehu_text reply;
  const char* text;
  buffer whole = {NULL, NULL, 0, 0};
  if (of->database == NULL) {
    kehu_status status = kehu_open(of->options, strlen(of->options), &of->database, &reply);
    keep_reply(of, &reply, &text);
    if (status != KEHU_OK) fail(of, 0, "cannot be opened: ", text);
  }
  if (of->session != NULL) return of->session;
  whole.memory = &of->memory;
  buffer_print(&whole, context);
  buffer_print(&whole, ",\"now\":");
  json_write_text(of->now, strlen(of->now), &whole);
  buffer_print(&whole, "}");
  if (kehu_session(of->database, whole.data, whole.size, &of->session, &reply) != KEHU_OK) {
    keep_reply(of, &reply, &text);
    fail(of, 0, "no session: ", text);
  }
  kehu_free_text(&reply);
  return of->session;
}

static kehu_status ask(run* of, const step* at, kehu_text* reply) {
  buffer context = {NULL, NULL, 0, 0}, request = {NULL, NULL, 0, 0};
  kehu_session_t* session;
  context.memory = request.memory = &of->memory;
  if (of->now == NULL || of->actor == NULL)
    fail(of, at->line, "clock and as must stand before the first act", "");
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
  json* facts = arena_take(&of->memory, sizeof *facts);
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
      *last = arena_take(&of->memory, sizeof **last);
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
  text.memory = &of->memory;
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
  fail(of, at->line, text.data, "");
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
    printf("%d [%s] %s %s\n", at->line, of->store, at->name == NULL ? "" : at->name, text);
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
        fail(of, at->line, "the policy must stand before the first act", "");
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
  request.memory = &of->memory;
  buffer_print(&request, "{\"query\":\"");
  buffer_print(&request, query);
  buffer_print(&request, "\"}");
  status = kehu_query(session, request.data, request.size, NULL, &reply);
  answer = keep_reply(of, &reply, &text);
  if (status != KEHU_OK) fail(of, 0, query, text);
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
  options.memory = &of->memory;
  buffer_print(&options, "{\"clock\":\"manual\",\"ids\":\"sequential\",\"store\":\"");
  buffer_print(&options, kind);
  buffer_print(&options, "\",\"path\":");
  json_write_text(path, strlen(path), &options);
  for (at = of->steps; at != NULL; at = at->next)
    if (at->act == POLICY) {
      buffer_print(&options, ",\"policy_patch\":");
      json_write(at->arguments, &options);
    }
  buffer_print(&options, "}");
  of->store = store;
  of->options = options.data;
  of->database_path = strcmp(path, ":memory:") == 0 ? "" : path;
  of->now = NULL;
  of->actor = NULL;
  for (at = of->steps; at != NULL; at = at->next) take_step(of, at);
  kehu_close_session(of->session);
  of->session = NULL;
  replayed = json_text(rows(of, "store.verify")->child, "digest");
  end.digest = json_text(rows(of, "store.digest")->child, "digest");
  if (strcmp(replayed, end.digest) != 0)
    fail(of, 0, "replaying the journal gives another digest: ", replayed);
  end.dump = rows(of, "store.dump");
  close_all(of);
  return end;
}

static void compare(run* of, contents here, contents memory) {
  const json* row = here.dump->child;
  const json* model = memory.dump->child;
  for (; row != NULL || model != NULL; row = row->next, model = model->next) {
    buffer difference = {NULL, NULL, 0, 0};
    difference.memory = &of->memory;
    if (row != NULL && model != NULL && json_matches(row, model) && json_matches(model, row))
      continue;
    buffer_print(&difference, "\n  memory ");
    if (model != NULL) json_write(model, &difference);
    buffer_print(&difference, "\n  here   ");
    if (row != NULL) json_write(row, &difference);
    fail(of, 0, "differs from memory:", difference.data);
  }
  if (strcmp(here.digest, memory.digest) != 0) fail(of, 0, "has another digest than memory", "");
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
  good = setjmp(of.failed) == 0;
  if (good) {
    contents memory, other;
    read_file(&of, path);
    memory = play(&of, "memory", "memory", ":memory:");
    other = play(&of, "sqlite file", "sqlite", database);
    compare(&of, other, memory);
    other = play(&of, "sqlite :memory:", "sqlite", ":memory:");
    compare(&of, other, memory);
    printf("ok %s %s\n", path, memory.digest);
  } else {
    printf("FAILED %s\n%s:%d: %s\n", path, path, of.line, of.wrong.data);
  }
  fflush(stdout);
  close_all(&of);
  remove_database(database);
  arena_free(&of.memory);
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
