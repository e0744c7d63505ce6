import { Listeners } from '../base/listeners.ts'
import type { LinkRemedy } from '../domain/link/link-remedy.ts'
import type { Unsubscribe } from '../rpc/port.ts'
import { type RefusedPictures, type ScannerTransport, TransportError } from './transport.ts'

/** What a transport needs of whoever reads the folder, in another process. */
export interface FolderReader {
  /** Why pictures cannot be read from the folder; undefined once they are. */
  open(connection: number): Promise<LinkRemedy | undefined>
  send(connection: number, bytes: Uint8Array): void
  hangUp(connection: number): void
  /** What the reader says of that connection. Its end is also that of the reader's process. */
  listen(connection: number, listener: FolderListener): Unsubscribe
}

export interface FolderListener {
  bytes(bytes: Uint8Array): void
  refused(refused: RefusedPictures): void
  closed(reason: string): void
}

/** One connection to a folder that a scanner writes pictures into. It knows of no send limit: a station says little. */
export function createFolderTransport(path: string, connection: number, reader: FolderReader): ScannerTransport {
  const bytes = new Listeners<Uint8Array>()
  const closed = new Listeners<string>()
  let state: 'new' | 'opening' | 'open' | 'closed' = 'new'
  let refused: RefusedPictures | undefined
  let stopListening: Unsubscribe = () => undefined

  function end(): void {
    state = 'closed'
    stopListening()
  }

  return {
    kind: 'folder',
    path,
    get refusedPictures() {
      return refused
    },
    async open() {
      state = 'opening'
      stopListening = reader.listen(connection, {
        bytes: (sent) => bytes.tell(sent),
        refused: (told) => {
          refused = told
        },
        closed: (reason) => {
          const wasOpen = state === 'open'
          end()
          if (wasOpen) closed.tell(reason)
        },
      })
      const remedy = await reader.open(connection)
      // Whoever has hung up meanwhile does not want it any more.
      if (state === 'opening' && remedy === undefined) state = 'open'
      else {
        end()
        throw new TransportError('FOLDER', 'the folder cannot be used', remedy)
      }
    },
    onBytes: (listener) => bytes.add(listener),
    onClose: (listener) => closed.add(listener),
    onDrain: () => () => undefined,
    write(sent, onTaken) {
      if (state !== 'open') return false
      reader.send(connection, sent)
      onTaken?.()
      return true
    },
    close() {
      if (state === 'opening' || state === 'open') reader.hangUp(connection)
      end()
      return Promise.resolve()
    },
  }
}
