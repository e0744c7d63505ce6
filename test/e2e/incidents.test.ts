import { describe, expect, it } from 'vitest'
import { type Operator, PATIENCE } from './operator.ts'
import { takePicture } from './pictures.ts'
import { ageTagsOf, eggsOf, neverFalls } from './screen-text.ts'
import { setStage } from './stage.ts'
import { watch } from './watch.ts'

const stage = setStage({ args: ['--demo', '--rate', '90000'] })

/** Ends a background process at once, by the number that the Service screen shows. */
async function endProcess(operator: Operator, name: string): Promise<void> {
  await operator.go('Service')
  await expect.poll(() => operator.process(name), PATIENCE).toMatchObject({ state: 'running' })
  const { pid } = await operator.process(name)
  process.kill(pid, 'SIGKILL')
  await expect.poll(async () => (await operator.process(name)).pid, PATIENCE).not.toBe(pid)
}

/** Ends it again and again until it stays down: then what the screen says of it does not pass by. */
async function endForGood(operator: Operator, name: string): Promise<void> {
  for (;;) {
    await endProcess(operator, name)
    await expect
      .poll(async () => (await operator.process(name)).state, PATIENCE)
      .toSatisfy((state) => state === 'running' || state === 'stopped')
    if ((await operator.process(name)).state === 'stopped') return
  }
}

/** Pauses, lets everything be decided, and answers what the database then holds. */
async function settledRecord(operator: Operator) {
  await operator.go('Line')
  await operator.press('Pause line')
  await expect.poll(() => operator.headline(), PATIENCE).toBe('Paused')
  await expect.poll(() => operator.trayIsThrough(), PATIENCE).toBe(true)
  await operator.go('Service')
  await expect.poll(() => operator.fact('Waiting for a decision'), PATIENCE).toBe('0')
  expect(await operator.checkSums()).toContain('Rows and counters agree')
  return operator.record()
}

async function resume(operator: Operator, eggs: number): Promise<void> {
  await operator.go('Line')
  await operator.press('Resume')
  await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
  await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(eggs)
}

describe('a running line', () => {
  it('gets its model back by itself when that process is ended', async () => {
    const { operator } = stage()
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(20)
    await endProcess(operator, 'Model')
    await expect.poll(() => operator.process('Model'), PATIENCE).toMatchObject({ state: 'running', restarts: 1 })
    await expect.poll(() => operator.fact('Model'), PATIENCE).toMatch(/ready$/)
    await expect.poll(() => operator.banner(), PATIENCE).not.toContain('The model')
  })

  it('goes on receiving scans while the model stays down, and decides them all when it is started again', async () => {
    const { operator } = stage()
    const seen = await watch(operator.page)
    await endForGood(operator, 'Model')
    await expect.poll(() => operator.banner(), PATIENCE).toContain('The model has stopped')
    // The third restart waits for seconds, so this stood there long enough to be read.
    expect((await seen.end()).some((text) => text.includes('The model is being started again'))).toBe(true)
    await expect.poll(() => operator.factCount('Waiting for a decision'), PATIENCE).toBeGreaterThan(0)
    const received = await operator.factCount('Frames accepted')
    await expect.poll(() => operator.factCount('Frames accepted'), PATIENCE).toBeGreaterThan(received + 50)
    await takePicture(operator.page, 'model-stopped-service')
    await operator.go('Line')
    // The scanner streams, but nothing is decided: all that hangs on decisions is frozen, law and next step are not.
    await expect.poll(async () => ageTagsOf(await operator.text()).length, PATIENCE).toBe(8)
    await operator.sees('See to the alarm first')
    await takePicture(operator.page, 'model-stopped-line')
    await operator.go('Alarms')
    await operator.sees('The model has stopped')
    await takePicture(operator.page, 'model-stopped-alarms')
    await operator.go('Service')
    await operator.press('Start again')
    await expect.poll(() => operator.process('Model'), PATIENCE).toMatchObject({ state: 'running' })
    await expect.poll(() => operator.banner(), PATIENCE).not.toContain('The model')
    const { eggs, scans } = await settledRecord(operator)
    expect(scans).toBeGreaterThanOrEqual(eggs)
    await resume(operator, eggs)
  })

  it('goes on with its batch by itself when the station is ended', async () => {
    const { operator } = stage()
    await operator.go('Line')
    const before = { id: await operator.batchId(), eggs: (await operator.eggs()) ?? 0 }
    await operator.go('Service')
    const { pid } = await operator.process('Station')
    await operator.go('Line')
    const seen = await watch(operator.page)
    process.kill(pid, 'SIGKILL')
    await operator.go('Service')
    await expect.poll(() => operator.process('Station'), PATIENCE).toMatchObject({ state: 'running', restarts: 1 })
    await operator.go('Line')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(before.eggs + 20)
    expect(await operator.batchId()).toBe(before.id)
    const eggs = (await seen.end()).map(eggsOf).filter((count) => count !== undefined)
    expect(neverFalls([before.eggs, ...eggs])).toBe(true)
  })

  it('says that its numbers are frozen while the station stays down, and heals without a reload', async () => {
    const { operator } = stage()
    await operator.go('Line')
    const before = { id: await operator.batchId(), eggs: (await operator.eggs()) ?? 0 }
    await endForGood(operator, 'Station')
    await expect.poll(() => operator.banner(), PATIENCE).toContain('Numbers are frozen since')
    await operator.go('Line')
    // Now law and next step too.
    await expect.poll(async () => ageTagsOf(await operator.text()).length, PATIENCE).toBe(10)
    await takePicture(operator.page, 'station-stopped-line')
    const frozen = (await operator.eggs()) ?? 0
    expect(frozen).toBeGreaterThanOrEqual(before.eggs)
    await operator.go('Service')
    await takePicture(operator.page, 'station-stopped-service')
    await operator.press('Start again')
    await expect.poll(() => operator.banner(), PATIENCE).not.toContain('frozen')
    await operator.go('Line')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(frozen)
    expect(await operator.batchId()).toBe(before.id)
    const record = await settledRecord(operator)
    expect(record.batchId).toBe(before.id)
    expect(record.eggs).toBeGreaterThan(frozen)
    await takePicture(operator.page, 'healed-record')
  })
})
