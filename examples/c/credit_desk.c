/* A morning at the credit desk: what may leave the warehouse before it is paid, who has to sign
 * what may not, and why. Knows kehu.h and the C library only:
 *   cc credit_desk.c $(pkg-config --cflags --libs kehu) -o credit_desk && ./credit_desk [FILE] */
#include <kehu/kehu.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CUSTOMER "018df5a0-7c00-7000-8000-00000000ac3e"
#define ORDER_1 "018df5a0-7c00-7000-8000-000000000001"
#define ORDER_2 "018df5a0-7c00-7000-8000-000000000002"
#define APPROVAL "018df5a0-7c00-7000-8000-000000000003"

/* Prints every English sentence of a reply: why it was refused, and what would make it pass. */
static void print_sentences(const char* reply) {
  while ((reply = strstr(reply, "\"en\":\"")) != NULL) {
    reply += strlen("\"en\":\"");
    printf("      %.*s\n", (int)strcspn(reply, "\""), reply);
  }
}

/* Lets `role` carry out one command. A refusal is an answer; any other failure ends the program. */
static void carry_out(kehu_t* database, const char* role, const char* what, const char* command) {
  char context[256];
  kehu_session_t* session;
  kehu_text reply;
  snprintf(context, sizeof context,
           "{\"actor\":\"%s on duty\",\"role\":\"%s\",\"purpose\":\"order to cash\","
           "\"now\":\"2024-03-01T01:00:00Z\"}",
           role, role);
  kehu_status status = kehu_session(database, context, strlen(context), &session, &reply);
  if (status == KEHU_OK) {
    kehu_free_text(&reply);
    status = kehu_execute(session, command, strlen(command), &reply);
  }
  if (status == KEHU_OK) {
    printf("done     %s: %s\n", role, what);
  } else if (status == KEHU_REFUSED) {
    printf("refused  %s: %s\n", role, what);
    print_sentences(reply.data);
  } else {
    fprintf(stderr, "%s\n", reply.data);
    exit(1);
  }
  kehu_free_text(&reply);
  kehu_close_session(session);
}

int main(int count, char** arguments) {
  char options[512] = "{\"store\":\"memory\",\"clock\":\"manual\"}";
  kehu_t* database;
  kehu_text reply;
  if (count > 1)
    snprintf(options, sizeof options, "{\"path\":\"%s\",\"clock\":\"manual\"}", arguments[1]);
  if (kehu_open(options, strlen(options), &database, &reply) != KEHU_OK) {
    fprintf(stderr, "%s\n", reply.data);
    return 1;
  }
  kehu_free_text(&reply);
  carry_out(database, "account_manager", "a distributor with a complete file",
            "{\"command\":\"customer.create\",\"arguments\":{\"id\":\"" CUSTOMER
            "\","
            "\"kind\":\"company\",\"name\":\"Acme Lighting Co., Ltd.\",\"channel\":\"visit\","
            "\"contact_points\":[{\"kind\":\"mobile\",\"value\":\"13800138000\"}],"
            "\"documents\":[{\"kind\":\"identity_copy\"},{\"kind\":\"settlement_agreement\"},"
            "{\"kind\":\"distribution_contract\"}]}}");
  carry_out(database, "finance", "30,000 invoiced in February",
            "{\"command\":\"credit.invoice\",\"arguments\":{\"customer\":\"" CUSTOMER
            "\","
            "\"number\":\"F-1\",\"amount\":\"30000.00 CNY\",\"invoice_date\":\"2024-02-10\"}}");
  carry_out(database, "finance", "and paid",
            "{\"command\":\"credit.pay\",\"arguments\":{\"customer\":\"" CUSTOMER
            "\","
            "\"amount\":\"30000.00 CNY\",\"reference\":\"bank 17\"}}");
  carry_out(database, "account_manager", "24,000 within the limit of 30,000",
            "{\"command\":\"credit.authorize\",\"arguments\":{\"id\":\"" ORDER_1
            "\","
            "\"customer\":\"" CUSTOMER "\",\"amount\":\"24000.00 CNY\"}}");
  carry_out(database, "account_manager", "9,000 more",
            "{\"command\":\"credit.authorize\",\"arguments\":{\"customer\":\"" CUSTOMER
            "\","
            "\"amount\":\"9000.00 CNY\"}}");
  carry_out(database, "account_manager", "the signature that this needs is asked for",
            "{\"command\":\"credit.request_approval\",\"arguments\":{\"id\":\"" APPROVAL
            "\","
            "\"customer\":\"" CUSTOMER "\",\"amount\":\"9000.00 CNY\"}}");
  carry_out(database, "regional_manager", "signs",
            "{\"command\":\"credit.approve\",\"arguments\":{\"approval\":\"" APPROVAL "\"}}");
  carry_out(database, "account_manager", "9,000 more, signed",
            "{\"command\":\"credit.authorize\",\"arguments\":{\"id\":\"" ORDER_2
            "\","
            "\"customer\":\"" CUSTOMER
            "\",\"amount\":\"9000.00 CNY\","
            "\"approvals\":[\"" APPROVAL "\"]}}");
  carry_out(database, "warehouse_keeper", "ships it",
            "{\"command\":\"credit.ship\",\"arguments\":{\"authorization\":\"" ORDER_2 "\"}}");
  kehu_close(database);
  return 0;
}
