import type { ImportKind } from '../contract/master-data.ts'

/** How a cell of a column is read and written. */
export type ColumnType = 'text' | 'day' | 'whole' | 'decimal' | 'choice' | 'breed' | 'centres'

export interface FileColumn {
  /** Its field in the record. */
  readonly field: string
  readonly type: ColumnType
  /** Its head in the files that we write, and other heads that mean the same. */
  readonly heads: { readonly en: string; readonly de: string; readonly also?: readonly string[] }
  /** A file without this column cannot be used. */
  readonly needed?: boolean
  /** What an empty cell says; undefined where a cell must say something. */
  readonly empty?: string | number | null
  /** What an empty cell says of a choice, and a new record where the file has no such column. */
  readonly absent?: string | number | boolean
  /** Of a choice: our words, each with the ways to write it, English and German first. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  readonly example: { readonly en: string; readonly de: string }
}

function same(text: string) {
  return { en: text, de: text }
}

function nameColumn(en: string, de: string, example: FileColumn['example'], also: readonly string[] = []): FileColumn {
  const heads = { en, de, also: ['name', 'bezeichnung', 'nummer', 'number', ...also] }
  return { field: 'name', type: 'text', heads, needed: true, example }
}

function codeColumn(example: string): FileColumn {
  const heads = { en: 'Code', de: 'Code', also: ['barcode', 'strichcode', 'rfid', 'transponder', 'tag'] }
  return { field: 'code', type: 'text', heads, empty: '', example: same(example) }
}

const CORNERS = {
  topLeft: ['top left', 'oben links'],
  topRight: ['top right', 'oben rechts'],
  bottomLeft: ['bottom left', 'unten links'],
  bottomRight: ['bottom right', 'unten rechts'],
}
const EDGES = { top: ['top', 'oben'], right: ['right', 'rechts'], bottom: ['bottom', 'unten'], left: ['left', 'links'] }

const FLOCK: readonly FileColumn[] = [
  nameColumn('Flock', 'Herde', { en: 'Flock 7', de: 'Herde 7' }, ['flock name', 'herdenname', 'partie']),
  {
    ...{ field: 'breedId', type: 'breed', needed: true, example: same('Lohmann Brown') },
    heads: { en: 'Breed', de: 'Rasse', also: ['strain', 'herkunft', 'linie'] },
  },
  {
    ...{ field: 'farm', type: 'text', empty: '', example: { en: 'North Farm', de: 'Hof Nord' } },
    heads: { en: 'Farm', de: 'Betrieb', also: ['breeder farm', 'hof', 'elterntierbetrieb'] },
  },
  {
    ...{ field: 'house', type: 'text', empty: '', example: same('3') },
    heads: { en: 'House', de: 'Stall', also: ['shed', 'barn'] },
  },
  {
    ...{ field: 'parentsHatchedOn', type: 'day', empty: null, example: { en: '2026-01-10', de: '10.01.2026' } },
    heads: { en: 'Parents hatched on', de: 'Schlupf der Elterntiere', also: ['hatch date', 'schlupfdatum'] },
  },
  {
    ...{ field: 'laidFrom', type: 'day', empty: null, example: { en: '2026-10-20', de: '20.10.2026' } },
    heads: { en: 'Laid from', de: 'Gelegt von', also: ['lay date from', 'first lay date', 'legedatum von'] },
  },
  {
    ...{ field: 'laidTo', type: 'day', empty: null, example: { en: '2026-10-23', de: '23.10.2026' } },
    heads: { en: 'Laid to', de: 'Gelegt bis', also: ['lay date to', 'last lay date', 'legedatum bis'] },
  },
  {
    ...{ field: 'storageDays', type: 'whole', empty: null, example: same('5') },
    heads: { en: 'Storage days', de: 'Lagertage', also: ['days stored', 'lagerdauer'] },
  },
]

const TRAY_TYPE: readonly FileColumn[] = [
  nameColumn('Tray type', 'Hordentyp', same('10 × 15'), ['tray', 'horde', 'hordenart']),
  {
    ...{ field: 'layout', type: 'choice', absent: 'square', example: { en: 'square', de: 'quadratisch' } },
    heads: { en: 'Layout', de: 'Anordnung', also: ['muster', 'pattern'] },
    words: { square: ['square', 'quadratisch', 'matrix'], honeycomb: ['honeycomb', 'wabe', 'wabenförmig', 'versetzt'] },
  },
  {
    ...{ field: 'rows', type: 'whole', needed: true, example: same('10') },
    heads: { en: 'Rows', de: 'Reihen', also: ['zeilen'] },
  },
  {
    ...{ field: 'columns', type: 'whole', needed: true, example: same('15') },
    heads: { en: 'Columns', de: 'Spalten' },
  },
  {
    ...{ field: 'pitchMm', type: 'decimal', needed: true, example: { en: '50', de: '50' } },
    heads: { en: 'Pitch mm', de: 'Abstand mm', also: ['pitch', 'abstand', 'teilung', 'teilung mm'] },
  },
  {
    ...{ field: 'firstCell', type: 'choice', absent: 'topLeft', words: CORNERS },
    heads: { en: 'A1 corner', de: 'Ecke von A1', also: ['a1', 'first cell', 'erste zelle'] },
    example: { en: 'top left', de: 'oben links' },
  },
  {
    ...{ field: 'beltTowards', type: 'choice', absent: 'right', words: EDGES },
    heads: { en: 'Belt towards', de: 'Band nach', also: ['belt direction', 'bandrichtung', 'laufrichtung'] },
    example: { en: 'right', de: 'rechts' },
  },
  {
    ...{ field: 'operatorAt', type: 'choice', absent: 'bottom', words: EDGES },
    heads: { en: 'Operator at', de: 'Bediener', also: ['operator side', 'bedienseite'] },
    example: { en: 'bottom', de: 'unten' },
  },
  {
    ...{ field: 'centresMm', type: 'centres', empty: null, example: same('') },
    heads: { en: 'Centres mm', de: 'Mitten mm', also: ['cell centres', 'cell centers', 'zellmitten'] },
  },
]

/** Columns of the files of each kind, in the order in which we write them. */
export const FILE_COLUMNS: Readonly<Record<ImportKind, readonly FileColumn[]>> = {
  flock: FLOCK,
  setter: [nameColumn('Setter', 'Vorbrüter', same('4'), ['brüter', 'machine', 'maschine']), codeColumn('S-004')],
  trolley: [nameColumn('Trolley', 'Wagen', same('11'), ['buggy', 'hordenwagen']), codeColumn('W-011')],
  breed: [
    nameColumn('Breed', 'Rasse', same('Lohmann Brown'), ['strain', 'herkunft']),
    {
      ...{ field: 'eggColour', type: 'choice', absent: 'other', example: { en: 'brown', de: 'braun' } },
      heads: { en: 'Egg colour', de: 'Eifarbe', also: ['egg color', 'colour', 'color', 'farbe', 'schalenfarbe'] },
      words: { brown: ['brown', 'braun'], white: ['white', 'weiß'], other: ['other', 'andere', 'sonstige'] },
    },
  ],
  trayType: TRAY_TYPE,
}
