import { commandLine } from '../../electron/command/command-line.ts'
import { positiveNumber } from '../../electron/command/typed-values.ts'
import { generatePhantom, type PhantomOptions } from '../../models/phantom/phantom.ts'

/**
 * What drawing a phantom costs on one core of this machine: `node test/bench/phantom-price-command.ts [--seconds 5]`.
 * A line needs 1,000 pictures a second at most; above 30 a second the virtual scanner takes them from a pool (`phantom-pool.ts`).
 */

const { seconds } = commandLine({
  usage:
    'node test/bench/phantom-price-command.ts [--seconds 5]\nWhat drawing a phantom costs on one core of this machine.',
  options: { seconds: positiveNumber(3_600).default(5) },
})
const MS_PER_SECOND = 1_000
const MICROSECONDS_PER_MS = 1_000
/** Pictures between two looks at the clock. */
const CHUNK = 50

const KINDS: readonly (readonly [name: string, options: Partial<PhantomOptions>])[] = [
  ['64 × 64, T2', {}],
  ['64 × 64, T2 T1 ADC', { channels: 3 }],
  ['128 × 128, T2', { width: 128, height: 128 }],
]

for (const [name, options] of KINDS) {
  draw(options, MS_PER_SECOND)
  const { pictures, ms, busyMs } = draw(options, (seconds * MS_PER_SECOND) / KINDS.length)
  const perSecond = (spentMs: number) => Math.round((pictures / spentMs) * MS_PER_SECOND)
  const rates = `${perSecond(busyMs)} pictures per second of one core, ${perSecond(ms)} by the clock`
  console.log(`${name}: ${rates}, n = ${pictures}`)
}

/** Draws trays as they come, day 11, for at least this long. */
function draw(
  options: Partial<PhantomOptions>,
  atLeastMs: number,
): { readonly pictures: number; readonly ms: number; readonly busyMs: number } {
  const started = performance.now()
  const busyBefore = process.cpuUsage()
  let pictures = 0
  while (performance.now() - started < atLeastMs) {
    for (let column = 0; column < CHUNK; column++) {
      generatePhantom({
        seed: 'price',
        tray: pictures,
        cell: { row: 0, column },
        ageHours: 264,
        coil: column % 16,
        ...options,
      })
    }
    pictures += CHUNK
  }
  const { user, system } = process.cpuUsage(busyBefore)
  return { pictures, ms: performance.now() - started, busyMs: (user + system) / MICROSECONDS_PER_MS }
}
