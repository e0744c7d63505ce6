import { describe, expect, it } from 'vitest'
import { fieldsOfBatch, firstFields, localDateTime, readFields, setTimeHint } from './batch-form.ts'
import { lastFields, rememberFields } from './last-fields.ts'

const NOW = new Date(2026, 10, 20, 12, 41, 7).getTime()
const HOUR_MS = 3_600_000
const play = firstFields({ play: true, nowWallMs: NOW, last: {} })

describe('fieldsOfBatch', () => {
  it('brings back what was written down, whatever was left out', () => {
    for (const typed of [play, { ...play, setAt: '', eggsExpected: '4800', trolley: '' }]) {
      const read = readFields(typed)
      expect(read.ok && fieldsOfBatch(read.batch)).toEqual(typed)
    }
  })
})

describe('firstFields', () => {
  it('can start at once in play', () => {
    const read = readFields(play)
    expect(read.ok && read.batch).toMatchObject({
      flock: 'Flock 7',
      parentAgeWeeks: 38,
      trolley: 'T11',
      eggsExpected: null,
    })
    expect(setTimeHint(play, NOW, 'UTC')).toMatchObject({ kind: 'age' })
  })

  it('never guesses the set time of a real batch', () => {
    const real = firstFields({ play: false, nowWallMs: NOW, last: { flock: 'Flock 9' } })
    expect(real).toMatchObject({ setAt: '', flock: 'Flock 9', breed: '' })
    expect(setTimeHint(real, NOW, 'UTC')).toEqual({ kind: 'unknown' })
  })
})

describe('readFields', () => {
  it('reads the set time as local time, and none as none', () => {
    const read = readFields({ ...play, setAt: '2026-11-08T18:53' })
    expect(read.ok && read.batch.setAtWallMs).toBe(new Date(2026, 10, 8, 18, 53).getTime())
    const none = readFields({ ...play, setAt: '' })
    expect(none.ok && none.batch.setAtWallMs).toBeNull()
  })

  it('names every field that is wrong, with a word the screen can say', () => {
    const read = readFields({
      ...play,
      flock: '  ',
      setter: 'x'.repeat(41),
      parentAgeWeeks: '3.5',
      eggsExpected: '-4',
      setAt: 'yesterday',
    })
    expect(read.ok ? undefined : read.errors).toEqual({
      flock: 'required',
      setter: 'tooLong',
      parentAgeWeeks: 'weeks',
      eggsExpected: 'eggs',
      setAt: 'time',
    })
  })

  it('refuses weeks outside what the contract allows', () => {
    expect(readFields({ ...play, parentAgeWeeks: '15' }).ok).toBe(false)
    expect(readFields({ ...play, parentAgeWeeks: '16' }).ok).toBe(true)
  })
})

describe('setTimeHint', () => {
  const at = (hoursAgo: number) => ({ ...play, setAt: localDateTime(NOW - hoursAgo * HOUR_MS) })

  it('says what the set time means for the law', () => {
    expect(setTimeHint(at(250), NOW, 'UTC')).toMatchObject({ kind: 'age' })
    expect(setTimeHint(at(290), NOW, 'UTC')).toMatchObject({ kind: 'past' })
    expect(setTimeHint({ ...at(290), jurisdictionId: 'NONE' }, NOW, 'UTC')).toMatchObject({ kind: 'ageNoLimit' })
    expect(setTimeHint(at(-1), NOW, 'UTC')).toEqual({ kind: 'future' })
    expect(setTimeHint({ ...play, setAt: 'not a time' }, NOW, 'UTC')).toEqual({ kind: 'unknown' })
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
