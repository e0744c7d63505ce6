import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INSTALL_ATTEMPTS_MAX } from '../../electron/update/decide-update.ts'
import { CHECK_EVERY_MS } from '../../electron/update/update-engine.ts'
import { CHANNEL, SEAL } from './feed.ts'
import { type Rig, type RigOptions, skipOnWindows, startRig } from './update-rig.ts'

const HOUR_MS = 3_600_000
const NAME = 'ovoscope-1.3.0-linux-x86_64.AppImage'
const INSTALLED = ['lease', 'stop', 'quit']

let opened: Rig | undefined
beforeEach(skipOnWindows)
afterEach(() => opened?.stop())
async function open(options?: RigOptions): Promise<Rig> {
  opened = await startRig(options)
  return opened
}

/** 1.3.0 is published and the feed has been asked. */
async function openWithOffer(options?: RigOptions): Promise<Rig> {
  const rig = await open(options)
  rig.feed.publish({ version: '1.3.0' })
  rig.engine.checkNow()
  return rig
}

describe('what the policy says', () => {
  it('off: nobody is asked anything, all day, and not even when told to look', async () => {
    const rig = await open({ mode: 'off' })
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await rig.time.advance(24 * HOUR_MS)
    await rig.looks(3)
    expect([rig.feed.asked, rig.engine.view.state]).toEqual([[], { kind: 'off', why: 'policy' }])
  })

  it('notify: tells and fetches nothing', async () => {
    const rig = await openWithOffer({ mode: 'notify' })
    await rig.becomes({ kind: 'available', version: '1.3.0' })
    await rig.looks(10)
    expect(rig.feed.asked).toEqual([CHANNEL, SEAL])
  })

  it('download: fetches once, keeps it, installs nothing', async () => {
    const rig = await openWithOffer({ mode: 'download' })
    await rig.becomes({ kind: 'ready', version: '1.3.0', why: 'mode' })
    await rig.looks(10)
    expect([rig.feed.asked, rig.happened]).toEqual([[CHANNEL, SEAL, NAME], []])
    expect(rig.kept()).toHaveLength(1)
  })

  it('switched off while an update waits: it is forgotten', async () => {
    const rig = await openWithOffer({ at: '12:00' })
    await rig.becomes({ kind: 'waiting-window', from: '01:00' })
    rig.setPolicy({ mode: 'off' })
    await rig.time.advance(24 * HOUR_MS)
    await rig.looks(2)
    expect([rig.engine.view.state.kind, rig.happened]).toEqual(['off', []])
    rig.setPolicy({ mode: 'notify' })
    await rig.looks(1)
    await rig.becomes({ kind: 'available' })
  })

  it('another feed: what the old one offered is forgotten', async () => {
    const rig = await openWithOffer({ mode: 'notify' })
    await rig.becomes({ kind: 'available' })
    rig.setPolicy({ feed: `${rig.feed.url}/empty` })
    await rig.looks(1)
    await rig.becomes({ kind: 'not-checked' })
    // The new one is asked at once.
    await expect.poll(() => rig.engine.view.problem).toContain('/empty')
  })
})

describe('install-in-window', () => {
  it('replaces the program when the station has stopped in order, and says so before', async () => {
    const rig = await open()
    const started = join(rig.folder, 'started')
    const content = Buffer.from(
      `#!/bin/sh\nprintf '%s|' "$APPIMAGE" "$@" > '${started}.new' && mv '${started}.new' '${started}'\n`,
    )
    rig.feed.publish({ version: '1.3.0', content })
    rig.engine.checkNow()
    await expect.poll(() => rig.happened).toEqual(INSTALLED)
    expect([rig.runs(), rig.noted]).toEqual([content.toString(), ['1.3.0']])
    // The new program runs, with the arguments of the old one and nothing of its image.
    await expect
      .poll(() => (existsSync(started) ? readFileSync(started, 'utf8') : ''), { timeout: 10_000 })
      .toBe('|--data|x y|')
    expect(rig.views.map(({ state }) => state.kind)).toContain('installing')
    await rig.looks(5)
    expect(rig.happened).toEqual(INSTALLED)
  })

  it('never while a batch is open, and soon after it is closed', async () => {
    const rig = await open()
    rig.line.rest = 'batch'
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'waiting', for: 'batch' })
    await rig.looks(30)
    expect([rig.happened, rig.runsOld()]).toEqual([[], true])
    rig.line.rest = 'idle'
    await rig.looks(1)
    await expect.poll(() => rig.happened).toEqual(INSTALLED)
  })

  it.each([
    ['eggs', 'eggs'],
    [undefined, 'station'],
  ] as const)('waits for the line: %s', async (rest, waitsFor) => {
    const rig = await open()
    rig.line.rest = rest
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'waiting', for: waitsFor })
    await rig.looks(3)
    expect([rig.happened, rig.runsOld()]).toEqual([[], true])
  })

  it('obeys the station when somebody starts a batch at that moment', async () => {
    const rig = await open()
    rig.line.leased = 'batch'
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'waiting', for: 'batch' })
    await rig.looks(2)
    expect([new Set(rig.happened), rig.runsOld()]).toEqual([new Set(['lease']), true])
  })

  it('waits for the window and says from when it is open', async () => {
    const rig = await openWithOffer({ at: '22:00' })
    await rig.becomes({ kind: 'waiting-window', from: '01:00' })
    await rig.time.advance(2.9 * HOUR_MS)
    await rig.looks(1)
    expect([rig.happened, rig.runsOld()]).toEqual([[], true])
    await rig.time.advance(0.2 * HOUR_MS)
    await rig.looks(1)
    await expect.poll(() => rig.happened).toEqual(INSTALLED)
  })

  it('starts this program again when the new one cannot be put in its place', async () => {
    const rig = await open()
    // Nothing can be renamed over a folder that has something in it.
    mkdirSync(`${rig.appImage}.new/occupied`, { recursive: true })
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await expect.poll(() => rig.happened).toEqual(['lease', 'stop', 'start again'])
    expect(rig.runsOld()).toBe(true)
  })

  it('gives up what did not come to be often enough', async () => {
    const rig = await open()
    for (let attempt = 0; attempt < INSTALL_ATTEMPTS_MAX; attempt++) rig.noted.push('1.3.0')
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'refused' })
    expect(rig.engine.view.state).toMatchObject({ refusal: { reason: 'not-installed' } })
    expect(rig.happened).toEqual([])
    // A newer one is another matter.
    rig.feed.publish({ version: '1.3.1' })
    rig.engine.checkNow()
    await expect.poll(() => rig.happened).toEqual(INSTALLED)
  })
})

describe('a staged publication', () => {
  /** Where this machine stands among all: electron-updater reads bytes 12 to 15 of its identifier as a share. */
  function standsAt(rig: Rig, share: number): void {
    const last = Math.floor(share * 0xffffffff)
      .toString(16)
      .padStart(8, '0')
    mkdirSync(join(rig.folder, 'data'), { recursive: true })
    writeFileSync(join(rig.folder, 'data', '.updaterId'), `11111111-2222-5333-8444-5555${last}`)
  }

  it.each([
    [0, 0.01, 'held-back'],
    [50, 0.49, 'available'],
    [50, 0.51, 'held-back'],
    [100, 0.99, 'available'],
  ] as const)('of %i % on a machine at %f: %s', async (stagingPercentage, share, kind) => {
    const rig = await open({ mode: 'notify' })
    standsAt(rig, share)
    rig.feed.publish({ version: '1.3.0', fields: { stagingPercentage } })
    rig.engine.checkNow()
    await rig.becomes({ kind, version: '1.3.0' })
    expect(rig.feed.asked).toEqual([CHANNEL, SEAL])
  })

  it('keeps its place', async () => {
    const rig = await open({ mode: 'download' })
    standsAt(rig, 0.7)
    rig.feed.publish({ version: '1.3.0', fields: { stagingPercentage: 50 } })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'held-back' })
    expect(rig.feed.asked).not.toContain(NAME)
    rig.feed.publish({ version: '1.3.0', fields: { stagingPercentage: 80 } })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'ready' })
  })
})

describe('a feed that cannot be had', () => {
  it('is asked again quietly and rarely, and found when it is back', async () => {
    const rig = await open({ mode: 'notify' })
    await rig.feed.down()
    rig.engine.checkNow()
    await expect.poll(() => rig.engine.view.problem).toContain(CHANNEL)
    const seen = rig.views.length
    for (let hour = 0; hour < 24; hour++) {
      await rig.time.advance(HOUR_MS)
      await rig.looks(1)
    }
    expect(rig.engine.view.state).toEqual({ kind: 'not-checked' })
    // The operator's line does not change; only the reason for IT may.
    expect(new Set(rig.views.slice(seen).map(({ state }) => state.kind)).size).toBeLessThanOrEqual(1)
    rig.feed.publish({ version: '1.3.0' })
    await rig.feed.up()
    await rig.time.advance(2 * HOUR_MS)
    await rig.looks(2)
    await rig.becomes({ kind: 'available', version: '1.3.0' })
    expect(rig.engine.view.problem).toBeNull()
  })

  it('is asked more and more rarely while it answers nothing of use', async () => {
    const rig = await open({ mode: 'notify' })
    for (let minute = 0; minute < 12 * 60; minute += 10) {
      await rig.time.advance(9.5 * 60_000)
      await rig.looks(1)
    }
    expect(rig.engine.view.problem).toContain(`${CHANNEL}: HTTP 404`)
    expect(rig.feed.asked.length).toBeGreaterThan(5)
    expect(rig.feed.asked.length).toBeLessThan(60)
  })

  it('leads elsewhere: said, not followed', async () => {
    const rig = await open({ mode: 'notify' })
    rig.feed.answers.set(CHANNEL, (_request, response) => {
      response.writeHead(302, { location: 'https://elsewhere.test/latest.yml' }).end()
    })
    rig.engine.checkNow()
    await expect.poll(() => rig.engine.view.problem).toContain('https://elsewhere.test/latest.yml')
  })

  it('takes nothing back that was known', async () => {
    const rig = await openWithOffer({ at: '12:00' })
    await rig.becomes({ kind: 'waiting-window' })
    await rig.feed.down()
    await rig.time.advance(CHECK_EVERY_MS)
    await rig.looks(1)
    await expect.poll(() => rig.engine.view.problem).toContain(CHANNEL)
    expect(rig.engine.view.state).toMatchObject({ kind: 'waiting-window', version: '1.3.0' })
  })
})
