import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderToWrite } from './typed-values.ts'

describe('folderToWrite', () => {
  it('takes a folder that is there or can be made, and names what stands in the way of one that cannot', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ovoscope-folder-'))
    try {
      const file = join(folder, 'file')
      writeFileSync(file, '')
      const told = (path: string) => {
        const read = folderToWrite().safeParse(path)
        return read.success ? 'taken' : read.error.issues[0]?.message
      }
      expect([told(folder), told(join(folder, 'new', 'deep'))]).toEqual(['taken', 'taken'])
      const inTheWay = `a folder in which this account may write (${file} is a file, not a folder)`
      expect([told(file), told(join(file, 'below'))]).toEqual([inTheWay, inTheWay])
      expect(told('')).toBe('a folder')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
