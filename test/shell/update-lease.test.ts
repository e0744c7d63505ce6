import { describe, expect, it } from 'vitest'
import { updateLeaseContract } from '../../electron/contract/update.ts'
import { connect } from '../../electron/rpc/client.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { demoBatch, startLineRig } from '../rig/line-rig.ts'

const READY_WITHIN_MS = 60_000

describe('a real station', () => {
  it('starts no batch under an update lease, grants none during a batch, and tells nobody but the shell', () =>
    withFolder(async (dataFolder) => {
      const scanner = { seed: 'lease', ratePerHour: 100_000, trays: 1, rows: 4, columns: 5 }
      const rig = await startLineRig({ dataFolder, scanner, onErrorOutput: () => undefined })
      try {
        const lease = connect(rig.open('station', 'updates'), updateLeaseContract)
        const isReady = async () => {
          const { link, model } = await rig.station.call('liveView', {})
          return link.state === 'Streaming' && model.state === 'ready'
        }
        await expect.poll(isReady, { timeout: READY_WITHIN_MS }).toBe(true)
        expect(await lease.call('grantUpdateLease', {})).toEqual({ granted: true, rest: 'idle' })
        const wish = demoBatch(20)
        expect(await rig.station.call('startBatch', wish)).toEqual({ ok: false, refusal: 'UPDATING' })
        await lease.call('releaseUpdateLease', {})
        expect(await rig.station.call('startBatch', wish)).toEqual({ ok: true })
        expect(await lease.call('grantUpdateLease', {})).toEqual({ granted: false, rest: 'batch' })
        await rig.station.call('closeBatch', {})
        const rest = async () => (await lease.call('state', {})).rest
        await expect.poll(rest, { timeout: READY_WITHIN_MS }).toBe('idle')
        const screen = connect(rig.open('station', 'renderer'), updateLeaseContract)
        await expect(screen.call('grantUpdateLease', {})).rejects.toMatchObject({ code: 'WRONG_SERVICE' })
      } finally {
        await rig.stop()
      }
    }))
})
