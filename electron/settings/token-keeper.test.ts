import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { machineFileSecrets } from './secrets.ts'

describe('machineFileSecrets', () => {
  it('reads the token anew each time', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'cloud.token')
      const secrets = machineFileSecrets(path)
      expect(await secrets.cloudToken()).toEqual({ missing: expect.stringContaining('cannot be read') })
      writeFileSync(path, 'first-token\n', { mode: 0o600 })
      expect(await secrets.cloudToken()).toEqual({ token: 'first-token' })
      writeFileSync(path, 'second/token==')
      expect(await secrets.cloudToken()).toEqual({ token: 'second/token==' })
    }))

  it.skipIf(process.platform === 'win32')('refuses a file that others may read, and does not show what is in it', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'cloud.token')
      writeFileSync(path, 'topsecret', { mode: 0o600 })
      chmodSync(path, 0o640)
      const answer = await machineFileSecrets(path).cloudToken()
      expect(answer).toEqual({ missing: expect.stringContaining('chmod 600') })
      expect(JSON.stringify(answer)).not.toContain('topsecret')
    }),
  )

  it.each(['', 'two words', 'line\nbreak', 'ümlaut', 'a'.repeat(4_097)])('takes no %j for a token', (text) =>
    withFolder(async (folder) => {
      const path = join(folder, 'cloud.token')
      writeFileSync(path, text, { mode: 0o600 })
      const answer = await machineFileSecrets(path).cloudToken()
      expect(answer).toEqual({ missing: `${path} holds no bearer token` })
    }),
  )
})
