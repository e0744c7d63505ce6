/** Eggs of one tray by what they are called, classes put together as charts show them. */
export interface TrayMix {
  readonly visitId: number
  readonly code: string
  readonly female: number
  readonly male: number
  readonly clearOrDead: number
  readonly unclear: number
}

/** Marks that a chart of trays may have; trays in a row are put together until they fit. */
const GROUPS_MAX = 60

interface TrayGroup {
  readonly key: number
  readonly label: string
  /** Female, male, clear or dead, unclear. */
  readonly values: readonly number[]
}

export interface TrayGroups {
  readonly traysEach: number
  readonly rows: readonly TrayGroup[]
}

/** Class counts of trays in the order in which they came, summed by neighbours when there are many. */
export function groupTrays(trays: readonly TrayMix[]): TrayGroups {
  const traysEach = Math.max(1, Math.ceil(trays.length / GROUPS_MAX))
  const rows = trays.flatMap((first, index) =>
    index % traysEach === 0 ? [groupOf(first, trays.slice(index, index + traysEach))] : [],
  )
  return { traysEach, rows }
}

function groupOf(first: TrayMix, group: readonly TrayMix[]): TrayGroup {
  const sum = (value: (tray: TrayMix) => number) => group.reduce((total, tray) => total + value(tray), 0)
  const ends = new Set([first, ...group.slice(-1)].map(({ code }) => code))
  return {
    key: first.visitId,
    label: [...ends].join('–'),
    values: [
      sum((one) => one.female),
      sum((one) => one.male),
      sum((one) => one.clearOrDead),
      sum((one) => one.unclear),
    ],
  }
}
