import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addVersion, makeSignedPackage, type SignedPackage } from '../../../test/make/signed-package.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
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
  const files = modelFiles({
    ...{ modelsFolder, otherFolders: [], keysFolders: [signed.keysFolder], log: silentLogger },
    audit: async (_caller, deed) => void trail.push(deed),
  })
  return { signed, modelsFolder, trail, files }
}

async function archiveOf({ keysFolder }: SignedPackage, folder: string): Promise<Uint8Array> {
  const opened = await openPackage(folder, keysFolder)
  if (!opened.ok) throw new Error(opened.error.detail)
  return packArchive([...opened.value.files].map(([path, bytes]) => ({ path, bytes })))
}

describe('packages that are brought to a station', () => {
  it('are laid among its models once, with an entry in the trail', () =>
    withFolder(async (folder) => {
      const { signed, modelsFolder, trail, files } = setUp(folder)
      const from = addVersion(signed, '1.2.0')
      expect(await files.installModel({ from }, WHO)).toEqual({
        ...{ ok: true, modelId: 'phantomnet-1.2.0', wasThere: false },
      })
      expect(await files.installModel({ from }, WHO)).toMatchObject({ ok: true, wasThere: true })
      expect(readdirSync(modelsFolder)).toEqual(['phantomnet-1.2.0'])
      expect(trail).toMatchObject([{ act: 'model.install', subject: 'phantomnet-1.2.0' }])
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
      const { signed, modelsFolder, files } = setUp(folder)
      const bytes = await archiveOf(signed, signed.folder)
      const half = Math.floor(bytes.length / 2)
      const part = (offset: number, end: number) =>
        files.sendModelPart({ offset, bytes: bytes.subarray(offset, end), isLast: end === bytes.length }, WHO)
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
})
