import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import type { Store } from '../../electron/store/store.ts'
import { MemoryAlarmLog } from './memory-alarm-log.ts'
import type { MemoryStore } from './memory-store.ts'

/** What the store keeps of one line, besides its batches. */
export interface MemoryLine {
  releasedThrough: number
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
      ...{ releasedThrough: 0, visits: new Set<number>(), alarmLog: new MemoryAlarmLog(), draft: undefined },
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
    start: () => store.start(lineId),
    commit: (group) => store.commit(group, lineId),
    saveBatch: (batch, seal) => store.saveBatch(batch, seal, lineId),
    findBatch: (batchId) => store.findBatch(batchId),
    batchSummary: (batchId) => store.batchSummary(batchId),
    findEgg: (visitId, cell) => store.findEgg(visitId, cell),
    saveOverride: (override) => store.saveOverride(override),
    changedSummaries: () => store.changedSummaries(),
    sealRevision: (batchId, seal) => store.sealRevision(batchId, seal),
    saveSorterPresent: (...said) => store.saveSorterPresent(...said),
    saveClockMark: (mark) => store.saveClockMark(mark),
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
