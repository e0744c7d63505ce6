import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudSettings } from '../../electron/contract/uploads.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { ovoscope } from '../../proto/gen/cloud.js'
import { Receiver } from '../cloud/receiver.ts'
import { type LineRig, untilLive } from '../rig/line-rig.ts'

export interface DemoCloud {
  readonly settings: CloudSettings
  /** Waits for the receipt, prints it with what the receiver has, and says whether the two ends agree. */
  sayReceipt(rig: LineRig, say: (text: string) => void): Promise<boolean>
  close(): Promise<void>
}

/**
 * A cloud for the demo, on loopback and with a database of its own in the demo's folder. Play is never uploaded, so the demo shows the
 * upload with a batch of work: in a folder that was made for this run and that no console ever opens, to a receiver that ends with it.
 * Nothing leaves the machine, and the summary says SYNTHETIC like everything else that this model has judged. With `--data` the folder
 * may be somebody's own; then the demo runs as play, as always, and nothing is uploaded.
 */
export async function startDemoCloud(folder: string): Promise<DemoCloud> {
  const token = randomBytes(24).toString('base64url')
  writeFileSync(dataFiles(folder).cloudToken, token, { mode: 0o600 })
  const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token })
  const endpoint = await receiver.listen()
  return {
    settings: { endpoint, site: 'demo' },
    close: () => receiver.close(),
    async sayReceipt(rig, say) {
      await untilLive(rig, 'the receipt', ({ cloud }) => cloud.state === 'up-to-date' && cloud.upToWallMs !== null)
      const [upload] = await rig.station.call('listUploads', { beforeId: null })
      const stored = receiver.database.byReceipt(upload?.receipt ?? '')
      if (upload === undefined || stored === undefined) {
        say('FAULT: the receiver does not know the receipt that the station has')
        return false
      }
      const { synthetic } = ovoscope.cloud.v1.BatchSummary.decode(stored.payload)
      const watermark = synthetic ? ', SYNTHETIC' : ''
      say('')
      say(
        `Summary of batch ${stored.batch_id}, revision ${stored.revision}${watermark}: ${stored.payload.length} bytes`,
      )
      say(`Receipt ${stored.receipt_id} for key ${stored.key} after ${upload.attempts} attempt(s)`)
      const [total] = receiver.database.totals()
      say(`The receiver's books: ${total?.batches ?? 0} batch of site ${total?.site ?? '-'}, ${total?.eggs ?? 0} eggs`)
      return true
    },
  }
}
