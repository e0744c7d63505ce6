import type { Timers } from '../../base/clock.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { Station } from '../../line/station.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { createSerialTransport, listSerialPorts } from '../../scanner/serial-transport.ts'
import type { ScannerPlug } from './scanner-plug.ts'

export interface ScannerHandlersOptions {
  readonly init: StationInit
  readonly plug: ScannerPlug
  readonly station: Station
  readonly timers: Timers
}

/** The part of the station's service that chooses the scanner. */
export function scannerHandlers({ init, plug, station, timers }: ScannerHandlersOptions) {
  return {
    async listSerialPorts() {
      const { ports, problem } = await listSerialPorts()
      return { ports: [...ports], problem }
    },
    connectSerial({ path, baudRate }: { readonly path: string; readonly baudRate: number }) {
      // Real eggs must never land among the phantoms of a training run.
      if (init.play) throw new RpcError('IN_PLAY', 'leave training before a real scanner is connected')
      plug.use(() => createSerialTransport({ path, baudRate, timers }))
      return station.reconnect().then(() => ({}))
    },
    disconnect() {
      plug.use(undefined)
      return station.reconnect().then(() => ({}))
    },
  }
}

/** How the scanner of the settings is reached; undefined where there is none, or where its bytes come over a port. */
export function scannerOf({ scanner }: StationInit, timers: Timers) {
  if (scanner.kind !== 'serial') return undefined
  const { path, baudRate } = scanner
  return () => createSerialTransport({ path, baudRate, timers })
}
