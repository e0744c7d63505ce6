import type { AlarmEngine } from '../alarms/alarm-engine.ts'
import type { Clock, Timers } from '../base/clock.ts'
import type { LiveView } from '../contract/live.ts'
import type { StationInit } from '../contract/process-init.ts'
import type { ModelPicture } from '../domain/picture-fit.ts'
import type { Intake } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import type { LinkListener, ScannerLink } from '../scanner/link.ts'
import type { Store } from '../store/store.ts'
import type { Hatchery } from './hatchery.ts'
import type { PictureArchive } from './keep-pictures.ts'
import type { RecipeForStart } from './recipe-desk.ts'
import type { StationCloud } from './station-cloud.ts'

/** What a station is put together from. */
export interface StationParts {
  readonly store: Store
  readonly intake: Intake
  /** Shared with those who answer for what people do to alarms. */
  readonly alarms: AlarmEngine
  readonly hatchery: Hatchery
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  /** See recipe-desk.ts. */
  recipeForStart: RecipeForStart
  readonly settings: Pick<StationInit, 'play' | 'site' | 'line' | 'ratedEggsPerHour' | 'demo'>
  readonly pictures?: PictureArchive
  /** What the model reads of a scan, where its package says so. */
  readonly modelPicture?: ModelPicture | undefined
  readonly cloud?: StationCloud | undefined
  /** See update-lease.ts; absent where nothing updates. */
  readonly updating?: () => boolean
  /** Makes the link; it is started by the station. */
  openLink(listener: LinkListener): ScannerLink
  emit(view: LiveView): void
}
