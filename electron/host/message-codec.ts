import { Deserializer, Serializer } from 'node:v8'
import { err, ok, type Result } from '../base/result.ts'

/** Four bytes in front of every message: its length, little-endian, without these four. */
export const LENGTH_BYTES = 4

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

/** The message with its length in front, ready for one write. Throws a DataCloneError for what cannot be cloned, such as a function. */
export function encodeMessage(message: unknown): Buffer {
  const serializer = new MessageSerializer()
  serializer.writeRawBytes(new Uint8Array(LENGTH_BYTES))
  serializer.writeHeader()
  serializer.writeValue(message)
  const bytes = serializer.releaseBuffer()
  bytes.writeUInt32LE(bytes.length - LENGTH_BYTES, 0)
  return bytes
}

/**
 * The message that `encodeMessage` wrote, without its length. Every typed array gets a buffer of its own, as structured
 * clone does: readers may rely on alignment, and the bytes given here may be reused.
 */
export function decodeMessage(bytes: Uint8Array): Result<unknown, 'UNREADABLE'> {
  try {
    const deserializer = new MessageDeserializer(bytes)
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
    this.writeRawBytes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))
  }
}

class MessageDeserializer extends Deserializer {
  _readHostObject(): ArrayBufferView {
    const viewType = VIEW_TYPES[this.readUint32()]
    if (viewType === undefined) throw new DataCloneFailure('unknown kind of typed array')
    const byteLength = this.readUint32()
    const copy = new Uint8Array(byteLength)
    copy.set(this.readRawBytes(byteLength))
    return viewType === Uint8Array ? copy : new viewType(copy.buffer)
  }
}

class DataCloneFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DataCloneError'
  }
}
