/**
 * Whether a serial line is fast enough for the pictures that go over it.
 *
 * Source of the formula: at 8N1 a UART sends ten bits for each byte (start bit, eight data bits, stop bit; proto/README.md asks for 8N1), so
 * that a line of b baud carries b / 10 bytes a second and not one more. What frames cost (proto/README.md, section 1) stands on the
 * side of the need. The share that is kept free is ours and unconfirmed.
 */
const BITS_PER_BYTE = 10
const SECONDS_PER_HOUR = 3_600
const BYTES_PER_PIXEL = 2

/** Magic, header and both checksums of a frame (20), and all fields of a Scan but its pixels at their longest (43). */
const SCAN_OVERHEAD_BYTES = 63
/** A SorterAck about one egg, at its longest, in a frame of its own. */
const SORTER_ACK_BYTES = 40
/** Five heartbeats a second, and telemetry of some thirty coils once a second. */
const STEADY_BYTES_PER_S = 600
/** Of the capacity. A line that is always full could never send again what was damaged, nor catch up after a pulled cable. */
const USABLE_SHARE = 0.9
/** A frame that takes longer is given up by its reader: for that long nothing else is heard (proto/README.md, section 1). */
const FRAME_S_MAX = 0.5

/** Further attempts per egg before a batch has shown how many it needs. Ours and unconfirmed. */
export const RESCAN_SHARE_ASSUMED = 0.05

/** Speeds that serial adapters commonly know, baud. A line may have another one. */
export const BAUD_PRESETS = [
  ...[9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600],
  ...[1_000_000, 1_500_000, 2_000_000, 3_000_000, 4_000_000, 6_000_000, 8_000_000, 12_000_000],
] as const

/** What a scanner in work uses: enough for 64 × 64 pictures at the rate of the fastest line, and known to every adapter of today. */
export const BAUD_RATE_FIRST = 921_600

/** One scan as it goes over the line: pixels, channels, slices. */
export interface LinePicture {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly slices: number
}

export interface LineTraffic {
  readonly picture: LinePicture
  /** Attempts beyond the first, per egg. */
  readonly rescanShare: number
}

/** What a line at 8N1 carries, bytes per second, frames and all. */
export function serialCapacityBytesPerS(baudRate: number): number {
  return Math.floor(baudRate / BITS_PER_BYTE)
}

/** The speed of a line that carries so much. */
export function baudRateOf(capacityBytesPerS: number): number {
  return capacityBytesPerS * BITS_PER_BYTE
}

/** What so many eggs an hour put on the line from scanner to station, bytes per second. */
export function neededBytesPerS({ picture, rescanShare }: LineTraffic, eggsPerHour: number): number {
  const scansPerS = (eggsPerHour / SECONDS_PER_HOUR) * (1 + rescanShare)
  return Math.ceil(scansPerS * (scanFrameBytes(picture) + SORTER_ACK_BYTES) + STEADY_BYTES_PER_S)
}

/** Whether the line keeps up with so many eggs an hour, with something left to catch up. */
export function lineKeepsUp(baudRate: number, traffic: LineTraffic, eggsPerHour: number): boolean {
  const capacity = serialCapacityBytesPerS(baudRate)
  if (scanFrameBytes(traffic.picture) > capacity * FRAME_S_MAX) return false
  return neededBytesPerS(traffic, eggsPerHour) <= capacity * USABLE_SHARE
}

/** Eggs an hour that the line keeps up with, rounded down; 0 where not even one picture passes in time. */
export function lineCarriesEggsPerHour(baudRate: number, traffic: LineTraffic): number {
  const capacity = serialCapacityBytesPerS(baudRate)
  const frameBytes = scanFrameBytes(traffic.picture)
  if (frameBytes > capacity * FRAME_S_MAX) return 0
  const perEgg = (frameBytes + SORTER_ACK_BYTES) * (1 + traffic.rescanShare)
  return Math.max(
    0,
    Math.floor(((Math.floor(capacity * USABLE_SHARE) - STEADY_BYTES_PER_S) / perEgg) * SECONDS_PER_HOUR),
  )
}

/** The lowest preset that keeps up; undefined where none does, and the scanner must be USB itself. */
export function lowestBaudRate(traffic: LineTraffic, eggsPerHour: number): number | undefined {
  return BAUD_PRESETS.find((baudRate) => lineKeepsUp(baudRate, traffic, eggsPerHour))
}

function scanFrameBytes({ width, height, channels, slices }: LinePicture): number {
  return width * height * channels * slices * BYTES_PER_PIXEL + SCAN_OVERHEAD_BYTES
}
