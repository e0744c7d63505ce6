import type { BatchSignature } from '../../electron/domain/batch/signature.ts'
import type { StartCheckId } from '../../electron/domain/batch/start-checks.ts'
import type { BatchStop, StopReason } from '../../electron/domain/batch/stops.ts'
import type { BatchLife, StoredStop } from '../../electron/store/batch-life.ts'

/** What surrounds batches, in a few lists. */
export class MemoryBatchLife implements BatchLife {
  #draft: string | undefined
  #stops: StoredStop[] = []
  #accepted: { batchId: string; warning: string; who: string; atWallMs: number }[] = []
  #signatures: BatchSignature[] = []
  failing = false

  /** What is here now; answers with what brings it back. */
  begin(): () => void {
    const [draft, stops, accepted, signatures] = [this.#draft, this.#stops, this.#accepted, this.#signatures]
    this.#stops = [...stops]
    this.#accepted = [...accepted]
    this.#signatures = [...signatures]
    return () => {
      this.#draft = draft
      this.#stops = stops
      this.#accepted = accepted
      this.#signatures = signatures
    }
  }

  draft(): string | undefined {
    return this.#draft
  }

  saveDraft(wish: string | undefined): void {
    this.#refuse()
    this.#draft = wish
  }

  beginStop(batchId: string, kind: BatchStop['kind'], fromWallMs: number): number {
    this.#refuse()
    const stopId = this.#stops.length + 1
    this.#stops.push({ stopId, batchId, kind, fromWallMs, toWallMs: undefined, reason: undefined, note: '', who: '' })
    return stopId
  }

  addOutage(batchId: string, fromWallMs: number, toWallMs: number): number {
    const stopId = this.beginStop(batchId, 'outage', fromWallMs)
    this.#stops = this.#stops.map((stop) => (stop.stopId === stopId ? { ...stop, toWallMs } : stop))
    return stopId
  }

  endStop(batchId: string, toWallMs: number): void {
    this.#refuse()
    this.#stops = this.#stops.map((stop) =>
      stop.batchId === batchId && stop.kind === 'pause' && stop.toWallMs === undefined ? { ...stop, toWallMs } : stop,
    )
  }

  explainStop(stopId: number, reason: StopReason, note: string, who: string): boolean {
    this.#refuse()
    const known = this.#stops.some((stop) => stop.stopId === stopId)
    this.#stops = this.#stops.map((stop) => (stop.stopId === stopId ? { ...stop, reason, note, who } : stop))
    return known
  }

  stops(batchId: string): StoredStop[] {
    return this.#stops.filter((stop) => stop.batchId === batchId)
  }

  findStop(stopId: number): StoredStop | undefined {
    return this.#stops.find((stop) => stop.stopId === stopId)
  }

  accept(batchId: string, warnings: readonly StartCheckId[], who: string, atWallMs: number): void {
    this.#refuse()
    const known = new Set(this.accepted(batchId).map(({ warning }) => warning))
    for (const warning of warnings) if (!known.has(warning)) this.#accepted.push({ batchId, warning, who, atWallMs })
  }

  accepted(batchId: string): ReturnType<BatchLife['accepted']> {
    return this.#accepted
      .filter((one) => one.batchId === batchId)
      .map(({ warning, who, atWallMs }) => ({ warning, who, atWallMs }))
      .toSorted((one, other) => (one.warning < other.warning ? -1 : 1))
  }

  signatures(batchId: string): BatchSignature[] {
    return this.#signatures.filter((one) => one.batchId === batchId)
  }

  sign(signature: BatchSignature): void {
    this.#refuse()
    this.#signatures.push(signature)
  }

  #refuse(): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
  }
}
