import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runNode } from '../../build/tasks/run-command.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { SEAL_SUFFIX } from './policy-seal.ts'

const COMMAND = join(import.meta.dirname, 'policy-command.ts')
const policy = (...args: readonly string[]) => runNode([COMMAND, ...args], { output: 'capture' })

describe('npm run policy', () => {
  it('seals a good file for every account to read, and says what each part does', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'policy.json')
      writeFileSync(path, JSON.stringify({ version: 1, cloud: { endpoint: 'https://cloud.example', site: 'nord-01' } }))
      const before = await policy('check', path)
      expect([before.code, before.output]).toEqual([1, expect.stringContaining('its seal is missing')])
      const sealed = await policy('seal', path)
      expect([sealed.code, sealed.output]).toEqual([
        0,
        expect.stringContaining('https://cloud.example under the name nord-01'),
      ])
      expect(sealed.output).toContain('updates  off')
      if (process.platform !== 'win32') expect(statSync(path + SEAL_SUFFIX).mode & 0o777).toBe(0o644)
      expect((await policy('check', path)).code).toBe(0)
      writeFileSync(path, readFileSync(path, 'utf8').replace('nord-01', 'nord-02'))
      const changed = await policy('check', path)
      expect([changed.code, changed.output]).toEqual([1, expect.stringContaining(`The policy file ${path} is refused`)])
    }))

  it('says in words what becomes of backups and pictures', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'policy.json')
      const [backup, pictures] = [
        { hour: 22, secondFolder: '/mnt/nas' },
        { days: { faulty: 7 }, quotaGib: 20 },
      ]
      writeFileSync(path, JSON.stringify({ version: 1, backup, pictures }))
      const { code, output } = await policy('seal', path)
      expect(code).toBe(0)
      for (const words of ['at 22 o’clock', 'second /mnt/nas', 'at most 20 GiB', 'faulty for 7 days, at most 20 %']) {
        expect(output).toContain(words)
      }
    }))

  it('seals nothing that is not a policy', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'policy.json')
      writeFileSync(path, '{"version": 1, "proxy": "proxy.example"}')
      const refused = await policy('seal', path)
      expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('proxy')])
      expect(existsSync(path + SEAL_SUFFIX)).toBe(false)
    }))

  it('explains itself when it is called wrongly', async () => {
    expect((await policy('--help')).code).toBe(0)
    expect((await policy('frob', 'x')).code).toBe(2)
    expect((await policy('check', '/nowhere/policy.json')).code).toBe(1)
  })
})
