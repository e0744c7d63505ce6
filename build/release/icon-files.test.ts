import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../tasks/project.ts'
import { icnsFile } from './icon-files.ts'

const folder = join(projectRoot, 'build', 'icons')
const read = (name: string) => readFileSync(join(folder, name))

/** Edge lengths by the PNG's own header. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

describe('the committed icons', () => {
  it('has a PNG of every size that its name says', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'))
    expect(names).toContain('512x512.png')
    for (const name of names) expect(`${sizeOf(read(name)).join('x')}.png`).toBe(name)
  })

  it('holds whole pictures in the Windows icon, up to 256 pixels', () => {
    const ico = read('icon.ico')
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
      const entry = 6 + 16 * at
      const [bytes, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)]
      const size = ico.readUInt8(entry) || 256
      expect(sizeOf(ico.subarray(offset, offset + bytes))).toEqual([size, size])
      return { size, end: offset + bytes }
    })
    expect(sizes.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256])
    expect(sizes.at(-1)?.end).toBe(ico.length)
  })

  it('holds whole pictures in the macOS icon, up to 1024 pixels', () => {
    const icns = read('icon.icns')
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
    const parts: [string, number][] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      parts.push([icns.toString('latin1', at, at + 4), sizeOf(icns.subarray(at + 8))[0]])
    expect(parts).toEqual([
      ['ic07', 128],
      ['ic08', 256],
      ['ic09', 512],
      ['ic10', 1024],
    ])
  })

  it('makes no macOS icon of a size that has no type', () => {
    expect(() => icnsFile([{ size: 100, png: new Uint8Array() }])).toThrow('100 pixels')
  })
})
