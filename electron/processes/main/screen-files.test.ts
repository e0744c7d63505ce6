import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { screenFilesIn } from './screen-files.ts'

describe('screenFilesIn', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ovoscope-screen-'))
    mkdirSync(join(folder, 'screen', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'screen', 'assets', 'a.js'), 'a')
    mkdirSync(join(folder, 'screen-next-door'))
    writeFileSync(join(folder, 'screen-next-door', 'secret.js'), 'secret')
    if (process.platform !== 'win32') symlinkSync(join(folder, 'screen-next-door'), join(folder, 'screen', 'link'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const read = (...segments: string[]) => screenFilesIn(join(folder, 'screen'))(segments)

  it('reads what is there', async () => {
    expect(await read('assets', 'a.js')).toEqual(new Uint8Array([97]))
  })

  it.each([[['gone.js']], [['assets']], [['..', 'screen-next-door', 'secret.js']], [['link', 'secret.js']], [[]]])(
    'finds nothing at %j',
    async (segments) => {
      expect(await read(...segments)).toBeUndefined()
    },
  )

  it('finds nothing when the screen was never built', async () => {
    expect(await screenFilesIn(join(folder, 'gone'))(['index.html'])).toBeUndefined()
  })
})
