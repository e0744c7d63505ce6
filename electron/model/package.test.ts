import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadModelPackage } from './package.ts'

const SHIPPED = fileURLToPath(new URL('../../models/phantomnet-1.0.0', import.meta.url))

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ovoscope-package-'))
  cpSync(SHIPPED, folder, { recursive: true })
})

afterEach(() => rmSync(folder, { recursive: true }))

async function errorOf() {
  const loaded = await loadModelPackage(folder)
  return loaded.ok ? undefined : loaded.error
}

describe('loadModelPackage', () => {
  it('loads the shipped package with its golden scans', async () => {
    const loaded = await loadModelPackage(SHIPPED)
    if (!loaded.ok) throw new Error(loaded.error.detail)
    const { manifest, goldenScans, goldenExpected, modelBytes } = loaded.value
    expect(loaded.value.modelId).toBe('phantomnet-1.0.0')
    expect(goldenScans.length).toBe(manifest.golden.count * 64 * 64)
    expect(goldenExpected.length).toBe(manifest.golden.count * 6)
    expect(modelBytes.length).toBeLessThan(2 * 1024 * 1024)
  })

  it('refuses a folder without a manifest', async () => {
    rmSync(join(folder, 'manifest.json'))
    expect(await errorOf()).toMatchObject({ code: 'MANIFEST_MISSING' })
  })

  it('refuses a missing, a longer and a silently changed file, and names it', async () => {
    const model = join(folder, 'model.onnx')
    const bytes = readFileSync(model)
    bytes[1000] = (bytes[1000] ?? 0) ^ 1
    writeFileSync(model, bytes)
    expect(await errorOf()).toMatchObject({ code: 'FILE_HASH', path: 'model.onnx' })
    appendFileSync(model, 'x')
    expect(await errorOf()).toMatchObject({ code: 'FILE_SIZE', path: 'model.onnx' })
    rmSync(model)
    expect(await errorOf()).toMatchObject({ code: 'FILE_MISSING', path: 'model.onnx' })
  })

  it('refuses golden scans of another count than the manifest states', async () => {
    const path = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    manifest.golden.count = 23
    writeFileSync(path, JSON.stringify(manifest))
    expect(await errorOf()).toMatchObject({ code: 'GOLDEN_SIZE', path: 'golden/scans.u16' })
  })

  it('passes the manifest’s own failure on', async () => {
    writeFileSync(join(folder, 'manifest.json'), 'not json')
    expect(await errorOf()).toMatchObject({ code: 'MANIFEST_NOT_JSON', path: 'manifest.json' })
  })
})
