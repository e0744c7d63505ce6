import type { Content } from 'pdfmake/interfaces.js'
import type { RecordLife } from '../../contract/batch-life.ts'
import { START_CHECKS } from '../../domain/batch/start-checks.ts'
import { fill, NO_VALUE } from './format.ts'
import { LIFE_WORDS, type LifeWords } from './life-words.ts'
import { paragraph, section, table } from './parts.ts'
import type { Telling } from './print-input.ts'

type Stop = RecordLife['stops'][number]

/** When the line stood and why, and what was known at the start. */
export function stopsSection(told: Telling): Content[] {
  const { life, format, language } = told
  const words = LIFE_WORDS[language]
  const rows = life.stops.map((stop) => [
    format.dateTime(stop.fromWallMs),
    endText(stop, told, words),
    whyText(stop, words),
    stop.who === '' ? NO_VALUE : stop.who,
  ])
  const columns = [
    { title: words.from, width: 96 },
    { title: words.to, width: 96 },
    { title: words.why, width: '*' },
    { title: words.by, width: 80 },
  ] as const
  return section(words.stops, [
    rows.length === 0 ? paragraph(words.noStops) : table(columns, rows),
    ...life.accepted.map((one) => ({ ...acceptedLine(one, told, words), margin: AFTER_TABLE })),
  ])
}

/** Which model judged from when, by whom it was so, and how many eggs each decided; nothing where it was one. */
export function modelsSection({ life: { models }, format, language }: Telling): Content[] {
  const words = LIFE_WORDS[language].models
  if (models.judged.length === 0) return []
  const since = models.since.map(({ modelId: model, fromWallMs, who, act }) =>
    fill(words[act], { model, time: format.dateTime(fromWallMs), who: who || words.program }),
  )
  const judged = models.judged.map(({ modelId, eggs, scans }) =>
    fill(modelId === null ? words.byNone : words.judged, {
      ...{ model: modelId ?? '', eggs: format.count(eggs), scans: format.count(scans) },
    }),
  )
  return section(words.title, [{ ul: [...since, ...judged] }])
}

const AFTER_TABLE: [number, number, number, number] = [0, 3, 0, 0]

/** Who has signed these numbers on the screen, and whether that still holds: above the lines to write on. */
export function signedLines({ life: { signatures, sha256 }, format, language }: Telling): Content[] {
  const words = LIFE_WORDS[language]
  const newest = signatures.at(-1)
  if (newest === undefined) return [paragraph(words.unsigned), digestLine(sha256)]
  const given = signatures.flatMap(({ name, atWallMs, revision, sha256: signed }) => [
    paragraph(fill(words.signed, { name, revision, time: format.dateTime(atWallMs) })),
    digestLine(signed),
  ])
  if (newest.sha256 === sha256) return [...given, paragraph(words.holds)]
  return [...given, paragraph(words.overtaken), digestLine(sha256)]
}

function digestLine(sha256: string): Content {
  return { text: sha256, style: 'small', margin: [0, 0, 0, 4] }
}

function endText({ kind, toWallMs }: Stop, { format }: Telling, words: LifeWords): string {
  if (kind === 'end') return words.ended
  return toWallMs === null ? words.lasts : format.dateTime(toWallMs)
}

function whyText({ kind, reason, note }: Stop, words: LifeWords): string {
  if (kind === 'outage' && reason === null) return words.outage
  const said = reason === null ? words.notSaid : words.reason[reason]
  const whole = note === '' ? said : `${said}: ${note}`
  return kind === 'outage' ? `${words.outage} ${whole}` : whole
}

function acceptedLine(
  { warning, who, atWallMs }: RecordLife['accepted'][number],
  { format }: Telling,
  words: LifeWords,
): { readonly text: string } {
  const known = START_CHECKS.find((id) => id === warning)
  const text = (known && words.warning[known]) ?? warning
  const line = who === '' ? words.accepted : words.acceptedBy
  return { text: fill(line, { warning: text, who, time: format.dateTime(atWallMs) }) }
}
