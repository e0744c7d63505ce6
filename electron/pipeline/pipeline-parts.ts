import type { Timers } from '../base/clock.ts'
import type { Intake, JournalRecord } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import type { SequencedMessage, SorterDecision } from '../scanner/link.ts'
import type { EggChange, Store } from '../store/store.ts'
import type { StoreStart } from '../store/store-start.ts'
import type { BuiltGroup, GroupParts } from './build-group.ts'
import type { ModelShare } from './model-share.ts'
import type { Received } from './received.ts'
import type { ReceivedBytes } from './received-bytes.ts'
import type { TrayRef } from './scan/scan.ts'
import type { VisitNumbers } from './visit-numbers.ts'

/** What surrounds the data path. */
export interface PipelineParts extends GroupParts {
  readonly intake: Intake
  readonly store: Store
  readonly start: StoreStart
  /** What every scanner has sent, shared by all lines: one may be plugged in elsewhere. That of `start` where there is but one line. */
  readonly received?: Received | undefined
  /** What those messages were, shared likewise. */
  readonly receivedBytes?: ReceivedBytes | undefined
  /** Shared by all lines that ask the same model. */
  readonly modelShare?: ModelShare | undefined
  /** Shared by all lines; from `start` where there is but one. */
  readonly visitNumbers?: VisitNumbers | undefined
  readonly timers: Timers
  readonly log: Logger
  /** Batch of what is seen at that moment, or now where nobody knows when it was; null when none ran. */
  batchFor(seenMonoMs: number | undefined): string | null
  /** Another session of the same scanner has begun since, so nothing more can come of that one. */
  sessionIsOver(session: Pick<TrayRef, 'scannerSerial' | 'sessionId'>): boolean
  /** A message came under the name of another one: the scanner restarted its counter. Answers with the name under which it is kept; with one that is taken when there are no more. */
  onOtherBytes(message: SequencedMessage): SequencedMessage
  /** Told, while the pipeline is made, of each message that the journal gives back. */
  onReplayed?(record: JournalRecord): void
  /** Something became durable, or room was made: acknowledge and grant credit. */
  onProgress(): void
  /** False when they could not be put on the wire. `onTaken`: the driver has taken the last byte. */
  sendDecisions(decisions: readonly SorterDecision[], onTaken: () => void): boolean
  /** The scanner has a sorter, which says what became of every order. */
  sorterAnswers(): boolean
  /** Before the journal may forget the group: who is told may still need what it has. */
  onCommitted(group: BuiltGroup, changes: readonly EggChange[]): void
  onDiskState(failing: boolean): void
}
