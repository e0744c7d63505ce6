import { err, ok, type Result } from '../../base/result.ts'
import { ENLARGE_MAX } from '../../domain/picture-fit.ts'
import type { ModelInput } from '../../model/manifest.ts'
import type { ScanImage } from '../scan/scan.ts'
import { resizeMap } from './resize.ts'

/** Pictures of one size after each other; one `ScanImage` is a stack of one. */
export interface ImageStack extends ScanImage {
  readonly count: number
}

/** What the network takes: count × maps × height × width, ordered like that. */
export interface Tensor {
  readonly values: Uint16Array
  readonly dims: readonly [count: number, maps: number, height: number, width: number]
}

/** Why a picture does not fit a model. None of these is repaired silently. */
export interface TensorRefusal {
  readonly code: 'PIXELS_LENGTH' | 'MAP_MISSING' | 'TOO_SMALL' | 'ASPECT'
  readonly detail: string
}

/** Sides may differ in scale by a rounded pixel, not by more: a stretched egg is another egg. */
const ASPECT_DIFFERENCE_MAX = 0.03

/** Order of the maps in a scan's channels; see `MAP_NAMES` of the manifest. */
const CHANNEL_OF_MAP: Readonly<Record<ModelInput['maps'][number], number>> = { T2: 0, T1: 1, ADC: 2 }

/**
 * Scans → tensor: chooses the maps and the middle slice, and resizes by area or bilinearly when the size differs.
 * Where the scan already is what the model wants, the bytes are used as they are, without a copy.
 */
export function toTensor(stack: ImageStack, input: ModelInput): Result<Tensor, TensorRefusal> {
  const refusal = refuse(stack, input)
  if (refusal !== undefined) return err(refusal)
  const dims = [stack.count, input.maps.length, input.height, input.width] as const
  const words = asWords(stack.pixels)
  if (isAsWanted(stack, input)) return ok({ values: words, dims })

  const { width, height, channels, slices, count } = stack
  const slice = Math.floor(slices / 2)
  const mapLength = input.width * input.height
  const values = new Uint16Array(count * input.maps.length * mapLength)
  for (let image = 0; image < count; image++) {
    for (const [position, map] of input.maps.entries()) {
      const plane = (image * channels + CHANNEL_OF_MAP[map]) * slices + slice
      const source = words.subarray(plane * width * height, (plane + 1) * width * height)
      const at = (image * input.maps.length + position) * mapLength
      const target = values.subarray(at, at + mapLength)
      if (width === input.width && height === input.height) target.set(source)
      else resizeMap(source, { width, height }, target, input)
    }
  }
  return ok({ values, dims })
}

function refuse(stack: ImageStack, input: ModelInput): TensorRefusal | undefined {
  const { width, height, channels, slices, count, pixels } = stack
  const bytes = count * width * height * channels * slices * 2
  if (pixels.length !== bytes || bytes === 0) {
    return { code: 'PIXELS_LENGTH', detail: `${pixels.length} bytes instead of ${bytes}` }
  }
  const missing = input.maps.find((map) => CHANNEL_OF_MAP[map] >= channels)
  if (missing !== undefined) {
    return { code: 'MAP_MISSING', detail: `the model wants ${missing}, the scan has ${channels} channel(s)` }
  }
  const scaleX = input.width / width
  const scaleY = input.height / height
  if (Math.max(scaleX, scaleY) > ENLARGE_MAX) {
    return { code: 'TOO_SMALL', detail: `${width}×${height} for a model of ${input.width}×${input.height}` }
  }
  if (Math.abs(scaleX / scaleY - 1) > ASPECT_DIFFERENCE_MAX) {
    return { code: 'ASPECT', detail: `${width}×${height} cannot become ${input.width}×${input.height} unstretched` }
  }
  return undefined
}

function isAsWanted(stack: ImageStack, input: ModelInput): boolean {
  const sameSize = stack.width === input.width && stack.height === input.height && stack.slices === 1
  return sameSize && stack.channels === input.maps.length && input.maps.every((map, i) => CHANNEL_OF_MAP[map] === i)
}

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Little-endian bytes as words: a view where the machine allows it, a copy where not. */
export function asWords(pixels: Uint8Array): Uint16Array {
  const words = pixels.length >> 1
  if (LITTLE_ENDIAN) {
    if (pixels.byteOffset % 2 === 0) return new Uint16Array(pixels.buffer, pixels.byteOffset, words)
    return new Uint16Array(pixels.slice().buffer, 0, words)
  }
  return Uint16Array.from({ length: words }, (_, i) => (pixels[2 * i] as number) | ((pixels[2 * i + 1] as number) << 8))
}
