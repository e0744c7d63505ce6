import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addVersion, makeSignedPackage, type SignedPackage } from '../../test/make/signed-package.ts'
import { makeTemporaryFolder } from '../../test/make/temporary-folder.ts'
import { ARCHIVE_BYTES_MAX, packArchive, readArchive } from './archive.ts'
import { installModelPackage, openPackage } from './install-package.ts'

const ID = 'phantomnet-1.1.0'

let root: string
let signed: SignedPackage
let modelsFolder: string
let archive: string

beforeEach(async () => {
  root = makeTemporaryFolder()
  mkdirSync(join(root, 'made'))
  signed = makeSignedPackage(join(root, 'made'))
  modelsFolder = join(root, 'models')
  mkdirSync(modelsFolder)
  archive = join(root, `${ID}.ovomodel`)
  await pack()
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

async function pack(): Promise<void> {
  const opened = await openPackage(signed.folder, signed.keysFolder)
  if (!opened.ok) throw new Error(opened.error.detail)
  writeFileSync(archive, packArchive([...opened.value.files].map(([path, bytes]) => ({ path, bytes }))))
}

function install(from: string, keysFolder = signed.keysFolder) {
  return installModelPackage({ from, modelsFolder, keysFolder })
}

async function errorOf(from: string, keysFolder?: string) {
  const installed = await install(from, keysFolder)
  return installed.ok ? undefined : installed.error
}

describe('installModelPackage', () => {
  it('lays an archive and a folder down as the same package, and says when it is there already', async () => {
    const first = await install(archive)
    expect(first).toMatchObject({ ok: true, value: { modelId: ID, folder: join(modelsFolder, ID), wasThere: false } })
    for (const file of ['manifest.json', 'manifest.sig', 'model.onnx', 'golden/scans.u16']) {
      expect(Buffer.compare(readFileSync(join(modelsFolder, ID, file)), readFileSync(join(signed.folder, file)))).toBe(
        0,
      )
    }
    expect(await install(signed.folder)).toMatchObject({ ok: true, value: { wasThere: true } })
    expect(readdirSync(modelsFolder)).toEqual([ID])
  })

  it('writes nothing of what is not as it was signed, and names the file', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (position, mask) => {
        const genuine = readFileSync(archive)
        const changed = Buffer.from(genuine)
        const at = position % genuine.length
        changed[at] = (genuine[at] ?? 0) ^ mask
        const bad = join(root, 'bad.ovomodel')
        writeFileSync(bad, changed)
        // A damaged name or header is named as it stands there; archive.test.ts looks at every byte.
        expect((await errorOf(bad))?.path).toMatch(/./)
        expect(readdirSync(modelsFolder)).toEqual([])
      }),
      { numRuns: 60 },
    ))

  it('blames the changed file also when the archive was packed anew around it', async () => {
    const files = readArchive(readFileSync(archive), 'x')
    if (!files.ok) throw new Error(files.error.detail)
    for (const changed of files.value.keys()) {
      const entries = [...files.value].map(([path, bytes]) => ({
        path,
        bytes:
          path === changed ? Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]) : bytes,
      }))
      writeFileSync(archive, packArchive(entries))
      expect(await errorOf(archive)).toMatchObject({ path: changed })
    }
    expect(readdirSync(modelsFolder)).toEqual([])
  })

  it('takes nothing that the manifest does not state, misses nothing that it does', async () => {
    const files = readArchive(readFileSync(archive), 'x')
    if (!files.ok) throw new Error(files.error.detail)
    const entries = [...files.value].map(([path, bytes]) => ({ path, bytes }))
    writeFileSync(archive, packArchive([...entries, { path: 'extra.bin', bytes: Buffer.from('x') }]))
    expect(await errorOf(archive)).toMatchObject({ code: 'ARCHIVE_ENTRY', path: 'extra.bin' })
    writeFileSync(archive, packArchive(entries.filter(({ path }) => path !== 'model.onnx')))
    expect(await errorOf(archive)).toMatchObject({ code: 'FILE_MISSING', path: 'model.onnx' })
  })

  it('trusts the keys of this machine, not those beside the package', async () => {
    const own = join(modelsFolder, 'trusted-keys')
    mkdirSync(own)
    expect(await errorOf(archive, own)).toMatchObject({ code: 'KEY_UNKNOWN' })
  })

  it('does not replace a version by another of the same name, but mends one that is damaged', async () => {
    await install(archive)
    signed.change((manifest) => Object.assign(manifest, { title: 'Another one' }))
    expect(await errorOf(signed.folder)).toMatchObject({ code: 'VERSION_TAKEN' })
    expect(readFileSync(join(modelsFolder, ID, 'manifest.json'), 'utf8')).not.toContain('Another one')
    writeFileSync(join(modelsFolder, ID, 'model.onnx'), 'damaged')
    expect(await install(archive)).toMatchObject({ ok: true, value: { wasThere: false } })
    expect(await install(archive)).toMatchObject({ ok: true, value: { wasThere: true } })
    expect(readdirSync(modelsFolder)).toEqual([ID])
  })

  it('does not take a name that another package of this machine has, wherever it lies', async () => {
    const shipped = makeSignedPackage(join(root, 'shipped'))
    const installHere = () =>
      installModelPackage({
        ...{ from: signed.folder, modelsFolder, otherFolders: [shipped.modelsFolder] },
        keysFolder: [signed.keysFolder, shipped.keysFolder],
      })
    expect(await installHere()).toMatchObject({ ok: true, value: { wasThere: false } })
    rmSync(join(modelsFolder, ID), { recursive: true })
    signed.change((manifest) => Object.assign(manifest, { title: 'Another one' }))
    // Whatever the folder is called, and whether the rest of it is sound.
    renameSync(shipped.folder, join(shipped.modelsFolder, 'old'))
    rmSync(join(shipped.modelsFolder, 'old/model.onnx'))
    expect(await installHere()).toMatchObject({ ok: false, error: { code: 'VERSION_TAKEN' } })
    expect(readdirSync(modelsFolder)).toEqual([])
    rmSync(join(shipped.modelsFolder, 'old'), { recursive: true })
    expect(await installHere()).toMatchObject({ ok: true })
  })

  it('replaces no other package that somebody has laid where this one belongs', async () => {
    const other = addVersion(signed, '1.2.0')
    renameSync(other, join(modelsFolder, ID))
    expect(await errorOf(archive)).toMatchObject({ code: 'VERSION_TAKEN' })
  })

  it('clears away what a power cut left of an earlier try', async () => {
    mkdirSync(join(modelsFolder, `.incoming-${ID}`))
    writeFileSync(join(modelsFolder, `.incoming-${ID}`, 'manifest.json'), 'half')
    expect(await install(archive)).toMatchObject({ ok: true })
    expect(readdirSync(modelsFolder)).toEqual([ID])
  })

  it('says where it could not write', async () => {
    rmSync(modelsFolder, { recursive: true })
    writeFileSync(modelsFolder, 'a file stands here')
    expect(await errorOf(archive)).toMatchObject({
      code: 'NOT_WRITTEN',
      detail: expect.stringContaining(modelsFolder),
    })
  })

  it('says which file is no archive, too large, or not there', async () => {
    expect(await errorOf(join(root, 'gone.ovomodel'))).toMatchObject({ code: 'ARCHIVE_MISSING', path: 'gone.ovomodel' })
    const large = join(root, 'large.ovomodel')
    writeFileSync(large, '')
    truncateSync(large, ARCHIVE_BYTES_MAX + 1)
    expect(await errorOf(large)).toMatchObject({ code: 'PACKAGE_TOO_LARGE', path: 'large.ovomodel' })
  })

  it('reads only what is a file', async (context) => {
    if (process.platform === 'win32') context.skip('there are no pipes in folders on Windows')
    expect(await errorOf('/dev/zero')).toMatchObject({ code: 'ARCHIVE_MISSING', path: 'zero' })
    const pipe = join(root, 'pipe')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    expect(await errorOf(pipe)).toMatchObject({ code: 'ARCHIVE_MISSING', path: 'pipe' })
    rmSync(join(signed.folder, 'manifest.sig'))
    expect(spawnSync('mkfifo', [join(signed.folder, 'manifest.sig')]).status).toBe(0)
    expect(await errorOf(signed.folder)).toMatchObject({ code: 'SIGNATURE_MISSING' })
  })
})
