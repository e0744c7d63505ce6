"""Frames and messages of the scanner protocol, from proto/README.md sections 1 and 2 and proto/scanner.proto alone."""

import struct
import zlib

MAGIC = b"\xa5\xc3"
FRAME_VERSION = 1
HEADER_BYTES = 16
TRAILER_BYTES = 4
PAYLOAD_BYTES_MAX = 2_097_152

HELLO, HEARTBEAT, TELEMETRY = 0x01, 0x02, 0x03
TRAY_BEGIN, SCAN, TRAY_END, SORTER_ACK = 0x10, 0x11, 0x12, 0x13
IDENTIFY, WELCOME, REJECT, ACK, DECISIONS, FEED_CONTROL = 0x20, 0x21, 0x22, 0x23, 0x24, 0x25
STATION_HEARTBEAT = 0x27


def write_frame(kind, payload=b"", sequence=0):
    header = MAGIC + struct.pack("<BBII", FRAME_VERSION, kind, len(payload), sequence)
    checksum = zlib.crc32(header)
    return header + struct.pack("<I", checksum) + payload + struct.pack("<I", zlib.crc32(payload, checksum))


class FrameReader:
    """Any bytes in any pieces become (kind, sequence, payload) of the frames whose two checksums hold."""

    def __init__(self):
        self.kept = bytearray()
        self.refused = 0

    def push(self, data):
        self.kept += data
        frames = []
        while (frame := self._next()) is not None:
            frames.append(frame)
        return frames

    def paused(self):
        """The rest of a frame has not come for 500 ms: what is here of it is no frame."""
        if self.kept:
            del self.kept[:1]
        return self.push(b"")

    def _next(self):
        while True:
            at = self.kept.find(MAGIC)
            if at < 0:
                # The last byte may be the first half of a magic.
                keep = 1 if self.kept[-1:] == MAGIC[:1] else 0
                del self.kept[: len(self.kept) - keep]
                return None
            del self.kept[:at]
            if len(self.kept) < HEADER_BYTES:
                return None
            version, kind, length, sequence, checksum = struct.unpack_from("<BBIII", self.kept, 2)
            if checksum != zlib.crc32(self.kept[:12]) or version != FRAME_VERSION or length > PAYLOAD_BYTES_MAX:
                self._refuse()
                continue
            end = HEADER_BYTES + length
            if len(self.kept) < end + TRAILER_BYTES:
                return None
            payload = bytes(self.kept[HEADER_BYTES:end])
            if struct.unpack_from("<I", self.kept, end)[0] != zlib.crc32(payload, checksum):
                self._refuse()
                continue
            del self.kept[: end + TRAILER_BYTES]
            return kind, sequence, payload

    def _refuse(self):
        """The search goes on one byte after the magic that failed, not after the frame."""
        self.refused += 1
        del self.kept[:1]


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def number(field, value):
    """A uint or an enum, which is not written when it is 0."""
    return varint(field << 3) + varint(value) if value else b""


def present(field, value):
    """An `optional` uint: written even when it is 0."""
    return varint(field << 3) + varint(value)


def fixed64(field, value):
    return varint(field << 3 | 1) + struct.pack("<Q", value)


def float32(field, value):
    return varint(field << 3 | 5) + struct.pack("<f", value)


def block(field, content):
    """A text, bytes or a message."""
    data = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(data)) + data


class Message:
    """A received message: the values of each field, in their order. Unknown fields do no harm."""

    def __init__(self, data):
        self.fields = {}
        at = 0
        while at < len(data):
            tag, at = _read_varint(data, at)
            wire = tag & 7
            if wire == 0:
                value, at = _read_varint(data, at)
            elif wire == 2:
                length, at = _read_varint(data, at)
                value, at = data[at : at + length], at + length
            elif wire in (1, 5):
                width = 8 if wire == 1 else 4
                value, at = int.from_bytes(data[at : at + width], "little"), at + width
            else:
                raise ValueError(f"wire type {wire}")
            if at > len(data):
                raise ValueError("cut off")
            self.fields.setdefault(tag >> 3, []).append(value)

    def number(self, field):
        """The last value counts, as proto3 has it; 0 where there is none."""
        return self.fields.get(field, [0])[-1]

    def messages(self, field):
        return [Message(data) for data in self.fields.get(field, [])]


def _read_varint(data, at):
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("no varint")
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
