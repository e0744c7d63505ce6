import { describe, expect, it } from 'vitest'
import { setUpRunningStation, setUpStation } from '../../test/make/station.ts'

describe('a line, about what happened once', () => {
  it('calls about what was found at the start, until somebody has seen it', async () => {
    const { line, view, time } = setUpStation()
    line.incidents.happened('AUDIT_GAP')
    line.incidents.happened('JOURNAL_DAMAGED')
    await time.advance(200)
    expect(
      view()
        .problems.map(({ id }) => id)
        .sort(),
    ).toEqual(['AUDIT_GAP', 'JOURNAL_DAMAGED'])
    await time.advance(60_000)
    expect(
      view()
        .problems.map(({ id }) => id)
        .sort(),
    ).toEqual(['AUDIT_GAP', 'JOURNAL_DAMAGED'])
  })

  it('calls about scans that never came, with their number', async () => {
    const { link, make, time, view } = await setUpRunningStation()
    const begin = make.trayBegin(1)
    make.scan({})
    link().receive(begin, make.scan({ column: 1 }))
    await time.advance(60_000)
    expect([...view().problems, ...view().alarms.returned].map(({ id }) => id)).toContain('SCANS_MISSING')
  })

  it('calls about a batch that the disk does not store', async () => {
    const { line, store, time, view } = await setUpRunningStation()
    store.failing = true
    expect(line.pauseBatch()).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    await time.advance(200)
    expect(view().problems).toContainEqual(expect.objectContaining({ id: 'BATCH_NOT_SAVED' }))
  })
})
