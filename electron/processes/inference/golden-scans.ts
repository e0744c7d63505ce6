import { err, type Result } from '../../base/result.ts'
import { INFERENCE_BATCH_MAX } from '../../contract/inference.ts'
import { checkGolden, type GoldenMismatch } from '../../model/golden-check.ts'
import type { ModelPackage } from '../../model/package.ts'
import type { NetworkOutput, OnnxSession, SessionError } from '../../pipeline/predict/onnx/onnx-session.ts'

const FERTILITY_FIGURES = 5

/** Runs the package's golden scans, in the largest batches, and compares every probability with the expected one. */
export async function checkGoldenScans(
  session: OnnxSession,
  model: ModelPackage,
): Promise<Result<{ readonly largestDifference: number }, SessionError | GoldenMismatch>> {
  const { golden, input } = model.manifest
  const perScan = FERTILITY_FIGURES + 1
  const actual = new Float32Array(golden.count * perScan)
  const imageLength = input.maps.length * input.height * input.width
  for (let from = 0; from < golden.count; from += INFERENCE_BATCH_MAX) {
    const count = Math.min(INFERENCE_BATCH_MAX, golden.count - from)
    const values = model.goldenScans.slice(from * imageLength, (from + count) * imageLength)
    let output: NetworkOutput
    try {
      output = await session.run({ values, dims: [count, input.maps.length, input.height, input.width] })
    } catch (error) {
      return err({ code: 'MODEL_RUN', detail: String(error) })
    }
    for (let scan = 0; scan < count; scan++) {
      const at = (from + scan) * perScan
      actual.set(output.fertility.subarray(scan * FERTILITY_FIGURES, (scan + 1) * FERTILITY_FIGURES), at)
      actual[at + FERTILITY_FIGURES] = output.female[scan] as number
    }
  }
  return checkGolden(actual, model.goldenExpected, golden.count, golden.tolerance)
}
