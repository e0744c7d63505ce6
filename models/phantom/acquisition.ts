import { type Random, seededRandom } from '../../electron/base/random.ts'
import type { Canvas } from './canvas.ts'
import { addZippers, drawFaultLook, spoilCounts, withoutElement } from './faults.ts'
import { NORMAL_TABLE_BITS, normalTable } from './normal-table.ts'
import type { PhantomFault } from './truth.ts'

/** The imaginary scanner has a 12-bit converter and sends its counts in 16-bit words. */
export const FULL_SCALE_COUNTS = 4095

/** Counts of the brightest fluid at nominal gain, with head-room against clipping. */
const NOMINAL_COUNTS = 3000

/** Gain of a receiver that was set wrong: nearly all of the egg is clipped. */
const SATURATED_GAIN = 9

/** Smallest and largest noise of a healthy scanner, standard deviation as a share of the brightest fluid. */
export const NOISE_RANGE: readonly [number, number] = [0.01, 0.1]

export interface Acquisition {
  readonly coil: number
  /** Standard deviation of real and imaginary part, as a share of the brightest fluid. */
  readonly noise: number
  /** Strength of the ghost that motion leaves half a picture away, 0…0.05. */
  readonly ghost: number
  readonly fault: PhantomFault | undefined
}

/** Draws a noise level, uniform in its logarithm over NOISE_RANGE. */
export function drawNoise(random: Random): number {
  const [least, most] = NOISE_RANGE
  return least * (most / least) ** random.next()
}

/** Turns ideal signals into the counts a scanner would send: ghost, coil gain, Rician noise, clipping, faults; 16-bit little-endian. */
export function acquire(canvas: Canvas, acquisition: Acquisition, random: Random): Uint8Array {
  const { width, height, maps } = canvas
  const counts = new Uint16Array(width * height * maps.length)
  const gain = NOMINAL_COUNTS * (1 + 0.08 * (2 * random.next() - 1))
  const lostEvery = 2 + random.int(3)
  const { fault, noise, ghost } = acquisition
  if (fault === 'DEAD_CHANNEL') return toLittleEndian(counts)
  const scale = fault === 'SATURATED' ? gain * SATURATED_GAIN : gain
  const look = fault === undefined ? undefined : drawFaultLook(random, lostEvery, { width, maps: maps.length })
  const whole = coilField(width, height, acquisition.coil)
  const field = fault === 'DEAD_ELEMENT' && look ? withoutElement(whole, width, height, look) : whole
  maps.forEach((map, channel) => {
    if (fault === 'DEAD_MAP' && channel === look?.deadMap) return
    const target = counts.subarray(channel * width * height, (channel + 1) * width * height)
    const signal = fault === 'RF_ZIPPER' && look ? addZippers(map, width, look) : map
    measure(signal, field, target, { scale, noise, ghost }, random)
    if (look !== undefined) spoilCounts(target, { width, height }, fault, look)
  })
  return toLittleEndian(counts)
}

/** Rician: Gaussian noise on the real and the imaginary part, then the magnitude (Gudbjartsson and Patz, 1995). */
function measure(
  map: Float32Array,
  field: Float32Array,
  target: Uint16Array,
  receiver: { readonly scale: number; readonly noise: number; readonly ghost: number },
  random: Random,
): void {
  const normals = normalTable()
  const { scale, noise, ghost } = receiver
  const half = map.length / 2
  const mask = (1 << NORMAL_TABLE_BITS) - 1
  for (let i = 0; i < map.length; i++) {
    const bits = (random.next() * 4294967296) >>> 0
    const ghosted = (map[i] as number) + ghost * (map[i < half ? i + half : i - half] as number)
    const real = ghosted * (field[i] as number) + noise * (normals[bits & mask] as number)
    const imaginary = noise * (normals[bits >>> (32 - NORMAL_TABLE_BITS)] as number)
    const value = (scale * Math.sqrt(real * real + imaginary * imaginary) + 0.5) | 0
    target[i] = value > FULL_SCALE_COUNTS ? FULL_SCALE_COUNTS : value
  }
}

const fieldCache = new Map<string, Float32Array>()

/** Fields kept ready; more would only be met by a scanner with hundreds of coils. Reaching it empties the cache. */
const FIELDS_CACHED_MAX = 256

/** Smooth gain of one receiver coil, 0.6…1: it weakens with the distance from the coil. The same coil always has the same field. */
export function coilField(width: number, height: number, coil: number): Float32Array {
  const key = `${width}x${height}/${coil}`
  const cached = fieldCache.get(key)
  if (cached !== undefined) return cached
  const random = seededRandom(`coil field/${coil}`)
  const direction = 6.2832 * random.next()
  const slope = 0.05 + 0.1 * random.next()
  const bowl = 0.05 + 0.1 * random.next()
  const field = new Float32Array(width * height)
  for (let row = 0; row < height; row++) {
    const y = (2 * row + 1) / height - 1
    for (let column = 0; column < width; column++) {
      const x = (2 * column + 1) / width - 1
      const lean = Math.cos(direction) * x + Math.sin(direction) * y
      field[row * width + column] = 1 - slope * (1 - lean) * 0.7 - bowl * (1 - (x * x + y * y) / 2)
    }
  }
  if (fieldCache.size >= FIELDS_CACHED_MAX) fieldCache.clear()
  fieldCache.set(key, field)
  return field
}

function toLittleEndian(counts: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(counts.buffer)
  const littleEndianMachine = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
  if (littleEndianMachine) return bytes
  for (let i = 0; i < bytes.length; i += 2) {
    const low = bytes[i + 1] as number
    bytes[i + 1] = bytes[i] as number
    bytes[i] = low
  }
  return bytes
}
