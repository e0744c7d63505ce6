import { describe, expect, it } from 'vitest'
import { knownModel, ONE, refOf, setUpModels, THREE, TWO } from '../../test/make/models.ts'
import { setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import type { Caller } from '../domain/access.ts'

const ANNA: Caller = { userId: 'u1', name: 'Anna', roles: ['supervisor'] }
const stays = (removal: string, batches: readonly string[] = []) => ({ ok: false, removal, batches })

function setUp() {
  const rig = setUpStation()
  const models = setUpModels(rig)
  models.ready('inference')
  return { ...rig, ...models }
}

const listed = ({ desk }: ReturnType<typeof setUp>) =>
  desk.view().library.map(({ modelId, stays: why }) => [modelId, why])

describe('a package of a station', () => {
  it('is removed with an entry in the trail, and is no model from then on', () => {
    const rig = setUp()
    const { desk, store, removed } = rig
    expect(desk.remove(THREE, ANNA)).toEqual({ ok: true })
    expect(removed).toEqual([THREE.folder])
    expect(listed(rig)).toEqual([
      ['net-1.0.0', 'JUDGES'],
      ['net-2.0.0', null],
    ])
    const before = JSON.stringify({ manifestSha256: THREE.manifestSha256, signedBy: '0123456789abcdef' })
    expect(store.trail.at(-1)).toMatchObject({ who: 'Anna', act: 'model.remove', subject: 'net-3.0.0', before })
    expect(desk.remove(THREE, ANNA)).toEqual(stays('UNKNOWN_MODEL'))
  })

  it('stays while it judges, runs beside, is being made ready, or is the way back', async () => {
    const rig = setUp()
    const { desk, ready, time, removed } = rig
    desk.shadow(TWO, ANNA)
    expect(desk.remove(ONE, ANNA)).toEqual(stays('JUDGES'))
    expect(desk.remove(TWO, ANNA)).toEqual(stays('IS_CANDIDATE'))
    desk.giveUp(TWO, ANNA)
    desk.switchTo(TWO, false, ANNA)
    expect(desk.remove(TWO, ANNA)).toEqual(stays('PENDING'))
    ready('inference-2')
    await time.advance(1)
    expect(desk.remove(ONE, ANNA)).toEqual(stays('WAY_BACK'))
    expect(listed(rig)).toEqual([
      ['net-1.0.0', 'WAY_BACK'],
      ['net-2.0.0', 'JUDGES'],
      ['net-3.0.0', null],
    ])
    expect(removed).toEqual([])
  })

  it('stays with the program that it came with', () => {
    const { card, ...shipped } = knownModel('net-4.0.0')
    const rig = setUpStation()
    const { desk } = setUpModels(rig, { library: [ONE, { ...shipped, card: { ...card, origin: 'shipped' } }] })
    expect(desk.remove(shipped, ANNA)).toEqual(stays('SHIPPED'))
  })

  it('stays while a batch is open of which it judged an egg', async () => {
    const rig = await setUpRunningStation()
    const { desk, ready, answerAll } = setUpModels(rig)
    const { link, make, time, line } = rig
    ready('inference')
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(50)
    answerAll()
    await time.advance(50)
    // Twice another one, so that it is not the way back any more.
    for (const [slot, next] of [
      ['inference-2', TWO],
      ['inference', THREE],
    ] as const) {
      desk.switchTo(next, true, ANNA)
      ready(slot)
      await time.advance(1)
    }
    expect(desk.view().library[0]).toMatchObject({ ...refOf(ONE), stays: null })
    expect(desk.remove(ONE, ANNA)).toEqual(stays('BATCH_OPEN', ['2026-1121-01']))
    link().receive(make.trayEnd(1, 1))
    line.closeBatch(ANNA)
    await time.advance(1_000)
    expect(desk.remove(ONE, ANNA)).toEqual({ ok: true })
  })

  it('stays whole where its folder cannot be renamed, and is put back where the entry cannot be written', () => {
    const rig = setUp()
    const { desk, removal, removed, store } = rig
    removal.failing = true
    expect(desk.remove(THREE, ANNA)).toEqual(stays('NOT_REMOVED'))
    removal.failing = false
    store.failing = true
    expect(desk.remove(THREE, ANNA)).toEqual(stays('NOT_SAVED'))
    store.failing = false
    expect(listed(rig)).toHaveLength(3)
    expect([removed, store.trail]).toEqual([[], []])
  })
})
