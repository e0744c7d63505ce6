#!/usr/bin/env python3
"""A scanner with its sorter at a serial port, written from proto/README.md and proto/scanner.proto alone: Python 3.11 and its standard library.

    python3 scanner.py --port /dev/ttyUSB0 --trays 3

It says on its output, one JSON object a line, what it has done: every time a tray is through, and at the end with `"finished": true`.
Then it keeps the link up until it is ended.
"""

import argparse
import json
import os
import secrets
import select
import signal
import sys
import termios
import time
import tty

import trays
import wire

STATION_SILENCE_S = 0.9
HELLO_REPEAT_S = 0.25
HEARTBEAT_S = 0.2
TELEMETRY_S = 1.0
PASSED_OVER_S = 0.1
UNANSWERED_S = 2.0
PAUSE_IN_FRAME_S = 0.5
REOPEN_S = 0.25
LOOK_S = 0.005
"""How long the loop sleeps when nothing comes."""
KEPT_MAX = 600
"""Sequenced messages that this scanner has memory for; beyond it the conveyor waits."""
OUTPUT_BYTES_MAX = 64 * 1024
"""Bytes waiting for the line beyond which nothing more is written to it."""
FEED_RUN = 1


class Kept:
    """A sequenced message until the station has it."""

    def __init__(self, frame):
        self.frame = frame
        self.sent = None


class Scanner:
    def __init__(self, options):
        self.session = secrets.randbits(64) or 1
        self.options = options
        self.next_sequence = 1
        self.kept = {}
        self.state = "quiet"
        self.connection = self.credit = self.feed = 0
        self.heard = self.hello_due = self.beat_due = self.telemetry_due = 0.0
        self.station = None
        """The station's newest clock value and when it came, for the echo."""
        self.output = bytearray()
        self.reader = wire.FrameReader()
        self.done = {"connections": 0, "resent": 0}
        self.line = trays.Trays(options, self.session, self.keep, lambda sequence: sequence not in self.kept)

    @property
    def finished(self):
        return self.line.over and not self.kept

    def summary(self):
        made = self.line.made | self.done | {"messages": self.next_sequence - 1, "trays": self.line.tray}
        ordered = {str(action): count for action, count in sorted(self.line.ordered.items())}
        who = {"serial": self.options.serial, "session": f"{self.session:016x}"}
        return who | made | {"orderedByAction": ordered, "refusedFrames": self.reader.refused}

    def keep(self, kind, payload):
        sequence = self.next_sequence
        self.next_sequence += 1
        self.kept[sequence] = Kept(wire.write_frame(kind, payload, sequence))
        return sequence

    def hear(self, data, now):
        for kind, sequence, payload in self.reader.push(data):
            self.heed(kind, sequence, payload, now)

    def heed(self, kind, sequence, payload, now):
        if sequence != 0 or not 0x20 <= kind <= 0x2F:
            return
        try:
            message = wire.Message(payload)
        except ValueError:
            return
        self.heard = now
        if kind == wire.IDENTIFY:
            # It ends whatever was before: half a frame may be cut off, the reader at the other end copes.
            self.output.clear()
            self.state, self.connection, self.hello_due = "introducing", message.number(3), now
            self.station = message.number(4), now
        elif kind == wire.WELCOME and self.state == "introducing" and message.number(6) == self.connection:
            self.state, self.credit, self.feed = "streaming", message.number(5), message.number(7) or self.feed
            self.drop(0, message.messages(4))
            for kept in self.kept.values():
                kept.sent = None
            self.beat_due = self.telemetry_due = now
            self.done["connections"] += 1
        elif kind == wire.REJECT:
            print(message.fields.get(2, [b""])[-1].decode(errors="replace"), file=sys.stderr)
            self.fall_silent()
        elif self.state == "streaming":
            self.obey(kind, message, now)

    def obey(self, kind, message, now):
        if kind == wire.ACK:
            self.credit = message.number(3)
            highest = self.drop(message.number(1), message.messages(2))
            for sequence, kept in self.kept.items():
                if sequence < highest and kept.sent is not None and now - kept.sent >= PASSED_OVER_S:
                    self.send_again(kept, now)
        elif kind == wire.DECISIONS:
            for decision in message.messages(1):
                self.line.decide(decision, trays.micros(now))
        elif kind == wire.STATION_HEARTBEAT:
            self.station = message.number(1), now
        elif kind == wire.FEED_CONTROL:
            self.feed = message.number(1) or self.feed

    def drop(self, through, ranges):
        """Forgets what is safe at the station; answers the highest number that was named."""
        spans = [(1, through), *((span.number(1), span.number(2)) for span in ranges)]
        for sequence in [one for one in self.kept if any(first <= one <= last for first, last in spans)]:
            del self.kept[sequence]
        return max(last for _, last in spans)

    def fall_silent(self):
        self.state = "quiet"
        self.output.clear()

    def tick(self, now):
        if self.state != "quiet" and now - self.heard > STATION_SILENCE_S:
            self.fall_silent()
        if self.state == "introducing" and now >= self.hello_due:
            self.hello_due = now + HELLO_REPEAT_S
            self.write(wire.HELLO, self.hello(now))
        if len(self.kept) < KEPT_MAX:
            self.line.run(now, self.state == "streaming" and self.feed == FEED_RUN)
        if self.state == "streaming":
            self.stream(now)

    def stream(self, now):
        if now >= self.beat_due:
            self.beat_due = now + HEARTBEAT_S
            self.write(wire.HEARTBEAT, wire.number(1, trays.micros(now)) + self.echo(now, 2))
        if now >= self.telemetry_due:
            self.telemetry_due = now + TELEMETRY_S
            magnet = wire.block(1, "magnet") + wire.float32(2, 28.5)
            self.write(wire.TELEMETRY, wire.number(1, trays.micros(now)) + wire.block(2, magnet) + wire.float32(4, 180))
        under_way = sum(kept.sent is not None for kept in self.kept.values())
        for kept in self.kept.values():
            if len(self.output) >= OUTPUT_BYTES_MAX:
                return
            if kept.sent is None and under_way < self.credit:
                kept.sent = now
                under_way += 1
                self.output += kept.frame
            elif kept.sent is not None and now - kept.sent >= UNANSWERED_S:
                self.send_again(kept, now)

    def echo(self, now, field):
        if self.station is None:
            return b""
        clock, heard = self.station
        return wire.number(field, clock) + wire.number(field + 1, trays.micros(now) - trays.micros(heard))

    def send_again(self, kept, now):
        if self.credit == 0 or len(self.output) >= OUTPUT_BYTES_MAX:
            return
        kept.sent = now
        self.done["resent"] += 1
        self.output += kept.frame

    def write(self, kind, payload):
        self.output += wire.write_frame(kind, payload)

    def hello(self, now):
        side = trays.SIDE
        able = wire.number(1, side) + wire.number(2, side) + wire.number(3, 1) + wire.number(4, 1) + wire.number(5, 1)
        hello = wire.number(1, 1) + wire.block(3, self.options.serial) + wire.block(4, "Python scanner")
        hello += wire.block(5, "0.1") + wire.fixed64(6, self.session) + wire.number(7, self.next_sequence)
        hello += wire.number(8, trays.micros(now)) + wire.block(9, able) + wire.number(10, self.connection)
        return hello + self.echo(now, 11)


class Line:
    """The serial port, raw; None while it cannot be opened, as when a USB cable is out."""

    def __init__(self, path):
        self.path = path
        self.file = None
        self.open_due = 0.0

    def open(self, now):
        if self.file is not None or now < self.open_due:
            return
        self.open_due = now + REOPEN_S
        try:
            self.file = os.open(self.path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
            tty.setraw(self.file)
            speed = termios.tcgetattr(self.file)
            speed[4] = speed[5] = termios.B921600
            termios.tcsetattr(self.file, termios.TCSANOW, speed)
        except OSError:
            self.close()

    def exchange(self, output):
        """Waits a moment for bytes in or room for bytes out; answers what came in."""
        if self.file is None:
            time.sleep(LOOK_S)
            return b""
        try:
            readable, writable, _ = select.select([self.file], [self.file] if output else [], [], LOOK_S)
            if writable:
                del output[: os.write(self.file, output)]
            data = os.read(self.file, 65_536) if readable else b""
            if readable and not data:
                self.close()
            return data
        except BlockingIOError:
            return b""
        except OSError:
            self.close()
            return b""

    def close(self):
        if self.file is not None:
            os.close(self.file)
        self.file = None


def main():
    parser = argparse.ArgumentParser(description="A scanner made of Python, for trying a station out.")
    parser.add_argument("--port", required=True, help="serial port or pseudo-terminal")
    parser.add_argument("--serial", default="OVO-PYTHON-1")
    parser.add_argument("--trays", type=int, default=3)
    parser.add_argument("--rows", type=int, default=10)
    parser.add_argument("--columns", type=int, default=15)
    parser.add_argument("--rate", type=float, default=100, help="scans per second")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    scanner, line = Scanner(options), Line(options.port)
    heard, told, finished = time.monotonic(), 0, False
    while True:
        now = time.monotonic()
        line.open(now)
        data = line.exchange(scanner.output)
        now = time.monotonic()
        if data:
            heard = now
            scanner.hear(data, now)
        elif scanner.reader.kept and now - heard > PAUSE_IN_FRAME_S:
            for frame in scanner.reader.paused():
                scanner.heed(*frame, now)
        scanner.tick(now)
        if scanner.line.tray != told or scanner.finished != finished:
            told, finished = scanner.line.tray, scanner.finished
            print(json.dumps(scanner.summary() | {"finished": finished}), flush=True)


if __name__ == "__main__":
    main()
