import type { Content } from 'pdfmake/interfaces.js'
import type { HeldRecord } from '../../contract/tray-record.ts'
import { type FlockCount, sumFlocks } from '../../domain/tray/flock-range.ts'
import { fill } from './format.ts'
import { paragraph, section, table, wholeSection } from './parts.ts'
import type { Telling } from './print-input.ts'

/** Rows of a table that is not torn apart by the end of a page; each has two lines. */
const ONE_GLANCE = 12

/** What of the eggs belongs to which flock; nothing where every tray holds the eggs of one. */
export function flockSection({ report, words, format }: Telling): Content[] {
  const { flocks, eggClass, column } = words
  if (report.flocks.length === 0) return []
  const classes = [
    [eggClass.FEMALE, ['FEMALE']],
    [eggClass.MALE, ['MALE']],
    [eggClass.INFERTILE, ['INFERTILE']],
    [flocks.dead, ['EARLY_DEAD', 'MID_DEAD']],
    [eggClass.UNCERTAIN, ['UNCERTAIN']],
    [eggClass.UNREADABLE, ['UNREADABLE']],
  ] as const
  const cells = ({ flock, eggs, emptyCells, byClass }: FlockCount) => [
    flock,
    format.count(eggs),
    ...classes.map(([, of]) => {
      const count = of.reduce((sum, one) => sum + (byClass[one] ?? 0), 0)
      if (eggs === 0) return format.count(count)
      return `${format.count(count)}\n${format.percent(count / eggs)}`
    }),
    format.count(emptyCells),
  ]
  const figures = (title: string, width: number) => ({ title, figures: true, width }) as const
  const all = sumFlocks(report.flocks.map((one) => ({ ...one, flock: flocks.all })))
  return (report.flocks.length > ONE_GLANCE ? section : wholeSection)(flocks.title, [
    paragraph(flocks.rule),
    {
      stack: [
        table(
          [
            { title: flocks.flock, width: '*' },
            figures(column.eggs, 34),
            ...classes.map(([title]) => figures(title, 50)),
            figures(eggClass.EMPTY, 34),
          ],
          report.flocks.map(cells),
          all.flatMap(cells),
        ),
      ],
      style: 'small',
    },
  ])
}

/** Every tray that was held: why, what was said of it by whom, and whether it still waits. */
export function heldSection({ record, report, words, format }: Telling): Content[] {
  const { column, held } = words
  if (report.heldTrays.length === 0) return section(words.section.held, [paragraph(held.none)])
  const rows = report.heldTrays.map((tray) => [
    tray.code,
    format.dateTime(tray.beganWallMs),
    tray.reasons.map((reason) => held.reason[reason]).join(' '),
    answerOf(tray, words, format),
  ])
  const left = record.traysHeld - rows.length
  return section(words.section.held, [
    ...(left <= 0 ? [] : [paragraph(fill(held.newest, { count: rows.length, all: format.count(record.traysHeld) }))]),
    {
      stack: [
        table(
          [
            { title: column.tray, width: 76 },
            { title: column.when, width: 56 },
            { title: column.why, width: '*' },
            { title: column.answer, width: '*' },
          ],
          rows,
        ),
      ],
      style: 'small',
    },
  ])
}

/** What was said, each on a line of its own; where it did not end the wait, or nobody said anything, what came of it. */
function answerOf({ said, outcome }: HeldRecord, { held }: Telling['words'], format: Telling['format']): string {
  const lines = said.map(({ word, who, atWallMs, why }) =>
    fill(who === '' ? held.saidByNobody : held.said, {
      ...{ word: held.word[word], who, why, time: format.dateTime(atWallMs) },
    }),
  )
  return [...lines, ...(outcome === 'settled' && said.length > 0 ? [] : [held.outcome[outcome]])].join('\n')
}
