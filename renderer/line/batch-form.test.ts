import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLocalClock } from '../../electron/domain/law/local-time.ts'
import { fieldsOfBatch, firstFields, playSetAt, readFields, readSetTime, setTimeHint } from './batch-form.ts'
import { lastFields, rememberFields } from './last-fields.ts'

const NOW = Date.parse('2026-11-20T12:41:07Z')
const ROOT = join(import.meta.dirname, '../..')
const HOUR_MS = 3_600_000
const UTC = openLocalClock('UTC')
const BERLIN = openLocalClock('Europe/Berlin')
const play = { ...firstFields({ play: true, last: {} }), setAt: playSetAt(NOW, UTC) }

describe('fieldsOfBatch', () => {
  it('brings back what was written down, whatever was left out', () => {
    for (const typed of [play, { ...play, setAt: '', eggsExpected: '4800', trolley: '' }]) {
      const read = readFields(typed, BERLIN)
      expect(read.ok && fieldsOfBatch(read.batch, BERLIN)).toEqual(typed)
    }
  })
})

describe('firstFields', () => {
  it('can start at once in play', () => {
    const read = readFields(play, UTC)
    expect(read.ok && read.batch).toMatchObject({
      flock: 'Flock 7',
      parentAgeWeeks: 38,
      trolley: 'T11',
      eggsExpected: null,
    })
    expect(setTimeHint(play, NOW, UTC)).toMatchObject({ kind: 'age' })
  })

  it('never guesses the set time of a real batch', () => {
    const real = firstFields({ play: false, last: { flock: 'Flock 9' } })
    expect(real).toMatchObject({ setAt: '', flock: 'Flock 9', breed: '' })
    expect(setTimeHint(real, NOW, UTC)).toEqual({ kind: 'unknown' })
  })
})

describe('readFields', () => {
  it('reads the set time by the clocks of the site, and none as none', () => {
    const read = readFields({ ...play, setAt: '2026-11-08T18:53' }, BERLIN)
    expect(read.ok && read.batch.setAtWallMs).toBe(Date.parse('2026-11-08T17:53:00Z'))
    const none = readFields({ ...play, setAt: '' }, undefined)
    expect(none.ok && none.batch.setAtWallMs).toBeNull()
  })

  it('takes the earlier of two moments that the clocks showed alike, because the limit comes sooner by it', () => {
    const twice = '2026-10-25T02:30'
    expect(readSetTime(twice, BERLIN)).toEqual({ kind: 'at', wallMs: Date.parse('2026-10-25T00:30:00Z'), twice: true })
    expect(readSetTime(twice, UTC)).toMatchObject({ twice: false })
    const read = readFields({ ...play, setAt: twice }, BERLIN)
    expect(read.ok && read.batch.setAtWallMs).toBe(Date.parse('2026-10-25T00:30:00Z'))
  })

  it('refuses a time that the clocks skipped, and any while nobody knows the clocks of the site', () => {
    const skipped = { ...play, setAt: '2026-03-29T02:30' }
    expect(readFields(skipped, BERLIN)).toEqual({ ok: false, errors: { setAt: 'skipped' } })
    expect(setTimeHint(skipped, NOW, BERLIN)).toEqual({ kind: 'skipped' })
    expect(readFields(skipped, UTC).ok).toBe(true)
    expect(readFields(play, undefined)).toEqual({ ok: false, errors: { setAt: 'zone' } })
  })

  it('reads the same moment on every machine', () => {
    const script = `
      import { openLocalClock } from './electron/domain/law/local-time.ts'
      import { readSetTime, playSetAt } from './renderer/line/batch-form.ts'
      import { setDayWords } from './renderer/line/set-day.ts'
      const clock = openLocalClock('Europe/Berlin')
      const texts = ['2026-11-08T18:53', '2026-03-29T02:30', '2026-10-25T02:30', '2026-03-29T00:30']
      console.log(JSON.stringify([
        texts.map((text) => [readSetTime(text, clock), setDayWords(text, ${NOW}, clock, 'en')]),
        playSetAt(${NOW}, clock),
      ]))`
    const said = ['UTC', 'Europe/Berlin', 'America/Santiago', 'Pacific/Kiritimati'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        ...{ cwd: ROOT, encoding: 'utf8', env: { ...process.env, TZ } },
      }),
    )
    expect(new Set(said).size).toBe(1)
    expect(JSON.parse(said[0] ?? '')).toEqual([
      [
        [
          { kind: 'at', wallMs: Date.parse('2026-11-08T17:53:00Z'), twice: false },
          expect.objectContaining({ daysAgo: 12 }),
        ],
        [{ kind: 'skipped' }, expect.anything()],
        [{ kind: 'at', wallMs: Date.parse('2026-10-25T00:30:00Z'), twice: true }, expect.anything()],
        [{ kind: 'at', wallMs: Date.parse('2026-03-28T23:30:00Z'), twice: false }, expect.anything()],
      ],
      '2026-11-10T01:41',
    ])
  })

  it('names every field that is wrong, with a word the screen can say', () => {
    const read = readFields(
      {
        ...play,
        flock: '  ',
        setter: 'x'.repeat(41),
        parentAgeWeeks: '3.5',
        eggsExpected: '-4',
        setAt: 'yesterday',
      },
      UTC,
    )
    expect(read.ok ? undefined : read.errors).toEqual({
      flock: 'required',
      setter: 'tooLong',
      parentAgeWeeks: 'weeks',
      eggsExpected: 'eggs',
      setAt: 'time',
    })
  })

  it('refuses weeks outside what the contract allows', () => {
    expect(readFields({ ...play, parentAgeWeeks: '15' }, UTC).ok).toBe(false)
    expect(readFields({ ...play, parentAgeWeeks: '16' }, UTC).ok).toBe(true)
  })
})

describe('setTimeHint', () => {
  const at = (hoursAgo: number) => ({ ...play, setAt: UTC?.textOf(NOW - hoursAgo * HOUR_MS) ?? '' })

  it('says what the set time means for the law', () => {
    expect(setTimeHint(at(250), NOW, UTC)).toMatchObject({ kind: 'age' })
    expect(setTimeHint(at(290), NOW, UTC)).toMatchObject({ kind: 'past' })
    expect(setTimeHint({ ...at(290), jurisdictionId: 'NONE' }, NOW, UTC)).toMatchObject({ kind: 'ageNoLimit' })
    expect(setTimeHint({ ...at(290), jurisdictionId: 'STRICTEST' }, NOW, UTC)).toMatchObject({ kind: 'past' })
    expect(setTimeHint(at(-1), NOW, UTC)).toEqual({ kind: 'future' })
    expect(setTimeHint({ ...play, setAt: 'not a time' }, NOW, UTC)).toEqual({ kind: 'unknown' })
  })
})

describe('last fields', () => {
  it('come back without the set time', () => {
    const stored = new Map<string, string>()
    rememberFields({ setItem: (key, value) => void stored.set(key, value) }, { ...play, flock: 'Flock 12' })
    const back = lastFields({ getItem: (key) => stored.get(key) ?? null })
    expect(back.flock).toBe('Flock 12')
    expect(back.setAt).toBeUndefined()
  })

  it('are nothing when the storage holds something else', () => {
    for (const text of [null, '', '{', '[]', 'null', '{"flock":7}', `{"flock":"${'x'.repeat(200)}"}`]) {
      expect(lastFields({ getItem: () => text })).toEqual({})
    }
  })
})
