import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrokenWire, type WireFault } from './broken-wire.ts'
import { expectOnce } from './expect-once.ts'
import { Receiver } from './receiver.ts'
import { startUploads, TOKEN, type UploadRig } from './upload-rig.ts'

const EGGS = 3
/** Places that chance finds, besides the ends; an exchange has some 1,500 bytes. */
const RUNS = 60
const folder = mkdtempSync(join(tmpdir(), 'ovoscope-wire-'))
const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: TOKEN })

let wire: BrokenWire
let rig: UploadRig
let batches = 0
/** Bytes of a whole exchange, measured on one that nothing disturbed. */
let whole = { up: 0, down: 0 }

async function upload(): Promise<void> {
  batches++
  rig.closeBatch(batches, EGGS)
  await rig.untilSettled()
}

beforeAll(async () => {
  wire = new BrokenWire(await receiver.listen())
  rig = startUploads(folder, await wire.plug(), 'wire')
  await upload()
  whole = wire.carried
})

afterAll(async () => {
  rig.stop()
  await wire.pull()
  await receiver.close()
  rmSync(folder, { recursive: true })
})

/** Where in the whole, from before the first byte to after the last, and what happens there. */
const cut = fc.record({
  direction: fc.constantFrom('up', 'down'),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  // A silence costs the whole time-out, so it comes less often.
  how: fc.constantFrom('close', 'close', 'close', 'close', 'reset', 'reset', 'reset', 'reset', 'stall'),
})

describe('a summary arrives once in effect', () => {
  it('when nobody listens, and when somebody does again', async () => {
    await wire.pull()
    batches++
    rig.closeBatch(batches, EGGS)
    await expect.poll(() => rig.store.outbox.next()?.reason).toBe('network')
    await wire.plug()
    await rig.untilSettled()
    expectOnce(receiver.database, rig, batches, EGGS)
  })

  it.each(
    (['up', 'down'] as const).flatMap((direction) =>
      (['close', 'reset', 'stall'] as const).flatMap((how) =>
        (['before its first byte', 'after its first byte', 'before its last byte', 'after its last byte'] as const).map(
          (where) => [direction, where, how] as const,
        ),
      ),
    ),
  )('when the way %s breaks %s: %s', async (direction, where, how) => {
    const last = whole[direction]
    const afterBytes = {
      'before its first byte': 0,
      'after its first byte': 1,
      'before its last byte': last - 1,
      'after its last byte': last,
    }[where]
    await expectOnceOver({ direction, afterBytes, how })
  })

  it('when the connection breaks at any byte of question or answer', async () => {
    await fc.assert(
      fc.asyncProperty(cut, async ({ direction, share, how }) => {
        await expectOnceOver({ direction, afterBytes: Math.round(share * whole[direction]), how })
      }),
      { numRuns: RUNS, seed: 20_261_121 },
    )
    expect(whole.up).toBeGreaterThan(500)
    expect(whole.down).toBeGreaterThan(200)
  })
})

async function expectOnceOver(fault: WireFault): Promise<void> {
  wire.arm(fault)
  await upload()
  expect(wire.armed).toBe(false)
  expectOnce(receiver.database, rig, batches, EGGS)
}
