import { type EggExplanation, NEAR_GOLDEN_MAX, type NearGoldenScan } from '../../contract/explain.ts'
import type { EggAttempt } from '../../contract/looking-back.ts'
import { usualAirCell } from '../../domain/air-cell.ts'
import type { StoredPicture } from '../windowing.ts'
import { type ImageFigures, imageFigures } from './image-figures.ts'
import type { ModelFacts } from './model-facts.ts'
import { nearestGolden } from './nearest-golden.ts'

const MS_PER_HOUR = 3_600_000

/** What is known of one attempt, from wherever it is kept. */
export interface ToExplain {
  readonly attempt: Pick<EggAttempt, 'probabilities' | 'arrivedWallMs'>
  readonly model: { readonly modelId: string; readonly facts: ModelFacts } | undefined
  /** Undefined when it was not kept. */
  readonly picture: StoredPicture | undefined
  readonly setAtWallMs: number | null
}

/** Everything that a person may want to know beyond the stored figures. Reads nothing and decides nothing. */
export function explainEgg({ attempt, model, picture, setAtWallMs }: ToExplain): EggExplanation {
  const ageHours = setAtWallMs === null ? null : (attempt.arrivedWallMs - setAtWallMs) / MS_PER_HOUR
  return {
    model: model === undefined ? null : explainModel(model, attempt.probabilities, picture),
    picture: picture === undefined ? null : { figures: toContract(imageFigures(picture)) },
    ageHours,
    usualAirCell: (ageHours === null ? undefined : usualAirCell(ageHours)) ?? null,
  }
}

function explainModel(
  { modelId, facts }: NonNullable<ToExplain['model']>,
  outputs: EggAttempt['probabilities'],
  picture: StoredPicture | undefined,
): NonNullable<EggExplanation['model']> {
  const { width, height } = facts.input
  const isOtherSize = picture !== undefined && (picture.width !== width || picture.height !== height)
  const near = outputs === null ? [] : nearestGolden(outputs, facts.goldenExpected, NEAR_GOLDEN_MAX)
  return {
    modelId,
    synthetic: facts.synthetic,
    calibration: facts.calibration,
    nearest: near.map((one): NearGoldenScan => ({ ...one, picture: firstMap(facts, one.scan) })),
    goldenOtherSize: isOtherSize ? { width, height } : null,
    goldenRange: isOtherSize ? null : goldenRange(facts),
  }
}

/** Measured once for each package that is held: it costs as much as explaining all of its golden scans. */
const ranges = new WeakMap<ModelFacts, NonNullable<EggExplanation['model']>['goldenRange']>()

function goldenRange(facts: ModelFacts): NonNullable<EggExplanation['model']>['goldenRange'] {
  const known = ranges.get(facts)
  if (known !== undefined) return known
  const range = measureGolden(facts)
  ranges.set(facts, range)
  return range
}

function measureGolden(facts: ModelFacts): NonNullable<EggExplanation['model']>['goldenRange'] {
  const { width, height, maps } = facts.input
  const scans = Math.floor(facts.goldenScans.length / (width * height * maps))
  const figures = Array.from({ length: scans }, (_, scan) =>
    imageFigures({ ...firstMap(facts, scan), channels: 1, slices: 1 }, { airCell: false }),
  ).filter((one) => one !== undefined)
  if (figures.length === 0) return null
  const rangeOf = (values: readonly number[]) => ({ from: Math.min(...values), to: Math.max(...values) })
  return {
    sharpness: rangeOf(figures.map((one) => one.sharpness)),
    coverage: rangeOf(figures.map((one) => one.coverage)),
  }
}

function firstMap({ input, goldenScans }: ModelFacts, scan: number): NearGoldenScan['picture'] {
  const { width, height, maps } = input
  const from = scan * width * height * maps
  const pixels = new Uint8Array(2 * width * height)
  const view = new DataView(pixels.buffer)
  for (let n = 0; n < width * height; n++) view.setUint16(2 * n, goldenScans[from + n] ?? 0, true)
  return { width, height, pixels }
}

function toContract(figures: ImageFigures | undefined): NonNullable<EggExplanation['picture']>['figures'] {
  if (figures === undefined) return null
  const { airCell, ...rest } = figures
  return { ...rest, airCell: airCell ?? null }
}
