import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { MORNING_MS } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { readDamageNote } from '../../store/damage-note.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { StoreError } from '../../store/errors.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'
import { openRescue } from './rescue.ts'
import { isDamage, runRescue } from './run-rescue.ts'

const CLOCK = { wallMs: () => MORNING_MS, monoMs: () => 0 }
const IDA = {
  ...{ userId: 'u1', name: 'Ida', active: true, mustChangePin: false, failedTries: 0, lockedUntilWallMs: null },
  ...{ roles: ['itAdmin'] as const, pin: { cost: 'c', salt: new Uint8Array(16), hash: new Uint8Array(32) } },
}

describe('a station whose database cannot be opened', () => {
  it('lets nobody restore who is not signed in, and everybody watch', async () => {
    const desk = openRescue({ play: false, users: [IDA], clock: CLOCK, log: silentLogger })
    const ask = async (right: 'watch' | 'service.maintain') => desk.authorise({ method: '', right, token: undefined })
    await expect(ask('watch')).resolves.toMatchObject({ roles: [] })
    await expect(ask('service.maintain')).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    desk.close()
  })

  it('lets nobody enrol as the first one where no backup knows anybody', async () => {
    const desk = openRescue({ play: false, users: [], clock: CLOCK, log: silentLogger })
    const ask = async () => desk.authorise({ method: '', right: 'service.maintain', token: undefined })
    await expect(ask()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    desk.close()
  })

  it('stays for damage alone, and says what is wrong until the database is open again', () =>
    withFolder(async (folder) => {
      const files = dataFiles(folder)
      const key = subKeys(openDataKey(files)).database
      const open = () => openStore({ folder, key, clock: CLOCK, log: silentLogger })
      open().close()
      const bytes = readFileSync(files.database)
      bytes.fill(0, 200, 300)
      writeFileSync(files.database, bytes)
      let problem: unknown
      try {
        open()
      } catch (error) {
        problem = error
      }
      expect(isDamage(problem)).toBe(true)
      expect(isDamage(new StoreError('LOCKED', 'another one'))).toBe(false)
      if (!isDamage(problem)) return
      const time = createFakeTime()
      let asked = 0
      const start = { dataFolder: folder, play: false, timers: time.timers, log: silentLogger, keyStore: undefined }
      const calls = { onPort: () => undefined, startAgain: () => asked++ }
      const stop = await runRescue(problem, { ...start, ...calls, clock: CLOCK })
      expect(readDamageNote(folder)).toEqual({ message: problem.message, atWallMs: MORNING_MS })
      await stop()
      // Another start that finds it damaged has not found it anew.
      const later = { ...CLOCK, wallMs: () => MORNING_MS + 60_000 }
      const stopAgain = await runRescue(problem, { ...start, ...calls, clock: later })
      expect(readDamageNote(folder)).toEqual({ message: problem.message, atWallMs: MORNING_MS })
      await time.advance(60_000)
      expect(asked).toBe(0)
      writeFileSync(files.database, 'put back by hand')
      await time.advance(60_000)
      expect(asked).toBe(1)
      await stopAgain()
    }))
})
