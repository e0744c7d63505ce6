import type { Timers } from '../base/clock.ts'
import type { Intake } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import type { SorterDecision } from '../scanner/link.ts'
import type { EggChange, Store, StoreStart } from '../store/store.ts'
import type { BuiltGroup, GroupParts } from './build-group.ts'
import type { ModelShare } from './model-share.ts'
import type { Received } from './received.ts'
import type { VisitNumbers } from './visit-numbers.ts'

/** What surrounds the data path. */
export interface PipelineParts extends GroupParts {
  readonly intake: Intake
  readonly store: Store
  readonly start: StoreStart
  /** What every scanner has sent, shared by all lines: one may be plugged in elsewhere. That of `start` where there is but one line. */
  readonly received?: Received | undefined
  /** Shared by all lines that ask the same model. */
  readonly modelShare?: ModelShare | undefined
  /** Shared by all lines; from `start` where there is but one. */
  readonly visitNumbers?: VisitNumbers | undefined
  readonly timers: Timers
  readonly log: Logger
  /** Batch that what arrives now belongs to; null while none is open. */
  batchForNewTray(): string | null
  /** Something became durable, or room was made: acknowledge and grant credit. */
  onProgress(): void
  sendDecisions(decisions: readonly SorterDecision[]): boolean
  onCommitted(group: BuiltGroup, changes: readonly EggChange[]): void
  onDiskState(failing: boolean): void
}
