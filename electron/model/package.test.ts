import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSignedPackage, SHIPPED_PACKAGE, type SignedPackage } from '../../test/make/signed-package.ts'
import { loadModelPackage, PACKAGE_BYTES_MAX } from './package.ts'
import { signManifest } from './signature.ts'

/** Every file of a package; the test of the shipped one proves that there is no other. */
const FILES = [
  'manifest.json',
  'manifest.sig',
  'model.onnx',
  'CARD.md',
  'golden/scans.u16',
  'golden/expected.f32',
] as const

let signed: SignedPackage

beforeEach(() => {
  signed = makeSignedPackage(mkdtempSync(join(tmpdir(), 'ovoscope-package-')))
})

afterEach(() => rmSync(signed.modelsFolder, { recursive: true }))

async function errorOf() {
  const loaded = await loadModelPackage(signed.folder)
  return loaded.ok ? undefined : loaded.error
}

describe('loadModelPackage', () => {
  it('loads the shipped package with its golden scans', async () => {
    const loaded = await loadModelPackage(SHIPPED_PACKAGE)
    if (!loaded.ok) throw new Error(loaded.error.detail)
    const { manifest, goldenScans, goldenExpected, modelBytes } = loaded.value
    expect(loaded.value.modelId).toBe('phantomnet-1.0.0')
    expect(goldenScans.length).toBe(manifest.golden.count * 64 * 64)
    expect(goldenExpected.length).toBe(manifest.golden.count * 6)
    expect(modelBytes.length).toBeLessThan(2 * 1024 * 1024)
    const covered = [...manifest.files.map(({ path }) => path), 'manifest.json', 'manifest.sig']
    expect(covered.toSorted()).toEqual([...FILES].toSorted())
  })

  it('refuses a package in which any one byte of any file is another, and names the file', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (file, at, mask) => {
          const path = join(signed.folder, file)
          const before = readFileSync(path)
          const after = Buffer.from(before)
          const offset = at % before.length
          after[offset] = (before[offset] ?? 0) ^ mask
          writeFileSync(path, after)
          const error = await errorOf()
          writeFileSync(path, before)
          expect(error).toMatchObject({ path: file })
        },
      ),
      {
        numRuns: 300,
        seed: 20_261_121,
        examples: FILES.flatMap((file) => [[file, 0, 1] as [typeof file, number, number]]),
      },
    ))

  it('takes a package that somebody else signed whom this machine trusts', async () => {
    const loaded = await loadModelPackage(signed.folder)
    expect(loaded.ok && loaded.value.modelId).toBe('phantomnet-1.0.0')
  })

  it.each(FILES)('refuses a package without %s, and one in which it is longer, and names it', async (file) => {
    appendFileSync(join(signed.folder, file), 'x')
    expect(await errorOf()).toMatchObject({ path: file })
    rmSync(join(signed.folder, file))
    expect(await errorOf()).toMatchObject({ path: file })
  })

  it('does not read what the manifest does not state', async () => {
    writeFileSync(join(signed.folder, 'model.onnx.data'), 'weights of somebody else')
    expect(await errorOf()).toBeUndefined()
  })

  it('refuses a signature by a stranger and says where a key would have to lie', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const manifest = readFileSync(join(signed.folder, 'manifest.json'))
    writeFileSync(join(signed.folder, 'manifest.sig'), signManifest(manifest, privateKey))
    expect(await errorOf()).toMatchObject({
      code: 'KEY_UNKNOWN',
      path: 'manifest.sig',
      detail: expect.stringContaining(signed.keysFolder),
    })
  })

  it('trusts nobody where there are no keys', async () => {
    rmSync(signed.keysFolder, { recursive: true })
    expect(await errorOf()).toMatchObject({
      code: 'KEY_UNKNOWN',
      detail: expect.stringContaining('trusted here: none'),
    })
  })

  it('tells of a file among the keys that is none', async () => {
    rmSync(join(signed.keysFolder, 'own.pem'))
    writeFileSync(join(signed.keysFolder, 'notes.pem'), 'the key is in the safe')
    expect(await errorOf()).toMatchObject({ detail: expect.stringContaining('notes.pem') })
  })

  it('refuses golden scans of another count than the manifest states, whoever signed it', async () => {
    signed.change((manifest) => Object.assign(manifest['golden'] as object, { count: 23 }))
    expect(await errorOf()).toMatchObject({ code: 'GOLDEN_SIZE', path: 'golden/scans.u16' })
  })

  it('reads nothing of a package that states more than the memory takes', async () => {
    signed.change((manifest) => {
      const [model] = manifest['files'] as { bytes: number }[]
      Object.assign(model ?? {}, { bytes: PACKAGE_BYTES_MAX })
    })
    expect(await errorOf()).toMatchObject({ code: 'PACKAGE_TOO_LARGE', path: 'manifest.json' })
  })

  it('passes the manifest’s own failure on', async () => {
    writeFileSync(join(signed.folder, 'manifest.json'), 'not json')
    signed.sign()
    expect(await errorOf()).toMatchObject({ code: 'MANIFEST_NOT_JSON', path: 'manifest.json' })
  })
})
