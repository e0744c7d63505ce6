import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { processControlContract } from '../contract/process-control.ts'
import type { StartRefusal } from '../contract/start-refusal.ts'
import { type LogFields, type Logger, silentLogger } from '../log/logger.ts'
import { connect, type RpcClient } from '../rpc/client.ts'
import { createPortPair } from '../rpc/port-pair.ts'
import { StoreError } from '../store/errors.ts'
import { EarlyPorts } from './early-ports.ts'
import { PARENT_SILENT_MAX_MS, PARENT_TICK_MS } from './parent-watch.ts'
import { CHILD_EXIT, type ChildLife, type RunChild, runChild } from './run-child.ts'

const initSchema = z.strictObject({ dataFolder: z.string() })
const goodInit = { process: 'station', log: { folder: null, level: 'info' }, init: { dataFolder: '/data' } }

function createChild(run: RunChild<{ dataFolder: string }>, init: unknown = goodInit) {
  const time = createFakeTime()
  const [parentEnd, childEnd] = createPortPair()
  const exits: number[] = []
  const said: string[] = []
  const note = (fields: LogFields, message: string) => said.push(`${message} ${JSON.stringify(fields)}`)
  const log: Logger = { ...silentLogger, error: note, warn: note }
  const ports = new EarlyPorts()
  let life: ChildLife | undefined
  const running = runChild(
    {
      init: Promise.resolve(init),
      parentPort: childEnd,
      onPort: (listener) => ports.onPort(listener),
      close: () => undefined,
    },
    initSchema,
    run,
    {
      mayRefuse: true,
      clock: time.clock,
      timers: time.timers,
      residentMb: () => 123,
      createLogger: () => log,
      exit: (code) => exits.push(code),
      onLife: (started) => {
        life = started
      },
    },
  )
  let greeted: RpcClient<typeof processControlContract> | undefined
  return {
    ...{ time, exits, said, running, life: () => life },
    /** The parent greets its child when this is asked for. */
    get control() {
      greeted ??= connect(parentEnd, processControlContract, { timers: time.timers })
      return greeted
    },
  }
}

describe('a background process', () => {
  it('tells its parent that it wants to be started again', async () => {
    let ask = () => undefined as void
    const { control, running } = createChild((child) => {
      ask = child.startAgain
      return () => undefined
    })
    let asked = 0
    control.on('startAgain', () => asked++)
    await control.ready
    await running
    ask()
    await expect.poll(() => asked).toBe(1)
  })

  it('hears which of its siblings are given up, once at every change', async () => {
    const heard: (readonly string[])[] = []
    const { control, running } = createChild(({ onGivenUp }) => {
      onGivenUp((names) => heard.push(names))
      return () => undefined
    })
    await running
    for (const givenUp of [[], ['inference'], ['inference'], ['inference', 'review'], []] as const) {
      await control.call('beat', { givenUp: [...givenUp] })
    }
    expect(heard).toEqual([['inference'], ['inference', 'review'], []])
  })

  it('says why it cannot start before it ends, where people can do something about it', async () => {
    const { time, control, exits, said, running } = createChild(() => {
      throw new StoreError('LOCKED', 'another Ovoscope works with this folder')
    })
    const refusals: StartRefusal[] = []
    control.on('refused', (refusal) => refusals.push(refusal))
    await running
    await time.advance(0)
    expect([refusals, exits]).toEqual([[{ code: 'LOCKED', detail: 'another Ovoscope works with this folder' }], []])
    await time.advance(1_000)
    expect(exits).toEqual([CHILD_EXIT.failed])
    expect(said.join()).toContain('another Ovoscope works with this folder')
  })

  it('says it also to a parent that greets it only after it has failed', async () => {
    const child = createChild(() => {
      throw new StoreError('MISSING', 'the key file is not there')
    })
    const { time, exits } = child
    await child.running
    expect(exits).toEqual([])
    const refusals: StartRefusal[] = []
    child.control.on('refused', (refusal) => refusals.push(refusal))
    await time.advance(1_000)
    expect([refusals.map(({ code }) => code), exits]).toEqual([['MISSING'], [CHILD_EXIT.failed]])
  })

  it('tells when it is ready, and stops in order when asked', async () => {
    const order: string[] = []
    const start = Promise.withResolvers<void>()
    const { time, control, exits, running } = createChild(async ({ init }) => {
      expect(init).toEqual({ dataFolder: '/data' })
      await start.promise
      return async () => {
        await Promise.resolve()
        order.push('work stopped')
      }
    })
    expect(await control.call('beat', {})).toMatchObject({ ready: false, residentMb: 123, quiet: true })
    start.resolve()
    await running
    expect(await control.call('beat', {})).toMatchObject({ ready: true })
    await control.call('stop', {})
    expect(order).toEqual(['work stopped'])
    await time.advance(0)
    expect(exits).toEqual([CHILD_EXIT.stopped])
  })

  it('finishes its start before it stops', async () => {
    const order: string[] = []
    const start = Promise.withResolvers<void>()
    const { time, control, exits } = createChild(async () => {
      await start.promise
      order.push('started')
      return () => void order.push('stopped')
    })
    const stopping = control.call('stop', {})
    await time.advance(0)
    expect(exits).toEqual([])
    start.resolve()
    await stopping
    await time.advance(0)
    expect(order).toEqual(['started', 'stopped'])
    expect(exits).toEqual([CHILD_EXIT.stopped])
  })

  it('ends when its parent has been silent, and forgives a night of sleep', async () => {
    const { time, control, exits, running } = createChild(() => () => undefined)
    await running
    for (let second = 0; second < 30; second++) {
      await time.advance(PARENT_TICK_MS)
      await control.call('beat', {})
    }
    await time.advance(PARENT_SILENT_MAX_MS - PARENT_TICK_MS)
    await time.sleep(8 * 3600 * 1000)
    await time.advance(PARENT_SILENT_MAX_MS - PARENT_TICK_MS)
    expect(exits).toEqual([])
    await time.advance(PARENT_TICK_MS)
    expect(exits).toEqual([CHILD_EXIT.parentGone])
  })

  it('stops its work and ends when the parent is gone, even if the work does not', async () => {
    const stuck = createChild(() => () => new Promise<void>(() => undefined))
    await stuck.running
    stuck.control.close()
    await stuck.time.advance(9_999)
    expect(stuck.exits).toEqual([])
    await stuck.time.advance(1)
    expect(stuck.exits).toEqual([CHILD_EXIT.parentGone])

    const orderly = createChild(() => () => undefined)
    await orderly.running
    orderly.control.close()
    await orderly.time.advance(0)
    expect(orderly.exits).toEqual([CHILD_EXIT.parentGone])
  })

  it('ends with a reason when the first message is not valid or the start fails', async () => {
    for (const init of [null, {}, { ...goodInit, init: { dataFolder: 7 } }]) {
      const { exits, running } = createChild(() => () => undefined, init)
      await running
      expect(exits).toEqual([CHILD_EXIT.badInit])
    }
    const { exits, said, running } = createChild(() => {
      throw new Error('the database is newer than this program')
    })
    await running
    expect(exits).toEqual([CHILD_EXIT.failed])
    expect(said[0]).toContain('the database is newer than this program')
  })

  it('ends once, whatever comes together', async () => {
    const stops: string[] = []
    const { time, control, exits, running, life } = createChild(() => () => void stops.push('stop'))
    await running
    life()?.terminate()
    life()?.terminate()
    await control.call('stop', {}).catch(() => undefined)
    await time.advance(60_000)
    expect(exits).toEqual([CHILD_EXIT.stopped])
    expect(stops).toEqual(['stop'])
  })
})
