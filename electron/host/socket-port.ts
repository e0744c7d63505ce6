import { connect, type Socket } from 'node:net'
import { BufferPool } from '../base/buffer-pool.ts'
import { MESSAGE_BYTES_MAX } from '../rpc/limits.ts'
import { Mailbox } from '../rpc/mailbox.ts'
import type { Port } from '../rpc/port.ts'
import { FrameReader } from './frame-reader.ts'
import { decodeMessage, encodeInto } from './message-codec.ts'

/** Largest encoded message: the limit of `rpc` and room for its envelope. A larger one ends the port. */
const FRAME_BYTES_MAX = MESSAGE_BYTES_MAX + 64 * 1024

/** Bytes that may wait for a reader which does not read: four of the largest messages. Past this the port closes, because memory would be next. */
export const SOCKET_BACKLOG_BYTES_MAX = 4 * FRAME_BYTES_MAX

/** Read at once by an end that dials: a whole batch of sixteen 64×64 pictures, which then is not put together from pieces. */
const READ_BYTES = 256 * 1024

/**
 * The dialling end. What comes is read into one buffer for as long as the socket lives: at full speed a station sends its model 60 MB a second, and a new
 * buffer for every read kept the garbage collector busy beside the model.
 */
export function dialSocketPort(path: string): Port {
  let take: (chunk: Buffer) => void = () => undefined
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
  const callback = (length: number) => {
    take(buffer.subarray(0, length))
    return true
  }
  const socket = connect({ path, onread: { buffer, callback } })
  return portOver(socket, (onChunk) => {
    take = onChunk
  })
}

/**
 * A port over a Unix socket or a Windows named pipe between two processes of ours: length-prefixed V8 serialisation.
 * Messages posted in one turn of the event loop leave in one write.
 */
export function createSocketPort(socket: Socket): Port {
  return portOver(socket, (onChunk) => socket.on('data', onChunk))
}

/** `listen` is told who takes the bytes; a chunk is only valid during the call. */
function portOver(socket: Socket, listen: (onChunk: (chunk: Buffer) => void) => void): Port {
  const mailbox = new Mailbox()
  const reader = new FrameReader(FRAME_BYTES_MAX)
  const frames = new BufferPool()
  let corked = false

  const end = () => {
    mailbox.close()
    socket.destroy()
  }
  const onFrame = (bytes: Buffer) => {
    const decoded = decodeMessage(bytes)
    if (!decoded.ok || !mailbox.deliver(decoded.value)) end()
  }
  listen((chunk) => {
    if (!reader.push(chunk, onFrame)) end()
  })
  // An error is always followed by 'close', which is all that a port tells.
  socket.on('error', () => undefined)
  socket.on('close', () => mailbox.close())

  return {
    post(message) {
      if (mailbox.closed || !socket.writable) return
      const bytes = encodeInto(message, (length) => frames.take(length))
      if (bytes.length > FRAME_BYTES_MAX || socket.writableLength + bytes.length > SOCKET_BACKLOG_BYTES_MAX) {
        end()
        return
      }
      if (!corked) {
        corked = true
        socket.cork()
        process.nextTick(() => {
          corked = false
          socket.uncork()
        })
      }
      socket.write(bytes, () => frames.give(bytes))
    },
    onMessage: (listener) => mailbox.onMessage(listener),
    onClose: (listener) => mailbox.onClose(listener),
    close() {
      mailbox.close()
      // Lets what was posted leave first.
      socket.destroySoon()
    },
    get backlogBytes() {
      return socket.writableLength
    },
  }
}
