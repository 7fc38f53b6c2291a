from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction

import kehu
import pytest
from kehu import Money


def test_is_made_of_texts_and_decimals() -> None:
    assert Money("1234.56 CNY") == Money(Decimal("1234.56"), "CNY") == Money("1234.56", "CNY")
    assert Money(12, "JPY") == Money("12 JPY")
    assert Money(Decimal("1E+2"), "USD") == Money("100.00 USD")
    assert Money(Decimal("1.500"), "CNY") == Money("1.50 CNY")
    assert (Money("1.5 CNY").amount, Money("1.5 CNY").currency) == (Decimal("1.50"), "CNY")
    assert Money("1.500 BHD").minor == 1500
    assert str(Money("-0.05 CNY")) == "-0.05 CNY"
    assert repr(Money("1 CNY")) == "Money('1.00 CNY')"


@pytest.mark.parametrize("wrong", [0.1, float("nan"), 3.0])
def test_refuses_floats(wrong: float) -> None:
    with pytest.raises(kehu.Invalid, match="float") as raised:
        Money(wrong, "CNY")  # type: ignore[arg-type]
    assert raised.value.code == "json.type"
    with pytest.raises(kehu.Invalid, match="float"):
        Money(wrong)  # type: ignore[call-overload]
    with pytest.raises(kehu.Invalid):
        Money("1 CNY") * wrong  # type: ignore[operator]
    with pytest.raises(kehu.Invalid):
        Money("1 CNY") + wrong  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.005 CNY", "money.decimals"),
        ("1 XYZ", "currency.unknown"),
        ("1,000.00 CNY", "money.format"),
        ("92233720368547758.08 CNY", "money.overflow"),
    ],
)
def test_says_what_is_wrong(text: str, code: str) -> None:
    with pytest.raises(kehu.Invalid) as raised:
        Money(text)
    assert raised.value.code == code
    assert isinstance(raised.value, ValueError)


def test_calculates_exactly() -> None:
    third = Money("100.00 CNY").multiply(Fraction(1, 3), rounding="half_even")
    assert third == Money("33.33 CNY")
    parts = Money("100.00 CNY").split([1, 1, 1])
    assert sum(parts) == Money("100.00 CNY")
    assert parts == (Money("33.34 CNY"), Money("33.33 CNY"), Money("33.33 CNY"))
    assert Money("0.10 CNY") * 3 == Money("0.30 CNY") == 3 * Money("0.10 CNY")
    assert -Money("1 CNY") < Money("0 CNY") < abs(-Money("1 CNY"))
    assert not Money("0 CNY")
    with pytest.raises(kehu.Invalid) as raised:
        Money("1 CNY") + Money("1 USD")
    assert raised.value.code == "money.mixed_currencies"


def test_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(Money("1.23 CNY"))) == Money("1.23 CNY")
    assert len({Money("1 CNY"), Money("1.00 CNY"), Money("1 USD")}) == 2
    assert Money("1 CNY") != "1 CNY"
    match Money("5.00 CNY"):
        case Money(amount, currency):
            assert (amount, currency) == (Decimal("5.00"), "CNY")
