import type { BatchSignature } from '../domain/batch/signature.ts'
import type { StartCheckId } from '../domain/batch/start-checks.ts'
import type { BatchStop, StopReason } from '../domain/batch/stops.ts'

/** A stop as it is kept; numbered, so that its reason can be given later. */
export interface StoredStop extends BatchStop {
  readonly stopId: number
  readonly batchId: string
  /** Who gave the reason; empty until somebody did. */
  readonly who: string
}

/** What surrounds the numbers of a batch: its draft, its stops, what was accepted at its start, and signatures. All throw a `StoreError`. */
export interface BatchLife {
  /** The wish that is written down for the next batch, as JSON; undefined when there is none. */
  draft(): string | undefined
  /** Undefined takes it away. */
  saveDraft(wish: string | undefined): void
  /** The line stands from now on. Answers with the stop's number. */
  beginStop(batchId: string, kind: BatchStop['kind'], fromWallMs: number): number
  /** The line goes on. */
  endStop(batchId: string, toWallMs: number): void
  /** The line stood, as it was found afterwards. Answers with the stop's number. */
  addOutage(batchId: string, fromWallMs: number, toWallMs: number): number
  /** Gives or corrects the reason; false when there is no such stop. */
  explainStop(stopId: number, reason: StopReason, note: string, who: string): boolean
  stops(batchId: string): StoredStop[]
  findStop(stopId: number): StoredStop | undefined
  accept(batchId: string, warnings: readonly StartCheckId[], who: string, atWallMs: number): void
  accepted(batchId: string): { readonly warning: string; readonly who: string; readonly atWallMs: number }[]
  /** Oldest first. */
  signatures(batchId: string): BatchSignature[]
  sign(signature: BatchSignature): void
}
