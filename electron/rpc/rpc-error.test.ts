import { expect, it } from 'vitest'
import { isOfWhoAsks, RPC_CODES, RpcError } from './rpc-error.ts'

it('tells a refusal for who asks from every failure', () => {
  const ofWho = RPC_CODES.filter((code) => isOfWhoAsks(new RpcError(code, 'refused')))
  expect(ofWho).toEqual(['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN', 'NOBODY_TO_ASK'])
  const failures = [new Error('NOT_ALLOWED'), Object.assign(new Error('x'), { code: 'NOT_ALLOWED' }), undefined]
  expect(failures.filter(isOfWhoAsks)).toEqual([])
})
