import type { Content } from 'pdfmake/interfaces.js'
import { EGG_ACTIONS, EGG_CLASSES, isEgg } from '../../domain/egg.ts'
import { type BatchLaw, batchLaw } from '../../domain/law/batch-law.ts'
import { jurisdictionProfile, profileInForce, STRICTEST_JURISDICTION } from '../../domain/law/jurisdiction-profile.ts'
import { openTimeZone } from '../../domain/law/time-zone.ts'
import { wilson } from '../../domain/statistics.ts'
import { FIRM_SPACE, fill, NO_VALUE } from './format.ts'
import { facts, section, table } from './parts.ts'
import type { Telling } from './print-input.ts'

const HOUR_MS = 3_600_000

/** What a reader must know before the first figure. */
export function warnings({ record, words }: Telling): string[] {
  return [
    ...(record.synthetic ? [words.warning.synthetic] : []),
    ...(record.play ? [words.warning.play] : []),
    ...(record.state === 'closed' ? [] : [words.warning.open]),
  ]
}

export function identitySection(told: Telling): Content[] {
  const { record, words, format } = told
  const { field } = words
  const time = (wallMs: number | null) => (wallMs === null ? NO_VALUE : format.dateTime(wallMs))
  const given = (text: string) => (text === '' ? field.none : text)
  return section(words.section.identity, [
    facts([
      [field.state, stateWord(told)],
      [field.flock, given(record.flock)],
      [field.breed, given(record.breed)],
      [
        field.parentAge,
        record.parentAgeWeeks === null ? field.none : fill(field.weeks, { weeks: record.parentAgeWeeks }),
      ],
      [field.setter, given(record.setter)],
      [field.trolley, given(record.trolley)],
      [field.trays, format.count(record.trays)],
      [field.empty, format.count(record.emptyCells)],
      [field.method, given(record.sexingMethod)],
      [field.label, given(record.labelScheme)],
      [field.shift, given(record.shift)],
      ...(record.line === '' ? [] : [[field.line, record.line] as const]),
      [field.setAt, time(record.setAtWallMs)],
      [field.startedAt, time(record.startedAtWallMs)],
      [field.closedAt, time(record.closedAtWallMs)],
      [field.age, ageText(told)],
      [field.jurisdiction, jurisdictionText(told)],
      [field.limit, limitText(told, lawOf(told))],
      [field.recipe, given(record.recipe)],
      [field.models, modelsText(told)],
      [field.scanners, given(record.scanners.join(', '))],
    ]),
  ])
}

export function verdictSection(told: Telling): Content[] {
  const { record, report, words, format } = told
  const { verdict } = words
  const { stops } = report
  const lines = [
    fill(verdict.eggs, {
      eggs: format.count(record.eggs),
      trays: format.count(record.trays),
      scans: format.count(record.scans),
    }),
    sexRatio(told),
    record.traysHeld === 0
      ? verdict.noneHeld
      : fill(verdict.held, { count: format.count(record.traysHeld), waiting: format.count(report.stillHeld) }),
    record.overridden === 0
      ? verdict.noneOverridden
      : fill(verdict.overridden, { count: format.count(record.overridden) }),
    stops.count === 0
      ? verdict.unstopped
      : fill(verdict.stopped, { minutes: format.count(stops.minutes), count: format.count(stops.count) }),
    ...(isPastLimit(told) ? [verdict.pastLimit] : []),
  ]
  return section(words.section.verdict, [{ ul: lines }])
}

/** Eggs and scans stand in columns of their own and are never added to each other. */
export function classSection({ record, words, format }: Telling): Content[] {
  const { column } = words
  const rows = EGG_CLASSES.flatMap((eggClass) => {
    const count = record.byClass[eggClass]
    if (count === undefined) return []
    // An empty cell is no egg, so it has no share of them.
    const share = isEgg(eggClass) ? wilson(count.eggs, record.eggs) : undefined
    const interval = share && `${format.percent(share.low)} – ${format.percent(share.high)}`
    return [
      [
        words.eggClass[eggClass],
        isEgg(eggClass) ? format.count(count.eggs) : `(${format.count(count.eggs)})`,
        share === undefined ? NO_VALUE : format.percent(share.share),
        interval ?? NO_VALUE,
        format.count(count.scans),
      ],
    ]
  })
  return section(words.section.classes, [
    table(
      [
        { title: column.class, width: '*' },
        { title: column.eggs, figures: true, width: 70 },
        { title: column.share, figures: true, width: 70 },
        { title: column.interval, figures: true, width: 110 },
        { title: column.scans, figures: true, width: 70 },
      ],
      rows,
      [column.allEggs, format.count(record.eggs), '', '', format.count(record.scans)],
    ),
  ])
}

export function actionSection({ record, words, format }: Telling): Content[] {
  const { column } = words
  const rows = EGG_ACTIONS.flatMap((action) => {
    const count = record.byAction[action]
    return count === undefined ? [] : [[words.action[action], format.count(count.eggs), format.count(count.scans)]]
  })
  const cells = format.count(record.eggs + record.emptyCells)
  return section(words.section.actions, [
    table(
      [
        { title: column.action, width: '*' },
        { title: column.eggs, figures: true, width: 70 },
        { title: column.scans, figures: true, width: 70 },
      ],
      rows,
      [column.allCells, cells, format.count(record.scans)],
    ),
  ])
}

/** Where the printed limit comes from; a text of its own in every language. */
export function lawSource({ record, words }: Telling): string {
  return namedBy(words.lawSource, record.jurisdictionId) ?? words.lawSource.other
}

function stateWord({ record, words }: Telling): string {
  return Object.entries(words.state).find(([state]) => state === record.state)?.[1] ?? record.state
}

function sexRatio({ record, words, format }: Telling): string {
  const female = record.byClass.FEMALE?.eggs ?? 0
  const share = wilson(female, female + (record.byClass.MALE?.eggs ?? 0))
  if (share === undefined) return words.verdict.noSex
  return fill(words.verdict.sexRatio, {
    n: format.count(share.n),
    share: format.percent(share.share),
    low: format.percent(share.low),
    high: format.percent(share.high),
  })
}

interface Ages {
  readonly fromHours: number
  readonly toHours: number | null
}

/** Age of the eggs when scanning began and when the batch was closed, by the set time that was entered. */
function agesOf({ record }: Telling): Ages | undefined {
  const { setAtWallMs, startedAtWallMs, closedAtWallMs } = record
  if (setAtWallMs === null || startedAtWallMs === null) return undefined
  return {
    fromHours: (startedAtWallMs - setAtWallMs) / HOUR_MS,
    toHours: closedAtWallMs === null ? null : (closedAtWallMs - setAtWallMs) / HOUR_MS,
  }
}

function ageText(told: Telling): string {
  const { words, format } = told
  const ages = agesOf(told)
  if (ages === undefined) return NO_VALUE
  const from = format.age(ages.fromHours)
  if (ages.toHours === null) return fill(words.field.ageFrom, { from })
  const to = format.age(ages.toHours)
  return fill(from === to ? words.field.ageAt : words.field.ageFromTo, { from, to })
}

/** The law as it bound these eggs, counted in the zone in which the paper tells its times. */
function lawOf({ record }: Telling): BatchLaw {
  const setAtWallMs = record.setAtWallMs ?? undefined
  return batchLaw({
    profile: profileInForce(record.jurisdictionId),
    setAtWallMs,
    zone: openTimeZone(record.timeZone.name),
  })
}

function isPastLimit(told: Telling): boolean {
  const limit = lawOf(told).removalEndsAtHours
  const ages = agesOf(told)
  if (limit === undefined || ages === undefined) return false
  return (ages.toHours ?? ages.fromHours) >= limit
}

function jurisdictionText({ record, words }: Telling): string {
  const { jurisdictionId: id } = record
  if (id === STRICTEST_JURISDICTION) return words.jurisdiction.strictest
  return namedBy(words.jurisdiction, id) ?? fill(words.jurisdiction.other, { id })
}

/** The text of a jurisdiction that this version knows. */
function namedBy(texts: Readonly<Record<string, string>>, id: string): string | undefined {
  return jurisdictionProfile(id) === undefined ? undefined : texts[id]
}

function limitText({ words, format }: Telling, { removalEndsAtHours }: BatchLaw): string {
  if (removalEndsAtHours === undefined) return words.field.noLimit
  return fill(words.field.limitAt, { age: format.age(removalEndsAtHours) })
}

function modelsText({ record, words }: Telling): string {
  if (record.models.length === 0) return NO_VALUE
  const names = record.models.join(', ')
  return record.synthetic ? `${names}${FIRM_SPACE}(${words.watermark.synthetic})` : names
}
