import { Deserializer, Serializer } from 'node:v8'
import { BufferPool } from '../base/buffer-pool.ts'
import { err, ok, type Result } from '../base/result.ts'

/** Four bytes in front of every message: its length, little-endian, without these four. */
export const LENGTH_BYTES = 4
/** Then the length of the part that V8 wrote; after that part come the bytes of the typed arrays, in the order in which it names them. */
const HEAD_LENGTH_BYTES = 4
const PREFIX_BYTES = LENGTH_BYTES + HEAD_LENGTH_BYTES

/** Memory of arrays that came and that whoever read them has given back. */
const givenBack = new BufferPool()

/**
 * Gives the memory of an array that came over a port back, for the next one: only by who got the message, and only when nobody looks at it any more. Without
 * it the garbage collector takes it in its time; with sixteen pictures in a message, hundreds of times a second, that time is the model's.
 */
export function giveBack(bytes: Uint8Array): void {
  if (bytes.buffer instanceof ArrayBuffer && bytes.byteOffset === 0) givenBack.give(new Uint8Array(bytes.buffer))
}

/** Order is part of the format; both ends are the same build. */
const VIEW_TYPES = [
  Uint8Array,
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const

/**
 * The message with its length in front, ready for one write, in memory that `take` gives. Pictures are copied once, past V8's own writer, which would
 * grow its buffer several times over for them. Throws a DataCloneError for what cannot be cloned, such as a function.
 */
export function encodeInto<T extends Uint8Array>(message: unknown, take: (length: number) => T): T {
  const serializer = new MessageSerializer()
  serializer.writeHeader()
  serializer.writeValue(message)
  const head = serializer.releaseBuffer()
  const { views } = serializer
  const length = views.reduce((sum, { byteLength }) => sum + byteLength, PREFIX_BYTES + head.length)
  const bytes = take(length)
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES)
  numbers.setUint32(0, length - LENGTH_BYTES, true)
  numbers.setUint32(LENGTH_BYTES, head.length, true)
  bytes.set(head, PREFIX_BYTES)
  let at = PREFIX_BYTES + head.length
  for (const { buffer, byteOffset, byteLength } of views) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  return bytes
}

/** The same in memory of its own. */
export function encodeMessage(message: unknown): Buffer {
  return encodeInto(message, (length) => Buffer.allocUnsafe(length))
}

/**
 * The message that `encodeMessage` wrote, without its length. Every typed array gets a buffer of its own, as structured
 * clone does: readers may rely on alignment, and the bytes given here may be reused. A buffer that was given back may be longer than its array.
 */
export function decodeMessage(bytes: Uint8Array): Result<unknown, 'UNREADABLE'> {
  try {
    const headLength = new DataView(bytes.buffer, bytes.byteOffset, HEAD_LENGTH_BYTES).getUint32(0, true)
    const headEnd = HEAD_LENGTH_BYTES + headLength
    const deserializer = new MessageDeserializer(bytes.subarray(HEAD_LENGTH_BYTES, headEnd), bytes.subarray(headEnd))
    deserializer.readHeader()
    return ok(deserializer.readValue())
  } catch {
    return err('UNREADABLE')
  }
}

// V8 calls these methods by name for values that it cannot write itself.
class MessageSerializer extends Serializer {
  /** Documented in Node and missing from its types. */
  declare _setTreatArrayBufferViewsAsHostObjects: (flag: boolean) => void
  readonly views: ArrayBufferView[] = []

  constructor() {
    super()
    this._setTreatArrayBufferViewsAsHostObjects(true)
  }

  _getDataCloneError(message: string): Error {
    return new DataCloneFailure(message)
  }

  _writeHostObject(view: object): void {
    // A Buffer arrives as the plain Uint8Array that it is.
    const type = VIEW_TYPES.findIndex((viewType) => view instanceof viewType)
    if (type < 0 || !ArrayBuffer.isView(view)) throw new DataCloneFailure('only typed arrays can cross')
    this.writeUint32(type)
    this.writeUint32(view.byteLength)
    this.views.push(view)
  }
}

class MessageDeserializer extends Deserializer {
  readonly #views: Uint8Array
  #taken = 0

  constructor(head: Uint8Array, views: Uint8Array) {
    super(head)
    this.#views = views
  }

  _readHostObject(): ArrayBufferView {
    const viewType = VIEW_TYPES[this.readUint32()]
    if (viewType === undefined) throw new DataCloneFailure('unknown kind of typed array')
    const byteLength = this.readUint32()
    const source = this.#views.subarray(this.#taken, this.#taken + byteLength)
    if (source.length < byteLength) throw new DataCloneFailure('fewer bytes than its arrays need')
    this.#taken += byteLength
    const copy = givenBack.take(byteLength)
    copy.set(source)
    if (viewType === Uint8Array) return copy
    return new viewType(copy.buffer, 0, byteLength / viewType.BYTES_PER_ELEMENT)
  }
}

class DataCloneFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DataCloneError'
  }
}
