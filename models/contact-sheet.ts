import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { contactSheetToPng, type SheetRow } from '../electron/review/imaging.ts'
import {
  generatePhantom,
  PHANTOM_BREEDS,
  PHANTOM_FAULTS,
  type PhantomBreedName,
  type PhantomFault,
  type PhantomTruth,
} from './phantom/phantom.ts'

const DAYS = [3, 6, 9, 11, 12, 14, 18]
const SCALE = 2

/** One window for all rows, as on a line screen: only so do brightness and faults compare. */
const GREY = { window: 2900, level: 1450 }

const FEMALE: PhantomTruth = { sex: 'FEMALE', kind: 'LIVE', flags: [], fault: undefined }
const MALE: PhantomTruth = { ...FEMALE, sex: 'MALE' }

const FAULT_LABELS: Readonly<Record<PhantomFault, string>> = {
  DEAD_CHANNEL: 'Fault: dead channel',
  SATURATED: 'Fault: clipped',
  DROPPED_LINES: 'Fault: lines lost',
  DEAD_ELEMENT: 'Fault: dead element',
  DEAD_MAP: 'One map of 3 dead: T1',
  RF_ZIPPER: 'Fault: zipper',
  SHIFTED_FRAME: 'Fault: shifted frame',
}

interface Row {
  readonly label: string
  readonly truth: PhantomTruth
  readonly breed?: PhantomBreedName
  readonly coilNoise?: number
  /** Of three maps the one that is shown; default the only one. */
  readonly map?: number
}

const ROWS: readonly Row[] = [
  { label: 'Live, female', truth: FEMALE },
  { label: 'Live, male', truth: MALE },
  { label: 'Infertile', truth: { ...FEMALE, sex: undefined, kind: 'INFERTILE' } },
  { label: 'Early dead', truth: { ...FEMALE, sex: undefined, kind: 'EARLY_DEAD' } },
  { label: 'Mid dead', truth: { ...FEMALE, sex: undefined, kind: 'MID_DEAD' } },
  { label: 'Empty', truth: { ...FEMALE, sex: undefined, kind: 'EMPTY' } },
  { label: 'Flag: upside down', truth: { ...FEMALE, flags: ['INVERTED'] } },
  { label: 'Flag: cracked, drier', truth: { ...FEMALE, flags: ['CRACKED'] } },
  { label: 'Flag: two yolks', truth: { ...FEMALE, flags: ['DOUBLE_YOLK'] } },
  {
    label: 'Two yolks, infertile',
    truth: { ...FEMALE, sex: undefined, kind: 'INFERTILE', flags: ['DOUBLE_YOLK'] },
  },
  ...(Object.keys(PHANTOM_BREEDS) as PhantomBreedName[]).map((breed) => ({
    label: breed === 'phantom' ? 'Breed: phantom' : breed.replace('phantom-', 'Breed: …-'),
    truth: FEMALE,
    breed,
  })),
  { label: 'Map: T1', truth: FEMALE, map: 1 },
  { label: 'Map: ADC', truth: FEMALE, map: 2 },
  { label: 'Coil, 4 × the noise', truth: FEMALE, coilNoise: 4 },
  ...PHANTOM_FAULTS.map((fault) => ({
    label: FAULT_LABELS[fault],
    truth: { ...MALE, fault },
    ...(fault === 'DEAD_MAP' ? { map: 1 } : {}),
  })),
]

function rows(): SheetRow[] {
  return ROWS.map(({ label, truth, map = 0, ...look }, row) => ({
    label,
    tiles: DAYS.map((day, column) => {
      const place = { seed: 'contact sheet', tray: row, cell: { row: 0, column }, coil: column }
      const channels = map === 0 ? 1 : 3
      const { image } = generatePhantom({ ...place, ageHours: 24 * day, noise: 0.03, channels, truth, ...look })
      const plane = image.width * image.height * 2
      const pixels = image.pixels.slice(map * plane, (map + 1) * plane)
      return { picture: { ...image, channels: 1, pixels }, grey: GREY }
    }),
  }))
}

const target = process.argv[2] ?? join(import.meta.dirname, '../docs/pictures/phantoms.png')
const png = await contactSheetToPng({
  title: 'SYNTHETIC egg pictures of models/phantom by kind, flag, breed and fault, and day of incubation',
  columnLabels: DAYS.map((day) => `day ${day}`),
  rows: rows(),
  scale: SCALE,
})
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, png)
console.log(`${target}: ${png.length} bytes`)
