import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ARCHIVE_KEY, ArchiveRig, keyOf, rigPicture } from '../../test/make/archive-rig.ts'
import { segmentFile } from '../store/archive/segment-format.ts'
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

describe('reconcile of rows and pictures', () => {
  it('opens every kept picture and finds nothing to say', () => {
    expect(found()).toMatchObject({ agrees: true, pictures: 2, differences: [] })
  })

  it('names each picture that is not where its row says', () => {
    const path = segmentFile(rig.archiveFolder, KEPT)
    const bytes = readFileSync(path)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(found().differences).toEqual(
      [1, 2].map(
        (column) =>
          `the picture of tray visit 1, row 0, column ${column}, attempt 1 is not in segment ${KEPT} where its row says`,
      ),
    )
    bytes[9] = 9
    writeFileSync(path, bytes)
    expect(found().differences).toEqual(['000000002.segment is not one of ours or damaged in its head'])
    rmSync(path)
    expect(found().differences).toEqual(['000000002.segment is not there; 2 pictures point to it'])
  })

  it('opens the recent pictures too, although no row points to them', () => {
    const path = segmentFile(rig.archiveFolder, 1)
    const bytes = readFileSync(path)
    const last = bytes.length - 1
    bytes[last] = (bytes[last] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(found().differences).toEqual(['000000001.segment is damaged at byte 64'])
  })

  it('names bytes and files that nothing points to', () => {
    appendFileSync(segmentFile(rig.archiveFolder, KEPT), 'left')
    appendFileSync(segmentFile(rig.archiveFolder, 1), 'left')
    writeFileSync(join(rig.archiveFolder, '000000099.segment'), 'left')
    const differences = found().differences
    expect(differences).toHaveLength(4)
    expect(differences[1]).toMatch(/^000000001.segment is damaged at byte \d+$/)
    expect(differences[2]).toMatch(/^000000002.segment has \d+ bytes; its row says \d+$/)
    expect(differences[3]).toBe('000000099.segment is a file of pictures that no row knows')
  })

  it('says nothing of a segment whose row is there before its file', () => {
    rig.store.archive.begin('sample', 0)
    expect(found().agrees).toBe(true)
  })
})
