import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fullRing } from '../../../test/make/key-rings.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { HeldKey } from './held-key.ts'

const STATION_KEY = new Uint8Array(32).fill(3)

function heldKey(keyFile: string, station: () => Promise<Uint8Array>) {
  let asked = 0
  const counted = () => {
    asked += 1
    return station()
  }
  return { held: new HeldKey(keyFile, { dataKey: counted }, silentLogger), asked: () => asked }
}

describe('the data key in review', () => {
  it('comes from the machine file where there is one, and the station is not asked', () =>
    withFolder(async (folder) => {
      const { files, dataKey } = await fullRing(join(folder, 'work'))
      const { held, asked } = heldKey(files.keyFile, () => Promise.resolve(STATION_KEY))
      await held.ask()
      expect([held.read(), asked()]).toEqual([dataKey, 0])
      rmSync(files.folder, { recursive: true })
      expect(held.read()).toEqual(dataKey)
    }))

  it('comes from the station where nothing here opens it', () =>
    withFolder(async (folder) => {
      const { held, asked } = heldKey(join(folder, 'data.key'), () => Promise.resolve(STATION_KEY))
      expect(() => held.read()).toThrowError(expect.objectContaining({ code: 'MISSING' }))
      await held.ask()
      await held.ask()
      expect([held.read(), asked()]).toEqual([STATION_KEY, 1])
    }))

  it('is missed, and asked for again at the next start of the station, where it did not answer', () =>
    withFolder(async (folder) => {
      const answers = [Promise.reject(new Error('away')), Promise.resolve(STATION_KEY)]
      const { held } = heldKey(join(folder, 'data.key'), () => answers.shift() ?? Promise.reject(new Error('none')))
      await held.ask()
      expect(() => held.read()).toThrowError(expect.objectContaining({ code: 'MISSING' }))
      await held.ask()
      expect(held.read()).toEqual(STATION_KEY)
    }))
})
