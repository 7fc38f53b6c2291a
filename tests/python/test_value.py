"""Fitting a model: what it needs and says."""

from __future__ import annotations

import builtins
from typing import Any

import kehu
import pytest
from kehu import value


def test_too_few_customers_are_said(desk: kehu.Session) -> None:
    desk.customer.create(kind="individual", name="Ann", channel="visit", code="A-1")
    desk.execute("purchase.record", {"customer": "A-1", "amount": "1.00 CNY"})
    with pytest.raises(kehu.Invalid, match="only 0 customers bought again; 30 are needed") as caught:
        value.update(desk)
    assert caught.value.code == "value.too_few_customers"


def test_two_currencies_are_not_mixed(desk: kehu.Session) -> None:
    for code, amount in (("A-1", "1.00 CNY"), ("A-2", "1.00 EUR")):
        desk.customer.create(kind="individual", name=code, channel="visit", code=code)
        desk.execute("purchase.record", {"customer": code, "amount": amount})
    with pytest.raises(kehu.Invalid, match="CNY, EUR; say which"):
        value.update(desk)


def test_without_scipy_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("scipy"):
            raise ImportError(name)
        return found(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"needs SciPy.*kehu\[value\]"):
        value._scipy()


def test_customers_who_never_leave_have_no_model() -> None:
    steady = [value.Pattern(str(n), 10, 100.0 + n % 3, 101.0 + n % 3, 20.0) for n in range(60)]
    with pytest.raises(kehu.Invalid, match="the likelihood has no maximum") as caught:
        value.fit(steady)
    assert caught.value.code == "value.no_maximum"
