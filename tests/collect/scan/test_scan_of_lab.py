"""The whole scan against the lab: who is found and named, what a stop and a kill leave, what reaches a screen.

Needs root for network namespaces; without, the lab stands on loopback addresses, where discovery groups, hardware
addresses and dead addresses are missing, and the figures are not held to their marks.
"""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from tests.collect.scan.in_lab import PROGRAM, devices_in, gist, identified, scan_command, scanned, scope_for

from camcensus.collect.scan.capture_file import whole_lines
from camcensus.lab.behaving import BEHAVIOURS
from camcensus.lab.network import FIRST_ADDRESS, lab_network
from camcensus.lab.personality import personalities
from camcensus.lab.population import TARPIT, place
from camcensus.model.scan import MAX_HOST_SECONDS
from camcensus.store.shipped import shipped_facts

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
STOPS, KILLS = 50, 20
SIDE_BY_SIDE = 4
SILENTLY = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
BRISK = ("--wait", "1")
WAYS = ("SIGINT", "SIGTERM", "kill file")


@pytest.fixture(scope="module")
def whole():
    """The lab of 254 addresses."""
    with lab_network() as net:
        yield net


@pytest.fixture(scope="module")
def small():
    """Fourteen devices of as many kinds, no dead address."""
    kinds = [each.id for each in personalities().values() if each.tcp]
    chosen = random.Random(14).sample(kinds, 14)
    with lab_network(place(FIRST_ADDRESS, chosen)) as net:
        yield net


def said_of(devices):
    return {address: device for device in devices for address in device["addresses"]}


def plain(text):
    return re.sub(r"[\s-]", "", text or "").lower()


def spellings():
    """Badges on what others make, by the facts: plain badge -> its plain spellings."""
    found = {}
    for fact in shipped_facts().rebrands:
        names = {plain(fact.brand), *map(plain, fact.also_called)}
        for name in names:
            found.setdefault(name, set()).update(names)
    return found


def test_every_device_of_the_lab_is_found_and_named(whole, tmp_path, record_testsuite_property):
    capture = tmp_path / "lab.jsonl.gz"
    began = time.monotonic()
    done = scanned(whole, whole.scope, capture, "--format", "json")
    seconds = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    devices = devices_in(done.stdout)
    said = said_of(devices)
    sold_by_others = spellings()
    rebrands = 0
    named, wrong, silent, decoys, brands = 0, [], [], [], []
    cameras = [row for row in whole.truth if row["is_camera_equipment"] == "true"]
    for row in whole.truth:
        found = said.get(row["address"])
        if row["is_camera_equipment"] != "true":
            decoys += [row] if found is not None and found["is_camera_equipment"] else []
            continue
        maker = found["manufacturer"] if found else None
        named += maker == row["manufacturer"]
        if maker not in (None, row["manufacturer"]):
            wrong.append((row["plays"], maker))
        elif maker is None:
            silent.append(row["plays"])
        badge = plain(row["brand"])
        if maker and badge in sold_by_others and plain(found["brand"]) not in sold_by_others[badge]:
            brands.append((row["plays"], row["brand"], found["brand"]))
        rebrands += badge in sold_by_others
    missing = [row["plays"] for row in whole.truth if row["address"] not in said]
    share = named / len(cameras)
    figures = (
        f"{len(said)} of {len(whole.truth)} live addresses found in {seconds:.1f} s; maker right for {named} of"
        f" {len(cameras)} ({share:.3f}), wrong for {len(wrong)}; {len(decoys)} decoys called cameras;"
        f" badge kept apart on {rebrands - len(brands)} of {rebrands} rebrands; not named: {', '.join(sorted(set(silent))) or 'none'}"
    )
    print(f"\nlab of 254: {figures}")
    record_testsuite_property("lab", figures)
    assert (wrong, decoys) == ([], [])
    if whole.interface is not None:
        assert (missing, brands) == ([], [])
        assert share >= 0.95
    assert gist(identified(capture)) == gist(devices)


def test_a_capture_read_twice_and_two_captures_of_one_network_say_the_same(small, tmp_path):
    scope = scope_for(small, tmp_path, 14)
    first, second = tmp_path / "first.jsonl.gz", tmp_path / "second.jsonl.gz"
    for capture in (first, second):
        assert scanned(small, scope, capture).returncode == 0
    alone = gist(identified(first))
    assert gist(identified(second)) == alone
    assert len(alone) == 14


def stopped(small, scope, folder, number, way):
    """One scan stopped at a random moment: seconds from the stop to the last packet, and to the end of the process."""
    capture, kill_file = folder / f"{number}.jsonl.gz", folder / f"{number}.kill"
    process = small.start([*scan_command(scope, capture, *BRISK), "--kill-file", str(kill_file)], **SILENTLY)
    audit = folder / f"{number}.audit.jsonl"
    while not audit.exists() or audit.stat().st_size < 2_000:
        time.sleep(0.01)
        assert process.poll() is None
    time.sleep(random.Random(number).uniform(0.0, 1.2))
    at = time.time()
    if way == "kill file":
        kill_file.touch()
    else:
        process.send_signal(getattr(signal, way))
    status = process.wait(60)
    return capture, audit, at, status


def last_packet(audit):
    """When the last packet left by the log, as seconds of the clock; lines are kept before packets leave."""
    lines = [json.loads(line) for line in audit.read_text().splitlines()]
    sent = [line for line in lines if line["act"] in ("connect", "send", "datagram", "join")]
    return datetime.fromisoformat(sent[-1]["at"]).timestamp()


def test_nothing_leaves_a_second_after_a_stop(small, tmp_path):
    scope = scope_for(small, tmp_path, 14)
    ways = [WAYS[number % 3] for number in range(STOPS)]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        runs = list(pool.map(lambda number: stopped(small, scope, tmp_path, number, ways[number]), range(STOPS)))
    late = [(way, last_packet(audit) - at) for way, (_, audit, at, _) in zip(ways, runs, strict=True)]
    print(f"\nlast packet after a stop: {max(after for _, after in late):.2f} s at most, {STOPS} stops")
    assert [entry for entry in late if entry[1] > 1.0] == []
    for way, (capture, _, _, status) in zip(ways, runs, strict=True):
        assert status == (0 if status == 0 else 3 if way == "kill file" else 130)  # 0: it was done before
        assert capture.exists()
    assert sum(status != 0 for *_, status in runs) >= STOPS * 0.8
    assert all(isinstance(identified(capture), list) for capture, *_ in runs[:3])


def killed_and_resumed(small, scope, folder, number):
    """A scan killed at a random moment, and gone on with until it ends by itself."""
    capture = folder / f"killed-{number}.jsonl.gz"
    process = small.start(scan_command(scope, capture, *BRISK), **SILENTLY)
    while not capture.exists():
        time.sleep(0.01)
        assert process.poll() is None
    time.sleep(random.Random(number).uniform(0.0, 2.5))
    process.kill()
    process.wait(10)
    done = scanned(small, scope, capture, "--resume", "--format", "json", *BRISK)
    assert done.returncode == 0, done.stderr
    return gist(devices_in(done.stdout))


def test_killed_anywhere_and_resumed_a_scan_finds_the_same_devices(small, tmp_path):
    scope = scope_for(small, tmp_path, 14)
    undisturbed = tmp_path / "undisturbed.jsonl.gz"
    assert scanned(small, scope, undisturbed, *BRISK).returncode == 0
    expected = gist(identified(undisturbed))
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        runs = list(pool.map(lambda number: killed_and_resumed(small, scope, tmp_path, number), range(KILLS)))
    assert [number for number, found in enumerate(runs) if found != expected] == []


@pytest.mark.skipif(not BEHAVIOURS, reason="the lab has no hostile devices")
def test_hostile_devices_end_in_time_and_no_control_character_reaches_an_output(tmp_path):
    hostile = [name for name in BEHAVIOURS if name.startswith("hostile:")]
    with lab_network(place(FIRST_ADDRESS, [TARPIT, *hostile])) as net:
        capture = tmp_path / "hostile.jsonl.gz"
        done = scanned(net, net.scope, capture)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    outputs = [done.stdout, done.stderr]
    for form in ("table", "json", "jsonl", "csv", "html", "md", "sarif", "cyclonedx"):
        again = subprocess.run(
            [*PROGRAM, "identify", str(capture), "--format", form], capture_output=True, text=True, check=False
        )
        assert again.returncode == 0, again.stderr
        outputs += [again.stdout, again.stderr]
    # the mark at the beginning tells spreadsheets that a CSV is UTF-8
    texts = [text.removeprefix("\ufeff") for text in outputs]
    assert [(number, found.start()) for number, text in enumerate(texts) if (found := CONTROLS.search(text))] == []
    assert capture.stat().st_size < 32 * 1024 * 1024
    spent = seconds_asked(capture)
    assert len(spent) > len(hostile) / 2
    assert max(spent.values()) <= MAX_HOST_SECONDS + 0.5, max(spent, key=lambda address: spent[address])


def seconds_asked(capture):
    """Address -> seconds that its questions took in all."""
    spent = {}
    for line in whole_lines(capture):
        value = json.loads(line)
        if "probe" in value and "source" not in value and not value["address"].startswith("239."):
            spent[value["address"]] = spent.get(value["address"], 0.0) + value["seconds"]
    return spent


def test_no_fragile_device_is_hurt(tmp_path):
    """Twice at most: on a machine that is busy elsewhere an emulated device may see late what was done in time."""
    fragile = [name for name in BEHAVIOURS if name.startswith("fragile:")]
    for attempt in (1, 2):
        with lab_network(place(FIRST_ADDRESS, fragile)) as net:
            done = scanned(net, net.scope, tmp_path / f"{attempt}.jsonl.gz")
            hurt = net.hurt()
        assert done.returncode == 0, done.stderr
        if not hurt:
            break
    assert hurt == {}
