import { MESSAGE_DEPTH_MAX, MESSAGE_VALUES_MAX } from './limits.ts'

/** Cost of a value beside its content, roughly as any of the encodings has it. */
const VALUE_BYTES = 8

/**
 * Size of a message in bytes, roughly: strings as UTF-16, buffers exactly, eight for everything else.
 * Stops counting past `maxBytes`; Infinity when it is too deep, has too many values or holds a Map or Set, which no contract uses.
 */
export function messageBytes(message: unknown, maxBytes: number): number {
  let bytes = 0
  let values = 0

  function add(value: unknown, depth: number): boolean {
    values++
    bytes += VALUE_BYTES
    if (values > MESSAGE_VALUES_MAX || depth > MESSAGE_DEPTH_MAX || value instanceof Map || value instanceof Set) {
      bytes = Number.POSITIVE_INFINITY
      return false
    }
    if (typeof value === 'string') bytes += value.length * 2
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) bytes += value.byteLength
    else if (Array.isArray(value)) return value.every((item) => add(item, depth + 1))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        bytes += key.length * 2
        if (!add(item, depth + 1)) return false
      }
    }
    return bytes <= maxBytes
  }

  add(message, 0)
  return bytes
}
