/** What a network's file says of itself before it is loaded. Field numbers are those of onnx.proto (ModelProto, GraphProto, TensorProto). */
export interface GraphHeader {
  readonly irVersion: number
  /** Version of the operators by domain; the empty domain is ONNX's own. */
  readonly opsets: ReadonlyMap<string, number>
  /** Weights lie in another file, which a package does not load. */
  readonly hasExternalData: boolean
}

const MODEL = { irVersion: 1, graph: 7, opsetImport: 8 }
const OPSET = { domain: 1, version: 2 }
const GRAPH = { initializer: 5 }
const TENSOR = { dataLocation: 14 }
const EXTERNAL = 1

/** Reads the header out of a ModelProto; undefined for what is no Protobuf message, or none with operators. */
export function readGraphHeader(bytes: Uint8Array): GraphHeader | undefined {
  const opsets = new Map<string, number>()
  let irVersion = 0
  let hasExternalData = false
  for (const field of fieldsOf(bytes)) {
    if (field === 'broken') return undefined
    if (field.number === MODEL.irVersion) irVersion = field.value
    if (field.number === MODEL.opsetImport && field.bytes !== undefined) readOpset(field.bytes, opsets)
    if (field.number === MODEL.graph && field.bytes !== undefined) hasExternalData = keepsWeightsElsewhere(field.bytes)
  }
  return opsets.size === 0 ? undefined : { irVersion, opsets, hasExternalData }
}

function readOpset(bytes: Uint8Array, opsets: Map<string, number>): void {
  let domain = ''
  let version = 0
  for (const field of fieldsOf(bytes)) {
    if (field === 'broken') return
    if (field.number === OPSET.domain && field.bytes !== undefined) domain = Buffer.from(field.bytes).toString('utf8')
    if (field.number === OPSET.version) version = field.value
  }
  // The standard has two spellings of its own domain.
  opsets.set(domain === 'ai.onnx' ? '' : domain, version)
}

function keepsWeightsElsewhere(graph: Uint8Array): boolean {
  for (const field of fieldsOf(graph)) {
    if (field === 'broken') return false
    if (field.number !== GRAPH.initializer || field.bytes === undefined) continue
    for (const part of fieldsOf(field.bytes)) {
      if (part !== 'broken' && part.number === TENSOR.dataLocation && part.value === EXTERNAL) return true
    }
  }
  return false
}

interface Field {
  readonly number: number
  /** Of a field that is a number, as far as it is exact. */
  readonly value: number
  /** Of a field that is a text, bytes or a message: a view. */
  readonly bytes: Uint8Array | undefined
}

/** The fields of one message after each other, nothing copied; `broken` ends what is no message. */
function* fieldsOf(bytes: Uint8Array): Generator<Field | 'broken'> {
  let at = 0
  while (at < bytes.length) {
    const key = readVarint(bytes, at)
    if (key === undefined) return yield 'broken'
    const number = Math.floor(key.value / 8)
    const wireType = key.value % 8
    at = key.end
    if (wireType === 0 || wireType === 2) {
      const figure = readVarint(bytes, at)
      if (figure === undefined) return yield 'broken'
      at = figure.end
      const length = wireType === 2 ? figure.value : 0
      if (at + length > bytes.length) return yield 'broken'
      yield { number, value: figure.value, bytes: wireType === 2 ? bytes.subarray(at, at + length) : undefined }
      at += length
    } else if (wireType === 1 || wireType === 5) at += wireType === 1 ? 8 : 4
    else return yield 'broken'
  }
  return undefined
}

/** A varint has ten bytes at most. */
const VARINT_BYTES_MAX = 10

function readVarint(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0
  for (let at = from; at < bytes.length && at < from + VARINT_BYTES_MAX; at++) {
    const byte = bytes[at] as number
    value += (byte & 0x7f) * 2 ** (7 * (at - from))
    if (byte < 0x80) return { value, end: at + 1 }
  }
  return undefined
}
