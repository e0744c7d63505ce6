import { FIRST_LINE_ID } from '../line-id.ts'
import { type MasterData, recordsOf } from './kinds.ts'

/** What a station calls its site and its line. */
export interface PlaceNames {
  readonly site: string
  readonly line: string
}

/**
 * The master data decide as soon as a person has named something there; what they were seeded with came out of the settings, so until then
 * the settings, where IT sets up a station, go on deciding. A station stands at the line that its own master data began with, and at those
 * that it was told of by their ids.
 */
export function placeNames(
  data: Pick<MasterData, 'records'>,
  settings: PlaceNames,
  lineId: string = FIRST_LINE_ID,
): PlaceNames {
  const [site] = recordsOf(data, 'site')
  const [first, ...others] = recordsOf(data, 'line')
  const line = lineId === FIRST_LINE_ID ? named(first) : inUse(others.find(({ id }) => id === lineId))
  return { site: named(site) ?? settings.site, line: line ?? settings.line }
}

/** The first revision is the seed. */
const SEED_REVISION = 1

interface NamedRecord {
  readonly name: string
  readonly revision: number
  readonly retired: boolean
}

function named(record: NamedRecord | undefined): string | undefined {
  return record?.revision === SEED_REVISION ? undefined : inUse(record)
}

/** Nothing but the first line is seeded: of the others a person has said every name. */
function inUse(record: NamedRecord | undefined): string | undefined {
  return record === undefined || record.retired ? undefined : record.name
}
