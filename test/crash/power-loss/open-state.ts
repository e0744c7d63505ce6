import { existsSync, readFileSync } from 'node:fs'
import { AlarmEngine } from '../../../electron/alarms/alarm-engine.ts'
import { ok } from '../../../electron/base/result.ts'
import { FIRST_LINE_ID } from '../../../electron/domain/line-id.ts'
import { DEFAULT_RECIPE } from '../../../electron/domain/recipe/recipe.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { type LogFields, type Logger, silentLogger } from '../../../electron/log/logger.ts'
import { openData } from '../../../electron/processes/station/open-data.ts'
import { openMasterData } from '../../../electron/processes/station/open-master-data.ts'
import { openPictures } from '../../../electron/processes/station/open-pictures.ts'
import { openReview } from '../../../electron/review/open-review.ts'
import { faultLines } from '../../../electron/review/reconcile-lines.ts'
import { systemTimers } from '../../../electron/rpc/system-timers.ts'
import { Station } from '../../../electron/station/station.ts'
import { dataFiles } from '../../../electron/store/data-folder.ts'
import { readDataKey, subKeys } from '../../../electron/store/key-file.ts'
import { FakeLink } from '../../fake/fake-link.ts'
import { makePrediction } from '../../fake/scripted-predictor.ts'
import { constantPredictor } from '../../make/station.ts'
import { missingPictures } from '../../rig/scan-pictures.ts'

const SETTINGS = { play: true, site: 'Demo', line: 'Line 1', ratedEggsPerHour: 24_000, demo: null }
const DECIDED_DEADLINE_MS = 60_000
const LOOK_MS = 2
const STOP_MS = 5_000
/** Number and hash, as audit-mark.ts writes them. */
const AUDIT_MARK = /^\d{1,15} [0-9a-f]{64}\n$/

/** A station's start on a data folder, with its journal replayed and everything decided, and its stop: by the product's own parts, without the processes around it. */
export async function openState(dataFolder: string): Promise<{
  readonly faults: readonly string[]
  /** Records of the journal that the database did not have. */
  readonly replayed: number
}> {
  try {
    const first = await startAndStop(dataFolder)
    const again = await startAndStop(dataFolder)
    const unsettled =
      again.replayed === 0 ? [] : [`${again.replayed} records were replayed once more at the next start`]
    return {
      replayed: first.replayed,
      faults: [
        ...first.faults,
        ...again.faults,
        ...unsettled,
        ...(await lookInto(dataFolder)),
        ...missingPictures(dataFolder, false),
      ],
    }
  } catch (problem) {
    return { faults: [`the station does not start: ${String(problem)}`], replayed: 0 }
  }
}

async function startAndStop(dataFolder: string): Promise<{ faults: string[]; replayed: number }> {
  const said = new Map<string, unknown>()
  const log = listeningLogger(said)
  const [clock, timers] = [systemClock, systemTimers]
  const data = await openData({ dataFolder, clock, timers, log })
  const { store, journal, undecided } = await data.line(FIRST_LINE_ID)
  const { pictures, trustClockOf } = openPictures({ data, policy: null, clock, timers, log })
  const station = new Station({
    ...{ store: data.store, clock, timers, log, recipeForStart: () => ok(DEFAULT_RECIPE) },
    hatchery: openMasterData({ init: SETTINGS, store: store.masterData, audited: store.audited, log }),
    pictures,
    lines: [
      {
        ...{ lineId: FIRST_LINE_ID, settings: SETTINGS, store, intake: journal, log, alarms: new AlarmEngine(clock) },
        openLink: (listener) => new FakeLink(listener, clock),
        emit: () => undefined,
      },
    ],
  })
  trustClockOf(station)
  try {
    const predictor = constantPredictor(makePrediction())
    station.setModel({ modelId: predictor.modelId, synthetic: true, state: 'ready' }, predictor)
    const backlog = () => station.lines[0]?.liveView().backlog ?? 0
    for (const giveUpMs = clock.monoMs() + DECIDED_DEADLINE_MS; backlog() > 0; ) {
      if (clock.monoMs() > giveUpMs) throw new Error(`${backlog()} records of the journal were never decided`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  } finally {
    await station.stop(STOP_MS)
  }
  const lost = Number(said.get('forgottenByDatabase') ?? 0)
  return {
    replayed: undecided,
    faults: [
      ...journal.damage.map((damage) => `the journal is damaged: ${JSON.stringify(damage)}`),
      ...(lost > 0 ? [`the database has forgotten ${lost} releases`] : []),
      ...(data.auditGap ? ['the audit trail is not the one that was written last'] : []),
    ],
  }
}

/** What review says of the rows: sums, a picture for every row of one, integrity, the chain of the audit trail. */
async function lookInto(dataFolder: string): Promise<readonly string[]> {
  const files = dataFiles(dataFolder)
  const keys = subKeys(readDataKey(files.keyFile))
  const { auditMark } = files
  const archive = { folder: files.archive, key: keys.archive }
  const review = openReview({
    ...{ path: files.database, key: keys.database, auditMark, archive, play: true, isSynthetic: () => false },
  })
  try {
    const { brokenAt } = await review.verifyAudit()
    const isTorn = existsSync(auditMark) && !AUDIT_MARK.test(readFileSync(auditMark, 'utf8'))
    return [
      ...faultLines(review.reconcile()),
      ...(brokenAt === null ? [] : [`the audit trail is broken at ${brokenAt}`]),
      ...(isTorn ? ['the mark of the audit trail is torn'] : []),
    ]
  } finally {
    review.close()
  }
}

/** Keeps the fields of what is said. */
function listeningLogger(said: Map<string, unknown>): Logger {
  const note = (fields: LogFields) => {
    for (const [name, value] of Object.entries(fields)) said.set(name, value)
  }
  return { ...silentLogger, info: note, child: () => listeningLogger(said) }
}
