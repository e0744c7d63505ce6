import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { contactSheetToPng, type SheetRow } from '../electron/review/imaging.ts'
import { generatePhantom, type PhantomTruth } from './phantom/phantom.ts'

const DAYS = [3, 6, 8, 9, 10, 11, 12, 13, 14, 16, 18]
const SCALE = 2

/** One window for all rows, as on a line screen: only so do brightness and faults compare. */
const GREY = { window: 2900, level: 1450 }

const ROWS: readonly (readonly [label: string, truth: PhantomTruth])[] = [
  ['Live, female', { sex: 'FEMALE', kind: 'LIVE', flags: [], fault: undefined }],
  ['Live, male', { sex: 'MALE', kind: 'LIVE', flags: [], fault: undefined }],
  ['Live, upside down', { sex: 'FEMALE', kind: 'LIVE', flags: ['INVERTED'], fault: undefined }],
  ['Infertile', { sex: undefined, kind: 'INFERTILE', flags: [], fault: undefined }],
  ['Early dead', { sex: undefined, kind: 'EARLY_DEAD', flags: [], fault: undefined }],
  ['Mid dead', { sex: undefined, kind: 'MID_DEAD', flags: [], fault: undefined }],
  ['Empty', { sex: undefined, kind: 'EMPTY', flags: [], fault: undefined }],
  ['Fault: saturated', { sex: 'FEMALE', kind: 'LIVE', flags: [], fault: 'SATURATED' }],
  ['Fault: lines lost', { sex: 'MALE', kind: 'LIVE', flags: [], fault: 'DROPPED_LINES' }],
]

function rows(): SheetRow[] {
  return ROWS.map(([label, truth], row) => ({
    label,
    tiles: DAYS.map((day, column) => ({
      picture: generatePhantom({
        seed: 'contact sheet',
        tray: row,
        cell: { row: 0, column },
        ageHours: 24 * day,
        coil: column,
        noise: 0.03,
        truth,
      }).image,
      grey: GREY,
    })),
  }))
}

const target = process.argv[2] ?? join(import.meta.dirname, '../docs/pictures/phantoms.png')
const png = await contactSheetToPng({
  title: 'SYNTHETIC egg pictures of models/phantom by kind and day of incubation',
  columnLabels: DAYS.map((day) => `day ${day}`),
  rows: rows(),
  scale: SCALE,
})
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, png)
console.log(`${target}: ${png.length} bytes`)
