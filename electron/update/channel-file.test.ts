import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { channelFileFor, installerOf, readChannelFile } from './channel-file.ts'
import { CHANNEL_FILE_BYTES_MAX, INSTALLER_BYTES_MAX } from './limits.ts'

const HASH = `${'A'.repeat(86)}==`
const file = (change: object = {}) => ({ url: 'ovoscope-1.3.0-win-x64.exe', sha512: HASH, size: 1_000, ...change })

/** As electron-builder writes it. */
function channel(change: object = {}): object {
  return {
    version: '1.3.0',
    files: [file()],
    path: 'ovoscope-1.3.0-win-x64.exe',
    sha512: HASH,
    releaseDate: '2026-07-01T00:00:00.000Z',
    ...change,
  }
}

const read = (content: object | string) =>
  readChannelFile(
    Buffer.from(typeof content === 'string' ? content : stringify(content, { lineWidth: 8_000 })),
    'latest.yml',
  )

describe('readChannelFile', () => {
  it('reads what electron-builder writes', () => {
    const admin = file({ isAdminRightsRequired: true, blockMapSize: 20 })
    expect(read(channel({ files: [admin], stagingPercentage: 50, minimumSystemVersion: '10.0.19045' }))).toEqual({
      ok: true,
      value: {
        channelFile: 'latest.yml',
        version: '1.3.0',
        files: [{ name: 'ovoscope-1.3.0-win-x64.exe', bytes: 1_000, sha512: HASH, needsAdministrator: true }],
        stagingPercentage: 50,
        minimumSystemVersion: '10.0.19045',
      },
    })
  })

  it.each<[string, object | string, string, string]>([
    ['a way up', channel({ files: [file({ url: '../../evil/App.exe' })] }), 'bad-address', '../../evil/App.exe'],
    ['a folder', channel({ files: [file({ url: 'sub/App.exe' })] }), 'bad-address', 'sub/App.exe'],
    ['another folder of Windows', channel({ files: [file({ url: 'sub\\App.exe' })] }), 'bad-address', 'App.exe'],
    ['another server', channel({ files: [file({ url: 'https://evil.test/App.exe' })] }), 'bad-address', 'evil.test'],
    ['an escaped way up', channel({ files: [file({ url: '..%2fApp.exe' })] }), 'bad-address', '%2f'],
    ['a hidden name', channel({ files: [file({ url: '.profile' })] }), 'bad-address', '.profile'],
    ['no file', channel({ files: [] }), 'not-readable', 'latest.yml'],
    ['too many files', channel({ files: Array.from({ length: 21 }, () => file()) }), 'not-readable', '21'],
    ['a web installer', channel({ packages: [{ path: 'x' }] }), 'not-readable', 'packages'],
    ['an unknown field', channel({ command: 'x' }), 'not-readable', 'command'],
    ['an unknown field of a file', channel({ files: [file({ run: 'x' })] }), 'not-readable', 'run'],
    ['no hash', channel({ files: [{ url: 'a.exe', size: 5 }] }), 'not-readable', 'a.exe'],
    ['a negative size', channel({ files: [file({ size: -1 })] }), 'not-readable', 'line 5'],
    ['too large', channel({ files: [file({ size: INSTALLER_BYTES_MAX + 1 })] }), 'too-large', 'ovoscope-1.3.0'],
    ['half a per cent', channel({ stagingPercentage: 0.5 }), 'not-readable', 'stagingPercentage'],
    ['more than all', channel({ stagingPercentage: 101 }), 'not-readable', 'stagingPercentage'],
    ['no version', channel({ version: 'newest' }), 'not-readable', 'newest'],
    ['an anchor', 'version: &a 1.3.0\nfiles: *a\n', 'not-readable', 'line 1'],
    ['a flow', 'version: {a: b}\n', 'not-readable', 'line 1'],
    ['a tag', 'version: !!js/function x\n', 'not-readable', 'line 1'],
    ['a block', 'version: 1.3.0\nreleaseNotes: |\n  x\n', 'not-readable', 'line 2'],
    ['a second document', 'version: 1.3.0\n---\nversion: 1.4.0\n', 'not-readable', 'line 2'],
    ['a repeated field', 'version: 1.3.0\nversion: 1.4.0\n', 'not-readable', 'line 2'],
    ['a tab', 'version: 1.3.0\nfiles:\n\t- url: x\n', 'not-readable', 'line 3'],
    ['a page of HTML', '<!doctype html>', 'not-readable', 'line 1'],
    ['nothing', '', 'not-readable', 'version'],
  ])('refuses %s and names it', (_name, content, reason, named) => {
    const result = read(content)
    expect(result).toMatchObject({ ok: false, error: { reason } })
    expect(!result.ok && result.error.message).toContain('latest.yml')
    expect(!result.ok && result.error.message).toContain(named)
  })

  it('refuses bytes that are no text', () => {
    expect(readChannelFile(new Uint8Array([0xff, 0xfe, 0x00]), 'latest.yml')).toMatchObject({
      error: { reason: 'not-readable' },
    })
  })

  it('fits well into its limit', () => {
    expect(stringify(channel({ files: Array.from({ length: 20 }, () => file()) })).length).toBeLessThan(
      CHANNEL_FILE_BYTES_MAX,
    )
  })
})

describe('installerOf', () => {
  const offer = (...urls: string[]) => {
    const result = read(channel({ files: urls.map((url) => file({ url })) }))
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  }

  it('takes the kind of the system, and of several the one for the processor', () => {
    const all = offer('a-x64.AppImage', 'a-amd64.deb', 'b-x64.exe', 'b-arm64.exe')
    expect(installerOf(all, 'linux', 'x64')).toMatchObject({ value: { name: 'a-x64.AppImage' } })
    expect(installerOf(all, 'win32', 'arm64')).toMatchObject({ value: { name: 'b-arm64.exe' } })
  })

  it('refuses none and several, and a system it does not know', () => {
    expect(installerOf(offer('a.deb'), 'linux', 'x64')).toMatchObject({
      error: { reason: 'not-readable', file: 'latest.yml' },
    })
    expect(installerOf(offer('a-x64.exe', 'b-x64.exe'), 'win32', 'x64')).toMatchObject({
      error: { reason: 'not-readable' },
    })
    expect(installerOf(offer('a.exe'), 'freebsd', 'x64')).toMatchObject({ error: { reason: 'not-readable' } })
  })
})

describe('channelFileFor', () => {
  it('is the name that electron-builder writes', () => {
    expect([
      channelFileFor('win32', 'x64'),
      channelFileFor('darwin', 'arm64'),
      channelFileFor('linux', 'x64'),
      channelFileFor('linux', 'arm64'),
      channelFileFor('aix', 'x64'),
    ]).toEqual(['latest.yml', 'latest-mac.yml', 'latest-linux.yml', 'latest-linux-arm64.yml', undefined])
  })
})
