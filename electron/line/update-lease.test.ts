import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { makeDisk, makeWish, setUpStation } from '../../test/make/station.ts'
import { type LineRest, UPDATE_LEASE_MS } from '../contract/update.ts'
import { lineRest, restOfLines, UpdateLease } from './update-lease.ts'

describe('lineRest', () => {
  it('is idle only without an open batch and with every egg decided', () => {
    const batch = (state: 'running' | 'paused' | 'closing' | 'closed') =>
      ({ state }) as Parameters<typeof lineRest>[0]['batch']
    for (const state of ['running', 'paused', 'closing'] as const)
      expect(lineRest({ batch: batch(state), backlog: 0 })).toBe('batch')
    expect(lineRest({ batch: batch('closed'), backlog: 0 })).toBe('idle')
    expect(lineRest({ batch: batch('closed'), backlog: 1 })).toBe('eggs')
    expect(lineRest({ batch: null, backlog: 0 })).toBe('idle')
  })
})

describe('restOfLines', () => {
  it('is that of the busiest line', () => {
    const idle = { batch: null, backlog: 0 }
    const eggs = { batch: null, backlog: 1 }
    const batch = { ...idle, batch: { state: 'paused' } as Parameters<typeof lineRest>[0]['batch'] }
    expect([restOfLines([idle, idle]), restOfLines([idle, eggs]), restOfLines([eggs, batch])]).toEqual([
      ...['idle', 'eggs', 'batch'],
    ])
  })
})

describe('the update lease', () => {
  it.each(['batch', 'eggs'] as const)('is refused by a line that has %s', (rest) => {
    const lease = new UpdateLease(new ManualTime(), () => rest)
    expect([lease.grantUpdateLease(), lease.held, lease.state()]).toEqual([{ granted: false, rest }, false, { rest }])
  })

  it('ends when it is given back, and by itself', async () => {
    const time = new ManualTime()
    const lease = new UpdateLease(time, () => 'idle')
    expect(lease.grantUpdateLease()).toEqual({ granted: true, rest: 'idle' })
    lease.releaseUpdateLease()
    expect(lease.held).toBe(false)
    lease.grantUpdateLease()
    await time.advance(UPDATE_LEASE_MS - 1)
    // The wall clock has no say in it.
    time.jumpWall(-UPDATE_LEASE_MS)
    expect(lease.held).toBe(true)
    await time.advance(1)
    expect(lease.held).toBe(false)
  })
})

describe('a station with a lease', () => {
  async function setUp() {
    const disk = makeDisk()
    const lease = new UpdateLease(disk.time, (): LineRest => lineRest(rig.view()))
    const rig = setUpStation({ disk, updating: () => lease.held })
    await rig.time.advance(1)
    rig.ready()
    rig.link().stream()
    return { ...rig, lease }
  }

  it('starts no batch while it is held, says why, and starts one afterwards', async () => {
    const { line, lease, time } = await setUp()
    expect(lease.grantUpdateLease().granted).toBe(true)
    expect(line.startBatch(makeWish(time))).toEqual({ ok: false, refusal: 'UPDATING' })
    await time.advance(UPDATE_LEASE_MS)
    expect(line.startBatch(makeWish(time))).toEqual({ ok: true })
  })

  it('grants none from the start of a batch until it is closed', async () => {
    const { line, lease, time } = await setUp()
    line.startBatch(makeWish(time))
    const granted = () => lease.grantUpdateLease().granted
    expect(granted()).toBe(false)
    line.pauseBatch()
    expect(granted()).toBe(false)
    line.closeBatch()
    await time.advance(1_000)
    expect([lease.state(), granted()]).toEqual([{ rest: 'idle' }, true])
  })
})
