"""A text far too long, in every field of every request: one short line says so, if anything does."""

from __future__ import annotations

from typing import Any

import kehu
import pytest

LONG = "客" * 5000
LINE_BYTES_MAX = 1000
EXAMPLES: dict[str, Any] = {
    "text": "x", "reference": "x", "id": "01890000-0000-7000-8000-000000000001", "integer": 1,
    "boolean": True, "date": "2024-03-01", "instant": "2024-03-01T00:00:00Z",
    "money": "1.00 CNY", "ratio": "1/2", "list": [],
}
TEXTS = ("text", "reference", "id", "enumeration", "money", "ratio", "date", "instant")


def example(described: dict[str, Any], field: dict[str, Any]) -> Any:
    if field["kind"] == "enumeration":
        return described["enumerations"][field["enumeration"]][0]
    if field["kind"] == "record":
        return {each["name"]: example(described, each)
                for each in described["records"][field["record"]] if not each.get("optional")}
    return EXAMPLES[field["kind"]]


@pytest.mark.parametrize("what", ["commands", "queries"])
def test_every_error_is_one_short_line(desk: kehu.Session, what: str) -> None:
    described = kehu.describe()
    refused = 0
    for request in described[what]:
        required = {field["name"]: example(described, field)
                    for field in request["fields"] if not field.get("optional")}
        for field in request["fields"]:
            if field["kind"] not in TEXTS:
                continue
            arguments = required | {field["name"]: LONG}
            try:
                if what == "commands":
                    desk.execute(request["name"], arguments)
                else:
                    desk.query(request["name"], arguments).rows()
            except kehu.Error as error:
                refused += 1
                line = str(error)
                assert len(line.encode()) <= LINE_BYTES_MAX, (request["name"], field["name"], line)
                assert "\n" not in line, (request["name"], field["name"], line)
    assert refused > 100
