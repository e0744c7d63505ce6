import { readFileSync } from 'node:fs'
import { err, ok, type Result } from '../electron/base/result.ts'
import { checkGolden } from '../electron/model/golden-check.ts'
import type { ModelManifest } from '../electron/model/manifest.ts'
import { BIT_DEPTH } from '../electron/model/model-interface.ts'
import { joinFigures } from '../electron/pipeline/predict/onnx/run-golden.ts'
import { readFemale, readFertility } from '../electron/pipeline/predict/read-figures.ts'
import { toTensor } from '../electron/pipeline/tensor/to-tensor.ts'
import type { Description } from './description.ts'
import { type NpyArray, readNpy } from './npy.ts'

/** A package holds at most so many; a few of every class are enough to notice a wrong model. */
const GOLDEN_SCANS_MAX = 64

/** Figures of one scan: a share for each of these, then p(female). */
const KINDS = ['viable', 'infertile', 'earlyDead', 'midDead', 'empty'] as const
const FIGURES = KINDS.length + 1
const ROUNDING = 1e-5

type Draft = Pick<ModelManifest, 'input' | 'outputs' | 'calibration'>

/** Golden scans in the shape of the input, and the sides that they had in their file. */
export interface GoldenScans {
  readonly values: Uint16Array
  readonly width: number
  readonly height: number
}

/** Golden scans from a file of somebody else's, brought into the shape of the input exactly as the station does it with every scan. */
export function readGoldenScans(file: string, { input }: Draft): Result<GoldenScans, string> {
  const array = readArray(file)
  if (!array.ok) return array
  const { shape, values } = array.value
  if (!(values instanceof Uint16Array)) return err(`${file}: scans are counts, to be saved as uint16`)
  const [count = 0, ...rest] = shape
  const [channels, height, width] = rest.length === 2 ? [1, ...rest] : rest
  if (rest.length > 3 || channels === undefined || height === undefined || width === undefined) {
    return err(`${file}: shape is ${shape.join('×')} instead of count × channels × rows × columns`)
  }
  if (count < 1 || count > GOLDEN_SCANS_MAX) return err(`${file}: ${count} scans instead of 1 to ${GOLDEN_SCANS_MAX}`)
  const largest = values.reduce((most, value) => Math.max(most, value), 0)
  const limit = 2 ** (input.bitDepth ?? BIT_DEPTH) - 1
  if (largest > limit)
    return err(`${file}: a count is ${largest}, and of ${input.bitDepth} bits the largest is ${limit}`)
  const pixels = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  const tensor = toTensor({ count, channels, slices: 1, height, width, pixels }, input)
  return tensor.ok
    ? ok({ values: tensor.value.values, width, height })
    : err(`${file}: ${tensor.error.code}, ${tensor.error.detail}`)
}

type Calls = Description['golden']['calls']

/** Compares what each golden scan is called here with what its maker's framework calls it. */
export function compareCalls(figures: Float32Array, calls: Calls, { outputs }: Draft): Result<undefined, string> {
  const count = figures.length / FIGURES
  if (calls.length !== count) return err(`golden.calls names ${calls.length} classes for ${count} scans`)
  const judgesSex = outputs.female !== 'notJudged'
  if (judgesSex && !(calls.includes('female') && calls.includes('male'))) {
    return err('golden scans need one that is called female and one that is called male: a swap would not be noticed')
  }
  for (const [scan, call] of calls.entries()) {
    if (call === 'unknown') continue
    const row = figures.subarray(scan * FIGURES, (scan + 1) * FIGURES)
    const isSex = call === 'female' || call === 'male'
    const share = row[isSex ? 0 : KINDS.indexOf(call)] ?? 0
    // The largest of so many classes has at least this share; the sexes together may be likelier than the class that is called.
    const leastShare = outputs.fertility === 'assumedViable' ? 0 : 1 / outputs.fertility.labels.length
    const sex = (row[KINDS.length] ?? 0) >= 0.5 ? 'female' : 'male'
    if (share + ROUNDING >= leastShare && (!isSex || call === sex)) continue
    const said = isSex && share + ROUNDING >= leastShare ? `is ${sex}` : `has ${call} with ${share.toFixed(3)}`
    return err(
      `GOLDEN_MISMATCH: golden scan ${scan} ${said} here and is called ${call} by its maker. Look at the order of labels.`,
    )
  }
  return ok(undefined)
}

/**
 * Compares what this program computes with what the maker's own framework gave for the same scans: a forgotten scaling or an
 * export that changed the network shows here, and nowhere else.
 */
export function compareWithMaker(
  actual: Float32Array,
  files: Readonly<Record<string, string>>,
  draft: Draft & Pick<ModelManifest, 'golden'>,
  scans: Pick<GoldenScans, 'width' | 'height'>,
): Result<string, string> {
  const count = draft.golden.count
  const named = new Map<string, Float32Array>()
  for (const [output, file] of Object.entries(files)) {
    const array = readArray(file)
    if (!array.ok) return array
    if (array.value.values instanceof Uint16Array) return err(`${file}: figures are to be saved as float32`)
    named.set(output, array.value.values)
  }
  const rawOf = (head: { readonly name: string } | string) =>
    typeof head === 'string' ? undefined : named.get(head.name)
  const { fertility, female } = draft.outputs
  const missing = [fertility, female].find((head) => typeof head !== 'string' && !named.has(head.name))
  if (missing !== undefined && typeof missing !== 'string')
    return err(`golden.expected has no file for output ${missing.name}`)
  let expected: Float32Array
  try {
    expected = joinFigures(readFertility(rawOf(fertility), count, draft), readFemale(rawOf(female), count, draft))
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
  const compared = checkGolden(actual, expected, count, draft.golden.tolerance)
  if (compared.ok) return ok(`agrees with the maker's figures to ${compared.value.largestDifference.toExponential(1)}`)
  const { scan, largestDifference } = compared.error
  const { width, height } = draft.input
  const isResized = scans.width !== width || scans.height !== height
  const resize = `the golden scans are ${scans.width}×${scans.height} and the model takes ${width}×${height}`
  const where = isResized
    ? `First look at your resize: ${resize} (docs/models.md says how a station computes it). Then at scaling and layout.`
    : 'Look at scaling and layout.'
  return err(
    `GOLDEN_MISMATCH: golden scan ${scan} is ${largestDifference.toPrecision(3)} away from the maker's figures. ${where}`,
  )
}

function readArray(file: string): Result<NpyArray, string> {
  try {
    const array = readNpy(readFileSync(file))
    return array.ok ? array : err(`${file}: ${array.error}`)
  } catch (error) {
    return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
