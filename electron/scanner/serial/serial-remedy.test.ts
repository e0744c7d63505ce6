import { chmod, chown, mkdir, mkdtemp, open, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { needs } from '../../../test/requirement.ts'
import type { TransportFault } from '../transport.ts'
import { isRunning, portHolders } from './port-holder.ts'
import { rightsRemedy } from './port-rights.ts'
import { driverRemedy, type SerialSurroundings, serialRemedy } from './serial-remedy.ts'

const PORT = '/dev/ttyUSB0'
const ANNA = { name: 'anna', groupIds: [1000] }

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'remedy-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), text)
}

function needsLinux(context: TestContext): void {
  needs(context, { name: 'Linux', command: 'none', isPresent: process.platform === 'linux', mandatory: false })
}

describe('who may open a port of Linux', () => {
  async function node(mode: number): Promise<number> {
    await write(PORT, '')
    await chmod(join(root, PORT), mode)
    // Files of root belong to a group that nobody is to join.
    if (process.getuid?.() === 0) await chown(join(root, PORT), 0, 986)
    return (await stat(join(root, PORT))).gid
  }

  it('is the group that the port really belongs to, whatever it is called', async (context) => {
    needsLinux(context)
    const gid = await node(0o660)
    await write('etc/group', `root:x:0:\nuucp:x:${gid}:ben\n`)
    expect(await rightsRemedy(PORT, ANNA, root)).toEqual({ kind: 'linuxGroup', values: { group: 'uucp', path: PORT } })
    await write('etc/group', `uucp:x:${gid}:ben,anna\n`)
    expect(await rightsRemedy(PORT, ANNA, root)).toEqual({ kind: 'linuxSignInAgain', values: { group: 'uucp' } })
    const isIn = { ...ANNA, groupIds: [gid] }
    expect(await rightsRemedy(PORT, isIn, root)).toMatchObject({ kind: 'linuxGroup' })
  })

  it('is nobody where the group may not open it, and where the port is gone again', async (context) => {
    needsLinux(context)
    const gid = await node(0o600)
    await write('etc/group', `staff:x:${gid}:\n`)
    expect(await rightsRemedy(PORT, ANNA, root)).toEqual({
      kind: 'linuxUdevRule',
      values: { owner: 'staff', path: PORT },
    })
    expect(await rightsRemedy('/dev/ttyUSB9', ANNA, root)).toMatchObject({ kind: 'linuxUdevRule' })
  })

  it('is never the group of root', async (context) => {
    needsLinux(context)
    await write(PORT, '')
    const { gid } = await stat(join(root, PORT))
    await write('etc/group', `root:x:0:\nstaff:x:${gid}:\n`)
    await chmod(join(root, PORT), 0o660)
    expect((await rightsRemedy(PORT, ANNA, root)).kind).toBe(gid === 0 ? 'linuxUdevRule' : 'linuxGroup')
  })

  it('is named by its number where the system keeps no name', async (context) => {
    needsLinux(context)
    const gid = await node(0o600)
    expect(await rightsRemedy(PORT, ANNA, root)).toMatchObject({ values: { owner: String(gid) } })
  })
})

describe('who holds a port of Linux', () => {
  it('is a process that has it open, also by another name', async (context) => {
    needsLinux(context)
    await write(PORT, '')
    await write('dev/serial/by-id/x', '')
    await rm(join(root, 'dev/serial/by-id/x'))
    await symlink('../../ttyUSB0', join(root, 'dev/serial/by-id/x'))
    await write('proc/4711/comm', 'minicom\n')
    await mkdir(join(root, 'proc/4711/fd'), { recursive: true })
    await symlink(join(root, PORT), join(root, 'proc/4711/fd/3'))
    await write('proc/self/comm', 'not a number')
    const held = await portHolders([PORT, '/dev/ttyUSB1'], root)
    expect([...held]).toEqual([[PORT, { program: 'minicom', pid: 4711 }]])
    expect([...(await portHolders(['/dev/serial/by-id/x'], root)).values()]).toEqual([
      { program: 'minicom', pid: 4711 },
    ])
  })

  it('is whoever left a lock and still runs', async () => {
    await write('proc/99/comm', 'picocom\n')
    await write('run/lock/LCK..ttyUSB0', '        99\n')
    await write('run/lock/LCK..ttyUSB1', '100\n')
    await write('run/lock/LCK..ttyUSB2', 'nonsense')
    const held = await portHolders([PORT, '/dev/ttyUSB1', '/dev/ttyUSB2'], root)
    expect([...held]).toEqual([[PORT, { program: 'picocom', pid: 99 }]])
  })

  it('is found among the real processes: us, when we have it open', async (context) => {
    needsLinux(context)
    await write('port', '')
    const file = await open(join(root, 'port'))
    const held = await portHolders([join(root, 'port')])
    await file.close()
    expect(held.get(join(root, 'port'))?.pid).toBe(process.pid)
  })

  it('runs, or does not', async () => {
    await write('proc/812/comm', 'ModemManager\n')
    expect([await isRunning('ModemManager', root), await isRunning('minicom', root)]).toEqual([true, false])
    expect(await isRunning('ModemManager', join(root, 'nowhere'))).toBe(false)
  })
})

describe('serialRemedy', () => {
  function machine(platform: NodeJS.Platform, change: Partial<SerialSurroundings> = {}): SerialSurroundings {
    return {
      platform,
      rights: (path) => Promise.resolve({ kind: 'linuxGroup', values: { group: 'dialout', path } }),
      holder: () => Promise.resolve(undefined),
      modemManagerRuns: () => Promise.resolve(false),
      ...change,
    }
  }

  it.each([
    ['PERMISSION', 'linux', 'linuxGroup'],
    ['PERMISSION', 'darwin', 'macAllow'],
    ['BUSY', 'linux', 'closeOthers'],
    ['BUSY', 'darwin', 'closeOthers'],
    ['BUSY', 'win32', 'windowsCloseOthers'],
    ['ABSENT', 'linux', 'noSuchPort'],
    ['FAILED', 'win32', 'plugInAgain'],
  ] as const)('of %s on %s is %s', async (fault, platform, kind) => {
    expect((await serialRemedy(fault, PORT, machine(platform)))?.kind).toBe(kind)
  })

  it('names the program that holds the port', async () => {
    const holder = () => Promise.resolve({ program: 'minicom', pid: 4711 })
    expect(await serialRemedy('BUSY', PORT, machine('linux', { holder }))).toEqual({
      kind: 'closeProgram',
      values: { program: 'minicom', pid: 4711, path: PORT },
    })
  })

  it('knows ModemManager, whose files it may not see', async () => {
    const runs = machine('linux', { modemManagerRuns: () => Promise.resolve(true) })
    const seen = machine('linux', { holder: () => Promise.resolve({ program: 'ModemManager', pid: 812 }) })
    for (const one of [runs, seen]) expect((await serialRemedy('BUSY', PORT, one))?.kind).toBe('modemManager')
  })

  it('leaves alone what was explained where it was found', async () => {
    for (const fault of ['AMBIGUOUS', 'DRIVER'] as const satisfies readonly TransportFault[]) {
      expect(await serialRemedy(fault, PORT, machine('linux'))).toBeUndefined()
    }
  })

  it.each([
    ['linux', 'linuxDriver'],
    ['win32', 'windowsDriver'],
    ['darwin', 'macDriver'],
  ] as const)('of a missing driver on %s is %s', (platform, kind) => {
    expect(driverRemedy('1a86:7523', platform)).toEqual({ kind, values: { device: '1a86:7523' } })
  })
})
