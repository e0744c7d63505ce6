import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findElectron, rememberedFailure } from './electron-runtime.ts'

const DAY_MS = 24 * 3_600_000
const TRIED_MS = Date.UTC(2026, 10, 21)
const FAILURE = JSON.stringify({ triedAt: new Date(TRIED_MS).toISOString(), version: '45.4.1', reason: 'fetch failed' })

describe('rememberedFailure', () => {
  it('says when it failed, why, and how to try again, for a week', () => {
    const said = 'its download failed on 2026-11-21 (fetch failed); to try again: npm start -- --retry-download'
    expect(rememberedFailure(FAILURE, '45.4.1', TRIED_MS)).toBe(said)
    expect(rememberedFailure(FAILURE, '45.4.1', TRIED_MS + 7 * DAY_MS - 1)).toBe(said)
    expect(rememberedFailure(FAILURE, '45.4.1', TRIED_MS + 7 * DAY_MS)).toBeUndefined()
  })

  it('forgets it for another version, and when the clock was set back', () => {
    expect(rememberedFailure(FAILURE, '46.0.0', TRIED_MS)).toBeUndefined()
    expect(rememberedFailure(FAILURE, '45.4.1', TRIED_MS - 1)).toBeUndefined()
  })

  it.each(['', '{', 'null', '{"version":"45.4.1"}'])('tries again after a damaged note: %j', (text) => {
    expect(rememberedFailure(text, '45.4.1', TRIED_MS)).toBeUndefined()
  })
})

describe('findElectron', () => {
  it('finds a runtime that was carried in by hand', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ovoscope-electron-'))
    try {
      const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<string, string>
      const executable = join(folder, names[process.platform] ?? 'electron')
      mkdirSync(dirname(executable), { recursive: true })
      writeFileSync(executable, '')
      expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(executable)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
