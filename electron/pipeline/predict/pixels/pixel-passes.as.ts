// AssemblyScript, made into `pixel-passes.generated.ts` by `node build/generate-pixels.mjs`. What goes over every pixel of every picture stands here and nothing
// else, because eight or sixteen pixels at once is what JavaScript cannot do: these passes took a tenth of the time of the model that they stand beside.

/** Steps along one side at most; see STEPS in ../evenness.ts. */
const STEPS_MAX: usize = 64

/** Sums of four pixels, row by row. */
const steps: usize = memory.data(64 * 64 * 4, 16)
/** Blocks of the columns of steps that are not complete yet. */
const standing: usize = memory.data(64 * 4, 16)
/** Brightest blocks of columns, rows, falling and rising diagonals of steps, 64 numbers of each. */
const blocks: usize = memory.data(4 * 64 * 4, 16)

/** 16-bit counts, row by row, where the program's own data end; the lines lie behind them. */
let picture: usize = 0
let lines: usize = 0
let width: i32 = 0
let height: i32 = 0

/** Makes room for a picture of that size and for four numbers a line of it; answers with the address of the picture. Older addresses are good no more. */
export function begin(across: i32, down: i32): usize {
  width = across
  height = down
  picture = (__heap_base + 15) & ~15
  lines = (picture + <usize>(width * height) * 2 + 15) & ~15
  const end = lines + <usize>(width + height) * 3 * 4 + 16
  const pages = <i32>((end + 0xffff) >> 16)
  if (pages > memory.size()) memory.grow(pages - memory.size())
  return picture
}

export function blocksAt(): usize {
  return blocks
}

/** Greatest count of the picture. */
export function greatest(): i32 {
  const end = picture + <usize>(width * height) * 2
  let at = picture
  let eight = i16x8.splat(0)
  for (; at + 16 <= end; at += 16) eight = i16x8.max_u(eight, v128.load(at))
  v128.store(standing, eight)
  let most: i32 = 0
  for (let lane: usize = 0; lane < 16; lane += 2) most = max(most, <i32>load<u16>(standing + lane))
  for (; at < end; at += 2) most = max(most, <i32>load<u16>(at))
  return most
}

/** How many pixels have exactly that count. */
export function pixelsAt(count: i32): i32 {
  const end = picture + <usize>(width * height) * 2
  const wanted = i16x8.splat(<i16>count)
  let at = picture
  let found: i32 = 0
  for (; at + 16 <= end; at += 16) found += popcnt<i32>(i16x8.bitmask(i16x8.eq(wanted, v128.load(at))))
  for (; at < end; at += 2) if (<i32>load<u16>(at) === count) found++
  return found
}

/** Sum of the counts in a rectangle. */
export function sumOf(rowFrom: i32, rowTo: i32, columnFrom: i32, columnTo: i32): f64 {
  let sum: i64 = 0
  for (let row = rowFrom; row < rowTo; row++) {
    let at = picture + <usize>(row * width + columnFrom) * 2
    const end = at + <usize>(columnTo - columnFrom) * 2
    let four = i32x4.splat(0)
    for (; at + 16 <= end; at += 16) four = i32x4.add(four, i32x4.extadd_pairwise_i16x8_u(v128.load(at)))
    sum += pairOf(four, 0) + pairOf(four, 1)
    for (; at < end; at += 2) sum += load<u16>(at)
  }
  return <f64>sum
}

/** Sum of their squares. */
export function squaresOf(rowFrom: i32, rowTo: i32, columnFrom: i32, columnTo: i32): f64 {
  let sum: i64 = 0
  for (let row = rowFrom; row < rowTo; row++) {
    const end = picture + <usize>(row * width + columnTo) * 2
    for (let at = picture + <usize>(row * width + columnFrom) * 2; at < end; at += 2) {
      const count = <i64>load<u16>(at)
      sum += count * count
    }
  }
  return <f64>sum
}

/**
 * Sums of the pixels at two opposite edges: of every column over the first and over the last `edgeDown` rows, then of every row over the first and over the last
 * `edgeAcross` columns: twice `width` numbers, then twice `height`.
 */
export function takeEdges(edgeDown: i32, edgeAcross: i32): void {
  const other = lines + <usize>width * 4
  memory.fill(lines, 0, <usize>width * 8)
  for (let row = 0; row < edgeDown; row++) {
    addRow(lines, row)
    addRow(other, height - 1 - row)
  }
  let left = other + <usize>width * 4
  let right = left + <usize>height * 4
  for (let row = 0; row < height; row++, left += 4, right += 4) {
    const end = <usize>edgeAcross * 2
    let first = picture + <usize>(row * width) * 2
    let last = picture + <usize>((row + 1) * width) * 2 - end
    let one: i32 = 0
    let two: i32 = 0
    for (let at: usize = 0; at < end; at += 2) {
      one += load<u16>(first + at)
      two += load<u16>(last + at)
    }
    store<i32>(left, one)
    store<i32>(right, two)
  }
}

/**
 * Of lines whose sums stand as so many numbers from `first` on, and behind them those of the opposite edge: the most that any has above its neighbours at both, at
 * `near` or at `far` lines of distance, beyond `chance`; see ../interference.ts. What both share stands in `room` meanwhile.
 */
export function sharedExcess(first: i32, room: i32, count: i32, near: i32, far: i32, chance: f64): f64 {
  const one = lines + <usize>first * 4
  const other = one + <usize>count * 4
  const shared = lines + <usize>room * 4
  let apart: i64 = 0
  let before = load<i32>(one) - load<i32>(other)
  for (let at: usize = 0; at < <usize>count * 4; at += 4) {
    const here = load<i32>(one + at)
    const there = load<i32>(other + at)
    store<i32>(shared + at, min(here, there))
    // From line to line, so that what only one edge holds over some breadth, as the tip of an egg, is not taken for noise.
    apart += abs(here - there - before)
    before = here - there
  }
  let most: i32 = 0
  for (let line = 0; line < count; line++) {
    const value = load<i32>(shared + <usize>line * 4)
    // Most lines are no brighter than that above nothing at all.
    if (value <= most) continue
    most = max(most, value - brighterBeside(shared, count, line, near))
    most = max(most, value - brighterBeside(shared, count, line, far))
  }
  return max<f64>(0, <f64>most - (chance * <f64>apart) / <f64>count)
}

/** The brighter of two lines at this distance; at the end of the picture there is one only. */
function brighterBeside(sums: usize, count: i32, line: i32, distance: i32): i32 {
  const before = line >= distance ? load<i32>(sums + <usize>(line - distance) * 4) : 0
  const after = line + distance < count ? load<i32>(sums + <usize>(line + distance) * 4) : 0
  return max(before, after)
}

function addRow(sums: usize, row: i32): void {
  let at = picture + <usize>(row * width) * 2
  const end = at + <usize>width * 2
  let to = sums
  for (; at + 16 <= end; at += 16, to += 32) {
    const eight = v128.load(at)
    v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_u(eight)))
    v128.store(to + 16, i32x4.add(v128.load(to + 16), i32x4.extend_high_i16x8_u(eight)))
  }
  for (; at < end; at += 2, to += 4) store<i32>(to, load<i32>(to) + <i32>load<u16>(at))
}

/**
 * Sums four pixels of every step and finds the brightest block of every column, row and diagonal of steps; see ../evenness.ts. A step is so many pixels wide and
 * high, `across` and `down` are multiples of four and at most 64, and the first step begins at `fromColumn`, `fromRow`.
 */
export function takeBlocks(wide: i32, across: i32, fromColumn: i32, high: i32, down: i32, fromRow: i32): void {
  memory.fill(blocks, 0, 4 * STEPS_MAX * 4)
  memory.fill(standing, 0, STEPS_MAX * 4)
  const below = <usize>((high >> 1) * width) * 2
  for (let row = 0; row < down; row++) {
    const at = picture + <usize>((fromRow + row * high) * width + fromColumn) * 2
    const to = steps + <usize>(row * across) * 4
    if (wide === 2) sumPairs(at, at + below, to, across)
    else sumSteps(at, at + below, to, across, wide)
  }
  for (let row = 0; row < down; row += 2) {
    compareRows(row, across)
    if ((row & 3) !== 0) takeStanding(across)
  }
}

/** Where a step is two pixels wide, four steps at once. */
function sumPairs(above: usize, below: usize, to: usize, across: i32): void {
  for (const end = to + <usize>across * 4; to < end; to += 16, above += 16, below += 16) {
    const upper = i32x4.extadd_pairwise_i16x8_u(v128.load(above))
    v128.store(to, i32x4.add(upper, i32x4.extadd_pairwise_i16x8_u(v128.load(below))))
  }
}

function sumSteps(above: usize, below: usize, to: usize, across: i32, wide: i32): void {
  const beside = <usize>(wide >> 1) * 2
  const step = <usize>wide * 2
  for (const end = to + <usize>across * 4; to < end; to += 4, above += step, below += step) {
    const upper = <i32>load<u16>(above) + <i32>load<u16>(above + beside)
    store<i32>(to, upper + <i32>load<u16>(below) + <i32>load<u16>(below + beside))
  }
}

/** Two rows of steps, four columns at once: a lying block of each row, two squares of both, and half of the standing blocks. */
function compareRows(row: i32, across: i32): void {
  const rows = blocks + STEPS_MAX * 4
  const falling = rows + STEPS_MAX * 4
  const rising = falling + STEPS_MAX * 4
  let upper = steps + <usize>(row * across) * 4
  let mostAbove: i32 = 0
  let mostBelow: i32 = 0
  for (let column = 0; column < across; column += 4, upper += 16) {
    const above = v128.load(upper)
    const both = i32x4.add(above, v128.load(upper + <usize>across * 4))
    const stands = standing + <usize>column * 4
    v128.store(stands, i32x4.add(v128.load(stands), both))
    const lying = pairOf(above, 0) + pairOf(above, 1)
    const left = pairOf(both, 0)
    const right = pairOf(both, 1)
    mostAbove = max(mostAbove, lying)
    mostBelow = max(mostBelow, left + right - lying)
    const sum = falling + <usize>((row + column) >> 1) * 4
    const difference = rising + <usize>((row + across - 2 - column) >> 1) * 4
    raise(sum, left)
    raise(sum + 4, right)
    raise(difference, left)
    raise(difference - 4, right)
  }
  store<i32>(rows + <usize>row * 4, mostAbove)
  store<i32>(rows + <usize>row * 4 + 4, mostBelow)
}

function pairOf(four: v128, half: i32): i32 {
  return half === 0
    ? i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1)
    : i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3)
}

function raise(place: usize, value: i32): void {
  if (value > load<i32>(place)) store<i32>(place, value)
}

function takeStanding(across: i32): void {
  for (let at: usize = 0; at < <usize>across * 4; at += 16) {
    v128.store(blocks + at, i32x4.max_s(v128.load(blocks + at), v128.load(standing + at)))
    v128.store(standing + at, i32x4.splat(0))
  }
}
