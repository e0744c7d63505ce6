import { describe, expect, it } from 'vitest'
import { firstStop, START_CHECKS, type StartSituation, startChecks, unacceptedWarnings } from './start-checks.ts'

const PICTURE = { width: 64, height: 64, channels: 2 }
const PICTURES = { widthMax: 64, heightMax: 64, channelsMax: 2 }
const MODEL = { breeds: ['Lohmann Brown'], ageHours: { from: 216, to: 312 }, picture: PICTURE, synthetic: false }
const FINE: StartSituation = {
  scannerPictures: PICTURES,
  ...{ scannerStreaming: true, modelReady: true, model: MODEL, breed: 'lohmann brown ', setTime: 'known' },
  ...{ ageHours: 280, clockTrusted: true, legalHoursLeft: 8, trayTypeKnown: true, recipeKnown: true },
  ...{ jurisdiction: 'known', laidAfterSet: false, standingPriorities: [3], updating: false, otherBatchOpen: false },
}

/** What is not as it should be. */
function found(change: Partial<StartSituation>): Record<string, string> {
  const wrong = startChecks({ ...FINE, ...change }).filter(({ verdict }) => verdict !== 'ok')
  return Object.fromEntries(wrong.map(({ id, verdict }) => [id, verdict]))
}

describe('startChecks', () => {
  it('looks at everything, and finds nothing wrong with a line that is ready', () => {
    expect(
      startChecks(FINE)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...START_CHECKS].toSorted())
    expect(found({})).toEqual({})
  })

  it.each<[Partial<StartSituation>, Record<string, string>]>([
    [{ scannerStreaming: false }, { SCANNER: 'stop' }],
    [{ modelReady: false }, { MODEL: 'stop' }],
    [{ model: undefined }, { MODEL_SYNTHETIC: 'warn', MODEL_BREED: 'warn', MODEL_AGE: 'warn', PICTURE_KNOWN: 'warn' }],
    [{ scannerPictures: undefined }, { PICTURE_KNOWN: 'warn' }],
    [{ scannerPictures: { ...PICTURES, widthMax: 31 } }, { PICTURE_SIZE: 'stop' }],
    [{ scannerPictures: { ...PICTURES, channelsMax: 1 } }, { PICTURE_CHANNELS: 'stop' }],
    [{ breed: 'Dekalb White' }, { MODEL_BREED: 'warn' }],
    [{ breed: 'Dekalb White', model: { ...MODEL, synthetic: true } }, { MODEL_SYNTHETIC: 'warn' }],
    [{ model: { ...MODEL, breeds: ['ISA Brown', ' Lohmann Brown '] } }, {}],
    [{ ageHours: 215.9 }, { MODEL_AGE: 'warn' }],
    [{ ageHours: 216 }, {}],
    [{ ageHours: 312 }, {}],
    [{ ageHours: 312.1 }, { MODEL_AGE: 'warn' }],
    [{ setTime: 'unknown', ageHours: undefined }, { SET_TIME: 'warn' }],
    [{ setTime: 'tooLongAgo', ageHours: undefined }, { SET_TIME: 'warn' }],
    [{ setTime: 'future' }, { SET_TIME: 'stop' }],
    [{ clockTrusted: false }, { CLOCK: 'warn' }],
    [{ legalHoursLeft: 0 }, { LEGAL_AGE: 'warn' }],
    [{ legalHoursLeft: undefined }, {}],
    [{ laidAfterSet: true }, { LAID_AFTER_SET: 'warn' }],
    [{ jurisdiction: 'refused' }, { JURISDICTION: 'stop' }],
    [{ jurisdiction: 'siteUnset' }, { SITE_LAW: 'warn' }],
    [{ trayTypeKnown: false }, { TRAY_TYPE: 'stop' }],
    [{ recipeKnown: false }, { RECIPE: 'stop' }],
    [{ standingPriorities: [3, 2] }, { ALARMS: 'warn' }],
    [{ standingPriorities: [2, 1] }, { ALARMS: 'stop' }],
    [{ updating: true }, { UPDATE: 'stop' }],
    [{ otherBatchOpen: true }, { NO_OTHER_BATCH: 'stop' }],
  ])('finds in %j: %j', (change, wrong) => {
    expect(found(change)).toEqual(wrong)
  })
})

describe('what may begin', () => {
  it('names the first thing that stops it, and the warnings that nobody has accepted', () => {
    const checks = startChecks({ ...FINE, legalHoursLeft: -1, standingPriorities: [2], recipeKnown: false })
    expect(firstStop(checks)).toBe('RECIPE')
    expect(firstStop(startChecks(FINE))).toBeUndefined()
    expect(unacceptedWarnings(checks, ['ALARMS'])).toEqual(['LEGAL_AGE'])
    expect(unacceptedWarnings(checks, ['ALARMS', 'LEGAL_AGE'])).toEqual([])
  })
})
