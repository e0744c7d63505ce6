import { expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { FolderChannel } from './folder-channel.ts'

function setUp() {
  const time = new ManualTime()
  const sent: number[] = []
  let room = true
  let drained = 0
  const channel = new FolderChannel({
    timers: time,
    send: (bytes) => {
      if (room) sent.push(bytes[0] ?? 0)
      return room
    },
  })
  channel.onDrain(() => void drained++)
  const say = (...numbers: number[]) => numbers.map((one) => channel.write(new Uint8Array([one])))
  return { time, sent, channel, say, drained: () => drained, setRoom: (has: boolean) => void (room = has) }
}

it('keeps what finds no room, in its order, and says when there is some', async () => {
  const { time, sent, say, drained, setRoom } = setUp()
  expect(say(1)).toEqual([true])
  setRoom(false)
  expect(say(2, 3)).toEqual([false, false])
  await time.advance(1_000)
  expect([sent, drained()]).toEqual([[1], 0])
  setRoom(true)
  // Nothing overtakes.
  expect(say(4)).toEqual([false])
  await time.advance(100)
  expect([sent, drained()]).toEqual([[1, 2, 3, 4], 1])
  expect(say(5)).toEqual([true])
})

it('forgets what waits when its connection ends', async () => {
  const { time, sent, channel, say, setRoom } = setUp()
  setRoom(false)
  say(1)
  channel.close()
  setRoom(true)
  await time.advance(1_000)
  expect([sent, time.pending]).toEqual([[], 0])
})
