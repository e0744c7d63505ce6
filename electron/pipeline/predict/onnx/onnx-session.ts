import { InferenceSession, listSupportedBackends, Tensor as OnnxTensor } from 'onnxruntime-node'
import { err, ok, type Result } from '../../../base/result.ts'
import type { ModelManifest } from '../../../model/manifest.ts'
import type { Tensor } from '../../tensor/to-tensor.ts'
import { ON_CPU, type RunOn, sessionOptions } from './run-on.ts'

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

export interface SessionError {
  readonly code: 'MODEL_UNREADABLE' | 'MODEL_INTERFACE' | 'MODEL_RUN'
  readonly detail: string
}

const FERTILITY_FIGURES = 5

/** The providers that came with this system's runtime. That one is there says nothing of a device for it. */
export function bundledProviders(): readonly string[] {
  return listSupportedBackends()
    .filter(({ bundled }) => bundled)
    .map(({ name }) => name)
}

/**
 * Creates the process's one session and warms it up with the largest batch. Never released: creating and releasing sessions leaks,
 * so a change of model is a new process.
 */
export async function createOnnxSession(
  modelBytes: Uint8Array,
  manifest: ModelManifest,
  batchMax: number,
  on: RunOn = ON_CPU,
): Promise<Result<OnnxSession, SessionError>> {
  let session: InferenceSession
  try {
    session = await InferenceSession.create(modelBytes, sessionOptions(on))
  } catch (error) {
    return err({ code: 'MODEL_UNREADABLE', detail: String(error) })
  }
  const mismatch = interfaceMismatch(session, manifest)
  if (mismatch !== undefined) return err({ code: 'MODEL_INTERFACE', detail: mismatch })
  const run = (tensor: Tensor) => runOnce(session, manifest, tensor)
  try {
    const { maps, height, width } = manifest.input
    for (const count of [1, batchMax]) {
      const values = new Uint16Array(count * maps.length * height * width)
      await run({ values, dims: [count, maps.length, height, width] })
    }
  } catch (error) {
    return err({ code: 'MODEL_RUN', detail: String(error) })
  }
  return ok({ run })
}

async function runOnce(session: InferenceSession, manifest: ModelManifest, tensor: Tensor): Promise<NetworkOutput> {
  const { input, outputs } = manifest
  const feeds = { [input.name]: new OnnxTensor('uint16', tensor.values, tensor.dims) }
  const results = await session.run(feeds)
  const count = tensor.dims[0]
  return {
    fertility: copyFloats(results[outputs.fertility.name], count * FERTILITY_FIGURES, outputs.fertility.name),
    female: copyFloats(results[outputs.female.name], count, outputs.female.name),
    attention:
      outputs.attention === null
        ? undefined
        : copyBytes(results[outputs.attention.name], count * outputs.attention.width * outputs.attention.height),
  }
}

function copyFloats(output: OnnxTensor | undefined, length: number, name: string): Float32Array {
  const data = output?.data
  if (!(data instanceof Float32Array) || data.length !== length) {
    throw new Error(`output ${name} holds ${data?.length ?? 'no'} values instead of ${length} floats`)
  }
  return data.slice()
}

function copyBytes(output: OnnxTensor | undefined, length: number): Uint8Array {
  const data = output?.data
  if (!(data instanceof Uint8Array) || data.length !== length) {
    throw new Error(`the attention output holds ${data?.length ?? 'no'} values instead of ${length} bytes`)
  }
  return data.slice()
}

/** Compares what the graph declares with what the manifest promises, before a single scan is trusted to it. */
function interfaceMismatch(session: InferenceSession, manifest: ModelManifest): string | undefined {
  const { input, outputs } = manifest
  const declared = new Map(
    [...session.inputMetadata, ...session.outputMetadata].map((value) => [
      value.name,
      value.isTensor ? value.type : 'no tensor',
    ]),
  )
  if (session.inputNames.length !== 1) return `the graph has ${session.inputNames.length} inputs instead of 1`
  const wanted: (readonly [name: string, type: string])[] = [
    [input.name, input.type],
    [outputs.fertility.name, 'float32'],
    [outputs.female.name, 'float32'],
  ]
  if (outputs.attention !== null) wanted.push([outputs.attention.name, 'uint8'])
  for (const [name, type] of wanted) {
    const found = declared.get(name)
    if (found !== type) return `${name} is ${found ?? 'missing'} in the graph, the manifest promises ${type}`
  }
  return undefined
}
