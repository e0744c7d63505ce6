import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LINK_KINDS } from './scanner-kinds.ts'

/** A real line takes its time: trays must be fed, and every case waits for several. */
const HARDWARE_TIMEOUT_MS = 600_000

const present = LINK_KINDS.filter(({ missing }) => missing === undefined)
const absent = LINK_KINDS.flatMap(({ name, missing }) => (missing === undefined ? [] : [{ name, missing }]))

describe.each(present)('scanner link over $name', (kind) => {
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

describe('scanner link over what is not at hand', () => {
  it.for(absent)('$name', ({ missing }, context) => {
    context.skip(missing)
    expect.unreachable(missing)
  })
})
