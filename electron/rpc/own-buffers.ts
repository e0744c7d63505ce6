/**
 * Gives every byte array in a freshly decoded message a buffer of its own, in place: MessagePack hands out views into
 * the whole message, at any offset, and in Node as Buffers. Readers of a port may rely on plain, aligned arrays.
 */
export function withOwnBuffers(message: unknown): unknown {
  if (message instanceof Uint8Array) return new Uint8Array(message)
  if (Array.isArray(message)) {
    for (const [index, item] of message.entries()) message[index] = withOwnBuffers(item)
  } else if (typeof message === 'object' && message !== null) {
    for (const [key, item] of Object.entries(message)) Reflect.set(message, key, withOwnBuffers(item))
  }
  return message
}
