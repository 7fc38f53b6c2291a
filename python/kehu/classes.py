"""A run of the classification over all customers, in parts (CLS-1, CLS-2, CLS-5).

``classification.run`` is one transaction. Over a million customers that is too much to hold in
memory at once, and nobody else could write meanwhile; so the run goes part after part, each a
transaction of its own:

    done = classes.run(session)
    done.classes_entered

A run that is cancelled or breaks off keeps the parts that were done; begun again, or gone on with
``start``, it changes nothing twice.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kehu._database import Session
    from kehu._values import Progress

__all__ = ["PART", "Classified", "run"]

PART = 5_000
"""Records of a part, unless the caller says otherwise: some ten megabytes, and a second or two."""


@dataclass(frozen=True)
class Classified:
    """What a run has changed so far; ``next`` is where it goes on, None once it is through."""

    customers: int = 0
    classes_entered: int = 0
    classes_left: int = 0
    tags_set: int = 0
    tags_removed: int = 0
    duties_opened: int = 0
    duties_cancelled: int = 0
    next: Any = None

    def and_then(self, part: Any) -> Classified:
        """With what another part has changed."""
        sums = {
            each.name: getattr(self, each.name) + getattr(part, each.name)
            for each in fields(self)
            if each.name != "next"
        }
        return replace(self, **sums, next=part.next)


def run(
    session: Session, *, part: int = PART, start: Any = None, progress: Progress | None = None
) -> Classified:
    """Classifies all customers, ``part`` of them in a transaction, from the record ``start`` on.

    ``progress`` is called after each part with "classification.run", the records looked at and 0,
    for their number is not known; to cancel, raise. Raises what ``classification.run`` raises.
    """
    done = Classified(next=start)
    while True:
        asked: dict[str, Any] = {"limit": part}
        if done.next is not None:
            asked["from"] = done.next
        done = done.and_then(session.execute("classification.run", asked))
        if progress is not None:
            progress("classification.run", done.customers, 0)
        if done.next is None:
            return done
