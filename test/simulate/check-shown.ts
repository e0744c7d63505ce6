import { EGG_CLASSES } from '../../electron/domain/egg.ts'
import type { World } from './world.ts'

/** What must not be on the screen any more once nothing is wrong. */
const OVER = /^(DISK_ERROR|BACKLOG|INFERENCE_|SCANNER_(?!COUNTER))/

/** The screen shows what is stored, and that everything is well again. */
export function checkShown(world: World): string[] {
  const { station, store } = world.life ?? {}
  if (station === undefined || store === undefined) return ['no station runs though nothing is wrong any more']
  return station.lines.flatMap((line) => {
    const { batch, link, model, problems } = line.liveView()
    const wrong = problems.flatMap(({ id }) => (OVER.test(id) ? [`${line.lineId} still shows ${id}`] : []))
    if (link.state !== 'Streaming') wrong.push(`${line.lineId} shows a link that is ${link.state}`)
    if (model.state !== 'ready') wrong.push(`${line.lineId} shows a model that is ${model.state}`)
    if (batch === null) return wrong
    const { eggs, scans } = store.batchSummary(batch.batchId)
    const sum = (counts: typeof scans.byClass) => EGG_CLASSES.reduce((all, word) => all + counts[word], 0)
    const stored = {
      scans: sum(scans.byClass),
      eggs: sum(eggs.byClass) - eggs.byClass.EMPTY,
      empty: eggs.byClass.EMPTY,
    }
    const shown = { scans: batch.scans, eggs: batch.eggs, empty: batch.emptyCells }
    const [there, here] = [JSON.stringify(stored), JSON.stringify(shown)]
    return there === here ? wrong : [...wrong, `batch ${batch.batchId} is stored as ${there} and shown as ${here}`]
  })
}
