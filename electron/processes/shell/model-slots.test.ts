import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { serveOpenly } from '../../../test/make/serve-openly.ts'
import { modelSlotsContract, type SlotsWanted } from '../../contract/model-slots.ts'
import type { HostedProcess } from '../../host/host.ts'
import { silentLogger } from '../../log/logger.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { ModelSlots } from './model-slots.ts'

const NONE: SlotsWanted = { inference: null, 'inference-2': null }

function setUp({ isStarted = true } = {}) {
  const time = createFakeTime()
  const { timers } = time
  const events: string[] = []
  /** What the next start fails with. */
  let fault: Error | undefined
  const slots: ModelSlots = new ModelSlots({
    ...{ timers, log: silentLogger },
    supervisor: () => ({
      start: (name) => {
        const failure = fault
        fault = undefined
        if (failure !== undefined) throw failure
        if (name === 'inference' || name === 'inference-2') events.push(`${name} ${slots.folderOf(name)}`)
      },
      restart: (name) => events.push(`restart ${name}`),
    }),
    async stop(name) {
      events.push(`stop ${name}`)
      await Promise.resolve()
    },
    settingsFolder: () => '/models/one',
  })
  if (isStarted) slots.start()
  return {
    ...{ slots, events, advance: (byMs: number) => time.advance(byMs) },
    failNextStart: () => {
      fault = new Error('the launch facts cannot be read')
    },
    /** A station that wants this, and is told what runs. */
    station(wanted: SlotsWanted) {
      const [near, far] = createPortPair()
      const heard: SlotsWanted[] = []
      let exit: () => void = () => undefined
      const service = serveOpenly(far, modelSlotsContract, {
        wanted: ({ running }) => {
          heard.push(running)
          return wanted
        },
      })
      const hosted: HostedProcess = {
        ...{ name: 'station', pid: 1, port: near, kill: () => undefined },
        onExit(listener) {
          exit = () => listener({ code: 1, reason: 'code 1' })
          return () => undefined
        },
      }
      slots.stationStarted(hosted, near)
      return { heard, say: (other: SlotsWanted) => service.emit('wanted', other), exit: () => exit() }
    },
  }
}

describe('the processes of the models', () => {
  it('run the model of the settings until a station has said what it wants, and go on with it', async () => {
    const { events, station, advance, slots } = setUp()
    const { heard } = station({ ...NONE, inference: '/models/one' })
    await advance(10)
    expect(heard).toEqual([{ ...NONE, inference: '/models/one' }])
    expect(events).toEqual(['inference /models/one'])
    expect([slots.needs('inference'), slots.needs('inference-2')]).toEqual([true, false])
  })

  it('are not begun by a station that is there before they may be, which is asked then', async () => {
    const { events, station, advance, slots } = setUp({ isStarted: false })
    const { heard, say } = station({ ...NONE, inference: '/models/one', 'inference-2': '/data/two' })
    await advance(10)
    say({ ...NONE, inference: '/data/three' })
    await advance(10)
    expect([heard, events]).toEqual([[], []])
    slots.start()
    await advance(10)
    expect(heard).toEqual([{ ...NONE, inference: '/models/one' }])
    expect(events).toEqual(['inference /models/one', 'inference-2 /data/two'])
  })

  it('are not begun any more once the console is closed', async () => {
    const { events, slots } = setUp({ isStarted: false })
    await slots.close()
    slots.start()
    expect(events).toEqual([])
  })

  it('are exchanged where the station has chosen another one', async () => {
    const { events, station, advance } = setUp()
    station({ inference: '/data/two', 'inference-2': '/data/three' })
    await advance(10)
    expect(events.slice(1)).toEqual(['stop inference', 'inference /data/two', 'inference-2 /data/three'])
  })

  it('follow what the station says later, one change after the other', async () => {
    const { events, station, advance, slots } = setUp()
    const { say } = station({ ...NONE, inference: '/models/one' })
    await advance(10)
    say({ inference: '/models/one', 'inference-2': '/data/two' })
    say({ ...NONE, 'inference-2': '/data/two' })
    await advance(10)
    expect(events.slice(1)).toEqual(['stop inference', 'inference-2 /data/two'])
    expect(slots.needs('inference')).toBe(false)
    say({ inference: '/models/one', 'inference-2': '/data/two' })
    await advance(10)
    expect(events.at(-1)).toBe('inference /models/one')
  })

  it('are told to the next station, and not changed by one that has ended', async () => {
    const { events, station, advance } = setUp()
    const first = station({ ...NONE, 'inference-2': '/data/two' })
    await advance(10)
    first.exit()
    first.say({ ...NONE, inference: '/data/four' })
    await advance(10)
    const second = station({ ...NONE, 'inference-2': '/data/two' })
    await advance(10)
    expect(second.heard).toEqual([{ ...NONE, 'inference-2': '/data/two' }])
    expect(events.slice(1)).toEqual(['stop inference', 'inference-2 /data/two'])
  })

  it('follow what is wanted after one that could not be started, which is tried again then', async () => {
    const { events, station, advance, slots, failNextStart } = setUp()
    const { say } = station({ ...NONE, inference: '/models/one' })
    await advance(10)
    failNextStart()
    say({ inference: '/models/one', 'inference-2': '/data/two' })
    await advance(10)
    expect([events.slice(1), slots.needs('inference-2')]).toEqual([[], false])
    say({ inference: '/models/one', 'inference-2': '/data/two' })
    await advance(10)
    expect(events.slice(1)).toEqual(['inference-2 /data/two'])
    await slots.close()
  })

  it('change no more once the console is closed', async () => {
    const { events, station, advance, slots } = setUp()
    const { say } = station({ ...NONE, inference: '/models/one' })
    await advance(10)
    await slots.close()
    say({ ...NONE, 'inference-2': '/data/two' })
    await advance(10)
    expect(events).toEqual(['inference /models/one'])
  })

  it('restarts every process in which a model runs, and no other', async () => {
    const { slots, events, station } = setUp()
    slots.restart()
    expect(events.splice(0)).toEqual(['inference /models/one', 'restart inference'])
    station({ inference: '/models/one', 'inference-2': '/models/two' })
    await expect.poll(() => events).toEqual(['inference-2 /models/two'])
    slots.restart()
    expect(events.slice(1)).toEqual(['restart inference', 'restart inference-2'])
  })
})
