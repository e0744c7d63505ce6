import { systemClock } from '../../electron/host/system-clock.ts'
import { diskFolder } from '../../electron/intake/disk-folder.ts'
import { openJournal } from '../../electron/intake/open-journal.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { readDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { makeBatch, makeScan, makeVisit } from '../make/commit-groups.ts'

/** The two writers of a station on the data folder that is given, at 100 scans a second: says what passed between the arrival of each scan and its being durable. */

const SCAN_EVERY_MS = 10
const SCANS_PER_COMMIT = 16
const TRAY_CELLS = 150
/** Bytes of a compact picture of 64 × 64. */
const PAYLOAD = new Uint8Array(64 * 64 * 2)
const SESSION = 'beside'
const BATCH = 'beside'

const [folder = ''] = process.argv.slice(2)
const files = dataFiles(folder)
const keys = subKeys(readDataKey(files.keyFile))
const store = openStore({ folder, key: keys.database, clock: systemClock, log: silentLogger })
const { nextVisitId, releasedThrough } = store.start()
const { journal } = await openJournal({
  ...{ folder: diskFolder(files.journal), key: keys.journal, releasedThrough, timers: systemTimers },
})
store.saveBatch(makeBatch({}, BATCH))
let sequence = 0
let durableMs: number[] = []
let commitMs: number[] = []
let waiting: number[] = []
const visitOf = (at: number) => nextVisitId + Math.floor(at / TRAY_CELLS)

const startMs = performance.now()
setInterval(() => {
  // As many as are due, so that a late tick of the timer does not lower the rate.
  while (startMs + sequence * SCAN_EVERY_MS < performance.now()) receive(startMs + sequence * SCAN_EVERY_MS)
}, 1)

process.on('message', () => {
  process.send?.({ durableMs, commitMs })
  durableMs = []
  commitMs = []
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })

function receive(dueMs: number): void {
  const at = sequence++
  const record = { type: 3, scannerSerial: 'BESIDE', sessionId: SESSION, sequence: at, arrivedWallMs: Date.now() }
  void journal.append({ ...record, batchId: BATCH, payload: PAYLOAD }).then((position) => {
    durableMs.push(performance.now() - dueMs)
    waiting.push(at)
    if (waiting.length >= SCANS_PER_COMMIT) commit(position)
  })
}

function commit(position: number): void {
  const group = waiting
  waiting = []
  const beganMs = performance.now()
  const identityOf = (one: number) => ({ scannerSerial: 'BESIDE', sessionId: SESSION, sequence: one })
  const items = group.flatMap((one) => {
    const index = one % TRAY_CELLS
    const visitId = visitOf(one)
    const ref = { ...identityOf(0), traySequence: visitId }
    const cell = { row: Math.floor(index / 15), column: index % 15 }
    const place = { identity: identityOf(one), visitId, batchId: BATCH, cell, coil: cell.column % 8 }
    const times = { arrivedWallMs: Date.now(), decidedWallMs: Date.now() + 5 }
    const scan = { kind: 'scan', scan: makeScan(one, { ...place, ...times }) } as const
    const visit = makeVisit(visitId, { ref, batchId: BATCH, code: `BESIDE-${visitId}`, beganWallMs: Date.now() })
    return index === 0 ? [{ kind: 'tray-begin', visit } as const, scan] : [scan]
  })
  store.commit({ items, received: group.map(identityOf), releasedThrough: position })
  journal.release(position)
  commitMs.push(performance.now() - beganMs)
}
