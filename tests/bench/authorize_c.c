/* Authorizes through kehu.h, in JSON: authorize_c FILE N CUSTOMERS. The file is one that
 * `kehu_bench build` made. Prints one JSON object. */
#include <kehu/kehu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t scatter(uint64_t n) {
  n += 0x9e3779b97f4a7c15u;
  n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9u;
  n = (n ^ (n >> 27)) * 0x94d049bb133111ebu;
  return n ^ (n >> 31);
}

static void check(kehu_status status, kehu_text* reply) {
  if (status != KEHU_OK) {
    fprintf(stderr, "authorize_c: %s\n", reply->data);
    exit(1);
  }
  kehu_free_text(reply);
}

int main(int count, char** words) {
  static const char context[] =
      "{\"actor\":\"li.wei\",\"role\":\"administrator\",\"purpose\":\"credit control\","
      "\"now\":\"2026-03-02T02:00:00Z\"}";
  char text[512];
  kehu_t* database;
  kehu_session_t* session;
  kehu_text reply;
  uint64_t i, n, customers;
  if (count != 4) {
    fprintf(stderr, "usage: authorize_c FILE N CUSTOMERS\n");
    return 2;
  }
  n = strtoull(words[2], NULL, 10);
  customers = strtoull(words[3], NULL, 10);
  snprintf(text, sizeof text, "{\"path\":\"%s\",\"clock\":\"manual\"}", words[1]);
  check(kehu_open(text, strlen(text), &database, &reply), &reply);
  check(kehu_session(database, context, strlen(context), &session, &reply), &reply);
  for (i = 0; i < n; ++i) {
    unsigned long long who = scatter(i) % customers, minor = 1000 + who % 5000;
    int size = snprintf(text, sizeof text,
                        "{\"command\":\"credit.authorize\",\"arguments\":{\"customer\":"
                        "\"018df5a0-7c00-7000-8000-%012llx\",\"amount\":\"%llu.%02llu CNY\"}}",
                        who, minor / 100, minor % 100);
    check(kehu_execute(session, text, (size_t)size, &reply), &reply);
  }
  kehu_close_session(session);
  kehu_close(database);
  printf("{\"bench\":\"authorize_c\",\"n\":%llu}\n", (unsigned long long)n);
  return 0;
}
