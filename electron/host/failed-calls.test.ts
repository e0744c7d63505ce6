import { expect, it } from 'vitest'
import { silentLogger } from '../log/logger.ts'
import { RpcError } from '../rpc/rpc-error.ts'
import { logFailedCalls } from './failed-calls.ts'

it('a page that nobody has signed in at makes no errors', () => {
  const said: string[] = []
  const log = { ...silentLogger, info: () => said.push('info'), error: () => said.push('error') }
  const onError = logFailedCalls(log)
  onError(new RpcError('SIGN_IN_NEEDED', 'users.manage needs somebody who is signed in'), 'listUsers')
  onError(new RpcError('BAD_PARAMS', 'no such cell'), 'egg')
  onError(new Error('disk'), 'egg')
  expect(said).toEqual(['info', 'error', 'error'])
})
