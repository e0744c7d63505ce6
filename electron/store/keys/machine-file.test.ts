import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { keyDisk } from './key-disk.ts'
import { createMachineFile, readMachineFile } from './machine-file.ts'

/** Called just before a file is asked about: the moment at which a rotation takes it away. */
const before = vi.hoisted((): { stat(path: string): void } => ({ stat: () => undefined }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const statSync = (path: string) => {
    before.stat(path)
    return fs.statSync(path)
  }
  return { ...fs, statSync }
})

it('a machine file that is taken away while it is read is not there, and no exception', () =>
  withFolder((folder) => {
    const path = join(folder, 'machine-00000001.key')
    const key = createMachineFile(keyDisk, path)
    expect(readMachineFile(path)).toEqual({ ok: true, value: key })
    before.stat = (asked) => rmSync(asked)
    expect(readMachineFile(path)).toEqual({ ok: false, error: `${path} is not there` })
  }))
