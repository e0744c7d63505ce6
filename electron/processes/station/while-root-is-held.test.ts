import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { Child } from '../../host/child.ts'
import { whileRootIsHeld } from './while-root-is-held.ts'

/** A station in a data folder of that name below the root; answers with how to stop it. */
function start(root: string | null, dataFolder: string) {
  const init: Pick<StationInit, 'root' | 'dataFolder'> = { root, dataFolder }
  // Of its first message and its surroundings, only the folders are looked at.
  return whileRootIsHeld(async () => () => undefined)({ init } as Child<StationInit>)
}

it('a second station on the root is refused although each has a data folder of its own, until the first has stopped', () =>
  withFolder(async (root) => {
    const stopTraining = await start(root, join(root, 'play'))
    await expect(start(root, join(root, 'work'))).rejects.toMatchObject({
      code: 'LOCKED',
      message: `another Ovoscope is running on the data in ${root}; close it, or use that one`,
    })
    await stopTraining()
    const stopWork = await start(root, join(root, 'work'))
    await expect(start(root, join(root, 'play'))).rejects.toMatchObject({ code: 'LOCKED' })
    await stopWork()
  }))

it('a data folder without a root above it is locked by its database alone', async () => {
  const stops = await Promise.all([start(null, '/a'), start(null, '/b')])
  expect(stops).toHaveLength(2)
})
