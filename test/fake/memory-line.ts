import { eventWallMs } from '../../electron/domain/event-time/event-time.ts'
import { ALLOWED_LATENESS_MS } from '../../electron/domain/event-time/watermark.ts'
import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import type { CommitGroup, Store, StoredBatch } from '../../electron/store/store.ts'
import { MemoryAlarmLog } from './memory-alarm-log.ts'
import type { MemoryStore } from './memory-store.ts'

/** What the store keeps of one line, besides its batches. */
export interface MemoryLine {
  releasedThrough: number
  /** Nothing older is expected. */
  eventMarkMs: number
  readonly visits: Set<number>
  readonly alarmLog: MemoryAlarmLog
  draft: string | undefined
}

/** Whose is what, of every line that ever ran here. What a test has put there by itself is the first line's. */
export class MemoryLines {
  readonly #lines = new Map<string, MemoryLine>()
  readonly #batches = new Map<string, string>()

  constructor() {
    this.of(FIRST_LINE_ID)
  }

  get ids(): string[] {
    return [...this.#lines.keys()]
  }

  of(lineId: string): MemoryLine {
    const line = this.#lines.get(lineId) ?? {
      ...{
        releasedThrough: 0,
        eventMarkMs: 0,
        visits: new Set<number>(),
        alarmLog: new MemoryAlarmLog(),
        draft: undefined,
      },
    }
    this.#lines.set(lineId, line)
    return line
  }

  /** A batch stays on the line that saved it first. */
  keepBatch(lineId: string, batchId: string): void {
    if (!this.#batches.has(batchId)) this.#batches.set(batchId, lineId)
  }

  isBatchOf(lineId: string, batchId: string): boolean {
    return (this.#batches.get(batchId) ?? FIRST_LINE_ID) === lineId
  }

  moveMark(lineId: string, toWallMs: number): void {
    const line = this.of(lineId)
    line.eventMarkMs = Math.max(line.eventMarkMs, toWallMs)
  }

  /** What was committed moves the mark of its line. */
  committed(lineId: string, { items, timed, releasedThrough }: CommitGroup): void {
    this.of(lineId).releasedThrough = releasedThrough
    for (const item of timed === true ? items : []) {
      if (item.kind === 'scan') this.moveMark(lineId, eventWallMs(item.scan) - ALLOWED_LATENESS_MS)
    }
  }

  /** The mark of its line has passed the end of the batch. */
  isFinal(batch: StoredBatch | undefined): boolean {
    const lineId = this.#batches.get(batch?.identity.batchId ?? '') ?? FIRST_LINE_ID
    return this.of(lineId).eventMarkMs >= (batch?.closedWallMs ?? 0)
  }

  isTrayOf(lineId: string, visitId: number): boolean {
    const [owner = FIRST_LINE_ID] = [...this.#lines].find(([, { visits }]) => visits.has(visitId)) ?? []
    return owner === lineId
  }
}

/** The store in memory as another line than the first one sees it. */
export function memoryLine(store: MemoryStore, lineId: string, line: MemoryLine): Store {
  return {
    ...{ outbox: store.outbox, masterData: store.masterData, recipes: store.recipes },
    ...{
      models: store.models,
      users: store.users,
      signIns: store.signIns,
      audited: store.audited,
      alarmLog: line.alarmLog,
    },
    lines: () => store.lines(),
    moveToCold: () => store.moveToCold(),
    ofLine: (other) => store.ofLine(other),
    noteJournalEnd: (end) => store.noteJournalEnd(end),
    start: () => store.start(lineId),
    commit: (group) => store.commit(group, lineId),
    saveBatch: (batch, seal) => store.saveBatch(batch, seal, lineId),
    moveEventMark: (toWallMs) => store.moveEventMark(toWallMs, lineId),
    findBatch: (batchId) => store.findBatch(batchId),
    batchSummary: (batchId) => store.batchSummary(batchId),
    eggsByMinute: (batchId, fromMinute) => store.eggsByMinute(batchId, fromMinute),
    findEgg: (visitId, cell) => store.findEgg(visitId, cell),
    saveOverride: (override) => store.saveOverride(override),
    changedSummaries: () => store.changedSummaries(),
    sealRevision: (batchId, seal) => store.sealRevision(batchId, seal),
    saveSorterPresent: (...said) => store.saveSorterPresent(...said),
    saveClockMark: (mark, jump) => store.saveClockMark(mark, jump),
    nextBatchId: () => store.nextBatchId(),
    recordDigest: (batchId) => store.recordDigest(batchId),
    close: () => store.close(),
    batchLife: of(store.batchLife, {
      draft: () => line.draft,
      saveDraft: (wish: string | undefined) => {
        line.draft = wish
      },
    }),
    trays: of(store.trays, { held: () => store.trays.held(lineId) }),
  }
}

/** The same with some methods of its own; the others keep their own `this`. */
function of<T extends object>(whole: T, own: Partial<T>): T {
  return new Proxy(whole, {
    get(target, name) {
      const value: unknown = Reflect.get({ ...own }, name) ?? Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
