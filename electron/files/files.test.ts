import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFileAtomically, writePlainAtomically } from './atomic-file.ts'
import { makeFolder, syncFile, syncFolder, writeDurably } from './durable-file.ts'
import { namesIn } from './names-in.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ovoscope-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hasModes = process.platform !== 'win32'

function modeOf(path: string): number {
  return statSync(path).mode & 0o777
}

describe('writeFileAtomically', () => {
  it('makes the folder and replaces the file, for its owner alone', () => {
    const path = join(folder, 'deep', 'file')
    writeFileAtomically(path, 'old')
    writeFileAtomically(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(readdirSync(join(folder, 'deep'))).toEqual(['file'])
    if (hasModes) expect(modeOf(path)).toBe(0o600)
  })

  it('takes back what an unfinished try let others read', () => {
    const path = join(folder, 'file')
    writeFileSync(`${path}.new`, 'a power cut left this', { mode: 0o644 })
    writeFileAtomically(path, 'new')
    if (hasModes) expect(modeOf(path)).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  it('leaves the old file and no remains when it cannot replace it', () => {
    const path = join(folder, 'taken')
    mkdirSync(join(path, 'inside'), { recursive: true })
    expect(() => writeFileAtomically(path, 'new')).toThrow(/directory/)
    expect(readdirSync(folder)).toEqual(['taken'])
  })

  it('makes a plain file readable for every account, whatever the umask', () => {
    const before = process.umask(0o077)
    try {
      writePlainAtomically(join(folder, 'plain'), 'text')
    } finally {
      process.umask(before)
    }
    expect(readFileSync(join(folder, 'plain'), 'utf8')).toBe('text')
    if (hasModes) expect(modeOf(join(folder, 'plain'))).toBe(0o644)
  })
})

describe('writeDurably', () => {
  it('leaves alone what is there when it may only make a new file', () => {
    const path = join(folder, 'file')
    writeDurably(path, Buffer.from('first'), { flags: 'wx' })
    expect(() => writeDurably(path, 'second', { flags: 'wx' })).toThrow(/EEXIST/)
    expect(readFileSync(path, 'utf8')).toBe('first')
  })
})

describe('makeFolder', () => {
  it('makes a folder and those above it for its owner alone, and leaves one that is there as it is', () => {
    const path = join(folder, 'above', 'deep')
    makeFolder(path)
    writeFileSync(join(path, 'file'), 'text')
    makeFolder(path)
    expect(readdirSync(path)).toEqual(['file'])
    if (hasModes) expect(modeOf(join(folder, 'above'))).toBe(0o700)
  })

  it('throws where a file is in the way', () => {
    writeFileSync(join(folder, 'file'), 'text')
    expect(() => makeFolder(join(folder, 'file', 'deep'))).toThrow(/ENOTDIR/)
  })
})

describe('syncFile and syncFolder', () => {
  it('change nothing, and throw for what is not there', () => {
    writeFileSync(join(folder, 'file'), 'text')
    syncFile(join(folder, 'file'))
    syncFolder(folder)
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('text')
    expect(() => syncFile(join(folder, 'none'))).toThrow(/ENOENT/)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

it('lists what lies in a folder by name, and nothing where there is none', () => {
  for (const name of ['b', 'a', 'c']) writeFileSync(join(folder, name), '')
  expect(namesIn(folder)).toEqual(['a', 'b', 'c'])
  expect(namesIn(join(folder, 'none'))).toEqual([])
})
