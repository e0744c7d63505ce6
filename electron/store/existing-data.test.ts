import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFiles } from './data-folder.ts'
import { existingData } from './existing-data.ts'

describe('existingData', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ovoscope-existing-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('answers the files of a folder that has data, whole or in part', () => {
    writeFileSync(dataFiles(folder).keyFile, '')
    expect(existingData(folder)).toEqual(dataFiles(folder))
  })

  it('says of any other folder what it is, and what to do', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => existingData(join(folder, 'none'))).toThrow(/^There is no folder .*none\.$/)
    expect(() => existingData(file)).toThrow(/file is a file, not a data folder\.$/)
    expect(() => existingData(folder)).toThrow(/There is no Ovoscope data in .* Start Ovoscope once/)
  })

  it('asks which one of work and play is meant, and names what is there', () => {
    const [work = '', play = ''] = ['work', 'play'].map((area) => join(folder, area))
    mkdirSync(work)
    writeFileSync(dataFiles(work).database, '')
    expect(() => existingData(folder)).toThrow(`${folder} holds the data of work: name that folder, ${work}.`)
    mkdirSync(play)
    writeFileSync(dataFiles(play).keyFile, '')
    expect(() => existingData(folder)).toThrow(
      `${folder} holds the data of work and of play: name the one that is meant, ${work} or ${play}.`,
    )
    expect(existingData(work)).toEqual(dataFiles(work))
  })
})
