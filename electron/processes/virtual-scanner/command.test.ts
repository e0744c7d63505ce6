import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { TestStation } from '../../../test/contract/scanner-station.ts'
import { openNullModem } from '../../../test/rig/null-modem.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { createSerialTransport } from '../../scanner/serial-transport.ts'
import { arePseudoTerminalsSupported } from './pty.ts'

const COMMAND = fileURLToPath(new URL('./command.ts', import.meta.url))
const SMALL = ['--rate', '720000', '--trays', '3', '--rows', '2', '--columns', '3']

let child: ChildProcess | undefined

afterEach(() => {
  child?.kill('SIGKILL')
  child = undefined
})

function run(...args: string[]) {
  const printed: string[] = []
  const started = spawn(process.execPath, [COMMAND, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  child = started
  for (const output of [started.stdout, started.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  }
  return {
    printed: () => printed.join(''),
    type: (keys: string) => void started.stdin.write(`${keys}\n`),
    ended: async () => (await once(started, 'close'))[0],
  }
}

function stationAt(path: string): TestStation {
  const clock = { wallMs: () => Date.now(), monoMs: () => performance.now() }
  return new TestStation({
    ...{ clock, timers: systemTimers },
    openTransport: () => createSerialTransport({ path, baudRate: 921_600, timers: systemTimers }),
  })
}

describe.runIf(arePseudoTerminalsSupported())('virtual scanner command', () => {
  it('serves a station in another process, ends when its trays are through, and leaves no name behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'command-'))
    const linkPath = join(folder, 'scanner')
    const scanner = run(...SMALL, '--pty-link', linkPath)
    await expect.poll(() => existsSync(linkPath), { timeout: 10_000 }).toBe(true)
    const station = stationAt(linkPath)
    station.link.start()
    expect(await scanner.ended()).toBe(0)
    await station.link.stop()
    expect(station.scans.size).toBe(18)
    expect(station.isUnbroken).toBe(true)
    expect(scanner.printed()).toContain('trays 3 · eggs 18 · scans 18 (0 rescans)')
    expect(existsSync(linkPath)).toBe(false)
    rmSync(folder, { recursive: true, force: true })
  })

  it('feeds a station over a null-modem cable, though much goes wrong on it', async () => {
    const cable = await openNullModem()
    const { scannerPort: near, stationPort: far } = cable
    const faults = 'late=0.15,late-ms=60,duplicate=0.1,damage=0.05,drop=0.05,drift-ppm=200'
    const who = ['--serial', 'OVO-CABLE', '--firmware', '9.9', '--faults', faults]
    const scanner = run('--port', near, '--baud', '921600', ...SMALL, ...who)
    const station = stationAt(far)
    station.link.start()
    expect(await scanner.ended()).toBe(0)
    await station.link.stop()
    await cable.close()
    expect(station.hellos[0]).toMatchObject({ scannerSerial: 'OVO-CABLE', firmware: '9.9' })
    expect(station.scans.size).toBe(18)
    expect(station.isUnbroken).toBe(true)
    expect(scanner.printed()).toContain(`virtual scanner at ${near}, 921600 baud; SYNTHETIC eggs`)
    expect(scanner.printed()).toMatch(/late \d+, doubled \d+, damaged \d+, dropped \d+/)
  })

  it('obeys keys: the cable out and in, a jam, the end', async () => {
    const cable = await openNullModem()
    const { scannerPort: near, stationPort: far } = cable
    const scanner = run('--port', near, '--trays', '1000', '--rate', '36000', '--faults', 'jam-ms=200')
    const station = stationAt(far)
    station.link.start()
    await expect.poll(() => station.kept.size, { timeout: 10_000 }).toBeGreaterThan(3)
    scanner.type('j')
    await expect.poll(() => station.faults.map(({ active }) => active), { timeout: 5_000 }).toContain(false)
    scanner.type('p')
    await expect.poll(() => station.link.view.state, { timeout: 5_000 }).not.toBe('Streaming')
    scanner.type('p')
    await expect.poll(() => station.hellos.length, { timeout: 10_000 }).toBe(2)
    scanner.type('q')
    expect(await scanner.ended()).toBe(0)
    await station.link.stop()
    await cable.close()
    expect(station.isUnbroken).toBe(true)
    for (const text of ['the conveyor is jammed', 'the cable is out', 'the cable is in', 'jams 1']) {
      expect(scanner.printed()).toContain(text)
    }
  })

  it('says what is wrong with its options and its port, and helps', async () => {
    const wrong = run('--rate', '1')
    expect(await wrong.ended()).toBe(2)
    expect(wrong.printed()).toMatch(/^--rate must be .*\n\nA scanner made of software/s)
    const absent = run('--port', '/dev/there-is-no-such-port')
    expect(await absent.ended()).toBe(1)
    expect(absent.printed()).toContain('there is no such port; is the adapter plugged in?')
    const help = run('--help')
    expect(await help.ended()).toBe(0)
    expect(help.printed()).toContain('--faults LIST')
  })
})
