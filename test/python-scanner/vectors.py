"""Reads every vector of proto/vectors.json with this scanner's own reader, whole and byte by byte, and writes the good ones again."""

import json
import pathlib
import sys

import wire

VECTORS = pathlib.Path(__file__).resolve().parents[2] / "proto" / "vectors.json"


def read(data, piece):
    reader = wire.FrameReader()
    return [frame for at in range(0, len(data), piece) for frame in reader.push(data[at : at + piece])]


def main():
    vectors = json.loads(VECTORS.read_text())
    wrong = []
    for good in vectors["good"]:
        data = bytes.fromhex(good["frame"])
        for piece in (1, 7, len(data)):
            frames = read(data, piece)
            named = [(kind, sequence) for kind, sequence, _ in frames]
            if named != [(int(good["type"], 16), good["sequence"])]:
                wrong.append(f"{good['name']}: {named}")
            elif wire.write_frame(frames[0][0], frames[0][2], frames[0][1]) != data:
                wrong.append(f"{good['name']}: written otherwise")
    for bad in vectors["bad"]:
        data = bytes.fromhex(bad["bytes"])
        wrong += [f"{bad['name']}: in pieces of {piece}" for piece in (1, 7, len(data)) if len(read(data, piece)) != bad["frames"]]
    print("\n".join(wrong) if wrong else f"{len(vectors['good'])} good and {len(vectors['bad'])} bad vectors agree")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
