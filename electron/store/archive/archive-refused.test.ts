import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ArchiveRig, rigPicture } from '../../../test/make/archive-rig.ts'
import { realArchiveDisk } from './archive-disk.ts'

let rig: ArchiveRig
beforeEach(() => {
  rig = new ArchiveRig()
})
afterEach(() => rig.end())

describe('a disk that refuses', () => {
  const rows = () => rig.store.archive.segments().map(({ shelf, bytes }) => [shelf, bytes])

  it('leaves neither rows nor files behind, however often it is tried', async () => {
    const disk = realArchiveDisk()
    let made = 0
    const create = async (path: string) => {
      made++
      await (await disk.create(path)).close()
      throw new Error('EIO')
    }
    const keeper = rig.open({ disk: { ...disk, create } })
    rig.give(keeper, 0, ['uncertain'])
    for (let tries = 0; tries < 6; tries++) {
      rig.give(keeper, 1 + tries)
      await rig.time.advance(500)
      await keeper.flush()
    }
    expect([rows(), rig.segments]).toEqual([[], []])
    // One try a second, whoever asks.
    expect(made).toBeLessThanOrEqual(4)
    await keeper.close()
  })

  it('leaves no empty segment where the first pictures of one were refused, and takes them when it is well', async () => {
    const disk = realArchiveDisk()
    let isFull = true
    const create = async (path: string) => {
      const file = await disk.create(path)
      const write: typeof file.write = (pieces, offset) =>
        isFull && offset > 0 ? Promise.reject(new Error('ENOSPC')) : file.write(pieces, offset)
      return { ...file, write }
    }
    const keeper = rig.open({ disk: { ...disk, create } })
    rig.give(keeper, 0, ['uncertain'])
    rig.give(keeper, 1)
    for (let tries = 0; tries < 3; tries++) {
      await keeper.flush()
      expect([rows(), rig.segments]).toEqual([[], []])
      await rig.time.advance(1_000)
    }
    isFull = false
    await keeper.flush()
    expect(rig.read(0)).toEqual(rigPicture(0))
    expect(rows().map(([shelf]) => shelf)).toEqual(['uncertain'])
    await keeper.close()
  })

  it('that does not let go of what is left is given no more than a few', async () => {
    const disk = realArchiveDisk()
    const refuse = (): never => {
      throw new Error('EIO')
    }
    const create = async (path: string) => {
      await (await disk.create(path)).close()
      return refuse()
    }
    const keeper = rig.open({ disk: { ...disk, create, remove: refuse } })
    rig.give(keeper, 0, ['uncertain'])
    for (let tries = 0; tries < 20; tries++) {
      await rig.time.advance(1_000)
      await keeper.flush()
    }
    expect(rig.segments.length).toBeLessThanOrEqual(8)
    expect(rows()).toHaveLength(rig.segments.length)
    await keeper.close()
    rig.reopen()
    await rig.open().close()
    expect([rows(), rig.segments]).toEqual([[], []])
  })
})
