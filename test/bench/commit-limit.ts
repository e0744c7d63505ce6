import { randomBytes } from 'node:crypto'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { CommitItem } from '../../electron/store/store.ts'
import { makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { serveLimit } from './limit.ts'

/** The store alone: encrypted, every transaction synced to the disk, sixteen scans in each. */

const GROUP_SCANS = 16
const ROWS = 10
const COLUMNS = 15
const COILS = 16
const CLASSES = ['FEMALE', 'MALE', 'FEMALE', 'MALE', 'INFERTILE', 'UNCERTAIN'] as const

const [folder = ''] = process.argv.slice(2)
const store = openStore({ folder, key: randomBytes(32), clock: systemClock, log: silentLogger })
store.saveBatch(makeBatch())
let sequence = 0
let visitId = 0

serveLimit((workMs) => {
  const endMs = performance.now() + workMs
  const first = sequence
  while (performance.now() < endMs) store.commit(makeGroup(nextScans(), sequence))
  return sequence - first
})

function nextScans(): CommitItem[] {
  const items: CommitItem[] = []
  for (let n = 0; n < GROUP_SCANS; n++) {
    const index = sequence % (ROWS * COLUMNS)
    if (index === 0) items.push({ kind: 'tray-begin', visit: makeVisit(++visitId) })
    const cell = { row: Math.floor(index / COLUMNS), column: index % COLUMNS }
    const eggClass = CLASSES[sequence % CLASSES.length] ?? 'FEMALE'
    items.push(scanItem(++sequence, { visitId, cell, coil: cell.column % COILS, eggClass }))
  }
  return items
}
