import { afterAll, beforeAll, describe, it } from 'vitest'
import { LINK_KINDS } from './scanner-kinds.ts'

/** A real line takes its time: trays must be fed, and every case waits for several. */
const HARDWARE_TIMEOUT_MS = 600_000

describe.each(LINK_KINDS)('scanner link over $name', (kind) => {
  const { missing } = kind
  if (missing !== undefined) {
    it('does what every scanner does', (context) => context.skip(missing))
    return
  }
  let end: (() => Promise<void>) | undefined

  beforeAll(async () => {
    end = await kind.prepare?.()
  })

  afterAll(() => end?.())

  // Most cases wait for a line that takes its time.
  const each = kind.oneByOne ? it : it.concurrent
  each.for(kind.cases)('$name', { timeout: HARDWARE_TIMEOUT_MS }, async (one, context) => {
    const reason = kind.leftOut(one)
    if (reason !== undefined) context.skip(reason)
    await kind.run(one)
  })
})
