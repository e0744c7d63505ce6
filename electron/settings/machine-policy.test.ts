import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { POLICY_REFUSALS } from '../contract/policy.ts'
import { DEFAULT_RETENTION } from '../domain/archive/retention.ts'
import { DEFAULT_BACKUP_PLAN } from '../domain/backup-plan.ts'
import { machinePolicyPath, POLICY_BYTES_MAX, readMachinePolicy, refusalSentence } from './machine-policy.ts'
import { readSeal, SEAL_BYTES_MAX, SEAL_SUFFIX, sealText, sha256Of } from './policy-seal.ts'

const POLICY = {
  version: 1,
  update: {
    mode: 'install-in-window',
    feed: 'http://updates.example/ovoscope',
    window: { from: '22:00', to: '04:30' },
  },
  cloud: { endpoint: 'https://cloud.example/api', site: 'nord-01' },
  proxy: 'http://proxy.example:3128',
} as const
const isWindows = process.platform === 'win32'

/** A policy file with its seal, as IT leaves it. */
function writePolicy(folder: string, text = JSON.stringify(POLICY, undefined, 2), seal?: string | Uint8Array): string {
  const path = join(folder, 'policy.json')
  writeFileSync(path, text, { mode: 0o644 })
  writeFileSync(path + SEAL_SUFFIX, seal ?? sealText(Buffer.from(text), 'policy.json'), { mode: 0o644 })
  return path
}

function refusalOf(path: string) {
  const reading = readMachinePolicy(path)
  return reading.kind === 'refused' ? reading.refusal : reading.kind
}

describe('readMachinePolicy', () => {
  it('follows what was sealed', () =>
    withFolder((folder) => {
      expect(readMachinePolicy(writePolicy(folder))).toEqual({ kind: 'applied', policy: POLICY })
    }))

  it('fills in what is usual where IT names only some of it, and refuses what is beyond its bounds', () =>
    withFolder((folder) => {
      const read = (part: object) => readMachinePolicy(writePolicy(folder, JSON.stringify({ version: 1, ...part })))
      expect(read({ backup: { hour: 22 }, pictures: { days: { faulty: 7 }, quotaGib: 20 } })).toEqual({
        kind: 'applied',
        policy: {
          version: 1,
          backup: { ...DEFAULT_BACKUP_PLAN, hour: 22 },
          pictures: {
            ...DEFAULT_RETENTION,
            days: { ...DEFAULT_RETENTION.days, faulty: 7 },
            quotaBytes: 20 * 1024 ** 3,
          },
        },
      })
      for (const wrong of [
        ...[{ backup: { hour: 24 } }, { backup: { secondFolder: 'backups' } }, { backup: { keep: 3 } }],
        ...[{ pictures: { quotaGib: 0.5 } }, { pictures: { classShares: { faulty: 0.9 } } }],
      ]) {
        expect(read(wrong)).toMatchObject({ kind: 'refused', refusal: 'NOT_VALID' })
      }
    }))

  it('knows no policy where there is no file, and where there is not even a folder', () =>
    withFolder((folder) => {
      expect(readMachinePolicy(join(folder, 'policy.json'))).toEqual({ kind: 'absent' })
      expect(readMachinePolicy(join(folder, 'none', 'policy.json'))).toEqual({ kind: 'absent' })
    }))

  it('refuses the policy when any one byte of it is another', () =>
    withFolder((folder) => {
      const path = writePolicy(folder)
      const bytes = readFileSync(path)
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
          const changed = Buffer.from(bytes)
          changed[at] = (changed[at] ?? 0) ^ difference
          writeFileSync(path, changed)
          expect(readMachinePolicy(path)).toEqual({ kind: 'refused', refusal: 'CHANGED', detail: '' })
        }),
        { numRuns: 300 },
      )
    }))

  it('refuses a policy that is shorter or longer than what was sealed', () =>
    withFolder((folder) => {
      const path = writePolicy(folder)
      const bytes = readFileSync(path)
      for (const other of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from('\n')]), Buffer.alloc(0)]) {
        writeFileSync(path, other)
        expect(refusalOf(path)).toBe('CHANGED')
      }
    }))

  it('never follows another policy whatever happens to the seal', () =>
    withFolder((folder) => {
      const path = writePolicy(folder)
      const seal = readFileSync(path + SEAL_SUFFIX)
      fc.assert(
        fc.property(fc.nat(seal.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
          const changed = Buffer.from(seal)
          changed[at] = (changed[at] ?? 0) ^ difference
          writeFileSync(path + SEAL_SUFFIX, changed)
          const reading = readMachinePolicy(path)
          // A letter of the digest may be written large, and a blank may be a tab.
          if (reading.kind === 'applied') expect(reading.policy).toEqual(POLICY)
          else expect(['BAD_SEAL', 'CHANGED']).toContain(refusalOf(path))
        }),
        { numRuns: 300 },
      )
    }))

  it.each([
    ['no JSON', '{"version": 1,', 'NOT_JSON', ''],
    ['no text', '\u0000', 'NOT_JSON', ''],
    ['another version', '{"version": 2}', 'NOT_VALID', 'version'],
    ['an unknown part', '{"version": 1, "usb": true}', 'NOT_VALID', 'usb'],
    [
      'an unknown mode',
      '{"version":1,"update":{"mode":"always","feed":null,"window":{"from":"01:00","to":"02:00"}}}',
      'NOT_VALID',
      'update.mode',
    ],
    [
      'a time that is none',
      '{"version":1,"update":{"mode":"off","feed":null,"window":{"from":"24:00","to":"02:00"}}}',
      'NOT_VALID',
      'update.window.from',
    ],
    [
      'a token in an address',
      '{"version":1,"cloud":{"endpoint":"https://u:p@cloud.example","site":"n"}}',
      'NOT_VALID',
      'cloud.endpoint',
    ],
    ['a password for the proxy', '{"version":1,"proxy":"http://u:p@proxy.example:3128"}', 'NOT_VALID', 'proxy'],
  ])('refuses %s by the name of the field', (_name, text, refusal, field) =>
    withFolder((folder) => {
      const reading = readMachinePolicy(writePolicy(folder, text))
      expect(reading).toMatchObject({ kind: 'refused', refusal })
      expect(reading.kind === 'refused' && reading.detail).toContain(field)
    }),
  )

  it('refuses what is too large, unsealed or sealed by something else', () =>
    withFolder((folder) => {
      expect(refusalOf(writePolicy(folder, ' '.repeat(POLICY_BYTES_MAX + 1)))).toBe('TOO_LARGE')
      const path = writePolicy(folder, undefined, 'this is no seal')
      expect(refusalOf(path)).toBe('BAD_SEAL')
      rmSync(path + SEAL_SUFFIX)
      expect(refusalOf(path)).toBe('NO_SEAL')
      rmSync(path)
      mkdirSync(path)
      expect(refusalOf(path)).toBe('UNREADABLE')
    }))

  it.skipIf(isWindows)('refuses a policy, a seal or a folder that others may write', () =>
    withFolder((folder) => {
      const path = writePolicy(folder)
      for (const [open, mode, usual] of [
        [path, 0o664, 0o644],
        [path, 0o646, 0o644],
        [path + SEAL_SUFFIX, 0o666, 0o644],
        [folder, 0o775, 0o755],
      ] as const) {
        chmodSync(open, mode)
        expect(readMachinePolicy(path)).toEqual({ kind: 'refused', refusal: 'OTHERS_MAY_WRITE', detail: open })
        chmodSync(open, usual)
        expect(refusalOf(path)).toBe('applied')
      }
    }),
  )

  it('says for every refusal which file it is and what to do', () => {
    for (const refusal of POLICY_REFUSALS) {
      const sentence = refusalSentence('/etc/ovoscope/policy.json', { refusal, detail: 'the detail' })
      expect(sentence).toMatch(
        /^The policy file \/etc\/ovoscope\/policy\.json is refused: .*\(the detail\)\. Updates are off/,
      )
      expect(sentence).toMatch(/sha256sum|npm run policy|chmod|Let the account/)
    }
  })

  it('lies where only an administrator may write', () => {
    expect(machinePolicyPath('linux')).toBe('/etc/ovoscope/policy.json')
    expect(machinePolicyPath('darwin')).toBe('/Library/Application Support/Ovoscope/policy.json')
    expect(machinePolicyPath('win32')).toBe('C:\\ProgramData\\Ovoscope\\policy.json')
  })
})

describe('readSeal', () => {
  const digest = sha256Of(Buffer.from('a policy'))
  const read = (seal: string | Uint8Array) => readSeal(Buffer.from(seal), 'policy.json')

  it.each([
    ['sha256sum', `${digest}  policy.json\n`],
    ['sha256sum --binary', `${digest} *policy.json\n`],
    ['sha256sum with a path', `${digest}  /etc/ovoscope/policy.json\n`],
    ['a Windows path', `${digest}  C:\\ProgramData\\Ovoscope\\policy.json\r\n`],
    ['Get-FileHash alone', `${digest.toUpperCase()}\r\n`],
    ['Windows’ > in UTF-16', Buffer.from(`\ufeff${digest.toUpperCase()}\r\n`, 'utf16le')],
    ['a mark before UTF-8', `\ufeff${digest}\n`],
  ])('reads what %s writes', (_name, seal) => {
    expect(read(seal)).toEqual({ ok: true, value: digest })
  })

  it.each([
    ['', 'not one line'],
    [`${digest}  policy.json\n${digest}  other.json\n`, 'not one line'],
    [`${digest.slice(1)}  policy.json\n`, 'SHA-256'],
    [`${digest}  other.json\n`, 'seals other.json'],
    [' '.repeat(SEAL_BYTES_MAX + 1), 'not one line'],
    [Buffer.from([0xff, 0x00, 0x80]), 'not one line'],
  ])('refuses %j', (seal, why) => {
    expect(read(seal)).toEqual({ ok: false, error: expect.stringContaining(why) })
  })

  it.skipIf(isWindows)('is what the system’s own sha256sum checks and writes', (context) =>
    withFolder((folder) => {
      const path = writePolicy(folder)
      const sha256sum = (args: readonly string[]) => execFileSync('sha256sum', args, { cwd: folder, encoding: 'utf8' })
      try {
        sha256sum(['--version'])
      } catch {
        context.skip('there is no sha256sum here')
      }
      expect(sha256sum(['--check', '--strict', `policy.json${SEAL_SUFFIX}`])).toBe('policy.json: OK\n')
      writeFileSync(path + SEAL_SUFFIX, sha256sum([path]))
      expect(refusalOf(path)).toBe('applied')
    }),
  )
})
