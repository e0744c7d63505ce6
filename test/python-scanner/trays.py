"""The trays under the scanner and the sorter behind it, from proto/README.md section 5."""

import struct

import wire

ANSWER_WAIT_S = 2.0
"""How long a tray waits for its answers, counted from when the station had acknowledged all of its scans."""
SORTER_EGGS_MAX = 400
SORTER_INTERVAL_S = 0.05
"""Orders carried out within this time share one SorterAck."""
SIDE = 64
RESCAN, HOLD, ACTION_MAX = 4, 5, 6
LAYOUT_SQUARE = 1


class Trays:
    """One tray after the other. `send(kind, payload)` numbers and keeps a message and answers its sequence number; `is_safe` asks for it."""

    def __init__(self, options, session, send, is_safe):
        self.options, self.session, self.send, self.is_safe = options, session, send, is_safe
        self.tray = 0
        self.step = "between"
        self.cells = []
        self.attempts = {}
        self.answers = {}
        self.scans = []
        self.due = 0.0
        self.wait_since = None
        self.orders = []
        self.sorter_due = 0.0
        self.made = {"scans": 0, "cells": 0, "decisions": 0, "ordered": 0}
        self.ordered = {}

    @property
    def over(self):
        return self.step == "between" and self.tray == self.options.trays and not self.orders

    def run(self, now, may_begin):
        """One step of the line; never more than one message and one SorterAck, so that the caller can see to its room in between."""
        if self.step == "between":
            if may_begin and self.tray < self.options.trays:
                self._begin(now)
        elif self.step in ("scanning", "rescanning"):
            if now >= self.due:
                self._scan(now)
        elif self._answered(now):
            again = [cell for cell in self.attempts if self.answers.get(cell) in (RESCAN, HOLD, None)]
            if self.step == "settling" and again:
                self.cells, self.step = again, "rescanning"
            else:
                self._end(now)
        if self.orders and now >= self.sorter_due:
            self._acknowledge(now)

    def decide(self, decision, clock):
        """One order of the station. Only the newest attempt at a cell of the tray that is here counts."""
        self.made["decisions"] += 1
        cell = (decision.number(3), decision.number(4))
        attempt, action = decision.number(5), decision.number(7)
        is_here = decision.number(2) == self.tray and self.step != "between"
        if not is_here or self.attempts.get(cell) != attempt or not 1 <= action <= ACTION_MAX:
            return
        if cell in self.answers:
            return
        deadline = decision.number(8)
        if deadline and clock > deadline:
            action = HOLD
        self.answers[cell] = action
        self.orders.append((self.tray, cell, attempt, action))

    def _begin(self, now):
        self.tray += 1
        options = self.options
        self.cells = [(row, column) for row in range(options.rows) for column in range(options.columns)]
        self.attempts, self.answers, self.scans = {}, {}, []
        self.step, self.due, self.wait_since = "scanning", now, None
        code = f"P-{self.tray:04}-{self.session & 0xFFFF:04x}"
        begin = wire.number(1, self.tray) + wire.block(2, code) + wire.number(3, options.rows)
        begin += wire.number(4, options.columns) + wire.number(5, LAYOUT_SQUARE) + wire.number(6, micros(now))
        self.send(wire.TRAY_BEGIN, begin)

    def _scan(self, now):
        row, column = cell = self.cells.pop(0)
        attempt = self.attempts.get(cell, 0) + 1
        self.attempts[cell] = attempt
        self.answers.pop(cell, None)
        scan = wire.number(1, self.tray) + wire.present(2, row) + wire.present(3, column) + wire.number(4, attempt)
        scan += wire.number(5, column) + wire.number(6, micros(now)) + wire.number(7, SIDE) + wire.number(8, SIDE)
        scan += wire.number(9, 1) + wire.number(10, 1) + wire.block(11, picture(self.tray, row, column))
        self.scans.append(self.send(wire.SCAN, scan))
        self.made["scans"] += 1
        self.made["cells"] += attempt == 1
        self.due = max(self.due + 1 / self.options.rate, now - 0.1)
        if not self.cells:
            self.step = "settling" if self.step == "scanning" else "ending"
            self.wait_since = None

    def _answered(self, now):
        if len(self.answers) == len(self.attempts):
            return True
        if self.wait_since is None:
            if not all(self.is_safe(sequence) for sequence in self.scans):
                return False
            self.wait_since = now
        return now - self.wait_since >= ANSWER_WAIT_S

    def _end(self, now):
        end = wire.number(1, self.tray) + wire.number(2, len(self.attempts)) + wire.number(3, micros(now))
        self.send(wire.TRAY_END, end)
        self.step = "between"

    def _acknowledge(self, now):
        eggs, self.orders = self.orders[:SORTER_EGGS_MAX], self.orders[SORTER_EGGS_MAX:]
        self.sorter_due = now + SORTER_INTERVAL_S
        message = b""
        for tray, (row, column), attempt, action in eggs:
            egg = wire.number(1, tray) + wire.present(2, row) + wire.present(3, column)
            message += wire.block(1, egg + wire.number(4, attempt) + wire.number(5, action))
            self.ordered[action] = self.ordered.get(action, 0) + 1
        self.made["ordered"] += len(eggs)
        self.send(wire.SORTER_ACK, message)


def micros(now):
    return int(now * 1_000_000)


def picture(tray, row, column):
    """A bright round thing on a dark ground: no egg that anybody knows, but a readable picture."""
    radius = SIDE * (0.3 + 0.02 * ((tray + row + column) % 5))
    pixels = []
    for y in range(SIDE):
        for x in range(SIDE):
            distance = ((x - SIDE / 2) ** 2 + ((y - SIDE / 2) * 0.8) ** 2) ** 0.5
            grain = (x * 31 + y * 17 + row * 7 + column * 13) % 40
            pixels.append((2_400 if distance < radius else 120) + grain)
    return struct.pack(f"<{SIDE * SIDE}H", *pixels)
