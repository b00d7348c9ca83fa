"""Whose turn it is, how long it may take, and how it ended: one exchange from its waiting to its books."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from camcensus.collect.scan._gate import Gate, packets_for
from camcensus.collect.scan._hosts import Hosts
from camcensus.collect.scan._talk import OffLimits, Stopped, Talk
from camcensus.model.scan import ScanEnd, Transport


class Turns:
    """All exchanges of one scan that wait or are under way; at most `sockets` at once, one at a time a host."""

    def __init__(self, hosts: Hosts, gate: Gate, sockets: int) -> None:
        self._hosts = hosts
        self._gate = gate
        self._places = asyncio.Semaphore(sockets)
        self._limits: set[asyncio.Timeout] = set()  # deadlines of all that waits or is under way

    async def run(self, talk: Talk, seconds: float, act: Callable[[], Awaitable[None]]) -> None:
        """Waits for the host's turn and the rate, runs `act`, and books how it ended."""
        host = talk.host
        limit = talk.limit = asyncio.timeout(None)
        turn = place = False
        try:
            async with limit:
                self._limits.add(limit)
                self._gate.allow(talk)
                turn = await host.turn().acquire()
                while (wait := self._hosts.wait(host)) > 0:
                    await asyncio.sleep(wait)
                place = await self._places.acquire()
                self._gate.allow(talk)  # others may have been asked of this host since
                udp = talk.transport is Transport.UDP
                await self._gate.pay(talk, packets_for(talk.question or b"") if udp else 1)
                talk.at = self._gate.allow(talk)
                talk.began = asyncio.get_running_loop().time()
                if talk.question is not None:
                    host.probes += 1
                    seconds = min(seconds, host.seconds_left())
                limit.reschedule(talk.began + seconds)
                await act()
        except OffLimits as refusal:
            self._gate.refuse(talk, str(refusal))
        except Stopped:
            talk.finish(ScanEnd.STOPPED)
        except TimeoutError:
            if self._gate.is_stopped():
                talk.finish(ScanEnd.STOPPED)
            else:
                talk.time_is_up()
        except ConnectionRefusedError:
            talk.finish(ScanEnd.REFUSED)
        except ConnectionError:
            talk.finish(ScanEnd.RESET)
        except OSError as error:
            talk.finish(ScanEnd.UNREACHABLE, error.strerror or type(error).__name__)
        finally:
            self._limits.discard(limit)
            if talk.began:
                self._book(talk)
            if place:
                self._places.release()
            if turn:
                host.turn().release()

    def _book(self, talk: Talk) -> None:
        """Closes the line and writes down what it cost."""
        host, line = talk.host, talk.line
        if line is not None:
            self._gate.settle(talk, line)
            line.close(abort=self._gate.is_stopped() or talk.end in (ScanEnd.TOO_LONG, None))
        if talk.question is not None:
            host.seconds += talk.seconds
        if talk.end not in (None, ScanEnd.STOPPED, ScanEnd.OFF_LIMITS):
            tcp, question = talk.transport is not Transport.UDP, talk.question is not None
            self._hosts.done(host, talk.port, talk.end, tcp=tcp, question=question, opened=talk.opened)

    def halt(self) -> None:
        """The scan has stopped: every deadline is now."""
        now = asyncio.get_running_loop().time()
        for limit in tuple(self._limits):
            if not limit.expired():
                limit.reschedule(now)
