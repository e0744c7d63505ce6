import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type InstallOutcome, MODEL_UPLOAD_BYTES_MAX } from '../../contract/model-files.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { installModelPackage } from '../../model/install-package.ts'
import type { KeysFolders } from '../../model/trusted-keys.ts'

export interface ModelFilesParts {
  /** Where packages are installed. */
  readonly modelsFolder: string
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

/** No package is called that: what begins with a dot is none. */
const UPLOAD_NAME = '.incoming-upload.ovomodel'

/** Brings packages to this station. They are verified before a byte of them lies where models are looked for. */
export function modelFiles({ modelsFolder, otherFolders, keysFolders, log, audit }: ModelFilesParts) {
  const upload = join(modelsFolder, UPLOAD_NAME)
  /** Bytes that have come; each part must go on where the last one ended. */
  let received = 0
  let turn: Promise<unknown> = Promise.resolve()

  /** One at a time: two of the same name would get into each other's way. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  async function install(from: string, name: string, caller: Caller): Promise<InstallOutcome> {
    mkdirSync(modelsFolder, { recursive: true, mode: 0o700 })
    const installed = await installModelPackage({ from, modelsFolder, otherFolders, keysFolder: keysFolders })
    if (!installed.ok) {
      const { code, path, detail } = installed.error
      log.warn({ from: name, code, path, detail }, 'a model package was not installed')
      return { ok: false, code, path, detail }
    }
    const { modelId, manifestSha256, signedBy, wasThere } = installed.value
    const after = JSON.stringify({ from: name, manifestSha256, signedBy })
    // What lies there runs nowhere yet: it may stand without its entry, and an entry without it would be a lie.
    if (!wasThere) await audit(caller, { act: 'model.install', subject: modelId, after })
    log.info({ modelId, from: name, signedBy, wasThere }, 'a model package is installed')
    return { ok: true, modelId, wasThere }
  }

  function keepPart(offset: number, bytes: Uint8Array): InstallOutcome | undefined {
    if (offset === 0) {
      mkdirSync(modelsFolder, { recursive: true, mode: 0o700 })
      rmSync(upload, { force: true })
      received = 0
    }
    if (offset !== received || received + bytes.length > MODEL_UPLOAD_BYTES_MAX) {
      const code = offset === received ? 'PACKAGE_TOO_LARGE' : 'UPLOAD_BROKEN'
      return { ok: false, code, path: '', detail: `part at ${offset}, received ${received}` }
    }
    const file = openSync(upload, 'a', 0o600)
    try {
      writeSync(file, bytes)
    } finally {
      closeSync(file)
    }
    received += bytes.length
    return undefined
  }

  return {
    installModel: ({ from }: { from: string }, { caller }: Who) => inTurn(() => install(from, from, caller)),
    sendModelPart: (
      { offset, bytes, isLast }: { offset: number; bytes: Uint8Array; isLast: boolean },
      { caller }: Who,
    ) =>
      inTurn(async () => {
        const refused = keepPart(offset, bytes)
        if (refused !== undefined || !isLast) return refused ?? null
        try {
          return await install(upload, 'upload', caller)
        } finally {
          rmSync(upload, { force: true })
          received = 0
        }
      }),
  }
}
