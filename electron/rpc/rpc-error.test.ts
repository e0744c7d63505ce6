import { expect, it } from 'vitest'
import { fromWireError, isOfWhoAsks, RPC_CODES, RpcError, toWireError } from './rpc-error.ts'

it('tells a refusal for who asks from every failure', () => {
  const ofWho = RPC_CODES.filter((code) => isOfWhoAsks(new RpcError(code, 'refused')))
  expect(ofWho).toEqual(['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN', 'NOBODY_TO_ASK'])
  const failures = [new Error('NOT_ALLOWED'), Object.assign(new Error('x'), { code: 'NOT_ALLOWED' }), undefined]
  expect(failures.filter(isOfWhoAsks)).toEqual([])
})

it('carries the name of a file below the folder of the data, and no path from the root', () => {
  const of = (file: unknown) => fromWireError(toWireError(Object.assign(new Error('x'), { file }))).file
  const none = ['/data/cold/2026-09.db', '../2026-09.db', 'C:\\cold', 7].map(of)
  expect([of('cold/2026-09.db'), ...none]).toEqual(['cold/2026-09.db', undefined, undefined, undefined, undefined])
})
