import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { FIRST_LINE_ID } from '../domain/line-id.ts'
import type { DataFiles } from './data-folder.ts'
import { StoreError } from './errors.ts'
import { makeMachineSlot } from './keys/change-ring.ts'
import { type KeyDisk, keyDisk } from './keys/key-disk.ts'
import { type KeyStore, keyGone, notOpened, openByKeyStore, openByMachineFile, readKeyFile } from './keys/open-ring.ts'
import { formatSlots } from './keys/slot-text.ts'
import { KEY_BYTES } from './keys/wrap-key.ts'

type KeyPlaces = Pick<DataFiles, 'keyFile' | 'database' | 'journal' | 'journals'>

/** One key for each purpose, so that none of them gives away another. */
export interface SubKeys {
  readonly database: Uint8Array
  /** Of the journal of the first line. */
  readonly journal: Uint8Array
  readonly archive: Uint8Array
}

/** Derives the keys of database, journal and archive from the data key (HKDF-SHA256, RFC 5869). */
export function subKeys(dataKey: Uint8Array): SubKeys {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', dataKey, '', `ovoscope ${purpose} key 1`, KEY_BYTES))
  return { database: derive('database'), journal: derive('journal'), archive: derive('archive') }
}

/** The key of a line's journal: each has its own, so that no segment can stand in for one of another line. */
export function journalKey(dataKey: Uint8Array, lineId: string): Uint8Array {
  if (lineId === FIRST_LINE_ID) return subKeys(dataKey).journal
  return new Uint8Array(hkdfSync('sha256', dataKey, '', `ovoscope journal ${lineId} key 1`, KEY_BYTES))
}

/**
 * The data key of a folder, by a file of the machine; makes both when the folder is new. If database or journal are there and the key is not, a
 * new key would only hide the loss: MISSING is thrown. WRONG_KEY where nothing here opens the key file, DISK for one that others may read.
 * A key file of the old form, with the key in the clear, gets slots instead.
 */
export function openDataKey(files: KeyPlaces, disk: KeyDisk = keyDisk): Uint8Array {
  const { keyFile } = files
  if (!existsSync(keyFile)) {
    const kept = [files.database, files.journal, files.journals]
    if (kept.some((path) => existsSync(path))) throw keyGone(keyFile)
    disk.create(keyFile, firstRing(keyFile, disk, randomBytes(KEY_BYTES)))
  }
  const content = readKeyFile(keyFile)
  // Whoever else migrates at this moment wraps the same key, and neither removes what the other needs.
  if (content.form === 'old') disk.replace(keyFile, firstRing(keyFile, disk, content.dataKey))
  return readDataKey(keyFile)
}

/** The same where the operating system's key store may open what no file of the machine does. */
export async function openDataKeyWith(files: KeyPlaces, keyStore: KeyStore): Promise<Uint8Array> {
  try {
    return openDataKey(files)
  } catch (problem) {
    if (!(problem instanceof StoreError) || problem.code !== 'WRONG_KEY') throw problem
    const content = readKeyFile(files.keyFile)
    if (content.form === 'old' || !content.ring.slots.some(({ kind }) => kind === 'key-store')) throw problem
    const opened = await openByKeyStore(content.ring, keyStore)
    if (opened.dataKey !== undefined) return opened.dataKey
    const byFile = openByMachineFile(files.keyFile, content.ring)
    if (byFile.dataKey !== undefined) return byFile.dataKey
    throw notOpened(files.keyFile, content.ring, [...byFile.reasons, ...opened.reasons])
  }
}

/** The data key of a folder that has one, by a file of the machine. Changes nothing. Throws StoreError. `read` is replaced by tests alone. */
export function readDataKey(path: string, read: typeof readKeyFile = readKeyFile): Uint8Array {
  const first = tryMachineFiles(path, read)
  if (first instanceof Uint8Array) return first
  // A rotation between the two looks takes the old machine file away; a second look finds the new one.
  const second = tryMachineFiles(path, read)
  if (second instanceof Uint8Array) return second
  throw second
}

function tryMachineFiles(path: string, read: typeof readKeyFile): Uint8Array | StoreError {
  const content = read(path)
  if (content.form === 'old') return content.dataKey
  const opened = openByMachineFile(path, content.ring)
  return opened.dataKey ?? notOpened(path, content.ring, opened.reasons)
}

/** The machine file is on the disk before the key file names it. */
function firstRing(keyFile: string, disk: KeyDisk, dataKey: Uint8Array): string {
  return formatSlots([makeMachineSlot({ keyFile, disk }, new Uint8Array(dataKey))])
}
