import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { needs } from '../../test/requirement.ts'
import { loadSharp, wantedBuild } from './load-sharp.ts'

/** A fresh plain Node that loads one build, makes a picture with it and tells what machine code came along. */
const PROGRAM = `
import { loadSharp } from '${join(import.meta.dirname, 'load-sharp.ts')}'
import { pictureToPng16, pictureToTiff16 } from '${join(import.meta.dirname, 'pictures/picture-files.ts')}'
const loaded = await loadSharp('wasm')
const code = process.report.getReport().sharedObjects.filter((name) => /vips|sharp/.test(name))
let same = null
if (loaded !== undefined) {
  const words = Uint16Array.from({ length: 128 }, (_, n) => (n * 1009) % 65536)
  const picture = { width: 8, height: 8, channels: 2, slices: 1, pixels: new Uint8Array(words.buffer) }
  const tiff = await pictureToTiff16(loaded.sharp, picture)
  const png = await pictureToPng16(loaded.sharp, picture, { channel: 0, slice: 0 })
  const read = async (bytes, page) => {
    const raw = await loaded.sharp(bytes, { page }).toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer()
    return [...new Uint16Array(raw.buffer, raw.byteOffset, raw.length / 2)]
  }
  const back = [...(await read(tiff, 0)), ...(await read(tiff, 1))]
  same = back.join() === [...words].join() && (await read(png, 0)).join() === [...words.subarray(0, 64)].join()
}
console.log(JSON.stringify({ build: loaded?.build ?? null, name: loaded?.name ?? null, code, same }))
`

async function forceWebAssembly(): Promise<{
  build: string | null
  name: string | null
  code: string[]
  same: boolean | null
}> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', PROGRAM], {
    cwd: join(import.meta.dirname, '../..'),
  })
  return JSON.parse(stdout)
}

/** Where the library looks for it too: beside itself, and where NODE_PATH says. */
function webAssemblyThere(): boolean {
  try {
    createRequire(createRequire(import.meta.url).resolve('sharp')).resolve('@img/sharp-wasm32/sharp.node')
    return true
  } catch {
    return false
  }
}

describe('the library that makes pictures', () => {
  it('is WebAssembly under Electron on Linux and machine code everywhere else', () => {
    expect(wantedBuild({ platform: 'linux', electron: '45.4.1' })).toBe('wasm')
    expect(wantedBuild({ platform: 'linux', electron: undefined })).toBe('native')
    expect(wantedBuild({ platform: 'win32', electron: '45.4.1' })).toBe('native')
    expect(wantedBuild({ platform: 'darwin', electron: '45.4.1' })).toBe('native')
  })

  it('is loaded once and named with its build', async () => {
    const loaded = await loadSharp()
    expect(loaded?.name).toMatch(/^\d+\.\d+\.\d+ \((native|WebAssembly)\)$/)
    expect(await loadSharp()).toBe(loaded)
  })

  it('never falls back to machine code where only WebAssembly may be loaded', async () => {
    const { build, code } = await forceWebAssembly()
    expect(code).toEqual([])
    expect(build).toBe(webAssemblyThere() ? 'wasm' : null)
  })

  it('makes the same files of 16 bit with WebAssembly', async (context) => {
    needs(context, {
      name: 'sharp as WebAssembly',
      command: 'npm install',
      isPresent: webAssemblyThere(),
      mandatory: false,
    })
    expect(await forceWebAssembly()).toMatchObject({ same: true, name: expect.stringMatching(/WebAssembly/) })
  })
})
