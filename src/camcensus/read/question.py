"""Subtracting the question: what of the documents is the request restated, and which question each passage answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from camcensus.facts.book import FactBook
from camcensus.model.document import DocumentRead, Segment, SegmentKind
from camcensus.model.request import Asked
from camcensus.read.clauses import exchanges, plain, sentences
from camcensus.read.forwarded import own_what_is_handed_on
from camcensus.read.lexicon import Lexicon
from camcensus.read.mentions import find_mentions
from camcensus.read.numbering import (
    MARK,
    MARK_Q,
    bare_number,
    bind_by_order,
    is_polite,
    is_terse,
    lettered_pieces,
    numbered_pieces,
    places_of,
)
from camcensus.read.phrases import shows
from camcensus.read.questions import make_question
from camcensus.read.statements import Asks, Passage, Question
from camcensus.read.wrapped import unwrap

ALIKE = 86  # rapidfuzz ratio, of 100, from which a segment is a question of the request restated
MAX_SEGMENTS = 20_000  # of one request

_LETTER = re.compile(r"^\s*\(?([a-h])[.)]\s*", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:we|our|ours|it|they|there (?:is|are)|yes|no|none|have|has|are|is)\b", re.IGNORECASE)
_IS_SO = re.compile(
    r"\b(?:is|are|was):? (?:yes|no|none|nil|neither|both|in the (?:affirmative|negative))\b", re.IGNORECASE
)
_ASKS_BACK = re.compile(
    r"\b(?:mean|clarif\w*|refer\w*|in mind|interested|narrow\w*|specif\w*|which (?:sites?|buildings?|period))\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"^\s*A\.\s+")  # after a question that begins "Q."
_NAME, _EXTRA = 4, 9  # words of a line that is a name alone; characters beside the name
_SPOKEN = re.compile(
    r"^\s*(?:answer|response|reply|our response|council response|a|ateb|ymateb)\s*[:\-]\s*", re.IGNORECASE
)


_STATES_NUMBER = re.compile(
    r"^\W*(?:how many|number of|total)\b[^?:]{0,60}:\s*\d", re.IGNORECASE
)  # "How many cameras: 2,140"
_DECIDES = re.compile(
    r"\b(?:exempt\w*|exceptions?|neither|not hold|holds?|held|manifestly|unreasonable|vexatious|refus\w+|cannot|without|unable)\b",
    re.IGNORECASE,
)  # "it holds the information you requested, by virtue of:" opens no request


@dataclass(frozen=True, slots=True)
class Subtracted:
    """The body's own words and the questions of the request."""

    passages: tuple[Passage, ...]
    rows: tuple[tuple[int, Segment], ...]  # table rows, with their place among the passages
    questions: tuple[Question, ...]
    cut: bool  # more segments than are read


def subtract_question(book: FactBook, lexicon: Lexicon, asked: Asked, documents: Sequence[DocumentRead]) -> Subtracted:
    """Part the body's own words from the request, and bind answers to questions."""
    arrived = [segment for document in documents for segment in document.segments]
    segments = unwrap(own_what_is_handed_on(book.answers, arrived))
    known = _known_questions(book, lexicon, asked, segments)
    state = _State(book, lexicon, known)
    for index, segment in enumerate(segments[:MAX_SEGMENTS]):
        state.take(segment, segments[index + 1 : index + 60])
    questions = tuple(dict.fromkeys([*known, *state.restated]))
    passages = bind_by_order(book, state.passages, questions)
    return Subtracted(tuple(passages), tuple(state.rows), questions, len(segments) > MAX_SEGMENTS)


def _known_questions(book: FactBook, lexicon: Lexicon, asked: Asked, segments: Iterable[Segment]) -> list[Question]:
    """The questions of the request as sent, from its text or as it hangs below a reply."""
    lines: list[tuple[str | None, str]] = [(None, line) for line in asked.text.splitlines()]
    if not asked.text:
        quoted = [segment for segment in segments if segment.kind is SegmentKind.QUOTED]
        lines = _unwrapped(
            [
                (segment.number if index == 0 else None, line)
                for segment in quoted
                for index, line in enumerate(segment.text.split("\n"))
            ]
        )
    found: list[Question] = []
    for number, line in lines[:400]:
        line = re.sub(r"^[>\s]+", "", line)
        mark = MARK.match(line) or MARK_Q.match(line)
        text = line[mark.end() :] if mark else line
        if len(text) < 4:
            continue
        if mark is not None:
            number = mark.group(1)
        if number or "?" in text or shows(book.answers, "question", text) is not None:
            found.append(make_question(book, lexicon, text, bare_number(number or "")))
    return found


def _unwrapped(lines: Sequence[tuple[str | None, str]]) -> list[tuple[str | None, str]]:
    """Lines that a mail program broke, joined: a numbered line that does not end, and the one after it."""
    whole: list[tuple[str | None, str]] = []
    for number, line in lines:
        before = whole[-1] if whole else (None, "")
        open_ended = (before[0] is not None or MARK.match(before[1])) and not re.search(r"[.?!:]\W*$", before[1])
        if open_ended and number is None and not MARK.match(line) and line.strip():
            whole[-1] = (before[0], f"{before[1].rstrip()} {line.strip(' >')}")
        else:
            whole.append((number, line))
    return whole


class _State:
    """Where the reading of a document stands."""

    def __init__(self, book: FactBook, lexicon: Lexicon, known: Sequence[Question]) -> None:
        self.book, self.lexicon, self.known = book, lexicon, known
        self.passages: list[Passage] = []
        self.rows: list[tuple[int, Segment]] = []
        self.restated: list[Question] = []
        self.zone = "answer"
        self.headed = False  # an answer's heading was seen in this file
        self.pending: Question | None = None
        self.reasons = False  # below a heading of reasons
        self.place = ("", -1)
        self.order = 0

    def take(self, segment: Segment, following: Sequence[Segment]) -> None:
        """The next segment, in order."""
        if (segment.file, segment.message) != self.place:
            self.place = (segment.file, segment.message)
            self.zone, self.pending, self.headed, self.reasons = "answer", None, False, False
        self.order += 1
        text = segment.text.strip()
        if not text or segment.hidden:
            return
        if segment.kind is SegmentKind.TABLE_ROW:
            self._row(segment)
        elif segment.kind in (SegmentKind.QUOTED, SegmentKind.QUESTION):
            self._asked_again(text, segment.number)
        elif segment.kind in (SegmentKind.SIGNATURE, SegmentKind.BOILERPLATE):
            self.pending = None
        else:
            self._own(segment, text, following)

    def _own(self, segment: Segment, text: str, following: Sequence[Segment]) -> None:
        facts = self.book.answers
        folded = plain(text)
        if len(text) < 90 and shows(facts, "reasons-begin", folded.casefold()) is not None:
            self.reasons, self.pending = True, None
            return
        if segment.kind is SegmentKind.HEADING or (segment.bold and len(text) < 90):
            self.reasons = False
        if shows(facts, "answer-begins", folded) is not None and len(text) < 90 and not self._tells(folded):
            if self.zone == "request":
                self.pending = None  # the request is over; an answer is bound by its number or order
            self.zone, self.headed = "answer", True
            return
        if shows(facts, "sign-off", folded) is not None and len(text) < 400:
            self.zone, self.pending = "signed", None
            return
        if shows(facts, "request-begins", folded) is not None and len(text) < 300:
            self.zone, self.pending = "request", None
            return
        tail = self._opens_request(folded)
        if tail is not None:
            self.zone, self.pending = "request", None
            if tail:
                self._asked_again(tail, None)
            return
        if self.zone == "signed" and segment.kind is not SegmentKind.HEADING and not self._looks_alive(folded):
            return
        title = segment.kind is SegmentKind.HEADING and len(folded) < 60 and not re.search(r"\d", folded)
        if title and not self._is_question(folded, segment):
            return
        if self.zone == "request" and self._answer_follows(following):
            self._asked_again(text, segment.number)
            return
        after = plain(following[0].text) if following else ""
        if self._names_only(folded) and is_terse(after) and shows(facts, "list-closed", after) is None:
            self._asked_again(folded.strip(" :-–"), None)
            return
        letters = any(one.number == "b" for one in (*self.known, *self.restated))
        pieces = lettered_pieces(folded) if letters else []
        for number, piece in pieces or numbered_pieces(folded, segment.number):
            self._piece(segment, text, number, piece)

    def _tells(self, text: str) -> bool:
        """ "The answer to your question is Bosch": no heading."""
        return _IS_SO.search(text) is not None or bool(find_mentions(self.book, self.lexicon, text))

    def _names_only(self, text: str) -> bool:
        """Whether a line is a maker's name and no more, as a heading over its answer."""
        bare = text.strip(" :-–.")
        if not text[:1].isalnum():
            return False  # an item of a list
        found = find_mentions(self.book, self.lexicon, bare) if len(bare.split()) <= _NAME else ()
        return len(found) == 1 and found[0].end - found[0].start >= len(bare) - _EXTRA

    def _piece(self, segment: Segment, text: str, number: str | None, piece: str) -> None:
        exchanged = exchanges(piece)
        if exchanged and self._is_question(exchanged[0][0], segment):
            for asked, answer in exchanged:
                self._asked_again(asked, number)
                if answer:
                    self.passages.append(
                        Passage(_verbatim(text, answer), segment, self.order, self.pending, self.reasons)
                    )
            return
        question_end = piece.rfind("?")
        bare = _SPOKEN.sub("", piece)
        if self.pending is not None and not self.pending.number:
            bare = _ANSWERED.sub("", bare)
        is_answer = bare != piece
        if (
            not is_answer
            and question_end >= 0
            and len(piece) - question_end > 3
            and self._is_question(piece[: question_end + 1], segment)
        ):
            self._asked_again(piece[: question_end + 1], number)
            piece = piece[question_end + 1 :].strip()
            bare = _SPOKEN.sub("", piece)
        elif not is_answer and (self._is_question(piece, segment) or self._is_item(number, piece, segment)):
            self._asked_again(piece, number)
            return
        question = self.pending
        letter = _LETTER.match(piece)
        if number is not None:
            question = self._numbered(number) or question
        elif letter is not None:
            lettered = self._numbered(letter.group(1))
            with_parts = [one for one in (*self.restated, *self.known) if letter.group(1).casefold() in dict(one.parts)]
            if lettered is not None:
                question, bare = lettered, bare[letter.end() :].strip() or bare
            elif with_parts and not (question is not None and question.parts):
                question = with_parts[0]
        if len(bare) < 60 and is_polite(bare):
            return
        if bare.strip():
            whole = bare if bare.strip() not in text else bare.strip()
            self.passages.append(Passage(_verbatim(text, whole), segment, self.order, question, self.reasons))

    def _row(self, segment: Segment) -> None:
        """A row that holds a question and its answer becomes a passage; any other stays a row."""
        facts = self.book.answers
        cells = [cell.strip() for cell in segment.cells] or [cell.strip() for cell in segment.text.split(" | ")]
        filled = [cell for cell in cells if cell]
        headers = [plain(header) for header in segment.headers]
        asks = [i for i, header in enumerate(headers) if shows(facts, "question-header", header) is not None]
        answers = [i for i, header in enumerate(headers) if shows(facts, "answer-header", header) is not None]
        if 1 <= len(filled) <= 3 and len(headers) <= 3:
            if asks and answers and answers[-1] != asks[0] and answers[-1] < len(cells):
                self._answered_row(segment, cells[asks[0]], cells[answers[-1]])
                return
            at = (
                1
                if len(filled) == 3 and re.fullmatch(r"\W*(?:q|question)?\W*\w{1,3}\W*", filled[0], re.IGNORECASE)
                else 0
            )
            if len(filled) == at + 2 and self._is_question(plain(filled[at]), segment) and len(filled[at]) > 12:
                self._answered_row(segment, filled[at], filled[at + 1])
                return
            if len(filled) == 1 and self._is_question(plain(filled[0]), segment):
                self._asked_again(filled[0], segment.number)
                return
            if (len(filled) == 1 and len(filled[0]) > 25) or (len(filled) == 1 and self.pending is not None):
                self.passages.append(Passage(filled[0], segment, self.order, self.pending))
                return
        self.rows.append((self.order, segment))

    def _answered_row(self, segment: Segment, asked: str, answer: str) -> None:
        mark = MARK.match(asked)
        question = make_question(
            self.book, self.lexicon, asked[mark.end() :] if mark else asked, mark.group(1) if mark else ""
        )
        question = self._with_makers(question)
        self.restated.append(question)
        if answer.strip():
            self.passages.append(Passage(answer, segment, self.order, question))

    def _asked_again(self, text: str, number: str | None) -> None:
        for mark, piece in numbered_pieces(plain(text), number):
            for sentence in _questions_in(piece):
                question = make_question(self.book, self.lexicon, sentence, (mark or "").casefold())
                question = self._with_makers(question)
                self.restated.append(question)
                self.pending = question

    def _with_makers(self, question: Question) -> Question:
        """ "How many?" after a question about one maker is about that maker's cameras."""
        if question.makers or question.asks not in (Asks.COUNT, Asks.USE) or not self.restated:
            return question
        words = question.text.casefold()
        if re.search(r"\b(total|all (cctv )?cameras|altogether|overall|by each|of the two|both)\b", words):
            return question
        before = self.restated[-1]
        if re.search(r"\b(these|those|such|if so|if yes|they|them|of each)\b", words) or len(words.split()) <= 4:
            return replace(question, makers=before.makers)
        return question

    def _numbered(self, number: str) -> Question | None:
        wanted = bare_number(number)
        for names in ((wanted,), places_of(wanted)):
            for pool in (self.restated, self.known):
                for question in pool:
                    if question.number and bare_number(question.number) in names:
                        return question
        return None

    def _is_question(self, text: str, segment: Segment) -> bool:
        stripped = text.strip()
        if _STATES_NUMBER.match(stripped):
            return False
        if any(
            fuzz.ratio(_bared(stripped), _bared(question.text)) >= ALIKE for question in self.known if len(stripped) > 8
        ):
            return True
        spans = [span.of(stripped) for span in sentences(stripped)]
        if any(not span.endswith("?") and _TELLS.search(span) for span in spans[:-1]):
            return False  # "We use 12. Is that what you needed?"
        of_makers = stripped.endswith("?") and _ASKS_BACK.search(stripped) is None
        if of_makers and find_mentions(self.book, self.lexicon, stripped):
            return True
        if shows(self.book.answers, "clarify", stripped) is not None and self.zone != "request":
            return False  # the body asks back
        if stripped.endswith("?"):
            return True
        if self.zone == "answer" and self.headed and not segment.bold and segment.kind is not SegmentKind.HEADING:
            return False
        return shows(self.book.answers, "question", stripped) is not None

    def _is_item(self, number: str | None, piece: str, segment: Segment) -> bool:
        """Whether a numbered piece is an item of the request: "1. The total number of cameras."."""
        stated = re.search(r"[:=-]\s*\w+\W*$", piece) is not None  # "Number of cameras: 12" answers
        return number is not None and not stated and self._is_question(f"{number}. {piece}", segment)

    def _opens_request(self, text: str) -> str | None:
        """What follows the words that open the request in the same paragraph; None: it opens none."""
        match = re.search(
            r"\b(?:you (?:asked|requested|wrote|sought|asked for|have asked|have requested)|your request (?:read|reads|was)|request(?: is| was)?|(?<!as )requested)\b"
            r"[^.:?]{0,60}:\s*",
            text,
            re.IGNORECASE,
        )
        if (
            match is None
            or match.start() > 160
            or re.search(r"\b(?:answer|response|reply)\b", text[: match.end()], re.IGNORECASE)
            or _DECIDES.search(text[: match.end()])
            or text[match.end() :][:1].isdigit()
        ):
            return None
        return text[match.end() :].strip()

    def _answer_follows(self, following: Sequence[Segment]) -> bool:
        facts = self.book.answers
        for segment in following:
            if (segment.file, segment.message) != self.place:
                return False
            if len(segment.text) < 90 and shows(facts, "answer-begins", plain(segment.text.strip())) is not None:
                return True
        return False

    def _looks_alive(self, text: str) -> bool:
        """Whether something after the signature is an annex of the answer."""
        return (
            re.match(r"^\W*(?:annex|appendix|attachment|question|q\d|\d{1,2}[.)]\s)", text, re.IGNORECASE) is not None
        )


def _questions_in(text: str) -> list[str]:
    parts = [span.of(text) for span in sentences(text)]
    return parts if len(parts) > 1 and all(part.endswith("?") for part in parts) else [text]


def _bared(text: str) -> str:
    return re.sub(r"[\W_]+", " ", MARK.sub("", text)).strip().casefold()


def _verbatim(text: str, piece: str) -> str:
    """The piece as it stands in the segment, typographic signs and all."""
    at = plain(text).find(piece)
    return text[at : at + len(piece)] if at >= 0 else piece
