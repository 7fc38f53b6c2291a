"""A report as one HTML page: no script, no font, no image, nothing from the network.

Names are hostile until escaped: every text passes through html.escape, and the embedded JSON
cannot end its element.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import urllib.parse
from typing import TYPE_CHECKING

from kehu._charts import bar_charts, line_charts
from kehu._report_text import word
from kehu._tables import cell_text

if TYPE_CHECKING:
    from kehu.report import Figure, Report, Section

_style = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5c6b7a; --line: #d5dce3;
  --paper: #fff; --bar: #2f6db3; --bad: #b4472f; --band: #f4f6f9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf1; --soft: #9fb0c0; --line: #34404d;
  --paper: #12181f; --bar: #6ea8e6; --bad: #e08a6e; --band: #1a222b; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1.5rem; color: var(--ink);
  background: var(--paper); font: 15px/1.5 "Noto Sans CJK SC", "Source Han Sans SC",
  "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
.about { color: var(--soft); margin: .2rem 0 1.5rem; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
.note { color: var(--soft); max-width: 60rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; margin: 0; list-style: none; }
.figures li { background: var(--band); border-radius: .5rem; padding: .8rem 1.1rem; }
.figures data { display: block; font-size: 1.35rem; font-weight: 600;
  font-variant-numeric: tabular-nums; }
.figures small { color: var(--soft); }
figure { margin: 1rem 0; } figcaption { color: var(--soft); margin-bottom: .3rem; }
svg { max-width: 100%; height: auto; display: block; } svg rect { fill: var(--bar); }
svg rect.bad { fill: var(--bad); } svg rect.pale { opacity: .45; }
svg line { stroke: var(--line); } svg text.mark { fill: var(--soft); font-size: 12px; }
svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
svg text.title { font-weight: 600; } svg line { stroke: var(--line); }
svg polyline { fill: none; stroke: var(--bar); stroke-width: 2; } svg circle { fill: var(--bar); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: .3rem 0; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left;
  white-space: nowrap; }
td.name { white-space: normal; min-width: 8rem; }
th { font-weight: 600; } td.n, th.n { text-align: right; }
tbody tr:target { background: var(--band); outline: 2px solid var(--bar); }
code { font-size: .9em; }
@media print { body { margin: 0; max-width: none; color: #000; background: #fff; font-size: 11px; }
  .download { display: none; } .scroll { overflow: visible; } h2 { break-after: avoid; }
  tr, figure { break-inside: avoid; } thead { display: table-header-group; }
  a { text-decoration: none; } td, th { white-space: normal; } }
"""


def _attribute(text: str) -> str:
    return html.escape(text, quote=True)


_measures = re.compile(r"-?\d+(?:\.\d+)?(?: [A-Z]{3})?|\d+:\d\d h|\d+ s|-")
_long_text = 50  # from so many characters on a cell is broken into lines
_numbers = re.compile(r"(-?\d+)((?:\.\d+)?(?: [A-Z]{3})?)")
# Columns of digits that are not counted with.
_codes = {"customer", "customer_name", "name", "number"}


def _grouped(text: str) -> str:
    """A number or amount as people read it: "1,234.50 CNY". Other texts stay as they are."""
    found = _numbers.fullmatch(text)
    return f"{int(found[1]):,}{found[2]}" if found and found[1] != "-0" else text


def _argument(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else cell_text(value)


def _figure(figure: Figure, language: str) -> str:
    title = f"{word('query', language)}: {figure.query}"
    return (
        f'<li><a href="#{_attribute(figure.anchor)}" title="{_attribute(title)}">'
        f"{html.escape(figure.label)}</a>"
        f'<data value="{_attribute(figure.value)}">{html.escape(_grouped(figure.value))}</data>'
        f"<small><code>{html.escape(figure.query)}</code></small></li>"
    )


def _inert(text: str) -> str:
    """A text that a spreadsheet would take for a formula, as the text that it is."""
    is_formula = text.startswith(("=", "+", "-", "@", "\t")) and not _measures.fullmatch(text)
    return f"'{text}" if is_formula else text


def _csv_link(section: Section, report: Report) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(section.columns)
    writer.writerows([_inert(cell) for cell in row] for row in section.texts)
    # The byte order mark tells spreadsheets that this is UTF-8.
    data = urllib.parse.quote("\ufeff" + text.getvalue())
    name = f"{report.kind}-{section.key}.csv"
    return (
        f'<a class="download" download="{_attribute(name)}" href="data:text/csv;charset=utf-8,'
        f'{data}">{html.escape(word("download", report.language))}</a>'
    )


def _cell(section: Section, row: int, column: int, numeric: bool) -> str:
    text = section.texts[row][column]
    text = html.escape(_grouped(text) if numeric else text)
    if numeric and section.links and section.links[row] and text:
        text = f'<a href="#{_attribute(section.links[row])}">{text}</a>'
    if column == 0:
        return f'<th scope="row">{text}</th>'
    long = len(section.texts[row][column]) > _long_text
    kind = ' class="n"' if numeric else ' class="name"' if column == 1 or long else ""
    return f"<td{kind}>{text}</td>"


def _table(section: Section, report: Report) -> str:
    columns = range(len(section.columns))
    numeric = [
        section.columns[i] not in _codes
        and any(row[i] not in ("", "-") for row in section.texts)
        and all(_measures.fullmatch(row[i]) for row in section.texts if row[i])
        for i in columns
    ]
    head = "".join(
        f'<th scope="col"{" class=" + chr(34) + "n" + chr(34) if numeric[i] else ""}>'
        f"{html.escape(section.headings[i])}</th>"
        for i in columns
    )
    rows = "".join(
        f'<tr id="{_attribute(section.anchors[row])}">'
        + "".join(_cell(section, row, i, numeric[i]) for i in columns)
        + "</tr>\n"
        for row in range(len(section.texts))
    )
    asked = ", ".join(f"{key}={_argument(value)}" for key, value in section.arguments.items())
    caption = (
        f"{word('query', report.language)}: <code>{html.escape(section.query)}"
        f"({html.escape(asked)})</code> · {len(section.texts)} {word('rows', report.language)}"
    )
    return (
        f'<div class="scroll"><table><caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>'
        f"\n<tbody>\n{rows}</tbody></table></div>"
    )


def _section(section: Section, report: Report) -> str:
    parts = [f'<section id="{_attribute(section.key)}"><h2>{html.escape(section.title)}</h2>']
    if section.note:
        parts.append(f'<p class="note">{html.escape(section.note)}</p>')
    if section.bars:
        caption = ""
        if section.chart_title != section.title:
            caption = f"<figcaption>{html.escape(section.chart_title)}</figcaption>"
        parts.append(
            f"<figure>{caption}"
            f"{bar_charts(section.bars, section.chart_title, section.chart_axis)}</figure>"
        )
    if section.lines:
        parts.append(f"<figure>{line_charts(section.lines)}</figure>")
    if section.texts:
        parts += [_table(section, report), f"<p>{_csv_link(section, report)}</p>"]
    else:
        parts.append(f"<p>{html.escape(word('nothing', report.language))}</p>")
    return "\n".join([*parts, "</section>"])


def _data(report: Report) -> str:
    """The rows as JSON in an element that no text can close."""
    content = {
        "kind": report.kind,
        "as_of": report.as_of,
        "time_zone": report.time_zone,
        "figures": [{"label": f.label, "value": f.value, "query": f.query} for f in report.figures],
        "sections": [
            {
                "query": s.query,
                "arguments": {key: _argument(value) for key, value in s.arguments.items()},
                "rows": [dict(zip(s.columns, row, strict=True)) for row in s.texts],
            }
            for s in report.sections
        ],
    }
    text = json.dumps(content, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return f'<script type="application/json" id="data">{text}</script>'


def render(report: Report) -> str:
    """The page."""
    language = report.language
    as_of = report.as_of or word("today", language)
    made = report.made_at.strftime("%Y-%m-%d %H:%M")
    about = (
        f"{word('as_of', language)} {as_of} · {word('made', language)} {made} · "
        f"{word('times_in', language)} {report.time_zone}"
    )
    figures = "\n".join(_figure(figure, language) for figure in report.figures)
    sections = "\n".join(_section(section, report) for section in report.sections)
    return f"""<!doctype html>
<html lang="{"zh-CN" if language == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{html.escape(report.title)}</title>
<style>{_style}</style>
</head>
<body>
<header><h1>{html.escape(report.title)}</h1>
<p class="about">{html.escape(about)}</p></header>
<main>
<ul class="figures">
{figures}
</ul>
{sections}
</main>
{_data(report)}
</body>
</html>
"""
