import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../log/logger.ts'
import { dataFolders } from './data-folders.ts'
import { openSettings } from './open-settings.ts'
import { DEFAULT_SETTINGS } from './settings.ts'

const LINE_2 = { id: 'line-2', line: 'Line 2', ratedEggsPerHour: 9_000, scanner: { kind: 'none' } } as const

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ovoscope-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('openSettings', () => {
  it('starts with the defaults where there is no file, and keeps what is changed', () => {
    const path = join(folder, 'deep', 'settings.json')
    const first = openSettings(path, silentLogger)
    expect(first).toMatchObject({ firstStart: true, problem: null, current: DEFAULT_SETTINGS })
    first.update({ site: 'Nord', scanner: { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 921_600 } })
    const pictures = { path: '/srv/scans', rows: 10, columns: 15, layout: 'square' as const }
    first.update({ furtherLines: [{ ...LINE_2, scanner: { kind: 'folder', folder: pictures } }] })
    expect(first.current.site).toBe('Nord')
    const second = openSettings(path, silentLogger)
    expect(second).toMatchObject({ firstStart: false, problem: null })
    expect(second.current).toEqual(first.current)
  })

  it.each([
    ['no JSON', '{"version": 1, "site'],
    ['another version', JSON.stringify({ ...DEFAULT_SETTINGS, version: 2 })],
    ['a wrong value', JSON.stringify({ ...DEFAULT_SETTINGS, ratedEggsPerHour: 'fast' })],
    ['something unknown', JSON.stringify({ ...DEFAULT_SETTINGS, password: 'x' })],
    ['a line twice', JSON.stringify({ ...DEFAULT_SETTINGS, furtherLines: [LINE_2, LINE_2] })],
    [
      'the first line as a further one',
      JSON.stringify({ ...DEFAULT_SETTINGS, furtherLines: [{ ...LINE_2, id: 'line-1' }] }),
    ],
    [
      'a line whose id is a path',
      JSON.stringify({ ...DEFAULT_SETTINGS, furtherLines: [{ ...LINE_2, id: '../line-2' }] }),
    ],
    [
      'a folder that is no whole path',
      JSON.stringify({
        ...DEFAULT_SETTINGS,
        scanner: { kind: 'folder', folder: { path: 'scans', rows: 10, columns: 15, layout: 'square' } },
      }),
    ],
    ['a model that is a path', JSON.stringify({ ...DEFAULT_SETTINGS, model: '../../etc' })],
  ])('keeps an unusable file aside and says so: %s', (_name, text) => {
    const path = join(folder, 'settings.json')
    writeFileSync(path, text)
    const settings = openSettings(path, silentLogger)
    expect(settings.current).toEqual(DEFAULT_SETTINGS)
    expect(settings.firstStart).toBe(false)
    expect(settings.problem?.message).toContain(`name it ${path}`)
    expect(readFileSync(`${path}.unusable`, 'utf8')).toBe(text)
    settings.update({ site: 'Nord' })
    expect(openSettings(path, silentLogger)).toMatchObject({ problem: null, current: { site: 'Nord' } })
  })

  it('refuses a change that is not valid and leaves everything as it was', () => {
    const path = join(folder, 'settings.json')
    const settings = openSettings(path, silentLogger)
    settings.update({ site: 'Nord' })
    expect(() => settings.update({ site: '' })).toThrow(/site/)
    expect(settings.current.site).toBe('Nord')
    expect(openSettings(path, silentLogger).current.site).toBe('Nord')
  })
})

describe('dataFolders', () => {
  const linux = { platform: 'linux', environment: {}, homeFolder: '/home/o' } as const
  it('asks the argument first, then the variable, then the operating system', () => {
    const environment = { OVOSCOPE_DATA: '/srv/ovo', XDG_DATA_HOME: '/xdg' }
    expect(dataFolders('/given', { ...linux, environment }).root).toBe('/given')
    expect(dataFolders(undefined, { ...linux, environment }).root).toBe('/srv/ovo')
    expect(dataFolders(undefined, { ...linux, environment: { ...environment, OVOSCOPE_DATA: '' } }).root).toBe(
      join('/xdg', 'ovoscope'),
    )
    expect(dataFolders(undefined, linux).root).toBe(join('/home/o', '.local', 'share', 'ovoscope'))
    expect(dataFolders(undefined, { ...linux, platform: 'darwin' }).root).toContain(
      join('Library', 'Application Support'),
    )
    expect(dataFolders(undefined, { ...linux, platform: 'win32' }).root).toContain('AppData')
  })

  it('keeps work and play apart', () => {
    const folders = dataFolders('/data', linux)
    expect(new Set([folders.work, folders.play, folders.logs]).size).toBe(3)
    for (const path of [folders.work, folders.play, folders.logs, folders.settingsFile]) {
      expect(path.startsWith(join('/data', ''))).toBe(true)
    }
  })
})
