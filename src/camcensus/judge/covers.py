"""Does a provision reach this device: its maker, that maker's owners, its class, its use, where and of what it was made?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from camcensus.facts.book import FactBook
from camcensus.identify.rebrand import find_brand
from camcensus.judge.answer import Answer, decisive, truth_of
from camcensus.judge.control import Link, controllers_on, name_of
from camcensus.judge.subject import Setting, Subject
from camcensus.model.law import Affiliates, Instrument, Limb, Listing, Provision
from camcensus.model.truth import Truth, any_of

_REACHES = (Affiliates.SUBSIDIARIES, Affiliates.SUBSIDIARIES_AND_AFFILIATES)


_NOT_HARDWARE = frozenset({"apps", "software"})


@dataclass(frozen=True, slots=True)
class Reach:
    """What came of a provision's limbs for the makers a device may have."""

    truth: Truth
    answers: tuple[Answer, ...]
    manufacturer: str | None  # the maker that decided; None: none did


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the questions below are asked of."""

    book: FactBook
    instrument: Instrument
    provision: Provision
    subject: Subject
    setting: Setting
    as_of: date

    @property
    def source(self) -> str:
        return self.provision.source or self.instrument.sources[0].url


def reach(
    book: FactBook, instrument: Instrument, provision: Provision, subject: Subject, setting: Setting, as_of: date
) -> Reach:
    """Questions 1 and 2. A device whose maker is open is decided only where every candidate leads to the same."""
    scene = _Scene(book, instrument, provision, subject, setting, as_of)
    results = [(maker, _reach_by(scene, maker)) for maker in subject.candidates]
    truths = {truth for _, (truth, _) in results}
    maker, (truth, answers) = results[0]
    if len(results) == 1:
        return Reach(truth, answers, maker)
    names = [name_of(book, one) if one is not None else "somebody not named" for one, _ in results]
    if len(truths) == 1 and truth is not Truth.UNKNOWN:
        says = f"It may be made by {' or '.join(names)}; for each of them the answer is the same."
        return Reach(truth, (*answers, Answer("candidates", None, "candidates-agree", says)), maker)
    if len(truths) == 1:
        return Reach(truth, answers, maker)
    each = "; ".join(f"{name}: {found.value}" for name, (_, (found, _)) in zip(names, results, strict=True))
    says = f"Who made it is open ({subject.standing.value}): does the provision reach it? {each}."
    disputed = Answer("maker", Truth.UNKNOWN, "maker-disputed", says, None, (f"who made it: {' or '.join(names)}",))
    told = tuple(answer for answer in answers if answer.truth is not Truth.NO and answer.question != "maker")
    return Reach(Truth.UNKNOWN, (*told, disputed), None)


def _reach_by(scene: _Scene, maker: str | None) -> tuple[Truth, tuple[Answer, ...]]:
    """All limbs for one maker: the limb that reaches it, else the open ones, else the one that came closest."""
    tried = [_limb(scene, limb, maker) for limb in scene.provision.limbs]
    truth = any_of(truth_of(answers) for answers in tried)
    chosen = [answers for answers in tried if truth_of(answers) is truth]
    if truth is Truth.NO:
        return truth, max(chosen, key=_steps_passed)
    if truth is Truth.YES or len(chosen) == 1:
        return truth, chosen[0]
    merged = dict.fromkeys(answer for answers in chosen for answer in answers)
    return truth, tuple(merged)


def _steps_passed(answers: tuple[Answer, ...]) -> int:
    stop = decisive(answers)
    return answers.index(stop) if stop is not None else len(answers)


def _limb(scene: _Scene, limb: Limb, maker: str | None) -> tuple[Answer, ...]:
    answers = [_equipment(scene, limb)]
    if limb.manufacturers or limb.home_countries:
        answers.append(_maker(scene, limb, maker))
        answers += _brand_owner(scene, limb, maker)
    elif limb.any_maker:
        answers.append(Answer("maker", Truth.YES, "any-maker", "It reaches every maker's equipment.", scene.source))
    if limb.made_in:
        answers.append(_made_in(scene, limb))
    if limb.components_by:
        answers.append(_components(scene, limb))
    if limb.uncertified is not None:
        answers.append(_certificate(scene, limb.uncertified))
    if limb.purposes is not None:
        answers.append(_purpose(scene, limb))
    if limb.unsettled is not None and truth_of(answers) is Truth.YES:  # otherwise nothing hangs on it yet
        says = f"Open: {limb.unsettled}."
        answers.append(Answer("open-point", Truth.UNKNOWN, "unsettled", says, scene.source, (limb.unsettled,)))
    return tuple(answers)


def _equipment(scene: _Scene, limb: Limb) -> Answer:
    kind, camera = scene.subject.equipment, scene.subject.camera
    classes = ", ".join(limb.equipment)
    if not limb.equipment:
        return Answer("equipment-class", Truth.YES, "equipment-in-class", "It reaches all equipment.", scene.source)
    if kind is not None:
        known = scene.book.equipment_classes.get(kind)
        certain = known.certain if known else frozenset()
        possible = known.possible if known else frozenset()
        what = f"The device is of the kind {kind.value}"
        if certain & set(limb.equipment):
            says = f"{what}; it reaches {classes}."
            return Answer("equipment-class", Truth.YES, "equipment-in-class", says, scene.source)
        if possible & set(limb.equipment):
            says = f"{what}; whether that is {classes} in the sense of the provision is not settled."
            missing = (f"whether a device of the kind {kind.value} counts as {classes}",)
            return Answer("equipment-class", Truth.UNKNOWN, "equipment-doubtful", says, scene.source, missing)
        says = f"{what}; it reaches only {classes}."
        return Answer("equipment-class", Truth.NO, "equipment-outside", says, scene.source)
    if camera is True and {"video-surveillance", "all-ict"} & set(limb.equipment):
        says = f"The device belongs to video surveillance; it reaches {classes}."
        return Answer("equipment-class", Truth.YES, "equipment-in-class", says, scene.source)
    if camera is True or (camera is False and set(limb.equipment) == {"video-surveillance"}):
        what = "belongs to video surveillance" if camera else "is not camera equipment"
        says = f"The device {what}; it reaches only {classes}."
        return Answer("equipment-class", Truth.NO, "equipment-outside", says, scene.source)
    if scene.subject.on_network and set(limb.equipment) <= _NOT_HARDWARE:
        says = f"The device has a network address of its own; it reaches only {classes}."
        return Answer("equipment-class", Truth.NO, "equipment-outside", says, scene.source)
    says = f"It reaches {classes}; what the device is, is not known."
    return Answer(
        "equipment-class", Truth.UNKNOWN, "equipment-unknown", says, scene.source, ("what kind of equipment it is",)
    )


def _maker(scene: _Scene, limb: Limb, maker: str | None) -> Answer:
    if maker is None:
        says = "Who made the device is not known."
        return Answer("maker", Truth.UNKNOWN, "maker-unknown", says, None, ("who made the device",))
    ways = []
    if limb.manufacturers:
        ways.append(_named(scene, limb, maker))
    if limb.home_countries:
        ways.append(_at_home(scene, limb, maker))
    for wanted in (Truth.YES, Truth.UNKNOWN):
        for answer in ways:
            if answer.truth is wanted:
                return answer
    return ways[0]


def _named(scene: _Scene, limb: Limb, maker: str) -> Answer:
    name = name_of(scene.book, maker)
    listings = {listing.manufacturer: listing for listing in limb.manufacturers}
    if maker in listings:
        return _listed(scene, listings[maker], name, f"{name} is named")
    for link in controllers_on(scene.book, maker, scene.as_of):
        if link.controller in listings:
            listed = _listed(scene, listings[link.controller], name, link.says)
            if listed.truth is not Truth.NO:
                return _affiliate(scene, limb, maker, link, listed)
    if limb.including is Affiliates.SUBSIDIARIES_AND_AFFILIATES:
        for listing in limb.manufacturers:
            for link in controllers_on(scene.book, listing.manufacturer, scene.as_of):
                if link.controller == maker:
                    if link.truth is Truth.UNKNOWN:
                        return _control_open(scene, link)
                    says = f"{link.says}: {name} is an affiliate of a named company."
                    return Answer("maker", Truth.YES, "affiliate", says, link.source)
    ended = _under_control_when_made(scene, limb, maker)
    if ended is not None:
        return ended
    named = ", ".join(name_of(scene.book, one) for one in listings)
    further = f" Not looked up by us: {limb.further}." if limb.further else ""
    says = f"It names {named}; {name} is not named, and no source has it controlled by one of them on {scene.as_of}.{further}"
    return Answer("maker", Truth.NO, "maker-not-named", says, scene.source)


def _under_control_when_made(scene: _Scene, limb: Limb, maker: str) -> Answer | None:
    """A device that was made while a named company controlled its maker, and no longer does on the day."""
    made, named = scene.subject.produced_on, {listing.manufacturer for listing in limb.manufacturers}
    if made is None or limb.including is Affiliates.NAMED_ONLY:
        return None
    for link in controllers_on(scene.book, maker, made.latest):
        if link.controller in named:
            name, owner = name_of(scene.book, maker), name_of(scene.book, link.controller)
            says = f"{link.says}: so it was when the device was made ({made}), and no longer on {scene.as_of}."
            missing = (f"whether it reaches what {name} made while {owner} controlled it",)
            return Answer("maker", Truth.UNKNOWN, "control-ended", says, link.source, missing)
    return None


def _listed(scene: _Scene, listing: Listing, name: str, says: str) -> Answer:
    if listing.unsettled is not None:
        missing = (listing.unsettled,)
        return Answer("maker", Truth.UNKNOWN, "listing-unsettled", f"Open: {listing.unsettled}.", scene.source, missing)
    truth = listing.holds.holds_on(scene.as_of) if listing.holds is not None else Truth.YES
    if truth is Truth.YES:
        told = f"The device is produced by {name}, which the provision names."
        return Answer("maker", truth, "maker-named", told, scene.source)
    if truth is Truth.NO:
        return Answer("maker", truth, "maker-not-listed", f"{says}, but not on {scene.as_of}.", scene.source)
    missing = (f"the exact days on which {name} stood on the list",)
    return Answer(
        "maker", truth, "listing-unsettled", f"{says}; whether on {scene.as_of} is open.", scene.source, missing
    )


def _affiliate(scene: _Scene, limb: Limb, maker: str, link: Link, listed: Answer) -> Answer:
    """A company that a named one controls on the day."""
    name, owner = name_of(scene.book, maker), name_of(scene.book, link.controller)
    if limb.including is Affiliates.NAMED_ONLY:
        says = f"{link.says}; the provision reaches only the companies it names, and {name} is not named."
        return Answer("maker", Truth.NO, "affiliate-not-included", says, scene.source)
    if limb.including is Affiliates.NOT_STATED:
        says = f"{link.says}; whether the provision reaches companies controlled by {owner} no source says."
        missing = (f"whether it reaches companies controlled by {owner}",)
        return Answer("maker", Truth.UNKNOWN, "affiliates-not-stated", says, link.source, missing)
    if limb.including is Affiliates.EXCLUDES_ABROAD:
        here, there = (scene.book.manufacturers.get(one) for one in (link.controller, maker))
        same = None if not (here and there and here.country and there.country) else here.country == there.country
        if same is not True:
            says = f"{link.says}; affiliates abroad are left out{'' if same is False else ', and where it sits is not known'}."
            asks = () if same is False else (f"the country of {name}",)
            return Answer("maker", Truth.of(same), "affiliate-abroad", says, scene.source, asks)
    elif limb.including not in _REACHES:
        raise AssertionError(limb.including)
    if link.truth is Truth.UNKNOWN:
        return _control_open(scene, link)
    if listed.truth is Truth.UNKNOWN:
        return listed
    says = f"{link.says}: {name} is a subsidiary of a named company."
    return Answer("maker", Truth.YES, "affiliate", says, link.source)


def _control_open(scene: _Scene, link: Link) -> Answer:
    missing = (f"whether this held on {scene.as_of}: {link.says}",)
    says = f"{link.says}; control on {scene.as_of} is not settled."
    return Answer("maker", Truth.UNKNOWN, "control-unknown", says, link.source, missing)


def _at_home(scene: _Scene, limb: Limb, maker: str) -> Answer:
    """A criterion of home country: the maker's own, and that of whoever controls it."""
    known, name = scene.book.manufacturers.get(maker), name_of(scene.book, maker)
    countries = ", ".join(limb.home_countries)
    if known is None or known.country is None:
        says = f"It reaches companies subject to the law of {countries}; the home country of {name} is not known."
        missing = (f"the home country of {name}",)
        return Answer("maker", Truth.UNKNOWN, "home-country-unknown", says, scene.source, missing)
    source = known.sources[0].url if known.sources else scene.source
    if known.country in limb.home_countries:
        says = f"{name} has its head office in {known.country}; it reaches companies subject to the law of {countries}."
        return Answer("maker", Truth.YES, "home-country", says, source)
    if known.country in limb.open_countries:
        says = f"{name} has its head office in {known.country}; whether that counts as {countries} is not settled."
        missing = (f"whether a company of {known.country} counts as subject to the law of {countries}",)
        return Answer("maker", Truth.UNKNOWN, "home-country-open", says, source, missing)
    for link in controllers_on(scene.book, maker, scene.as_of):
        owner = scene.book.manufacturers.get(link.controller)
        if owner is not None and owner.country in limb.home_countries:
            says = f"{name} sits in {known.country}, but {link.says}; whether that makes it subject to the law of {owner.country} is open."
            missing = (f"whether {name} counts as subject to the law of {owner.country}",)
            return Answer("maker", Truth.UNKNOWN, "home-country-of-owner", says, link.source, missing)
    says = f"{name} has its head office in {known.country}, not in {countries}."
    return Answer("maker", Truth.NO, "maker-outside-criterion", says, source)


def _brand_owner(scene: _Scene, limb: Limb, maker: str | None) -> list[Answer]:
    """Told beside the maker: who controlled the company whose badge it bears. Decides nothing by itself."""
    brand = scene.subject.brand
    company = find_brand(scene.book, brand) if brand and limb.manufacturers else None
    if company is None or company == maker or company not in scene.book.manufacturers:
        return []
    named = {listing.manufacturer for listing in limb.manufacturers}
    links = controllers_on(scene.book, company, scene.as_of)
    inside = next((link for link in links if link.controller in named), None)
    name = name_of(scene.book, company)
    if inside is not None:
        says = f"The badge is {name}'s: {inside.says}."
        return [Answer("brand-owner", None, "brand-owner-affiliated", says, inside.source)]
    if links:
        says = f"The badge is {name}'s: {links[0].says}; on {scene.as_of} that is no affiliate of a named company."
        return [Answer("brand-owner", None, "brand-owner-not-affiliated", says, links[0].source)]
    return [Answer("brand-owner", None, "brand-owner-not-affiliated", f"The badge is {name}'s, not a named company's.")]


def _made_in(scene: _Scene, limb: Limb) -> Answer:
    country, countries = scene.subject.country_of_manufacture, ", ".join(limb.made_in)
    if country is None:
        says = f"It reaches devices manufactured in {countries}; where this one was manufactured is not known."
        missing = ("the country in which it was manufactured",)
        return Answer("made-in", Truth.UNKNOWN, "made-in-unknown", says, scene.source, missing)
    truth = Truth.of(country in limb.made_in)
    code = "made-there" if truth is Truth.YES else "made-elsewhere"
    says = f"Stated to be manufactured in {country}; it reaches devices manufactured in {countries}."
    return Answer("made-in", truth, code, says, scene.source)


def _components(scene: _Scene, limb: Limb) -> Answer:
    known = scene.subject.components
    named = [listing.manufacturer for listing in limb.components_by]
    names = ", ".join(name_of(scene.book, maker) for maker in named)
    if known is None:
        says = f"It reaches devices with components by {names}; whose components this one has is not known."
        missing = ("whose radio modules and other components it contains",)
        return Answer("components", Truth.UNKNOWN, "components-unknown", says, scene.source, missing)
    inside = [maker for maker in known if maker in named]
    if inside:
        says = f"Components by {', '.join(name_of(scene.book, maker) for maker in inside)} are inside."
        return Answer("components", Truth.YES, "component-inside", says, scene.source)
    says = f"Nothing by {names} is among its stated components."
    return Answer("components", Truth.NO, "components-clear", says, scene.source)


def _certificate(scene: _Scene, wanted: str) -> Answer:
    held = scene.subject.certification
    if held is None:
        says = f"It reaches devices without the certificate {wanted}; whether this model has it is not known."
        missing = (f"whether the model holds the certificate {wanted}",)
        return Answer("certificate", Truth.UNKNOWN, "certificate-unknown", says, scene.source, missing)
    if held.casefold() == wanted.casefold():
        return Answer("certificate", Truth.NO, "certified", f"The model is stated to hold {wanted}.", scene.source)
    says = f"The model is stated to hold {held}, not {wanted}."
    return Answer("certificate", Truth.YES, "uncertified", says, scene.source)


def _purpose(scene: _Scene, limb: Limb) -> Answer:
    purposes, stated = limb.purposes, scene.setting.purpose
    assert purposes is not None
    only = ", ".join(purposes.only)
    if stated is None:
        if purposes.unstated_meets:
            says = f"Limited to {only}. No use is stated; taken as one of these: {purposes.why}."
            return Answer("purpose", Truth.YES, "purpose-taken-as-met", says, scene.source)
        says = f"Limited to {only}; what the device is used for is not stated. {purposes.why}."
        return Answer(
            "purpose", Truth.UNKNOWN, "purpose-unknown", says, scene.source, (f"whether it is used for: {only}",)
        )
    begun = purposes.blurred_from is None or scene.as_of >= purposes.blurred_from.earliest
    if stated in purposes.blurred and begun:
        doubt = purposes.blurred[stated]
        says = f"Used for {stated}; whether that is within the limit is open: {doubt}."
        return Answer("purpose", Truth.UNKNOWN, "purpose-unsettled", says, scene.source, (doubt,))
    if stated in purposes.only:
        return Answer("purpose", Truth.YES, "purpose-inside", f"Used for {stated}; limited to {only}.", scene.source)
    if purposes.other_is_out:
        return Answer("purpose", Truth.NO, "purpose-outside", f"Used for {stated}; limited to {only}.", scene.source)
    says = f"Used for {stated}; limited to {only}, but another use does not settle it: {purposes.why}."
    missing = (f"whether the provision reaches a device used for {stated}",)
    return Answer("purpose", Truth.UNKNOWN, "purpose-open", says, scene.source, missing)
