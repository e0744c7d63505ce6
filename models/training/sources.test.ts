import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { labelledScans, learntBreeds, readSources, sourceOf } from './sources.ts'

const drawn = sourceOf({ drawn: true, count: 2, breed: ['phantom', 'phantom-slow'] })
const line = sourceOf({ drawn: false, count: 501, breed: [...Array.from({ length: 500 }, () => 'Brown'), 'White'] })

describe('where pictures come from that are learnt from', () => {
  it('is said by each data set, and a station’s export is never called drawn', () =>
    withFolder((folder) => {
      const write = (split: object) => writeFileSync(join(folder, 'train.json'), JSON.stringify(split))
      write({ count: 1, breed: ['Brown'] })
      expect(readSources(folder)).toEqual([{ drawn: false, pictures: 1, breeds: { Brown: 1 } }])
      write({ count: 2, drawn: true, breed: ['phantom', ''] })
      expect(readSources(folder)).toEqual([{ drawn: true, pictures: 2, breeds: { phantom: 1 } }])
      write({ count: 503, sources: [drawn, line] })
      expect(readSources(folder)).toEqual([drawn, line])
      write({})
      expect(() => readSources(folder)).toThrow('count')
    }))

  it('counts the scans of a line, and calls a breed learnt only when there were enough of it', () => {
    expect(labelledScans([drawn, line])).toBe(501)
    expect(learntBreeds([drawn, line])).toEqual(['Brown', 'phantom', 'phantom-slow'])
  })
})
