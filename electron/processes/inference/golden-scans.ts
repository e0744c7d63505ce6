import { err, type Result } from '../../base/result.ts'
import { INFERENCE_BATCH_MAX } from '../../contract/inference.ts'
import { checkGolden, checkProbabilities, type GoldenMismatch, type NoProbabilities } from '../../model/golden-check.ts'
import type { ModelPackage } from '../../model/package.ts'
import type { OnnxSession } from '../../pipeline/predict/onnx/onnx-session.ts'
import { runGoldenScans } from '../../pipeline/predict/onnx/run-golden.ts'
import type { SessionError } from '../../pipeline/predict/onnx/session-error.ts'

/** Runs the package's golden scans, in the largest batches, and compares every probability with the expected one. */
export async function checkGoldenScans(
  session: OnnxSession,
  { manifest, goldenScans, goldenExpected }: ModelPackage,
): Promise<Result<{ readonly largestDifference: number }, SessionError | GoldenMismatch | NoProbabilities>> {
  const { golden } = manifest
  let actual: Float32Array
  try {
    actual = await runGoldenScans(session, manifest, goldenScans, INFERENCE_BATCH_MAX)
  } catch (error) {
    return err({ code: 'MODEL_RUN', detail: String(error) })
  }
  const probabilities = checkProbabilities(actual)
  return probabilities.ok ? checkGolden(actual, goldenExpected, golden.count, golden.tolerance) : probabilities
}
