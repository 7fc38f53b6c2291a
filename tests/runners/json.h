/* A small JSON reader, matcher and writer in C99, for test programs that may use nothing else. All
 * memory is an arena's and is freed with it. */
#ifndef KEHU_TESTS_JSON_H
#define KEHU_TESTS_JSON_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct arena_block arena_block;
typedef struct arena {
  arena_block* blocks;
} arena;
/* Never NULL: a test program without memory ends. */
void* arena_take(arena* memory, size_t size);
char* arena_copy(arena* memory, const char* text, size_t size);
void arena_free(arena* memory);

/* Text that grows; data is always NUL-terminated once something was added. */
typedef struct buffer {
  arena* memory;
  char* data;
  size_t size, capacity;
} buffer;
void buffer_add(buffer* out, const char* text, size_t size);
void buffer_print(buffer* out, const char* text);

typedef enum json_kind {
  JSON_NULL,
  JSON_FALSE,
  JSON_TRUE,
  JSON_NUMBER, /* text as written */
  JSON_STRING, /* text decoded */
  JSON_ARRAY,
  JSON_OBJECT
} json_kind;

typedef struct json {
  json_kind kind;
  const char* text;
  size_t size;
  const char* name;   /* of a member of an object */
  struct json* child; /* first element or member */
  struct json* next;  /* its neighbour */
} json;

/* Reads one value at the start of the text and sets *end behind it; NULL when there is none. */
json* json_read(arena* memory, const char* text, const char* text_end, const char** end);
const json* json_member(const json* object, const char* name);
/* Text of a member that is a string, or "". */
const char* json_text(const json* object, const char* name);
/* Whether `actual` has all that `expected` asks for; NULL: not there. */
int json_matches(const json* expected, const json* actual);
void json_write(const json* value, buffer* out);
void json_write_text(const char* text, size_t size, buffer* out);

#ifdef __cplusplus
}
#endif

#endif
