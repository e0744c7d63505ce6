import { readFileSync } from 'node:fs'

/** One thing that a program did, in the order in which the system saw it; `recorder.c` writes them. `file` is the number that the system gives a file. */
export type TraceEvent =
  | { readonly kind: 'created' | 'emptied'; readonly file: bigint; readonly path: string }
  | { readonly kind: 'write'; readonly file: bigint; readonly at: number; readonly bytes: Uint8Array | Zeros }
  | { readonly kind: 'resize'; readonly file: bigint; readonly size: number }
  | { readonly kind: 'rename' | 'link'; readonly file: bigint; readonly from: string; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'folder'; readonly file: bigint; readonly path: string }
  | { readonly kind: 'sync-begin' | 'sync-end'; readonly file: bigint; readonly sync: number }
  /** Went out to the scanner, or was about to: somebody may have heard it from here on. */
  | { readonly kind: 'said'; readonly bytes: Uint8Array }
  | { readonly kind: 'mapped'; readonly file: bigint }
  /** A call that the recorder does not know how to follow. */
  | { readonly kind: 'unknown'; readonly call: string }

/** So many zero bytes. */
export interface Zeros {
  readonly zeros: number
}

export interface Trace {
  readonly events: readonly TraceEvent[]
  /** Where in the file each of them ends: what was known when the file was so long had happened. */
  readonly endsAt: readonly number[]
}

const HEAD_BYTES = 40
const EVENT = {
  opened: 1,
  write: 2,
  resize: 3,
  rename: 4,
  link: 5,
  unlink: 6,
  folder: 7,
  syncBegin: 8,
  syncEnd: 9,
  line: 10,
  mapped: 11,
} as const
const CREATED = 1
const ZEROS = 8
const FAILED = 16

/** Reads what a recorder wrote; a last event that a kill cut short is left out. */
export function readTrace(path: string): Trace {
  const bytes = readFileSync(path)
  const events: TraceEvent[] = []
  const endsAt: number[] = []
  let said: Uint8Array[] = []
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const raw = readRaw(bytes, at)
    if (raw === undefined) break
    at = raw.end
    if (raw.kind === EVENT.line) {
      // First what should go out, then how much of it the line took; one after the other, under one lock.
      if ((raw.flags & FAILED) === 0) said.push(raw.payload)
      else {
        const taken = Buffer.concat(said).subarray(0, raw.at)
        said = []
        if (taken.length > 0) add({ kind: 'said', bytes: taken }, at)
      }
      continue
    }
    const event = eventOf(raw)
    if (event !== undefined) add(event, at)
  }
  function add(event: TraceEvent, at: number): void {
    events.push(event)
    endsAt.push(at)
  }
  return { events, endsAt }
}

interface RawEvent {
  readonly kind: number
  readonly flags: number
  readonly path: string
  readonly secondPath: string
  readonly file: bigint
  readonly at: number
  readonly length: number
  readonly payload: Uint8Array
  readonly end: number
}

function readRaw(bytes: Buffer, at: number): RawEvent | undefined {
  const pathBytes = bytes.readUInt16LE(at + 2)
  const secondBytes = bytes.readUInt16LE(at + 4)
  const pathAt = at + HEAD_BYTES
  const payloadAt = pathAt + pathBytes + secondBytes
  const end = payloadAt + Number(bytes.readBigUInt64LE(at + 32))
  if (end > bytes.length) return undefined
  return {
    ...{ kind: bytes.readUInt8(at), flags: bytes.readUInt8(at + 1), file: bytes.readBigUInt64LE(at + 8), end },
    ...{ at: Number(bytes.readBigUInt64LE(at + 16)), length: Number(bytes.readBigUInt64LE(at + 24)) },
    path: bytes.toString('utf8', pathAt, pathAt + pathBytes),
    secondPath: bytes.toString('utf8', pathAt + pathBytes, payloadAt),
    payload: bytes.subarray(payloadAt, end),
  }
}

function eventOf({ kind, flags, file, at, length, path, secondPath, payload }: RawEvent): TraceEvent | undefined {
  switch (kind) {
    case EVENT.opened:
      return { kind: flags & CREATED ? 'created' : 'emptied', file, path }
    case EVENT.write:
      return { kind: 'write', file, at, bytes: flags & ZEROS ? { zeros: length } : payload }
    case EVENT.resize:
      return { kind: 'resize', file, size: length }
    case EVENT.rename:
      return { kind: 'rename', file, from: path, path: secondPath }
    case EVENT.link:
      return { kind: 'link', file, from: path, path: secondPath }
    case EVENT.unlink:
      return { kind: 'unlink', path }
    case EVENT.folder:
      return { kind: 'folder', file, path }
    case EVENT.syncBegin:
      return { kind: 'sync-begin', file, sync: at }
    case EVENT.syncEnd:
      // One that failed promises nothing.
      return flags & FAILED ? undefined : { kind: 'sync-end', file, sync: at }
    case EVENT.mapped:
      return { kind: 'mapped', file }
    default:
      return { kind: 'unknown', call: path }
  }
}
