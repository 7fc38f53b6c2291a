"""Expected lifetime value of customers (CLS-3): BG/NBD with Gamma-Gamma, fitted with SciPy.

How often a customer will buy follows the BG/NBD model of Fader, Hardie and Lee (2005): while he is
alive he buys at a rate that differs from customer to customer by a Gamma distribution, and after
each purchase he leaves with a probability that differs by a Beta distribution. What he spends on a
day of purchase follows the Gamma-Gamma model of Fader and Hardie (2013). Both are fitted by maximum
likelihood to recency, frequency and age as ``purchase.statistics`` has them, in days.

    model = value.update(session)            # fit, and put on record
    session.query("classification.values")

Needs SciPy: ``pip install "kehu[value]"``. What is stored is rounded to exact decimals; the core
never sees a float.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kehu._core import Money
from kehu._errors import Invalid

if TYPE_CHECKING:
    from kehu._database import Session

__all__ = ["CUSTOMERS_MIN", "Expectation", "Model", "Pattern", "expect", "fit", "update"]

CUSTOMERS_MIN = 30
"""Repeat customers below which nothing is fitted: the likelihood has no definite maximum."""

DAYS_OF_A_MONTH = 365.2425 / 12
_DECIMALS = Decimal("0.000001")
_CHUNK = 1000
_PARAMETER_MAX = Decimal(1_000_000)  # far above any fitted one; without a maximum they run away


@dataclass(frozen=True)
class Pattern:
    """How one customer bought, in days; ``spent`` is the mean of the days after the first."""

    customer: str
    frequency: int
    recency: float
    age: float
    spent: float = 0.0


@dataclass(frozen=True)
class Model:
    """Fitted parameters: r, alpha, a, b of BG/NBD; p, q, v of Gamma-Gamma; alpha in days."""

    r: float
    alpha: float
    a: float
    b: float
    p: float
    q: float
    v: float
    customers: int

    def parameters(self) -> dict[str, Decimal]:
        """The parameters as they are put on record."""
        return {name: _decimal(getattr(self, name)) for name in ("r", "alpha", "a", "b", "p", "q", "v")}


@dataclass(frozen=True)
class Expectation:
    """What is expected of one customer within a number of days."""

    customer: str
    alive: Decimal
    purchases: Decimal
    value: Decimal


def fit(patterns: Iterable[Pattern]) -> Model:
    """Fits both models. Raises Invalid where too few customers bought again, or where what they
    bought has no model of this kind.
    """
    known = [pattern for pattern in patterns if pattern.age > 0]
    repeated = [pattern for pattern in known if pattern.frequency > 0 and pattern.spent > 0]
    if len(repeated) < CUSTOMERS_MIN:
        raise Invalid(
            f"only {len(repeated)} customers bought again; {CUSTOMERS_MIN} are needed to fit a model",
            code="value.too_few_customers",
        )
    r, alpha, a, b = _fit_purchases(known)
    p, q, v = _fit_amounts(repeated)
    model = Model(r, alpha, a, b, p, q, v, len(known))
    for name, parameter in model.parameters().items():
        if not 0 < parameter < _PARAMETER_MAX:
            raise Invalid(
                f"the likelihood has no maximum: the parameter {name} runs to {parameter:.3g}; "
                "these customers differ too little, or none has fallen silent",
                code="value.no_maximum",
            )
    return model


def expect(model: Model, patterns: Iterable[Pattern], days: float) -> Iterator[Expectation]:
    """What each customer is expected to buy in the days to come, not discounted."""
    for pattern in patterns:
        alive = _probability_alive(model, pattern)
        purchases = _expected_purchases(model, pattern, days)
        value = purchases * _expected_amount(model, pattern)
        yield Expectation(
            pattern.customer, _decimal(alive), _decimal(purchases), Decimal(repr(value))
        )


def update(
    session: Session, *, as_of: datetime.date | None = None, currency: str | None = None
) -> Any:
    """Fits the models to all customers who bought in a currency, and puts model and expectations
    on record. Returns the record of the model.

    ``as_of``: up to which day purchases count (default: today). ``currency`` may be left out where
    all customers buy in one. Raises Invalid.
    """
    arguments = {} if as_of is None else {"as_of": as_of}
    rows = [row for row in session.query("purchase.statistics", arguments) if row.purchases > 0]
    currencies = sorted({row.spent.currency for row in rows})
    if currency is None:
        if len(currencies) != 1:
            raise Invalid(
                f"customers buy in {', '.join(currencies) or 'no currency'}; say which",
                code="value.currency",
                path="/currency",
            )
        currency = currencies[0]
    rows = [row for row in rows if row.spent.currency == currency]
    patterns = [_pattern_of(row) for row in rows]
    model = fit(patterns)
    months = _horizon_months(session)
    record = session.execute(
        "classification.record_model",
        {
            "method": "bg_nbd_gamma_gamma",
            "as_of": rows[0].as_of,
            "currency": currency,
            "horizon_months": months,
            "customers": model.customers,
            "parameters": [
                {"name": name, "value": str(value)} for name, value in model.parameters().items()
            ],
            "software": _software(),
        },
    )
    expectations = list(expect(model, patterns, months * DAYS_OF_A_MONTH))
    for start in range(0, len(expectations), _CHUNK):
        session.execute(
            "classification.record_values",
            {
                "model": record.id,
                "values": [_value_of(each, currency) for each in expectations[start : start + _CHUNK]],
            },
        )
    return record


def _scipy() -> Any:
    try:
        import scipy.optimize
        import scipy.special
    except ImportError as missing:
        raise ImportError(
            'fitting a model needs SciPy, which is not installed: pip install "kehu[value]"'
        ) from missing
    return scipy


def _software() -> str:
    return f"kehu.value with SciPy {_scipy().__version__}"


def _decimal(number: float) -> Decimal:
    return Decimal(repr(float(number))).quantize(_DECIMALS)


def _value_of(expectation: Expectation, currency: str) -> dict[str, str]:
    unit = Money(1, currency).amount  # with the decimals of the currency
    return {
        "customer": expectation.customer,
        "alive": str(min(max(expectation.alive, Decimal(0)), Decimal(1))),
        "expected_purchases": str(max(expectation.purchases, Decimal(0))),
        "value": f"{max(expectation.value, Decimal(0)).quantize(unit)} {currency}",
    }


def _pattern_of(row: Any) -> Pattern:
    mean = float(row.repeat_spent.amount) / row.frequency if row.frequency else 0.0
    return Pattern(str(row.customer), row.frequency, row.recency_days, row.age_days, mean)


def _horizon_months(session: Session) -> int:
    (clause,) = session.query("policy.clauses", {"clause": "CLS-3"})
    return int(json.loads(clause.parameters)["horizon_months"])


def _columns(patterns: Sequence[Pattern]) -> tuple[Any, Any, Any, Any]:
    import numpy

    rows = numpy.array([(p.frequency, p.recency, p.age, p.spent) for p in patterns], dtype=float)
    return rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3]


def _minimise(loss: Any, start: Sequence[float]) -> list[float]:
    """The parameters, all above zero, at which a loss is least: sought over their logarithms."""
    import numpy

    optimize = _scipy().optimize
    best = None
    for method in ("Nelder-Mead", "L-BFGS-B"):
        at = numpy.log(start) if best is None else best.x
        options: dict[str, float] = {"maxiter": 20_000}
        if method == "Nelder-Mead":
            options |= {"xatol": 1e-7, "fatol": 1e-9}
        found = optimize.minimize(lambda x: loss(numpy.exp(x)), at, method=method, options=options)
        if best is None or found.fun < best.fun:
            best = found
    assert best is not None
    return [float(each) for each in numpy.exp(best.x)]


def _fit_purchases(patterns: Sequence[Pattern]) -> list[float]:
    import numpy

    gammaln = _scipy().special.gammaln
    x, t_x, age, _ = _columns(patterns)
    scale = age.max()  # so that all parameters are of one magnitude
    t_x, age = t_x / scale, age / scale

    def loss(parameters: Any) -> float:
        r, alpha, a, b = parameters
        common = (
            gammaln(r + x) - gammaln(r) + r * numpy.log(alpha)
            + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
        )
        alive = -(r + x) * numpy.log(alpha + age)
        left = numpy.where(
            x > 0,
            numpy.log(a) - numpy.log(b + numpy.maximum(x, 1) - 1) - (r + x) * numpy.log(alpha + t_x),
            -numpy.inf,
        )
        return float(-(common + numpy.logaddexp(alive, left)).mean())

    r, alpha, a, b = _minimise(loss, (1.0, 1.0, 1.0, 1.0))
    return [r, float(alpha * scale), a, b]


def _fit_amounts(patterns: Sequence[Pattern]) -> list[float]:
    import numpy

    gammaln = _scipy().special.gammaln
    x, _, _, spent = _columns(patterns)
    scale = spent.mean()
    mean = spent / scale

    def loss(parameters: Any) -> float:
        p, q, v = parameters
        return float(
            -(
                gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * numpy.log(v)
                + (p * x - 1) * numpy.log(mean) + p * x * numpy.log(x)
                - (p * x + q) * numpy.log(x * mean + v)
            ).mean()
        )

    p, q, v = _minimise(loss, (1.0, 2.0, 1.0))
    return [p, q, float(v * scale)]


def _odds_of_having_left(model: Model, pattern: Pattern) -> float:
    if pattern.frequency == 0:
        return 0.0
    waited = (model.alpha + pattern.age) / (model.alpha + pattern.recency)
    odds: float = model.a / (model.b + pattern.frequency - 1)
    return odds * float(waited ** (model.r + pattern.frequency))


def _probability_alive(model: Model, pattern: Pattern) -> float:
    return 1 / (1 + _odds_of_having_left(model, pattern))


def _expected_purchases(model: Model, pattern: Pattern, days: float) -> float:
    hyp2f1 = _scipy().special.hyp2f1
    r, b, x = model.r, model.b, pattern.frequency
    until = model.alpha + pattern.age + days
    stays = ((model.alpha + pattern.age) / until) ** (r + x) * hyp2f1(
        r + x, b + x, model.a + b + x - 1, days / until
    )
    expected = (model.a + b + x - 1) / (model.a - 1) * (1 - stays)
    return float(expected / (1 + _odds_of_having_left(model, pattern)))


def _expected_amount(model: Model, pattern: Pattern) -> float:
    """Of a day of purchase: between the customer's own mean and that of all."""
    weight = model.p * pattern.frequency / (model.p * pattern.frequency + model.q - 1)
    of_all = model.v * model.p / (model.q - 1)
    return (1 - weight) * of_all + weight * pattern.spent
