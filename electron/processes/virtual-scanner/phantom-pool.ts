import { generatePhantom, type PhantomTruth, trueClass } from '../../../models/phantom/phantom.ts'
import { seededRandom } from '../../base/random.ts'
import type { EggPicture, EggSource, TrueKind } from '../../scanner/virtual/egg-source.ts'

/** Above this rate eggs are drawn from a pool: drawing one takes about half a millisecond. */
const EGGS_PER_SECOND_DRAWN_AFRESH_MAX = 30

/** Eggs in the pool: 8 kB each with their first picture, enough for every kind to occur. */
const POOL_EGGS = 256

/** Age of the eggs that are shown: day 11, before every country's limit. */
const PHANTOM_AGE_HOURS = 11 * 24

const MS_PER_HOUR_SECONDS = 3600

/** Phantom eggs for the virtual scanner: the same seed, tray and cell give the same egg. Everything it draws is SYNTHETIC. */
export function phantomEggs(options: { readonly seed: string; readonly ratePerHour: number }): EggSource {
  const { seed, ratePerHour } = options
  const pooled = ratePerHour > EGGS_PER_SECOND_DRAWN_AFRESH_MAX * MS_PER_HOUR_SECONDS
  return pooled ? poolOfEggs(seed) : { picture: (place) => draw(seed, place.traySequence, place) }
}

function poolOfEggs(seed: string): EggSource {
  // Drawn when first asked for. A further attempt is drawn afresh: it is rare and must show new noise.
  const firstPictures: EggPicture[] = []
  return {
    picture(place) {
      const { traySequence, cell, attempt } = place
      const egg = seededRandom(`${seed}/${traySequence}/${cell.row},${cell.column}`).int(POOL_EGGS)
      const inPool = { cell: { row: 0, column: egg }, attempt, coil: egg }
      if (attempt > 1) return draw(seed, 'pool', inPool)
      firstPictures[egg] ??= draw(seed, 'pool', inPool)
      return firstPictures[egg]
    },
  }
}

function draw(
  seed: string,
  tray: string | number,
  place: Pick<Parameters<EggSource['picture']>[0], 'cell' | 'attempt' | 'coil'>,
): EggPicture {
  const { cell, attempt, coil } = place
  const { image, truth } = generatePhantom({ seed, tray, cell, attempt, coil, ageHours: PHANTOM_AGE_HOURS })
  return { image, kind: trueKind(truth) }
}

/** A spoilt picture changes nothing about what lies in the cell. */
function trueKind(truth: PhantomTruth): TrueKind {
  const eggClass = trueClass({ ...truth, fault: undefined })
  switch (eggClass) {
    case 'FEMALE':
    case 'MALE':
    case 'INFERTILE':
    case 'EARLY_DEAD':
    case 'MID_DEAD':
    case 'EMPTY':
      return eggClass
    case 'UNCERTAIN':
    case 'UNREADABLE':
      throw new Error('a phantom is never of a class that only a recipe gives')
  }
}
