import { crc32 } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { Random } from '../../electron/base/random.ts'
import { NOISE_BYTES_MAX } from '../../electron/contract/virtual-scanner.ts'
import { encodeFrame } from '../../electron/pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { HEADER_BYTES, PAYLOAD_BYTES_MAX } from '../../electron/pipeline/frame/wire.ts'
import { CrashRun } from './crash-run.ts'

const AFTERWARDS = 100
const BURSTS = 60
/** About what the line carries in a second at 1,000 scans/s. */
const FLOOD_BYTES = 8 * 1024 * 1024
const SCAN_BYTES = 8_300

let run: CrashRun | undefined

afterEach(async () => {
  await run?.stop()
  run = undefined
})

describe('noise on the line', () => {
  it('is counted by its kind and read past: no frame after it is lost', async () => {
    run = await CrashRun.start('noise')
    const { pid } = run.health('station')
    for (let burst = 0; burst < BURSTS; burst++) {
      const kind = KINDS[burst % KINDS.length] ?? garbage
      await run.rig.scanner.call('noise', { bytes: kind(run.random) })
      await run.pauseRandomly(60)
    }
    const { link } = await run.untilScansGrow(AFTERWARDS)
    expect(link.state).toBe('Streaming')
    const each = BURSTS / KINDS.length
    expect(link.rejected).toMatchObject({ BAD_HEADER: each, TOO_LONG: each, UNKNOWN_VERSION: each, ECHO: each })
    expect(link.rejected['BAD_CHECKSUM']).toBeGreaterThanOrEqual(each)
    expect(link.rejected['GARBAGE']).toBeGreaterThanOrEqual(1)
    expect(await run.findFaults()).toEqual([])
    expect(run.health('station')).toMatchObject({ pid, restarts: 0 })
  })

  it('may fill the line for a second: afterwards the link heals and nothing is missing', async () => {
    run = await CrashRun.start('flood')
    const { pid } = run.health('station')
    for (let sent = 0; sent < FLOOD_BYTES; sent += NOISE_BYTES_MAX) {
      await run.rig.scanner.call('noise', { bytes: mixedNoise(run.random) })
    }
    await run.untilLive('the link streaming', ({ link }) => link.state === 'Streaming')
    const { link } = await run.untilScansGrow(AFTERWARDS)
    expect(Object.keys(link.rejected)).toEqual(expect.arrayContaining(['BAD_CHECKSUM', 'BAD_HEADER', 'TOO_LONG']))
    expect(await run.findFaults()).toEqual([])
    expect(run.health('station')).toMatchObject({ pid, restarts: 0 })
  })
})

/** Bytes that begin no frame. */
function garbage(random: Random): Uint8Array {
  const bytes = Uint8Array.from({ length: 1 + random.int(2_000) }, () => random.int(0x80))
  return bytes
}

function frame(random: Random, type: number = MESSAGE_TYPE.SCAN): Uint8Array {
  const payload = Uint8Array.from({ length: 1 + random.int(SCAN_BYTES) }, () => random.int(0x80))
  return encodeFrame({ type, sequence: 1 + random.int(1_000), payload }, crc32)
}

function damagedPayload(random: Random): Uint8Array {
  const bytes = frame(random)
  const at = HEADER_BYTES + random.int(bytes.length - HEADER_BYTES)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(7))
  return bytes
}

/** The length or the number, so that only the header's own checksum can tell. */
function damagedHeader(random: Random): Uint8Array {
  const bytes = frame(random)
  const at = 4 + random.int(8)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
  return bytes
}

function oversized(random: Random): Uint8Array {
  return withHeader(frame(random), (view) => view.setUint32(4, PAYLOAD_BYTES_MAX + 1 + random.int(2 ** 31), true))
}

function otherVersion(random: Random): Uint8Array {
  return withHeader(frame(random), (view) => view.setUint8(2, 2 + random.int(200)))
}

/** What a cable with crossed wires gives: the station hears itself. */
function echo(random: Random): Uint8Array {
  return frame(random, MESSAGE_TYPE.ACK)
}

const KINDS = [garbage, damagedPayload, damagedHeader, oversized, otherVersion, echo] as const

function withHeader(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  change(view)
  view.setUint32(12, crc32(bytes.subarray(0, 12)), true)
  return bytes
}

/** A good header whose payload never comes. */
function promise(random: Random): Uint8Array {
  return withHeader(frame(random), (view) => view.setUint32(4, PAYLOAD_BYTES_MAX - random.int(1_000), true)).subarray(
    0,
    HEADER_BYTES,
  )
}

/** What a flood is made of; a whole frame of another version would say that another scanner is there. */
const FLOOD_KINDS = [garbage, damagedPayload, damagedHeader, oversized, echo, promise] as const

/** One call's worth of everything, the last frame cut off. */
function mixedNoise(random: Random): Uint8Array {
  const noise = new Uint8Array(NOISE_BYTES_MAX)
  for (let at = 0; at < noise.length; ) {
    const bytes = (FLOOD_KINDS[random.int(FLOOD_KINDS.length)] ?? garbage)(random)
    noise.set(bytes.subarray(0, noise.length - at), at)
    at += bytes.length
  }
  return noise
}
