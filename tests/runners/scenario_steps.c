#include "scenario_steps.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

void fail(scenario* of, int line, const char* what, const char* detail) {
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
  scenario* of;
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

static void replace_names(scenario* of, json* in) {
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

static char* read_all(scenario* of, const char* path) {
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

void read_scenario(scenario* of, const char* path) {
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
