import type { StationInit } from '../../contract/process-init.ts'
import { FIRST_LINE_ID } from '../../domain/line-id.ts'
import type { LineData, OpenData } from './open-data.ts'

/** A line as it is set up on this machine: all that the station is told of it alone. */
export interface LineInit {
  readonly lineId: string
  readonly scanner: StationInit['scanner']
  readonly settings: Pick<StationInit, 'play' | 'site' | 'line' | 'ratedEggsPerHour' | 'demo'>
}

export interface LineToRun {
  readonly init: LineInit
  readonly data: LineData
}

/** The lines that this machine is set up for, the first one first. */
export function linesOf(init: StationInit): LineInit[] {
  const { play, site, line, ratedEggsPerHour, scanner, demo } = init
  return [
    { lineId: FIRST_LINE_ID, scanner, settings: { play, site, line, ratedEggsPerHour, demo } },
    ...init.furtherLines.map(({ id, ...own }) => ({
      lineId: id,
      scanner: own.scanner,
      settings: { play, site, line: own.line, ratedEggsPerHour: own.ratedEggsPerHour, demo },
    })),
  ]
}

/**
 * Opens those lines, and every earlier one that has something unfinished: acknowledged scans that no database has yet, a batch that nobody
 * has closed, or removals that its sorter has not answered. Such a line runs without a scanner until it is through and somebody has closed its batch.
 */
export async function openLinesToRun(
  init: StationInit,
  data: Pick<OpenData, 'store' | 'line' | 'hasJournal'>,
): Promise<LineToRun[]> {
  const wished = linesOf(init)
  const lines: LineToRun[] = []
  for (const one of wished) lines.push({ init: one, data: await data.line(one.lineId) })
  const left = data.store.lines().filter((lineId) => !wished.some((one) => one.lineId === lineId))
  for (const lineId of left) {
    const { openBatch: batch, sentRemovals = [] } = data.store.ofLine(lineId).start()
    const isThrough = batch === undefined && sentRemovals.length === 0
    if (isThrough && !data.hasJournal(lineId)) continue
    const opened = await data.line(lineId)
    if (isThrough && opened.undecided === 0) {
      await opened.journal.close()
      continue
    }
    const settings = { ...lineSettings(init), line: batch?.identity.line ?? lineId, demo: null }
    lines.push({ init: { lineId, scanner: { kind: 'none' }, settings }, data: opened })
  }
  return lines
}

function lineSettings({ play, site, ratedEggsPerHour }: StationInit) {
  return { play, site, ratedEggsPerHour }
}
