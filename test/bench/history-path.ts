import { join } from 'node:path'
import { closeAndCount } from '../rig/balance.ts'
import { startLineRig, untilLive } from '../rig/line-rig.ts'
import { lookInto, PROFILED_ENTRIES } from './look-into.ts'
import { ENDLESS_TRAYS, openBatch, type Stretch, stream, TRAY_SIDE } from './path.ts'

const PACED_PER_HOUR = 1_000 * 3_600
const MODEL_FOLDER = join(import.meta.dirname, '../../models/phantomnet-1.1.0')

/** A station at the promised rate on a database that is not new. */
export interface HistoryPath extends Pick<Stretch, 'perSec' | 'latencyMs' | 'cpuUsPerScan' | 'othersCpuPct'> {
  /** Of the station's processor time a scan, what the database takes; null where the system does not tell. */
  readonly databaseUsPerScan: number | null
  /** Lost or doubled scans. */
  readonly faults: readonly string[]
}

/** The product's own processes on that data folder, into which they write. */
export async function measureHistoryPath(dataFolder: string, stretchMs: number): Promise<HistoryPath> {
  const size = { rows: TRAY_SIDE, columns: TRAY_SIDE, trays: ENDLESS_TRAYS }
  const rig = await startLineRig({
    ...{ dataFolder, modelFolder: MODEL_FOLDER, ratedEggsPerHour: PACED_PER_HOUR, onErrorOutput: () => undefined },
    scanner: { seed: 'bench', ratePerHour: PACED_PER_HOUR, ...size },
    entries: PROFILED_ENTRIES,
  })
  try {
    await untilLive(rig, 'a ready model', ({ link, model }) => link.state === 'Streaming' && model.state === 'ready')
    const before = await rig.scanner.call('stats', {})
    await openBatch(rig)
    const path = await stream(rig, stretchMs, PACED_PER_HOUR)
    const stages = await lookInto(rig, path, () => stream(rig, stretchMs, PACED_PER_HOUR))
    const { faults } = await closeAndCount(rig, before)
    const { perSec, latencyMs, cpuUsPerScan, othersCpuPct } = path
    const databaseUsPerScan = stages['station']?.['database'] ?? null
    return { perSec, latencyMs, cpuUsPerScan, othersCpuPct, databaseUsPerScan, faults }
  } finally {
    await rig.stop()
  }
}
