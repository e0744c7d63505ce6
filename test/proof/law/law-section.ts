import { seededRandom } from '../../../electron/base/random.ts'
import { offence } from './oracle.ts'
import { makeWorld } from './station-world.ts'
import { countDeed, countOffence, type Tally } from './tally.ts'
import { walk } from './walk.ts'

/** Situations that share a batch, its law and its zone: searching a calendar is the slow part. */
const SITUATIONS_PER_WORLD = 50

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
      for (const deed of deeds) {
        countDeed(tally, deed, facts)
        const against = offence(deed, facts)
        if (against === undefined) continue
        countOffence(
          tally,
          `${against} (${seed}/${chunk}/${worldNumber}, situation ${of}): ${JSON.stringify({ deed, facts })}`,
        )
      }
    }
  }
}
