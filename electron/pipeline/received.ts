import { type Interval, IntervalSet } from '../base/interval-set.ts'
import type { ScanIdentity } from './scan/scan.ts'

/** Which sequence numbers of which scanner session were ever received: a duplicate is recognised for ever. */
export class Received {
  /** Durable: may be acknowledged. */
  readonly #durable = new Map<string, IntervalSet>()
  /** Being written to the journal right now: not to be acknowledged yet, but not to be written twice either. */
  readonly #underWay = new Map<string, Set<number>>()

  constructor(sessions: readonly { scannerSerial: string; sessionId: string; ranges: readonly Interval[] }[]) {
    for (const session of sessions) this.#durable.set(sessionKey(session), new IntervalSet(session.ranges))
  }

  /** False when this message is known already, durable or under way. */
  begin(identity: ScanIdentity): boolean {
    const key = sessionKey(identity)
    if (this.#durable.get(key)?.has(identity.sequence)) return false
    const underWay = mapValue(this.#underWay, key, () => new Set())
    if (underWay.has(identity.sequence)) return false
    underWay.add(identity.sequence)
    return true
  }

  /** Takes the lowest free number of a session. */
  beginNext(session: { readonly scannerSerial: string; readonly sessionId: string }): number {
    let sequence = this.firstMissing(session)
    while (!this.begin({ ...session, sequence })) sequence++
    return sequence
  }

  /** It was not kept after all; when it comes again it is new. */
  forget(identity: ScanIdentity): void {
    this.#underWay.get(sessionKey(identity))?.delete(identity.sequence)
  }

  /** Lowest number of a session that is not durable behind the first that is; 1 in a new one. What is lower was given up, or an epoch began behind it. */
  firstMissing(session: { readonly scannerSerial: string; readonly sessionId: string }): number {
    return (this.ranges(session)[0]?.to ?? 0) + 1
  }

  markDurable(identity: ScanIdentity): void {
    const key = sessionKey(identity)
    this.#underWay.get(key)?.delete(identity.sequence)
    mapValue(this.#durable, key, () => new IntervalSet()).add(identity.sequence)
  }

  /** Durable ranges of one session, for its acknowledgement. */
  ranges(session: { scannerSerial: string; sessionId: string }): readonly Interval[] {
    return this.#durable.get(sessionKey(session))?.ranges ?? []
  }
}

function sessionKey(session: { readonly scannerSerial: string; readonly sessionId: string }): string {
  return `${session.sessionId}/${session.scannerSerial}`
}

function mapValue<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
