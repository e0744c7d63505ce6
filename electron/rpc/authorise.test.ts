import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CONTRACT_VERSION } from '../contract/vocabulary.ts'
import { NOBODY, PROGRAM } from '../domain/access.ts'
import { type AccessQuestion, type Authorise, ownProcess } from './authorise.ts'
import { connect } from './client.ts'
import { createPortPair } from './port-pair.ts'
import { RpcError } from './rpc-error.ts'
import { serve } from './server.ts'
import { createService } from './service.ts'

const contract = {
  service: 'test',
  methods: {
    look: {
      params: z.strictObject({}),
      result: z.strictObject({ who: z.string(), token: z.string() }),
      right: 'watch',
    },
    act: { params: z.strictObject({ size: z.number() }), result: z.strictObject({}), right: 'line.run' },
  },
  events: {},
} as const

function setUp(authorise: Authorise) {
  const [left, right] = createPortPair()
  const acted: number[] = []
  serve(
    left,
    contract,
    {
      look: (_params, { caller, token }) => ({ who: caller.name, token: token ?? 'none' }),
      act: ({ size }) => {
        acted.push(size)
        return {}
      },
    },
    { authorise },
  )
  return { client: connect(right, contract), acted }
}

describe('the serving end', () => {
  it('asks who may before every call, and tells the handler who asks', async () => {
    const asked: AccessQuestion[] = []
    const { client } = setUp((question) => {
      asked.push(question)
      return { userId: 'u1', name: `holder of ${question.token}`, roles: ['operator'] }
    })
    expect(await client.call('look', {})).toEqual({ who: 'holder of undefined', token: 'none' })
    client.setSession('t1')
    expect(await client.call('look', {})).toEqual({ who: 'holder of t1', token: 't1' })
    client.setSession(undefined)
    expect(await client.call('look', {})).toEqual({ who: 'holder of undefined', token: 'none' })
    expect(asked.map(({ method, right, token }) => [method, right, token])).toEqual([
      ['look', 'watch', undefined],
      ['look', 'watch', 't1'],
      ['look', 'watch', undefined],
    ])
  })

  it('does nothing when who asks may not, says which of the reasons it is, and nothing of the parameters', async () => {
    for (const code of ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN', 'NOBODY_TO_ASK'] as const) {
      for (const refuse of [
        () => {
          throw new RpcError(code, 'no')
        },
        () => Promise.reject(new RpcError(code, 'no')),
      ]) {
        const { client, acted } = setUp(refuse)
        await expect(client.call('act', { size: 1 })).rejects.toMatchObject({ code })
        await expect(client.call('act', { size: 'bad' as never })).rejects.toMatchObject({ code })
        expect(acted).toEqual([])
      }
    }
  })

  it('carries a call out for the session it was made with, whatever the port says meanwhile', async () => {
    const answered = Promise.withResolvers<void>()
    const { client } = setUp(async ({ token }) => {
      await answered.promise
      return { ...NOBODY, name: token ?? 'nobody' }
    })
    client.setSession('first')
    const look = client.call('look', {})
    client.setSession('second')
    answered.resolve()
    expect(await look).toEqual({ who: 'first', token: 'first' })
  })

  it('hears of no session before the handshake, nor of one that nobody can have given out', async () => {
    for (const token of ['', 'x'.repeat(201), 7]) {
      const [left, right] = createPortPair()
      serve(left, contract, { look: () => ({ who: '', token: '' }), act: () => ({}) }, { authorise: ownProcess })
      const answers: unknown[] = []
      right.onMessage((message) => answers.push(message))
      right.post({ kind: 'hello', service: 'test', version: CONTRACT_VERSION })
      right.post({ kind: 'session', token })
      await new Promise((resolve) => setImmediate(resolve))
      expect(answers.at(-1)).toMatchObject({ kind: 'refused', code: 'BAD_MESSAGE' })
    }
  })
})

describe('a service', () => {
  it('judges each port by its own rule', async () => {
    const service = createService(
      contract,
      { look: (_params, { caller }) => ({ who: caller.name, token: '' }), act: () => ({}) },
      {
        authorise: () => {
          throw new RpcError('SIGN_IN_NEEDED', 'no')
        },
      },
    )
    const [screen, sibling] = [createPortPair(), createPortPair()]
    service.attach(screen[0])
    service.attach(sibling[0], ownProcess)
    await expect(connect(screen[1], contract).call('look', {})).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    expect(await connect(sibling[1], contract).call('look', {})).toEqual({ who: PROGRAM.name, token: '' })
  })
})
