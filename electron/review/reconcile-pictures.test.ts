import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ARCHIVE_KEY, ArchiveRig, keyOf, rigPicture } from '../../test/make/archive-rig.ts'
import { SEGMENT_HEAD_BYTES, segmentFile } from '../store/archive/segment-format.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openReadable } from '../store/open-database.ts'
import { reconcile } from './reconcile.ts'

let rig: ArchiveRig
beforeEach(async () => {
  rig = new ArchiveRig()
  rig.commit(0)
  rig.commit(1, ['uncertain'])
  rig.commit(2, ['uncertain'])
  const keeper = rig.open()
  for (const [column, keep] of [[], ['uncertain'], ['uncertain']].entries()) {
    keeper.keep({ ...keyOf(column), picture: rigPicture(column), arrivedWallMs: 0, keep: keep as 'uncertain'[] })
  }
  await keeper.close()
})
afterEach(() => rig.end())

function found() {
  const db = openReadable({ path: dataFiles(rig.folder).database, key: ARCHIVE_KEY })
  try {
    return reconcile(db, undefined, { folder: rig.archiveFolder, key: ARCHIVE_KEY })
  } finally {
    db.close()
  }
}

const KEPT = 2

function spoil(segmentId: number, at: number): void {
  const path = segmentFile(rig.archiveFolder, segmentId)
  const bytes = readFileSync(path)
  const offset = at < 0 ? bytes.length + at : at
  bytes[offset] = (bytes[offset] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

describe('reconcile of rows and pictures', () => {
  it('opens every kept picture and finds nothing to say', () => {
    expect(found()).toMatchObject({ agrees: true, pictures: { opened: 2, faults: [], more: 0 }, differences: [] })
  })

  it('names the file of pictures that are not where their rows say, and leaves the sums alone', () => {
    const path = segmentFile(rig.archiveFolder, KEPT)
    const file = '000000002.segment'
    spoil(KEPT, -1)
    const faults = [{ kind: 'DAMAGED', file, places: 1, pictures: 2 }]
    expect(found()).toMatchObject({ agrees: false, differences: [], pictures: { faults } })
    spoil(KEPT, 9)
    expect(found().pictures?.faults).toEqual([{ kind: 'HEAD', file, pictures: 2 }])
    rmSync(path)
    expect(found()).toMatchObject({ differences: [], pictures: { faults: [{ kind: 'MISSING', file, pictures: 2 }] } })
  })

  it('opens the recent pictures too, although no row points to them', () => {
    spoil(1, -1)
    expect(found().pictures?.faults).toEqual([{ kind: 'DAMAGED', file: '000000001.segment', places: 1, pictures: 1 }])
    rmSync(segmentFile(rig.archiveFolder, 1))
    expect(found().pictures?.faults).toEqual([{ kind: 'MISSING', file: '000000001.segment', pictures: 1 }])
  })

  it('counts every damaged place of a file, whether in a picture or in the head of a group', async () => {
    const keeper = rig.open()
    for (let column = 3; column < 8; column++) {
      keeper.keep({ ...keyOf(column), picture: rigPicture(column), arrivedWallMs: 0, keep: [] })
      await keeper.flush()
    }
    await keeper.close()
    const written = rig.store.archive.segments().find(({ pictures }) => pictures === 5)
    const { segmentId, bytes } = written ?? { segmentId: 0, bytes: 0 }
    const groupBytes = (bytes - SEGMENT_HEAD_BYTES) / 5
    const startOf = (group: number) => SEGMENT_HEAD_BYTES + group * groupBytes
    spoil(segmentId, startOf(1) - 1)
    spoil(segmentId, startOf(2))
    spoil(segmentId, startOf(5) - 1)
    const file = `00000000${segmentId}.segment`
    expect(found().pictures?.faults).toEqual([{ kind: 'DAMAGED', file, places: 3, pictures: 3 }])
  })

  it('names bytes and files that nothing points to', () => {
    appendFileSync(segmentFile(rig.archiveFolder, KEPT), 'left')
    appendFileSync(segmentFile(rig.archiveFolder, 1), 'left')
    writeFileSync(join(rig.archiveFolder, '000000099.segment'), 'left')
    const faults = found().pictures?.faults ?? []
    expect(faults.map(({ kind, file }) => [kind, file])).toEqual([
      ['LENGTH', '000000001.segment'],
      ['LENGTH', '000000002.segment'],
      ['UNKNOWN', '000000099.segment'],
    ])
  })

  it('says nothing of a segment whose row is there before its file', () => {
    rig.store.archive.begin('sample', 0)
    expect(found().agrees).toBe(true)
  })
})
