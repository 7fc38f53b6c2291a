"""Authorizes through the Python face: authorize.py FILE N CUSTOMERS.

The file is one that `kehu_bench build` made. Prints one JSON object.
"""

import json
import sys
import uuid

import kehu

_mask = 0xFFFFFFFFFFFFFFFF


def _scatter(n: int) -> int:
    n = (n + 0x9E3779B97F4A7C15) & _mask
    n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9 & _mask
    n = (n ^ (n >> 27)) * 0x94D049BB133111EB & _mask
    return n ^ (n >> 31)


def main(path: str, n: int, customers: int) -> None:
    base = uuid.UUID("018df5a0-7c00-7000-8000-000000000000").int
    with kehu.open(path, clock="manual") as database:
        session = database.session(
            actor="li.wei",
            role="administrator",
            purpose="credit control",
            now="2026-03-02T02:00:00Z",
        )
        for i in range(n):
            who = _scatter(i) % customers
            minor = 1000 + who % 5000
            session.credit.authorize(
                customer=uuid.UUID(int=base + who), amount=f"{minor // 100}.{minor % 100:02} CNY"
            )
    print(json.dumps({"bench": "authorize_python", "n": n}))


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
