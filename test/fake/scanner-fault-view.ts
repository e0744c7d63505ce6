import type { LiveView } from '../../electron/contract/live.ts'
import { fakeScannerHealth, SCENE_WALL_MS } from './live-view.ts'

const JAM = { code: 'JAM', text: 'the conveyor is jammed' }
const COIL = { code: 'COIL_OPEN', text: 'coil 3: no signal' }

/** A scanner that says that two things are wrong with it, and whose conveyor stands. */
export function scannerFaultView(): Partial<LiveView> {
  const { telemetry } = fakeScannerHealth()
  const sinceWallMs = SCENE_WALL_MS - 21_000
  const detail = { fault: JAM.code, says: JAM.text, faults: 2 }
  return {
    scannerHealth: {
      telemetry: telemetry && {
        ...telemetry,
        ...{ conveyorSpeedMmPerS: 0, vibrationMmPerS: 0.1 },
        coilNoise: telemetry.coilNoise.map(({ coil, sigma }) => ({ coil, sigma: coil === 3 ? 0 : sigma })),
      },
      faults: [
        { ...COIL, sinceWallMs: SCENE_WALL_MS - 3_600_000 },
        { ...JAM, sinceWallMs },
      ],
    },
    problems: [{ id: 'SCANNER_FAULT', priority: 2, acknowledged: false, sinceWallMs, detail }],
  }
}
