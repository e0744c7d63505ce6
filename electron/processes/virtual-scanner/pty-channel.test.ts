import { spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemTimers } from '../../rpc/system-timers.ts'
import { createSerialTransport } from '../../scanner/serial-transport.ts'
import { arePseudoTerminalsSupported } from './pty.ts'
import { openPtyChannel } from './pty-channel.ts'

const timers = systemTimers
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pty-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function station(path: string) {
  const transport = createSerialTransport({ path, baudRate: 921_600, timers })
  const chunks: Uint8Array[] = []
  transport.onBytes((chunk) => chunks.push(Uint8Array.from(chunk)))
  await transport.open()
  return { transport, received: () => Buffer.concat(chunks) }
}

/** Every byte value, so that a terminal that interprets any of them is found out. */
const pattern = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 0xff)

describe.runIf(arePseudoTerminalsSupported())('pseudo-terminal channel', () => {
  it('brings every byte over as it is, both ways, more than the terminal holds', async () => {
    const channel = await openPtyChannel({ timers })
    const back: number[] = []
    channel.onBytes((chunk) => back.push(...chunk))
    const { transport, received } = await station(channel.path ?? '')
    const sent = pattern(400_000)
    expect(channel.write(sent)).toBe(false)
    await new Promise<void>((resolve) => channel.onDrain(resolve))
    await expect.poll(() => received().length).toBe(sent.length)
    expect(received().equals(sent)).toBe(true)
    transport.write(pattern(2_000))
    await expect.poll(() => back.length).toBe(2_000)
    expect(back).toEqual([...pattern(2_000)])
    await transport.close()
    await channel.close()
  })

  it('keeps what was sent before anybody opened it, and echoes nothing', async () => {
    const channel = await openPtyChannel({ timers })
    const back: number[] = []
    channel.onBytes((chunk) => back.push(...chunk))
    channel.write(pattern(3_000))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const reader = spawn('head', ['-c', '3000', channel.path ?? ''])
    const chunks: Buffer[] = []
    reader.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    await new Promise((resolve) => reader.on('close', resolve))
    expect(Buffer.concat(chunks).equals(pattern(3_000))).toBe(true)
    expect(back).toEqual([])
    await channel.close()
  })

  it('does not stop the scanner when nobody reads', async () => {
    const channel = await openPtyChannel({ timers })
    const answers = Array.from({ length: 50 }, () => channel.write(pattern(8_000)))
    expect(answers.at(-1)).toBe(false)
    // Its event loop goes on: a timer still comes round.
    await new Promise((resolve) => setTimeout(resolve, 20))
    await channel.close()
  })

  it('has a name that goes with the cable and comes back with it', async () => {
    const linkPath = join(folder, 'deep', 'scanner')
    const channel = await openPtyChannel({ timers, linkPath })
    // The driver may notice that its device is gone, and then the next one has the same number; so nothing is asked of either here.
    const before = await station(linkPath)
    channel.pull()
    expect(channel.plugged).toBe(false)
    await expect.poll(() => existsSync(linkPath)).toBe(false)
    await channel.plug()
    expect(lstatSync(linkPath).isSymbolicLink()).toBe(true)
    expect(channel.path).toBe(linkPath)
    expect(readlinkSync(linkPath)).toMatch(/^\/dev\//)
    const after = await station(linkPath)
    channel.write(Uint8Array.of(1, 2, 3))
    await expect.poll(() => [...after.received()]).toEqual([1, 2, 3])
    await Promise.all([before.transport.close(), after.transport.close()])
    await channel.close()
    expect(() => lstatSync(linkPath)).toThrow('ENOENT')
  })

  it.runIf(process.platform === 'linux')('leaves no descriptor behind', async () => {
    const open = () => readdirSync('/proc/self/fd').length
    const channel = await openPtyChannel({ timers })
    channel.pull()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const before = open()
    for (let pulls = 0; pulls < 5; pulls++) {
      await channel.plug()
      channel.pull()
    }
    await expect.poll(open).toBe(before)
    await channel.close()
  })

  it('stays out when it was pulled while it was being plugged in', async () => {
    const channel = await openPtyChannel({ timers })
    channel.pull()
    const plugging = channel.plug()
    channel.pull()
    await plugging
    expect(channel.plugged).toBe(false)
    await channel.close()
  })
})
