import type { Socket } from 'node:net'
import { MESSAGE_BYTES_MAX } from '../rpc/limits.ts'
import { Mailbox } from '../rpc/mailbox.ts'
import type { Port } from '../rpc/port.ts'
import { FrameReader } from './frame-reader.ts'
import { decodeMessage, encodeMessage } from './message-codec.ts'

/** Largest encoded message: the limit of `rpc` and room for its envelope. A larger one ends the port. */
const FRAME_BYTES_MAX = MESSAGE_BYTES_MAX + 64 * 1024

/** Bytes that may wait for a reader which does not read: four of the largest messages. Past this the port closes, because memory would be next. */
export const SOCKET_BACKLOG_BYTES_MAX = 4 * FRAME_BYTES_MAX

/**
 * A port over a Unix socket or a Windows named pipe between two processes of ours: length-prefixed V8 serialisation.
 * Messages posted in one turn of the event loop leave in one write.
 */
export function createSocketPort(socket: Socket): Port {
  const mailbox = new Mailbox()
  const reader = new FrameReader(FRAME_BYTES_MAX)
  let corked = false

  const end = () => {
    mailbox.close()
    socket.destroy()
  }
  const onFrame = (bytes: Buffer) => {
    const decoded = decodeMessage(bytes)
    if (!decoded.ok || !mailbox.deliver(decoded.value)) end()
  }
  socket.on('data', (chunk: Buffer) => {
    if (!reader.push(chunk, onFrame)) end()
  })
  // An error is always followed by 'close', which is all that a port tells.
  socket.on('error', () => undefined)
  socket.on('close', () => mailbox.close())

  return {
    post(message) {
      if (mailbox.closed || !socket.writable) return
      const bytes = encodeMessage(message)
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
      socket.write(bytes)
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
