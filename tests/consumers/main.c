#include <kehu/kehu.h>
#include <stdio.h>

int main(void) {
  kehu_t* database = NULL;
  kehu_text reply = {NULL, 0};
  const char options[] = "{\"store\":\"memory\"}";
  kehu_status status = kehu_open(options, sizeof options - 1, &database, &reply);
  printf("kehu %s: %s\n", kehu_version(), reply.data);
  kehu_free_text(&reply);
  kehu_close(database);
  return status == KEHU_OK ? 0 : 1;
}
