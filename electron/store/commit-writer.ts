import type { Logger } from '../log/logger.ts'
import { WantedPictures } from './archive-rows.ts'
import type { Catalogue } from './catalogue.ts'
import type { Cold } from './cold/cold.ts'
import type { EggOffer } from './egg-row.ts'
import { EggRows } from './egg-rows.ts'
import { EventMarks } from './event-marks.ts'
import { FactCells } from './fact-cells.ts'
import type { MarkRows } from './mark-rows.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { packCell } from './quantise.ts'
import { ReceivedRanges } from './received-ranges.ts'
import { RemovalRows } from './removal-rows.ts'
import { ScanRows } from './scan-rows.ts'
import type { CommitGroup, CommitItem, DecidedScan, EggChange, RejectedMessage } from './store.ts'
import type { TrayLinks } from './tray-links.ts'
import { VisitRows } from './visit-rows.ts'

/** Writes commit groups: everything in them within one transaction, in their order. */
export class CommitWriter {
  readonly #catalogue: Catalogue
  readonly #log: Logger
  readonly #cold: Cold
  readonly #facts: FactCells
  readonly #ranges: ReceivedRanges
  readonly #scans: ScanRows
  readonly #eggs: EggRows
  readonly #visits: VisitRows
  readonly #links: TrayLinks
  readonly #removals: RemovalRows
  readonly #pictures: WantedPictures
  readonly #eventMarks: EventMarks
  readonly #addRejected: Statement
  readonly #setMark: Statement
  readonly #marks: MarkRows
  readonly #transaction: (group: CommitGroup, lineId: number) => EggChange[]

  constructor(db: WritableDb, catalogue: Catalogue, links: TrayLinks, marks: MarkRows, cold: Cold, log: Logger) {
    this.#marks = marks
    this.#eventMarks = new EventMarks(db)
    this.#links = links
    this.#catalogue = catalogue
    this.#log = log
    this.#cold = cold
    this.#facts = new FactCells(db)
    this.#ranges = new ReceivedRanges(db)
    this.#scans = new ScanRows(db, catalogue, this.#facts)
    this.#eggs = new EggRows(db, this.#facts, links, cold)
    this.#visits = new VisitRows(db, catalogue, links)
    this.#removals = new RemovalRows(db, this.#eggs, this.#visits)
    this.#pictures = new WantedPictures(db)
    this.#addRejected = db.prepare(
      `INSERT INTO rejected_message (session_id, sequence, type, reason, arrived_wall_ms, payload)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    this.#setMark = db.prepare(
      'UPDATE line SET released_through = max(released_through, ?), event_mark_ms = max(event_mark_ms, ?) WHERE line_id = ?',
    )
    this.#transaction = db.transaction((group: CommitGroup, lineId: number) => this.#writeAll(group, lineId)).immediate
  }

  /** Nothing older is expected on that line. */
  moveEventMark(lineId: number, toWallMs: number): void {
    this.#eventMarks.move(lineId, toWallMs)
  }

  /** Durable on return. After an error nothing of the group happened, and nothing of it is remembered. */
  write(group: CommitGroup, lineId: number): EggChange[] {
    try {
      this.#cold.committed()
      const changes = this.#transaction(group, lineId)
      this.#marks.committed()
      return changes
    } catch (error) {
      this.#facts.forget()
      this.#ranges.forget()
      this.#catalogue.forget()
      this.#links.forget()
      this.#eventMarks.forget()
      throw error
    }
  }

  #writeAll(group: CommitGroup, lineId: number): EggChange[] {
    const changes: EggChange[] = []
    const settled = new Settled(this.#ranges)
    for (const item of group.items) {
      const change = this.#writeItem(item, settled, lineId, group.timed === true)
      if (change !== undefined) changes.push(change)
    }
    for (const { scannerSerial, sessionId, sequence } of group.received) {
      settled.add(this.#catalogue.session(scannerSerial, sessionId).sessionId, sequence)
    }
    settled.write()
    this.#facts.write()
    this.#setMark.run(group.releasedThrough, this.#eventMarks.afterGroup(lineId), lineId)
    this.#marks.count(settled.scans)
    return changes
  }

  #writeItem(item: CommitItem, settled: Settled, lineId: number, timed: boolean): EggChange | undefined {
    switch (item.kind) {
      case 'scan':
        return this.#addScan(item.scan, settled, lineId, timed)
      case 'tray-begin':
        this.#visits.begin(item.visit, lineId)
        return undefined
      case 'tray-end':
        this.#visits.end(item)
        return undefined
      case 'tray-state':
        this.#visits.setState(item.visitId, item.state, item.reason)
        return undefined
      case 'sorter-ack':
        return this.#changed(item, this.#removals.sorted(item))
      case 'not-removed':
        return this.#changed(item, this.#removals.notRemoved(item))
      case 'too-late':
        return this.#changed(item, this.#removals.tooLate(item))
      case 'rejected':
        this.#reject(item.message, settled)
        return undefined
    }
  }

  #changed(
    { visitId, cell }: Pick<EggChange, 'visitId' | 'cell'>,
    change: EggOffer | undefined,
  ): EggChange | undefined {
    return change && { visitId, batchId: this.#visits.batchOf(visitId), cell, ...change }
  }

  #addScan(scan: DecidedScan, settled: Settled, lineId: number, timed: boolean): EggChange | undefined {
    const { identity, visitId, batchId, cell } = scan
    const session = this.#catalogue.session(identity.scannerSerial, identity.sessionId)
    if (settled.hasScan(session.sessionId, identity.sequence)) {
      // Counted once already: a record that was replayed although its row is there, or a sender that repeats itself.
      this.#log.warn({ identity }, 'a scan came twice and was not counted again')
      return undefined
    }
    settled.addScan(session.sessionId, identity.sequence)
    const factKey = this.#scans.add(scan, session)
    if (timed) this.#eventMarks.addScan(scan, factKey, lineId)
    this.#pictures.add(scan, lineId, session.sessionId)
    const change = this.#eggs.offer({
      visitId,
      cell: packCell(cell),
      sessionId: session.sessionId,
      sequence: identity.sequence,
      state: { eggClass: scan.decision.eggClass, action: scan.decision.action, attempt: scan.attempt },
      factKey,
    })
    return change && { visitId, batchId, cell, ...change }
  }

  #reject(message: RejectedMessage, settled: Settled): void {
    const { scannerSerial, sessionId: sessionKey, sequence } = message.identity
    const { sessionId } = this.#catalogue.session(scannerSerial, sessionKey)
    settled.add(sessionId, sequence)
    const arrivedWallMs = Math.round(message.arrivedWallMs)
    this.#addRejected.run(sessionId, sequence, message.type, message.reason, arrivedWallMs, message.payload)
  }
}

/** The identities that one group settles. */
class Settled {
  readonly #ranges: ReceivedRanges
  readonly #bySession = new Map<number, number[]>()
  readonly #scans = new Set<string>()

  constructor(ranges: ReceivedRanges) {
    this.#ranges = ranges
  }

  /** True if an earlier group settled this identity, or this group already holds a scan of it. */
  hasScan(sessionId: number, sequence: number): boolean {
    return this.#ranges.has(sessionId, sequence) || this.#scans.has(`${sessionId} ${sequence}`)
  }

  /** Scans of this group that were not known before. */
  get scans(): number {
    return this.#scans.size
  }

  addScan(sessionId: number, sequence: number): void {
    this.#scans.add(`${sessionId} ${sequence}`)
    this.add(sessionId, sequence)
  }

  add(sessionId: number, sequence: number): void {
    const sequences = this.#bySession.get(sessionId)
    if (sequences === undefined) this.#bySession.set(sessionId, [sequence])
    else sequences.push(sequence)
  }

  /** Last of all, so that the ranges still say what earlier groups settled while this one is written. */
  write(): void {
    for (const [sessionId, sequences] of this.#bySession) this.#ranges.add(sessionId, sequences)
  }
}
