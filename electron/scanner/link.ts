import type { Interval } from '../base/interval-set.ts'
import type { LinkRemedy } from '../domain/link/link-remedy.ts'
import type { LinkState } from '../domain/link/link-state.ts'
import type { ScannerPictures } from '../domain/picture-fit.ts'
import type { Unsubscribe } from '../rpc/port.ts'
import type { RefusedPictures, TransportFault } from './transport.ts'

/** What the scanner said of itself when it introduced itself. */
export interface ScannerHello {
  readonly scannerSerial: string
  readonly sessionId: string
  readonly model: string
  readonly firmware: string
  /** Sequence number that its next new message will carry; everything below is re-sent, not new. */
  readonly nextSequence: number
  /** The largest pictures it makes; undefined where it does not say. */
  readonly pictures?: ScannerPictures | undefined
  /** It has a sorter that carries orders out and says so. */
  readonly sorterPresent?: boolean
}

/** A sequenced message whose checksums held: tray begin, scan, tray end or sorter acknowledgement. */
export interface SequencedMessage {
  readonly type: number
  readonly sequence: number
  /** A view into the read buffer: copy before keeping. */
  readonly payload: Uint8Array
  /** Of its frame, CRC-32 over type, number and payload: the same message sent again has the same. */
  readonly checksum: number
  readonly scannerSerial: string
  readonly sessionId: string
  /** When its last byte was read. */
  readonly arrivedMonoMs: number
  readonly arrivedWallMs: number
  /** True when the scanner had numbered it before the present connection: its tray was in flight when the link broke. */
  readonly resent: boolean
  /** Scanner clock minus the station's monotonic clock, as far as it was known when this arrived; null while that clock is at fault. */
  readonly clockOffsetUs?: number | null | undefined
}

/** The scanner's clock against the station's, as the link has estimated it. */
export interface LinkClock {
  /** Scanner minus station. Both count from an origin of their own, so only its changes mean anything to people. */
  readonly offsetMs: number
  /** Null where the scanner does not echo our clock: then the offset is only known to be at least this. */
  readonly uncertaintyMs: number | null
  /** Null until it is known well enough. */
  readonly driftPpm: number | null
  /** What no clock does. */
  readonly fault: 'DRIFT' | 'STEP' | null
}

export interface LinkView {
  readonly state: LinkState
  readonly hello: ScannerHello | undefined
  readonly transport: 'serial' | 'usb' | 'folder' | 'port' | 'replay' | 'none'
  readonly path: string | null
  /** Why the latest attempt to open failed; null when it did not. */
  readonly fault: TransportFault | null
  /** What to do about that on this machine; null where it is not known, and where there is nothing to do. */
  readonly remedy: LinkRemedy | null
  /** Bytes per second that the open line can carry; null where there is none, or where it has no speed of its own. */
  readonly capacityBytesPerS: number | null
  /** Files that were no scans; undefined where scans are no files. */
  readonly refusedPictures?: RefusedPictures | undefined
  readonly silentForMs: number | null
  readonly retryInMs: number | null
  readonly framesAccepted: number
  readonly rejected: Readonly<Record<string, number>>
  /** Of the frames that were accepted: those which the scanner had numbered before the present connection. */
  readonly framesResent: number
  /** Since the link was made, over all its connections. */
  readonly bytesReceived: number
  readonly bytesSent: number
  /** Null while nothing is known of it, and for a recording, whose clock is of another time. */
  readonly clock: LinkClock | null
}

/** What the link asks of the station. */
export interface LinkListener {
  /** Answers which sequence numbers of this session are already durable, so that the scanner re-sends only the rest. */
  onHello(hello: ScannerHello): { readonly have: readonly Interval[] }
  onSequenced(message: SequencedMessage): void
  onState(view: LinkView): void
  /** How the scanner is doing, about once a second. */
  onTelemetry?(telemetry: ScannerTelemetry): void
  /** The scanner says that something is wrong with it, or is right again. */
  onFault?(fault: ScannerFault): void
}

export interface ScannerTelemetry {
  readonly temperatures: readonly { readonly place: string; readonly celsius: number }[]
  /** Standard deviation of the picture's background by coil, in pixel units. */
  readonly coilNoise: readonly { readonly coil: number; readonly sigma: number }[]
  readonly conveyorSpeedMmPerS: number
  /** RMS velocity; undefined where the scanner does not measure it. */
  readonly vibrationMmPerS?: number | undefined
}

export interface ScannerFault {
  /** A word of the scanner's own, upper case. */
  readonly code: string
  readonly text: string
  /** True when it begins, false when it is over. */
  readonly active: boolean
}

/** Whether the line may take a new tray; the one under the scanner is always finished. */
export type FeedOrder = 'run' | 'pause'

/** One decision on its way to the sorter. Class and action as their index in EGG_CLASSES and EGG_ACTIONS are an internal matter: the protocol names them. */
export interface SorterDecision {
  readonly scanSequence: number
  readonly traySequence: number
  readonly row: number
  readonly column: number
  readonly attempt: number
  readonly eggClass: string
  readonly action: string
  /** By the scanner's clock, in microseconds: not to be carried out after it. 0 = none. */
  readonly deadlineUs: number
}

/** The station's end of one scanner: connects, reconnects, shakes hands, watches for silence. */
export interface ScannerLink {
  start(): void
  /** Tells the scanner what is durable now; call after every group that became durable. */
  acknowledge(have: readonly Interval[]): void
  /** False when the decision could not be put on the wire. `onTaken` is called when the driver has taken the last byte of them. */
  sendDecisions(decisions: readonly SorterDecision[], onTaken?: () => void): boolean
  /** How many sequenced messages the scanner may have under way; 0 stops it. */
  grantCredit(messages: number): void
  /** Asks the line to feed trays or to stop feeding them. */
  setFeed(feed: FeedOrder): void
  /** Skips the countdown of the back-off. */
  tryNow(): void
  readonly view: LinkView
  onStateChange(listener: (view: LinkView) => void): Unsubscribe
  stop(): Promise<void>
}
