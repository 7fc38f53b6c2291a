#include "json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
  arena_block* next;
  size_t used, size;
};

enum { block_size = 1 << 16, depth_max = 200 };

void* arena_take(arena* memory, size_t size) {
  arena_block* block = memory->blocks;
  void* taken;
  size = (size + 15) & ~(size_t)15;
  if (block == NULL || block->size - block->used < size) {
    size_t wanted = size > block_size ? size : block_size;
    block = malloc(sizeof *block + 16 + wanted);
    if (block == NULL) {
      fputs("out of memory\n", stderr);
      exit(2);
    }
    block->next = memory->blocks;
    block->used = 0;
    block->size = wanted;
    memory->blocks = block;
  }
  taken = (char*)block + ((sizeof *block + 15) & ~(size_t)15) + block->used;
  block->used += size;
  return taken;
}

char* arena_copy(arena* memory, const char* text, size_t size) {
  char* copy = arena_take(memory, size + 1);
  if (size > 0) memcpy(copy, text, size);
  copy[size] = '\0';
  return copy;
}

void arena_free(arena* memory) {
  while (memory->blocks != NULL) {
    arena_block* block = memory->blocks;
    memory->blocks = block->next;
    free(block);
  }
}

void buffer_add(buffer* out, const char* text, size_t size) {
  if (out->capacity < out->size + size + 1) {
    size_t capacity = 2 * (out->size + size) + 64;
    char* grown = arena_take(out->memory, capacity);
    if (out->size > 0) memcpy(grown, out->data, out->size);
    out->data = grown;
    out->capacity = capacity;
  }
  memcpy(out->data + out->size, text, size);
  out->size += size;
  out->data[out->size] = '\0';
}

void buffer_print(buffer* out, const char* text) { buffer_add(out, text, strlen(text)); }

typedef struct reader {
  arena* memory;
  const char *at, *end;
  int depth;
} reader;

static void skip_space(reader* in) {
  while (in->at < in->end && strchr(" \t\r\n", *in->at) != NULL && *in->at != '\0') ++in->at;
}

static int take(reader* in, const char* word) {
  size_t size = strlen(word);
  if ((size_t)(in->end - in->at) < size || memcmp(in->at, word, size) != 0) return 0;
  in->at += size;
  return 1;
}

static int read_hex(reader* in, unsigned long* code) {
  int digit;
  *code = 0;
  if (in->end - in->at < 4) return 0;
  for (digit = 0; digit < 4; ++digit) {
    const char* hex = "0123456789abcdef";
    char c = *in->at++;
    const char* found = strchr(hex, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
    if (found == NULL || c == '\0') return 0;
    *code = *code * 16 + (unsigned long)(found - hex);
  }
  return 1;
}

static void add_utf8(unsigned long code, buffer* out) {
  char bytes[4];
  int extra = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  static const unsigned long lead[] = {0x00, 0xC0, 0xE0, 0xF0};
  int i;
  for (i = extra; i > 0; --i) {
    bytes[i] = (char)(0x80 | (code & 0x3F));
    code >>= 6;
  }
  bytes[0] = (char)(lead[extra] | code);
  buffer_add(out, bytes, (size_t)extra + 1);
}

static int read_escape(reader* in, buffer* out) {
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char* known;
  unsigned long code, low;
  if (in->at == in->end) return 0;
  if (*in->at == 'u') {
    ++in->at;
    if (!read_hex(in, &code)) return 0;
    if (code >= 0xD800 && code < 0xDC00) {
      if (!take(in, "\\u") || !read_hex(in, &low)) return 0;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    add_utf8(code, out);
    return 1;
  }
  known = *in->at == '\0' ? NULL : strchr(escapes, *in->at);
  if (known == NULL) return 0;
  buffer_add(out, meanings + (known - escapes), 1);
  ++in->at;
  return 1;
}

static int read_string(reader* in, const char** text, size_t* size) {
  buffer out = {in->memory, NULL, 0, 0};
  if (!take(in, "\"")) return 0;
  buffer_add(&out, "", 0);
  while (in->at < in->end && *in->at != '"') {
    if (*in->at == '\\') {
      ++in->at;
      if (!read_escape(in, &out)) return 0;
    } else {
      buffer_add(&out, in->at++, 1);
    }
  }
  *text = out.data;
  *size = out.size;
  return take(in, "\"");
}

static json* read_value(reader* in);

/* Elements up to the closing bracket; the opening one was read. */
static int read_children(reader* in, json* parent, const char* close) {
  json** last = &parent->child;
  skip_space(in);
  if (take(in, close)) return 1;
  do {
    const char* name = NULL;
    size_t name_size;
    skip_space(in);
    if (parent->kind == JSON_OBJECT) {
      if (!read_string(in, &name, &name_size)) return 0;
      skip_space(in);
      if (!take(in, ":")) return 0;
    }
    *last = read_value(in);
    if (*last == NULL) return 0;
    (*last)->name = name;
    last = &(*last)->next;
    skip_space(in);
  } while (take(in, ","));
  return take(in, close);
}

static int read_number(reader* in, json* value) {
  const char* begin = in->at;
  while (in->at < in->end && *in->at != '\0' && strchr("+-.0123456789eE", *in->at) != NULL)
    ++in->at;
  value->kind = JSON_NUMBER;
  value->size = (size_t)(in->at - begin);
  value->text = arena_copy(in->memory, begin, value->size);
  return value->size > 0;
}

static int read_kind(reader* in, json* value) {
  if (take(in, "null")) return 1;
  if (take(in, "true")) return value->kind = JSON_TRUE, 1;
  if (take(in, "false")) return value->kind = JSON_FALSE, 1;
  if (in->at < in->end && *in->at == '"') {
    value->kind = JSON_STRING;
    return read_string(in, &value->text, &value->size);
  }
  if (take(in, "[")) return value->kind = JSON_ARRAY, read_children(in, value, "]");
  if (take(in, "{")) return value->kind = JSON_OBJECT, read_children(in, value, "}");
  return read_number(in, value);
}

static json* read_value(reader* in) {
  json* value = arena_take(in->memory, sizeof *value);
  int good;
  memset(value, 0, sizeof *value);
  if (++in->depth > depth_max) return NULL;
  skip_space(in);
  good = read_kind(in, value);
  --in->depth;
  return good ? value : NULL;
}

json* json_read(arena* memory, const char* text, const char* text_end, const char** end) {
  reader in;
  json* value;
  in.memory = memory;
  in.at = text;
  in.end = text_end;
  in.depth = 0;
  value = read_value(&in);
  *end = in.at;
  return value;
}

const json* json_member(const json* object, const char* name) {
  const json* member;
  if (object == NULL || object->kind != JSON_OBJECT) return NULL;
  for (member = object->child; member != NULL; member = member->next)
    if (strcmp(member->name, name) == 0) return member;
  return NULL;
}

const char* json_text(const json* object, const char* name) {
  const json* member = json_member(object, name);
  return member != NULL && member->kind == JSON_STRING ? member->text : "";
}

static int text_matches(const json* expected, const json* actual) {
  const char* text = expected->text;
  size_t size = expected->size;
  if (strcmp(text, "*") == 0) return 1;
  if (actual->kind != JSON_STRING) return 0;
  if (size > 2 && text[0] == '*' && text[size - 1] == '*') {
    size_t i;
    for (i = 0; i + size - 2 <= actual->size; ++i)
      if (memcmp(actual->text + i, text + 1, size - 2) == 0) return 1;
    return 0;
  }
  return actual->size == size && memcmp(actual->text, text, size) == 0;
}

int json_matches(const json* expected, const json* actual) {
  const json *one, *other;
  if (expected->kind == JSON_NULL || actual == NULL || actual->kind == JSON_NULL)
    return expected->kind == JSON_NULL && (actual == NULL || actual->kind == JSON_NULL);
  if (expected->kind == JSON_STRING) return text_matches(expected, actual);
  if (expected->kind != actual->kind) return 0;
  switch (expected->kind) {
    case JSON_OBJECT:
      for (one = expected->child; one != NULL; one = one->next)
        if (!json_matches(one, json_member(actual, one->name))) return 0;
      return 1;
    case JSON_ARRAY:
      other = actual->child;
      for (one = expected->child; one != NULL; one = one->next) {
        if (other == NULL || !json_matches(one, other)) return 0;
        other = other->next;
      }
      return other == NULL;
    case JSON_NUMBER:
      return !(strtod(expected->text, NULL) < strtod(actual->text, NULL)) &&
             !(strtod(expected->text, NULL) > strtod(actual->text, NULL));
    default:
      return 1;
  }
}

void json_write_text(const char* text, size_t size, buffer* out) {
  size_t i;
  char escaped[8];
  buffer_print(out, "\"");
  for (i = 0; i < size; ++i) {
    unsigned char c = (unsigned char)text[i];
    if (c == '"' || c == '\\') {
      sprintf(escaped, "\\%c", c);
      buffer_print(out, escaped);
    } else if (c < 0x20) {
      sprintf(escaped, "\\u%04x", c);
      buffer_print(out, escaped);
    } else {
      buffer_add(out, text + i, 1);
    }
  }
  buffer_print(out, "\"");
}

void json_write(const json* value, buffer* out) {
  static const char* const words[] = {"null", "false", "true"};
  const json* child;
  switch (value->kind) {
    case JSON_STRING:
      json_write_text(value->text, value->size, out);
      return;
    case JSON_NUMBER:
      buffer_add(out, value->text, value->size);
      return;
    case JSON_ARRAY:
    case JSON_OBJECT:
      buffer_print(out, value->kind == JSON_ARRAY ? "[" : "{");
      for (child = value->child; child != NULL; child = child->next) {
        if (child != value->child) buffer_print(out, ",");
        if (child->name != NULL) {
          json_write_text(child->name, strlen(child->name), out);
          buffer_print(out, ":");
        }
        json_write(child, out);
      }
      buffer_print(out, value->kind == JSON_ARRAY ? "]" : "}");
      return;
    default:
      buffer_print(out, words[value->kind]);
  }
}
