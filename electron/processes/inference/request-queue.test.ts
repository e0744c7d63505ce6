import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { REQUESTS_WAITING_MAX, RequestQueue } from './request-queue.ts'

function setUp() {
  const time = createFakeTime()
  const queue = new RequestQueue(time, () => Promise.resolve())
  const begun: string[] = []
  const ends = new Map<string, (value: string) => void>()
  const stillThere = new AbortController().signal
  const add = (name: string, budgetMs = 5_000, signal = stillThere) =>
    queue.add({ count: 16, budgetMs }, signal, () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, resolve))
    })
  return { time, queue, begun, add, end: (name: string) => ends.get(name)?.(name) }
}

describe('RequestQueue', () => {
  it('computes one after the other, in the order in which they came', async () => {
    const { time, queue, begun, add, end } = setUp()
    const [first, second] = [add('first'), add('second')]
    await time.advance(0)
    expect(begun).toEqual(['first'])
    end('first')
    expect(await first).toBe('first')
    await time.advance(0)
    end('second')
    expect(await second).toBe('second')
    expect(queue.figures).toEqual({ requests: 2, pictures: 32, expired: 0, turnedAway: 0 })
  })

  it('does not compute what nobody waits for any more, and goes on with the next', async () => {
    const { time, queue, begun, add, end } = setUp()
    const gone = new AbortController()
    const first = add('hangs')
    const late = add('late', 1_000)
    const givenUp = add('given up', 60_000, gone.signal)
    const next = add('next', 60_000)
    await time.advance(0)
    const refusals = Promise.allSettled([late, givenUp])
    await time.advance(6_000)
    gone.abort()
    end('hangs')
    await first
    for (const refusal of await refusals) {
      expect(refusal).toMatchObject({ status: 'rejected', reason: { code: 'DEADLINE' } })
    }
    await time.advance(0)
    end('next')
    expect(await next).toBe('next')
    expect(begun).toEqual(['hangs', 'next'])
    expect(queue.figures).toMatchObject({ requests: 2, expired: 2 })
  })

  it('turns away what would wait behind too many, and says so', async () => {
    const { time, queue, add, end } = setUp()
    const all = Array.from({ length: REQUESTS_WAITING_MAX }, (_, index) => add(String(index)))
    await expect(add('too many')).rejects.toMatchObject({ code: 'BUSY' })
    for (const index of all.keys()) {
      await time.advance(0)
      end(String(index))
    }
    expect(await Promise.all(all)).toHaveLength(REQUESTS_WAITING_MAX)
    expect(queue.figures.turnedAway).toBe(1)
  })

  it('is quiet only between two trays, not between two eggs', async () => {
    const { time, queue, add, end } = setUp()
    expect(queue.isQuiet).toBe(true)
    const egg = add('egg')
    await time.advance(60_000)
    expect(queue.isQuiet).toBe(false)
    end('egg')
    await egg.catch(() => undefined)
    await time.advance(200)
    expect(queue.isQuiet).toBe(false)
    await time.advance(1_000)
    expect(queue.isQuiet).toBe(true)
  })

  it('goes on after a request that failed', async () => {
    const { time, queue, add, end } = setUp()
    const failed = queue.add({ count: 1, budgetMs: 10 }, new AbortController().signal, () =>
      Promise.reject(new Error('no')),
    )
    await expect(failed).rejects.toThrow('no')
    const next = add('next')
    await time.advance(0)
    end('next')
    expect(await next).toBe('next')
  })

  it('answers what it has taken before the process ends, and takes no more', async () => {
    const { time, queue, add, end } = setUp()
    const taken = add('taken')
    await time.advance(0)
    let drained = false
    const draining = queue.drain().then(() => {
      drained = true
    })
    await expect(add('later')).rejects.toMatchObject({ code: 'BUSY' })
    expect(drained).toBe(false)
    end('taken')
    expect(await taken).toBe('taken')
    await draining
  })
})
