import { ovoscope } from '../../proto/gen/scanner.js'
import type { Interval } from '../base/interval-set.ts'
import { MESSAGE_TYPE } from '../pipeline/frame/message-type.ts'
import { eggActionToWire, eggClassToWire } from './egg-words.ts'
import { HAVE_RANGES_MAX } from './limits.ts'
import type { FeedOrder, SorterDecision } from './link.ts'
import { PROTOCOL_MAJOR, PROTOCOL_MINOR } from './protocol.ts'
import type { HelloRefusal } from './read-message.ts'

const { Ack, Decisions, Feed, FeedControl, Heartbeat, Identify, Reject, RejectReason, Welcome } = ovoscope.scanner.v1

export const REJECT_VERSION: number = RejectReason.REJECT_REASON_VERSION

/** What a station sends, ready for its frame: all of it unsequenced. */
export interface StationMessage {
  readonly type: number
  readonly payload: Uint8Array
}

const VERSION = { protocolMajor: PROTOCOL_MAJOR, protocolMinor: PROTOCOL_MINOR }

export function identify(connection: number, monoMs: number): StationMessage {
  const clockUs = Math.round(monoMs * 1000)
  return { type: MESSAGE_TYPE.IDENTIFY, payload: Identify.encode({ ...VERSION, connection, clockUs }).finish() }
}

export function welcome(options: {
  readonly connection: number
  readonly stationName: string
  readonly have: readonly Interval[]
  readonly credit: number
  readonly feed: FeedOrder | undefined
}): StationMessage {
  const { connection, stationName, credit } = options
  const have = options.have.slice(0, HAVE_RANGES_MAX).map(({ from, to }) => ({ from, to }))
  return {
    type: MESSAGE_TYPE.WELCOME,
    payload: Welcome.encode({
      ...VERSION,
      connection,
      stationName,
      have,
      credit,
      feed: wireFeed(options.feed),
    }).finish(),
  }
}

export function reject({ reason, text }: HelloRefusal): StationMessage {
  return { type: MESSAGE_TYPE.REJECT, payload: Reject.encode({ ...VERSION, reason, text }).finish() }
}

/** The run from 1 as one number and the ranges beyond it, lowest first: the lowest gaps are the oldest losses. */
export function ack(durable: readonly Interval[], credit: number): StationMessage {
  const first = durable[0]
  const through = first?.from === 1 ? first.to : 0
  const beyond = through > 0 ? durable.slice(1) : durable
  const have = beyond.slice(0, HAVE_RANGES_MAX).map(({ from, to }) => ({ from, to }))
  return { type: MESSAGE_TYPE.ACK, payload: Ack.encode({ through, have, credit }).finish() }
}

/** Undefined when a word is not in the protocol: such a decision must not reach a sorter half understood. */
export function decisions(list: readonly SorterDecision[]): StationMessage | undefined {
  const entries = []
  for (const { eggClass, action, ...rest } of list) {
    const wireClass = eggClassToWire(eggClass)
    const wireAction = eggActionToWire(action)
    if (wireClass === undefined || wireAction === undefined) return undefined
    entries.push({ ...rest, eggClass: wireClass, action: wireAction })
  }
  return { type: MESSAGE_TYPE.DECISIONS, payload: Decisions.encode({ decisions: entries }).finish() }
}

export function feedControl(feed: FeedOrder): StationMessage {
  return { type: MESSAGE_TYPE.FEED_CONTROL, payload: FeedControl.encode({ feed: wireFeed(feed) }).finish() }
}

function wireFeed(feed: FeedOrder | undefined): number {
  if (feed === undefined) return Feed.FEED_UNSPECIFIED
  return feed === 'run' ? Feed.FEED_RUN : Feed.FEED_PAUSE
}

export function stationHeartbeat(monoMs: number): StationMessage {
  const clockUs = Math.round(monoMs * 1000)
  return { type: MESSAGE_TYPE.STATION_HEARTBEAT, payload: Heartbeat.encode({ clockUs }).finish() }
}
