"""Requests for information, and what their answers say, each value with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """How an answer ended a request, as far as this answer goes."""

    ANSWERED = "answered"
    PARTIAL = "partial"  # some parts answered, some refused or not held
    REFUSED = "refused"
    NOT_HELD = "not_held"
    CLARIFICATION = "clarification"
    NO_ANSWER_YET = "no_answer_yet"  # acknowledgement, delay, transfer, or a reply that answers nothing


class Use(Enum):
    """Whether a body uses a maker's equipment."""

    YES = "yes"
    NO = "no"
    FORMER = "former"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that prove a value."""

    words: str  # verbatim; a table row's cells joined with " | "
    file: str
    place: str
    rule: str  # name of the rule that read it
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a request before its answer is read."""

    request_id: str
    body: str = ""
    sector: str = ""  # council, school, college, university, nhs, police, fire, government, transport
    nation: str = ""  # England, Scotland, Wales, Northern Ireland
    text: str = ""  # of the request, where known
    sent_on: str = ""  # YYYY-MM-DD
    received_on: str = ""  # of the answer
    body_id: str = ""  # in whichever register the requests were sent from; tells bodies of one name apart


@dataclass(frozen=True, slots=True)
class Reading:
    """What the answers to one request say."""

    request_id: str
    outcome: Outcome
    exemptions: tuple[str, ...]  # "s.31(1)(a)", "reg.12(4)(b) EIR"
    uses_hikvision: Use
    uses_dahua: Use
    other_makers: tuple[str, ...]  # names of other makes in use
    uses_any_prc_maker: Use
    hik_oem_brand: str  # empty: none named
    device_count_total: int | None
    device_count_hikvision: int | None
    proofs: dict[str, Proof]  # field name -> its proof; "quote" is the one shown first
    confidence: float  # 0..1, of the whole reading
    decision: str  # "auto" or "review"
    rule: str  # that decided
    reasons: tuple[str, ...]  # why it goes to review; empty for auto
