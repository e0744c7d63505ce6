import type { AlarmEngine } from '../alarms/alarm-engine.ts'
import type { Clock, Timers } from '../base/clock.ts'
import type { OverrideEgg } from '../contract/line.ts'
import type { LiveView } from '../contract/live.ts'
import type { StationInit } from '../contract/process-init.ts'
import type { ModelPicture } from '../domain/picture-fit.ts'
import type { Intake } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import type { PipelineParts } from '../pipeline/pipeline-parts.ts'
import type { LinkListener, ScannerLink } from '../scanner/link.ts'
import type { Store } from '../store/store.ts'
import type { StoreStart } from '../store/store-start.ts'
import type { Hatchery } from './hatchery.ts'
import type { LegalClock } from './legal-clock.ts'
import type { Onlookers } from './pass-on.ts'
import type { RecipeForStart } from './recipe-desk.ts'
import type { StationCloud } from './station-cloud.ts'

/** How the station stands, the same for each of its lines at the same moment. */
export interface SharedState {
  /** Whether ages may rest on the station's clock. */
  readonly clockTrusted: boolean
  /** Little room is left on the disk; the lines go on. */
  readonly diskLow: boolean
  /** Records cannot be read until somebody starts their process again, or can again. */
  readonly reviewDown: boolean
  /** The check of every page found the database damaged; the lines go on. */
  readonly databaseDamaged: boolean
}

/** What every line of a station is given alike. */
export interface SharedParts extends Onlookers {
  readonly hatchery: Hatchery
  readonly clock: Clock
  readonly timers: Timers
  /** See recipe-desk.ts. */
  recipeForStart: RecipeForStart
  /** What the model that judges now reads of a scan, where its package says so. */
  modelPicture?(): ModelPicture | undefined
  readonly cloud?: StationCloud | undefined
  /** See update-lease.ts; absent where nothing updates. */
  readonly updating?: () => boolean
}

/** What one line has for itself. */
export interface OwnParts {
  /** Its id in the master data. */
  readonly lineId: string
  readonly settings: Pick<StationInit, 'play' | 'site' | 'line' | 'ratedEggsPerHour' | 'demo'>
  readonly store: Store
  readonly intake: Intake
  /** Shared with those who answer for what people do to alarms. */
  readonly alarms: AlarmEngine
  readonly log: Logger
  /** Makes the link; it is started by the line. */
  openLink(listener: LinkListener): ScannerLink
  emit(view: LiveView): void
}

/** What a line is put together from. */
export interface LineParts
  extends SharedParts,
    OwnParts,
    Pick<PipelineParts, 'received' | 'receivedBytes' | 'visitNumbers' | 'modelShare'> {
  /** Where the store stood when the line began. */
  readonly start: StoreStart
  readonly shared: SharedState
  /** How every line of the station stands, this one among them. */
  lines(): LiveView['lines']
  /** An egg was corrected; every line that shows it is told. */
  corrected(wish: OverrideEgg): void
  readonly legalClock: LegalClock
}
