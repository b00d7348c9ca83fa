"""Reads one nmap XML with camcensus and with python-libnmap, each in a process of its own, and prints one line.

    uv run python benchmarks/nmap_reading.py [MEGABYTES] [--keep FILE]

The file is made here: hosts as nmap -sV -sC writes them, cameras among servers. Each reader gives all that it has of
address, ports, services and scripts: ours as observations, the peer through its objects. Nothing is done with either.
Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<?xml-stylesheet href="file:///usr/share/nmap/nmap.xsl" type="text/xsl"?>
<nmaprun scanner="nmap" args="nmap -sV -sC -oX scan.xml 198.18.0.0/15" start="1790931600" startstr="Fri Oct  2 09:00:00 2026" version="7.93" xmloutputversion="1.05">
<scaninfo type="syn" protocol="tcp" numservices="1000" services="1-1000"/>
<verbose level="0"/>
<debugging level="0"/>
"""
TAIL = """<runstats><finished time="1790935200" timestr="Fri Oct  2 10:00:00 2026" summary="done" elapsed="3600.00" exit="success"/><hosts up="{up}" down="0" total="{up}"/>
</runstats>
</nmaprun>
"""
CAMERA = """<host starttime="1790931600" endtime="1790931700"><status state="up" reason="arp-response" reason_ttl="0"/>
<address addr="{address}" addrtype="ipv4"/>
<address addr="44:19:B6:00:00:01" addrtype="mac" vendor="Hangzhou Hikvision Digital Technology"/>
<hostnames>
<hostname name="cam-{number}.example.org" type="PTR"/>
</hostnames>
<ports><extraports state="closed" count="996"><extrareasons reason="reset" count="996" proto="tcp" ports="1-79,81-442"/></extraports>
<port protocol="tcp" portid="80"><state state="open" reason="syn-ack" reason_ttl="64"/><service name="http" product="Hikvision Network Video Recorder http admin" devicetype="webcam" method="probed" conf="10"><cpe>cpe:/h:hikvision</cpe></service><script id="http-title" output="index"><elem key="title">index</elem>
</script><script id="http-server-header" output="webserver"><elem>webserver</elem>
</script><script id="http-auth" output="&#xa;HTTP/1.1 401 Unauthorized&#xa;  Digest realm=IP Camera(00000) qop=auth"><table>
<elem key="scheme">Digest</elem>
<table key="params">
<elem key="realm">IP Camera(00000)</elem>
<elem key="qop">auth</elem>
</table>
</table>
</script></port>
<port protocol="tcp" portid="443"><state state="open" reason="syn-ack" reason_ttl="64"/><service name="http" tunnel="ssl" servicefp="SF-Port443-TCP:V=7.93%T=SSL%I=7%D=10/2%Time=6ABF%P=x86_64-pc-linux-gnu%r(GetRequest,BC,&quot;HTTP/1\\.1\\x20401\\x20Unauthorized\\r\\nServer:\\x20webserver\\r\\nContent-Length:\\x20178\\r\\nWWW-Authenticate:\\x20Digest\\x20realm=\\&quot;IP\\x20Camera\\(00000\\)\\&quot;\\r\\n\\r\\n&quot;){probes};" method="probed" conf="10"/><script id="ssl-cert" output="Subject: commonName=cam.example.org"><table key="subject">
<elem key="commonName">cam.example.org</elem>
<elem key="organizationName">Example</elem>
</table>
<table key="issuer">
<elem key="commonName">cam.example.org</elem>
</table>
<table key="pubkey">
<elem key="type">rsa</elem>
<elem key="bits">2048</elem>
<elem key="modulus">{modulus}</elem>
<elem key="exponent">65537</elem>
</table>
<elem key="sig_algo">sha256WithRSAEncryption</elem>
<table key="validity">
<elem key="notBefore">2026-01-01T00:00:00</elem>
<elem key="notAfter">2036-01-01T00:00:00</elem>
</table>
<table key="extensions">
<table>
<elem key="name">X509v3 Basic Constraints</elem>
<elem key="value">CA:TRUE</elem>
</table>
</table>
<elem key="md5">00000000000000000000000000000000</elem>
<elem key="sha1">0000000000000000000000000000000000000000</elem>
<elem key="pem">-&#45;&#45;&#45;&#45;BEGIN CERTIFICATE-&#45;&#45;&#45;&#45;&#xa;{pem}-&#45;&#45;&#45;&#45;END CERTIFICATE-&#45;&#45;&#45;&#45;&#xa;</elem>
</script><script id="ssl-date" output="2026-10-02T09:01:00+00:00; 0s from scanner time."><elem key="delta">0.0</elem>
<elem key="date">2026-10-02T09:01:00+00:00</elem>
</script><script id="fingerprint-strings" output="{strings}">{string_elems}
</script></port>
<port protocol="tcp" portid="554"><state state="open" reason="syn-ack" reason_ttl="64"/><service name="rtsp" method="probed" conf="10"/><script id="rtsp-methods" output="OPTIONS, DESCRIBE, PLAY, PAUSE, SETUP, TEARDOWN"/></port>
<port protocol="tcp" portid="8000"><state state="open" reason="syn-ack" reason_ttl="64"/><service name="ipcam" product="Hikvision IPCam control port" devicetype="webcam" method="probed" conf="10"/></port>
</ports>
<times srtt="912" rttvar="431" to="100000"/>
</host>
"""
SERVER = """<host starttime="1790931600" endtime="1790931700"><status state="up" reason="echo-reply" reason_ttl="63"/>
<address addr="{address}" addrtype="ipv4"/>
<hostnames>
</hostnames>
<ports><extraports state="filtered" count="998"><extrareasons reason="no-response" count="998" proto="tcp" ports="1-21"/></extraports>
<port protocol="tcp" portid="22"><state state="open" reason="syn-ack" reason_ttl="63"/><service name="ssh" product="OpenSSH" version="9.2p1 Debian 2" extrainfo="protocol 2.0" ostype="Linux" method="probed" conf="10"><cpe>cpe:/a:openbsd:openssh:9.2p1</cpe><cpe>cpe:/o:linux:linux_kernel</cpe></service><script id="ssh-hostkey" output="&#xa;  256 00000000000000000000000000000000 (ECDSA)&#xa;  256 00000000000000000000000000000000 (ED25519)"><table>
<elem key="key">{key}</elem>
<elem key="bits">256</elem>
<elem key="type">ecdsa-sha2-nistp256</elem>
<elem key="fingerprint">00000000000000000000000000000000</elem>
</table>
<table>
<elem key="key">{key}</elem>
<elem key="bits">256</elem>
<elem key="type">ssh-ed25519</elem>
<elem key="fingerprint">00000000000000000000000000000000</elem>
</table>
</script></port>
<port protocol="tcp" portid="80"><state state="open" reason="syn-ack" reason_ttl="63"/><service name="http" product="nginx" version="1.22.1" method="probed" conf="10"><cpe>cpe:/a:igor_sysoev:nginx:1.22.1</cpe></service><script id="http-title" output="Intranet"><elem key="title">Intranet</elem>
</script><script id="http-server-header" output="nginx/1.22.1"><elem>nginx/1.22.1</elem>
</script></port>
</ports>
<times srtt="2100" rttvar="700" to="100000"/>
</host>
"""


# What nmap keeps of an unknown service: the answers to its other probes, and the certificate.
PROBES = "".join(
    f"%r({name},9A,&quot;HTTP/1\\.1\\x20400\\x20Bad\\x20Request\\r\\nServer:\\x20webserver\\r\\nX-Probe:\\x20{name}\\r\\n"
    "Content-Length:\\x20178\\r\\nContent-Type:\\x20text/html\\r\\nConnection:\\x20close\\r\\n\\r\\n"
    "&lt;!DOCTYPE\\x20html&gt;&lt;html&gt;&lt;head&gt;&lt;title&gt;Document\\x20Error&lt;/title&gt;&lt;/head&gt;&quot;)"
    for name in ("HTTPOptions", "RTSPRequest", "FourOhFourRequest")
)
NAMES = ("GetRequest", "HTTPOptions", "RTSPRequest", "FourOhFourRequest")
STRINGS = {
    name: f"&#xa;    HTTP/1.1 400 Bad Request&#xa;    Server: webserver&#xa;    X-Probe: {name}&#xa;    Content-Length: 178&#xa;"
    "    Content-Type: text/html&#xa;    Connection: close&#xa;    &lt;!DOCTYPE html&gt;&lt;html&gt;"
    for name in NAMES
}
FILLING = {
    "{modulus}": "B" * 512,
    "{pem}": ("A" * 64 + "&#xa;") * 18,
    "{key}": "A" * 140,
    "{probes}": PROBES,
    "{strings}": "".join(f"&#xa;  {name}: {text}" for name, text in STRINGS.items()),
    "{string_elems}": "\n".join(f'<elem key="{name}">{text}</elem>' for name, text in STRINGS.items()),
}


def write_scan(path: Path, megabytes: float) -> int:
    """Write a scan of about so many megabytes; returns the number of hosts. Addresses are of RFC 2544."""
    hosts = written = 0
    camera, server = CAMERA, SERVER
    for name, text in FILLING.items():
        camera, server = camera.replace(name, text), server.replace(name, text)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        while written < megabytes * 1_000_000:
            address = f"198.{18 + hosts // 65536 % 2}.{hosts // 256 % 256}.{hosts % 256}"
            text = (camera if hosts % 2 else server).replace("{address}", address).replace("{number}", str(hosts))
            written += file.write(text)
            hosts += 1
        file.write(TAIL.format(up=hosts))
    return hosts


def reader_of(name: str) -> Callable[[Path], int]:
    """The reader, imported: each in its own process, so that neither pays for the other."""
    if name == "ours":
        from camcensus.collect.importers.nmap.importer import read

        def read_ours(path: Path) -> int:
            with path.open("rb") as stream:
                return sum(1 for _ in read(stream, path.name))

        return read_ours
    from libnmap.parser import NmapParser

    def read_peer(path: Path) -> int:
        seen = 0
        for host in NmapParser.parse_fromfile(str(path)).hosts:
            told = [(host.address, host.mac, host.vendor, host.hostnames, host.endtime)]
            for service in host.services:
                told.append((service.port, service.protocol, service.state, service.banner, service.servicefp))
                told += [(script["id"], script["output"], script["elements"]) for script in service.scripts_results]
            seen += len(told)
        return seen

    return read_peer


def run_apart(reader: str, path: Path) -> dict[str, float]:
    """Seconds of reading and peak memory in MB of one reader in a fresh process."""
    command = [sys.executable, __file__, "--reader", reader, "--keep", str(path)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("megabytes", nargs="?", type=float, default=100.0)
    arguments.add_argument("--keep", type=Path, help="where the file is written, and left")
    arguments.add_argument(
        "--rounds", type=int, default=3, help="runs of each reader, in turn; the best of each counts"
    )
    arguments.add_argument("--reader", choices=("ours", "peer"), help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.reader:
        reader = reader_of(given.reader)
        start = time.process_time()  # of the processor: other work on the machine does not count for or against
        items = reader(given.keep)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "peak": peak, "items": items}))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "scan.xml"
        hosts = write_scan(path, given.megabytes)
        rounds = [(run_apart("ours", path), run_apart("peer", path)) for _ in range(given.rounds)]
        ours, peer = (min(runs, key=lambda run: run["seconds"]) for runs in zip(*rounds, strict=True))
        size = os.path.getsize(path) / 1_000_000
    print(
        f"nmap XML {size:.0f} MB, {hosts} hosts: camcensus {ours['seconds']:.2f} s, peak {ours['peak']:.0f} MB, "
        f"{ours['items']:.0f} items; python-libnmap {peer['seconds']:.2f} s, peak {peer['peak']:.0f} MB; "
        f"ratio {peer['seconds'] / ours['seconds']:.1f}x"
    )


if __name__ == "__main__":
    main()
