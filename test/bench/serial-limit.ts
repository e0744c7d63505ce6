import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as z from 'zod'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { createSerialTransport } from '../../electron/scanner/serial-transport.ts'
import { serveLimit } from './limit.ts'
import { scanFrame } from './scan-frame.ts'

/** A pseudo-terminal and the serial driver alone: bytes are counted and thrown away. The line is opened only while it is measured. */

const BAUD_RATE = 921_600
const frameBytes = scanFrame(crc32).length

const writer = fork(join(import.meta.dirname, 'line-writer.ts'))
const [raw] = await once(writer, 'message')
const { path } = z.strictObject({ path: z.string() }).parse(raw)

serveLimit(async (workMs) => {
  const transport = createSerialTransport({ path, baudRate: BAUD_RATE, timers: systemTimers })
  let bytes = 0
  transport.onBytes((chunk) => {
    bytes += chunk.length
  })
  await transport.open()
  await new Promise((resolve) => setTimeout(resolve, workMs))
  await transport.close()
  return bytes / frameBytes
})
