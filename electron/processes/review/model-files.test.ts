import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { addVersion, makeSignedPackage, type SignedPackage } from '../../../test/make/signed-package.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { MODEL_UPLOAD_BYTES_MAX } from '../../contract/model-files.ts'
import { TRAINEE } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import { silentLogger } from '../../log/logger.ts'
import { packArchive } from '../../model/archive.ts'
import { openPackage } from '../../model/install-package.ts'
import { modelFiles } from './model-files.ts'

const WHO = { caller: TRAINEE }

function setUp(folder: string) {
  const signed = makeSignedPackage(join(folder, 'theirs'))
  const modelsFolder = join(folder, 'data/models')
  const trail: AuditDeed[] = []
  const time = new ManualTime()
  const station = { isAway: false }
  const disk = { freeBytes: 1_000_000_000, asked: [] as number[] }
  const files = modelFiles({
    ...{ modelsFolder, otherFolders: [], keysFolders: [signed.keysFolder], timers: time, log: silentLogger },
    async audit(_caller, deed) {
      if (station.isAway) throw new Error('the station is away')
      trail.push(deed)
    },
    async hasRoomFor(bytes) {
      disk.asked.push(bytes)
      return bytes <= disk.freeBytes
    },
  })
  /** Sends from one byte to another, as a screen does. */
  const send = (bytes: Uint8Array, offset: number, end: number) =>
    files.sendModelPart({ offset, size: bytes.length, bytes: bytes.subarray(offset, end) }, WHO)
  return { signed, modelsFolder, trail, station, time, disk, files, send }
}

async function archiveOf({ keysFolder }: SignedPackage, folder: string): Promise<Uint8Array> {
  const opened = await openPackage(folder, keysFolder)
  if (!opened.ok) throw new Error(opened.error.detail)
  return packArchive([...opened.value.files].map(([path, bytes]) => ({ path, bytes })))
}

describe('packages that are brought to a station', () => {
  it('are laid among its models once, with an entry in the trail for each who brought it', () =>
    withFolder(async (folder) => {
      const { signed, modelsFolder, trail, files } = setUp(folder)
      const from = addVersion(signed, '1.2.0')
      expect(await files.installModel({ from }, WHO)).toEqual({
        ...{ ok: true, modelId: 'phantomnet-1.2.0', wasThere: false },
      })
      expect(await files.installModel({ from }, WHO)).toMatchObject({ ok: true, wasThere: true })
      expect(readdirSync(modelsFolder)).toEqual(['phantomnet-1.2.0'])
      expect(trail.map(({ act, subject, after }) => [act, subject, JSON.parse(after ?? '')])).toMatchObject([
        ['model.install', 'phantomnet-1.2.0', { from, wasThere: false }],
        ['model.install', 'phantomnet-1.2.0', { from, wasThere: true }],
      ])
    }))

  it('have their entry also when it could be written only at the second try', () =>
    withFolder(async (folder) => {
      const { signed, trail, station, files } = setUp(folder)
      station.isAway = true
      await expect(files.installModel({ from: signed.folder }, WHO)).rejects.toThrow('away')
      station.isAway = false
      expect(await files.installModel({ from: signed.folder }, WHO)).toMatchObject({ ok: true, wasThere: true })
      expect(trail).toMatchObject([{ act: 'model.install', subject: 'phantomnet-1.1.0' }])
    }))

  it('are refused with the word and the file, and leave nothing', () =>
    withFolder(async (folder) => {
      const { modelsFolder, trail, files } = setUp(folder)
      const stranger = makeSignedPackage(join(folder, 'stranger'))
      const refused = { ok: false, code: 'KEY_UNKNOWN', path: 'manifest.sig', detail: expect.any(String) }
      expect(await files.installModel({ from: stranger.folder }, WHO)).toEqual(refused)
      expect(await files.installModel({ from: join(folder, 'nowhere') }, WHO)).toMatchObject({ ok: false })
      expect([readdirSync(modelsFolder), trail]).toEqual([[], []])
    }))

  it('come in parts from a screen, and only whole', () =>
    withFolder(async (folder) => {
      const { signed, modelsFolder, send } = setUp(folder)
      const bytes = await archiveOf(signed, signed.folder)
      const half = Math.floor(bytes.length / 2)
      const part = (offset: number, end: number) => send(bytes, offset, end)
      expect(await part(0, half)).toBeNull()
      expect(await part(half + 1, bytes.length)).toMatchObject({ ok: false, code: 'UPLOAD_BROKEN' })
      expect(await part(0, half)).toBeNull()
      expect(await part(half, bytes.length)).toEqual({ ok: true, modelId: 'phantomnet-1.1.0', wasThere: false })
      expect(readdirSync(modelsFolder)).toEqual(['phantomnet-1.1.0'])
      const model = 'phantomnet-1.1.0/model.onnx'
      expect(readFileSync(join(modelsFolder, model)).equals(readFileSync(join(signed.modelsFolder, model)))).toBe(true)
      expect(await part(0, bytes.length)).toMatchObject({ wasThere: true })
      expect(existsSync(join(modelsFolder, '.incoming-upload.ovomodel'))).toBe(false)
    }))

  it('that have too little room, or cannot be written, leave nothing and say so', () =>
    withFolder(async (folder) => {
      const { signed, modelsFolder, disk, files, send } = setUp(folder)
      const bytes = await archiveOf(signed, signed.folder)
      disk.freeBytes = 2 * bytes.length - 1
      const refused = { ok: false, code: 'NOT_WRITTEN', detail: expect.stringContaining('too little room') }
      expect(await send(bytes, 0, 1_000)).toMatchObject(refused)
      disk.freeBytes = 2 * bytes.length
      expect(await send(bytes, 0, 1_000)).toBeNull()
      // Somebody else has written meanwhile.
      disk.freeBytes = bytes.length
      expect(await send(bytes, 1_000, 2_000)).toMatchObject(refused)
      expect(disk.asked).toEqual([2 * bytes.length, 2 * bytes.length, 2 * bytes.length - 1_000])
      disk.freeBytes = 10
      expect(await files.installModel({ from: signed.folder }, WHO)).toMatchObject(refused)
      expect(readdirSync(modelsFolder)).toEqual([])
      rmSync(modelsFolder, { recursive: true })
      writeFileSync(modelsFolder, 'a file stands here')
      disk.freeBytes = 1_000_000_000
      for (const outcome of [await send(bytes, 0, 1_000), await files.installModel({ from: signed.folder }, WHO)]) {
        expect(outcome).toMatchObject({ code: 'NOT_WRITTEN', detail: expect.stringContaining(modelsFolder) })
      }
      expect(await send(new Uint8Array(8), 4, 8)).toMatchObject({ code: 'UPLOAD_BROKEN' })
      const large = { offset: 0, size: MODEL_UPLOAD_BYTES_MAX + 1, bytes: bytes.subarray(0, 9) }
      expect(await files.sendModelPart(large, WHO)).toMatchObject({ code: 'PACKAGE_TOO_LARGE' })
    }))

  it('are forgotten when nobody sends any more, and when this process was ended meanwhile', () =>
    withFolder(async (folder) => {
      const { signed, modelsFolder, time, send } = setUp(folder)
      const bytes = await archiveOf(signed, signed.folder)
      await send(bytes, 0, 1_000)
      await time.advance(59_000)
      await send(bytes, 1_000, 2_000)
      await time.advance(59_000)
      expect(readdirSync(modelsFolder)).toEqual(['.incoming-upload.ovomodel'])
      await time.advance(2_000)
      expect(readdirSync(modelsFolder)).toEqual([])
      expect(await send(bytes, 2_000, 3_000)).toMatchObject({ code: 'UPLOAD_BROKEN' })
      mkdirSync(join(modelsFolder, '.incoming-phantomnet-1.1.0/golden'), { recursive: true })
      writeFileSync(join(modelsFolder, '.incoming-upload.ovomodel'), 'half')
      mkdirSync(join(modelsFolder, 'kept'))
      rmSync(join(folder, 'theirs'), { recursive: true })
      setUp(folder)
      expect(readdirSync(modelsFolder)).toEqual(['kept'])
    }))
})
