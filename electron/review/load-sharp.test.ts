import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadSharp, wantedBuild } from './load-sharp.ts'

/** Loads the build, makes pictures with it and tells what machine code came along. */
const MAKES_FILES = `
import { loadSharp } from '${join(import.meta.dirname, 'load-sharp.ts')}'
import { pictureToPng16, pictureToTiff16 } from '${join(import.meta.dirname, 'pictures/picture-files.ts')}'
const loaded = await loadSharp('wasm')
const { sharp, build, name } = loaded
const words = Uint16Array.from({ length: 128 }, (_, n) => (n * 1009) % 65536)
const picture = { width: 8, height: 8, channels: 2, slices: 1, pixels: new Uint8Array(words.buffer) }
const tiff = await pictureToTiff16(sharp, picture)
const png = await pictureToPng16(sharp, picture, { channel: 0, slice: 0 })
const read = async (bytes, page) => {
  const raw = await sharp(bytes, { page }).toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer()
  return [...new Uint16Array(raw.buffer, raw.byteOffset, raw.length / 2)]
}
const back = [...(await read(tiff, 0)), ...(await read(tiff, 1))]
const same = back.join() === [...words].join() && (await read(png, 0)).join() === [...words.subarray(0, 64)].join()
const code = process.report.getReport().sharedObjects.filter((name) => /vips|sharp/.test(name))
console.log(JSON.stringify({ build, name, code, same }))
`

/** The same library whose WebAssembly cannot be read. */
const WITHOUT_WEBASSEMBLY = `
import { registerHooks } from 'node:module'
import { loadSharp } from '${join(import.meta.dirname, 'load-sharp.ts')}'
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('@img/sharp-wasm32')) throw new Error('damaged')
    return next(specifier, context)
  },
})
const loaded = await loadSharp('wasm')
const code = process.report.getReport().sharedObjects.filter((name) => /vips|sharp/.test(name))
console.log(JSON.stringify({ loaded: loaded ?? null, code }))
`

/** What a plain Node says that has loaded nothing before. */
async function inFreshNode(program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', program], {
    cwd: join(import.meta.dirname, '../..'),
  })
  return JSON.parse(stdout)
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

  it('is WebAssembly alone where machine code may not be loaded, and makes the same files of 16 bit', async () => {
    expect(await inFreshNode(MAKES_FILES)).toEqual({
      ...{ build: 'wasm', name: expect.stringMatching(/ \(WebAssembly\)$/) },
      ...{ code: [], same: true },
    })
  })

  it('is none, and never machine code, where WebAssembly is damaged', async () => {
    expect(await inFreshNode(WITHOUT_WEBASSEMBLY)).toEqual({ loaded: null, code: [] })
  })
})
