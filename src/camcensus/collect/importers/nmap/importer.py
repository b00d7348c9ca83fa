"""nmap XML (`nmap -oX`), and masscan's, which has the same form: hosts one by one, whatever the size of the file.

Entities are refused and nothing outside the file is loaded. A scan that was interrupted leaves a file without its end:
the hosts before are given, then InputError.

Source: nmap.dtd, https://nmap.org/book/nmap-dtd.html
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, BinaryIO

from lxml import etree

from camcensus.collect.importer import Importer, Item
from camcensus.collect.importers.nmap.probes import as_received, read_probe_answers, unescaped
from camcensus.collect.importers.nmap.scripts import read_broadcast, read_script
from camcensus.collect.json_lines import clean_text
from camcensus.collect.scanned import HostObservations, as_mac, as_port, greeting_kind
from camcensus.collect.shapes import head_text, xml_root
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin, Rejected

MAX_PORTS_LISTED = 100  # open ports named for one host
MAX_HOST = 64 * 1024 * 1024  # bytes between the ends of two hosts
_CHUNK = 128 * 1024  # larger ones leave the cache before their hosts are read
_TEXT_OUTPUT = re.compile(
    r"# Nmap [\d.A-Z]+ scan initiated|Starting Nmap [\d.A-Z]+ \(|Nmap scan report for |Host: \S+ \("
)
_SERVICE_REMARKS = ("extrainfo", "devicetype", "ostype", "hostname")
_LATEST = 4_102_444_800  # 2100-01-01; a later time is no time of a scan


def recognises(head: bytes, _name: str) -> bool:
    """nmap XML, or one of nmap's text forms, which `read` refuses with a hint."""
    return xml_root(head) == "nmaprun" or _is_text_output(head)


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """Observations of every host that was up, in file order; then notes on what was left unread.

    Raises InputError for damage (after the hosts before it), entities, and nmap's text forms.
    """
    first = stream.read(_CHUNK)
    if _is_text_output(first[:4096]):
        raise InputError(
            source, "", "nmap's text output, which drops what scripts saw", "Hand in the XML: nmap -oX FILE"
        )
    scan = _Scan(source)
    parser = etree.XMLPullParser(
        events=("end",),
        tag=("host", "prescript", "postscript"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,  # line ends between elements: a third of the nodes, and nobody reads them
        collect_ids=False,
    )
    damage: etree.XMLSyntaxError | None = None
    chunk = first
    held = 0  # bytes since a host was let go
    while chunk and damage is None:
        try:
            parser.feed(chunk)
        except etree.XMLSyntaxError as error:
            damage = error
        before = scan.seen
        yield from scan.read_events(parser)
        held = held + len(chunk) if scan.seen == before else 0
        if held > MAX_HOST:
            raise InputError(source, f"host {scan.seen + 1}", f"over {MAX_HOST:,} bytes", "Split the scan by hosts")
        chunk = stream.read(_CHUNK)
    if damage is None:
        try:
            scan.begin(parser.close())
        except etree.XMLSyntaxError as error:
            damage = error
    yield from scan.read_events(parser)
    yield from scan.notes()
    if damage is not None:
        raise scan.fault(damage)


def _is_text_output(head: bytes) -> bool:
    text = head_text(head[:4096]).lstrip()
    return _TEXT_OUTPUT.match(text) is not None


class _Scan:
    """What is known of the file so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.begun = False
        self.label = "nmap"
        self.made = 1
        self.seen = self.up = self.down = 0
        self.unread: Counter[str] = Counter()
        self._last_time: tuple[str, str | None] = ("", None)  # hosts of one group share it

    def read_events(self, parser: Any) -> list[Item]:
        """What the parser has finished since the last call."""
        found: list[Item] = []
        for _event, element in parser.read_events():
            parent = element.getparent()
            if parent is None:
                continue
            self.begin(parent)
            self.seen += 1
            found += self._host(element) if element.tag == "host" else self._broadcast(element)
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
        return found

    def begin(self, root: Any) -> None:
        """Takes note of the scanner, once. Raises InputError where the document declares entities or is not nmap's."""
        if self.begun:
            return
        document = root.getroottree()
        if document.docinfo.internalDTD is not None and any(True for _ in document.docinfo.internalDTD.iterentities()):
            problem = "declares entities, which nmap never does"
            raise InputError(self.source, "document type", problem, "Hand in the file as nmap wrote it")
        if document.getroot().tag != "nmaprun":
            raise InputError(self.source, "", "XML, but not of nmap", "Hand in what nmap -oX wrote")
        self.begun = True
        told = document.getroot()
        self.label = f"{told.get('scanner') or 'nmap'} {told.get('version') or ''}".strip()[:100]

    def _host(self, host: Any) -> Sequence[Item]:
        """The observations of one host; none for one that was down. A list: a generator a level costs a third of the time."""
        parts: dict[str, Any] = {}
        addresses = []
        for child in host[:]:
            tag = child.tag  # asked once: each asking makes a new text
            if tag == "address":
                addresses.append(child)
            else:
                parts[tag] = child
        status = parts.get("status")
        if status is not None and status.get("state") == "down":
            self.down += 1
            return []
        address, mac, vendor = _addresses(addresses)
        if address is None:
            problem = "a host without an address"
            return [
                Rejected(
                    Origin(self.source, f"host {self.up + self.down + 1}"), problem, "Hand in the file as nmap wrote it"
                )
            ]
        self.up += 1
        provenance = {"scanner": self.label}
        if vendor:
            provenance["mac_vendor"] = vendor[:200]
        names = [item.get("name") for item in parts.get("hostnames", ())]
        if names and names[0]:
            provenance["hostname"] = names[0][:255]
        maker = HostObservations(
            self.source, address, self.made, mac=mac, observed_at=self._time_of(host), provenance=provenance
        )
        found: list[Observation] = []
        if mac is not None:
            found.append(maker.note("mac", "oui", mac))
        self._ports(parts.get("ports", ()), maker, found)
        for match in parts.get("os", ()):
            if match.tag == "osmatch" and match.get("name"):
                label = f"{match.get('name')} (accuracy {match.get('accuracy') or '?'} %)"
                found.append(maker.note("banner", "nmap.os", label))
                break
        for script in parts.get("hostscript", ()):
            self._script(script, maker, "", found, False)
        self.made = maker.count
        return found

    def _ports(self, ports: Any, maker: HostObservations, found: list[Observation]) -> None:
        states: list[str] = []
        more = 0
        for port in ports[:]:
            if port.tag != "port":
                continue
            number, transport = as_port(port.get("portid")), port.get("protocol") or "tcp"
            state, service, scripts = "", None, []
            for child in port[:]:
                tag = child.tag
                if tag == "script":
                    scripts.append(child)
                elif tag == "state":
                    state = child.get("state") or ""
                elif tag == "service":
                    service = child
            if state != "closed" and number is not None:
                if len(states) < MAX_PORTS_LISTED:
                    states.append(f"{number}/{transport} {state}".strip())
                else:
                    more += 1
            if service is None and not scripts:
                continue
            maker.turn_to(number, transport)
            name, answered = "", False
            if service is not None:
                told = dict(service.items())
                name = told.get("name", "")
                answered = self._service(told, service, maker, found)
            for script in scripts:
                self._script(script, maker, name, found, answered)
        maker.turn_to(None)
        listed = ", ".join(states) + (f", and {more} more" if more else "")
        found.append(maker.note("banner", "nmap.ports", listed or "no port seen open"))

    def _service(self, told: dict[str, str], service: Any, maker: HostObservations, found: list[Observation]) -> bool:
        """Adds nmap's label and the raw answers; True where there were raw answers."""
        label = _service_label(told, service)
        if label:
            found.append(maker.note("banner", "nmap.service", label))
        name, answered = told.get("name", ""), False
        if "servicefp" in told:
            for _probe, answer in read_probe_answers(told["servicefp"]):
                answered = True
                found.append(maker.note(greeting_kind(answer, name), None, answer.replace("\x00", "\ufffd")))
        if told.get("banner"):  # masscan
            text = clean_text(as_received(unescaped(told["banner"])))
            found.append(maker.note(greeting_kind(text, name), None, text))
        return answered

    def _script(
        self, script: Any, maker: HostObservations, service: str, found: list[Observation], answered: bool
    ) -> None:
        name = script.get("id") or ""
        if answered and name == "fingerprint-strings":  # the same answers, cut and laid out
            return
        seen = read_script(name, script, service)
        if seen is None:
            self.unread[name[:100]] += 1
            return
        for kind, field, raw in seen:
            found.append(maker.note(kind, field, raw))

    def _time_of(self, host: Any) -> str | None:
        value = host.get("endtime") or host.get("starttime") or ""
        if value != self._last_time[0]:
            self._last_time = (value, _as_time(value))
        return self._last_time[1]

    def _broadcast(self, element: Any) -> Iterator[Item]:
        for script in element:
            name = script.get("id") or ""
            sightings = read_broadcast(name, script.get("output") or "")
            if sightings is None:
                self.unread[name[:100]] += 1
                continue
            for host, (kind, field, raw) in sightings:
                maker = HostObservations(self.source, host, self.made, provenance={"scanner": self.label})
                yield maker.see(kind, field, raw)
                self.made = maker.count

    def notes(self) -> Iterator[Item]:
        """How many hosts were up and down, and which scripts were not read."""
        if self.begun:
            yield Note(Origin(self.source), f"{self.label}: {self.up} hosts up, {self.down} down or silent")
        if self.unread:
            names = ", ".join(f"{name} ({count})" for name, count in sorted(self.unread.items())[:50])
            yield Note(Origin(self.source), f"results of scripts that are not read: {names}")

    def fault(self, damage: etree.XMLSyntaxError) -> InputError:
        """The damage as an error for the user, with what was read before it."""
        line = damage.position[0]
        problem = f"damaged or cut off after {self.up + self.down} hosts ({_plain(damage.msg)})"
        mend = "Let nmap finish (nmap --resume), or count the hosts after this point as not scanned"
        return InputError(self.source, f"line {line}" if line else "", problem, mend)


def _plain(message: str | None) -> str:
    text = re.sub(r",? line \d+, column \d+", "", message or "not XML")
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:160]


def _addresses(items: list[Any]) -> tuple[str | None, str | None, str | None]:
    """IP address (the MAC where there is none), MAC, and the vendor that nmap's own table gives for it."""
    address = mac = vendor = None
    for item in items:
        value = (item.get("addr") or "").strip()[:64]
        if item.get("addrtype") == "mac":
            mac, vendor = as_mac(value), item.get("vendor")
        elif address is None and value:
            address = value
    return address or mac, mac, vendor


def _as_time(value: str) -> str | None:
    if not (value.isascii() and value.isdigit() and len(value) <= 11 and 0 < int(value) < _LATEST):
        return None
    return datetime.fromtimestamp(int(value), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _service_label(told: dict[str, str], service: Any) -> str:
    """What nmap's match table calls the service: nmap's claim, empty where only the port number speaks."""
    if told.get("method") == "table":
        return ""
    label = told.get("product", "")
    if "version" in told:
        label = f"{label} {told['version']}".lstrip()
    for name in _SERVICE_REMARKS:
        if name in told:
            label += f"; {name}={told[name]}"
    for item in service[:]:
        if item.tag == "cpe" and item.text:
            label += f"; {item.text}"
    return label.removeprefix("; ")


IMPORTER = Importer("nmap-xml", "nmap XML", recognises, read)
