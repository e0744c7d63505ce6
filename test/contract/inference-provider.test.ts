import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { inferenceContract } from '../../electron/contract/inference.ts'
import { INFERENCE_PROVIDERS } from '../../electron/contract/inference-settings.ts'
import { createNodeHost, type NodeHost } from '../../electron/host/node-host.ts'
import { connect } from '../../electron/rpc/client.ts'
import { SHIPPED_PACKAGE } from '../make/signed-package.ts'

const DEADLINE_MS = 9_000
const OTHERS = INFERENCE_PROVIDERS.filter((provider) => provider !== 'cpu')

let host: NodeHost | undefined

afterEach(() => {
  host?.close()
  host = undefined
})

/** The real process, told to use that; what it says it runs on, and how it ended if it did. */
async function startWith(provider: string) {
  const entry = join(import.meta.dirname, '../../electron/processes/inference/main.ts')
  host = createNodeHost({
    entries: { inference: entry, station: entry, review: entry, 'virtual-scanner': entry },
    onErrorOutput: () => undefined,
  })
  const init = { modelFolder: SHIPPED_PACKAGE, run: { provider } }
  const hosted = host.spawn('inference', { process: 'inference', log: { folder: null, level: 'error' }, init })
  const ended = new Promise<string>((resolve) => hosted.onExit(({ reason }) => resolve(reason)))
  const client = connect(host.open(hosted, 'shell'), inferenceContract)
  const said = client.call('model', {}, { deadlineMs: DEADLINE_MS }).then(
    (model) => (model.state === 'ready' ? { run: model.run } : { refused: model.code }),
    () => ended.then((reason) => ({ ended: reason })),
  )
  return said
}

describe('the real process on this machine', () => {
  it.for(OTHERS)('%s: runs on it, or on the CPU and says why', async (provider, context) => {
    const said = await startWith(provider)
    if ('ended' in said) {
      expect(said.ended).toContain(`${provider} is not used`)
      context.skip(`${provider} ended its process: ${said.ended}`)
    }
    expect(said).toHaveProperty('run')
    if (!('run' in said)) return
    expect(said.run.batchMs).toBeGreaterThan(0)
    if (said.run.provider === provider) {
      expect(said.run.refused).toBeNull()
      return
    }
    expect(said.run).toMatchObject({ provider: 'cpu', refused: { provider } })
    context.skip(`${provider} cannot be had here: ${said.run.refused?.code}, ${said.run.refused?.detail}`)
  })
})
