import type { Port } from '../../rpc/port.ts'
import { portTransports } from '../../scanner/port-transport.ts'
import type { ScannerTransport } from '../../scanner/transport.ts'

/** Undefined where there is none any more, as after the end of a recording. */
type OpenTransport = () => ScannerTransport | undefined

/** The way to the scanner as it is configured now; the link asks for a fresh transport at every connection. */
export class ScannerPlug {
  #open: OpenTransport | undefined

  constructor(open: OpenTransport | undefined) {
    this.#open = open
  }

  use(open: OpenTransport | undefined): void {
    this.#open = open
  }

  openTransport(): ScannerTransport | undefined {
    return this.#open?.()
  }

  /** The virtual scanner's process is there. Where it has a pseudo-terminal, its port is only for its end to be noticed. */
  attachPort(port: Port, carriesBytes: boolean): void {
    if (carriesBytes) this.#open = portTransports(port)
  }
}
