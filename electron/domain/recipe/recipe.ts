/** What to do with an egg whose class stays uncertain; always visible on the line screen. */
export const UNCERTAIN_POLICIES = ['KEEP', 'REMOVE', 'RESCAN', 'HOLD'] as const
export type UncertainPolicy = (typeof UNCERTAIN_POLICIES)[number]

/** A versioned set of thresholds and policies; every stored egg names the recipe it was decided by. */
export interface Recipe {
  readonly id: string
  readonly version: number
  readonly name: string
  /** Least probability at which fertility is called at all (viable, infertile, dead, empty). */
  readonly fertilityThreshold: number
  /** Least calibrated p(female | viable) for FEMALE. */
  readonly femaleThreshold: number
  /** Least calibrated p(male | viable) for MALE. */
  readonly maleThreshold: number
  readonly uncertainPolicy: UncertainPolicy
  /** Further attempts when the policy says RESCAN, or when a picture cannot be read. */
  readonly rescansMax: number
  /** What becomes of an egg that is still uncertain after its rescans. An unreadable one is always held. */
  readonly policyAfterRescans: Exclude<UncertainPolicy, 'RESCAN'>
  /** From the last byte of a scan; a decision that is later than this finds the egg gone, so the egg is held. */
  readonly sorterDeadlineMs: number
  readonly image: ImageLimits
  /** Share of eggs that are marked to be checked by opening or by hatch: picked at random, whatever the model says of them. */
  readonly sampleShare: number
}

/** The recipe of batches whose scans were decided elsewhere and imported. */
export const IMPORTED_RECIPE_ID = 'imported'

/** Outside these a picture is UNREADABLE: a fault of the scan, not of the egg. */
export interface ImageLimits {
  readonly saturatedShareMax: number
  readonly signalToNoiseMin: number
  /** Strongest line through egg and air, as a share of the brightest contents; 1 asks nothing. */
  readonly interferenceMax: number
  /** How far the egg is seen on its worse side over the opposite one; 0 asks nothing. */
  readonly evennessMin: number
}

/** Their names, as the figures of a picture are asked. */
export const IMAGE_LIMITS = ['signalToNoiseMin', 'saturatedShareMax', 'interferenceMax', 'evennessMin'] as const

export function isImageLimit(field: string): field is keyof ImageLimits {
  return (IMAGE_LIMITS as readonly string[]).includes(field)
}

export const DEFAULT_RECIPE: Recipe = {
  id: 'standard',
  version: 1,
  name: 'Standard',
  fertilityThreshold: 0.6,
  femaleThreshold: 0.8,
  maleThreshold: 0.8,
  uncertainPolicy: 'RESCAN',
  rescansMax: 1,
  // A doubt costs purity, never an embryo; holding every doubtful egg would hold most trays.
  policyAfterRescans: 'KEEP',
  // A tray of 150 takes 22 s on the fastest line; what is later would meet the next one.
  sorterDeadlineMs: 15_000,
  image: { saturatedShareMax: 0.2, signalToNoiseMin: 1, interferenceMax: 0.1, evennessMin: 0.65 },
  sampleShare: 0,
}
