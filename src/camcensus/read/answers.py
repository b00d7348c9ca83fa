"""Reading the answers to one request: documents in, a Reading out, every value with the words that prove it.

Deterministic and without a learned model: the request is subtracted, makers are found by the facts, each clause is
judged by the phrases of data/answers/, later messages correct earlier ones. What is contradictory, unusual or weak goes
to a person, with the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from camcensus.facts.answers import Threshold
from camcensus.facts.book import FactBook
from camcensus.model.document import DocumentRead, Segment
from camcensus.model.request import Asked, Outcome, Proof, Reading, Use
from camcensus.read.answer_tables import read_tables
from camcensus.read.bodies import own_names
from camcensus.read.caution import may_hide, reasons_for_caution
from camcensus.read.clauses import MAX_TEXT
from camcensus.read.combine import Settled, settle
from camcensus.read.completeness import complete_by_sum
from camcensus.read.count_choice import Chosen, count_of, total_of
from camcensus.read.lexicon import DAHUA, HIKVISION, Lexicon, makers_of
from camcensus.read.outcome import Ending, decide_outcome, sections_of
from camcensus.read.passages import read_passage
from camcensus.read.phrases import shows
from camcensus.read.proofs import prove
from camcensus.read.question import Subtracted, subtract_question
from camcensus.read.signs import read_ending
from camcensus.read.statements import Passage, Said, Stance, Statement, Total
from camcensus.read.threshold import reliability

COLUMNS = (
    "request_id",
    "outcome",
    "exemptions",
    "uses_hikvision",
    "uses_dahua",
    "other_makers",
    "uses_any_prc_maker",
    "hik_oem_brand",
    "device_count_total",
    "device_count_hikvision",
    "quote",
    "quote_file",
    "quote_location",
    "confidence",
    "decision",
    "rule",
)
SURE_ENOUGH = 0.8  # confidence of the outcome from which on it is not looked at again
LEGIBLE = 0.75  # OCR confidence below which the words of a proof go to a person


def read_answer(book: FactBook, asked: Asked, documents: Sequence[DocumentRead], lexicon: Lexicon) -> Reading:
    """Read what came back on one request. `documents` in the order they arrived; same in, same out.

    Args:
        lexicon: names and model numbers, which the caller takes from `identify`.
    """
    subtracted = subtract_question(book, lexicon, asked, documents)
    passages, rows = _standing(book, subtracted)
    makers = list(dict.fromkeys(maker for question in subtracted.questions for maker in question.makers))
    asked_makers = [maker for maker in makers if maker in (HIKVISION, DAHUA)] or [HIKVISION, DAHUA]
    said = Said(own=own_names(asked))
    for passage in _still_said(book, subtracted, passages):
        read_passage(book, lexicon, passage, asked_makers, said)
    read_tables(book, lexicon, rows, said)
    scottish = asked.nation == "Scotland" or (not asked.nation and _names_scottish_act(documents))
    ending = read_ending(book.answers, passages, scottish, rows, documents)
    return _reading(book, asked, documents, subtracted, said, ending, passages)


def as_row(reading: Reading) -> dict[str, str]:
    """A reading as a row of the results, by the columns of COLUMNS; what is not known is blank."""
    quote = reading.proofs.get("quote")
    return {
        "request_id": reading.request_id,
        "outcome": reading.outcome.value,
        "exemptions": "; ".join(reading.exemptions),
        "uses_hikvision": reading.uses_hikvision.value,
        "uses_dahua": reading.uses_dahua.value,
        "other_makers": "; ".join(reading.other_makers),
        "uses_any_prc_maker": reading.uses_any_prc_maker.value,
        "hik_oem_brand": reading.hik_oem_brand,
        "device_count_total": "" if reading.device_count_total is None else str(reading.device_count_total),
        "device_count_hikvision": "" if reading.device_count_hikvision is None else str(reading.device_count_hikvision),
        "quote": quote.words if quote else "",
        "quote_file": quote.file if quote else "",
        "quote_location": quote.place if quote else "",
        "confidence": f"{reading.confidence:.3f}",
        "decision": reading.decision,
        "rule": reading.rule,
    }


def _standing(book: FactBook, subtracted: Subtracted) -> tuple[list[Passage], list[tuple[int, Segment]]]:
    """Passages and rows that stand: where a later message says that it puts an earlier one right, and answers, all of it."""
    facts = book.answers
    passages = list(subtracted.passages)
    last = max((passage.segment.message for passage in passages), default=0)
    for message in range(last, 0, -1):
        own = [passage for passage in passages if passage.segment.message == message]
        later = " ".join(passage.text for passage in own)
        settles = any(shows(facts, name, later) for name in ("refused", "not-held", "neither-confirm", "use"))
        if settles and shows(facts, "acknowledged", later) is None and shows(facts, "corrects", later) is not None:
            return (
                [passage for passage in passages if passage.segment.message >= message],
                [row for row in subtracted.rows if row[1].message >= message],
            )
    return passages, list(subtracted.rows)


def _still_said(book: FactBook, subtracted: Subtracted, standing: Sequence[Passage]) -> Sequence[Passage]:
    """Passages that speak of makers: of an answer put right, all that is not taken back as a whole."""
    later = " ".join(passage.text for passage in standing if passage.segment.message)
    if len(standing) == len(subtracted.passages) or shows(book.answers, "takes-all-back", later) is not None:
        return standing
    return subtracted.passages


def _reading(
    book: FactBook,
    asked: Asked,
    documents: Sequence[DocumentRead],
    subtracted: Subtracted,
    said: Said,
    ending: Ending,
    passages: Sequence[Passage],
) -> Reading:
    complete_by_sum(said)
    said.statements[:] = [
        replace(one, exhaustive=False) if one.exhaustive and may_hide(one) else one for one in said.statements
    ]
    hikvision, dahua = settle(said, HIKVISION), settle(said, DAHUA)
    outcome, outcome_sure, outcome_rule, sign = decide_outcome(ending, said)
    number, total = count_of(said, HIKVISION, hikvision.use), total_of(said)
    total = _total_of_one(said, number, total)
    brand, brand_from = _oem_brand(said)
    others, others_from = _other_makers(said)
    chinese, chinese_from = _any_chinese(book, said, hikvision, dahua)
    reasons = [*hikvision.reasons, *dahua.reasons, *number.reasons, *total.reasons, *dict.fromkeys(said.notes)]
    reasons += _document_reasons(documents, subtracted)
    reasons += reasons_for_caution(book, passages, said, ending, hikvision, dahua)
    if outcome_rule == "nothing-understood":
        reasons.append("nothing in it was understood as an answer, a refusal or a delay")
    if outcome_rule == "refused-and-not-held":
        reasons.append("refused and said not to be held at once")
    if brand and hikvision.use is Use.UNKNOWN:
        reasons.append(f"{brand} is a brand that Hikvision has made equipment for")
    if number.value is not None and total.value is not None and number.value > total.value:
        reasons.append(f"more Hikvision cameras ({number.value}) than cameras ({total.value})")
    if (
        hikvision.use is Use.UNKNOWN
        and hikvision.statement is not None
        and outcome in (Outcome.ANSWERED, Outcome.PARTIAL)
    ) and hikvision.statement.stance is Stance.SUPPLIER:
        reasons.append("only buying from Hikvision is spoken of")
    threshold = book.answer_threshold
    hikvision, dahua = _relied_on(threshold, hikvision), _relied_on(threshold, dahua)
    claims = [one for one in (hikvision, dahua) if one.use is not Use.UNKNOWN]
    confidence = min((one.confidence for one in claims), default=outcome_sure)
    if outcome_sure < SURE_ENOUGH:
        confidence = min(confidence, outcome_sure)
    brought = {"other_makers": others_from, "hik_oem_brand": brand_from, "uses_any_prc_maker": chinese_from}
    proofs = prove(said, hikvision, dahua, number, total, sign, (outcome_sure, outcome_rule), brought, ending)
    low = _least_legible(documents, proofs)
    if low is not None and low < LEGIBLE:
        reasons.append(f"the words of a proof were recognised with a confidence of {low:.2f}")
    least = threshold.confidence if claims else SURE_ENOUGH
    if (confidence < least or outcome_sure < SURE_ENOUGH) and not reasons:
        weakest = (
            min(claims, key=lambda one: one.confidence).rule if claims and outcome_sure >= SURE_ENOUGH else outcome_rule
        )
        reasons.append(f"confidence {confidence:.2f} is under {least:.2f} ({weakest})")
    quote = proofs.get("quote")
    return Reading(
        request_id=asked.request_id,
        outcome=outcome,
        exemptions=sections_of(ending),
        uses_hikvision=hikvision.use,
        uses_dahua=dahua.use,
        other_makers=others,
        uses_any_prc_maker=chinese,
        hik_oem_brand=brand,
        device_count_total=total.value,
        device_count_hikvision=number.value,
        proofs=proofs,
        confidence=round(max(0.0, min(1.0, confidence)), 4),
        decision="review" if reasons else "auto",
        rule=quote.rule if quote else outcome_rule,
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _relied_on(threshold: Threshold, settled: Settled) -> Settled:
    """The same, as sure as the rule that decided was right on answers that people read."""
    if settled.statement is None or settled.use is Use.UNKNOWN:
        return settled
    return replace(settled, confidence=reliability(threshold, settled.rule) - settled.taken_off)


def _total_of_one(said: Said, number: Chosen, total: Chosen) -> Chosen:
    """A bare number of cameras beside the number of one maker in the same words is not taken for both."""
    if total.value is not None and isinstance(total.statement, Total) and isinstance(number.statement, Statement):
        one = total.statement
        if (
            number.statement.rule != "number-of-the-whole"
            and one.confidence < 0.82
            and number.value == total.value
            and one.words == number.statement.words
        ):
            every = any(s.exhaustive and s.words == one.words for s in said.statements)
            return total if every else Chosen(None)
    return total


def _oem_brand(said: Said) -> tuple[str, Statement | None]:
    """The sub-brand or rebrand, where Hikvision itself is not named as in use."""
    using = [one for one in said.statements if one.stance in (Stance.USE, Stance.ONCE)]
    if any(one.maker == HIKVISION and not one.sub_brand and one.rule != "number-of-a-maker" for one in using):
        return "", None
    for one in using:
        if (one.maker == HIKVISION and one.sub_brand) or one.rebrand:
            return one.sub_brand or one.rebrand, one
    return "", None


def _other_makers(said: Said) -> tuple[tuple[str, ...], Statement | None]:
    """Names of other makes in use, in the order they are named."""
    shown: dict[str, Statement] = {}
    chosen: dict[str, str] = {}
    for one in sorted(said.statements, key=lambda one: one.passage.order):
        if one.stance not in (Stance.USE, Stance.ONCE) or (one.maker in (HIKVISION, DAHUA) and not one.sub_brand):
            continue
        if settle(said, one.maker).use is not Use.YES:
            continue
        name = one.sub_brand or one.shown
        key = one.sub_brand or one.maker
        if key not in chosen:
            chosen[key] = name
            shown[name] = one
    return tuple(shown), next(iter(shown.values()), None)


def _any_chinese(book: FactBook, said: Said, hikvision: Settled, dahua: Settled) -> tuple[Use, Statement | None]:
    """Whether equipment of any maker based in the People's Republic is in use; "no" and "former" only where a list is complete."""
    chinese = makers_of(book).chinese
    others = sorted({one.maker for one in said.statements} & chinese)
    judged = [hikvision, dahua, *(settle(said, maker) for maker in others)]
    for settled in judged:
        if settled.use is Use.YES:
            return Use.YES, settled.statement
    complete = [one for one in said.statements if one.exhaustive and one.stance is Stance.USE and not one.rebrand]
    closing = [*said.chinese_denied[-1:], *complete[-1:]]
    if not closing:
        return Use.UNKNOWN, None
    once = next((settled for settled in judged if settled.use is Use.FORMER), None)
    return (Use.FORMER, once.statement) if once else (Use.NO, closing[0])


def _document_reasons(documents: Sequence[DocumentRead], subtracted: Subtracted) -> list[str]:
    """What in the documents asks for a person, whatever was read."""
    reasons = [
        f"{unread.file}, {unread.place}: {unread.problem}" for document in documents for unread in document.unread
    ]
    segments = [segment for document in documents for segment in document.segments]
    if not segments:
        reasons.append("there is no text")
    if any(segment.hidden for segment in segments):
        reasons.append("a sheet, row or text is hidden")
    if subtracted.cut or any(len(passage.text) > MAX_TEXT for passage in subtracted.passages):
        reasons.append("it is longer than what is read")
    return reasons


def _least_legible(documents: Sequence[DocumentRead], proofs: dict[str, Proof]) -> float | None:
    places = {(proof.file, proof.place) for proof in proofs.values()}
    found = [
        segment.ocr_confidence
        for document in documents
        for segment in document.segments
        if segment.ocr_confidence is not None and (segment.file, segment.place) in places
    ]
    return min(found, default=None)


def _names_scottish_act(documents: Sequence[DocumentRead]) -> bool:
    words = ("(scotland) act", "foisa", "scottish information commissioner")
    return any(
        word in segment.text.casefold() for document in documents for segment in document.segments for word in words
    )
