import { expect, it } from 'vitest'
import { setUpRunningStation } from '../../test/make/station.ts'

it('says whether a line runs, whether its scanner is there, and the most urgent alarm that nobody has seen', async () => {
  const { line, alarms, link, time } = await setUpRunningStation()
  await time.advance(200)
  expect(line.overview).toEqual({
    ...{ lineId: 'line-1', name: 'Line 2', batch: 'running', link: 'Streaming', calling: null },
  })
  link().become('Absent')
  line.pauseBatch()
  await time.advance(2_000)
  expect(line.overview).toMatchObject({ batch: 'paused', link: 'Absent', calling: 1 })
  alarms.acknowledge('SCANNER_LOST', 'A')
  await time.advance(200)
  expect(line.overview.calling).toBeNull()
  line.closeBatch()
  await time.advance(40_000)
  expect(line.overview.batch).toBe('none')
})
