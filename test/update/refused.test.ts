import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSeal } from '../../electron/update/seal.ts'
import { CHANNEL, makeKey, oneBitOff, SEAL } from './feed.ts'
import { type Rig, skipOnWindows, startRig } from './update-rig.ts'

const NAME = 'ovoscope-1.3.0-linux-x86_64.AppImage'
let rig: Rig
let stop: (() => Promise<void>) | undefined
beforeEach(async (context) => {
  skipOnWindows(context)
  rig = await startRig()
  stop = rig.stop
})
afterEach(() => stop?.())

const bytesOf = (name: string) => {
  const bytes = rig.feed.files.get(name)
  if (bytes === undefined) throw new Error(`the feed has no ${name}`)
  return bytes
}

/** Whatever is wrong: it is named, nothing of it stays, and what runs goes on undisturbed. */
async function expectRefused(reason: string, file: string): Promise<void> {
  rig.engine.checkNow()
  await rig.becomes({ kind: 'refused' })
  expect(rig.engine.view.state).toMatchObject({ refusal: { reason, file } })
  const { state } = rig.engine.view
  expect(state.kind === 'refused' && state.refusal.message).toContain(file)
  await rig.looks(5)
  expect([rig.happened, rig.kept(), rig.runsOld()]).toEqual([[], [], true])
}

describe('a feed that is not ours word for word', () => {
  it('one bit of the channel file', async () => {
    rig.feed.publish({ version: '1.3.0' })
    rig.feed.put(CHANNEL, oneBitOff(bytesOf(CHANNEL)))
    await expectRefused('signature-bad', CHANNEL)
  })

  it('one letter of the seal', async () => {
    rig.feed.publish({ version: '1.3.0' })
    const seal = bytesOf(SEAL).toString()
    const at = seal.indexOf('"signature":"') + 20
    rig.feed.put(SEAL, seal.slice(0, at) + (seal[at] === 'A' ? 'B' : 'A') + seal.slice(at + 1))
    await expectRefused('signature-bad', CHANNEL)
  })

  it('no seal', async () => {
    rig.feed.publish({ version: '1.3.0' })
    rig.feed.files.delete(SEAL)
    await expectRefused('signature-missing', SEAL)
  })

  it('a page instead of the seal', async () => {
    rig.feed.publish({ version: '1.3.0' })
    rig.feed.put(SEAL, '<html>sign in</html>')
    await expectRefused('signature-bad', SEAL)
  })

  it('the seal of somebody else', async () => {
    rig.feed.publish({ version: '1.3.0' })
    rig.feed.put(SEAL, makeSeal(bytesOf(CHANNEL), CHANNEL, makeKey().privateKey))
    await expectRefused('unknown-key', SEAL)
  })

  it('the seal of another product of ours', async () => {
    rig.feed.publish({ version: '1.3.0' })
    rig.feed.put(SEAL, makeSeal(bytesOf(CHANNEL), CHANNEL, rig.key.privateKey, 'gallus'))
    await expectRefused('wrong-product', SEAL)
  })

  it('a channel file without end', async () => {
    rig.feed.publish({ version: '1.3.0' })
    rig.feed.answers.set(CHANNEL, (_request, response) => {
      response.writeHead(200)
      for (let part = 0; part < 64; part++) response.write('# '.repeat(1_024))
    })
    await expectRefused('too-large', CHANNEL)
  })
})

describe('a channel file that is ours and wrong', () => {
  it.each(['../../evil/App.AppImage', 'https://evil.test/App.AppImage', '/etc/App.AppImage', '..\\App.AppImage'])(
    'leads elsewhere: %s',
    async (url) => {
      rig.feed.publish({ version: '1.3.0', entry: { url } })
      await expectRefused('bad-address', CHANNEL)
      expect(new Set(rig.feed.asked)).toEqual(new Set([CHANNEL, SEAL]))
      expect(readdirSync(rig.folder).sort()).toEqual(['app-update.yml', 'bin'])
    },
  )

  it('goes back', async () => {
    rig.feed.publish({ version: '1.1.0' })
    await expectRefused('downgrade', CHANNEL)
    expect(rig.feed.asked).not.toContain(rig.feed.nameOf('1.1.0'))
  })

  it('has a field that nobody knows', async () => {
    rig.feed.publish({ version: '1.3.0', fields: { packages: 'web' } })
    await expectRefused('not-readable', CHANNEL)
  })
})

describe('an installer that is not the announced one', () => {
  it('one bit', async () => {
    rig.feed.put(NAME, oneBitOff(rig.feed.publish({ version: '1.3.0' })))
    await expectRefused('hash', NAME)
  })

  it('cut off, and said to be whole', async () => {
    rig.feed.put(NAME, rig.feed.publish({ version: '1.3.0' }).subarray(0, 10))
    await expectRefused('size', NAME)
  })

  it('longer', async () => {
    rig.feed.put(NAME, Buffer.concat([rig.feed.publish({ version: '1.3.0' }), Buffer.from('x')]))
    await expectRefused('size', NAME)
  })

  it('cut off by the network: asked for again, not refused', async () => {
    const content = rig.feed.publish({ version: '1.3.0' })
    rig.feed.answers.set(NAME, (_request, response) => {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 5), () => response.destroy())
    })
    rig.engine.checkNow()
    await expect.poll(() => rig.engine.view.problem).toContain(NAME)
    expect([rig.engine.view.state.kind, rig.kept()]).toEqual(['downloading', []])
    rig.feed.answers.delete(NAME)
    rig.engine.checkNow()
    await expect.poll(() => rig.happened).toContain('quit')
  })

  it('exchanged with its channel file after the check', async () => {
    rig.setPolicy({ mode: 'notify' })
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'available', version: '1.3.0' })
    // Whoever may write the folder puts another program there, with a channel file that fits it.
    rig.feed.publish({ version: '1.3.0', content: Buffer.from('#!/bin/sh\n# evil\n#\n') })
    rig.feed.put(SEAL, 'whatever')
    rig.feed.asked.length = 0
    rig.setPolicy({ mode: 'install-in-window' })
    await rig.looks(1)
    await rig.becomes({ kind: 'refused' })
    expect(rig.engine.view.state).toMatchObject({ refusal: { file: NAME } })
    // The feed was not asked again what it has: what was sealed at the check is what counts.
    expect(rig.feed.asked).toEqual([NAME])
    expect([rig.happened, rig.runsOld()]).toEqual([[], true])
  })

  it('exchanged on this disk while it waits for the window', async () => {
    rig.line.rest = 'batch'
    rig.feed.publish({ version: '1.3.0' })
    rig.engine.checkNow()
    await rig.becomes({ kind: 'waiting', for: 'batch' })
    const [kept = ''] = rig.kept()
    writeFileSync(join(rig.folder, 'data', kept), '#!/bin/sh\n# evil!\n')
    rig.line.rest = 'idle'
    await rig.looks(1)
    await rig.becomes({ kind: 'refused' })
    expect(rig.engine.view.state).toMatchObject({ refusal: { reason: 'hash', file: NAME } })
    expect([rig.happened, rig.runsOld()]).toEqual([[], true])
  })
})
