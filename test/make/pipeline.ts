import { silentLogger } from '../../electron/log/logger.ts'
import { Pipeline } from '../../electron/pipeline/run.ts'
import type { SequencedMessage, SorterDecision } from '../../electron/scanner/link.ts'
import type { Store } from '../../electron/store/store.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MemoryIntake } from '../fake/memory-intake.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { makeBatch } from './commit-groups.ts'
import { circumstances, trusted } from './law.ts'
import { TEST_SESSION } from './scanner-messages.ts'

interface PipelineWish {
  readonly intake?: MemoryIntake
  readonly batchId?: string | null
  /** The newest record of which the store has forgotten what it was told. */
  readonly forgottenThrough?: number
}

/** A pipeline between a journal and a database in memory, with what surrounds it in the test's hands. */
export function setUpPipeline(parts: PipelineWish & { store?: MemoryStore } = {}) {
  const store = parts.store ?? new MemoryStore()
  for (const batchId of ['B1', 'B2']) store.batches.set(batchId, makeBatch({}, batchId))
  return { ...setUpPipelineOn(store, parts), store }
}

/** The same on any store. */
export function setUpPipelineOn(store: Store, parts: PipelineWish = {}) {
  const time = new ManualTime()
  const around = {
    batchId: parts.batchId === undefined ? 'B1' : parts.batchId,
    hours: 200,
    /** Of trays of which is known when they were seen. */
    batchAt: (_seenMonoMs: number): string | null => around.batchId,
    reachable: true,
    sessionIsOver: false,
    /** The scanner has a sorter that says what it did. */
    answers: false,
    /** What becomes of decisions: they reach the sorter, find no way to it, or the station dies before it sends them. */
    sending: 'sent' as 'sent' | 'refused' | 'crash',
    asked: [] as (string | null)[],
    epochs: 0,
    /** Where they end. */
    epochsMax: Number.POSITIVE_INFINITY,
  }
  const intake = parts.intake ?? new MemoryIntake()
  const decisions: SorterDecision[] = []
  const pipeline = new Pipeline({
    ...{
      intake,
      store,
      start: { ...store.start(), forgottenThrough: parts.forgottenThrough ?? 0 },
      clock: time,
      timers: time,
      log: silentLogger,
    },
    clockTrusted: () => true,
    sorterReachable: () => around.reachable,
    sessionIsOver: () => around.sessionIsOver,
    batchFor: (seenMonoMs) => (seenMonoMs === undefined ? around.batchId : around.batchAt(seenMonoMs)),
    circumstances: (batchId) => {
      around.asked.push(batchId)
      return circumstances({ age: trusted(around.hours) })
    },
    onProgress: () => undefined,
    onOtherBytes: (message) => {
      around.epochs = Math.min(around.epochs + 1, around.epochsMax)
      return { ...message, sessionId: `${TEST_SESSION.sessionId}+${around.epochs}` }
    },
    sorterAnswers: () => around.answers,
    sendDecisions: (some, onTaken) => {
      if (around.sending === 'crash') throw new Error('the station dies here')
      if (around.sending === 'refused') return false
      decisions.push(...some)
      onTaken()
      return true
    },
    onCommitted: () => undefined,
    onDiskState: () => undefined,
  })
  const receive = (...messages: SequencedMessage[]) => {
    for (const message of messages) pipeline.receive({ ...message, arrivedMonoMs: time.monoMs() })
  }
  return { time, intake, pipeline, decisions, receive, around }
}
