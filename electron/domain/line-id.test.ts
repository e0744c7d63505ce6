import { expect, it } from 'vitest'
import { seededData } from '../../test/make/master-records.ts'
import { FIRST_LINE_ID, LINE_ID_PATTERN, LINES_MAX, lineOfPlace } from './line-id.ts'
import { nextRecordIds } from './master-data/check-entry.ts'
import { recordsOf } from './master-data/kinds.ts'

it('the ids of lines are those that master data give', () => {
  const data = seededData()
  expect(recordsOf(data, 'line').map(({ id }) => id)).toEqual([FIRST_LINE_ID])
  expect(nextRecordIds(data.records, 'line', 1)).toEqual([lineOfPlace(2)])
  expect(lineOfPlace(1)).toBe(FIRST_LINE_ID)
  for (let place = 1; place <= LINES_MAX; place++) expect(lineOfPlace(place)).toMatch(LINE_ID_PATTERN)
  // They name a folder.
  for (const id of ['', 'line-0', 'line-1/..', '../line-1', 'line-1234567']) expect(id).not.toMatch(LINE_ID_PATTERN)
})
