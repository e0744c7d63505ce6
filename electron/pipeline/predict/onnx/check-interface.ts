import type { InferenceSession } from 'onnxruntime-node'
import type { ModelManifest } from '../../../model/manifest.ts'
import { inputDims } from '../../tensor/to-input.ts'
import { readGraphHeader } from './graph-header.ts'
import type { SessionError } from './session-error.ts'

/** Operators that onnxruntime 1.30 runs, by domain; `graph-header.test.ts` tries the newest and the one after it. Older than 7 its documentation does not promise. */
export const OPSETS: ReadonlyMap<string, { readonly from: number; readonly to: number }> = new Map([
  ['', { from: 7, to: 26 }],
  ['ai.onnx.ml', { from: 1, to: 5 }],
])
/** Newest form of the file itself that the same runtime reads. */
export const IR_VERSION_MAX = 13

/** Looks at a network's file before the runtime does, whose own words for these are hard to act on. */
export function headerProblem(modelBytes: Uint8Array): SessionError | undefined {
  const header = readGraphHeader(modelBytes)
  if (header === undefined) return { code: 'MODEL_UNREADABLE', detail: 'it is no ONNX file' }
  for (const [domain, version] of header.opsets) {
    const known = OPSETS.get(domain)
    if (known === undefined || (version >= known.from && version <= known.to)) continue
    const name = domain === '' ? 'ai.onnx' : domain
    const detail = `it is written in opset ${version} of ${name}; this program runs ${known.from} to ${known.to}: export it with one of these`
    return { code: 'MODEL_OPSET', detail }
  }
  if (header.irVersion > IR_VERSION_MAX) {
    const detail = `its file has IR version ${header.irVersion}; this program reads up to ${IR_VERSION_MAX}: export it with an older one`
    return { code: 'MODEL_OPSET', detail }
  }
  if (!header.hasExternalData) return undefined
  const detail = 'its weights lie in another file (external data): export it as one file'
  return { code: 'MODEL_EXTERNAL_DATA', detail }
}

/** Compares what a graph declares with what its manifest promises, before a single scan is trusted to it. */
export function interfaceProblem(session: InferenceSession, manifest: ModelManifest): SessionError | undefined {
  return inputProblem(session, manifest) ?? outputProblem(session, manifest)
}

function inputProblem(session: InferenceSession, { input }: ModelManifest): SessionError | undefined {
  const declared = session.inputMetadata
  const found = declared.find(({ name }) => name === input.name)
  if (found === undefined || declared.length !== 1) {
    const names = declared.map(({ name }) => name).join(', ')
    return { code: 'MODEL_INPUT', detail: `the graph takes ${names}, the manifest promises ${input.name} alone` }
  }
  const type = found.isTensor ? found.type : 'no tensor'
  if (!found.isTensor || type !== input.type) {
    return { code: 'MODEL_INPUT', detail: `${input.name} is ${type} in the graph, the manifest promises ${input.type}` }
  }
  const promised = inputDims(input, 1)
  // The first dimension is the number of pictures: free, or one at a time. A shape that is not declared shows when it is run.
  const fits = (dim: number | string, at: number) =>
    typeof dim === 'string' || dim < 0 || dim === (at === 0 ? 1 : promised[at])
  if (found.shape.length === 0 || (found.shape.length === promised.length && found.shape.every(fits))) return undefined
  return {
    code: 'MODEL_SHAPE',
    detail: `${input.name} is ${shapeText(found.shape)} in the graph, the manifest promises ${shapeText(['n', ...promised.slice(1)])}`,
  }
}

function outputProblem(session: InferenceSession, { outputs }: ModelManifest): SessionError | undefined {
  const wanted: (readonly [name: string, types: readonly string[]])[] = []
  if (outputs.fertility !== 'assumedViable') wanted.push([outputs.fertility.name, FIGURE_TYPES])
  if (outputs.female !== 'notJudged') wanted.push([outputs.female.name, FIGURE_TYPES])
  if (outputs.attention !== null) wanted.push([outputs.attention.name, ['uint8']])
  for (const [name, types] of wanted) {
    const found = session.outputMetadata.find((value) => value.name === name)
    if (found === undefined) {
      const names = session.outputNames.join(', ')
      return { code: 'MODEL_OUTPUT_MISSING', detail: `${name} is no output of the graph, which has ${names}` }
    }
    const type = found.isTensor ? found.type : 'no tensor'
    if (types.includes(type)) continue
    return { code: 'MODEL_OUTPUT', detail: `${name} is ${type} in the graph instead of ${types.join(' or ')}` }
  }
  return undefined
}

/** Whether the graph was exported for one picture at a time; then it is run once for each. */
export function takesOneAtATime(session: InferenceSession): boolean {
  const [declared] = session.inputMetadata
  return declared?.isTensor === true && declared.shape[0] === 1
}

const FIGURE_TYPES = ['float32', 'float64']

function shapeText(dims: readonly (number | string)[]): string {
  return dims.map((dim) => (dim === '' || (typeof dim === 'number' && dim < 0) ? '?' : dim)).join('×')
}
