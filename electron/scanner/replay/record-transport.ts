import type { Clock } from '../../base/clock.ts'
import type { ScannerTransport } from '../transport.ts'
import type { LineEntry } from './recording.ts'

/** Takes entries as they happen; what becomes of them is no concern of the line. */
export type RecordEntry = (entry: LineEntry, atMonoMs: number) => void

/** The same transport with somebody listening in. The line itself goes on as if nobody did. */
export function recorded(transport: ScannerTransport, clock: Clock, record: RecordEntry): ScannerTransport {
  const tell = (entry: LineEntry) => record(entry, clock.monoMs())
  let isOpen = false
  const ended = () => {
    if (isOpen) tell({ kind: 'closed' })
    isOpen = false
  }
  // A copy: a chunk is valid during the call only, and is written later. Not by `from`, which goes over every byte.
  transport.onBytes((bytes) => tell({ kind: 'from-scanner', bytes: new Uint8Array(bytes) }))
  transport.onClose(ended)
  return {
    kind: transport.kind,
    // Where it is may be known only once it has been found.
    get path() {
      return transport.path
    },
    get capacityBytesPerS() {
      return transport.capacityBytesPerS ?? null
    },
    get refusedPictures() {
      return transport.refusedPictures
    },
    ...(transport.connection === undefined ? {} : { connection: transport.connection }),
    async open() {
      await transport.open()
      isOpen = true
      tell({ kind: 'opened' })
    },
    onBytes: (listener) => transport.onBytes(listener),
    onClose: (listener) => transport.onClose(listener),
    onDrain: (listener) => transport.onDrain(listener),
    write(bytes, onTaken) {
      tell({ kind: 'to-scanner', bytes })
      return transport.write(bytes, onTaken)
    },
    close() {
      ended()
      return transport.close()
    },
  }
}
