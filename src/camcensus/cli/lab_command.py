"""`camcensus lab`: a network of emulated devices to try a scan on."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from camcensus.model.errors import InputError

if TYPE_CHECKING:
    from camcensus.lab.network import LabNetwork

_LEFT = timedelta(hours=1)  # that a scope must be valid for, to be kept
SCOPE_MARK = "# Written by `camcensus lab`"  # how the scope file of a lab begins


def add_to(app: typer.Typer) -> None:
    """Put the command on the program."""
    app.command(
        "lab",
        epilog="Example: camcensus lab --truth truth.csv --run camcensus scan --scope lab-scope.toml --go",
        context_settings={"allow_interspersed_args": False},
    )(lab)


def lab(
    command: Annotated[
        list[str] | None, typer.Argument(metavar="[COMMAND...]", help="With --run: what to run beside the devices.")
    ] = None,
    run: Annotated[
        bool, typer.Option("--run", help="Run COMMAND where the scanner stands, say what it hurt, take all away.")
    ] = False,
    addresses: Annotated[
        int,
        typer.Option("--addresses", metavar="N", min=1, max=254, help="Addresses of the network, dead ones included."),
    ] = 254,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="Only this device, hostile or fragile one; repeatable. See --list."),
    ] = None,
    hostile: Annotated[
        bool, typer.Option("--hostile", help="All hostile and fragile devices in place of the usual.")
    ] = False,
    delay: Annotated[float, typer.Option("--delay", metavar="MS", min=0, help="Milliseconds before each answer.")] = 20,
    loss: Annotated[float, typer.Option("--loss", metavar="PERCENT", min=0, max=90, help="Packets that get lost.")] = 0,
    scope: Annotated[Path, typer.Option("--scope", metavar="FILE", help="Where to write the scope file.")] = Path(
        "lab-scope.toml"
    ),
    truth: Annotated[
        Path | None, typer.Option("--truth", metavar="FILE", help="Write what each address really is, as CSV.")
    ] = None,
    loopback: Annotated[
        bool, typer.Option("--loopback", help="Stand on 127.0.0.0/8 even where namespaces are permitted.")
    ] = False,
    show_list: Annotated[bool, typer.Option("--list", help="Show what there is to emulate, and stop.")] = False,
) -> None:
    """Make a network of emulated cameras, recorders and other devices, to try a scan on. It touches no real network."""
    from camcensus.lab import without_root
    from camcensus.lab.behaving import BEHAVIOURS
    from camcensus.lab.network import FIRST_ADDRESS, LEFT_OUT_ON_LOOPBACK, lab_network
    from camcensus.lab.personality import personalities
    from camcensus.lab.population import default_population, place, truth_csv

    if show_list:
        for each in personalities().values():
            typer.echo(f"{each.id}\t{each.kind}\t{each.truth.brand or ''}")
        for name, behaviour in BEHAVIOURS.items():
            typer.echo(f"{name}\t{behaviour.does}")
        return
    if run != bool(command):
        raise InputError("lab", "", "--run and a command belong together", "Say: camcensus lab --run COMMAND...")
    if only or hostile:
        population = place(FIRST_ADDRESS, [*(only or ()), *(BEHAVIOURS if hostile else ())])
    else:
        population = default_population(FIRST_ADDRESS, addresses)
    if command and command[0] == "camcensus":  # this program, whether or not it is installed as a command
        command = [sys.executable, "-m", "camcensus", *command[1:]]
    if run and command and shutil.which(command[0]) is None:
        raise InputError("lab", "", f"there is no program {command[0]!r}", "Check its name.")
    _refuse_to_overwrite(scope)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    words = ["lab", "--addresses", str(addresses), "--delay", str(delay), "--loss", str(loss), "--scope", str(scope)]
    words += [*(["--truth", str(truth)] if truth else []), *(["--hostile"] if hostile else [])]
    words += [*(f"--only={each}" for each in only or ()), *(["--run"] if run else []), *(command or ())]
    again = None if loopback else without_root.wrapped([sys.executable, "-m", "camcensus", *words])
    if again is not None:
        raise typer.Exit(_wait_for(subprocess.Popen(again, env=without_root.environment())))
    without_root.prepare()
    status = 0
    try:
        with lab_network(population, delay=delay / 1000, loss=loss / 100, loopback=loopback or None) as net:
            if not _still_holds(scope, net.scope.read_bytes()):
                scope.write_bytes(net.scope.read_bytes())
            if truth is not None:
                truth.write_text(truth_csv(net.placed), "utf-8")
            _say(f"{len(net.placed)} emulated devices in {net.network}; scope file {scope}.")
            if net.why_loopback:
                _say(f"On loopback addresses ({net.why_loopback}). Left out: {LEFT_OUT_ON_LOOPBACK}.")
            if net.not_opened:
                _say(f"{len(net.not_opened)} ports could not be opened, the first: {net.not_opened[0]}")
            if command:
                status = _wait_for(net.start(command))
                _tell_hurt(net)
            else:
                scan = [sys.executable, "-m", "camcensus", "scan", "--scope", str(scope.resolve()), "--go"]
                _say(f"Scan it from another terminal: {shlex.join(without_root.from_outside(net.command(scan)))}")
                _say("Ctrl-C takes it away.")
                signal.pause()
    except KeyboardInterrupt:
        _say("The lab is gone.")
        status = status or (130 if command else 0)
    raise typer.Exit(status if status >= 0 else 128 - status)


def _wait_for(running: subprocess.Popen[bytes]) -> int:
    """Its exit status. Ctrl-C reaches it as well: it ends itself, and we wait; a second one ends the wait."""
    with running:
        for _ in range(2):
            try:
                return running.wait()
            except KeyboardInterrupt:
                running.send_signal(signal.SIGTERM)
        running.kill()
        return 130


def _tell_hurt(net: LabNetwork) -> None:
    """Which of the fragile devices the command hurt, and how; silent where there is none that could be."""
    fragile = {each.address: each.plays for each in net.placed if each.plays.startswith("fragile:")}
    if not fragile:
        return
    hurt = net.hurt()
    _say(f"{len(hurt)} of {len(fragile)} fragile devices were hurt{':' if hurt else '.'}")
    for address, how in hurt.items():
        _say(f"  {address} {fragile[address]}: {how}")


def _refuse_to_overwrite(scope: Path) -> None:
    """A scope of somebody's real network stays as it is. Raises InputError."""
    if scope.exists() and not scope.read_bytes().startswith(SCOPE_MARK.encode()):
        raise InputError(str(scope), "", "is there already and was not written by a lab", "Name another with --scope.")


def _still_holds(scope: Path, wanted: bytes) -> bool:
    """Is a scope there that differs in its times alone, and is valid for an hour? Then `scan --resume` can go on."""
    from camcensus.collect.scan.scope_file import read_scope
    from camcensus.collect.scan.stop import utc_now

    try:
        old, new = read_scope(scope.read_bytes(), str(scope)), read_scope(wanted, str(scope))
    except (OSError, InputError):
        return False
    same = replace(old, valid_from=new.valid_from, valid_until=new.valid_until, digest=new.digest) == new
    return same and old.valid_from <= utc_now() <= old.valid_until - _LEFT


def _interrupt(number: int, frame: object) -> None:
    del number, frame
    raise KeyboardInterrupt


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
