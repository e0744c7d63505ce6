import { expect } from 'vitest'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { decodeScan } from '../../electron/pipeline/scan/decode-scan.ts'
import { decodeTrayEnd } from '../../electron/pipeline/scan/decode-tray.ts'
import type { VirtualScannerFigures, VirtualScannerParts } from '../../electron/scanner/virtual/virtual-scanner.ts'
import type { Bench, StationBench, TestStation } from './scanner-station.ts'

/** What there is to look at when a case is over. */
export interface Told {
  readonly station: TestStation
  /** What the scanner says that it did; undefined where it cannot be asked. */
  readonly figures: VirtualScannerFigures | undefined
}

interface CommonCase {
  readonly name: string
  /** Why a recording of it shows nothing: it says what it said, whatever the station does now. */
  readonly notByRecording?: string
  /** Nothing may be asked here that the line would not have shown. */
  expect(told: Told): void
}

/** Holds for every scanner that there is. */
export interface SharedCase extends CommonCase {
  readonly of: 'every scanner'
  drive(bench: StationBench): Promise<void>
}

/** Needs a hand on the scanner or on its cable. */
export interface VirtualCase extends CommonCase {
  readonly of: 'the virtual scanner'
  readonly notByHardware: string
  readonly options?: Partial<VirtualScannerParts>
  drive(bench: Bench): Promise<void>
}

export type LinkCase = SharedCase | VirtualCase

/** Everything that the scanner made is there, once, and nothing else. */
export function expectAllOnce({ station, figures }: Told): void {
  expect(station.isUnbroken).toBe(true)
  expectWholeTrays(station)
  if (figures === undefined) return
  expect(figures.finished).toBe(true)
  expect(station.kept.size).toBe(figures.sequencedMade)
  expect(station.scans.size).toBe(figures.scansMade)
  expect(station.ofType(MESSAGE_TYPE.TRAY_BEGIN)).toHaveLength(figures.traysBegun)
  expect(station.ofType(MESSAGE_TYPE.TRAY_END)).toHaveLength(figures.traysMade)
}

/** Of a tray that was seen from its beginning to its end, as many cells as the scanner counted. */
function expectWholeTrays(station: TestStation): void {
  const scans = station.ofType(MESSAGE_TYPE.SCAN).map((message) => decodeScan(message.payload, message))
  const first = Math.min(...station.kept.keys())
  let seen = 0
  for (const message of station.ofType(MESSAGE_TYPE.TRAY_END)) {
    const end = decodeTrayEnd(message.payload, message)
    if (!end.ok) throw new Error(end.error)
    const { traySequence } = end.value.tray
    const cells = scans.flatMap((scan) =>
      scan.ok && scan.value.tray.traySequence === traySequence
        ? [`${scan.value.cell.row}/${scan.value.cell.column}`]
        : [],
    )
    // The first tray may have begun before this station came.
    if (first > 1 && seen++ === 0) continue
    expect(new Set(cells).size).toBe(end.value.cellsScanned)
  }
}
