import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { joinDataSets } from './join-data-sets.ts'

interface Eggs {
  readonly kind: readonly number[]
  readonly female: readonly number[]
  readonly width?: number
  readonly breed?: string
}

/** A data set whose pictures hold their own number. */
function writeSet(folder: string, first: number, { kind, female, width = 1, breed = 'phantom' }: Eggs): string {
  mkdirSync(folder)
  for (const split of ['train', 'calibration']) {
    const pixels = Uint16Array.from(kind, (_, index) => first + index)
    writeFileSync(join(folder, `${split}.u16`), new Uint8Array(pixels.buffer))
    const broken = kind.map(() => 0)
    const truth = {
      width,
      height: 1,
      count: kind.length,
      kinds: ['LIVE', 'EMPTY'],
      trayShares: [0.9, 0.1],
      kind,
      female,
      broken,
    }
    const columns = { flock: kind.map(() => 'Flock 7'), breed: kind.map(() => breed), drawn: breed === 'phantom' }
    writeFileSync(join(folder, `${split}.json`), JSON.stringify({ ...truth, ...columns }))
  }
  return folder
}

it('puts pictures and labels after each other, and counts the shares of the training anew', () =>
  withFolder((folder) => {
    const one = writeSet(join(folder, 'one'), 10, { kind: [0, 0], female: [1, 0] })
    const other = writeSet(join(folder, 'other'), 20, { kind: [1], female: [-1], breed: 'Brown' })
    const target = join(folder, 'joined')
    joinDataSets([one, other], target)
    for (const split of ['train', 'calibration']) {
      expect([...readFileSync(join(target, `${split}.u16`))]).toEqual([10, 0, 11, 0, 20, 0])
      expect(JSON.parse(readFileSync(join(target, `${split}.json`), 'utf8'))).toEqual({
        ...{
          width: 1,
          height: 1,
          count: 3,
          kinds: ['LIVE', 'EMPTY'],
          trayShares: [0.9, 0.1],
          trainingShares: [0.6, 0.4],
        },
        sources: [
          { drawn: true, pictures: 2, breeds: { phantom: 2 } },
          { drawn: false, pictures: 1, breeds: { Brown: 1 } },
        ],
        ...{ kind: [0, 0, 1], female: [1, 0, -1], broken: [0, 0, 0] },
      })
    }
  }))

it('refuses pictures of two sizes', () =>
  withFolder((folder) => {
    const one = writeSet(join(folder, 'one'), 0, { kind: [0], female: [1] })
    const other = writeSet(join(folder, 'other'), 0, { kind: [0], female: [1], width: 2 })
    expect(() => joinDataSets([one, other], join(folder, 'joined'))).toThrow('cannot be joined')
  }))
