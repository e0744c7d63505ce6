import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PACKED_MANIFEST_FILE, sentenceOf, verifyPackedFiles } from './packed-files.ts'

const LIBRARY = 'app.asar.unpacked/node_modules/sqlite/linux-x64.node'
const MODEL = 'models/phantomnet-1.1.0/model.onnx'

describe('verifyPackedFiles', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ovoscope-packed-'))
    lay(LIBRARY, 'machine code')
    lay(MODEL, 'a network')
    say({ files: [facts(LIBRARY, 'machine code'), facts(MODEL, 'a network')] })
  })
  afterEach(() => rmSync(root, { recursive: true }))

  function lay(path: string, content: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  function facts(path: string, content: string) {
    return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
  }
  function say(part: object): void {
    const manifest = { format: 'ovoscope-packed-files', formatVersion: 1, closed: ['app.asar.unpacked'], ...part }
    writeFileSync(join(root, PACKED_MANIFEST_FILE), JSON.stringify(manifest))
  }

  it('agrees with what was packed', async () => {
    expect(await verifyPackedFiles(root)).toEqual({ ok: true, value: 2 })
  })

  it.each([LIBRARY, MODEL])('finds one changed byte in %s and names it', async (path) => {
    lay(path, path === LIBRARY ? 'machine c0de' : 'a netw0rk')
    const checked = await verifyPackedFiles(root)
    expect(checked).toEqual({ ok: false, error: { code: 'CHANGED', path } })
    expect(!checked.ok && sentenceOf(checked.error)).toContain(`${path} is not as it was delivered`)
  })

  it('finds what is missing, also when it is a folder now', async () => {
    rmSync(join(root, MODEL))
    expect(await verifyPackedFiles(root)).toEqual({ ok: false, error: { code: 'MISSING', path: MODEL } })
    mkdirSync(join(root, MODEL))
    expect(await verifyPackedFiles(root)).toEqual({ ok: false, error: { code: 'MISSING', path: MODEL } })
  })

  it('finds a library that nobody packed, and lets a further model be', async () => {
    lay('models/own-1.0.0/model.onnx', 'of somebody else')
    expect(await verifyPackedFiles(root)).toMatchObject({ ok: true })
    const path = 'app.asar.unpacked/node_modules/sqlite/build/Release/sqlite.node'
    lay(path, 'left over')
    expect(await verifyPackedFiles(root)).toEqual({ ok: false, error: { code: 'FOREIGN', path } })
  })

  it.each([
    ['no list', undefined],
    ['no JSON', '{'],
    ['another format', JSON.stringify({ format: 'x' })],
  ])('refuses %s', async (_name, text) => {
    rmSync(join(root, PACKED_MANIFEST_FILE))
    if (text !== undefined) writeFileSync(join(root, PACKED_MANIFEST_FILE), text)
    expect(await verifyPackedFiles(root)).toMatchObject({ ok: false, error: { code: 'MANIFEST' } })
  })

  it.each(['../outside', '/etc/passwd', 'a/../../b', 'a\\b', '..'])('refuses a list that names %s', async (path) => {
    say({ files: [{ ...facts(LIBRARY, 'machine code'), path }] })
    expect(await verifyPackedFiles(root)).toMatchObject({ ok: false, error: { code: 'MANIFEST' } })
  })
})
