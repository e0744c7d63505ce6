import { describe, expect, it } from 'vitest'
import { findAlarms } from './find-alarms.ts'

const title = (id: string) =>
  ({ SCANNER_LOST: 'The scanner is gone', SCANNER_SILENT: 'The scanner is silent' })[id] ?? ''
const find = (typed: string) => findAlarms(typed, title, (deed) => deed)

describe('findAlarms', () => {
  it('asks for everything while nothing is typed', () => {
    expect(find('  ')).toEqual({ alarms: null, deeds: null, who: '' })
  })

  it('finds alarms by words of their titles, each word narrowing', () => {
    expect(find('scanner is')).toMatchObject({ alarms: ['SCANNER_LOST', 'SCANNER_SILENT'] })
    expect(find('Scanner GONE')).toMatchObject({ alarms: ['SCANNER_LOST'], deeds: null, who: '' })
  })

  it('finds what happened, and takes what it does not know for a name', () => {
    expect(find('acknow visser')).toEqual({ alarms: null, deeds: ['acknowledged'], who: 'visser' })
    expect(find('gone shelved m. visser')).toEqual({
      alarms: ['SCANNER_LOST'],
      deeds: ['shelved', 'unshelved'],
      who: 'm. visser',
    })
  })
})
