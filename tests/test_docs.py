"""The docs say what the program does: every command, option, field and exit status, every link, every command line."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from camcensus.store.shipped import shipped_facts

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
GENERATED = "<!-- Written by tools/make_reference.py"
EXIT_STATUSES = (0, 1, 2, 3, 4, 5, 70, 130, 141)
README_COMMANDS = ["python3 bootstrap.py demo", "python3 bootstrap.py test"]
_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_FENCE = re.compile(r"^ *```[a-z]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


@lru_cache(maxsize=1)
def commands():
    """name -> (options, required options, whether it is a group), from the program itself."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import reference_commands
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return reference_commands.commands()


def options_of(command):
    """Every spelling of an option -> whether it takes a value."""
    found = {"-h": False, "--help": False}
    for param in command.params:
        for spelling in param.opts:
            if spelling.startswith("-"):
                found[spelling] = not param.is_flag
    return found


def text_of(path):
    return path.read_text(encoding="utf-8")


def command_lines():
    """Every `camcensus ...` line in a fenced block of a page that people wrote, in whichever spelling of the program."""
    for page in PAGES:
        if text_of(page).startswith(GENERATED):
            continue
        for block in _FENCE.findall(text_of(page)):
            for line in block.splitlines():
                words = re.search(r"(?:^|\|)\s*(?:\.venv/bin/)?camcensus (.*)", line)
                if words:
                    yield pytest.param(words[1], id=f"{page.relative_to(ROOT)}: {words[1][:60]}")


def problem_with(line):
    """Why the program would refuse this command line before it reads anything; None if it would not."""
    words = shlex.split(line, comments=True)
    name = ""
    while words and f"{name} {words[0]}".strip() in commands():
        name = f"{name} {words.pop(0)}".strip()
    command = commands()[name]
    if hasattr(command, "commands") and not any(word.startswith("-") for word in words):
        return f"{name or 'the program'} has no command {words[:1]}"
    known = options_of(command)
    given, places = set(), 0
    rest = iter(words)
    for word in rest:
        if name == "lab" and "--run" in given:
            break  # what follows is another program's command line
        spelling, _, value = word.partition("=")
        if not word.startswith("-") or word == "-":
            places += 1
        elif spelling not in known:
            return f"{name} has no option {spelling}"
        else:
            given.add(spelling)
            if known[spelling] and not value and next(rest, None) is None:
                return f"{spelling} has no value"
    for param in command.params:
        if param.required and param.opts[0].startswith("-") and not given & set(param.opts):
            return f"{name} needs {param.opts[0]}"
    wanted = [param for param in command.params if not param.opts[0].startswith("-")]
    if places < sum(param.required for param in wanted):
        return f"{name} needs {wanted[0].name}"
    if not any(param.nargs == -1 for param in wanted) and places > len(wanted):
        return f"{name} takes {len(wanted)} arguments, not {places}"
    return None


def anchors_of(path):
    """The names under which a page's headings can be reached, as GitHub makes them."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(text_of(path)))
    return {heading.replace(" ", "-") for heading in plain}


def test_generated_pages_are_what_facts_and_code_say():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr


def test_every_command_and_option_is_documented():
    page = text_of(ROOT / "docs/reference/cli.md")
    parts = re.split(r"^## `camcensus ?", page, flags=re.MULTILINE)[1:]
    for name, command in commands().items():
        part = next((p for p in parts if re.match(rf"{re.escape(name)}(?=[ `\[])", f"{p}")), None) if name else parts[0]
        assert part is not None, f"{name} is not documented"
        missing = [option for option in set(options_of(command)) - {"-h", "--help"} if f"`{option}`" not in part]
        assert not missing, f"{name}: {missing}"


def test_every_field_is_documented():
    page = text_of(ROOT / "docs/reference/fields.md")
    missing = [
        r.values["name"] for r in shipped_facts().records("fields.yaml") if f"| `{r.values['name']}` |" not in page
    ]
    assert missing == []


@pytest.mark.parametrize("status", EXIT_STATUSES)
def test_exit_status_is_documented(status):
    assert f"\n| {status} | " in text_of(ROOT / "docs/reference/exit-status.md")


def test_the_program_ends_with_no_status_that_is_not_documented():
    ends = re.compile(r"(?:status = |\bExit\(|\breturn )(\d+)\b")
    used = {int(n) for file in (ROOT / "src/camcensus/cli").glob("*.py") for n in ends.findall(text_of(file))}
    said = {int(number) for number in re.findall(r"\b\d+\b", commands()[""].epilog)}
    assert {130, 141} <= used
    assert used | said <= set(EXIT_STATUSES)


@pytest.mark.parametrize("section", ["instruments", "fingerprints"])
def test_every_record_is_on_a_page(section):
    pages = "\n".join(text_of(path) for path in (ROOT / "docs/reference" / section).glob("*.md"))
    missing = [r.values["id"] for r in shipped_facts().records(f"{section}/") if str(r.values["id"]) not in pages]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    wrong = []
    for target in _LINK.findall(re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text_of(page)))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = unquote(target).partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors_of(file)):
            wrong.append(target)
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_paths_of_somebodys_machine(page):
    assert re.findall(r"(?<![\w.-])/(?:home|work|root|Users)/\w+", text_of(page)) == []


@pytest.mark.parametrize("line", list(command_lines()))
def test_command_lines_can_be_typed(line):
    assert problem_with(line) is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param("check scan.xml --bodies any", "check has no option --bodies", id="an option there is not"),
        pytest.param("explain scan.xml", "explain needs --device", id="a required option left out"),
        pytest.param("check", "check needs inputs", id="no input"),
        pytest.param("facts lists", "facts has no command ['lists']", id="a command there is not"),
        pytest.param("check scan.xml --body", "--body has no value", id="an option without its value"),
        pytest.param("facts show a b", "facts show takes 1 arguments, not 2", id="one argument too many"),
    ],
)
def test_a_wrong_command_line_is_seen(line, problem):
    assert problem_with(line) == problem


def test_the_readme_begins_with_the_job_and_the_two_commands():
    paragraphs = text_of(ROOT / "README.md").split("\n\n")
    assert paragraphs[1].startswith("Find out whose surveillance cameras a public body really runs, prove it")
    first_block = _FENCE.search(text_of(ROOT / "README.md"))
    assert first_block is not None
    assert first_block[1].splitlines() == README_COMMANDS


def test_ci_runs_the_two_commands_of_the_readme():
    script = text_of(ROOT / ".ci/run")
    places = [script.find(command) for command in README_COMMANDS]
    assert -1 not in places
    assert places == sorted(places)


def test_the_readme_shows_what_the_demo_prints(tmp_path):
    program = Path(sys.executable).parent / "camcensus"
    done = subprocess.run([str(program), "demo"], capture_output=True, text=True, check=False, cwd=tmp_path)
    shown = _FENCE.findall(text_of(ROOT / "README.md"))[1].splitlines()
    printed = set(done.stdout.splitlines())
    missing = [line for line in shown if line != "..." and line not in printed]
    assert missing == [], "run: python tools/refresh_readme.py"
