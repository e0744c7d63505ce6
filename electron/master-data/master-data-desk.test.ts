import { describe, expect, it } from 'vitest'
import { MemoryMasterData } from '../../test/fake/memory-master-data.ts'
import { makeDesk } from '../../test/make/master-data-desk.ts'
import { makeTrayType } from '../../test/make/master-records.ts'
import { type MasterEntry, masterDataSchema } from '../contract/master-data.ts'
import type { AuditDeed } from '../domain/audit.ts'
import { MASTER_COUNT_MAX } from '../domain/master-data/kinds.ts'
import type { MasterDataDesk } from './master-data-desk.ts'

const ANNA = { userId: 'u1', name: 'Anna', roles: ['supervisor'] } as const
const setter = (name: string, code = ''): MasterEntry => ({ kind: 'setter', value: { name, code } })
const file = (text: string) => ({ kind: 'setter' as const, bytes: new TextEncoder().encode(text) })

function setUp(used = false) {
  const store = new MemoryMasterData(() => used)
  const deeds: (AuditDeed & { readonly who: string })[] = []
  const desk = makeDesk(store, deeds)
  const add = (entry: MasterEntry) => {
    const outcome = desk.save(ANNA, { seen: null, entry })
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome
  }
  return { store, deeds, desk, add }
}

function apply(desk: MasterDataDesk, text: string, fingerprint?: string) {
  return desk.apply(ANNA, { ...file(text), fingerprint: fingerprint ?? desk.preview(file(text)).fingerprint })
}

describe('a fresh folder', () => {
  it('has a site, a line, trays and breeds, and is given them once', () => {
    const { store, desk, deeds } = setUp()
    const view = masterDataSchema.parse(desk.view())
    expect(view).toMatchObject({
      revision: 1,
      site: { name: 'Site Nord', jurisdictionId: null },
      lines: [{ name: 'Line 2' }],
    })
    expect([view.trayTypes.length, view.breeds.length, view.flocks, view.setters]).toEqual([12, 8, [], []])
    expect(makeDesk(store).view()).toEqual(view)
    expect(deeds).toEqual([])
  })

  it('offers its presets for a batch', () => {
    const { desk } = setUp()
    expect(['square-150', 'honeycomb-84', 'round-7'].map((id) => desk.offersTrayType(id))).toEqual([true, true, false])
  })
})

describe('saving', () => {
  it('gives a new record its id and says who did it', () => {
    const { desk, deeds, add } = setUp()
    expect(add(setter('4', 'S-4'))).toEqual({ ok: true, id: 'setter-1', revision: 1, masterDataRevision: 2 })
    expect(desk.view().setters).toEqual([{ id: 'setter-1', revision: 1, retired: false, name: '4', code: 'S-4' }])
    expect(deeds).toMatchObject([{ who: 'Anna', act: 'masterData.change', subject: 'setter 4', before: undefined }])
    expect(JSON.parse(deeds[0]?.after ?? '')).toMatchObject({ id: 'setter-1', code: 'S-4' })
  })

  it('refuses whoever looked at an older revision, and who names nothing', () => {
    const { desk, deeds, add } = setUp()
    const { id } = add(setter('4'))
    const save = (revision: number, name: string, of = id) =>
      desk.save(ANNA, { seen: { id: of, revision }, entry: setter(name) })
    expect(save(1, '4a')).toMatchObject({ ok: true, revision: 2 })
    expect(save(1, '4b')).toEqual({ ok: false, refusal: 'CHANGED_MEANWHILE', faults: [] })
    expect(save(2, '4c')).toMatchObject({ ok: true, revision: 3 })
    expect(save(1, '4', 'setter-9')).toMatchObject({ refusal: 'UNKNOWN_RECORD' })
    expect(save(1, '4', 'line-1')).toMatchObject({ refusal: 'UNKNOWN_RECORD' })
    expect(deeds.map(({ before, after }) => [before, after].map((text) => text && JSON.parse(text).name))).toEqual([
      [undefined, '4'],
      ['4', '4a'],
      ['4a', '4c'],
    ])
  })

  it('changes nothing when nothing is changed', () => {
    const { desk, deeds, add } = setUp()
    add(setter('4'))
    const again: MasterEntry = { kind: 'setter', value: { code: '', name: '4' } }
    expect(desk.save(ANNA, { seen: { id: 'setter-1', revision: 1 }, entry: again })).toMatchObject({
      revision: 1,
      masterDataRevision: 2,
    })
    expect(deeds).toHaveLength(1)
  })

  it('refuses a faulty entry with every fault, as the screen can read it', () => {
    const { desk, add } = setUp()
    add(setter('4', 'S'))
    const outcome = desk.save(ANNA, { seen: null, entry: setter('4', 'S') })
    expect(outcome).toMatchObject({ refusal: 'FAULTY', faults: [{ fault: 'NAME_TAKEN' }, { fault: 'CODE_TAKEN' }] })
  })

  it('keeps no more than there is room for', () => {
    const { desk, add } = setUp()
    const line = (n: number): MasterEntry => ({ kind: 'line', value: { name: `L${n}`, ratedEggsPerHour: 60 } })
    for (let n = 1; n < MASTER_COUNT_MAX.line; n++) add(line(n))
    expect(desk.save(ANNA, { seen: null, entry: line(99) })).toMatchObject({ refusal: 'TOO_MANY' })
    const { id: _id, revision: _revision, retired: _retired, ...value } = desk.view().site
    const second = { ...value, name: 'Another' }
    expect(desk.save(ANNA, { seen: null, entry: { kind: 'site', value: second } })).toMatchObject({
      refusal: 'TOO_MANY',
    })
  })

  it('says so when the disk is full, and stays what it was', () => {
    const { desk, store, add } = setUp()
    add(setter('4'))
    const before = desk.view()
    store.failing = true
    expect(desk.save(ANNA, { seen: null, entry: setter('5') })).toMatchObject({ refusal: 'NOT_SAVED' })
    expect(apply(desk, 'Setter\n5\n')).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    store.failing = false
    expect(desk.view()).toEqual(before)
    expect(add(setter('5')).id).toBe('setter-2')
  })

  it('draws a tray of old batches for ever as it was', () => {
    const { kind, id: _id, revision: _revision, retired: _retired, ...value } = makeTrayType()
    const tray = (over: object = {}): MasterEntry => ({ kind, value: { ...value, centresMm: null, ...over } })
    const change = (used: boolean, over: object) => {
      const { desk, add } = setUp(used)
      return desk.save(ANNA, { seen: { id: add(tray()).id, revision: 1 }, entry: tray(over) })
    }
    expect(change(true, { pitchMm: 60 })).toMatchObject({ refusal: 'FAULTY', faults: [{ fault: 'GEOMETRY_IN_USE' }] })
    expect(change(true, { name: 'Other' })).toMatchObject({ ok: true })
    expect(change(false, { pitchMm: 60 })).toMatchObject({ ok: true })
  })
})

describe('retiring', () => {
  const retire = (desk: MasterDataDesk, id: string, revision: number, retired: boolean) =>
    desk.retire(ANNA, { kind: 'setter', seen: { id, revision }, retired })

  it('takes a record out of use and brings it back', () => {
    const { desk, deeds, add } = setUp()
    const { id } = add(setter('4'))
    expect(retire(desk, id, 1, true)).toMatchObject({ ok: true, revision: 2 })
    expect(desk.view().setters).toMatchObject([{ retired: true }])
    expect(retire(desk, id, 2, true)).toMatchObject({ ok: true, revision: 2 })
    expect(retire(desk, id, 1, false)).toMatchObject({ refusal: 'CHANGED_MEANWHILE' })
    expect(retire(desk, id, 2, false)).toMatchObject({ ok: true, revision: 3 })
    expect(deeds).toHaveLength(3)
  })

  it('does not bring back a name that is taken', () => {
    const { desk, add } = setUp()
    const { id } = add(setter('4'))
    retire(desk, id, 1, true)
    expect(add(setter('4')).id).toBe('setter-2')
    expect(retire(desk, id, 2, false)).toMatchObject({ refusal: 'FAULTY', faults: [{ fault: 'NAME_TAKEN' }] })
  })

  it('needs the site', () => {
    const { desk } = setUp()
    const seen = { id: 'site-1', revision: 1 }
    expect(desk.retire(ANNA, { kind: 'site', seen, retired: true })).toMatchObject({ refusal: 'NEEDED' })
    expect(desk.retire(ANNA, { kind: 'site', seen: { id: 'x', revision: 1 }, retired: true })).toMatchObject({
      refusal: 'UNKNOWN_RECORD',
    })
  })

  it('takes a tray type from the batches that begin', () => {
    const { desk } = setUp()
    desk.retire(ANNA, { kind: 'trayType', seen: { id: 'square-150', revision: 1 }, retired: true })
    expect(desk.offersTrayType('square-150')).toBe(false)
  })
})

describe('importing', () => {
  it('takes all rows, in one write', () => {
    const { desk, add } = setUp()
    add(setter('4'))
    expect(apply(desk, 'Setter;Code\n4;A\n5;B\n')).toEqual({ ok: true, added: 1, changed: 1, masterDataRevision: 3 })
    expect(desk.view().setters).toMatchObject([
      { name: '4', code: 'A', revision: 2 },
      { name: '5', code: 'B', revision: 1 },
    ])
  })

  it('takes nothing when one row is wrong', () => {
    const { desk } = setUp()
    expect(apply(desk, 'Setter;Code\n4;A\n5;A\n')).toEqual({ ok: false, refusal: 'HAS_FAULTS' })
    expect(apply(desk, 'nonsense')).toEqual({ ok: false, refusal: 'HAS_FAULTS' })
    expect(desk.view().setters).toEqual([])
  })

  it('takes nothing that was not looked at as it is now', () => {
    const { desk, add } = setUp()
    const { fingerprint } = desk.preview(file('Setter\n5\n'))
    expect(apply(desk, 'Setter\n6\n', fingerprint)).toEqual({ ok: false, refusal: 'PREVIEW_STALE' })
    add(setter('4'))
    expect(apply(desk, 'Setter\n5\n', fingerprint)).toEqual({ ok: false, refusal: 'PREVIEW_STALE' })
    expect(desk.view().setters).toHaveLength(1)
  })

  it('writes nothing when everything is there already', () => {
    const { desk, deeds } = setUp()
    apply(desk, 'Setter\n4\n')
    expect(apply(desk, 'Setter\n4\n')).toEqual({ ok: true, added: 0, changed: 0, masterDataRevision: 2 })
    expect(deeds).toHaveLength(1)
  })

  it('puts every record that changed into the trail, a few to an entry', () => {
    const { desk, deeds, add } = setUp()
    add(setter('0'))
    deeds.length = 0
    const rows = Array.from({ length: 120 }, (_, n) => `${n};C${n}`)
    apply(desk, `Setter;Code\n${rows.join('\n')}\n`)
    const told = deeds.flatMap(({ after }): { name: string }[] => JSON.parse(after ?? ''))
    expect(told.map(({ name }) => Number(name)).toSorted((a, b) => a - b)).toEqual(rows.map((_, n) => n))
    expect(deeds.map(({ after }) => JSON.parse(after ?? '').length).toSorted((a, b) => a - b)).toEqual([20, 50, 50])
    expect(deeds.flatMap(({ before }) => (before === undefined ? [] : JSON.parse(before)))).toMatchObject([
      { id: 'setter-1', code: '' },
    ])
    expect(new Set(deeds.map(({ who }) => who))).toEqual(new Set(['Anna']))
  })

  it('is not done when its deed cannot be written', () => {
    const desk = makeDesk(new MemoryMasterData(), Object.freeze([]) as never)
    const before = desk.view()
    expect(desk.save(ANNA, { seen: null, entry: setter('4') })).toMatchObject({ refusal: 'NOT_SAVED' })
    expect(desk.view()).toEqual(before)
  })
})
