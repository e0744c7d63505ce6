import { seededRandom } from '../../../electron/base/random.ts'
import type { Deed, Facts } from './facts.ts'
import { offence } from './oracle.ts'
import { walkStation } from './station-walk.ts'
import { makeWorld } from './station-world.ts'
import { countDeed, countOffence, type Tally } from './tally.ts'
import { walk } from './walk.ts'

/** Situations that share a batch, its law and its zone: searching a calendar is the slow part. */
const SITUATIONS_PER_WORLD = 50

/** One whole station for so many situations: it is a hundred times as slow, and its parts are what the others walk through. */
export const SITUATIONS_PER_STATION = 500

/** Walks whole stations and counts what left them into `tally`. The same seed and chunk give the same stations. */
export async function walkStations(tally: Tally, seed: string, chunk: number, stations: number): Promise<void> {
  for (let station = 0; station < stations; station++) {
    const { deeds, facts } = await walkStation(seededRandom(`${seed}/${chunk}/station-${station}`))
    tally.stations++
    countDeeds(tally, deeds, facts, `${seed}/${chunk}/station-${station}`)
  }
}

/** Walks through the situations of one chunk and counts them into `tally`. The same seed and chunk give the same situations. */
export function walkChunk(tally: Tally, seed: string, chunk: number, situations: number): void {
  const chunkRandom = seededRandom(`${seed}/${chunk}`)
  for (let done = 0; done < situations; ) {
    const worldNumber = chunkRandom.int(2 ** 31)
    const random = seededRandom(`${seed}/${chunk}/${worldNumber}`)
    const world = makeWorld(random)
    for (let of = 0; of < SITUATIONS_PER_WORLD && done < situations; of++, done++) {
      const { deeds, facts, withheld } = walk(random, world)
      tally.situations++
      tally.withheld += withheld
      countDeeds(tally, deeds, facts, `${seed}/${chunk}/${worldNumber}, situation ${of}`)
    }
  }
}

function countDeeds(tally: Tally, deeds: readonly Deed[], facts: Facts, where: string): void {
  for (const deed of deeds) {
    countDeed(tally, deed, facts)
    const against = offence(deed, facts)
    if (against !== undefined) countOffence(tally, `${against} (${where}): ${JSON.stringify({ deed, facts })}`)
  }
}
