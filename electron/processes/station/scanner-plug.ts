import type { Port } from '../../rpc/port.ts'
import { portTransports } from '../../scanner/port-transport.ts'
import type { ScannerTransport } from '../../scanner/transport.ts'

/** Undefined where there is none any more, as after the end of a recording. */
type OpenTransport = () => ScannerTransport | undefined

/** The way to the scanner as it is configured now; the link asks for a fresh transport at every connection. */
export class ScannerPlug {
  #open: OpenTransport | undefined
  readonly #listenTo: (transport: ScannerTransport) => ScannerTransport

  /** `listenTo` gives the same transport with somebody listening in. */
  constructor(
    open: OpenTransport | undefined,
    listenTo: (transport: ScannerTransport) => ScannerTransport = (transport) => transport,
  ) {
    this.#open = open
    this.#listenTo = listenTo
  }

  use(open: OpenTransport | undefined): void {
    this.#open = open
  }

  openTransport(): ScannerTransport | undefined {
    const transport = this.#open?.()
    return transport && this.#listenTo(transport)
  }

  /** The virtual scanner's process is there. Where it has a pseudo-terminal, its port is only for its end to be noticed. */
  attachPort(port: Port, carriesBytes: boolean): void {
    if (carriesBytes) this.#open = portTransports(port)
  }
}
