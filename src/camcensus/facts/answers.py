"""Records of how bodies word their answers -> typed facts: phrases by what they show, spellings of makers, numerals.

`check_answers` runs every example of every record, as `facts check` does for fingerprints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from camcensus.facts.manufacturers import refuse_unknown_keys
from camcensus.facts.presence import Presence, QuickPattern
from camcensus.facts.records import Record
from camcensus.model.errors import FactError

# What a phrase can show, in four groups: a clause's stance to a maker, its reach, the outcome, the letter's own parts.
SHOWS = frozenset(
    [
        "aside",  # names a maker without saying what is in use: policy, press, hypotheticals, public interest
        "supplier",  # speaks of buying, not of what is in use
        "in-use",  # in use for all its talk of removal
        "doubt",  # words that seldom stand where a maker is plainly said to be in use
        "still",  # in use, for all the words of removal and denial
        "planned",
        "replacement-ahead",  # what others are to be replaced with
        "replacement",  # what others were replaced with
        "former",
        "denied-outright",
        "once-used",  # in use at some time, perhaps still
        "anothers",  # another body's
        "qualified",  # turns or narrows what is said: all but, not applicable, whether
        "says-we",  # speaks of the body itself
        "bears-on-use",  # not understood, yet about cameras
        "doubtful",  # in use, but in a relation that a person should look at
        "not-a-denial",  # holds a negative word that denies nothing
        "denied",
        "use",
        "only-make",  # no other make than the one named
        "every-camera",  # all cameras are of the one named
        "nothing-else",  # no make beside those of the sentence
        "whole-make",  # the make of the whole system, so that its number of cameras is the maker's
        "no-cameras",  # no cameras at all
        "opening",  # words before what is said, taken off
        "limited",  # of one kind of camera or one place: says nothing of the rest
        "asked-denied",  # denies the makes that were asked about, without naming them
        "chinese-denied",
        "asked-used",  # affirms them without naming them
        "refused",
        "not-held",
        "neither-confirm",
        "clarify",
        "acknowledged",
        "transferred",
        "exemption-denied",  # a section named without being relied on
        "exemption-past",  # relied on in an earlier answer
        "exemption-weighed",  # looked at, and what came of it stands elsewhere
        "refuses-now",  # refuses this request, whatever else the sentence reports
        "refused-otherwise",  # an offer, a plan or a visitor was refused
        "withheld-nothing",
        "held-otherwise",  # no equipment is held, no footage is kept
        "of-other-bodies",
        "clear-now",  # makes something clear, asks nothing
        "only-possible",  # what would be refused or asked in some case
        "answers-now",  # acknowledges, and answers in the same sentence
        "redirected",  # somebody else should be asked
        "anothers-matter",  # somebody else runs the cameras
        "pending",  # an exemption is still being weighed
        "argues",  # gives reasons for or against disclosure
        "reports",  # tells of the press, the government or other bodies
        "says-own",  # says what the body itself has
        "speaks-of-policy",  # of what should be done, not of what is there
        "courtesy",
        "recounts",  # what the applicant asked or argued
        "overturns",  # an earlier refusal does not stand
        # Counted only where nothing surer is said.
        "perhaps-not-held",
        "perhaps-refused",
        "perhaps-clarify",
        "perhaps-waiting",
        "hands-over",  # a list or table comes with it
        "refuses-in-a-cell",
        "reasons-begin",  # heading over reasons
        "takes-all-back",  # a message that an earlier one is withdrawn by as a whole
        "corrects",  # a message that puts an earlier one right
        "request-begins",
        "answer-begins",
        "boilerplate",
        "about-request",  # a sentence that begins by telling what was asked
        "of-law",  # recites the law, or how figures are kept
        "sign-off",
        "question",  # opens a question although no question mark ends it
        "yes",
        "no",
        "where-or-what",  # answers a question of use by a place or a kind
        "hands-on",  # says that a colleague's answer stands below
        "as-before",  # the answer before holds again
        "not-any-more",  # answers that it was so once
        "ask-use",
        "ask-ever",
        "ask-count",
        "ask-makes",
        "ask-removal",
        "ask-other",
        "refers-back",  # "that company", "of these"
        "camera-noun",
        "recorder-noun",
        "other-noun",  # what a number counts that is not equipment: sites, days, pounds
        "place-noun",
        "totals",
        "not-in-use-state",  # cell of a table
        "planned-state",
        "make-header",
        "model-header",
        "count-header",
        "kind-header",
        "state-header",
        "question-header",
        "answer-header",
        # What read/sense.py weighs a clause by.
        "spoken-aside",  # asked, supposed, a matter of policy or news: nothing is said of what is in use
        "not-known",  # whether it is in use is not known or not said
        "believed",  # said with a doubt
        "not-true",  # what follows is denied as a whole
        "turned",  # a negative that turns what the clause says
        "idle-negative",  # a negative that turns nothing
        "excepting",  # all but what follows, or none but it
        "not-all",  # what went or changed is only a part
        "gone",  # went, wholly
        "gone-for-good",  # went, and that is finished
        "until-then",  # up to a time
        "said-before",  # an earlier answer is spoken of
        "still-holds",
        "overtaken",
        "not-here",  # elsewhere, or in a contractor's title
        "likewise",  # the same as was said before holds of this one
        "going",  # goes, or is to go
        "not-going",  # has not gone, or is not to go
        "stays",  # remains in use
        "dormant",  # there, and not used
        "ended",  # no longer, until, used to
        "goal",  # what others were or are replaced with
        "not-buying",  # of buying only
        "ahead",  # thought of, ordered, offered, on its way
        "acquired",  # bought or put in at some time
        "was",  # of the past, without an end
        "of-others",  # another body's
        "for-us",  # others run it for the body
        "landlords",  # the landlord's, in the body's premises
        "on-trial",  # there on loan, for a test
        "no-camera",  # cables, brackets, software of the maker
        "part-of-time",  # said of what was bought or put in at some time
        "limited-list",  # a list of a part
        "rest-is",  # names what all the rest is
        "list-closed",  # ends a list
        "list-complete",  # begins a list that is complete
        "plainly-had",  # verbs of having and using
    ]
)
_FAMILY = {"id", "family"}
_PHRASE = {"id", "shows", "says", "confidence", "matches", "ignores"}
_NAMED = re.compile(r"\{([a-z][a-z-]*)\}")
_SPELLING = {"id", "name", "maker", "spellings", "exact_case"}
_NUMERAL = {"id", "language", "words"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of saying something. XMX in a pattern stands for the maker looked at, XOX for any other maker."""

    id: str
    shows: str
    pattern: QuickPattern  # searched in text in lower case, white space squeezed
    confidence: float  # 0..1, of what it shows where it matches
    matches: tuple[str, ...]
    ignores: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """How people write a maker's name in letters, beside what the lists of makers and brands have."""

    id: str
    name: str  # as shown in results
    maker: str | None  # manufacturer id where the lists have one
    spellings: tuple[str, ...]
    exact_case: tuple[str, ...]  # names that are words as well or short: counted in this case only


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """How answers are worded."""

    phrases: Mapping[str, tuple[Phrase, ...]]  # what they show -> phrases, in the order of the files
    spellings: tuple[Spelling, ...]
    numerals: Mapping[str, int]  # word in lower case -> value


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which confidence on a reading stands without a person, and how that was measured."""

    confidence: float
    precision: float  # the stated share of right readings among those decided
    measured: str
    rules: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # times right and times claimed, of a rule


def parse_answers(records: Iterable[Record]) -> AnswerFacts:
    """All records below data/answers/. Raises FactError."""
    phrases: dict[str, list[Phrase]] = {}
    spellings = []
    numerals: dict[str, int] = {}
    seen: dict[str, str] = {}
    read = tuple(records)
    families = _parse_families(read)
    presence = Presence()
    for record in read:
        identifier = record.text("id")
        if identifier in seen:
            raise record.fail(f"id '{identifier}' stands in {seen[identifier]} too", "Give it an id of its own.")
        seen[identifier] = record.where
        if "family" in record.values:
            continue
        if "shows" in record.values:
            phrase = parse_phrase(record, families, presence)
            phrases.setdefault(phrase.shows, []).append(phrase)
        elif "words" in record.values:
            numerals.update(_parse_numerals(record))
        else:
            spellings.append(_parse_spelling(record))
    return AnswerFacts({shows: tuple(group) for shows, group in phrases.items()}, tuple(spellings), numerals)


def parse_phrase(
    record: Record, families: Mapping[str, str] = MappingProxyType({}), presence: Presence | None = None
) -> Phrase:
    """One phrase. Raises FactError for an unknown key, a pattern that is none, or a confidence outside (0, 1].

    Args:
        families: name -> alternatives; `{name}` in a pattern stands for them.
        presence: of the phrases that it will be sought together with.
    """
    refuse_unknown_keys(record, _PHRASE, "a phrase")
    shows = record.text("shows")
    if shows not in SHOWS:
        raise record.fail(f"shows '{shows}', which nothing reads", "Take one of facts/answers.py, SHOWS.")
    confidence = record.values.get("confidence", 0.95)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise record.fail(f"confidence is {confidence!r}", "Give a fraction over 0, at most 1.")
    says = record.texts("says")
    if not says:
        raise record.fail("says nothing", "Give 'says' at least one pattern.")
    try:
        pattern = re.compile("|".join(f"(?:{_spelled_out(one, families)})" for one in says), re.IGNORECASE)
    except KeyError as error:
        raise record.fail(f"a pattern names the family {error}", "Name a record that has 'family'.") from None
    except re.error as error:
        raise record.fail(f"a pattern is not a regular expression: {error}", "Correct it.") from None
    return Phrase(
        record.text("id"),
        shows,
        (presence or Presence()).add(pattern),
        float(confidence),
        record.texts("matches"),
        record.texts("ignores"),
        record.where,
    )


def check_answers(facts: AnswerFacts) -> tuple[str, ...]:
    """Examples that a phrase does not treat as its record says, each with file and line; empty: none."""
    problems = []
    for group in facts.phrases.values():
        for phrase in group:
            problems += [
                f"{phrase.where}: '{phrase.id}' misses '{text}'"
                for text in phrase.matches
                if not phrase.pattern.search(text)
            ]
            problems += [
                f"{phrase.where}: '{phrase.id}' takes '{text}'"
                for text in phrase.ignores
                if phrase.pattern.search(text)
            ]
            if not phrase.matches:
                problems.append(f"{phrase.where}: '{phrase.id}' has no example")
    return tuple(problems)


def parse_threshold(records: Iterable[Record]) -> Threshold:
    """The one record of data/calibration/answers.yaml. Raises FactError."""
    found = tuple(records)
    if len(found) != 1:
        raise FactError("data/calibration/answers.yaml", f"holds {len(found)} records", "Keep exactly one.")
    record = found[0]
    refuse_unknown_keys(record, {"id", "confidence", "precision", "measured", "rules"}, "a threshold")
    values = []
    for key in ("confidence", "precision"):
        value = record.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
            raise record.fail(f"{key} is {value!r}", "Give a fraction over 0, at most 1.")
        values.append(float(value))
    return Threshold(values[0], values[1], record.text("measured"), _parse_rules(record))


def _parse_rules(record: Record) -> Mapping[str, tuple[int, int]]:
    if "rules" not in record.values:
        return {}
    rules: dict[str, tuple[int, int]] = {}
    for rule, counts in record.part("rules").values.items():
        whole = isinstance(counts, list) and len(counts) == 2 and all(type(count) is int for count in counts)
        if not whole or not 0 <= counts[0] <= counts[1]:
            raise record.fail(f"the counts of rule '{rule}' are {counts!r}", "Give [times right, times claimed].")
        rules[str(rule)] = (counts[0], counts[1])
    return rules


def _parse_families(records: Iterable[Record]) -> Mapping[str, str]:
    """Words that can stand for one another, by the id of their record; a family may name one before it."""
    families: dict[str, str] = {}
    for record in records:
        if "family" in record.values:
            refuse_unknown_keys(record, _FAMILY, "a family of words")
            try:
                said = [_spelled_out(one, families) for one in record.texts("family")]
            except KeyError as error:
                raise record.fail(f"a word names the family {error}", "Name a family that stands before it.") from None
            families[record.text("id")] = "(?:" + "|".join(said) + ")"
    return families


def _spelled_out(pattern: str, families: Mapping[str, str]) -> str:
    return _NAMED.sub(lambda match: families[match.group(1)], pattern)


def _parse_numerals(record: Record) -> Mapping[str, int]:
    refuse_unknown_keys(record, _NUMERAL, "a list of numerals")
    words = record.part("words").values
    if not all(isinstance(value, int) and not isinstance(value, bool) for value in words.values()):
        raise record.fail("a numeral's value is not a whole number", "Write 'word: number' lines.")
    return {str(word).casefold(): int(value) for word, value in words.items()}


def _parse_spelling(record: Record) -> Spelling:
    refuse_unknown_keys(record, _SPELLING, "a spelling")
    return Spelling(
        record.text("id"),
        record.text("name"),
        record.optional_text("maker"),
        record.texts("spellings"),
        record.texts("exact_case"),
    )
