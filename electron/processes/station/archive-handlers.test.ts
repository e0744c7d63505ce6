import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ArchiveRig, keyOf, rigPicture } from '../../../test/make/archive-rig.ts'
import { archiveMethods } from '../../contract/archive.ts'
import { PROGRAM } from '../../domain/access.ts'
import { archiveHandlers } from './archive-handlers.ts'

let rig: ArchiveRig
beforeEach(() => {
  rig = new ArchiveRig()
})
afterEach(() => rig.end())

describe('what a screen is told of kept pictures', () => {
  it('is how many there are of each class, and what people decided, which holds at once', async () => {
    const keeper = rig.open()
    rig.commit(0, ['uncertain'])
    for (const column of [0, 1]) {
      const keep = column === 0 ? (['uncertain'] as const) : []
      keeper.keep({ ...keyOf(column), picture: rigPicture(column), arrivedWallMs: rig.time.wallMs(), keep })
    }
    await keeper.flush()
    const retentionChanged = vi.fn<() => void>()
    const { archive: book, audited } = rig.store
    const handlers = archiveHandlers({
      ...{ book, audited, clock: rig.time, policy: null, retentionChanged },
      segments: () => keeper.segments(),
    })
    const view = handlers.archive()
    expect(archiveMethods.archive.result.safeParse(view).success).toBe(true)
    expect(view.shelves.map(({ shelf, pictures }) => [shelf, pictures])).toEqual([
      ...[
        ['uncertain', 1],
        ['overridden', 0],
        ['faulty', 0],
        ['validation', 0],
        ['sample', 0],
        ['recent', 1],
      ],
    ])
    // Nothing of it stands in the database before its segment is ended.
    const inFiles = rig.segments.reduce((sum, name) => sum + statSync(join(rig.archiveFolder, name)).size, 0)
    expect(view.shelves.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(inFiles)
    expect(view.shelves[1]?.oldestWallMs).toBeNull()
    const wish = { ...view.retention, days: { ...view.retention.days, faulty: 7 } }
    handlers.changeRetention(wish, { caller: PROGRAM })
    expect(retentionChanged).toHaveBeenCalledOnce()
    expect(handlers.archive().retention).toEqual(wish)
    expect(archiveMethods.changeRetention.params.safeParse({ ...wish, sampleShare: 0.5 }).success).toBe(false)
    await keeper.close()
  })
})
