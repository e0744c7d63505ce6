import { crc32 } from 'node:zlib'
import { err, ok, type Result } from '../base/result.ts'
import { FILES_MAX, PACKAGE_PATH } from './manifest.ts'
import type { PackageError } from './package-error.ts'

/** A whole package in one file, `<name>-<version>.ovomodel`. */
export const ARCHIVE_SUFFIX = '.ovomodel'

/** The files of a package in memory at once; networks for pictures of eggs have a few megabytes. Effect: a larger archive is refused unread. */
export const ARCHIVE_BYTES_MAX = 256 * 1024 * 1024

/** The manifest and its signature come on top of what the manifest states. */
const ENTRIES_MAX = FILES_MAX + 2

export interface ArchiveEntry {
  /** Path within the package, with forward slashes. */
  readonly path: string
  readonly bytes: Uint8Array
}

// The records of a zip file as APPNOTE.TXT 6.3 numbers them: 4.3.7 local header, 4.3.12 central directory, 4.3.16 its end.
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const END = 0x06054b50
const END_BYTES = 22
/** 2.0, as for any plain file. */
const ZIP_VERSION = 20
/** 1 January 1980, the earliest a zip can say: a time would make two archives of the same package differ. */
const DOS_DATE = 0x21

/**
 * Packs entries into a zip that any tool opens: stored, in the given order, without times or attributes. The same entries give the same
 * bytes on every machine and with every version of the program, which is why it is written here and not by a library.
 */
export function packArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  return Buffer.concat(piecesOf(entries).map(({ bytes }) => bytes))
}

interface Piece {
  /** Entry that the piece belongs to; undefined for the end of the archive. */
  readonly path: string | undefined
  readonly bytes: Uint8Array
}

function piecesOf(entries: readonly ArchiveEntry[]): Piece[] {
  const front: Piece[] = []
  const directory: Piece[] = []
  let at = 0
  let directoryBytes = 0
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path, 'ascii')
    const header = Buffer.alloc(LOCAL_BYTES)
    header.writeUInt32LE(LOCAL, 0)
    writeFileFacts(header, 4, bytes, name)
    front.push({ path, bytes: header }, { path, bytes: name }, { path, bytes })
    const record = Buffer.alloc(CENTRAL_BYTES)
    record.writeUInt32LE(CENTRAL, 0)
    record.writeUInt16LE(ZIP_VERSION, 4)
    writeFileFacts(record, 6, bytes, name)
    record.writeUInt32LE(at, 42)
    directory.push({ path, bytes: record }, { path, bytes: name })
    directoryBytes += CENTRAL_BYTES + name.length
    at += LOCAL_BYTES + name.length + bytes.length
  }
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directoryBytes, 12)
  end.writeUInt32LE(at, 16)
  return [...front, ...directory, { path: undefined, bytes: end }]
}

/** What local header and directory both say of a file, from "version needed" on; what is not written is nought. */
function writeFileFacts(record: Buffer, at: number, bytes: Uint8Array, name: Uint8Array): void {
  record.writeUInt16LE(ZIP_VERSION, at)
  record.writeUInt16LE(DOS_DATE, at + 8)
  record.writeUInt32LE(crc32(bytes), at + 10)
  record.writeUInt32LE(bytes.length, at + 14)
  record.writeUInt32LE(bytes.length, at + 18)
  record.writeUInt16LE(name.length, at + 22)
}

/**
 * Takes an archive apart, believing nothing in it: names as strict as in a manifest, none twice, nothing compressed that could grow, and in
 * the end every byte must be the one that `packArchive` would write. The files are views into the given bytes; nothing is verified yet but the form.
 */
export function readArchive(bytes: Uint8Array, name: string): Result<ReadonlyMap<string, Uint8Array>, PackageError> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const files = new Map<string, Uint8Array>()
  let at = 0
  let blamed = name
  while (at + 4 <= view.length && view.readUInt32LE(at) === LOCAL) {
    const entry = readEntry(view, at)
    if (typeof entry === 'string') return err({ code: 'ARCHIVE_FORM', path: blamed, detail: entry })
    if (!PACKAGE_PATH.test(entry.path)) {
      const detail = `${JSON.stringify(entry.path)} is no path within a package`
      return err({ code: 'ARCHIVE_ENTRY', path: name, detail })
    }
    blamed = entry.path
    if (files.has(blamed)) return err({ code: 'ARCHIVE_ENTRY', path: blamed, detail: 'it is in the archive twice' })
    if (files.size === ENTRIES_MAX) {
      return err({ code: 'ARCHIVE_ENTRY', path: blamed, detail: `more than ${ENTRIES_MAX} files` })
    }
    files.set(blamed, entry.bytes)
    at = entry.end
  }
  if (files.size === 0) return err({ code: 'ARCHIVE_FORM', path: name, detail: `it is no archive. ${HOW_TO_PACK}` })
  const changed = changedPiece(view, files)
  if (changed === undefined) return ok(files)
  return err({
    code: 'ARCHIVE_CHANGED',
    path: changed.path ?? name,
    detail: `from byte ${changed.at} on it is not what was packed. ${HOW_TO_PACK}`,
  })
}

const HOW_TO_PACK = 'Archives are made with npm run models:pack; one that has changed on its way is fetched again'

interface ReadEntry {
  readonly path: string
  readonly bytes: Uint8Array
  readonly end: number
}

/** One file of the archive, or why it is none. */
function readEntry(view: Buffer, at: number): ReadEntry | string {
  if (at + LOCAL_BYTES > view.length) return `the archive ends within a header. ${HOW_TO_PACK}`
  const flags = view.readUInt16LE(at + 6)
  const method = view.readUInt16LE(at + 8)
  if (flags !== 0 || method !== 0) return `a file in it is compressed, encrypted or streamed. ${HOW_TO_PACK}`
  const size = view.readUInt32LE(at + 22)
  const nameEnd = at + LOCAL_BYTES + view.readUInt16LE(at + 26)
  const end = nameEnd + size
  if (end > view.length) return `the archive ends within a file. ${HOW_TO_PACK}`
  return { path: view.toString('latin1', at + LOCAL_BYTES, nameEnd), bytes: view.subarray(nameEnd, end), end }
}

/** Where an archive first differs from one of the same files, and in what; undefined when every byte is as it must be. */
function changedPiece(
  view: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
): { readonly path: string | undefined; readonly at: number } | undefined {
  let at = 0
  for (const piece of piecesOf([...files].map(([path, bytes]) => ({ path, bytes })))) {
    const end = at + piece.bytes.length
    if (Buffer.compare(view.subarray(at, end), piece.bytes) !== 0) return { path: piece.path, at }
    at = end
  }
  return at === view.length ? undefined : { path: undefined, at }
}
