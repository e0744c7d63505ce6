import type { BatchSummary } from '../domain/batch/batch-summary.ts'
import type { StoredBatch } from './store.ts'

/** The numbers of one batch, and the number that its next summary gets: all that a message is made of besides the batch itself. */
export interface BatchSums extends BatchSummary {
  /** Counts from 1. */
  readonly nextRevision: number
}

/** A message for the cloud, whole and final. */
export interface NewOutboxEntry {
  readonly revision: number
  /** Made once and kept for the entry's whole life; unique. */
  readonly idempotencyKey: string
  readonly schemaVersion: number
  readonly payload: Uint8Array
  /** 32 bytes, of the payload. */
  readonly payloadSha256: Uint8Array
  readonly enqueuedWallMs: number
}

/**
 * Turns a batch that is being saved into its message; undefined when there is none to send. Called within the transaction that saves
 * the batch: it must be quick, and an exception undoes the saving.
 */
export type SealBatch = (batch: StoredBatch, sums: BatchSums) => NewOutboxEntry | undefined

/** queued: still to be sent. sent: the receiver has given a receipt. parked: a person must look at the reason. */
export type OutboxState = 'queued' | 'sent' | 'parked'

export interface OutboxEntry extends NewOutboxEntry {
  /** Order of the lane. */
  readonly outboxId: number
  readonly batchId: string
  readonly state: OutboxState
  /** Answers and failures so far. */
  readonly attempts: number
  readonly nextAttemptWallMs: number
  /** Why the last attempt did not succeed; null after a success and before the first. */
  readonly reason: string | null
  /** The receiver's own number for what it stored. */
  readonly receipt: string | null
  /** When it was sent or parked. */
  readonly settledWallMs: number | null
}

/** What the screen is told. */
export interface OutboxCounts {
  readonly queued: number
  readonly oldestQueuedWallMs: number | null
  readonly parked: number
  /** Close of the newest batch whose summary has arrived. */
  readonly newestSentWallMs: number | null
}

/** Upload rows by key and along partial indexes; nothing here reads more rows than it returns, besides the counts of what is open. */
export interface Outbox {
  /** The oldest queued entry, due or not: the lane is kept in order, and what is parked does not stand in its way. */
  next(): OutboxEntry | undefined
  sent(outboxId: number, receipt: string, atWallMs: number): void
  /** Another attempt is due then. */
  retry(outboxId: number, reason: string, nextAttemptWallMs: number): void
  park(outboxId: number, reason: string, atWallMs: number): void
  /** Everything parked goes back to the queue and everything queued is due: somebody pressed "send now". */
  requeueAll(nowWallMs: number): void
  counts(): OutboxCounts
  /** Newest first, below `beforeId`. */
  list(beforeId: number, limit: number): OutboxEntry[]
}
