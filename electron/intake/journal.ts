import type { TimerHandle, Timers } from '../base/clock.ts'
import { IntakeError, intakeErrorFrom } from './errors.ts'
import type { Intake, JournalPosition, JournalRecord } from './intake.ts'
import type { JournalFile, JournalFolder } from './journal-folder.ts'
import { GROUP_BYTES_MAX, GROUP_PAUSE_MS, PENDING_BYTES_MAX, RECORD_BYTES_MAX, REST_AFTER_MS } from './limits.ts'
import { PendingGroup, PendingGroups } from './pending-groups.ts'
import { recordBytes, type UnplacedRecord } from './record-codec.ts'
import { type JournalDamage, type RecoveredSegment, replaySegments } from './replay.ts'
import { beginFill, type Fill, groupSpaceBytes, SEGMENT_HEAD_BYTES, sealGroup } from './segment-format.ts'
import type { JournalSizes, SegmentPool } from './segment-pool.ts'

/** What opening found on the disk. */
export interface JournalStart {
  readonly lastPosition: JournalPosition
  readonly lastTag: Buffer
  /** False when its last group has records: it ended without coming to rest. */
  readonly isAtRest: boolean
  readonly lastFillNumber: number
  /** The database's release mark. */
  readonly releasedThrough: JournalPosition
  /** The release mark that the journal itself last noted. */
  readonly markedReleased: JournalPosition
  readonly segments: readonly RecoveredSegment[]
}

/** The filling that is being written. */
interface OpenFill {
  readonly name: string
  readonly file: JournalFile
  readonly fill: Fill
  /** Written together with the first group; then undefined. */
  head: Buffer | undefined
  offsetBytes: number
  groups: number
  prepared: boolean
}

/** From this share of a segment on, the next one is made ready. */
const PREPARE_SHARE = 0.5

/** The intake journal on segment files. Make it with `openJournal`. */
export class Journal implements Intake {
  readonly #folder: JournalFolder
  readonly #key: Uint8Array
  readonly #sizes: JournalSizes
  readonly #pool: SegmentPool
  readonly #start: JournalStart
  readonly #timers: Timers | undefined
  readonly #pending: PendingGroups
  readonly #damage: JournalDamage[] = []
  #lastPosition: JournalPosition
  #lastTag: Buffer
  #fillNumber: number
  #released: JournalPosition
  #markedReleased: JournalPosition
  #open: OpenFill | undefined
  #writing: Promise<void> | undefined
  #rest: TimerHandle | undefined
  /** An empty group is the last one, or nothing was written yet. */
  #isAtRest: boolean
  #closed = false

  constructor(
    folder: JournalFolder,
    key: Uint8Array,
    sizes: JournalSizes,
    pool: SegmentPool,
    start: JournalStart,
    timers?: Timers,
  ) {
    this.#folder = folder
    this.#key = key
    this.#sizes = sizes
    this.#pool = pool
    this.#start = start
    this.#timers = timers
    this.#lastPosition = start.lastPosition
    this.#lastTag = start.lastTag
    this.#isAtRest = start.isAtRest
    this.#fillNumber = start.lastFillNumber
    this.#released = start.releasedThrough
    this.#markedReleased = start.markedReleased
    this.#pending = new PendingGroups(Math.min(GROUP_BYTES_MAX, this.#recordBytesMax()))
    if (!this.#isAtRest) this.#restSoon()
  }

  /** Position of the newest durable record. */
  get lastPosition(): JournalPosition {
    return this.#lastPosition
  }

  /** Damage that `replay` met: acknowledged records that cannot be read any more. Empty is the only good answer. */
  get damage(): readonly JournalDamage[] {
    return this.#damage
  }

  append(record: UnplacedRecord): Promise<JournalPosition> {
    const bytes = recordBytes(record)
    const refusal = this.#refusal(bytes)
    if (refusal !== undefined || bytes === undefined) return Promise.reject(refusal ?? tooLarge())
    const durable = this.#pending.add(record, bytes)
    this.#stayAwake()
    // Started in a microtask: everything that one chunk of bytes brought shares the first write.
    this.#writing ??= Promise.resolve().then(() => this.#writeAll())
    return durable
  }

  release(through: JournalPosition): void {
    if (through <= this.#released) return
    this.#released = through
    this.#pool.release(through)
  }

  replay(released: JournalPosition): Iterable<JournalRecord> {
    return replaySegments(this.#folder, this.#key, this.#sizes.segmentBytes, this.#start.segments, {
      released,
      lastPosition: this.#start.lastPosition,
      onDamage: (damage) => this.#damage.push(damage),
    })
  }

  /** Waits for what was appended, then comes to rest and notes the release mark, so that the next start can compare it with the database's. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#writing
    this.#stayAwake()
    if (this.#released > this.#markedReleased || !this.#isAtRest) {
      // Nobody waits for it; without it the next start only knows an older mark.
      await this.#writeGroup(new PendingGroup(0)).catch(() => undefined)
    }
    await this.#pool.settled()
    await this.#open?.file.close()
    this.#open = undefined
  }

  #refusal(bytes: number | undefined): IntakeError | undefined {
    if (this.#closed) return new IntakeError('CLOSED', 'the intake journal is closed')
    if (bytes === undefined || bytes > this.#recordBytesMax()) return tooLarge()
    if (this.#pending.bytes + bytes > PENDING_BYTES_MAX) {
      return new IntakeError('BUSY', `more than ${PENDING_BYTES_MAX} bytes wait for the disk`)
    }
    return undefined
  }

  #recordBytesMax(): number {
    return Math.min(RECORD_BYTES_MAX, this.#sizes.segmentBytes - SEGMENT_HEAD_BYTES - groupSpaceBytes(64))
  }

  async #writeAll(): Promise<void> {
    for (let group = this.#pending.take(); group !== undefined; group = this.#pending.take()) {
      try {
        group.settle(await this.#writeGroup(group))
      } catch (error) {
        await this.#abandonFill()
        const reason = intakeErrorFrom(error)
        group.fail(reason)
        // Whatever came after must not become durable before it: a tray's scans would stand in front of its beginning.
        for (let later = this.#pending.take(); later !== undefined; later = this.#pending.take()) later.fail(reason)
      }
      await this.#pause()
    }
    this.#writing = undefined
    this.#restSoon()
  }

  #restSoon(): void {
    this.#rest = this.#timers?.after(REST_AFTER_MS, () => {
      this.#rest = undefined
      this.#writing ??= this.#comeToRest()
    })
  }

  /** An empty group behind the last one; see REST_AFTER_MS. What is appended meanwhile is written right after it. */
  async #comeToRest(): Promise<void> {
    await this.#writeGroup(new PendingGroup(0)).catch(() => this.#abandonFill())
    this.#writing = this.#pending.isEmpty ? undefined : this.#writeAll()
    await this.#writing
  }

  #stayAwake(): void {
    if (this.#rest !== undefined) this.#timers?.cancel(this.#rest)
    this.#rest = undefined
  }

  async #pause(): Promise<void> {
    const timers = this.#timers
    if (timers !== undefined) await new Promise<void>((resolve) => timers.after(GROUP_PAUSE_MS, resolve))
  }

  /** One durable write; resolves to the position of the group's first record. Positions are given only to what is durable. */
  async #writeGroup(group: PendingGroup): Promise<JournalPosition> {
    const firstPosition = this.#lastPosition + 1
    const releasedThrough = this.#released
    const body = group.body(releasedThrough)
    const open = await this.#fillFor(groupSpaceBytes(body.length))
    const groupHead = { index: open.groups + 1, firstPosition, count: group.count, previousTag: this.#lastTag }
    const sealed = sealGroup(open.fill, groupHead, body)
    if (open.head === undefined) await open.file.writeDurably([sealed.head, sealed.body], open.offsetBytes)
    else await open.file.writeDurably([open.head, sealed.head, sealed.body], 0)
    open.head = undefined
    open.groups++
    open.offsetBytes += groupSpaceBytes(body.length)
    // Only groups with records are followed: whatever becomes of an empty one, nothing is lost with it.
    if (group.count > 0) this.#lastTag = sealed.tag
    this.#lastPosition += group.count
    this.#isAtRest = group.count === 0
    this.#markedReleased = releasedThrough
    this.#prepareNext(open)
    return firstPosition
  }

  async #fillFor(spaceBytes: number): Promise<OpenFill> {
    if (this.#open !== undefined && this.#open.offsetBytes + spaceBytes <= this.#sizes.segmentBytes) return this.#open
    await this.#closeFill()
    const name = await this.#pool.take()
    try {
      const file = await this.#folder.open(name)
      const begun = beginFill(this.#key, {
        number: this.#fillNumber + 1,
        firstPosition: this.#lastPosition + 1,
        previousTag: this.#lastTag,
      })
      this.#fillNumber++
      this.#open = { name, file, ...begun, offsetBytes: SEGMENT_HEAD_BYTES, groups: 0, prepared: false }
      return this.#open
    } catch (error) {
      this.#pool.addBlank(name)
      throw error
    }
  }

  async #closeFill(): Promise<void> {
    const open = this.#open
    if (open === undefined) return
    this.#open = undefined
    this.#pool.retire(open.name, this.#lastPosition)
    this.#pool.release(this.#released)
    await open.file.close()
  }

  /**
   * After a failed write or sync nobody knows what is on the disk. Nothing is written over it: the next group begins another
   * filling, whose head says at which position it goes on, and that makes the failed group void.
   */
  async #abandonFill(): Promise<void> {
    await this.#closeFill().catch(() => undefined)
  }

  #prepareNext(open: OpenFill): void {
    if (open.prepared || open.offsetBytes < PREPARE_SHARE * this.#sizes.segmentBytes) return
    open.prepared = true
    this.#pool.prepare()
  }
}

function tooLarge(): IntakeError {
  return new IntakeError('TOO_LARGE', `a record may have at most ${RECORD_BYTES_MAX} bytes and short names`)
}
