import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { encodeFrame } from '../../electron/pipeline/frame/encode-frame.ts'
import { FrameSplitter } from '../../electron/pipeline/frame/split-frames.ts'
import { sessionIdText } from '../../electron/scanner/protocol.ts'
import { ovoscope } from '../../proto/gen/scanner.js'

/** The test vectors that proto/README.md gives to whoever writes a scanner, in both directions. */
const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const vectorsSchema = z.object({
  good: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      sequence: z.number(),
      message: z.string(),
      fields: z.record(z.string(), z.json()),
      frame: hex,
    }),
  ),
  bad: z.array(z.object({ name: z.string(), bytes: hex, rejections: z.array(z.string()), frames: z.number() })),
})

const read = (name: string) => readFileSync(new URL(`../../proto/${name}`, import.meta.url), 'utf8')
const { good, bad } = vectorsSchema.parse(JSON.parse(read('vectors.json')))

interface Codec {
  encode(message: object): { finish(): Uint8Array }
  decode(payload: Uint8Array): object
}

const words = ovoscope.scanner.v1 as unknown as Readonly<Record<string, Codec & Readonly<Record<string, number>>>>
const enums = Object.values(words).filter((value) => typeof value === 'object')
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

function codec(name: string): Codec {
  const found = words[name]
  if (found === undefined) throw new Error(`no message ${name}`)
  return found
}

/** Names and values of the vector file → those of the generated code. */
function toWire(value: z.core.util.JSONType): unknown {
  if (Array.isArray(value)) return value.map(toWire)
  if (typeof value === 'string') return stringToWire(value)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [camel(name), toWire(inner)] as const)
  return Object.fromEntries(entries)
}

function stringToWire(text: string): unknown {
  if (text.startsWith('bytes:')) return bytes(text.slice(6))
  if (text.startsWith('fixed64:')) return halves(text.slice(8))
  return enums.map((one) => one[text]).find((number) => number !== undefined) ?? text
}

/** A 64-bit number the way the generated code takes it. */
function halves(digits: string): { readonly low: number; readonly high: number } {
  return { low: Number.parseInt(digits.slice(8), 16), high: Number.parseInt(digits.slice(0, 8), 16) }
}

const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** What was decoded, in the words of the vector file and for the fields that it names. */
function toVector(decoded: unknown, like: z.core.util.JSONType): unknown {
  if (Array.isArray(like)) {
    return Array.isArray(decoded) ? decoded.map((one, index) => toVector(one, like[index] ?? null)) : decoded
  }
  if (typeof like === 'number') return Number(String(decoded))
  if (typeof like === 'string') return stringToVector(decoded, like)
  if (typeof like !== 'object' || like === null) return decoded
  const fields = Object(decoded)
  return Object.fromEntries(Object.entries(like).map(([name, inner]) => [name, toVector(fields[camel(name)], inner)]))
}

function stringToVector(decoded: unknown, like: string): unknown {
  if (decoded instanceof Uint8Array) return `bytes:${Buffer.from(decoded).toString('hex')}`
  if (like.startsWith('fixed64:')) return `fixed64:${sessionIdText(Object(decoded))}`
  return typeof decoded === 'number' ? enums.map((one) => one[like]).includes(decoded) && like : decoded
}

describe('test vectors of the scanner protocol', () => {
  it.each(good)('$name: fields → bytes', ({ type, sequence, message, fields, frame }) => {
    const payload = codec(message)
      .encode(Object(toWire(fields)))
      .finish()
    const made = encodeFrame({ type: Number(type), sequence, payload }, crc32)
    expect(Buffer.from(made).toString('hex')).toBe(frame)
  })

  it.each(good)('$name: bytes → fields', ({ type, sequence, message, fields, frame }) => {
    const splitter = new FrameSplitter(crc32)
    const [found] = splitter.push(bytes(frame))
    expect(found).toMatchObject({ type: Number(type), sequence })
    expect(splitter.skippedBytes).toBe(0)
    const decoded = codec(message).decode(found?.payload ?? new Uint8Array())
    expect(toVector(decoded, fields)).toEqual(fields)
  })

  it.each(bad)('$name is counted, and the next good frame is found', (vector) => {
    const splitter = new FrameSplitter(crc32)
    const frames = splitter.push(bytes(vector.bytes))
    expect(Object.entries(splitter.rejected).flatMap(([reason, count]) => (count > 0 ? [reason] : []))).toEqual(
      vector.rejections,
    )
    expect(frames).toHaveLength(vector.frames)
    expect(frames.every(({ type }) => type === 0x02)).toBe(true)
  })

  it('are the ones on the page', () => {
    const page = read('README.md').replace(/\s+/g, '')
    const missing = [...good.map(({ frame }) => frame), ...bad.map((vector) => vector.bytes)].filter(
      (text) => !page.includes(text),
    )
    expect(missing).toEqual([])
  })

  it('use the checksum that the page describes', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
  })
})
