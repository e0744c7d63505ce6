import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UPDATE_MODES } from '../contract/policy.ts'
import { decideUpdate, INSTALL_ATTEMPTS_MAX, type UpdateSituation } from './decide-update.ts'
import { isInWindow, minutesOf } from './install-window.ts'
import { compareVersions, parseVersion } from './version.ts'

const CHANNEL = 'latest.yml'
const offered = (version: string, forThisMachine = true): UpdateSituation['offer'] => ({
  kind: 'verified',
  facts: { version, channelFile: CHANNEL, forThisMachine },
})

/** Everything agrees: the next word would be the installation. */
const READY: UpdateSituation = {
  policy: { mode: 'install-in-window', feed: 'https://feed.test/ovoscope', window: { from: '01:00', to: '04:00' } },
  localMinutes: minutesOf('02:00'),
  currentVersion: '1.2.0',
  offer: offered('1.3.0'),
  downloadedVersion: '1.3.0',
  attempts: 0,
  mayReplace: true,
  line: 'idle',
  leaseHeld: true,
}
const { policy } = READY
const decide = (change: Partial<UpdateSituation>) => decideUpdate({ ...READY, ...change })

describe('decideUpdate', () => {
  it('installs when everything agrees, and asks for the lease before', () => {
    expect(decide({})).toEqual({ do: 'install', version: '1.3.0' })
    expect(decide({ leaseHeld: false })).toEqual({ do: 'ask-lease', version: '1.3.0' })
  })

  it.each<[string, Partial<UpdateSituation>, unknown]>([
    ['policy off', { policy: { ...policy, mode: 'off' } }, { do: 'off', why: 'policy' }],
    ['no address', { policy: { ...policy, feed: null } }, { do: 'off', why: 'no-feed' }],
    ['never asked', { offer: { kind: 'unknown' } }, { do: 'nothing-known' }],
    ['the same version', { offer: offered('1.2.0') }, { do: 'up-to-date' }],
    ['the same version, built again', { offer: offered('1.2.0+7') }, { do: 'up-to-date' }],
    ['published for others', { offer: offered('1.3.0', false) }, { do: 'hold-back', version: '1.3.0' }],
    ['notify', { policy: { ...policy, mode: 'notify' } }, { do: 'tell', version: '1.3.0' }],
    ['not here yet', { downloadedVersion: undefined }, { do: 'download', version: '1.3.0' }],
    ['another one is here', { downloadedVersion: '1.2.9' }, { do: 'download', version: '1.3.0' }],
    ['download only', { policy: { ...policy, mode: 'download' } }, { do: 'tell-ready', version: '1.3.0', why: 'mode' }],
    ['no rights', { mayReplace: false }, { do: 'tell-ready', version: '1.3.0', why: 'no-rights' }],
    [
      'outside the window',
      { localMinutes: minutesOf('04:00') },
      { do: 'wait', version: '1.3.0', for: 'window', from: '01:00' },
    ],
    ['a batch is open', { line: 'batch' }, { do: 'wait', version: '1.3.0', for: 'batch' }],
    ['eggs are undecided', { line: 'eggs' }, { do: 'wait', version: '1.3.0', for: 'eggs' }],
    ['the station is silent', { line: undefined }, { do: 'wait', version: '1.3.0', for: 'station' }],
  ])('%s', (_name, change, expected) => {
    expect(decide(change)).toEqual(expected)
  })

  it.each([
    ['older', '1.1.9'],
    ['a prerelease of what runs', '1.2.0-rc.1'],
  ])('never goes back: %s', (_name, version) => {
    const decision = decide({ offer: offered(version), downloadedVersion: version })
    expect(decision).toMatchObject({ do: 'refuse', refusal: { reason: 'downgrade', file: CHANNEL } })
    expect(decision.do === 'refuse' && decision.refusal.message).toContain(`${CHANNEL} offers ${version}`)
  })

  it('goes from a prerelease to its release', () => {
    expect(decide({ currentVersion: '1.3.0-beta.2' })).toEqual({ do: 'install', version: '1.3.0' })
  })

  it('refuses what is no version, on either side', () => {
    expect(decide({ offer: offered('latest') })).toMatchObject({
      do: 'refuse',
      refusal: { reason: 'not-readable', file: CHANNEL },
    })
    expect(decide({ currentVersion: 'dev' })).toMatchObject({
      do: 'refuse',
      refusal: { reason: 'downgrade', file: CHANNEL },
    })
  })

  it('gives up an update that does not come to be', () => {
    expect(decide({ attempts: INSTALL_ATTEMPTS_MAX - 1 }).do).toBe('install')
    expect(decide({ attempts: INSTALL_ATTEMPTS_MAX })).toMatchObject({
      do: 'refuse',
      refusal: { reason: 'not-installed' },
    })
  })

  it('hands on why the feed was refused, with the name of the file', () => {
    const refusal = { reason: 'signature-bad', file: CHANNEL, message: 'latest.yml is not what was sealed.' } as const
    expect(decide({ offer: { kind: 'refused', refusal } })).toEqual({ do: 'refuse', refusal })
  })
})

const version = fc
  .tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.constantFrom('', '-alpha', '-rc.1'))
  .map(([major, minor, patch, tail]) => `${major}.${minor}.${patch}${tail}`)
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
/** Often what lets an installation through, so that the rare things are seen beside it one at a time. */
function mostly<T>(usual: T, any: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: any })
}

const situations: fc.Arbitrary<UpdateSituation> = fc
  .record({
    mode: mostly('install-in-window' as const, fc.constantFrom(...UPDATE_MODES)),
    feed: mostly('https://feed.test/a', fc.constant(null)),
    window: fc.record({ from: time, to: time }),
    localMinutes: fc.nat(24 * 60 - 1),
    currentVersion: version,
    offeredVersion: version,
    forThisMachine: mostly(true, fc.boolean()),
    isDownloaded: mostly(true, fc.boolean()),
    attempts: mostly(0, fc.nat(3)),
    mayReplace: mostly(true, fc.boolean()),
    line: mostly('idle' as const, fc.constantFrom('batch' as const, 'eggs' as const, undefined)),
    leaseHeld: mostly(true, fc.boolean()),
  })
  .map(({ mode, feed, window, offeredVersion, forThisMachine, isDownloaded, ...rest }) => ({
    ...rest,
    policy: { mode, feed, window },
    offer: offered(offeredVersion, forThisMachine),
    downloadedVersion: isDownloaded ? offeredVersion : undefined,
  }))

const isNewer = (left: string, right: string) => {
  const [newer, older] = [parseVersion(left), parseVersion(right)]
  return newer.ok && older.ok && compareVersions(newer.value, older.value) > 0
}

describe('whatever the situation', () => {
  it('an installation means: asked for, in the window, line idle and leased, newer, here, for this machine', () => {
    let installations = 0
    fc.assert(
      fc.property(situations, (situation) => {
        const decision = decideUpdate(situation)
        if (decision.do !== 'install') return
        installations++
        expect(situation).toMatchObject({
          line: 'idle',
          leaseHeld: true,
          mayReplace: true,
          downloadedVersion: decision.version,
        })
        expect(situation.policy.mode).toBe('install-in-window')
        expect(situation.policy.feed).not.toBeNull()
        expect(isInWindow(situation.policy.window, situation.localMinutes)).toBe(true)
        expect(isNewer(decision.version, situation.currentVersion)).toBe(true)
        expect(situation.offer).toMatchObject({ facts: { forThisMachine: true } })
        expect(situation.attempts).toBeLessThan(INSTALL_ATTEMPTS_MAX)
      }),
      { numRuns: 5_000 },
    )
    expect(installations).toBeGreaterThan(100)
  })

  it('nothing is fetched but what is newer and asked for', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const decision = decideUpdate(situation)
        if (decision.do !== 'download') return
        expect(['download', 'install-in-window']).toContain(situation.policy.mode)
        expect(isNewer(decision.version, situation.currentVersion)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
