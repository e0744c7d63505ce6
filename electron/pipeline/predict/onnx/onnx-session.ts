import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import { err, ok, type Result } from '../../../base/result.ts'
import type { ModelManifest } from '../../../model/manifest.ts'
import { toInput } from '../../tensor/to-input.ts'
import type { Tensor } from '../../tensor/to-tensor.ts'
import { OutputShapeError, readFemale, readFertility } from '../read-figures.ts'
import { headerProblem, interfaceProblem, takesOneAtATime } from './check-interface.ts'
import type { SessionError } from './session-error.ts'

/** Probabilities of one batch, copied out of the runtime's memory. */
export interface NetworkOutput {
  /** count × 5, in the manifest's order of labels. */
  readonly fertility: Float32Array
  /** count: p(female | viable). */
  readonly female: Float32Array
  /** count × height × width of the manifest's attention output; undefined if the model has none. */
  readonly attention: Uint8Array | undefined
}

export interface OnnxSession {
  /** Blocks this process's event loop for the whole batch: the runtime's `run` is a synchronous call behind a promise. */
  run(tensor: Tensor): Promise<NetworkOutput>
}

/**
 * One thread: a second one gains little on small nets and takes the core that serial reading and SQLite need.
 * The arena keeps the memory of the largest batch, which is bounded by the contract.
 */
const SESSION_OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
}

/**
 * Creates the process's one session and warms it up with the largest batch. Never released: creating and releasing sessions leaks,
 * so a change of model is a new process.
 */
export async function createOnnxSession(
  modelBytes: Uint8Array,
  manifest: ModelManifest,
  batchMax: number,
): Promise<Result<OnnxSession, SessionError>> {
  const unreadable = headerProblem(modelBytes)
  if (unreadable !== undefined) return err(unreadable)
  let session: InferenceSession
  try {
    session = await InferenceSession.create(modelBytes, SESSION_OPTIONS)
  } catch (error) {
    return err({ code: 'MODEL_UNREADABLE', detail: String(error) })
  }
  const mismatch = interfaceProblem(session, manifest)
  if (mismatch !== undefined) return err(mismatch)
  const once = (tensor: Tensor) => runOnce(session, manifest, tensor)
  const run = takesOneAtATime(session) ? oneAtATime(once) : once
  try {
    const { maps, height, width } = manifest.input
    for (const count of [1, batchMax]) {
      const values = new Uint16Array(count * maps.length * height * width)
      await run({ values, dims: [count, maps.length, height, width] })
    }
  } catch (error) {
    const code = error instanceof OutputShapeError ? 'MODEL_OUTPUT' : 'MODEL_RUN'
    return err({ code, detail: String(error) })
  }
  return ok({ run })
}

async function runOnce(session: InferenceSession, manifest: ModelManifest, tensor: Tensor): Promise<NetworkOutput> {
  const { outputs } = manifest
  const { type, values, dims } = toInput(tensor, manifest.input)
  const input = type === 'uint16' ? new OnnxTensor(type, values, dims) : new OnnxTensor(type, values, dims)
  const results = await session.run({ [manifest.input.name]: input })
  const count = tensor.dims[0]
  const floatsOf = (head: { readonly name: string } | string) =>
    typeof head === 'string' ? undefined : copyFloats(results[head.name])
  return {
    fertility: readFertility(floatsOf(outputs.fertility), count, manifest),
    female: readFemale(floatsOf(outputs.female), count, manifest),
    attention:
      outputs.attention === null
        ? undefined
        : copyBytes(results[outputs.attention.name], count * outputs.attention.width * outputs.attention.height),
  }
}

/** For a graph whose first dimension is one picture: a batch is so many runs, which costs time and changes no figure. */
function oneAtATime(once: (tensor: Tensor) => Promise<NetworkOutput>): (tensor: Tensor) => Promise<NetworkOutput> {
  return async ({ values, dims: [count, ...shape] }) => {
    const length = values.length / count
    const outputs: NetworkOutput[] = []
    for (let image = 0; image < count; image++) {
      outputs.push(await once({ values: values.subarray(image * length, (image + 1) * length), dims: [1, ...shape] }))
    }
    const attention = outputs.flatMap((output) => (output.attention === undefined ? [] : [...output.attention]))
    return {
      fertility: Float32Array.from(outputs.flatMap(({ fertility }) => [...fertility])),
      female: Float32Array.from(outputs.flatMap(({ female }) => [...female])),
      attention: attention.length === 0 ? undefined : Uint8Array.from(attention),
    }
  }
}

/** Figures of an output, out of the runtime's memory; undefined for what holds none. */
function copyFloats(output: OnnxTensor | undefined): Float32Array | undefined {
  const data = output?.data
  if (data instanceof Float64Array) return Float32Array.from(data)
  return data instanceof Float32Array ? data.slice() : undefined
}

function copyBytes(output: OnnxTensor | undefined, length: number): Uint8Array {
  const data = output?.data
  if (!(data instanceof Uint8Array) || data.length !== length) {
    throw new Error(`the attention output holds ${data?.length ?? 'no'} values instead of ${length} bytes`)
  }
  return data.slice()
}
