import { closeSync, constants, fdatasync, openSync, readdirSync, readSync, writev } from 'node:fs'
import { open, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../files/durable-file.ts'
import type { JournalFile, JournalFolder } from './journal-folder.ts'

/** Zeros are written in pieces of this size, so that a new segment needs little memory. */
const ZERO_CHUNK_BYTES = 1024 * 1024

/**
 * On Linux a write to a file that is opened so ends when it is on the disk, like a write and an `fdatasync` after it, in one trip through the
 * thread pool. Elsewhere a flag of that name does not reach past the disk's own memory.
 */
const WRITE_AND_SYNC = process.platform === 'linux' ? constants.O_RDWR | constants.O_DSYNC : undefined

/** A file that was not finished; without its real name it is no part of the journal. */
const UNFINISHED_SUFFIX = '.new'

/** The journal's folder on a real disk. */
export function diskFolder(path: string): JournalFolder {
  const absolute = (name: string) => join(path, name)
  return {
    list() {
      makeFolder(path)
      return readdirSync(path)
    },
    read(name, offsetBytes, lengthBytes) {
      const descriptor = openSync(absolute(name), 'r')
      try {
        return readFully(descriptor, offsetBytes, lengthBytes)
      } finally {
        closeSync(descriptor)
      }
    },
    async create(name, sizeBytes, head) {
      const unfinished = absolute(name + UNFINISHED_SUFFIX)
      await writeZeroed(unfinished, sizeBytes, head)
      await rename(unfinished, absolute(name))
      await syncFolder(path)
    },
    open: (name) => openForWriting(absolute(name)),
    remove: (name) => unlink(absolute(name)),
  }
}

function readFully(descriptor: number, offsetBytes: number, lengthBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(lengthBytes)
  let done = 0
  while (done < lengthBytes) {
    const count = readSync(descriptor, bytes, done, lengthBytes - done, offsetBytes + done)
    if (count === 0) break
    done += count
  }
  return bytes.subarray(0, done)
}

/** Real zeros instead of a hole: later writes then change no file size and meet no full disk. */
async function writeZeroed(path: string, sizeBytes: number, head: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.write(head, 0, head.length, 0)
    const zeros = Buffer.alloc(ZERO_CHUNK_BYTES)
    for (let at = head.length; at < sizeBytes; at += ZERO_CHUNK_BYTES) {
      await file.write(zeros, 0, Math.min(ZERO_CHUNK_BYTES, sizeBytes - at), at)
    }
    await file.sync()
  } catch (error) {
    await file.close()
    await unlink(path)
    throw error
  }
  await file.close()
}

/** Makes the new name itself durable. Windows has no such call and refuses to open a folder. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function openForWriting(path: string): Promise<JournalFile> {
  const file = await open(path, WRITE_AND_SYNC ?? 'r+')
  return {
    async writeDurably(parts, offsetBytes) {
      await writeWhole(file.fd, parts, offsetBytes)
      if (WRITE_AND_SYNC === undefined) await syncData(file.fd)
    },
    sync: () => syncData(file.fd),
    close: () => file.close(),
  }
}

/** The plain calls cost the event loop half of what a FileHandle's own do, and this is the hottest path of the station. */
function syncData(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(descriptor, (error) => (error === null ? resolve() : reject(error)))
  })
}

/** On a file that has its full size, less than everything means that the disk would not take the rest. */
function writeWhole(descriptor: number, parts: readonly Uint8Array[], offsetBytes: number): Promise<void> {
  const wanted = parts.reduce((sum, part) => sum + part.length, 0)
  return new Promise((resolve, reject) => {
    writev(descriptor, [...parts], offsetBytes, (error, written) => {
      if (error !== null) reject(error)
      else if (written < wanted) reject(new Error(`only ${written} of ${wanted} bytes were written`))
      else resolve()
    })
  })
}
