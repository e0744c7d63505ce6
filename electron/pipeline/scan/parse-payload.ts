/** A 64-bit number as the generated code gives it: an object where it may exceed 2^53. */
interface WideInteger {
  toNumber(): number
}

/** Bytes → message, or undefined when they are no message of this kind. The generated decoder throws on bad bytes; bad input is a value here. */
export function parsePayload<T>(decoder: { decode(payload: Uint8Array): T }, payload: Uint8Array): T | undefined {
  try {
    return decoder.decode(payload)
  } catch {
    return undefined
  }
}

/** Undefined when a JavaScript number cannot hold it exactly; 2^53 microseconds are 285 years. */
export function toSafeNumber(value: number | WideInteger): number | undefined {
  const number = typeof value === 'number' ? value : value.toNumber()
  return Number.isSafeInteger(number) ? number : undefined
}
