import type { LiveView } from '../contract/live.ts'
import type { Problem } from '../contract/vocabulary.ts'
import { type Deadband, holdsWithDeadband } from '../domain/alarm/deadband.ts'
import { isLinkAlarm } from '../domain/link/link-problem.ts'
import type { LinkRemedy } from '../domain/link/link-remedy.ts'
import type { LinkView } from '../scanner/link.ts'
import { problemOf } from './link-story.ts'
import { addOrderProblems, type RecentOrderFaults } from './order-problems.ts'

/** Scans waiting for a decision from which on the operator is told; at 1,000 scans/s this is half a second behind. */
const BACKLOG_NOTICED = { on: 512, off: 256 }
/** Refused stretches of bytes within a minute from which on the cable is worth a look. */
const LINE_NOISE_NOTICED = { on: 20, off: 10 }

/** Shares of what the outbox is made for at which people are told, and told more urgently: weeks before it matters. */
const UPLOADS_NOTICED = { on: 0.7, off: 0.65 }
const UPLOADS_URGENT = { on: 0.9, off: 0.85 }

type Present = Map<Problem['id'], Problem['detail']>

/** Reads the present conditions off the state of the parts; nothing is remembered here but what `held` says of the last look, for the deadbands. `trayCode`, `path` and `count` are shown beside the text. */
export function presentProblems(now: {
  readonly link: LinkView
  /** What to do about a line that cannot carry the rated eggs; undefined while it can. */
  readonly tooSlow: LinkRemedy | undefined
  /** Whether that condition was present at the last look. */
  held(id: Problem['id']): boolean
  readonly model: LiveView['model']
  /** Stretches of bytes refused within the last minute. */
  readonly recentlyRefused: number
  readonly backlog: number
  /** Of the batch that is open: a limit that passes afterwards concerns nobody. */
  readonly legal: LiveView['legal']
  readonly heldTrays: readonly { readonly trayCode: string }[]
  readonly diskFailing: boolean
  readonly diskLow: boolean
  readonly reviewDown: boolean
  readonly databaseDamaged: boolean
  /** Summaries that the cloud has refused. */
  readonly parkedUploads: number
  /** How much of what the outbox is made for is used up. */
  readonly uploadsFill: number
  readonly clockTrusted: boolean
  /** Orders that went wrong lately. */
  readonly orders: RecentOrderFaults
}): Present {
  const present: Present = new Map()
  addLinkProblem(present, now.link, now.held)
  const { refusedPictures: refused } = now.link
  if (refused !== undefined && refused.count > 0) {
    const { file = '', refusal } = refused.newest ?? {}
    const why = refusal === undefined ? {} : { pictureRefusal: refusal }
    present.set('PICTURES_REFUSED', { count: refused.count, path: now.link.path ?? '', file, ...why })
  }
  const holds = (id: Problem['id'], value: number, band: Deadband) => holdsWithDeadband(value, band, now.held(id))
  if (holds('LINE_NOISE', now.recentlyRefused, LINE_NOISE_NOTICED))
    present.set('LINE_NOISE', { count: now.recentlyRefused })
  if (now.tooSlow !== undefined)
    present.set('SCANNER_LINE_TOO_SLOW', { path: now.link.path ?? '', ...detailOf(now.tooSlow) })
  if (now.model.state === 'down') present.set('INFERENCE_DOWN', {})
  if (now.model.state === 'stopped') present.set('INFERENCE_STOPPED', {})
  if (now.model.state === 'refused') {
    const { modelId, refusedFile = '', refusedCode } = now.model
    if (refusedCode === 'PACKAGE_MISSING') present.set('MODEL_MISSING', { path: modelId })
    else
      present.set('MODEL_REFUSED', {
        path: refusedFile,
        ...(refusedCode === undefined ? {} : { refusal: refusedCode }),
      })
  }
  if (now.databaseDamaged) present.set('DATABASE_DAMAGED', {})
  if (now.reviewDown) present.set('REVIEW_DOWN', {})
  if (now.parkedUploads > 0) present.set('UPLOAD_REFUSED', { uploads: now.parkedUploads })
  const percent = Math.floor(now.uploadsFill * 100)
  if (holds('UPLOADS_AT_LIMIT', now.uploadsFill, UPLOADS_URGENT)) present.set('UPLOADS_AT_LIMIT', { percent })
  else if (holds('UPLOADS_PILE_UP', now.uploadsFill, UPLOADS_NOTICED)) present.set('UPLOADS_PILE_UP', { percent })
  if (holds('BACKLOG', now.backlog, BACKLOG_NOTICED)) present.set('BACKLOG', { count: now.backlog })
  if (now.diskFailing) present.set('DISK_ERROR', {})
  else if (now.diskLow) present.set('DISK_LOW', {})
  addOrderProblems(present, { recent: now.orders, clock: now.link.clock, held: now.held })
  if (!now.clockTrusted) present.set('CLOCK_NOT_TRUSTED', {})
  if (now.legal?.hoursLeft !== null && now.legal !== null && now.legal.hoursLeft <= 0) {
    present.set('LEGAL_LIMIT_PASSED', { jurisdiction: now.legal.jurisdictionId })
  }
  const held = now.heldTrays[0]
  if (held !== undefined) present.set('TRAY_ON_HOLD', { trayCode: held.trayCode, trays: now.heldTrays.length })
  return present
}

function addLinkProblem(present: Present, link: LinkView, held: (id: Problem['id']) => boolean): void {
  const problem = problemOf(link, held)
  if (problem === undefined || !isLinkAlarm(problem.id)) return
  present.set(problem.id, {
    ...{ scanner: link.hello?.scannerSerial ?? '', path: link.path ?? '' },
    ...(link.remedy === null ? {} : detailOf(link.remedy)),
  })
}

/** What the screen makes its tip of: the kind of the remedy, and the values that it names. */
function detailOf({ kind, values }: LinkRemedy): Problem['detail'] {
  return { ...values, remedy: kind }
}

/** Everything that was refused on this link since the program began. */
export function refusedInAll(link: LinkView): number {
  return Object.values(link.rejected).reduce((sum, count) => sum + count, 0)
}
