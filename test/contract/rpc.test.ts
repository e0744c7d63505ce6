import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { rpcContract } from './rpc-contract.ts'

rpcContract('a pair of ports in memory', async () => {
  const [left, right] = createPortPair()
  return { left, right, dispose: () => left.close() }
})
