"""The printed report: one file that fetches nothing and says everything."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.account.sample_result import build_sample

from camcensus.account.result import CheckResult
from camcensus.deliver.html import write_html

SAMPLE = build_sample()
VOID = {"meta", "br", "link", "img", "input", "hr"}


def page_of(result: CheckResult) -> str:
    stream = io.StringIO()
    write_html(result, stream)
    return stream.getvalue()


PAGE = page_of(SAMPLE)


class Outline(HTMLParser):
    """Open elements, ids, links, headings and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.headings: list[int] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.names.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "aria-labelledby"):
                self.targets.append(value or "" if name == "href" else f"#{value}")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    assert parser.open == []
    return parser


def test_elements_are_closed_in_order_and_ids_are_unique() -> None:
    parser = outline(PAGE)
    assert len(parser.ids) == len(set(parser.ids))


def test_every_link_within_the_page_has_its_target() -> None:
    parser = outline(PAGE)
    inner = {target[1:] for target in parser.targets if target.startswith("#")}
    assert inner <= set(parser.ids)
    assert all(target.startswith(("#", "https://example.org/")) for target in parser.targets)


def test_headings_leave_out_no_level() -> None:
    headings = outline(PAGE).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))


def test_it_has_landmarks_a_language_and_a_skip_link() -> None:
    assert '<html lang="en">' in PAGE
    assert {"header", "main", "nav", "footer"} <= outline(PAGE).names
    assert '<a class="skip" href="#main">' in PAGE
    assert PAGE.count("<th scope=") == PAGE.count("<th ") + PAGE.count("<th>")


def test_nothing_is_fetched_and_nothing_runs() -> None:
    parser = outline(PAGE)
    assert not parser.names & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not any(name.startswith("on") or name in ("src", "style") for name in parser.attributes)
    assert "url(" not in PAGE
    assert "@import" not in PAGE


def test_the_policy_admits_this_style_sheet_only() -> None:
    style = re.search("<style>(.*?)</style>", PAGE, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in PAGE or (
        f"default-src 'none'; style-src 'sha256-{digest}'" in PAGE
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("5 of 14 devices covered, 5 not covered, 4 cannot tell", id="the answer"),
        pytest.param("Annke → Hikvision (likely)", id="badge and maker"),
        pytest.param("What speaks against it", id="contrary evidence"),
        pytest.param("Dahua Rtsp Server", id="the contrary sign itself"),
        pytest.param("Would settle it: <strong>day of purchase</strong>", id="what would settle it"),
        pytest.param("Calls and recommendations, not binding: 1 of 1", id="calls apart"),
        pytest.param("Example catalogue 2026.11.20", id="catalogue with its version"),
        pytest.param("ab" * 32, id="hash of the facts"),
        pytest.param("3" * 64, id="hash of an input"),
        pytest.param("is not a ZIP archive", id="what was rejected"),
        pytest.param("Not read: Colour.", id="columns not read"),
        pytest.param("share the MAC 00:00:5e:00:53:10", id="why observations were merged"),
        pytest.param("X-Frame-Options: SAMEORIGIN", id="what was seen and proved nothing"),
        pytest.param("4 of 14: 3 listed here, 1 counted below", id="no host left out of the count"),
    ],
)
def test_the_page_says(text: str) -> None:
    assert text in PAGE


def test_a_provision_that_reaches_no_device_is_stated_once() -> None:
    assert PAGE.count("Applies to purchases from 2027-01-01 on.") == 1


def test_many_devices_are_folded_and_the_page_stays_small() -> None:
    device = next(device for device in SAMPLE.devices if device.key == "192.0.2.11")
    keys = [f"d{number}" for number in range(2000)]
    many = replace(
        SAMPLE,
        devices=tuple(replace(device, key=key) for key in keys),
        findings={key: tuple(replace(item, device=key) for item in SAMPLE.findings["192.0.2.11"]) for key in keys},
        exploited={},
    )
    page = page_of(many)
    assert "<details" in page
    assert " open>" not in page
    assert len(page) < 12_000_000
    assert "2000 of 2000" in page


def test_hostile_text_is_shown_not_run() -> None:
    device = replace(SAMPLE.devices[0], name="<script>alert(1)</script>\u202e\x1b[31m")
    page = page_of(replace(SAMPLE, devices=(device,)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\u202e\\x1b[31m" in page
    assert "<script" not in page
