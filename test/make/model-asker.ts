import { silentLogger } from '../../electron/log/logger.ts'
import { ModelAsker } from '../../electron/pipeline/ask-model.ts'
import type { Work } from '../../electron/pipeline/work.ts'
import { createFakeTime } from '../fake/fake-time.ts'
import type { ScriptedPredictor } from '../fake/scripted-predictor.ts'
import { MessageMaker } from './scanner-messages.ts'
import { makeWork } from './works.ts'

/** An asker on a clock that stands still, and scans that it is given; each carries its number in its pixels. */
export function setUpAsker() {
  let settled = 0
  const time = createFakeTime()
  const asker = new ModelAsker({ onSettled: () => settled++, clock: time, timers: time, log: silentLogger })
  const make = new MessageMaker()
  const works: Work[] = []
  const scan = (): Work => {
    const index = works.length
    const work = makeWork(make.scan({ row: Math.floor(index / 16), column: index % 16 }))
    works.push(work)
    return work
  }
  const add = (count: number) => {
    for (let time = 0; time < count; time++) asker.add(scan())
  }
  return { asker, time, add, works, settledTimes: () => settled }
}

export async function turn(): Promise<void> {
  for (let time = 0; time < 10; time++) await Promise.resolve()
}

/** Which scans a batch holds, by the mark that the maker leaves in their pixels. */
export function marksOf(batch: ScriptedPredictor['batches'][number] | undefined): number[] {
  return (batch?.images ?? []).map((image) => image.pixels[0] ?? -1)
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
