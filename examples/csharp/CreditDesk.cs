// A morning at the credit desk, in C#:
//   mcs -r:Newtonsoft.Json.dll *.cs -out:CreditDesk.exe && mono CreditDesk.exe [FILE]
using System;
using Kehu;

internal static class CreditDesk
{
    // Prints why not, by which clause, and what would help. Any other error ends the program.
    private static void Explain(KehuException error)
    {
        Console.WriteLine($"{error.Status.ToString().ToLowerInvariant(),-8} {error.Code}");
        if (error.Path != "") Console.WriteLine($"         {error.Path}: {error.Message}");
        foreach (var reason in error.Reasons)
            if (!reason.Passed) Console.WriteLine($"         {reason.Clause}: {reason.Text.En}");
        foreach (var remedy in error.Remedies)
            Console.WriteLine($"         would help: {remedy.Text.En}");
    }

    private static bool IsAnswer(KehuException error) =>
        error.Status == Status.Invalid || error.Status == Status.Refused ||
        error.Status == Status.Denied;

    private static void Main(string[] arguments)
    {
        string path = arguments.Length > 0 ? arguments[0] : ":memory:";
        using (var database = new Database(new { path, clock = "manual" }))
        {
            Func<string, string, Session> acting = (actor, role) => database.Session(
                new { actor, role, purpose = "order to cash", now = "2024-03-01T01:00:00Z" });
            using (var clerk = acting("li.wei", "account_manager"))
            using (var controller = acting("wang.fang", "credit_controller"))
            using (var auditor = acting("he.ming", "auditor"))
                Morning(clerk, controller, auditor);
        }
    }

    private static void Morning(Session clerk, Session controller, Session auditor)
    {
        clerk.Execute("customer.create", new
        {
            kind = "company",
            name = "海川家居有限公司",
            channel = "visit",
            code = "HAICHUAN",
            contact_points = new[] { new { kind = "mobile", value = "13800138000" } },
            documents = new[] { new { kind = "identity_copy" }, new { kind = "settlement_agreement" },
                                new { kind = "distribution_contract" } },
        });
        var limit = new { customer = "HAICHUAN", state = "amount", amount = "30000.00 CNY",
                          reason = "signed by the general manager" };
        try
        {
            clerk.Execute("credit.set_limit", limit);  // it is not the clerk's to do
        }
        catch (KehuException error) when (IsAnswer(error))
        {
            Explain(error);
        }
        controller.Execute("credit.set_limit", limit);

        foreach (var amount in new[] { "24,000.00 CNY", "24000.00 CNY", "9000.00 CNY" })
        {
            try
            {
                var granted = clerk.Execute("credit.authorize", new { customer = "HAICHUAN", amount });
                Console.WriteLine(
                    $"granted  {granted["amount"]}, {granted["coverage"]}, {granted["state"]}");
            }
            catch (KehuException error) when (IsAnswer(error))
            {
                Explain(error);
            }
        }

        var customer = clerk.Query("customer.get", new { customer = "HAICHUAN" })[0];
        var account = clerk.Query("credit.status", new { customer = "HAICHUAN" })[0];
        var verified = auditor.Query("store.verify", new { })[0];
        Console.WriteLine($"account  {customer["name"]}: {account["exposure"]} used of " +
                          $"{account["limit"]}, {account["available"]} available");
        Console.WriteLine($"verified {verified["entries"]} journal entries");
    }
}
