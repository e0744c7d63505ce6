import { err, ok, type Result } from '../../base/result.ts'
import { type Cell, cellNamed } from '../../domain/egg.ts'

/** Where a picture belongs: one attempt at one egg of one tray. */
export interface PicturePlace {
  readonly trayCode: string
  readonly cell: Cell
  /** 1 where nothing is said. */
  readonly attempt: number
}

/** How files are named where nothing else is agreed: `0417_H6.png`, and `0417_H6_2.png` for a second attempt. */
export const DEFAULT_NAME_PATTERN = '{tray}_{cell}[_{attempt}]'

/** The words of a pattern and what stands for each. Tray codes are those of the station; rows and columns count from 1 here, as people count. */
const WORDS: Readonly<Record<string, string>> = {
  tray: '(?<tray>[A-Za-z0-9][A-Za-z0-9.-]{0,59}?)',
  cell: '(?<cell>[A-Za-z]{1,2}[1-9]\\d{0,2})',
  row: '(?<row>[1-9]\\d{0,2})',
  column: '(?<column>[1-9]\\d{0,2})',
  attempt: '(?<attempt>[1-9]\\d?)',
}

const PATTERN_LENGTH_MAX = 120
/** PNG, and TIFF in both its spellings. */
const ENDING = '\\.(?:png|tiff?)'

/** A compiled pattern: finds the place in a file's name, undefined where the name does not follow it. */
export type FindPlace = (fileName: string) => PicturePlace | undefined

/**
 * Reads a pattern: `{tray}`, and `{cell}` or `{row}` and `{column}`, and `{attempt}` if there is one, with any text between them. What stands in
 * square brackets may be left out. The ending is not part of it. The error says what to change.
 */
export function compileNamePattern(pattern: string): Result<FindPlace, string> {
  if (pattern.length > PATTERN_LENGTH_MAX) return err(`at most ${PATTERN_LENGTH_MAX} characters`)
  const used: string[] = []
  let expression = ''
  let open = false
  for (const part of pattern.match(/\{[^{}]*\}|[[\]]|[^[\]{}]+|[{}]/g) ?? []) {
    if (part === '[' || part === ']') {
      if ((part === '[') === open)
        return err('square brackets stand around a part that may be left out, and not within each other')
      open = !open
      expression += open ? '(?:' : ')?'
    } else if (part.startsWith('{')) {
      const word = part.slice(1, -1)
      const stands = WORDS[word]
      if (stands === undefined) return err(`${part} is not one of {tray}, {cell}, {row}, {column}, {attempt}`)
      if (used.includes(word)) return err(`${part} stands twice`)
      used.push(word)
      expression += stands
    } else if (part === '}') {
      return err('a } without its {')
    } else {
      expression += part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    }
  }
  if (open) return err('a [ without its ]')
  const hasCell = used.includes('cell') !== (used.includes('row') && used.includes('column'))
  if (!used.includes('tray') || !hasCell) return err('it needs {tray}, and either {cell} or {row} and {column}')
  const name = new RegExp(`^${expression}${ENDING}$`, 'i')
  return ok((fileName) => placeFrom(name.exec(fileName)?.groups))
}

function placeFrom(groups: Readonly<Record<string, string | undefined>> | undefined): PicturePlace | undefined {
  const { tray, cell, row, column, attempt = '1' } = groups ?? {}
  const found = cell === undefined ? { row: Number(row) - 1, column: Number(column) - 1 } : cellNamed(cell)
  // A part that may be left out may hold what nothing can be told without.
  if (tray === undefined || found === undefined || !(found.row >= 0 && found.column >= 0)) return undefined
  return { trayCode: tray, cell: found, attempt: Number(attempt) }
}

/** The file that says it for names that follow no pattern; it lies beside them. */
export const MANIFEST_FILE = 'manifest.csv'
const MANIFEST_HEAD = 'file,tray,cell,attempt'
/** Lines of a manifest: more pictures than a day of the fastest line. */
const MANIFEST_LINES_MAX = 1_000_000

/**
 * Reads a manifest: a head `file,tray,cell,attempt` and one line for every file, as `scan-000123.png,0417,H6,1`; the attempt may be left out. A
 * line that is none is named by its number.
 */
export function readManifest(text: string): Result<ReadonlyMap<string, PicturePlace>, string> {
  const [head = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (head.trim() !== MANIFEST_HEAD) return err(`${MANIFEST_FILE} begins with the line ${MANIFEST_HEAD}`)
  if (lines.length > MANIFEST_LINES_MAX) return err(`${MANIFEST_FILE} has more than ${MANIFEST_LINES_MAX} lines`)
  const places = new Map<string, PicturePlace>()
  const direct = compileNamePattern(DEFAULT_NAME_PATTERN)
  if (!direct.ok) return direct
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const [file = '', tray = '', cell = '', attempt = ''] = line.split(',').map((field) => field.trim())
    // The same rules for codes, cells and attempts as in a name.
    const place = direct.value(`${tray}_${cell}${attempt === '' ? '' : `_${attempt}`}.png`)
    if (file === '' || place === undefined)
      return err(`line ${index + 2} of ${MANIFEST_FILE} names no file, tray and cell`)
    if (places.has(file)) return err(`line ${index + 2} of ${MANIFEST_FILE} names ${file} again`)
    places.set(file, place)
  }
  return ok(places)
}
