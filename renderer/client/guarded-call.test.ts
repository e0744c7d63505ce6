import { describe, expect, it } from 'vitest'
import { lineContract } from '../../electron/contract/line.ts'
import { NOBODY, type Right } from '../../electron/domain/access.ts'
import { connect } from '../../electron/rpc/client.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { RpcError } from '../../electron/rpc/rpc-error.ts'
import { serve } from '../../electron/rpc/server.ts'
import { ACCESS_CODES, accessCodeOf, guarded, type Need } from './guarded-call.ts'

const { resumeBatch, pauseBatch } = lineContract.methods
const CONTRACT = { service: 'station', methods: { resumeBatch, pauseBatch }, events: {} } as const

/** A station that refuses so many times, with these codes in turn, before it does what it is asked. */
function station(codes: readonly string[], answers: readonly boolean[]) {
  const [near, far] = createPortPair()
  const needs: Need[] = []
  let [asked, done] = [0, 0]
  serve(
    far,
    CONTRACT,
    {
      resumeBatch: () => {
        done++
        return { ok: true as const }
      },
      pauseBatch: () => ({ ok: true as const }),
    },
    {
      authorise: () => {
        const code = codes[asked++]
        if (code !== undefined) throw new RpcError(code, 'not now')
        return NOBODY
      },
    },
  )
  const end = guarded(connect(near, CONTRACT), CONTRACT, (need) => {
    needs.push(need)
    return Promise.resolve(answers[needs.length - 1] ?? false)
  })
  return { end, needs, counts: () => ({ asked, done }) }
}

describe('a guarded call', () => {
  it('asks for what it needs and is then repeated, as often as it takes', async () => {
    const { end, needs, counts } = station(['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN'], [true, true, true])
    expect(await end.call('resumeBatch', {})).toEqual({ ok: true })
    const right: Right = 'line.run'
    expect(needs).toEqual(ACCESS_CODES.map((code) => ({ code, right })))
    expect(counts()).toEqual({ asked: 4, done: 1 })
  })

  it('does nothing when nobody meets it, and says why', async () => {
    const { end, counts } = station(['NOT_ALLOWED'], [false])
    const refused = await end.call('resumeBatch', {}).catch((reason: unknown) => reason)
    expect(accessCodeOf(refused)).toBe('NOT_ALLOWED')
    expect(counts()).toEqual({ asked: 1, done: 0 })
  })

  it('leaves every other failure to whoever called', async () => {
    const { end, needs } = station(['NOBODY_TO_ASK'], [true])
    const failed = await end.call('resumeBatch', {}).catch((reason: unknown) => reason)
    expect(failed).toMatchObject({ code: 'NOBODY_TO_ASK' })
    expect(accessCodeOf(failed)).toBeUndefined()
    expect(accessCodeOf(new Error('NOT_ALLOWED'))).toBeUndefined()
    expect(needs).toEqual([])
  })
})
