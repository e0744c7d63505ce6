import type { Port } from '../../rpc/port.ts'
import type { DeviceWatch } from '../../scanner/device-watch.ts'
import { withHotPlug } from '../../scanner/hot-plug.ts'
import type { ScannerLink } from '../../scanner/link.ts'
import { portTransports } from '../../scanner/port-transport.ts'
import { createScannerLink, type ScannerLinkParts } from '../../scanner/scanner-link.ts'
import type { ScannerTransport } from '../../scanner/transport.ts'

/** A way to a scanner. */
export interface ScannerWay {
  /** A fresh transport for every connection; undefined where there is none any more, as after the end of a recording. */
  open(): ScannerTransport | undefined
  /** Tells when the scanner is plugged in; absent where it is no device. */
  readonly watch?: DeviceWatch
}

/** The way to the scanner as it is configured now; the link asks for a fresh transport at every connection. */
export class ScannerPlug {
  #way: ScannerWay | undefined
  readonly #listenTo: (transport: ScannerTransport) => ScannerTransport

  /** `listenTo` gives the same transport with somebody listening in. */
  constructor(
    way: ScannerWay | undefined,
    listenTo: (transport: ScannerTransport) => ScannerTransport = (transport) => transport,
  ) {
    this.#way = way
    this.#listenTo = listenTo
  }

  use(way: ScannerWay | undefined): void {
    this.#way = way
  }

  /** A link over whatever way is in use, which tries at once when the scanner of that way is plugged in. */
  openLink(parts: Omit<ScannerLinkParts, 'openTransport'>): ScannerLink {
    const link = createScannerLink({ ...parts, openTransport: () => this.openTransport() })
    return withHotPlug(link, () => this.#way?.watch)
  }

  openTransport(): ScannerTransport | undefined {
    const transport = this.#way?.open()
    return transport && this.#listenTo(transport)
  }

  /** The virtual scanner's process is there. Where it has a pseudo-terminal, its port is only for its end to be noticed. */
  attachPort(port: Port, carriesBytes: boolean): void {
    if (carriesBytes) this.#way = { open: portTransports(port) }
  }
}
