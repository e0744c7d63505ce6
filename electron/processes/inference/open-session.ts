import { ok, type Result } from '../../base/result.ts'
import { INFERENCE_BATCH_MAX } from '../../contract/inference.ts'
import type { InferenceWish, ProviderRefusal } from '../../contract/inference-settings.ts'
import type { GoldenMismatch, NoProbabilities } from '../../model/golden-check.ts'
import type { ModelPackage } from '../../model/package.ts'
import { bundledProviders, createOnnxSession, type OnnxSession } from '../../pipeline/predict/onnx/onnx-session.ts'
import type { RunOn } from '../../pipeline/predict/onnx/run-on.ts'
import type { SessionError } from '../../pipeline/predict/onnx/session-error.ts'
import { checkGoldenScans } from './golden-scans.ts'

/** Makes sessions; ONNX Runtime, or in tests one that has providers which this machine lacks. */
export interface SessionMaker {
  bundled(): readonly string[]
  create(model: ModelPackage, on: RunOn): Promise<Result<OnnxSession, SessionError>>
}

export const onnxRuntime: SessionMaker = {
  bundled: bundledProviders,
  create: ({ modelBytes, manifest }, on) => createOnnxSession(modelBytes, manifest, INFERENCE_BATCH_MAX, on),
}

export interface OpenSession {
  readonly session: OnnxSession
  readonly on: RunOn
  readonly refused: ProviderRefusal | null
  /** How far this machine's figures are from the golden ones. */
  readonly largestDifference: number
}

/**
 * A provider other than the CPU has a session and must not have it. Sessions are never released and a process has one in its life, so the process ends, and
 * whoever starts the next one asks for the CPU.
 */
export class ProviderFailed extends Error {
  constructor({ provider, code, detail }: ProviderRefusal) {
    super(`${provider} is not used, ${code}: ${detail}`)
    this.name = 'ProviderFailed'
  }
}

/**
 * The one session of this process, on the wanted provider if it is there and computes what the package's golden scans say, which are the CPU's figures; within
 * the tolerance of the manifest. A provider that cannot even begin leaves no session behind, and the CPU has it at once. Throws ProviderFailed.
 */
export async function openSession(
  model: ModelPackage,
  wish: InferenceWish,
  maker: SessionMaker = onnxRuntime,
): Promise<Result<OpenSession, SessionError | GoldenMismatch | NoProbabilities>> {
  const { provider, threads } = wish
  const tried = provider === 'cpu' ? { refused: wish.refused } : await tryProvider(model, { provider, threads }, maker)
  if (!('refused' in tried)) return tried
  const on: RunOn = { provider: 'cpu', threads }
  const session = await maker.create(model, on)
  if (!session.ok) return session
  const golden = await checkGoldenScans(session.value, model)
  if (!golden.ok) return golden
  return ok({ session: session.value, on, refused: tried.refused, ...golden.value })
}

async function tryProvider(
  model: ModelPackage,
  on: RunOn,
  maker: SessionMaker,
): Promise<Result<OpenSession, SessionError> | { readonly refused: ProviderRefusal }> {
  const { provider } = on
  if (!maker.bundled().includes(provider)) {
    return { refused: { provider, code: 'NOT_BUNDLED', detail: `there are: ${maker.bundled().join(', ')}` } }
  }
  const session = await maker.create(model, on)
  if (!session.ok) {
    const { code, detail } = session.error
    if (code === 'MODEL_RUN') throw new ProviderFailed({ provider, code: 'NOT_AVAILABLE', detail: shortened(detail) })
    // What the package promises it lacks on every provider.
    if (code !== 'MODEL_UNREADABLE') return session
    return { refused: { provider, code: 'NOT_AVAILABLE', detail: shortened(detail) } }
  }
  const golden = await checkGoldenScans(session.value, model)
  if (!golden.ok) {
    throw new ProviderFailed({ provider, code: 'GOLDEN_MISMATCH', detail: shortened(describe(golden.error)) })
  }
  return ok({ session: session.value, on, refused: null, ...golden.value })
}

function describe(problem: SessionError | GoldenMismatch | NoProbabilities): string {
  if (problem.code !== 'GOLDEN_MISMATCH') return problem.detail
  return `${problem.largestDifference} apart at scan ${problem.scan}, allowed are ${problem.tolerance}`
}

/** A runtime's message may be a stack of its own. */
function shortened(detail: string): string {
  return detail.slice(0, 300)
}
