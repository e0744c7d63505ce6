import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { migrate } from '../migrate.ts'
import { openWritable } from '../open-database.ts'
import { openColdForWriting } from './cold-month-file.ts'

const synced = vi.hoisted((): string[] => [])
vi.mock(import('../../files/durable-file.ts'), async (load) => {
  const files = await load()
  return {
    ...files,
    syncFolder: (path: string) => {
      synced.push(path)
      files.syncFolder(path)
    },
  }
})

beforeEach(() => void synced.splice(0))

it('forces the name of the file to the disk each time it is opened, because rows are deleted for it', () =>
  withFolder((folder) => {
    const place = { database: join(folder, 'ovoscope.db'), key: 'unencrypted' } as const
    const hot = openWritable({ path: place.database, key: place.key })
    migrate(hot)
    for (let times = 1; times <= 2; times++) {
      openColdForWriting(place, 202607, hot).close()
      expect(synced).toEqual(Array.from({ length: times }, () => join(folder, 'cold')))
    }
    hot.close()
  }))
