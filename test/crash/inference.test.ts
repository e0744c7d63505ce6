import { afterEach, describe, expect, it } from 'vitest'
import { CrashRun } from './crash-run.ts'

const AFTERWARDS = 100
/** Slow enough that most of a tray is still to come when its beginning is seen. */
const SLOW_SCANS_PER_SEC = 60
const SEEN_OF_TRAY_MAX = 20
/** Scans that come while there is no model: half of a tray at least. */
const WITHOUT_MODEL = 75

let run: CrashRun | undefined

afterEach(async () => {
  await run?.stop()
  run = undefined
})

describe('inference, killed while eggs stream', () => {
  it('comes back every time, and every scan ends decided once', async () => {
    run = await CrashRun.start('inference')
    for (let kills = 0; kills < 2; kills++) {
      await run.kill('inference')
      await run.untilLive('the model ready again', ({ model }) => model.state === 'ready')
      await run.untilScansGrow(AFTERWARDS)
    }
    expect(run.health('inference')).toMatchObject({ restarts: 2, lastExit: expect.stringContaining('SIGKILL') })
    await run.restart('inference')
    await run.kill('inference')
    await run.untilLive('the model ready again', ({ model }) => model.state === 'ready')
    await run.untilScansGrow(AFTERWARDS)
    expect(await run.findFaults()).toEqual([])
  })

  it('is ended and replaced when it hangs, and no scan is to blame', async () => {
    run = await CrashRun.start('inference hangs')
    const { pid } = run.health('inference')
    if (pid === null) throw new Error('inference is not running')
    // A native run that never comes back looks like this from outside.
    process.kill(pid, 'SIGSTOP')
    await run.untilLive('scans waiting', ({ model }) => model.state === 'down')
    const hung = () => run?.health('inference')
    await expect.poll(() => hung()?.pid !== pid && hung()?.state === 'running', { timeout: 60_000 }).toBe(true)
    expect(hung()).toMatchObject({ restarts: 1, lastExit: 'no heartbeat for 15 s' })
    await run.untilScansGrow(AFTERWARDS)
    expect(await run.findFaults()).toEqual([])
  })

  it('is not needed for scans to be acknowledged: they wait, durable, until it is there', async () => {
    run = await CrashRun.start('inference away', SLOW_SCANS_PER_SEC)
    await run.untilLive('a tray that has just begun', ({ tray }) => tray !== null && tray.decided < SEEN_OF_TRAY_MAX)
    await run.rig.supervisor.stop('inference')
    const away = await run.untilLive('scans waiting', ({ backlog }) => backlog >= WITHOUT_MODEL)
    expect(away.model.state).toBe('down')
    expect(away.problems.map(({ id }) => id)).toContain('INFERENCE_DOWN')
    // When all of the tray is scanned, the scanner waits for its answers and for no acknowledgement.
    const { scanner } = run.rig
    await expect.poll(async () => (await scanner.call('stats', {})).unacknowledged, { timeout: 30_000 }).toBe(0)
    run.rig.supervisor.start('inference')
    await run.untilScansGrow(AFTERWARDS)
    expect(await run.findFaults()).toEqual([])
  })
})
