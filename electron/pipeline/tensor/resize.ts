interface Size {
  readonly width: number
  readonly height: number
}

/** One target pixel's share of the source along one axis: from which pixel on, with which weights (they sum to 1). */
interface Tap {
  readonly from: number
  readonly weights: readonly number[]
}

/** Resamples one map into `target`: area average when shrinking (noise is averaged, nothing aliases), bilinear when enlarging. */
export function resizeMap(source: Uint16Array, from: Size, target: Uint16Array, to: Size): void {
  const columns = axisTaps(from.width, to.width)
  const rows = axisTaps(from.height, to.height)
  rows.forEach((row, y) => {
    columns.forEach((column, x) => {
      let sum = 0
      for (let j = 0; j < row.weights.length; j++) {
        const line = (row.from + j) * from.width + column.from
        let across = 0
        for (let i = 0; i < column.weights.length; i++) {
          across += (column.weights[i] as number) * (source[line + i] as number)
        }
        sum += (row.weights[j] as number) * across
      }
      target[y * to.width + x] = Math.round(sum)
    })
  })
}

function axisTaps(from: number, to: number): Tap[] {
  return Array.from({ length: to }, (_, index) => (to < from ? areaTap(index, from, to) : bilinearTap(index, from, to)))
}

function areaTap(index: number, from: number, to: number): Tap {
  const start = (index * from) / to
  const end = ((index + 1) * from) / to
  const first = Math.floor(start)
  const last = Math.min(from, Math.ceil(end - 1e-9))
  const weights: number[] = []
  for (let pixel = first; pixel < last; pixel++) {
    weights.push((Math.min(end, pixel + 1) - Math.max(start, pixel)) / (end - start))
  }
  return { from: first, weights }
}

function bilinearTap(index: number, from: number, to: number): Tap {
  const centre = Math.max(0, Math.min(from - 1, ((index + 0.5) * from) / to - 0.5))
  const first = Math.min(Math.floor(centre), Math.max(0, from - 2))
  const share = centre - first
  return from === 1 ? { from: 0, weights: [1] } : { from: first, weights: [1 - share, share] }
}
