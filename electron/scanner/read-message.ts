import { ovoscope } from '../../proto/gen/scanner.js'
import { err, ok, type Result } from '../base/result.ts'
import type { ScannerPictures } from '../domain/picture-fit.ts'
import { TELEMETRY_ENTRIES_MAX, TEXT_CHARACTERS_MAX } from './limits.ts'
import type { ScannerFault, ScannerHello, ScannerTelemetry } from './link.ts'
import { type ClockWord, clockWord } from './link-clock.ts'
import { isScannerSerial, PROTOCOL_MAJOR, sessionIdText } from './protocol.ts'

const { Fault, Hello, RejectReason, Telemetry } = ovoscope.scanner.v1

/** Why a Hello is answered with Reject. */
export interface HelloRefusal {
  readonly reason: number
  /** In English, for the scanner's own log and display. */
  readonly text: string
}

export interface HelloAnswer {
  readonly connection: number
  readonly hello: Result<ScannerHello, HelloRefusal>
  readonly clock: ClockWord
}

/** Undefined when the bytes are no Hello at all. */
export function readHello(payload: Uint8Array): HelloAnswer | undefined {
  const message = decode(Hello, payload)
  if (message === undefined) return undefined
  const { connection, protocolMajor, protocolMinor, scannerSerial, nextSequence } = message
  const clock = clockWord(message)
  if (protocolMajor !== PROTOCOL_MAJOR) {
    const text = `this station speaks protocol ${PROTOCOL_MAJOR}, the scanner speaks ${protocolMajor}.${protocolMinor}`
    return { connection, clock, hello: err({ reason: RejectReason.REJECT_REASON_VERSION, text }) }
  }
  const sessionId = sessionIdText(message.sessionId)
  const problem = helloProblem(scannerSerial, sessionId, nextSequence)
  if (problem !== undefined) {
    return { connection, clock, hello: err({ reason: RejectReason.REJECT_REASON_HELLO_INVALID, text: problem }) }
  }
  const hello = {
    scannerSerial,
    sessionId,
    model: cut(message.model),
    firmware: cut(message.firmware),
    nextSequence,
    pictures: picturesOf(message.capabilities),
    sorterPresent: message.capabilities?.sorterPresent === true,
  }
  return { connection, clock, hello: ok(hello) }
}

/** Zero is what a field has that was left out: whoever leaves one out has not said what its pictures are. */
function picturesOf(
  said: ovoscope.scanner.v1.Capabilities.$Properties | null | undefined,
): ScannerPictures | undefined {
  const { widthMax, heightMax, channelsMax, slicesMax = 0 } = said ?? {}
  if (!widthMax || !heightMax || !channelsMax) return undefined
  return { widthMax, heightMax, channelsMax, ...(slicesMax !== null && slicesMax > 1 ? { slicesMax } : {}) }
}

function helloProblem(scannerSerial: string, sessionId: string, nextSequence: number): string | undefined {
  if (!isScannerSerial(scannerSerial)) return 'scanner_serial must be 1 to 64 characters out of A-Z a-z 0-9 . _ -'
  if (/^0+$/.test(sessionId)) return 'session_id must not be 0'
  if (nextSequence === 0) return 'next_sequence must be at least 1'
  return undefined
}

export function readTelemetry(payload: Uint8Array): ScannerTelemetry | undefined {
  const message = decode(Telemetry, payload)
  if (message === undefined) return undefined
  const temperatures = message.temperatures.slice(0, TELEMETRY_ENTRIES_MAX)
  const coilNoise = message.coilNoise.slice(0, TELEMETRY_ENTRIES_MAX)
  return {
    temperatures: temperatures.map(({ place, celsius }) => ({ place: cut(place ?? ''), celsius: celsius ?? 0 })),
    coilNoise: coilNoise.map(({ coil, sigma }) => ({ coil: coil ?? 0, sigma: sigma ?? 0 })),
    conveyorSpeedMmPerS: message.conveyorSpeedMmPerS,
    vibrationMmPerS: message.vibrationMmPerS ?? undefined,
  }
}

export function readFault(payload: Uint8Array): ScannerFault | undefined {
  const message = decode(Fault, payload)
  if (message === undefined) return undefined
  return { code: cut(message.code), text: cut(message.text), active: message.active }
}

/** The generated decoder throws on bad bytes; bad input is a value here. */
function decode<T>(decoder: { decode(payload: Uint8Array): T }, payload: Uint8Array): T | undefined {
  try {
    return decoder.decode(payload)
  } catch {
    return undefined
  }
}

function cut(text: string): string {
  return text.slice(0, TEXT_CHARACTERS_MAX)
}
