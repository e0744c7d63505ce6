import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  healthState,
  KILL_AFTER_TICKS,
  type LifeEvent,
  LOCKED_STARTS_MAX,
  NEW_LIFE,
  type ProcessLife,
  REFUSED_DELAYS_MS,
  RESTART_DELAYS_MS,
  RESTART_WINDOW_MS,
  RESTARTS_MAX,
  START_SILENT_MAX_TICKS,
  stepLife,
  UNRESPONSIVE_AFTER_TICKS,
} from './process-life.ts'

const tick: LifeEvent = { kind: 'tick', late: false }
const ready: LifeEvent = { kind: 'beat', ready: true }

function live(events: readonly LifeEvent[], from: ProcessLife = NEW_LIFE, nowMs = 0) {
  let life = from
  const actions: string[] = []
  for (const event of events) {
    const step = stepLife(life, event, nowMs)
    life = step.life
    actions.push(...step.actions.map((action) => action.kind))
  }
  return { life, actions }
}

const running = live([{ kind: 'start' }, ready]).life
const times = (count: number, event: LifeEvent) => Array<LifeEvent>(count).fill(event)

describe('a supervised process', () => {
  it('starts, works and stops in order', () => {
    expect(live([{ kind: 'start' }])).toMatchObject({ life: { phase: 'starting' }, actions: ['spawn'] })
    expect(running.phase).toBe('running')
    expect(live([{ kind: 'stop' }], running)).toMatchObject({ life: { phase: 'stopping' }, actions: ['ask-stop'] })
    expect(live([{ kind: 'stop' }, { kind: 'exited', reason: 'ended' }], running)).toMatchObject({
      life: { phase: 'idle', crashesMs: [], restarts: 0 },
      actions: ['ask-stop'],
    })
  })

  it('is shown unresponsive first and ended only later; one answer makes it well again', () => {
    const silent = live(times(UNRESPONSIVE_AFTER_TICKS, tick), running).life
    expect(silent.phase).toBe('unresponsive')
    expect(live([ready], silent).life).toMatchObject({ phase: 'running', silentTicks: 0 })
    const { life, actions } = live(times(KILL_AFTER_TICKS - UNRESPONSIVE_AFTER_TICKS, tick), silent)
    expect(actions.at(-1)).toBe('kill')
    expect(actions.slice(0, -1)).not.toContain('kill')
    expect(live([{ kind: 'exited', reason: 'SIGKILL' }], life).life.lastExit).toBe('no heartbeat for 15 s')
  })

  it('is forgiven its silence when our own tick was late: the machine slept', () => {
    const silent = live(times(KILL_AFTER_TICKS - 1, tick), running).life
    const woken = live([{ kind: 'tick', late: true }], silent)
    expect(woken.actions).toEqual(['ask-beat'])
    expect(live(times(KILL_AFTER_TICKS - 1, tick), woken.life).actions).not.toContain('kill')
  })

  it('has more patience while it starts', () => {
    const starting = live([{ kind: 'start' }]).life
    expect(live(times(START_SILENT_MAX_TICKS - 1, tick), starting).actions).not.toContain('kill')
    expect(live(times(START_SILENT_MAX_TICKS, tick), starting).actions.at(-1)).toBe('kill')
    expect(live([{ kind: 'beat', ready: false }], starting).life.phase).toBe('starting')
  })

  it('restarts three times in five minutes, then stops visibly until somebody starts it again', () => {
    let life = running
    for (let crash = 0; crash < RESTARTS_MAX; crash++) {
      const crashed = stepLife(life, { kind: 'exited', reason: 'code 1' }, crash * 1000)
      expect(crashed.actions).toEqual([{ kind: 'retry-after', delayMs: RESTART_DELAYS_MS[crash] }])
      expect(healthState(crashed.life)).toBe('restarting')
      life = live([{ kind: 'retry' }, ready], crashed.life).life
      expect(life.restarts).toBe(crash + 1)
    }
    const last = stepLife(life, { kind: 'exited', reason: 'code 1' }, RESTART_WINDOW_MS - 1)
    expect(last).toMatchObject({ life: { phase: 'given-up', lastExit: 'code 1' }, actions: [] })
    expect(healthState(last.life)).toBe('stopped')
    expect(live([{ kind: 'retry' }, tick], last.life).actions).toEqual([])
    expect(live([{ kind: 'restart' }], last.life)).toMatchObject({ life: { crashesMs: [] }, actions: ['spawn'] })
  })

  it('tries again for ever when it is refused, saying why until it works', () => {
    const refusal = { code: 'FULL', detail: 'no space' } as const
    const refused: LifeEvent = { kind: 'refused', refusal }
    const exited: LifeEvent = { kind: 'exited', reason: 'code 1' }
    let life = live([{ kind: 'start' }]).life
    const delaysMs: number[] = []
    for (let start = 0; start < 2 * RESTARTS_MAX; start++) {
      const step = stepLife(live([refused], life).life, exited, start)
      for (const action of step.actions) if (action.kind === 'retry-after') delaysMs.push(action.delayMs)
      expect(step.life).toMatchObject({ phase: 'waiting', refusal, crashesMs: [] })
      life = live([{ kind: 'retry' }, { kind: 'beat', ready: false }], step.life).life
      expect(life).toMatchObject({ phase: 'starting', refusal })
    }
    expect(delaysMs).toEqual([...REFUSED_DELAYS_MS, REFUSED_DELAYS_MS[4]])
    expect(live([ready], life).life).toMatchObject({ phase: 'running', refusal: null, refusedStarts: 0 })
    expect(live([{ kind: 'restart' }], live([refused, exited], life).life).actions).toEqual(['spawn'])
  })

  it('does not wait for ever for what another program holds, and says so until somebody starts it again', () => {
    const refused: LifeEvent = { kind: 'refused', refusal: { code: 'LOCKED', detail: 'another Ovoscope' } }
    const exited: LifeEvent = { kind: 'exited', reason: 'code 1' }
    const held = times(LOCKED_STARTS_MAX - 1, tick).flatMap((): LifeEvent[] => [refused, exited, { kind: 'retry' }])
    const { life } = live([{ kind: 'start' }, ...held, refused, exited])
    expect(life).toMatchObject({ phase: 'given-up', refusal: { code: 'LOCKED' } })
    const again = live([{ kind: 'restart' }, refused, exited], life)
    expect(again).toMatchObject({ life: { phase: 'waiting' }, actions: ['spawn', 'retry-after'] })
  })

  it('says of a start that takes its time no longer that it was refused', () => {
    const refused: LifeEvent = { kind: 'refused', refusal: { code: 'FULL', detail: 'no space' } }
    const again = live([{ kind: 'start' }, refused, { kind: 'exited', reason: 'code 1' }, { kind: 'retry' }]).life
    expect(live([tick, tick], again).life.refusal).not.toBeNull()
    expect(live(times(10, tick), again).life).toMatchObject({ phase: 'starting', refusal: null })
  })

  it('has no refusal any more once it crashed or was stopped', () => {
    const refused: LifeEvent = { kind: 'refused', refusal: { code: 'FULL', detail: 'no space' } }
    const exited: LifeEvent = { kind: 'exited', reason: 'code 1' }
    const waiting = live([{ kind: 'start' }, refused, exited]).life
    expect(waiting).toMatchObject({ phase: 'waiting', refusal: { code: 'FULL' } })
    expect(live([{ kind: 'retry' }, exited], waiting).life).toMatchObject({
      phase: 'waiting',
      refusal: null,
      crashesMs: [0],
    })
    expect(live([{ kind: 'stop' }], waiting).life).toMatchObject({ phase: 'idle', refusal: null })
  })

  it('forgets crashes older than the window', () => {
    const life: ProcessLife = { ...running, crashesMs: [0, 1, 2] }
    const step = stepLife(life, { kind: 'exited', reason: 'code 1' }, RESTART_WINDOW_MS + 1)
    expect(step.life).toMatchObject({ phase: 'waiting', crashesMs: [2, RESTART_WINDOW_MS + 1] })
  })

  it('starts again after an ordered stop when that was the wish', () => {
    const asked = live([{ kind: 'restart' }], running)
    expect(asked).toMatchObject({ life: { phase: 'stopping' }, actions: ['ask-stop'] })
    expect(healthState(asked.life)).toBe('restarting')
    expect(live([{ kind: 'exited', reason: 'ended' }], asked.life)).toMatchObject({
      life: { phase: 'starting', restarts: 1, crashesMs: [] },
      actions: ['spawn'],
    })
    expect(live([{ kind: 'stop' }, { kind: 'exited', reason: 'ended' }], asked.life).life.phase).toBe('idle')
  })

  it('is under orders from the wish to its first work, whoever wished, and not once it ends by itself', () => {
    const exited: LifeEvent = { kind: 'exited', reason: 'ended' }
    const refused: LifeEvent = { kind: 'refused', refusal: { code: 'FULL', detail: 'no space' } }
    const orders: LifeEvent[][] = [
      [{ kind: 'restart' }],
      [{ kind: 'stop' }, { kind: 'start' }],
      [{ kind: 'recycle', how: 'in-order', because: 'its memory grew' }],
    ]
    expect(running.ordered).toBe(false)
    for (const order of orders) {
      const asked = live(order, running)
      expect(asked.life).toMatchObject({ phase: 'stopping', ordered: true })
      const starting = live([exited, { kind: 'beat', ready: false }], asked.life).life
      expect(starting).toMatchObject({ phase: 'starting', ordered: true })
      expect(live([ready], starting).life).toMatchObject({ phase: 'running', ordered: false })
      expect(live([exited], starting).life).toMatchObject({ phase: 'waiting', ordered: false })
      expect(live([refused, exited], starting).life).toMatchObject({ phase: 'waiting', ordered: false })
    }
    expect(live([{ kind: 'stop' }, exited], running).life).toMatchObject({ phase: 'idle', ordered: true })
    expect(live([exited, { kind: 'retry' }], running).life).toMatchObject({ phase: 'starting', ordered: false })
    const atOnce: LifeEvent = { kind: 'recycle', how: 'at-once', because: 'its memory grew' }
    expect(live([atOnce, exited], running).life.ordered).toBe(false)
  })

  it('is ended when its ordered stop takes too long', () => {
    const overdue = live([{ kind: 'stop' }, { kind: 'stop-overdue' }, { kind: 'exited', reason: 'SIGKILL' }], running)
    expect(overdue.actions).toEqual(['ask-stop', 'kill'])
    expect(overdue.life).toMatchObject({ phase: 'idle', lastExit: 'did not stop in time' })
  })

  it('never has two lives, and never more restarts than allowed, whatever happens', () => {
    const event = fc.oneof(
      fc.constantFrom<LifeEvent>({ kind: 'start' }, { kind: 'stop' }, { kind: 'retry' }, { kind: 'stop-overdue' }),
      fc.record({ kind: fc.constant('beat' as const), ready: fc.boolean() }),
      fc.record({ kind: fc.constant('tick' as const), late: fc.boolean() }),
      fc.constant<LifeEvent>({ kind: 'exited', reason: 'code 1' }),
      fc.constant<LifeEvent>({ kind: 'refused', refusal: { code: 'DISK', detail: '' } }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.integer({ min: 0, max: 20_000 })), { maxLength: 80 }), (events) => {
        let life = NEW_LIFE
        let processes = 0
        let nowMs = 0
        for (const [next, waitMs] of events) {
          nowMs += waitMs
          // Only a process that exists can end.
          if (next.kind === 'exited' && processes === 0) continue
          const step = stepLife(life, next, nowMs)
          life = step.life
          if (next.kind === 'exited') processes--
          processes += step.actions.filter((action) => action.kind === 'spawn').length
          expect(processes).toBeLessThanOrEqual(1)
          expect(life.crashesMs.length).toBeLessThanOrEqual(RESTARTS_MAX + 1)
          if (life.phase === 'idle' || life.phase === 'given-up' || life.phase === 'waiting') expect(processes).toBe(0)
        }
      }),
    )
  })
})
