import { describe, expect, it } from 'vitest'
import { MemoryIntake } from '../../test/fake/memory-intake.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { silentLogger } from '../log/logger.ts'
import type { PictureToKeep } from '../store/archive/picture-keeper.ts'
import type { DuePicture } from '../store/archive-book.ts'
import { bindArchive } from './line-archive.ts'
import type { PictureArchive } from './pass-on.ts'

/** Remembers what it is given; nothing is settled by itself. */
class GivenPictures implements PictureArchive {
  readonly given: PictureToKeep[] = []
  readonly dropped: unknown[] = []
  flushed = 0
  readonly wanted: DuePicture[]

  constructor(wanted: DuePicture[] = []) {
    this.wanted = wanted
  }

  reasons = () => ['sample'] as const
  keep = (picture: PictureToKeep) => void this.given.push(picture)
  due = () => ({ afterPosition: this.wanted.length === 0 ? undefined : 1, pictures: this.wanted })
  dropDue = (keys: readonly unknown[]) => void this.dropped.push(...keys)
  close = () => Promise.resolve()
  flush = () => {
    this.flushed++
    return Promise.resolve()
  }
}

async function journalOf(scans: number): Promise<MemoryIntake> {
  const maker = new MessageMaker()
  const intake = new MemoryIntake()
  for (let column = 0; column < scans; column++) await intake.append({ ...maker.scan({ column }), batchId: null })
  return intake
}

function due(sequence: number): DuePicture {
  const key = { visitId: 1, cell: { row: 0, column: sequence - 1 }, attempt: 1 }
  return {
    ...key,
    classes: ['uncertain'],
    sinceWallMs: 5,
    scannerSerial: 'OVO-TEST',
    sessionId: '00000000000000a1',
    sequence,
  }
}

function bind(intake: MemoryIntake, pictures: PictureArchive | undefined, releasedThrough = 0) {
  const start = { ...new MemoryStore().start(), releasedThrough }
  return bindArchive({ lineId: 'line-1', start, intake, pictures, log: silentLogger })
}

describe('journal and archive of a line', () => {
  it('are left as they are where no pictures are kept', () => {
    const intake = new MemoryIntake()
    expect(bind(intake, undefined)).toEqual({ intake, pictures: undefined })
  })

  it('are bound for pictures that are kept for long, and for those alone', () => {
    const intake = new MemoryIntake()
    const archive = new GivenPictures()
    const bound = bind(intake, archive)
    const picture = {
      image: { width: 1, height: 1, channels: 1, slices: 1, pixels: new Uint8Array(2) },
      attention: undefined,
    }
    const given = { visitId: 1, cell: { row: 0, column: 0 }, attempt: 1, arrivedWallMs: 0, picture }
    bound.pictures?.keep({ ...given, keep: [] })
    bound.intake.release(1)
    bound.pictures?.keep({ ...given, keep: ['faulty'] })
    bound.intake.release(2)
    expect(intake.releasedThrough).toBe(1)
    archive.given[1]?.settled?.()
    expect(intake.releasedThrough).toBe(2)
  })

  it('end together: what waits is written before the journal is closed', async () => {
    const archive = new GivenPictures()
    await bind(new MemoryIntake(), archive).intake.close()
    expect(archive.flushed).toBe(1)
  })

  it('bring at start what a crash kept from the archive, and hold the journal for it', async () => {
    const intake = await journalOf(4)
    const archive = new GivenPictures([due(2), due(3)])
    const bound = bind(intake, archive, 3)
    expect(archive.given).toMatchObject([
      {
        cell: { column: 1 },
        keep: ['uncertain'],
        arrivedWallMs: 5,
        picture: { image: { width: 16 }, attention: undefined },
      },
      { cell: { column: 2 } },
    ])
    bound.intake.release(4)
    expect(intake.releasedThrough).toBe(0)
    for (const { settled } of archive.given) settled?.()
    expect(intake.releasedThrough).toBe(4)
  })

  it('say what is not in the journal any more, and leave to the replay what is not decided', async () => {
    const archive = new GivenPictures([due(1), due(3), due(9)])
    bind(await journalOf(4), archive, 2)
    expect(archive.given).toEqual([])
    expect(archive.dropped).toMatchObject([{ sequence: 1 }, { sequence: 3 }, { sequence: 9 }])
  })
})
