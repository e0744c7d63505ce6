import { reconcile } from '../../electron/review/reconcile.ts'
import { faultLines } from '../../electron/review/reconcile-lines.ts'
import { openReadable, type ReadableDb } from '../../electron/store/open-database.ts'
import { offence } from '../proof/law/oracle.ts'
import { checkCloud } from './check-cloud.ts'
import { checkMessages, checkOrders } from './check-messages.ts'
import { checkPictures } from './check-pictures.ts'
import { checkTimes } from './check-times.ts'
import { checkTrays } from './check-trays.ts'
import { ARCHIVE_KEY } from './life-pictures.ts'
import { databasePath } from './sim-database.ts'
import { some } from './some.ts'
import { DATABASE_KEY } from './station-life.ts'
import type { World } from './world.ts'

/** Everything that must be true of a run that has come to its end, whatever happened in it. Empty is the only good answer. */
export function checkRun(world: World): string[] {
  const db = openReadable({ path: databasePath(world.folder), key: DATABASE_KEY })
  try {
    return [
      ...world.problems,
      ...faultLines(reconcile(db, undefined, { folder: world.archive.folder, key: ARCHIVE_KEY })).map(
        (text) => `reconcile: ${text}`,
      ),
      ...world.lines.flatMap(({ truth }) => [...checkMessages(db, truth, world.model), ...checkOrders(db, truth)]),
      ...checkJournals(db, world),
      ...checkPictures(db, world),
      ...checkTrays(db),
      ...checkTimes(db, world),
      ...checkBatches(db, world),
      ...checkLaw(world),
      ...checkCloud(db, world.cloud),
    ]
  } finally {
    db.close()
  }
}

/** Nothing is left in a journal of which the rows do not know. */
function checkJournals(db: ReadableDb, { life }: World): readonly string[] {
  const marks = db
    .prepare<[], { through: number }>('SELECT released_through AS through FROM line ORDER BY line_id')
    .all()
  return (life?.journals ?? []).flatMap(({ lastPosition }, line) => {
    const through = marks[line]?.through
    return through === lastPosition ? [] : [`line ${line}: the journal reaches ${lastPosition}, the rows ${through}`]
  })
}

function checkBatches(db: ReadableDb, world: World): readonly string[] {
  const wanted = world.plan.lines.reduce((sum, { batches }) => sum + batches.length, 0)
  const batches = db.prepare<[], { state: number }>('SELECT state FROM batch').all()
  return batches.length === wanted ? [] : [`${wanted} batches were begun and ${batches.length} are stored`]
}

/** By the second reading of the law. */
function checkLaw({ plan, deeds }: World): readonly string[] {
  const facts = {
    ...({ country: plan.country, dayCount: 'earlierOfBoth', setAtWallMs: plan.setAtWallMs } as const),
    ...{ zoneName: plan.timeZone, zoneKnown: true, clockHonest: true },
  }
  return some(
    deeds.flatMap((deed) => {
      const against = offence(deed, deed.hasBatch ? facts : { ...facts, country: undefined })
      return against === undefined ? [] : [`${against}: ${JSON.stringify(deed)}`]
    }),
  )
}
