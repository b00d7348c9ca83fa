"""Writes the parts of the sample estate that nobody writes by hand: the scan, the capture and the workbook.

`uv run python tools/make_demo.py` writes below src/camcensus/data/demo/estate; the same bytes every time. The other
files of the estate are text, kept as they are. See src/camcensus/data/demo/README.md for what the estate shows.
"""

from __future__ import annotations

import datetime
import io
import json
import sys
import zipfile
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parent.parent
ESTATE = ROOT / "src/camcensus/data/demo/estate"
FRAMES = ROOT / "tests/fixtures/packets/build.py"  # frames byte by byte, as the tests of the capture reader build them

START = 1_794_992_400  # 2026-11-18T09:00:00Z, when the scan began
MAC_OWNERS = {  # as nmap 7.94 prints them
    "44:19:B6": "Hangzhou Hikvision Digital Technology",
    "3C:EF:8C": "Zhejiang Dahua Technology",
    "00:40:84": "Honeywell",
    "AC:CC:8E": "Axis Communications AB",
    "00:09:18": "Samsung Techwin",
    "00:04:63": "Bosch Security Systems",
    "00:1B:54": "Cisco Systems",
    "3C:D9:2B": "Hewlett Packard",
    "00:80:77": "Brother Industries",
    "00:11:32": "Synology Incorporated",
    "00:15:65": "Xiamen Yealink Network Technology",
    "00:C0:B7": "American Power Conversion",
    "F8:B1:56": "Dell",
}
HIKVISION_METHODS = "OPTIONS, DESCRIBE, PLAY, PAUSE, SETUP, TEARDOWN, SET_PARAMETER, GET_PARAMETER"
DAHUA_METHODS = "OPTIONS, DESCRIBE, ANNOUNCE, SETUP, PLAY, RECORD, PAUSE, TEARDOWN, SET_PARAMETER, GET_PARAMETER"


@dataclass(frozen=True)
class Port:
    """One open port as nmap prints it."""

    number: int
    service: str
    product: str = ""
    extra: str = ""
    scripts: tuple[tuple[str, str, str], ...] = ()  # name, output, inner XML
    tunnel: str = ""


def title(text: str) -> tuple[str, str, str]:
    """http-title, with its element."""
    return ("http-title", text, f'<elem key="title">{text}</elem>\n')


def header(text: str) -> tuple[str, str, str]:
    """http-server-header."""
    return ("http-server-header", text, f"<elem>{text}</elem>\n")


def challenge(scheme: str, realm: str, script: str = "http-auth") -> tuple[str, str, str]:
    """http-auth: the scheme and realm of a refusal."""
    table = (
        f'<table>\n<elem key="scheme">{scheme}</elem>\n<table key="params">\n'
        f'<elem key="realm">{realm}</elem>\n</table>\n</table>\n'
    )
    return (script, f"\nHTTP/1.1 401 Unauthorized\n  {scheme} realm={realm}", table)


def methods(text: str) -> tuple[str, str, str]:
    """rtsp-methods."""
    return ("rtsp-methods", text, "")


def hikvision_camera() -> tuple[Port, ...]:
    """What a camera of Hikvision shows to `nmap -sV -sC`."""
    web = (header("App-webs/"), title("index"), challenge("Digest", "IP Camera(C0000)"))
    return (
        Port(80, "http", scripts=web),
        Port(554, "rtsp", scripts=(methods(HIKVISION_METHODS),)),
        Port(8000, "http-alt"),
    )


def dahua_device(realm: str) -> tuple[Port, ...]:
    """What a device with Dahua's firmware shows; the realm carries the serial number or a digest of it."""
    web = (title("WEB SERVICE"), challenge("Digest", realm))
    return (Port(80, "http", scripts=web), Port(554, "rtsp", scripts=(methods(DAHUA_METHODS),)), Port(37777, "unknown"))


def axis_camera(tail: int) -> tuple[Port, ...]:
    """What a camera of Axis shows."""
    name = f"AXIS_ACCC8E{tail:06X}"
    web = (title("AXIS"), challenge("Digest", name))
    return (Port(80, "http", "Apache httpd", scripts=web), Port(554, "rtsp", scripts=()))


def certificate(subject: dict[str, str]) -> tuple[str, str, str]:
    """ssl-cert: a self-signed certificate's names."""
    inner = "".join(f'<elem key="{key}">{text}</elem>\n' for key, text in subject.items())
    output = "Subject: " + "/".join(f"{key}={text}" for key, text in subject.items())
    return ("ssl-cert", output, f'<table key="subject">\n{inner}</table>\n<table key="issuer">\n{inner}</table>\n')


WINDOWS = (Port(135, "msrpc", "Microsoft Windows RPC"), Port(445, "microsoft-ds"))
HOSTS: tuple[tuple[int, str, str, tuple[Port, ...]], ...] = (
    (1, "00:1B:54:00:00:01", "gw.saltmarsh.example.org", (Port(22, "ssh", "Cisco SSH", "protocol 2.0"),)),
    (2, "3C:D9:2B:00:00:02", "sw1.saltmarsh.example.org", (Port(80, "http", scripts=(title("HP J9773A ProCurve Switch 2530-24G-PoEP"),)),)),
    (3, "3C:D9:2B:00:00:03", "sw2.saltmarsh.example.org", (Port(80, "http", scripts=(title("HP J9773A ProCurve Switch 2530-24G-PoEP"),)),)),
    (5, "3C:D9:2B:00:00:05", "print1.saltmarsh.example.org", (Port(80, "http", scripts=(title("HP LaserJet MFP M428fdn"),)), Port(9100, "jetdirect"))),
    (6, "00:80:77:00:00:06", "print2.saltmarsh.example.org", (Port(80, "http", "Debut embedded httpd", "Brother/HP printer http admin"), Port(9100, "jetdirect"))),
    (10, "F8:B1:56:00:00:10", "files.saltmarsh.example.org", WINDOWS),
    (11, "00:11:32:00:00:11", "nas.saltmarsh.example.org", (Port(5000, "http", "nginx", scripts=(title("Synology DiskStation"),)),)),
    (12, "F8:B1:56:00:00:12", "pc-12.saltmarsh.example.org", WINDOWS),
    *(( 20 + n, f"44:19:B6:00:00:{n:02X}", "", hikvision_camera()) for n in range(1, 7)),
    (27, "44:19:B6:00:00:07", "nvr1.saltmarsh.example.org", (
        Port(80, "http", scripts=(header("DNVRS-Webs"), title("index"))),
        Port(443, "http", tunnel="ssl", scripts=(certificate({"commonName": "www.hikvision.com", "organizationalUnitName": "DVRNVR", "organizationName": "HIKVISION", "localityName": "HangZhou", "stateOrProvinceName": "ZheJiang", "countryName": "CN"}),)),
        Port(8000, "http-alt"),
    )),
    *((30 + n, f"3C:EF:8C:00:00:{n:02X}", "", dahua_device(f"Login to 0000000PAJ0000{n}")) for n in range(1, 4)),
    (36, "00:40:84:00:00:01", "nvr2.saltmarsh.example.org", dahua_device("Login to 00000000000000000000000000000000")),
    (37, "", "", hikvision_camera()),
    *((40 + n, f"AC:CC:8E:00:00:{n:02X}", f"axis-accc8e{n:06x}.saltmarsh.example.org", axis_camera(n)) for n in range(1, 4)),
    (45, "00:09:18:00:00:01", "", (Port(80, "http", scripts=(title("WISENET WEBVIEWER"), challenge("Digest", "iPolis"))), Port(554, "rtsp"))),
    (46, "00:04:63:00:00:01", "", (Port(80, "http", scripts=(title("Bosch Security Systems"),)), Port(554, "rtsp"))),
    (51, "", "", (Port(80, "http", scripts=(title("Network Camera"), challenge("Basic", "Network Camera"))), Port(554, "rtsp"))),
    (60, "00:15:65:00:00:60", "phone-60.saltmarsh.example.org", (Port(5060, "sip", "Yealink SIP-T46S"),)),
    (61, "00:C0:B7:00:00:61", "ups1.saltmarsh.example.org", (Port(80, "http", scripts=(title("APC | Log On"),)),)),
)  # fmt: skip


def scan() -> str:
    """The scan of Saltmarsh House as `nmap -sV -sC -oX` writes it."""
    begun = "Wed Nov 18 09:00:00 2026"
    command = "nmap -sV -sC -oX saltmarsh-house-nmap.xml 192.0.2.0/24"
    parts = [
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n'
            '<?xml-stylesheet href="file:///usr/share/nmap/nmap.xsl" type="text/xsl"?>\n'
            f"<!-- Nmap 7.94SVN scan initiated {begun} as: {command} -->\n"
            f'<nmaprun scanner="nmap" args="{command}" start="{START}" startstr="{begun}" version="7.94SVN" '
            'xmloutputversion="1.05">\n<scaninfo type="syn" protocol="tcp" numservices="1000" services="1,3-4,6-7,9"/>\n'
            '<verbose level="0"/>\n<debugging level="0"/>\n'
        )
    ]
    parts += [_host(number, *host) for number, host in enumerate(HOSTS)]
    up = len(HOSTS)
    done = "Wed Nov 18 09:14:31 2026"
    parts.append(
        f'<runstats><finished time="{START + 871}" timestr="{done}" summary="Nmap done at {done}; 256 IP addresses '
        f'({up} hosts up) scanned in 871.04 seconds" elapsed="871.04" exit="success"/>'
        f'<hosts up="{up}" down="{256 - up}" total="256"/>\n</runstats>\n</nmaprun>\n'
    )
    return "".join(parts)


def _host(number: int, last: int, mac: str, name: str, ports: tuple[Port, ...]) -> str:
    begun = START + 20 + number
    owner = MAC_OWNERS.get(mac[:8])
    vendor = f" vendor={quoteattr(owner)}" if owner else ""
    lines = [
        f'<host starttime="{begun}" endtime="{begun + 600}"><status state="up" reason="arp-response" reason_ttl="0"/>',
        f'<address addr="192.0.2.{last}" addrtype="ipv4"/>',
    ]
    if mac:
        lines.append(f'<address addr="{mac}" addrtype="mac"{vendor}/>')
    lines += ["<hostnames>", *([f'<hostname name="{name}" type="PTR"/>'] if name else []), "</hostnames>"]
    closed = 1000 - len(ports)
    lines.append(f'<ports><extraports state="closed" count="{closed}">')
    lines.append(f'<extrareasons reason="reset" count="{closed}" proto="tcp" ports="1,3-4,6-7,9"/>\n</extraports>')
    lines += [_port(port) for port in ports]
    lines += ["</ports>", '<times srtt="912" rttvar="431" to="100000"/>', "</host>"]
    return "\n".join(lines) + "\n"


def _port(port: Port) -> str:
    said = f' product="{port.product}"' if port.product else ""
    said += f' extrainfo="{port.extra}"' if port.extra else ""
    said += f' tunnel="{port.tunnel}"' if port.tunnel else ""
    how = 'method="probed" conf="10"' if said or port.scripts else 'method="table" conf="3"'
    scripts = "".join(
        f"<script id={quoteattr(name)} output={_attribute(output)}" + (f">{inner}</script>" if inner else "/>")
        for name, output, inner in port.scripts
    )
    return (
        f'<port protocol="tcp" portid="{port.number}"><state state="open" reason="syn-ack" reason_ttl="64"/>'
        f'<service name="{port.service}"{said} {how}/>{scripts}</port>'
    )


def _attribute(text: str) -> str:
    return quoteattr(text, {"\n": "&#xa;"})


def capture(frames: Any) -> bytes:
    """A minute of one mirrored port at Saltmarsh House."""
    camera, recorder, dahua, honeywell, axis = (
        "44:19:b6:00:00:01", "44:19:b6:00:00:07", "3c:ef:8c:00:00:03", "00:40:84:00:00:01", "ac:cc:8e:00:00:01",
    )  # fmt: skip
    group, multicast, pc = "239.255.255.250", "01:00:5e:7f:ff:fa", "192.0.2.12"
    rebadged = json.loads(frames.DHIP)
    rebadged["mac"] = honeywell
    rebadged["params"]["deviceInfo"] |= {
        "DeviceClass": "NVR", "DeviceType": "HEN08104", "SerialNo": "0000000PAZ00000", "Vendor": "Honeywell",
        "Version": "4.000.0000000.0.R", "IPv4Address": {"IPAddress": "192.0.2.36", "SubnetMask": "255.255.255.0"},
    }  # fmt: skip
    own = frames.DHIP.replace(frames.DAHUA, dahua).replace("192.0.2.22", "192.0.2.33")
    asked = {60: b"AXIS,Network Camera,P3245-LVE,10.12.182", 12: b"axis-accc8e000001", 55: bytes([1, 3, 6, 15])}
    hello = frames.server_certificate(frames.certificate())
    listed = [
        *(frames.arp(1, mac, f"192.0.2.{last}", "192.0.2.1") for mac, last in (
            (camera, 21), (recorder, 27), (dahua, 33), (honeywell, 36), (axis, 41), ("00:09:18:00:00:01", 45),
        )),
        frames.udp4(camera, "192.0.2.21", 37020, group, 37020, frames.SADP.encode(), to=multicast),
        frames.udp4(camera, "192.0.2.21", 3702, pc, 50000, (frames.WSD % "1").encode()),
        frames.udp4(dahua, "192.0.2.33", 37810, pc, 37810, frames.dhip_frame(own)),
        frames.udp4(
            honeywell, "192.0.2.36", 37810, pc, 37810, frames.dhip_frame(json.dumps(rebadged, separators=(",", ":")))
        ),
        # a DHCP client has no address yet; nothing is bound to this one
        frames.udp4(axis, "0.0.0.0", 68, "255.255.255.255", 67, frames.dhcp(1, 3, axis, asked), to=frames.BROADCAST),  # noqa: S104
        frames.udp4(frames.ROUTER, "192.0.2.1", 67, "192.0.2.41", 68, frames.dhcp(2, 5, axis, {}, "192.0.2.41"), to=axis),
        frames.tcp4(recorder, "192.0.2.27", 443, pc, 50013, 700, b"", 0x12),
        *frames.in_segments(recorder, "192.0.2.27", 443, pc, 50013, 701, hello, 300),
        frames.udp4(recorder, "192.0.2.27", 40000, "192.0.2.1", 53, frames.dns_query("dev.hik-connect.com")),
    ]  # fmt: skip
    written: bytes = frames.pcapng([(1, listed)])
    return written


REGISTER = (
    # ref, where, make, model, serial, address, MAC, how many, bought
    ("SH-01", "Main gate", "Hikvision", "DS-2CD2T47G1-L", "DS-2CD2T47G1-L20190522AAWRD00000000", "192.0.2.21", "44:19:B6:00:00:01", 1, datetime.date(2019, 9, 12)),
    ("SH-02", "Reception", "Hikvision", "DS-2CD2143G2-I", "", "192.0.2.22", "44:19:B6:00:00:02", 1, datetime.date(2021, 3, 4)),
    ("SH-06", "Boathouse", "Axis", "P3245-LVE", "", "192.0.2.26", "44:19:B6:00:00:06", 1, datetime.date(2022, 2, 18)),
    ("SH-07", "Comms room", "Hikvision", "DS-7616NI-K2", "", "192.0.2.27", "44:19:B6:00:00:07", 1, datetime.date(2019, 9, 12)),
    ("SH-08", "Comms room", "Honeywell", "HEN08104", "", "192.0.2.36", "00:40:84:00:00:01", 1, datetime.date(2020, 6, 30)),
    ("SH-09", "Slipway", "ANNKE", "C800", "", "192.0.2.37", "", 1, datetime.date(2021, 8, 2)),
    ("SH-11", "Quay steps", "Axis", "P3245-LVE", "ACCC8E000001", "192.0.2.41", "AC:CC:8E:00:00:01", 1, datetime.date(2022, 5, 19)),
    ("SH-12", "Store", "Generic", "IP camera", "", "192.0.2.51", "", 1, None),
)  # fmt: skip
SPARES = (
    ("Breakwater spares", "Dahua", "IPC-HFW2431S-S-S2", 12, "2021"),
    ("Domes, boxed", "Hanwha Vision", "XNV-6080R", 4, "2023-02"),
    ("Power injectors", "TP-Link", "TL-POE150S", 6, "2022"),
)


def workbook() -> bytes:
    """The register of Saltmarsh House as somebody keeps it: a title, merged cells, odd headings, a second sheet."""
    from openpyxl import Workbook

    book = Workbook()
    cameras = book.active
    cameras.title = "Saltmarsh House"
    cameras.append(["Department for Harbours and Lights: CCTV at Saltmarsh House"])
    cameras.merge_cells("A1:I1")
    cameras.append(["as of 30 October 2026, kept by Ada (Estates)"])
    cameras.merge_cells("A2:I2")
    cameras.append([])
    cameras.append(["Camera", "Position", "Make", "Model no.", "S/N", "IP addr", "MAC addr", "Qty", "Date purchased"])
    for row in REGISTER:
        cameras.append(list(row))
    spares = book.create_sheet("Stores")
    spares.append(["Held in stores, Lamp Street"])
    spares.merge_cells("A1:E1")
    spares.append(["Item", "Make", "Model no.", "Qty", "Date purchased"])
    for row in SPARES:
        spares.append(list(row))
    book.properties.creator = "Ada"
    book.properties.created = book.properties.modified = datetime.datetime(2026, 10, 30)  # noqa: DTZ001 - as the format
    draft = io.BytesIO()
    book.save(draft)
    return _without_clock(draft)


def _without_clock(draft: io.BytesIO) -> bytes:
    """The same archive with one date on every member, so that two runs give the same bytes."""
    steady = io.BytesIO()
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _steady_dates(content)
            member = zipfile.ZipInfo(name, (2026, 10, 30, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, content)
    return steady.getvalue()


def _steady_dates(content: bytes) -> bytes:
    """openpyxl stamps the moment of saving into the properties; the day of the register stands there instead."""
    import re

    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-10-30T00:00:00Z", content)


def builder() -> Any:
    """The module that builds frames."""
    spec = spec_from_file_location("packets_build", FRAMES)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def make(folder: Path) -> list[Path]:
    """Write the three files below `folder`; returns their paths."""
    files = {
        "saltmarsh-house-nmap.xml": scan().encode("utf-8"),
        "saltmarsh-house-port-12.pcapng": capture(builder()),
        "saltmarsh-house-register.xlsx": workbook(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


if __name__ == "__main__":
    for path in make(ESTATE):
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes\n")
