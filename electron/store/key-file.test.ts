import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { oldKeyFileBytes } from '../../test/make/old-key-file.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { dataFiles, journalFolder } from './data-folder.ts'
import { journalKey, openDataKey, readDataKey, subKeys } from './key-file.ts'

const withFiles = (work: (files: ReturnType<typeof dataFiles>) => void | Promise<void>) =>
  withFolder((folder) => work(dataFiles(join(folder, 'data'))))

function keyOrProblem(keyFile: string, key: Uint8Array): string {
  try {
    return Buffer.from(readDataKey(keyFile)).equals(key) ? 'the same key' : 'another key'
  } catch (problem) {
    return String(problem)
  }
}

describe('data key', () => {
  it('is made once for a new folder, for the owner alone, and is the same ever after', () =>
    withFiles((files) => {
      const key = openDataKey(files)
      expect(key).toHaveLength(32)
      expect(new Set(key).size).toBeGreaterThan(8)
      expect(openDataKey(files)).toEqual(key)
      expect(readDataKey(files.keyFile)).toEqual(key)
      expect(readdirSync(files.folder)).toEqual(['data.key', expect.stringMatching(/^machine-[0-9a-f]{8}\.key$/)])
      if (process.platform === 'win32') return
      for (const name of readdirSync(files.folder)) expect(statSync(join(files.folder, name)).mode & 0o077).toBe(0)
    }))

  it('differs from folder to folder', () =>
    withFiles((one) => withFiles((other) => expect(openDataKey(one)).not.toEqual(openDataKey(other)))))

  it.each(['database', 'journal'] as const)('is not made anew beside a %s that needs the old one', (what) =>
    withFiles((files) => {
      mkdirSync(files[what], { recursive: true })
      expect(() => openDataKey(files)).toThrowError(expect.objectContaining({ name: 'StoreError', code: 'MISSING' }))
      expect(readdirSync(files.folder)).not.toContain('data.key')
    }),
  )

  it('that nothing on this machine opens says in a whole sentence what helps', () =>
    withFiles((files) => {
      openDataKey(files)
      const machineFile = readdirSync(files.folder).find((name) => name.startsWith('machine-')) ?? ''
      rmSync(join(files.folder, machineFile))
      expect(() => openDataKey(files)).toThrow(
        /\. Put its machine file back, or restore both from where you keep copies$/,
      )
    }))

  it.each(['data.key', 'machine-'])('is refused when a byte of %s has changed or a part is missing', (which) =>
    withFiles((files) => {
      const key = openDataKey(files)
      const path = join(files.folder, readdirSync(files.folder).find((name) => name.startsWith(which)) ?? '')
      const whole = readFileSync(path)
      for (let at = 0; at < whole.length; at++) {
        const damaged = Buffer.from(whole)
        damaged[at] = (damaged[at] ?? 0) ^ 1
        writeFileSync(path, damaged)
        // Damage outside the only slot still lets it open; another key never comes of it.
        expect(keyOrProblem(files.keyFile, key)).toMatch(/^(the same key|.*damaged.*)$/)
      }
      writeFileSync(path, whole.subarray(0, 40))
      expect(keyOrProblem(files.keyFile, key)).toMatch(/damaged/)
      writeFileSync(path, whole)
      expect(keyOrProblem(files.keyFile, key)).toBe('the same key')
    }),
  )

  it('of a folder with the old key file is the one that it had in the clear, and the file has slots from then on', () =>
    withFiles((files) => {
      const old = new Uint8Array(32).fill(5)
      mkdirSync(files.journal, { recursive: true })
      writeFileSync(files.keyFile, oldKeyFileBytes(old), { mode: 0o600 })
      // Whoever only reads changes nothing.
      expect(readDataKey(files.keyFile)).toEqual(old)
      expect(readFileSync(files.keyFile)).toEqual(oldKeyFileBytes(old))
      expect(openDataKey(files)).toEqual(old)
      expect(readFileSync(files.keyFile).includes(Buffer.from(old))).toBe(false)
      expect([openDataKey(files), readDataKey(files.keyFile)]).toEqual([old, old])
    }))

  it('is refused when a bit of the old key file has flipped', () =>
    withFiles((files) => {
      mkdirSync(files.folder, { recursive: true })
      const whole = oldKeyFileBytes(new Uint8Array(32).fill(5))
      for (let at = 0; at < whole.length; at++) {
        const damaged = Buffer.from(whole)
        damaged[at] = (damaged[at] ?? 0) ^ 1
        writeFileSync(files.keyFile, damaged, { mode: 0o600 })
        expect(() => openDataKey(files)).toThrowError(expect.objectContaining({ code: 'WRONG_KEY' }))
        expect(readFileSync(files.keyFile)).toEqual(damaged)
      }
    }))

  it.runIf(process.platform !== 'win32')('is refused while others may read it, and the message says what to do', () =>
    withFiles((files) => {
      openDataKey(files)
      chmodSync(files.keyFile, 0o640)
      expect(() => openDataKey(files)).toThrowError(/chmod 600/)
    }),
  )
})

describe('keys made of the data key', () => {
  it('differ by purpose and never change', () => {
    const keys = subKeys(new Uint8Array(32).fill(1))
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    // Frozen: another value here makes every database out there unreadable.
    expect({ database: hex(keys.database), journal: hex(keys.journal), archive: hex(keys.archive) }).toEqual({
      database: 'c5ba004bc4c2c2cacb75d49d25120557afd3356b277303a50b86cbc490bfd888',
      journal: '9ff8a7391b196099fe0b0c61a72f692efb74245c051fd67480cb4d21c459d904',
      archive: '9ad107d70559472ce6096f233a30eebfa0efe591199827ccab5571534264e527',
    })
  })
})

describe('keys of journals', () => {
  it('are another one for each line, and that of the first what it always was', () => {
    const dataKey = new Uint8Array(32).fill(3)
    const keys = ['line-1', 'line-2', 'line-3'].map((lineId) =>
      Buffer.from(journalKey(dataKey, lineId)).toString('hex'),
    )
    expect(new Set(keys).size).toBe(3)
    expect(keys[0]).toBe(Buffer.from(subKeys(dataKey).journal).toString('hex'))
    const files = dataFiles('/d')
    expect([journalFolder(files, 'line-1'), journalFolder(files, 'line-2')]).toEqual([
      files.journal,
      join(files.journals, 'line-2'),
    ])
  })
})
