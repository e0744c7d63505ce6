import { cellName } from '../domain/egg.ts'
import { supersedes } from '../domain/tray/attempts.ts'
import { CLASS_CODES } from '../store/codes.ts'
import { unpackCell } from '../store/quantise.ts'
import type { DifferenceList } from './difference-list.ts'
import type { ScanRow, StoredEgg } from './reconcile-rows.ts'

/** Every egg names a scan of its cell that no other scan of this passage supersedes. Answers with the scans whose eggs are counted. */
export function checkEggs(
  visitId: number,
  scans: readonly ScanRow[],
  eggs: readonly StoredEgg[],
  differences: DifferenceList,
): ScanRow[] {
  const scansOfCell = Map.groupBy(scans, (scan) => scan.cell)
  const speaking: ScanRow[] = []
  for (const egg of eggs) {
    const name = `egg ${visitId}/${cellName(unpackCell(egg.cell))}`
    const attempts = scansOfCell.get(egg.cell) ?? []
    scansOfCell.delete(egg.cell)
    const spoken = attempts.find((scan) => scan.session_id === egg.session_id && scan.sequence === egg.sequence)
    if (spoken === undefined) {
      differences.add(`${name}: the scan that decided it is not there`)
      continue
    }
    const action = egg.other_action ?? spoken.action
    if (egg.counted === 1) speaking.push({ ...spoken, action })
    if (spoken.egg_class !== egg.egg_class || action !== egg.action || spoken.attempt !== egg.attempt) {
      differences.add(`${name}: differs from the scan that decided it`)
    }
    if (attempts.some((scan) => scan !== spoken && supersedes(outcome(scan), outcome(spoken)))) {
      differences.add(`${name}: another attempt should decide it`)
    }
  }
  for (const cell of scansOfCell.keys()) {
    differences.add(`egg ${visitId}/${cellName(unpackCell(cell))}: was scanned, but there is no egg row`)
  }
  return speaking
}

function outcome(scan: ScanRow) {
  return { attempt: scan.attempt, eggClass: CLASS_CODES.word(scan.egg_class) }
}
