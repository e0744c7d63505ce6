import type { EggClass } from '../../electron/domain/egg.ts'
import { type Share, wilson } from '../../electron/domain/statistics.ts'
import type { LineRig } from '../rig/line-rig.ts'

type Ends = Pick<LineRig, 'scanner' | 'review'>

/** What the phantom was, by tray code and cell. */
type Truth = ReadonlyMap<string, string>

const cellKey = (code: string, cell: { readonly row: number; readonly column: number }) =>
  `${code}/${cell.row}/${cell.column}`

export interface TruthComparison {
  readonly purity: readonly { readonly label: string; readonly share: Share | undefined }[]
  /** Cells the scanner showed that have no egg in the database, and the other way round. */
  readonly missing: readonly string[]
  readonly unexpected: readonly string[]
}

/** Holds the committed eggs of a batch against what the virtual scanner really showed. */
export async function compareWithTruth(rig: Ends, batchId: string): Promise<TruthComparison> {
  const truth = await readTruth(rig)
  const called = await readCalled(rig, batchId)
  const share = (eggClass: EggClass, isTrue: (kind: string) => boolean) => {
    const cells = [...called].filter(([, calledClass]) => calledClass === eggClass)
    return wilson(cells.filter(([key]) => isTrue(truth.get(key) ?? '')).length, cells.length)
  }
  const clear = new Set(['INFERTILE', 'EARLY_DEAD', 'MID_DEAD'])
  return {
    purity: [
      { label: 'called female, female', share: share('FEMALE', (kind) => kind === 'FEMALE') },
      { label: 'called male, male', share: share('MALE', (kind) => kind === 'MALE') },
      { label: 'infertile, not living', share: share('INFERTILE', (kind) => clear.has(kind)) },
    ],
    missing: [...truth.keys()].filter((key) => !called.has(key)),
    unexpected: [...called.keys()].filter((key) => !truth.has(key)),
  }
}

async function readTruth(rig: Ends): Promise<Truth> {
  const truth = new Map<string, string>()
  for (let from = 0; ; ) {
    const { cells, total } = await rig.scanner.call('truth', { from })
    for (const { trayCode, cell, kind } of cells) truth.set(cellKey(trayCode, cell), kind)
    from += cells.length
    if (from >= total || cells.length === 0) return truth
  }
}

async function readCalled(rig: Ends, batchId: string): Promise<Map<string, EggClass>> {
  const called = new Map<string, EggClass>()
  for (let afterVisitId = 0; ; ) {
    const trays = await rig.review.call('trays', { batchId, afterVisitId })
    const last = trays.at(-1)
    if (last === undefined) return called
    for (const tray of trays) for (const egg of tray.eggs) called.set(cellKey(tray.code, egg.cell), egg.eggClass)
    afterVisitId = last.visitId
  }
}
