"""One major complaint, from the call to the closed corrective action.

    python major_complaint.py

The company and its customers are invented. The policy is the reference policy; its clauses are
cited with every refusal.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import kehu

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)


class Company:
    """Lets people act, and says what came of it."""

    def __init__(self, database: kehu.Database) -> None:
        self.database = database
        self.now = START

    def later(self, **by: int) -> None:
        self.now += timedelta(**by)
        print(f"\n{self.now:%d %B, %H:%M}")

    def act(self, who: str, role: str, command: str, **arguments: Any) -> Any:
        session = self.database.session(actor=who, role=role, purpose="complaints", now=self.now)
        try:
            done = session.execute(command, arguments)
        except kehu.Refused as refused:
            print(f"  {who:9} {command:29} refused: {refused}")
            return None
        print(f"  {who:9} {command:29} {getattr(done, 'state', 'done')}")
        return done

    def show(self, title: str, query: str, columns: list[str], **arguments: Any) -> None:
        session = self.database.session(
            actor="gao.lei", role="general_manager", purpose="complaints", now=self.now
        )
        print(f"\n  {title}")
        for row in session.query(query, arguments):
            print("    " + "  ".join(str(getattr(row, column)) for column in columns))


def main() -> None:
    with kehu.open(store="memory", clock="manual", ids="sequential") as database:
        company = Company(database)
        act, show = company.act, company.show
        desk, handler, head = "service_desk", "complaint_handler", "after_sales_manager"
        print(f"{company.now:%d %B, %H:%M}")
        act("wu.na", desk, "customer.create", kind="individual", name="周明", channel="visit",
            code="ZHOU", account_manager="li.wei",
            contact_points=[{"kind": "mobile", "value": "138 0013 8000"}])
        opened = act("wu.na", desk, "complaint.open", channel="call", phone="13800138000",
                     vehicle_model="海川 7", plate="川A12345",
                     content="the brakes failed on the motorway", remedy_sought="a new car",
                     involved=[{"person": "ma.tao", "reason": "same_work_order"}])
        it = opened.id
        print(f"            {opened.number}: {opened.complainant}, phone {opened.phone_match}")
        act("wu.na", desk, "complaint.acknowledge", complaint=it)
        act("ma.tao", handler, "complaint.assess", complaint=it, category="product_quality",
            facts=[], reasons_sufficient=False, demand_reasonable=False)
        graded = act("he.jing", handler, "complaint.assess", complaint=it,
                     category="product_quality", facts=["return_demanded", "injury"],
                     reasons_sufficient=True, demand_reasonable=False)
        print(f"            {graded.grade}, {graded.validity}, department {graded.department}")
        show("What is due", "duties.due", ["deadline", "kind", "liable"])

        company.later(hours=2)
        for role in ("brand_department", "legal"):
            act("he.jing", handler, "complaint.warn", complaint=it, recipient_role=role,
                text="brakes failed, one person hurt")
        act("gao.lei", "general_manager", "complaint.form_crisis_team", complaint=it,
            members=["he.jing", "sun.yue"])
        act("gao.lei", "general_manager", "complaint.record_meeting", complaint=it,
            present=["he.jing", "sun.yue"], minutes="check the lot; a car on loan")
        act("he.jing", handler, "complaint.investigate", complaint=it, cause_code="workmanship",
            cause="a brake line was mounted wrongly", responsible="ma.tao")
        act("he.jing", handler, "complaint.propose", complaint=it,
            solution="repair, a car on loan, compensation", compensation="3000.00 CNY")
        act("sun.yue", head, "complaint.sign_compensation", complaint=it)
        act("gao.lei", "general_manager", "complaint.sign_compensation", complaint=it)
        act("gao.lei", "general_manager", "complaint.approve", complaint=it)
        act("gao.lei", "general_manager", "complaint.negotiate", complaint=it,
            text="repair, a car on loan, 3000 yuan")
        act("he.jing", handler, "complaint.communicate", complaint=it)
        act("he.jing", handler, "complaint.accept", complaint=it, reaction="agreed")

        company.later(days=1)
        for role in ("vice_president", "ceo"):
            act("he.jing", handler, "complaint.warn", complaint=it, recipient_role=role,
                text="settled")
        act("he.jing", handler, "complaint.complete", complaint=it)
        act("he.jing", handler, "complaint.feed_back", complaint=it, result="repaired, paid")
        act("pan.li", "group_customer_service", "complaint.call_back", complaint=it, score=4,
            answer="fine now")
        act("he.jing", handler, "complaint.close", complaint=it, summary="nobody checked brakes")
        action = act("he.jing", handler, "complaint.plan_action", complaint=it, kind="corrective",
                     text="a second pair of eyes on brakes", owner="sun.yue", due="2026-03-10")

        company.later(days=5)
        act("sun.yue", head, "complaint.carry_out_action", action=action.id,
            evidence="work instruction 12")
        act("sun.yue", head, "complaint.confirm_action", action=action.id, evidence="good")
        act("he.jing", handler, "complaint.confirm_action", action=action.id,
            evidence="forty cars, all signed twice")
        act("he.jing", handler, "complaint.penalize", complaint=it, kind="loss",
            loss="3000.00 CNY")
        closed = act("he.jing", handler, "complaint.close", complaint=it,
                     summary="brakes were mounted by one; now two sign")
        print(f"            kept until {closed.retain_until}")
        show("Register of major complaints", "complaint.list",
             ["number", "category", "cause_code", "compensation", "score"], grade="major")
        show("What was missed", "duties.missed", ["kind", "liable"])


if __name__ == "__main__":
    main()
