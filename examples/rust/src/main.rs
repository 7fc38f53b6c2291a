//! A morning at the credit desk, in Rust:
//!
//!     cargo run [FILE]
mod kehu;

use kehu::{Database, Error, Status};
use serde_json::{json, Value};

/// A text field, without JSON's quotes.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or("")
}

/// Prints why not, by which clause, and what would help. Any other error ends the program.
fn explain(error: Error) -> Result<(), Error> {
    let word = match error.status {
        Status::Refused => "refused",
        Status::Denied => "denied",
        Status::Invalid => "invalid",
        _ => return Err(error),
    };
    println!("{word:8} {}", error.code);
    if !error.path.is_empty() {
        println!("         {}: {}", error.path, error.message);
    }
    for reason in error
        .reasons
        .iter()
        .filter(|reason| reason["passed"] == false)
    {
        println!(
            "         {}: {}",
            text(reason, "/clause"),
            text(reason, "/text/en")
        );
    }
    for remedy in &error.remedies {
        println!("         would help: {}", text(remedy, "/text/en"));
    }
    Ok(())
}

fn main() -> Result<(), Error> {
    let path = std::env::args().nth(1).unwrap_or_else(|| ":memory:".into());
    let database = Database::open(json!({"path": path, "clock": "manual"}))?;
    let acting = |actor: &str, role: &str| {
        database.session(
            json!({"actor": actor, "role": role, "purpose": "order to cash",
            "now": "2024-03-01T01:00:00Z"}),
        )
    };
    let clerk = acting("li.wei", "account_manager")?;
    let controller = acting("wang.fang", "credit_controller")?;
    let auditor = acting("he.ming", "auditor")?;

    clerk.execute(
        "customer.create",
        json!({
            "kind": "company", "name": "海川家居有限公司", "channel": "visit", "code": "HAICHUAN",
            "contact_points": [{"kind": "mobile", "value": "13800138000"}],
            "documents": [{"kind": "identity_copy"}, {"kind": "settlement_agreement"},
                {"kind": "distribution_contract"}],
        }),
    )?;
    let limit = json!({"customer": "HAICHUAN", "state": "amount", "amount": "30000.00 CNY",
        "reason": "signed by the general manager"});
    if let Err(error) = clerk.execute("credit.set_limit", limit.clone()) {
        explain(error)?; // it is not the clerk's to do
    }
    controller.execute("credit.set_limit", limit)?;

    for amount in ["24,000.00 CNY", "24000.00 CNY", "9000.00 CNY"] {
        let asked = json!({"customer": "HAICHUAN", "amount": amount});
        match clerk.execute("credit.authorize", asked) {
            Ok(granted) => println!(
                "granted  {}, {}, {}",
                text(&granted, "/amount"),
                text(&granted, "/coverage"),
                text(&granted, "/state")
            ),
            Err(error) => explain(error)?,
        }
    }

    let one = json!({"customer": "HAICHUAN"});
    let customer = &clerk.query("customer.get", one.clone())?[0];
    let account = &clerk.query("credit.status", one)?[0];
    let checked = &auditor.query("store.verify", json!({}))?[0];
    println!(
        "account  {}: {} used of {}, {} available",
        text(customer, "/name"),
        text(account, "/exposure"),
        text(account, "/limit"),
        text(account, "/available")
    );
    println!("verified {} journal entries", text(checked, "/entries"));
    Ok(())
}
