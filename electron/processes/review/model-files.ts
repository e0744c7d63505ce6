import type { InstallOutcome } from '../../contract/model-files.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { installModelPackage } from '../../model/install-package.ts'
import type { KeysFolders } from '../../model/trusted-keys.ts'
import { clearIncoming, ModelUpload, type ModelUploadParts, makeModelsFolder, type UploadPart } from './model-upload.ts'

export interface ModelFilesParts extends ModelUploadParts {
  /** Where there are others: no name may stand for two. */
  readonly otherFolders: readonly string[]
  readonly keysFolders: KeysFolders
  readonly log: Logger
  /** Rejects when the entry is not there for sure. */
  audit(caller: Caller, deed: AuditDeed): Promise<void>
}

interface Who {
  readonly caller: Caller
}

/** Brings packages to this station. They are verified before a byte of them lies where models are looked for. */
export function modelFiles(parts: ModelFilesParts) {
  const { modelsFolder, otherFolders, keysFolders, timers, log, hasRoomFor, audit } = parts
  const upload = new ModelUpload({ modelsFolder, timers, hasRoomFor })
  clearIncoming(modelsFolder)
  let turn: Promise<unknown> = Promise.resolve()

  /** One at a time: two of the same name would get into each other's way. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  async function install(from: string, name: string, caller: Caller): Promise<InstallOutcome> {
    const noFolder = makeModelsFolder(modelsFolder)
    if (noFolder !== undefined) return noFolder
    const where = { modelsFolder, otherFolders, keysFolder: keysFolders, hasRoomFor }
    const installed = await installModelPackage({ from, ...where })
    if (!installed.ok) {
      const { code, path, detail } = installed.error
      log.warn({ from: name, code, path, detail }, 'a model package was not installed')
      return { ok: false, code, path, detail }
    }
    const { modelId, manifestSha256, signedBy, wasThere } = installed.value
    const after = JSON.stringify({ from: name, manifestSha256, signedBy, wasThere })
    // What lies there runs nowhere yet: it may stand without its entry, and an entry without it would be a lie. One that was there may have none yet.
    await audit(caller, { act: 'model.install', subject: modelId, after })
    log.info({ modelId, from: name, signedBy, wasThere }, 'a model package is installed')
    return { ok: true, modelId, wasThere }
  }

  return {
    installModel: ({ from }: { from: string }, { caller }: Who) => inTurn(() => install(from, from, caller)),
    sendModelPart: (part: UploadPart, { caller }: Who) =>
      inTurn(async () => {
        const refused = await upload.add(part)
        if (refused !== undefined) log.warn(refused, 'a model package was not taken')
        if (refused !== undefined || !upload.isWhole) return refused ?? null
        try {
          return await install(upload.path, 'upload', caller)
        } finally {
          upload.clear()
        }
      }),
  }
}
