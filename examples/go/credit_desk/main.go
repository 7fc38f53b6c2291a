// A morning at the credit desk, in Go:
//
//	go run ./credit_desk [FILE]
package main

import (
	"errors"
	"fmt"
	"os"

	"kehu.example/credit_desk/kehu"
)

// Prints why not, by which clause, and what would help. Any other error ends the program.
func explain(err error) error {
	var failure *kehu.Error
	if !errors.As(err, &failure) {
		return err
	}
	fmt.Printf("%-8v %s\n", failure.Status, failure.Code)
	if failure.Path != "" {
		fmt.Printf("         %s: %s\n", failure.Path, failure.Message)
	}
	for _, reason := range failure.Reasons {
		if !reason.Passed {
			fmt.Printf("         %s: %s\n", reason.Clause, reason.Text.En)
		}
	}
	for _, remedy := range failure.Remedies {
		fmt.Printf("         would help: %s\n", remedy.Text.En)
	}
	return nil
}

func morning(path string) error {
	database, err := kehu.Open(kehu.Object{"path": path, "clock": "manual"})
	if err != nil {
		return err
	}
	defer database.Close()
	as := func(actor, role string) (*kehu.Session, error) {
		return database.Session(kehu.Object{"actor": actor, "role": role, "purpose": "order to cash",
			"now": "2024-03-01T01:00:00Z"})
	}
	clerk, err := as("li.wei", "account_manager")
	if err != nil {
		return err
	}
	defer clerk.Close()
	controller, err := as("wang.fang", "credit_controller")
	if err != nil {
		return err
	}
	defer controller.Close()
	auditor, err := as("he.ming", "auditor")
	if err != nil {
		return err
	}
	defer auditor.Close()

	if err := clerk.Execute("customer.create", kehu.Object{
		"kind": "company", "name": "海川家居有限公司", "channel": "visit", "code": "HAICHUAN",
		"contact_points": []kehu.Object{{"kind": "mobile", "value": "13800138000"}},
		"documents": []kehu.Object{{"kind": "identity_copy"}, {"kind": "settlement_agreement"},
			{"kind": "distribution_contract"}},
	}, nil); err != nil {
		return err
	}
	limit := kehu.Object{"customer": "HAICHUAN", "state": "amount", "amount": "30000.00 CNY",
		"reason": "signed by the general manager"}
	if err := clerk.Execute("credit.set_limit", limit, nil); err != nil { // not the clerk's to do
		if err := explain(err); err != nil {
			return err
		}
	}
	if err := controller.Execute("credit.set_limit", limit, nil); err != nil {
		return err
	}

	for _, amount := range []string{"24,000.00 CNY", "24000.00 CNY", "9000.00 CNY"} {
		var granted struct{ Amount, Coverage, State string }
		err := clerk.Execute("credit.authorize",
			kehu.Object{"customer": "HAICHUAN", "amount": amount}, &granted)
		if err == nil {
			fmt.Printf("granted  %s, %s, %s\n", granted.Amount, granted.Coverage, granted.State)
		} else if err := explain(err); err != nil {
			return err
		}
	}

	var customers []struct{ Name string }
	var accounts []struct{ Limit, Exposure, Available string }
	var checks []struct{ Entries string }
	one := kehu.Object{"customer": "HAICHUAN"}
	if err := clerk.Query("customer.get", one, &customers); err != nil {
		return err
	}
	if err := clerk.Query("credit.status", one, &accounts); err != nil {
		return err
	}
	if err := auditor.Query("store.verify", kehu.Object{}, &checks); err != nil {
		return err
	}
	fmt.Printf("account  %s: %s used of %s, %s available\n", customers[0].Name,
		accounts[0].Exposure, accounts[0].Limit, accounts[0].Available)
	fmt.Printf("verified %s journal entries\n", checks[0].Entries)
	return nil
}

func main() {
	path := ":memory:"
	if len(os.Args) > 1 {
		path = os.Args[1]
	}
	if err := morning(path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
