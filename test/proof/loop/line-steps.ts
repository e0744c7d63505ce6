import type { TrayPage } from '../../../electron/contract/looking-back.ts'
import type { VirtualScannerSettings } from '../../../electron/contract/shell.ts'
import type { OverrideClass } from '../../../electron/domain/override.ts'
import { demoBatch, type LineRig, untilLive } from '../../rig/line-rig.ts'

const BATCH_DEADLINE_MS = 600_000

/** Whole batch of the virtual scanner with these eggs, from its start to its end; answers its id. */
export async function runBatch(rig: LineRig, settings: VirtualScannerSettings): Promise<string> {
  const { trays, rows, columns } = settings
  const cells = trays * rows * columns
  await rig.scanner.call('setSettings', settings)
  await untilLive(
    rig,
    'a line that is ready',
    ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
  )
  const began = await rig.station.call('startBatch', demoBatch(cells))
  if (!began.ok) throw new Error(`the batch could not be started: ${began.refusal}`)
  await rig.scanner.call('start', {})
  const isDone = ({ batch, backlog, tray }: Awaited<ReturnType<typeof untilLive>>) =>
    (batch?.eggs ?? 0) + (batch?.emptyCells ?? 0) >= cells && backlog === 0 && tray?.state !== 'filling'
  await untilLive(rig, 'every cell decided', isDone, BATCH_DEADLINE_MS)
  await rig.scanner.call('stop', {})
  await rig.station.call('closeBatch', {})
  const { batch } = await untilLive(rig, 'the batch closed', (view) => view.batch?.state === 'closed')
  return batch?.batchId ?? ''
}

/** What the virtual scanner really showed, by tray code and cell. */
export async function readTruth(rig: LineRig): Promise<ReadonlyMap<string, OverrideClass>> {
  const truth = new Map<string, OverrideClass>()
  for (let from = 0; ; ) {
    const { cells, total } = await rig.scanner.call('truth', { from })
    for (const { trayCode, cell, kind } of cells) truth.set(`${trayCode}/${cell.row}/${cell.column}`, kind)
    from += cells.length
    if (from >= total || cells.length === 0) return truth
  }
}

/** Somebody opens every egg of the batch's trays and writes down what is in it; answers how many. */
export async function openEveryEgg(
  rig: LineRig,
  batchId: string,
  truth: ReadonlyMap<string, OverrideClass>,
): Promise<number> {
  let said = 0
  for (const page of await pagesOf(rig, batchId)) {
    for (const { cell, attempt } of page.eggs) {
      const eggClass = truth.get(`${page.code}/${cell.row}/${cell.column}`)
      if (eggClass === undefined) throw new Error(`the scanner never showed ${page.code} ${JSON.stringify(cell)}`)
      const wish = { visitId: page.visitId, cell, attempt, eggClass, reason: 'OPENED', note: '' } as const
      const done = await rig.station.call('overrideEgg', wish)
      if (!done.ok) throw new Error(`what was found in an egg could not be written down: ${done.refusal}`)
      said++
    }
  }
  return said
}

async function pagesOf(rig: LineRig, batchId: string): Promise<TrayPage[]> {
  const pages: TrayPage[] = []
  for (let afterVisitId = 0; ; ) {
    const trays = await rig.review.call('trays', { batchId, afterVisitId })
    const last = trays.at(-1)
    if (last === undefined) return pages
    for (const { visitId } of trays) {
      const page = await rig.review.call('tray', { visitId })
      if (page !== null) pages.push(page)
    }
    afterVisitId = last.visitId
  }
}
