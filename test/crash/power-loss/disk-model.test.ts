import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../electron/base/random.ts'
import { DiskModel, type Fate } from './disk-model.ts'
import type { TraceEvent } from './trace.ts'

const ROOT = 1n
const FOLDER: TraceEvent = { kind: 'folder', file: 2n, path: '/r/d' }
const MADE: TraceEvent = { kind: 'created', file: 3n, path: '/r/d/a' }

let into = ''
beforeEach(() => {
  into = mkdtempSync(join(tmpdir(), 'ovoscope-model-'))
})
afterEach(() => rmSync(into, { recursive: true, force: true }))

function sync(number: bigint, id: number): readonly TraceEvent[] {
  return [
    { kind: 'sync-begin', file: number, sync: id },
    { kind: 'sync-end', file: number, sync: id },
  ]
}

function write(text: string, at = 0): TraceEvent {
  return { kind: 'write', file: 3n, at, bytes: Buffer.from(text) }
}

function fate(share: number, change: Partial<Fate> = {}): Fate {
  return { random: seededRandom('fate'), sectorBytes: 512, share, namesInOrder: true, ...change }
}

function rebuilt(events: readonly TraceEvent[], with_: Fate): Record<string, string> {
  const disk = new DiskModel('/r', ROOT)
  for (const event of events) disk.apply(event)
  const at = mkdtempSync(join(into, 'state-'))
  return Object.fromEntries(
    disk.rebuild(at, with_, () => false).map((path) => [path, readFileSync(join(at, path), 'utf8')]),
  )
}

describe('a disk after a power cut', () => {
  const named = [FOLDER, ...sync(ROOT, 1), MADE, ...sync(2n, 2)]

  it('has what was forced to it, and of the rest nothing when nothing got there', () => {
    const events = [...named, write('safe'), ...sync(3n, 3), write('lost', 4)]
    expect(rebuilt(events, fate(0))).toEqual({ 'd/a': 'safe' })
    expect(rebuilt(events, fate(1))).toEqual({ 'd/a': 'safelost' })
  })

  it('does not have a file whose folder was not forced, nor one whose folder has no forced name itself', () => {
    const whole = [write('safe'), ...sync(3n, 3)]
    expect(rebuilt([FOLDER, ...sync(ROOT, 1), MADE, ...whole], fate(0))).toEqual({})
    expect(rebuilt([FOLDER, MADE, ...sync(2n, 2), ...whole], fate(0))).toEqual({})
  })

  it('is promised nothing of what was written while the sync ran', () => {
    const [begin, end] = sync(3n, 3) as [TraceEvent, TraceEvent]
    expect(rebuilt([...named, write('safe'), begin, write('late', 4), end], fate(0))).toEqual({ 'd/a': 'safe' })
  })

  it('has a rename whole or not at all, and the old file under the new name until then', () => {
    const other: readonly TraceEvent[] = [
      { kind: 'created', file: 4n, path: '/r/d/a.new' },
      { kind: 'write', file: 4n, at: 0, bytes: Buffer.from('new') },
      ...sync(4n, 4),
      { kind: 'rename', file: 4n, from: '/r/d/a.new', path: '/r/d/a' },
    ]
    const events = [...named, write('old'), ...sync(3n, 3), ...other]
    expect(rebuilt(events, fate(0))).toEqual({ 'd/a': 'old' })
    expect(rebuilt([...events, ...sync(2n, 5)], fate(0))).toEqual({ 'd/a': 'new' })
    for (let n = 0; n < 50; n++) {
      const found = rebuilt(events, fate(0.5, { random: seededRandom(n), namesInOrder: false }))
      expect(['old', 'new']).toContain(found['d/a'])
      expect(found['d/a'] === 'new' && 'd/a.new' in found).toBe(false)
    }
  })

  it('has every sector as it was after one of its writes, and all mixtures of sectors', () => {
    const events = [...named, write('a'.repeat(1024)), ...sync(3n, 3), write('b'.repeat(1024)), write('c'.repeat(1024))]
    const seen = new Set<string>()
    for (let n = 0; n < 200; n++) {
      const text = rebuilt(events, fate(0.3, { random: seededRandom(n) }))['d/a'] ?? ''
      expect(text).toMatch(/^(a{512}|b{512}|c{512}){2}$/)
      seen.add(`${text[0]}${text[512]}`)
    }
    expect(seen.size).toBe(9)
  })

  it('may have a file at any size that it had, with zeros where nothing got there', () => {
    const events = [...named, write('x'.repeat(600)), { kind: 'resize', file: 3n, size: 100 } as const, write('y', 900)]
    const sizes = new Set<number>()
    for (let n = 0; n < 200; n++) {
      const text = rebuilt(events, fate(0.3, { random: seededRandom(n) }))['d/a'] ?? ''
      // What a hole reads as.
      expect(text.replaceAll('\0', '.')).toMatch(/^[x.]*[y.]?$/)
      sizes.add(text.length)
    }
    expect([...sizes].sort((left, right) => left - right)).toEqual([0, 100, 600, 901])
  })

  it('keeps apart two files that the system gave the same number one after the other', () => {
    const again: readonly TraceEvent[] = [
      { kind: 'unlink', path: '/r/d/a' },
      { kind: 'created', file: 3n, path: '/r/d/b' },
      write('second'),
    ]
    expect(rebuilt([...named, write('first'), ...again], fate(1))).toEqual({ 'd/b': 'second' })
    expect(readdirSync(into)).toHaveLength(1)
  })
})
