import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceEvents } from './device-events.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'events-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const NO_USB = () => Promise.reject(new Error('this system tells nobody'))

describe('deviceEvents', () => {
  it('hears of a name that appears in a folder, and of nothing once it is over', async () => {
    let told = 0
    const end = deviceEvents({ folders: [folder, folder], listenToUsb: NO_USB })(() => told++)
    await symlink('/dev/null', join(folder, 'ttyUSB0'))
    await expect.poll(() => told).toBeGreaterThan(0)
    end()
    const before = told
    await symlink('/dev/null', join(folder, 'ttyUSB1'))
    await writeFile(join(folder, 'written'), '')
    expect(told).toBe(before)
  })

  it('does without a folder that is not there', () => {
    const end = deviceEvents({ folders: [join(folder, 'none')], listenToUsb: NO_USB })(() => expect.fail('of what?'))
    end()
  })

  it('hears of USB, and lets go of it even if that began too late', async () => {
    let ended = 0
    let begin = (_end: () => void): void => undefined
    let tell = (): void => undefined
    let told = 0
    const listenToUsb = (onPlugged: () => void) => {
      tell = onPlugged
      return new Promise<() => void>((resolve) => (begin = resolve))
    }
    const end = deviceEvents({ listenToUsb })(() => told++)
    tell()
    expect(told).toBe(1)
    end()
    begin(() => ended++)
    await expect.poll(() => ended).toBe(1)
    const endAgain = deviceEvents({ listenToUsb })(() => told++)
    begin(() => ended++)
    await Promise.resolve()
    await Promise.resolve()
    endAgain()
    expect(ended).toBe(2)
  })
})
