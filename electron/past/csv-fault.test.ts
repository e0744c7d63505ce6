import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { type CsvFault, csvFaultSentence } from './csv-fault.ts'

/** What the parser itself throws, with the columns of a file. */
function sentence(rows: string): string {
  try {
    parse(`code,cell\n${rows}`, { columns: true, max_record_size: 100 })
  } catch (fault) {
    return csvFaultSentence('past.csv', fault as CsvFault)
  }
  throw new Error('the parser took it')
}

it.each([
  ['T-1,1\nT "A",2\n', 'past.csv, line 3: field code has a quotation mark in the middle'],
  ['T-1,1\nT-2,"2"x\n', 'past.csv, line 3: field cell goes on behind the closing quotation mark'],
  ['T-1,"1\n', 'past.csv, line 2: field cell begins with a quotation mark that is never closed'],
  [`T-1,${'1'.repeat(200)}\n`, 'past.csv, line 2: field cell is far too long'],
])('says of %j where it ends to be a CSV, and how it is written', (rows, says) => {
  expect(sentence(rows)).toContain(says)
  expect(sentence(rows)).toContain('each mark inside written twice')
})
