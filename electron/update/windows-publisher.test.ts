import { describe, expect, it } from 'vitest'
import { systemPowerShell, whyNotPublisher } from './windows-publisher.ts'

const NAMES = ['CN=Ovoscope, O=Ovoscope, C=DE']
const FILE = "C:\\cache\\o'; calc; '.exe"
const says = (answer: unknown) => whyNotPublisher(NAMES, FILE, () => Promise.resolve(JSON.stringify(answer)))

describe('whyNotPublisher', () => {
  it('takes a valid signature by our publisher', async () => {
    expect(await says({ status: 0, subject: NAMES[0] })).toBeNull()
  })

  it.each<[string, unknown, string]>([
    ['a file that was changed', { status: 3, subject: NAMES[0] }, 'status 3'],
    ['a file without a signature', { status: 2, subject: '' }, 'status 2'],
    ['another publisher', { status: 0, subject: 'CN=Ovoscope' }, 'CN=Ovoscope'],
    ['an answer of another shape', { Status: 0 }, 'no answer'],
    ['null', null, 'no answer'],
  ])('refuses %s', async (_name, answer, named) => {
    expect(await says(answer)).toContain(named)
  })

  it('refuses when PowerShell is blocked or talks nonsense', async () => {
    expect(await whyNotPublisher(NAMES, FILE, () => Promise.reject(new Error('blocked by policy')))).toContain(
      'blocked by policy',
    )
    expect(await whyNotPublisher(NAMES, FILE, () => Promise.resolve(''))).toContain('could not be checked')
    // Here, where there is none at all.
    if (process.platform !== 'win32')
      expect(await whyNotPublisher(NAMES, FILE, systemPowerShell({}))).toContain('ENOENT')
  })

  it('never puts the name of a file into the script', async () => {
    const seen: string[] = []
    await whyNotPublisher(NAMES, FILE, (script, file) => {
      seen.push(script, file)
      return Promise.resolve('')
    })
    expect([seen[0]?.includes('calc'), seen[1]]).toEqual([false, FILE])
  })
})
