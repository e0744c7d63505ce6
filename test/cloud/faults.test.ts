import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { withFolder } from '../make/temporary-folder.ts'
import { expectOnce } from './expect-once.ts'
import { Receiver } from './receiver.ts'
import { ReceiverDatabase } from './receiver-database.ts'
import { ANSWER_DAMAGES, type AnswerDamage, RECEIVER_POINTS, type ReceiverFault } from './receiver-faults.ts'
import { startUploads, TOKEN, type UploadRig } from './upload-rig.ts'

const EGGS = 7
const LOGIN_PAGE = '<html>Please sign in to the guest network</html>'

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

/** A receiver that comes back by itself under the same address and with the same file whenever a fault kills it. */
async function startReceiver(folder: string, faults: ReceiverFault[] = []) {
  const databasePath = join(folder, 'receiver.db')
  let endpoint = ''
  const onKill = () => {
    back = comeBack()
  }
  let receiver = new Receiver({ databasePath, token: TOKEN, faults, onKill })
  let back: Promise<void> = Promise.resolve()
  const comeBack = async () => {
    await receiver.close()
    const port = Number(new URL(endpoint).port)
    receiver = new Receiver({ databasePath, token: TOKEN, port, faults, onKill })
    await receiver.listen()
  }
  endpoint = await receiver.listen()
  opened.push(async () => {
    await back
    await receiver.close()
  })
  return {
    endpoint,
    faults,
    current: async () => {
      await back
      return receiver
    },
  }
}

function startStation(folder: string, endpoint: string, seed = 'upload'): UploadRig {
  const rig = startUploads(folder, endpoint, seed)
  opened.push(() => rig.stop())
  return rig
}

const BROKEN: ReceiverFault[] = RECEIVER_POINTS.flatMap((at) =>
  (['reset', 'silence', 'kill'] as const).map((what): ReceiverFault => ({ at, what })),
)
const ANSWERED: ReceiverFault[] = [
  ...[408, 409, 425, 500, 502, 503, 504].map((status): ReceiverFault => ({ at: 'headers', what: 'answer', status })),
  { at: 'headers', what: 'answer', status: 429, headers: { 'retry-after': '1' } },
  { at: 'headers', what: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: LOGIN_PAGE },
  { at: 'headers', what: 'answer', status: 302, headers: { location: 'http://login.example/' } },
  { at: 'after-commit', what: 'answer', status: 500 },
  { at: 'after-commit', what: 'answer', status: 429, headers: { 'retry-after': '1' } },
  { at: 'after-commit', what: 'answer', status: 201, body: '{"receiptId":"r-of-somebody-else"}' },
  { at: 'after-reply', what: 'twice' },
]
const DAMAGED = (Object.keys(ANSWER_DAMAGES) as AnswerDamage[]).map(
  (damage) => ({ at: 'mid-reply', what: 'damage', damage }) as const,
)
const nameOf = (fault: ReceiverFault) =>
  `${fault.what} ${'status' in fault ? fault.status : ''} at ${fault.at}`.replace('  ', ' ')

describe('a summary arrives once in effect', () => {
  it.each([...BROKEN, ...ANSWERED].map((fault) => [nameOf(fault), fault] as const))('after %s', (_name, fault) =>
    withFolder(async (folder) => {
      const receiver = await startReceiver(folder, [fault])
      const rig = startStation(folder, receiver.endpoint)
      rig.closeBatch(1, EGGS)
      await rig.untilSettled()
      expect(receiver.faults).toEqual([])
      expectOnce((await receiver.current()).database, rig, 1, EGGS)
    }),
  )

  it.each(DAMAGED)('after an answer with $damage, which is not believed', (fault) =>
    withFolder(async (folder) => {
      const receiver = await startReceiver(folder, [fault])
      const rig = startStation(folder, receiver.endpoint)
      rig.closeBatch(1, EGGS)
      await rig.untilSettled()
      expect((await receiver.current()).answers).toEqual([201, 200])
      expectOnce((await receiver.current()).database, rig, 1, EGGS)
    }),
  )

  it('after any faults in a row, for every batch', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...BROKEN.filter(({ what }) => what !== 'silence'), ...ANSWERED, ...DAMAGED), {
          maxLength: 9,
        }),
        (faults) =>
          withFolder(async (folder) => {
            const receiver = await startReceiver(folder, [...faults])
            const rig = startStation(folder, receiver.endpoint, JSON.stringify(faults))
            for (const number of [1, 2, 3]) rig.closeBatch(number, EGGS)
            await rig.untilSettled()
            expectOnce((await receiver.current()).database, rig, 3, EGGS)
            rig.stop()
          }),
      ),
      { numRuns: 12, seed: 20_261_121 },
    ))

  it('when the station dies after the answer, before it has noted it', () =>
    withFolder(async (folder) => {
      const receiver = await startReceiver(folder)
      const rig = startStation(folder, receiver.endpoint)
      rig.store.outbox.sent = () => {
        rig.uplink.stop()
        throw new Error('the power is gone')
      }
      rig.closeBatch(1, EGGS)
      await untilAsked(await receiver.current(), 1)
      const next = rig.restart()
      opened.push(() => next.stop())
      await next.untilSettled()
      expect((await receiver.current()).answers).toEqual([201, 200])
      expectOnce((await receiver.current()).database, next, 1, EGGS)
    }))

  it('when the station stops in the middle of an exchange', () =>
    withFolder(async (folder) => {
      const receiver = await startReceiver(folder, [{ at: 'after-commit', what: 'silence' }])
      const rig = startStation(folder, receiver.endpoint)
      rig.closeBatch(1, EGGS)
      const current = await receiver.current()
      await untilAsked(current, 1)
      const next = rig.restart()
      opened.push(() => next.stop())
      await next.untilSettled()
      expectOnce(current.database, next, 1, EGGS)
    }))
})

async function untilAsked(receiver: Receiver, requests: number): Promise<void> {
  while (receiver.requests < requests || (requests > 0 && receiver.database.summaries().length === 0)) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('a receiver that is killed as a process', () => {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })

  async function spawnReceiver(
    folder: string,
    more: readonly string[],
  ): Promise<{ child: ChildProcess; endpoint: string }> {
    const program = join(import.meta.dirname, 'receiver-command.ts')
    const child = spawn(process.execPath, [program, '--database', join(folder, 'receiver.db'), ...more], {
      env: { ...process.env, RECEIVER_TOKEN: TOKEN },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    const [line] = await once(child.stdout, 'data')
    return { child, endpoint: String(line).trim() }
  }

  it.each(RECEIVER_POINTS)('at %s has each summary once when it is back', (point) =>
    withFolder(async (folder) => {
      const first = await spawnReceiver(folder, ['--kill-at', point])
      const rig = startStation(folder, first.endpoint)
      rig.closeBatch(1, EGGS)
      await once(first.child, 'exit')
      const second = await spawnReceiver(folder, ['--port', new URL(first.endpoint).port])
      await rig.untilSettled()
      second.child.kill('SIGKILL')
      await once(second.child, 'exit')
      const database = new ReceiverDatabase(join(folder, 'receiver.db'))
      opened.push(() => database.close())
      expectOnce(database, rig, 1, EGGS)
    }),
  )
})

describe('what nobody may get', () => {
  it('the credential does not follow a redirect to another host', () =>
    withFolder(async (folder) => {
      const heard: string[] = []
      const stranger = createServer((request, response) => {
        heard.push(String(request.headers.authorization))
        response.end()
      })
      stranger.listen(0, '127.0.0.1')
      await once(stranger, 'listening')
      opened.push(() => stranger.close())
      const location = `http://localhost:${(stranger.address() as AddressInfo).port}/v1/batch-summaries`
      const away = [301, 302, 307, 308].map(
        (status): ReceiverFault => ({ at: 'headers', what: 'answer', status, headers: { location } }),
      )
      const receiver = await startReceiver(folder, away)
      const rig = startStation(folder, receiver.endpoint)
      rig.closeBatch(1, EGGS)
      await rig.untilSettled()
      expect((await receiver.current()).answers).toEqual([301, 302, 307, 308, 201])
      expect(heard).toEqual([])
    }))
})
