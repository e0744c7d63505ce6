import { readFileSync, renameSync } from 'node:fs'
import { writeDurably } from '../files/durable-file.ts'

/** How far the trail had come: kept outside the database, because a chain that was cut off at its end looks whole from within. */
export interface AuditMark {
  readonly sequence: number
  readonly hash: Uint8Array
}

/** Where the mark is kept. */
export interface AuditMarkKeeper {
  /** Undefined when there is none, or none that can be read. */
  read(): AuditMark | undefined
  write(mark: AuditMark): void
}

const LINE = /^(\d{1,15}) ([0-9a-f]{64})\n$/

/** The mark as a file of one line: number and hash of the newest entry. Whole or not at all. */
export function markFile(path: string): AuditMarkKeeper {
  return {
    read: () => readMark(path),
    write({ sequence, hash }) {
      const unfinished = `${path}.new`
      writeDurably(unfinished, `${sequence} ${Buffer.from(hash).toString('hex')}\n`)
      renameSync(unfinished, path)
    },
  }
}

function readMark(path: string): AuditMark | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const [, sequence, hash] = LINE.exec(text) ?? []
  if (sequence === undefined || hash === undefined) return undefined
  return { sequence: Number(sequence), hash: new Uint8Array(Buffer.from(hash, 'hex')) }
}
