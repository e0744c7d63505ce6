import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { inTurn } from './install-turn.mjs'

/** No process has it: beyond what Linux gives. */
const DEAD_PID = 4_194_305

it('lets one after the other in, and leaves nothing behind', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'turn', 'installing')
    const seen: string[] = []
    const visit = (name: string) =>
      inTurn(
        path,
        async () => {
          seen.push(`${name} in`)
          await new Promise((resolve) => setTimeout(resolve, 20))
          seen.push(`${name} out`)
          return name
        },
        () => new Promise((resolve) => setTimeout(resolve, 1)),
      )
    expect(await Promise.all([visit('a'), visit('b')])).toEqual(['a', 'b'])
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out'])
    expect(existsSync(path)).toBe(false)
  }))

it('passes over one that ended without giving its turn back, and gives its own back when the work fails', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'installing')
    for (const left of [String(DEAD_PID), '']) {
      writeFileSync(path, left)
      utimesSync(path, 0, 0)
      expect(
        await inTurn(
          path,
          () => Promise.resolve('done'),
          () => Promise.resolve(),
        ),
      ).toBe('done')
    }
    await expect(
      inTurn(
        path,
        () => Promise.reject(new Error('no registry')),
        () => Promise.resolve(),
      ),
    ).rejects.toThrow('no registry')
    expect(existsSync(path)).toBe(false)
  }))
