import { cellName } from '../../domain/egg.ts'
import { ACTION_CODES, CLASS_CODES, REASON_CODES } from '../../store/codes.ts'
import { rowsOfVisit } from '../../store/cold/rows-of.ts'
import { unpackCell, unpackLatencyMs, unpackProbability, unpackSignalToNoise } from '../../store/quantise.ts'
import { type Column, type Marks, type Table, time } from './table.ts'
import { type Visit, visitsOf } from './visits.ts'

interface ScanRow {
  readonly cell: number
  readonly attempt: number
  readonly session_key: string
  readonly sequence: number
  readonly coil: number
  readonly arrived_wall_ms: number
  readonly captured_before_ms: number | null
  readonly latency_us: number
  readonly egg_class: number
  readonly action: number
  readonly reason: number
  readonly confidence: number
  readonly recipe_key: string
  readonly version: number
  readonly model_key: string | null
  readonly p_viable: number | null
  readonly p_infertile: number | null
  readonly p_early_dead: number | null
  readonly p_mid_dead: number | null
  readonly p_empty: number | null
  readonly p_female: number | null
  readonly signal_to_noise: number | null
  readonly saturated_share: number | null
  readonly interference: number | null
  readonly evenness: number | null
  readonly sampled: number
}

interface ScanOfVisit {
  readonly visit: Visit
  readonly scan: ScanRow
}

/** By the clustered key: one run of pages a tray. */
export const EXPORT_SCANS_SQL = `SELECT cell, attempt, session_key, sequence, coil, arrived_wall_ms, captured_before_ms, latency_us,
  egg_class, action, reason, confidence, recipe_key, version, model_key,
  p_viable, p_infertile, p_early_dead, p_mid_dead, p_empty, p_female, signal_to_noise, saturated_share, interference, evenness, sampled
  FROM scan JOIN session USING (session_id) JOIN recipe_version USING (recipe_id) LEFT JOIN model USING (model_id)
  WHERE visit_id = ? ORDER BY cell, attempt`

type ScanColumn = Column<ScanOfVisit>

function share(name: string, of: (row: ScanRow) => number | null): ScanColumn {
  return { name, type: 'DOUBLE', of: ({ scan }) => unpacked(of(scan), unpackProbability) }
}

function unpacked(packed: number | null, unpack: (packed: number) => number): number | null {
  return packed === null ? null : unpack(packed)
}

/** One row an attempt, in the order of trays. */
export function scanTable({ isSynthetic, play }: Marks): Table<ScanOfVisit> {
  return {
    columns: [
      { name: 'batch', type: 'STRING', of: ({ visit }) => visit.batchId },
      { name: 'tray', type: 'STRING', of: ({ visit }) => visit.code },
      { name: 'tray_visit', type: 'INT64', of: ({ visit }) => visit.visitId },
      { name: 'cell', type: 'STRING', of: ({ scan }) => cellName(unpackCell(scan.cell)) },
      { name: 'attempt', type: 'INT32', of: ({ scan }) => scan.attempt },
      { name: 'arrived_at', type: 'TIMESTAMP', of: ({ scan }) => time(scan.arrived_wall_ms) },
      { name: 'captured_at', type: 'TIMESTAMP', of: ({ scan }) => capturedAt(scan) },
      { name: 'scanner', type: 'STRING', of: ({ visit }) => visit.scanner },
      { name: 'session', type: 'STRING', of: ({ scan }) => scan.session_key },
      { name: 'sequence', type: 'INT64', of: ({ scan }) => scan.sequence },
      { name: 'coil', type: 'INT32', of: ({ scan }) => scan.coil },
      { name: 'class', type: 'STRING', of: ({ scan }) => CLASS_CODES.word(scan.egg_class) },
      { name: 'action', type: 'STRING', of: ({ scan }) => ACTION_CODES.word(scan.action) },
      { name: 'reason', type: 'STRING', of: ({ scan }) => REASON_CODES.word(scan.reason) },
      share('confidence', (scan) => scan.confidence),
      share('p_viable', (scan) => scan.p_viable),
      share('p_infertile', (scan) => scan.p_infertile),
      share('p_early_dead', (scan) => scan.p_early_dead),
      share('p_mid_dead', (scan) => scan.p_mid_dead),
      share('p_empty', (scan) => scan.p_empty),
      share('p_female', (scan) => scan.p_female),
      {
        name: 'signal_to_noise',
        type: 'DOUBLE',
        of: ({ scan }) => unpacked(scan.signal_to_noise, unpackSignalToNoise),
      },
      share('saturated_share', (scan) => scan.saturated_share),
      share('interference', (scan) => scan.interference),
      share('evenness', (scan) => scan.evenness),
      { name: 'sampled', type: 'BOOLEAN', of: ({ scan }) => scan.sampled === 1 },
      { name: 'latency_ms', type: 'DOUBLE', of: ({ scan }) => unpackLatencyMs(scan.latency_us) },
      { name: 'recipe', type: 'STRING', of: ({ scan }) => `${scan.recipe_key} ${scan.version}` },
      { name: 'model', type: 'STRING', of: ({ scan }) => scan.model_key },
      { name: 'synthetic', type: 'BOOLEAN', of: ({ scan }) => scan.model_key !== null && isSynthetic(scan.model_key) },
      { name: 'play', type: 'BOOLEAN', of: () => play },
    ],
    *read(db, span) {
      for (const { visits, share: done } of visitsOf(db, span)) {
        for (const visit of visits) {
          const scans = rowsOfVisit<ScanRow>(db, visit.visitId, EXPORT_SCANS_SQL, visit.visitId)
          yield { rows: scans.map((scan) => ({ visit, scan })), share: done }
        }
      }
    },
  }
}

/** By the scanner's clock, corrected; null where nobody knew that clock. */
function capturedAt({ arrived_wall_ms, captured_before_ms }: ScanRow): Date | null {
  return captured_before_ms === null ? null : time(arrived_wall_ms - captured_before_ms)
}
