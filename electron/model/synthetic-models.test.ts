import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSyntheticModels } from './synthetic-models.ts'

describe('readSyntheticModels', () => {
  it('believes only a package that says that it is real', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ovoscope-models-'))
    const add = (name: string, manifest: string) => {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'manifest.json'), manifest)
    }
    add('a', JSON.stringify({ name: 'sexnet', version: '1.4.0', synthetic: false, more: 1 }))
    add('b', JSON.stringify({ name: 'phantomnet', version: '1.0.0', synthetic: true }))
    add('c', '{ broken')
    mkdirSync(join(folder, 'phantom'))
    writeFileSync(join(folder, 'README.md'), '')
    const isSynthetic = readSyntheticModels(folder)
    const ids = ['sexnet-1.4.0', 'phantomnet-1.0.0', 'gone-2.0.0']
    expect(ids.map(isSynthetic)).toEqual([false, true, true])
    rmSync(folder, { recursive: true })
  })
})
