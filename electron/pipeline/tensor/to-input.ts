import type { ModelInput } from '../../model/manifest.ts'
import type { Tensor } from './to-tensor.ts'

/** The figures as a graph takes them. */
export type NetworkInput =
  | { readonly type: 'uint16'; readonly values: Uint16Array; readonly dims: readonly number[] }
  | { readonly type: 'float32'; readonly values: Float32Array; readonly dims: readonly number[] }

/** Shape of the input for so many pictures, in the layout that the manifest names. */
export function inputDims(input: ModelInput, count: number): readonly number[] {
  const { width, height, maps, layout } = input
  switch (layout) {
    case 'NHWC':
      return [count, height, width, maps.length]
    case 'flat':
      return [count, maps.length * height * width]
    default:
      return [count, maps.length, height, width]
  }
}

/** Tensor → what the graph takes: scaled as its manifest says and in its layout. Counts in the order of the protocol are handed on without a copy. */
export function toInput(tensor: Tensor, input: ModelInput): NetworkInput {
  const dims = inputDims(input, tensor.dims[0])
  if (input.type === 'float32') return { type: 'float32', values: scaled(tensor, input), dims }
  if (input.layout !== 'NHWC' || input.maps.length === 1) return { type: 'uint16', values: tensor.values, dims }
  const values = new Uint16Array(tensor.values.length)
  placeMaps(
    tensor,
    (from, to, step) => {
      for (let i = 0; i < from.length; i++) values[to + i * step] = from[i] as number
    },
    input,
  )
  return { type: 'uint16', values, dims }
}

function scaled(tensor: Tensor, input: ModelInput): Float32Array {
  const values = new Float32Array(tensor.values.length)
  placeMaps(
    tensor,
    (from, to, step, map) => {
      const { offset, factor } = scaleOf(from, map, input.scaling)
      for (let i = 0; i < from.length; i++) values[to + i * step] = ((from[i] as number) - offset) * factor
    },
    input,
  )
  return values
}

type PlaceMap = (from: Uint16Array, to: number, step: number, map: number) => void

/** Hands out every map of every picture with the place of its first value in the input and the distance to the next one. */
function placeMaps(tensor: Tensor, place: PlaceMap, { layout }: ModelInput): void {
  const [count, maps, height, width] = tensor.dims
  const length = height * width
  for (let image = 0; image < count; image++) {
    for (let map = 0; map < maps; map++) {
      const at = (image * maps + map) * length
      const from = tensor.values.subarray(at, at + length)
      if (layout === 'NHWC') place(from, image * maps * length + map, maps, map)
      else place(from, at, 1, map)
    }
  }
}

/** Every scaling of the manifest is one subtraction and one multiplication; a map of one brightness has no deviation and becomes nought. */
function scaleOf(values: Uint16Array, map: number, scaling: ModelInput['scaling']): { offset: number; factor: number } {
  switch (scaling?.method) {
    case 'fixed': {
      const { divideBy, mean, deviation } = scaling
      const factor = 1 / (divideBy * (deviation[map] ?? 1))
      return { offset: divideBy * (mean[map] ?? 0), factor }
    }
    case 'standardise': {
      const { mean, deviation } = momentsOf(values)
      return { offset: mean, factor: deviation > 0 ? 1 / deviation : 0 }
    }
    case 'maximum': {
      const largest = values.reduce((most, value) => Math.max(most, value), 0)
      return { offset: 0, factor: largest > 0 ? 1 / largest : 0 }
    }
    default:
      return { offset: 0, factor: 1 }
  }
}

/** Mean and standard deviation over all pixels (divided by n, as NumPy does). */
function momentsOf(values: Uint16Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}
