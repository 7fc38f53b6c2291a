import java.util.List;
import java.util.Map;

/**
 * A morning at the credit desk, in Java:
 *
 * <pre>java -cp jna.jar:gson.jar:. CreditDesk [FILE]</pre>
 */
public final class CreditDesk {
  record Customer(String name) {}

  record Account(String limit, String exposure, String available) {}

  record Verification(String entries) {}

  /** Prints why not, by which clause, and what would help. Any other error ends the program. */
  private static void explain(Kehu.KehuException error) {
    switch (error.status) {
      case INVALID, REFUSED, DENIED -> {}
      default -> throw error;
    }
    print("%-8s %s", error.status.name().toLowerCase(), error.code);
    if (!error.path.isEmpty()) print("         %s: %s", error.path, error.getMessage());
    for (var reason : error.reasons) {
      if (!reason.passed()) print("         %s: %s", reason.clause(), reason.text().en());
    }
    for (var remedy : error.remedies) print("         would help: %s", remedy.text().en());
  }

  private static void print(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }

  private static Kehu.Session acting(Kehu.Database database, String actor, String role) {
    return database.session(
        Map.of(
            "actor", actor,
            "role", role,
            "purpose", "order to cash",
            "now", "2024-03-01T01:00:00Z"));
  }

  public static void main(String[] arguments) {
    String path = arguments.length > 0 ? arguments[0] : ":memory:";
    try (var database = new Kehu.Database(Map.of("path", path, "clock", "manual"));
        var clerk = acting(database, "li.wei", "account_manager");
        var controller = acting(database, "wang.fang", "credit_controller");
        var auditor = acting(database, "he.ming", "auditor")) {
      clerk.execute(
          "customer.create",
          Map.of(
              "kind", "company",
              "name", "海川家居有限公司",
              "channel", "visit",
              "code", "HAICHUAN",
              "contact_points", List.of(Map.of("kind", "mobile", "value", "13800138000")),
              "documents",
                  List.of(
                      Map.of("kind", "identity_copy"),
                      Map.of("kind", "settlement_agreement"),
                      Map.of("kind", "distribution_contract"))));
      var limit =
          Map.of(
              "customer", "HAICHUAN",
              "state", "amount",
              "amount", "30000.00 CNY",
              "reason", "signed by the general manager");
      try {
        clerk.execute("credit.set_limit", limit); // it is not the clerk's to do
      } catch (Kehu.KehuException error) {
        explain(error);
      }
      controller.execute("credit.set_limit", limit);

      for (var amount : List.of("24,000.00 CNY", "24000.00 CNY", "9000.00 CNY")) {
        try {
          var granted =
              clerk.execute("credit.authorize", Map.of("customer", "HAICHUAN", "amount", amount));
          print(
              "granted  %s, %s, %s",
              granted.get("amount").getAsString(),
              granted.get("coverage").getAsString(),
              granted.get("state").getAsString());
        } catch (Kehu.KehuException error) {
          explain(error);
        }
      }

      var one = Map.of("customer", "HAICHUAN");
      var customer = clerk.query("customer.get", one, Customer.class).get(0);
      var account = clerk.query("credit.status", one, Account.class).get(0);
      var checked = auditor.query("store.verify", Map.of(), Verification.class).get(0);
      print(
          "account  %s: %s used of %s, %s available",
          customer.name(), account.exposure(), account.limit(), account.available());
      print("verified %s journal entries", checked.entries());
    }
  }
}
