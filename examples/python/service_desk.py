"""A day at a service desk: requests come in, clocks run, the customer has the last word.

    python service_desk.py [FOLDER]     where the database and the page go (default: a new folder)

The company and its customers are invented. The policy is the reference policy.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import kehu
from kehu import report

DATA = Path(__file__).resolve().parents[1] / "data"
CHINA = timezone(timedelta(hours=8))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=CHINA)


class Desk:
    """Says what is asked and prints what was answered."""

    def __init__(self, database: kehu.Database) -> None:
        self.database = database

    def session(self, role: str, when: datetime) -> kehu.Session:
        return self.database.session(actor=f"{role} on duty", role=role, purpose="service",
                                     now=when)

    def do(self, when: datetime, what: str, command: str, *, role: str = "service_desk",
           **arguments: Any) -> Any:
        """One command; what it answered, or None where the policy refused it."""
        try:
            answer = self.session(role, when).execute(f"service.{command}", arguments)
        except kehu.Refused as refused:
            print(f"{when:%H:%M}  refused   {what}\n                 {refused}")
            for remedy in refused.remedies:
                print(f"                 what would help: {remedy.sentence()}")
            return None
        print(f"{when:%H:%M}  done      {what}")
        return answer


def load_customers(database: kehu.Database) -> None:
    books = database.session(actor="wu.ying", role="administrator", purpose="opening the books",
                             now=at(8))
    done = books.import_csv(
        "customer.create", DATA / "customers.csv",
        columns={"code": "code", "name": "name", "kind": "kind", "identity_kind": "identity/kind",
                 "identity_number": "identity/number", "mobile": "contact_points/0/value",
                 "email": "contact_points/1/value", "region": "region",
                 "account_manager": "account_manager", "since": "since", "channel": "channel"},
        constants={"contact_points/0/kind": "mobile", "contact_points/1/kind": "email"})
    print(f"{done.taken} customers on file")


def an_order(desk: Desk) -> None:
    print("\nan order")
    order = desk.do(at(9), "D104 orders ten lamps, by card", "open", kind="order",
                    channel="phone", customer="D104", subject="ten L-2", payment_method="card")
    request = str(order.id)
    print(f"                 {order.number}, served by {order.owner}")
    desk.do(at(9, 5), "confirmed", "track", request=request, stage="confirmed")
    desk.do(at(9, 6), "shipped before it is packed", "track", request=request, stage="shipped")
    for hour, stage in ((10, "packed"), (11, "shipped"), (15, "delivered")):
        desk.do(at(hour), stage, "track", request=request, stage=stage)
    desk.do(at(15, 5), "the result", "report_result", request=request, result="ten lamps")
    desk.do(at(15, 30), "the customer is satisfied", "accept_result", request=request,
            by={"customer": "D104"}, score=5)


def a_repair(desk: Desk) -> None:
    print("\na repair")
    desk.do(at(9, 10), "a visit without an appointment", "open", kind="repair", channel="visit",
            customer="D108", contact="front door", description="a lamp is dark", product="L-2",
            address="1 Nanjing Road")
    repair = desk.do(at(9, 12), "a visit at two", "open", kind="repair", channel="visit",
                     customer="D108", contact="front door", description="a lamp is dark",
                     product="L-2", address="1 Nanjing Road",
                     appointment=at(14))
    request = str(repair.id)
    desk.do(at(9, 20), "the desk answers", "respond", request=request, text="we come at two")
    desk.do(at(14, 4), "the engineer is there", "keep_appointment", role="engineer",
            request=request)
    desk.do(at(14, 50), "a new driver is ordered", "pause", request=request,
            reason="parts_ordered")
    desk.do(at(16, 30), "the driver has come", "resume", request=request)
    desk.do(at(17), "the result", "report_result", request=request, result="driver replaced")
    desk.do(at(17, 5), "a stranger calls it good", "accept_result", request=request,
            by={"contact": "back door"})
    desk.do(at(17, 10), "the customer does not", "reject_result", request=request,
            by={"contact": "front door"}, comment="it flickers")


def some_belongings(desk: Desk) -> None:
    print("\na bag left at the desk")
    deposit = desk.do(at(10), "a bag is left at the desk", "open", kind="deposited_belongings",
                      channel="desk", contact="zhao@example.com", description="a bag till five")
    request = str(deposit.id)
    bag = desk.do(at(10, 1), "received", "receive_belonging", request=request,
                  description="black bag", condition="one zip torn")
    desk.do(at(10, 3), "kept", "keep_belonging", belonging=str(bag.id), place="locker 7")
    desk.do(at(10, 5), "concluded too early", "report_result", request=request, result="kept")
    desk.do(at(17), "handed back", "hand_back_belonging", belonging=str(bag.id),
            by={"contact": "zhao@example.com"}, to="Zhao", condition="as received")


def the_evening(database: kehu.Database, folder: Path) -> None:
    review = database.session(actor="zhou.min", role="sales_manager", purpose="review",
                              now=at(17, 55))
    print("\nwho is next tomorrow:")
    for row in review.query("service.queue").rows():
        due = f"{row.deadline.astimezone(CHINA):%d.%m. %H:%M}" if row.deadline else "at no set time"
        print(f"  {row.position}  {row.number}  {row.kind}, {row.state}, due {due}")
    print("\nagainst the targets:")
    for row in review.query("service.performance").rows():
        print(f"  {row.clock}: {row.met} in time, {row.missed} late, {row.running} running")
    page = folder / "service.html"
    page.write_text(report.make(review, "service", language="zh").html(), encoding="utf-8")
    print(f"\nwrote {page.name}")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with kehu.open(folder / "service.kehu", clock="manual") as database:
        load_customers(database)
        desk = Desk(database)
        an_order(desk)
        a_repair(desk)
        some_belongings(desk)
        the_evening(database, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="kehu-")))
