/* A scenario file, read in C99: see ../scenarios/README.md for the format. */
#ifndef KEHU_TESTS_SCENARIO_STEPS_H
#define KEHU_TESTS_SCENARIO_STEPS_H

#include <setjmp.h>

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

/* One file. `failed` is where a failure ends it; the message is then in `wrong`. */
typedef struct scenario {
  jmp_buf failed;
  arena memory;
  buffer wrong;
  int line;
  const char* folder;
  step* steps;
  const char* store; /* on which it is run; NULL while it is read */
} scenario;

/* Does not return. */
void fail(scenario* of, int line, const char* what, const char* detail);
/* Fails where the file is not in the format. */
void read_scenario(scenario* of, const char* path);

#endif
