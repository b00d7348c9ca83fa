"""A scan from its scope to its capture file: what it will send, and the run itself with its ways to stop."""

from __future__ import annotations

import asyncio
import resource
import signal
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack, ExitStack, closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType

from camcensus import __version__
from camcensus.collect.scan.audit import AuditFile, AuditLog
from camcensus.collect.scan.capture_file import CaptureFile, Held
from camcensus.collect.scan.capture_lines import COMPLETE, CaptureHeader
from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.scope_file import MAX_BYTES, read_scope
from camcensus.collect.scan.stop import StopSignal, utc_now
from camcensus.collect.scan.sweep import MAY_LOG_IN, MOST_HOSTS, Sweep, Sweeper, Watches
from camcensus.collect.scan.targets import addresses, count_addresses
from camcensus.collect.scan.unwritable import unwritable
from camcensus.model.errors import InputError
from camcensus.model.scan import MAX_PROBES, Scope
from camcensus.wire.conversations.login import Account
from camcensus.wire.conversations.plan import DISCOVERY, USUAL_PORTS
from camcensus.wire.conversations.probes import PROBES

TOOL = f"camcensus {__version__}"
INTERRUPTED = "interrupted"
ROLL_CALL = "roll-call"  # among the options of a capture
_NO_OPTIONS: Mapping[str, str] = MappingProxyType({})
_PACKETS_OF_OPEN_PORT = 4  # SYN, ACK, FIN, ACK
_PACKETS_OF_QUESTION = 8  # the same, the question, and what acknowledges an answer of a few packets
_OTHER_FILES = 256
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class ScanPlan:
    """What a scan may send, before it sends anything."""

    scope: Scope
    addresses: int
    ports: tuple[int, ...]
    interfaces: tuple[str, ...]
    most_seconds_a_question: float = 4.0

    @property
    def packets_for_ports(self) -> int:
        """To try every port of every address once."""
        return self.addresses * len(self.ports)

    @property
    def packets_for_a_device(self) -> int:
        """At most, to one that has all these ports open and is asked all it may be asked."""
        return len(self.ports) * _PACKETS_OF_OPEN_PORT + MAX_PROBES * _PACKETS_OF_QUESTION

    @property
    def seconds(self) -> float:
        """About how long trying the ports takes at the scope's rate; questions take some seconds more."""
        return self.packets_for_ports / self.scope.rate

    @property
    def groups(self) -> tuple[str, ...]:
        """What is asked of the discovery groups, on every interface named."""
        return tuple(probe.title for probe in DISCOVERY) if self.interfaces else ()


@dataclass(frozen=True, slots=True)
class ScanFiles:
    """Where a scan writes."""

    capture: Path
    audit: Path  # grows with each run
    kill_file: Path | None = None
    resume: bool = False


@dataclass(frozen=True, slots=True)
class ScanOutcome:
    """How a scan ended."""

    reason: str | None  # None: every address was asked
    addresses: int
    hosts: int  # that are done, those of earlier runs included
    exchanges: int
    ends: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def load_scope(path: Path) -> Scope:
    """The scope in a file. Raises InputError."""
    try:
        with path.open("rb") as file:
            return read_scope(file.read(MAX_BYTES + 1), str(path))
    except FileNotFoundError:
        mend = "Check the name, or write one with: camcensus scan init"
        raise InputError(str(path), "", "there is no such file", mend) from None
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", "Check the name.") from None


def plan_scan(scope: Scope, interfaces: tuple[str, ...] | None = None, wait: float = 4.0) -> ScanPlan:
    """What a scan of this scope may send. Raises InputError for an interface that the scope does not name, or
    where its exclusions leave no address: then the discovery groups are not asked either.
    """
    for name in interfaces or ():
        if name not in scope.interfaces:
            known = ", ".join(scope.interfaces) or "none"
            mend = f"The scope names {known}; add it to `interfaces` there, with the leave of whoever authorised it."
            raise InputError("--interface", "", f"{name!r} is not named in the scope", mend)
    count = count_addresses(scope)
    if not count:
        mend = "Nothing is sent, to no group of a link either: name a network of which something is left."
        raise InputError("the scope", "exclusions", "they leave no address of its networks", mend)
    ports = scope.ports or USUAL_PORTS
    return ScanPlan(scope, count, ports, interfaces or scope.interfaces, wait)


def run_scan(
    plan: ScanPlan,
    files: ScanFiles,
    watcher: Watches | None = None,
    *,
    options: Mapping[str, str] = _NO_OPTIONS,
    account: Account | None = None,
    most_hosts: int = MOST_HOSTS,
) -> ScanOutcome:
    """Scan, and write the capture and the audit log.

    Ctrl-C, SIGTERM, SIGHUP, the kill file and the end of the scope's time stop it within a second; the capture is then
    whole, with how it ended. `options` are for questions; `account` is the owner's own, for
    the roll-call of recorders.

    Raises InputError where the kill file is there already, or a file cannot be written.
    """
    if files.kill_file is not None and files.kill_file.exists():
        raise InputError(str(files.kill_file), "", "the kill file is there already", "Remove it to scan.")
    header = CaptureHeader(
        tool=TOOL,
        started=utc_now(),
        scope_digest=plan.scope.digest,
        body=plan.scope.body,
        networks=tuple(str(network) for network in plan.scope.networks),
        addresses=plan.addresses,
        ports=plan.ports,
        probes=tuple(PROBES),
        interfaces=plan.interfaces,
        options=(ROLL_CALL,) if account is not None else (),
    )
    _allow_sockets(most_hosts)
    resumes = files.resume and files.capture.exists()
    with ExitStack() as opened:
        if resumes:
            capture, held = CaptureFile.resume(files.capture, header)
            opened.enter_context(capture)
        if not resumes or held.end != COMPLETE:
            audit = opened.enter_context(closing(_audit_file(files.audit)))
        if not resumes:  # after the log: without one no capture is left behind
            capture, held = CaptureFile.begin(files.capture, header), Held()
            opened.enter_context(capture)
        reason = None
        if held.end != COMPLETE:
            sweep = Sweep(
                partial(addresses, plan.scope),
                plan.ports,
                plan.interfaces,
                options,
                most_hosts,
                plan.most_seconds_a_question,
                account,
            )
            try:
                reason = asyncio.run(_sweep(plan.scope, sweep, AuditLog(audit.write), capture, held, files, watcher))
            except _AuditLogError as error:
                if not resumes:
                    files.capture.unlink(missing_ok=True)
                raise unwritable(files.audit, error.cause, "the audit log ") from None
        return ScanOutcome(reason, plan.addresses, capture.hosts, capture.exchanges.total(), dict(capture.exchanges))


class _AuditLogError(Exception):
    """The log's first line could not be kept: nothing was sent."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _audit_file(path: Path) -> AuditFile:
    try:
        return AuditFile(path)
    except OSError as error:
        raise unwritable(path, error, "the audit log ") from None


async def _sweep(
    scope: Scope,
    sweep: Sweep,
    audit: AuditLog,
    capture: CaptureFile,
    held: Held,
    files: ScanFiles,
    watcher: Watches | None,
) -> str | None:
    """Runs the sweep and ends the capture; the reason where it was stopped."""
    stop = StopSignal(kill_file=files.kill_file, deadline=scope.valid_until)
    may_log_in = MAY_LOG_IN if sweep.account is not None else frozenset()
    with _signals(stop):
        async with AsyncExitStack() as opened:
            try:
                dialer = await opened.enter_async_context(
                    Dialer(scope, audit, Pace(scope.rate), stop=stop, may_log_in=may_log_in)
                )
            except OSError as error:  # its first line
                raise _AuditLogError(error) from None
            await Sweeper(sweep, dialer, capture, stop, held=held, watcher=watcher).run()
        capture.end(stop.reason or COMPLETE, utc_now())
        return stop.reason


def _allow_sockets(most_hosts: int) -> None:
    """As many open files as hosts are asked at a time, as far as the system lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = most_hosts + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _signals(stop: StopSignal) -> ExitStack:
    """Signals stop the scan while the returned block lasts."""
    loop = asyncio.get_running_loop()
    stack = ExitStack()
    for number in _SIGNALS:
        if signal.getsignal(number) is signal.SIG_IGN:  # as nohup wants it
            continue
        with suppress(ValueError, RuntimeError):  # not the main thread: whoever runs us there stops us otherwise
            before = signal.getsignal(number)
            loop.add_signal_handler(number, stop.stop, INTERRUPTED)
            stack.callback(_give_back, loop, number, before)
    return stack


def _give_back(loop: asyncio.AbstractEventLoop, number: int, before: Callable[..., object] | int | None) -> None:
    loop.remove_signal_handler(number)
    if before is not None:
        signal.signal(number, before)
