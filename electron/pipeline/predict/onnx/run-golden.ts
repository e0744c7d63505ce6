import type { ModelManifest } from '../../../model/manifest.ts'
import type { OnnxSession } from './onnx-session.ts'

/** Figures of a golden scan: five of fertility, then p(female). */
const FERTILITY_FIGURES = 5
const FIGURES = FERTILITY_FIGURES + 1

/** Runs golden scans, which are in the input's shape, through a session; rejects where the graph does. Figures are those of `golden.expected`. */
export async function runGoldenScans(
  session: OnnxSession,
  { input }: Pick<ModelManifest, 'input'>,
  scans: Uint16Array,
  batchMax: number,
): Promise<Float32Array> {
  const { maps, height, width } = input
  const length = maps.length * height * width
  const total = scans.length / length
  const figures = new Float32Array(total * FIGURES)
  for (let from = 0; from < total; from += batchMax) {
    const count = Math.min(batchMax, total - from)
    const values = scans.slice(from * length, (from + count) * length)
    const output = await session.run({ values, dims: [count, maps.length, height, width] })
    figures.set(joinFigures(output.fertility, output.female), from * FIGURES)
  }
  return figures
}

/** One row of six for each scan. */
export function joinFigures(fertility: Float32Array, female: Float32Array): Float32Array {
  const figures = new Float32Array(female.length * FIGURES)
  for (let scan = 0; scan < female.length; scan++) {
    figures.set(fertility.subarray(scan * FERTILITY_FIGURES, (scan + 1) * FERTILITY_FIGURES), scan * FIGURES)
    figures[scan * FIGURES + FERTILITY_FIGURES] = female[scan] as number
  }
  return figures
}
