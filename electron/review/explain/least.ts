/** Steps of one search: three times what a fit of eight numbers has ever needed here. Effect: the best so far is taken. */
const STEPS_MAX = 700
/** A simplex whose corners differ by less than this share of its best value has found its place. */
const ENOUGH = 1e-3

/**
 * The place at which a function of several numbers is least, found without derivatives (Nelder and Mead, 1965, with the usual factors 1, 2, ½, ½).
 * `reach` is how far the first steps go in each number.
 */
export function findLeast(
  cost: (place: readonly number[]) => number,
  start: readonly number[],
  reach: readonly number[],
): { readonly place: readonly number[]; readonly cost: number } {
  const corner = (place: readonly number[]) => ({ place, cost: cost(place) })
  let corners = [
    corner(start),
    ...start.map((_, n) => corner(start.map((v, m) => (m === n ? v + (reach[n] ?? 0) : v)))),
  ]
  for (let step = 0; step < STEPS_MAX; step++) {
    corners = corners.toSorted((a, b) => a.cost - b.cost)
    const [best, worst] = [corners[0], corners.at(-1)]
    const second = corners.at(-2)
    if (best === undefined || worst === undefined || second === undefined) break
    if (worst.cost - best.cost <= ENOUGH * Math.abs(best.cost)) break
    const others = corners.slice(0, -1)
    const middle = start.map((_, n) => others.reduce((sum, one) => sum + (one.place[n] ?? 0), 0) / others.length)
    const towards = (share: number) => corner(middle.map((m, n) => m + share * (m - (worst.place[n] ?? 0))))
    const mirrored = towards(1)
    if (mirrored.cost < best.cost) {
      const further = towards(2)
      corners = [...others, further.cost < mirrored.cost ? further : mirrored]
    } else if (mirrored.cost < second.cost) {
      corners = [...others, mirrored]
    } else {
      const nearer = mirrored.cost < worst.cost ? towards(0.5) : towards(-0.5)
      corners =
        nearer.cost < Math.min(mirrored.cost, worst.cost)
          ? [...others, nearer]
          : corners.map((one) => corner(one.place.map((v, n) => ((best.place[n] ?? 0) + v) / 2)))
    }
  }
  const found = corners.reduce((least, one) => (one.cost < least.cost ? one : least))
  return found
}
