"""kehu (客户): a company's written customer-management policy, executable.

    import kehu

    with kehu.open("shop.kehu") as db:
        desk = db.session(actor="li.wei", role="account_manager", purpose="credit control")
        desk.credit.authorize(customer="ACME", amount=kehu.Money("12000.00 CNY"))
"""

from __future__ import annotations

from kehu._core import Money, Receipt, Record, __version__
from kehu._database import Database, Event, Session, describe, load_policy, open
from kehu._errors import (
    Busy,
    Conflict,
    Denied,
    Error,
    Fault,
    Invalid,
    NotFound,
    Reason,
    Refused,
    Remedy,
)
from kehu._import import ImportReport, Verdict
from kehu._result import Result
from kehu._words import Word

__all__ = [
    "Busy",
    "Conflict",
    "Database",
    "Denied",
    "Error",
    "Event",
    "Fault",
    "ImportReport",
    "Invalid",
    "Money",
    "NotFound",
    "Reason",
    "Receipt",
    "Record",
    "Refused",
    "Remedy",
    "Result",
    "Session",
    "Verdict",
    "Word",
    "__version__",
    "describe",
    "load_policy",
    "open",
]
