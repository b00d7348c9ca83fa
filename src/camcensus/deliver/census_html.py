"""The report of a census as one HTML file: no script, nothing fetched, a table beside every chart, fit to be printed.

Charts are drawn by the template as SVG, so that they follow the page's colours in the dark and in print and need nothing
but the numbers. The style sheet is the one that the main report has, with a few rules more.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TextIO

from markupsafe import Markup

from camcensus import __version__
from camcensus.account.census_report import Page
from camcensus.deliver.html import _environment as environment


def write_census_html(page: Page, stream: TextIO) -> None:
    """The page as HTML, written piece by piece."""
    style = "".join(environment().get_template(name).render() for name in ("report.css.j2", "census.css.j2"))
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    template = environment().get_template("census.html.j2")
    for piece in template.generate(page=page, style=Markup(style), style_hash=digest, version=__version__):  # noqa: S704  our own file
        stream.write(piece)
