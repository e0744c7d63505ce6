import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { MODEL_REFUSALS } from '../../electron/contract/model-refusals.ts'
import { REMEDY_KINDS } from '../../electron/domain/link/link-remedy.ts'
import { de } from '../i18n/de.ts'
import { en } from '../i18n/en.ts'
import { formatCount } from './format.ts'
import { problemTip, remedyTip } from './problem-tip.ts'

const translator = i18next.createInstance()
await translator.init({
  ...{ lng: 'en', interpolation: { escapeValue: false } },
  resources: { en: { translation: en }, de: { translation: de } },
})

/** Everything that a station can name; each sentence names a few. */
const VALUES = {
  ...{ device: '0403:6001 · A7', path: '/dev/ttyUSB0', alike: 2, group: 'uucp', owner: 'root' },
  ...{ program: 'minicom', pid: 4711, baudRate: 921_600, percent: 133 },
  ...{ line: 'line-2', pattern: '{tray}' },
}

describe('problemTip', () => {
  it('is exact for this machine where the station knows what to do', () => {
    const detail = { remedy: 'linuxGroup', group: 'uucp', path: '/dev/ttyUSB0' }
    const tip = problemTip(translator.t, { id: 'SCANNER_PERMISSION', detail }, 'en')
    expect(tip).toContain('sudo usermod -aG uucp $USER')
    expect(tip).toContain('/dev/ttyUSB0')
  })

  it('says of a refused model what is wrong with it and what to do, each in its own words', () => {
    const tips = MODEL_REFUSALS.map((refusal) => {
      const detail = { path: 'model.onnx', refusal }
      return problemTip(translator.t, { id: 'MODEL_REFUSED', detail }, 'en')
    })
    expect(new Set(tips).size).toBe(MODEL_REFUSALS.length)
    // The same words as in commands and docs.
    expect(tips[MODEL_REFUSALS.indexOf('KEY_UNKNOWN')]).toContain('/etc/ovoscope/trusted-keys (Linux)')
  })

  it('says of refused files which is the newest, why, and where they lie', () => {
    const detail = { count: 3, path: '/srv/scans', file: '0417_Z9.png', pictureRefusal: 'CELL' }
    const tip = problemTip(translator.t, { id: 'PICTURES_REFUSED', detail }, 'en')
    expect(tip).toMatch(/^0417_Z9\.png: its cell is not in a tray .*\/srv\/scans/)
  })

  it('says that scans are missing only where the journal did not give them all back', () => {
    const detail = { behind: 'END_LOST', commits: 3, scans: 12, fromWallMs: 1_000, toWallMs: 9_000 }
    const tip = (back: number, gone: number) =>
      problemTip(translator.t, { id: 'DATABASE_BEHIND', detail: { ...detail, back, gone } }, 'en')
    expect(tip(15, 0)).toContain('The journal gave them all back')
    expect(tip(15, 0)).not.toContain('missing')
    for (const [back, gone] of [
      [15, 1],
      [11, 0],
    ] as const)
      expect(tip(back, gone)).toContain('12 scans')
    expect(tip(11, 0)).toContain('are missing in the database')
    const none = problemTip(
      translator.t,
      { id: 'DATABASE_BEHIND', detail: { ...detail, scans: 0, back: 0, gone: 0 } },
      'en',
    )
    expect(none).toContain('3 changes that were no scans')
    // To the second: the two ends are often within a minute.
    expect(tip(15, 0)).toMatch(/\d:01 .*\d:09/)
  })

  it('speaks of one scan, one batch and one change as of one', async () => {
    const say = (id: 'DATABASE_BEHIND' | 'BATCH_RECOVERED', detail: Record<string, number | string>) =>
      problemTip(translator.t, { id, detail: { fromWallMs: 1_000, toWallMs: 1_000, ...detail } }, 'en')
    const behind = (detail: Record<string, number>) => say('DATABASE_BEHIND', { behind: 'END_LOST', ...detail })
    expect(behind({ scans: 1, back: 0, gone: 1 })).toMatch(
      /^1 scan from .* is missing .* gives back 0 messages; 1 cannot/,
    )
    expect(behind({ scans: 1, back: 1, gone: 0 })).toMatch(/1 scan from .* gave it back, in 1 message\./)
    expect(behind({ scans: 0, commits: 1, back: 0, gone: 0 })).toContain('1 change that was no scan')
    expect(say('DATABASE_BEHIND', { behind: 'LOG_DAMAGED', commits: 1 })).toContain('1 transaction stood')
    expect(say('BATCH_RECOVERED', { batches: 1, scans: 1 })).toMatch(/^1 batch with 1 scan from .* was not in/)
    await translator.changeLanguage('de')
    expect(behind({ scans: 1, back: 0, gone: 1 })).toMatch(/^1 Scan von .* fehlt in der Datenbank/)
    await translator.changeLanguage('en')
  })

  it('says how many messages a damaged journal cost, where that is known', () => {
    const tip = (detail: Record<string, number>) => problemTip(translator.t, { id: 'JOURNAL_DAMAGED', detail }, 'en')
    expect(tip({ count: 39 })).toContain('39 messages')
    expect(tip({ count: 1 })).toMatch(/^1 message of .* its egg is missing/)
    expect(tip({})).toBe(en.app.problem.JOURNAL_DAMAGED.tip)
  })

  it('is what always helps where it does not, or where it names what this screen has no words for', () => {
    for (const detail of [{}, { remedy: 'of a later version' }]) {
      expect(problemTip(translator.t, { id: 'SCANNER_LOST', detail }, 'en')).toBe(en.app.problem.SCANNER_LOST.tip)
    }
  })

  it('writes numbers that count as people do, and those that name as they are', () => {
    const say = (kind: 'fasterPort' | 'closeProgram') => remedyTip(translator.t, { kind, values: VALUES }, 'en')
    expect(say('fasterPort')).toContain(`${formatCount(921_600, 'en')} baud`)
    expect(say('closeProgram')).toContain('minicom (process 4711)')
  })

  it.each(REMEDY_KINDS)('leaves no hole in the sentence of %s, in either language', async (kind) => {
    for (const language of ['en', 'de'] as const) {
      await translator.changeLanguage(language)
      const tip = remedyTip(translator.t, { kind, values: VALUES }, language)
      expect(tip).not.toMatch(/\{\{|undefined/)
      expect(tip.length).toBeGreaterThan(20)
    }
    await translator.changeLanguage('en')
  })
})
