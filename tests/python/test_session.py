from __future__ import annotations

import datetime
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import uuid
from pathlib import Path

import kehu
import pytest
from conftest import make_customer
from kehu import Money
from kehu import customer as customers

UTC = datetime.timezone.utc


def test_a_reply_is_a_record_with_a_receipt(desk: kehu.Session) -> None:
    created = desk.customer.create(kind="company", name="Acme", channel="visit", code="A")
    assert isinstance(created.customer, uuid.UUID)
    assert created.receipt.sequence > 0
    assert not created.receipt.repeated
    row = desk.customer.get(customer="A").one()
    assert row.id == created.customer
    assert row.kind is customers.Kind.company
    assert row.kind == "company"
    assert isinstance(row.since, datetime.date)
    assert row.created_at.tzinfo is UTC
    with pytest.raises(AttributeError):
        _ = row.receipt


def test_records_are_values(desk: kehu.Session, customer: str) -> None:
    row = desk.customer.get(customer=customer).one()
    again = desk.customer.get(customer=customer).one()
    assert row == again
    assert hash(row) == hash(again)
    assert pickle.loads(pickle.dumps(row)) == row
    assert row._replace(name="Other") != row
    assert row._asdict()["name"] == "Acme 有限公司"
    assert "name='Acme 有限公司'" in repr(row)
    with pytest.raises(AttributeError):
        row.name = "x"  # type: ignore[misc]
    match row:
        case customers.Customer(code=code):
            assert code == customer
    point = customers.NewContactPoint(kind="email", value="a@example.com")
    email = customers.ContactKind.email
    assert point == customers.NewContactPoint(kind=email, value="a@example.com")
    with pytest.raises(kehu.Invalid) as raised:
        customers.NewContactPoint(kind="emial", value="x")  # type: ignore[arg-type]
    assert (raised.value.code, raised.value.path) == ("json.enumerator", "/kind")


def test_nested_records_may_be_mappings(desk: kehu.Session) -> None:
    created = desk.customer.create(
        kind="individual",
        name="王小明",
        channel="store",
        contact_points=[{"kind": "mobile", "value": "138 0013 8000"}],
    )
    points = desk.customer.contact_points(customer=created.customer)
    assert [point.normal for point in points] == ["+8613800138000"]


def test_wrong_requests_name_the_field(desk: kehu.Session, customer: str) -> None:
    with pytest.raises(kehu.Invalid) as raised:
        desk.query("credit.check", {"customer": customer, "amount": 12.5, "approvals": []})
    assert (raised.value.code, raised.value.path) == ("json.type", "/amount")
    with pytest.raises(kehu.Invalid) as raised:
        desk.execute("customer.create", {"kind": "company", "nmae": "x", "channel": "visit"})
    assert raised.value.code == "json.unknown_field"
    assert "name" in raised.value.message
    with pytest.raises(kehu.Invalid) as raised:
        desk.execute("customer.create", {"kind": "company", "channel": "visit"})
    assert (raised.value.code, raised.value.path) == ("json.missing", "/name")
    with pytest.raises(kehu.Invalid) as raised:
        desk.execute("customer.crate")
    assert raised.value.code == "command.unknown"
    with pytest.raises(kehu.Invalid, match="date") as raised:
        desk.query("credit.status", {"as_of": datetime.datetime(2024, 1, 1, tzinfo=UTC)})
    assert (raised.value.code, raised.value.path) == ("json.type", "/as_of")


def test_the_exceptions_are_one_tree(db: kehu.Database, desk: kehu.Session) -> None:
    assert issubclass(kehu.Invalid, (kehu.Error, ValueError))
    assert issubclass(kehu.NotFound, LookupError)
    assert issubclass(kehu.Denied, PermissionError)
    assert issubclass(kehu.Fault, OSError)
    with pytest.raises(kehu.NotFound) as missing:
        desk.customer.contact_points(customer="nobody")
    assert missing.value.path == "/customer"
    keeper = db.session(actor="zhao", role="warehouse_keeper", purpose="test")
    with pytest.raises(kehu.Denied) as denied:
        keeper.customer.create(kind="company", name="Acme", channel="visit")
    assert denied.value.code == "access.denied"
    assert denied.value.reasons


def test_a_refusal_tells_why_and_what_helps(desk: kehu.Session, customer: str) -> None:
    with pytest.raises(kehu.Refused) as refused:
        desk.execute(
            "credit.authorize",
            {"customer": customer, "amount": Money("30000.00 CNY"), "reference": ""},
        )
    failed = [reason for reason in refused.value.reasons if not reason.passed]
    assert failed
    assert failed[0].clause.startswith("CRD-")
    assert failed[0].sentence("zh") != failed[0].sentence("en")
    assert refused.value.remedies


def test_an_idempotency_key_gives_the_first_answer(desk: kehu.Session) -> None:
    def ask() -> customers.Created:
        return desk.customer.create(
            kind="company", name="Acme", channel="visit", idempotency_key="request 1"
        )

    first, second = ask(), ask()
    assert first == second
    assert second.receipt.repeated
    assert first.receipt.sequence == second.receipt.sequence
    with pytest.raises(kehu.Conflict) as raised:
        desk.customer.create(
            kind="company", name="Other", channel="visit", idempotency_key="request 1"
        )
    assert raised.value.code == "idempotency.different_request"


def test_a_batch_is_all_or_nothing(desk: kehu.Session) -> None:
    good = {"kind": "company", "name": "One", "channel": "visit", "code": "one"}
    made = desk.batch([("customer.create", good)])
    assert isinstance(made[0]["reply"], customers.Created)
    with pytest.raises(kehu.Error) as raised:
        desk.batch([("customer.create", {**good, "code": "two"}), ("customer.create", good)])
    assert raised.value.path.startswith("/batch/1")
    with pytest.raises(kehu.NotFound):
        desk.customer.get(customer="two").one()


def test_an_earlier_entry_can_be_asked(desk: kehu.Session) -> None:
    first = desk.customer.create(kind="company", name="One", channel="visit").receipt.sequence
    desk.customer.create(kind="company", name="Two", channel="visit")
    assert len(desk.customer.get()) == 2
    before = desk.customer.get(at_entry=first)
    assert [row.name for row in before] == ["One"]


def test_a_manual_clock_says_what_time_it_is() -> None:
    at = datetime.datetime(2024, 3, 1, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
    with kehu.open(store="memory", clock="manual", ids="sequential") as db:
        desk = db.session(actor="li.wei", role="administrator", now=at)
        desk.customer.create(kind="company", name="Acme", channel="visit", code="A")
        assert desk.customer.get(customer="A").one().created_at == at
        with pytest.raises(kehu.Invalid, match="time zone"):
            db.session(actor="li.wei", role="administrator", now=datetime.datetime(2024, 1, 1))
    with kehu.open(store="memory") as db, pytest.raises(kehu.Invalid) as raised:
        db.session(actor="li.wei", role="administrator", now=at)
    assert raised.value.code == "session.now"


def test_a_closed_database_refuses_and_its_results_live(desk: kehu.Session, customer: str) -> None:
    with kehu.open(store="memory") as db:
        session = db.session(actor="li.wei", role="administrator")
        make_customer(session, "A", "Acme")
        result = session.customer.get()
    assert db.closed
    db.close()
    with pytest.raises(kehu.Invalid) as raised:
        session.customer.get()
    assert raised.value.code == "handle.closed"
    with pytest.raises(kehu.Invalid):
        db.session(actor="li.wei", role="administrator")
    assert [row.name for row in result] == ["Acme"]


def test_options_are_checked(tmp_path: Path) -> None:
    with pytest.raises(kehu.Invalid) as raised:
        kehu.open(policy={"policy": {}})
    assert raised.value.code.startswith("policy.")
    with pytest.raises(kehu.Invalid):
        kehu.open(store="memory").session(actor="", role="administrator")
    other = tmp_path / "other.db"
    other.write_text("not a database, but long enough to be read as the head of one" * 20)
    with pytest.raises(kehu.Error):
        kehu.open(other)


def test_sessions_may_be_shared_by_threads(desk: kehu.Session) -> None:
    errors: list[BaseException] = []

    def work(thread: int) -> None:
        try:
            for i in range(25):
                make_customer(desk, f"{thread}-{i}", f"Customer {thread} {i}")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(desk.customer.get()) == 100


def test_watchers_are_told_and_may_not_call_back(db: kehu.Database, desk: kehu.Session) -> None:
    events: list[kehu.Event] = []
    answers: list[str] = []

    def watcher(event: kehu.Event) -> None:
        events.append(event)
        try:
            desk.customer.get()
        except kehu.Conflict as error:
            answers.append(error.code)

    number = db.watch(watcher)
    desk.customer.create(kind="company", name="Acme", channel="visit")
    db.unwatch(number)
    desk.customer.create(kind="company", name="Other", channel="visit")
    assert [event["command"] for event in events] == ["customer.create"]
    assert events[0]["outcome"] == "done"
    assert answers == ["handle.reentrant"]
    with pytest.raises(kehu.NotFound):
        db.unwatch(number)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_use_after_fork_is_refused(tmp_path: Path) -> None:
    with kehu.open(tmp_path / "shop.kehu") as db:
        desk = db.session(actor="li.wei", role="administrator")
        child = os.fork()
        if child == 0:
            try:
                desk.customer.get()
            except kehu.Fault as error:
                db.close()
                os._exit(0 if error.code == "store.forked" else 1)
            except BaseException:
                os._exit(2)
            os._exit(3)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        make_customer(desk, "A", "Acme")
    with kehu.open(tmp_path / "shop.kehu") as db:
        assert len(db.session(actor="li.wei", role="administrator").customer.get()) == 1


def test_ctrl_c_cancels_an_import_and_keeps_nothing(tmp_path: Path) -> None:
    source = tmp_path / "customers.csv"
    lines = [f"Customer {i} of {i * 7919},C{i}" for i in range(200_000)]
    source.write_text("name,code\n" + "\n".join(lines) + "\n")
    script = textwrap.dedent(f"""
        import kehu, sys
        db = kehu.open({str(tmp_path / "shop.kehu")!r})
        desk = db.session(actor="li.wei", role="administrator")
        told = []
        def progress(work, done, total):
            if not told:
                print("started", flush=True)
            told.append(done)
        try:
            desk.import_csv("customer.create", {str(source)!r},
                columns={{"name": "name", "code": "code"}},
                constants={{"kind": "company", "channel": "import"}}, progress=progress)
        except KeyboardInterrupt:
            sys.exit(0 if len(desk.customer.get(limit=1)) == 0 else 4)
        sys.exit(5)
    """)
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child, child.stdout:
        assert child.stdout.readline() == "started\n"
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=60) == 0


def test_the_interpreter_exits_cleanly_with_open_handles() -> None:
    script = (
        "import kehu\n"
        "db = kehu.open(store='memory')\n"
        "desk = db.session(actor='li.wei', role='administrator')\n"
        "desk.customer.create(kind='company', name='Acme', channel='visit')\n"
        "rows = desk.customer.get()\n"
        "row = rows[0]\n"
        "db.watch(print)\n"
    )
    command = [sys.executable, "-X", "dev", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
