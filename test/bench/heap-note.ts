import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Imported in front of a process's own entry: writes down how much of its memory JavaScript uses, for as long as the process lives. */

const NOTE_EVERY_MS = 2_000
const BYTES_PER_MB = 1024 * 1024

export function noteHeap(): void {
  const path = notePath(process.pid)
  setInterval(() => {
    const usedMb = process.memoryUsage().heapUsed / BYTES_PER_MB
    writeFileSync(`${path}.new`, usedMb.toFixed(1))
    renameSync(`${path}.new`, path)
  }, NOTE_EVERY_MS).unref()
  process.on('exit', () => rmSync(path, { force: true }))
}

/** Undefined for a process that notes nothing. */
export function readHeapMb(pid: number): number | undefined {
  try {
    return Number(readFileSync(notePath(pid), 'utf8'))
  } catch {
    return undefined
  }
}

function notePath(pid: number): string {
  return join(tmpdir(), `ovoscope-bench-${pid}.heap`)
}
