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

export interface TrayGroups {
  readonly traysEach: number
  /** `values`: female, male, clear or dead, unclear. */
  readonly rows: readonly { readonly key: number; readonly label: string; readonly values: readonly number[] }[]
}

/** Class counts of trays in the order in which they came, summed by neighbours when there are many. */
export function groupTrays(trays: readonly TrayMix[]): TrayGroups {
  const traysEach = Math.max(1, Math.ceil(trays.length / GROUPS_MAX))
  const rows = []
  for (let from = 0; from < trays.length; from += traysEach) {
    const group = trays.slice(from, from + traysEach)
    const first = group[0]
    const last = group[group.length - 1]
    if (first === undefined || last === undefined) break
    const sum = (value: (tray: TrayMix) => number) => group.reduce((total, tray) => total + value(tray), 0)
    rows.push({
      key: first.visitId,
      label: first === last ? first.code : `${first.code}–${last.code}`,
      values: [
        sum((one) => one.female),
        sum((one) => one.male),
        sum((one) => one.clearOrDead),
        sum((one) => one.unclear),
      ],
    })
  }
  return { traysEach, rows }
}
