import { describe, expect, it } from 'vitest'
import { createTestShell } from '../../../test/make/test-shell.ts'
import { DEFAULT_BACKUP_PLAN } from '../../domain/backup-plan.ts'
import { createPortPair } from '../../rpc/port-pair.ts'

describe('the shell', () => {
  it('starts in the work folder, without a virtual scanner', async () => {
    const { shell, during, initOf, events, screen } = createTestShell()
    await during(shell.start(false))
    expect(initOf('station')).toMatchObject({
      ...{ dataFolder: '/data/work', root: '/data', play: false, scanner: { kind: 'none' }, demo: null },
      modelFolder: '/models/phantomnet-1.1.0',
    })
    const files = { logFolder: '/data/logs', settingsFile: '/data/settings.json', policyFile: '/nowhere/policy.json' }
    const review = { dataFolder: '/data/work', modelsFolder: '/models', play: false, appVersion: '0.1.0' }
    // Never a folder that the program itself may write.
    const keysFolders = ['/models/trusted-keys', '/nowhere/trusted-keys']
    expect(initOf('review')).toEqual({ ...review, ...files, keysFolders, backup: DEFAULT_BACKUP_PLAN })
    expect(initOf('inference')).toMatchObject({
      ...{ modelFolder: '/models/phantomnet-1.1.0', keysFolders, run: { provider: 'cpu' } },
    })
    expect(initOf('station').keysFolders).toEqual(keysFolders)
    expect(events).not.toContain('start virtual-scanner')
    expect(events).toContain('station joined to inference')
    const client = screen()
    expect(await client.call('info', {})).toEqual({
      appVersion: '0.1.0',
      shell: 'headless',
      platform: 'linux',
      runtime: 'node 24',
      dataFolder: '/data/work',
      play: false,
      firstStart: true,
      policy: { state: 'absent', path: '/nowhere/policy.json' },
    })
    const health = await client.call('health', {})
    expect(health.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'station running',
      'inference running',
      'review running',
    ])
  })

  it('starts the station before threads are measured, and the model after that: what a scanner sends waits for neither', async () => {
    const { shell, during, host, events, screen, time } = createTestShell({ cores: 4, modelIsSilent: true })
    const started = shell.start(false)
    await time.advance(2_000)
    expect(events).toEqual(expect.arrayContaining(['start station', 'start review', 'start inference']))
    // What runs now is measured and belongs to nobody.
    expect(events).not.toContain('station joined to inference')
    expect((await screen().call('health', {})).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'station running',
      'review running',
    ])
    await during(started)
    await time.advance(1_000)
    expect(events).toContain('station joined to inference')
    expect(host.spawned.filter(({ hosted }) => hosted.name === 'inference')).toHaveLength(3)
  })

  it('starts no model any more when it is stopped while threads are measured', async () => {
    const { shell, during, host, events, time } = createTestShell({ cores: 4, modelIsSilent: true })
    const started = shell.start(false)
    await time.advance(2_000)
    await during(shell.stop())
    await during(started)
    await time.advance(60_000)
    expect(events).not.toContain('station joined to inference')
    expect(events.filter((event) => event.startsWith('stop '))).toEqual(
      expect.arrayContaining(['stop station', 'stop review']),
    )
    expect(host.spawned.filter(({ hosted }) => hosted.name === 'station')).toHaveLength(1)
  })

  it('starts a demo in the play folder, scanner first', async () => {
    const { shell, during, initOf, events, time } = createTestShell()
    await during(shell.start(true))
    expect(initOf('virtual-scanner')).toMatchObject({ channel: 'pty', linkPath: '/data/play/virtual-scanner' })
    const station = initOf('station')
    expect(station).toMatchObject({
      dataFolder: '/data/play',
      root: '/data',
      play: true,
      scanner: { kind: 'serial', path: '/play/virtual-scanner', baudRate: 921_600 },
    })
    expect(station.demo?.batch.setAtWallMs).toBeLessThan(time.clock.wallMs())
    expect(events.indexOf('start virtual-scanner')).toBeLessThan(events.indexOf('start station'))
    expect(events).toContain('scanner feeds')
  })

  it('starts a virtual scanner for every line of a demo, and each window has the cable of its own line', async () => {
    const { shell, during, initOf, events, screen, host } = createTestShell({ playLines: 2 })
    await during(shell.start(true))
    expect(initOf('virtual-scanner').settings).toMatchObject({ seed: 'play', scannerSerial: 'OVO-VIRTUAL-1' })
    const second = host.spawned.find(({ hosted }) => hosted.name === 'virtual-scanner-2')
    expect(second?.init).toMatchObject({
      process: 'virtual-scanner-2',
      init: { linkPath: '/data/play/virtual-scanner-2', settings: { seed: 'play-2', scannerSerial: 'OVO-VIRTUAL-2' } },
    })
    expect(initOf('station').furtherLines).toEqual([
      {
        ...{ id: 'line-2', line: 'Line 2', ratedEggsPerHour: 24_000 },
        scanner: { kind: 'serial', path: '/play/virtual-scanner-2', baudRate: 921_600 },
      },
    ])
    expect(events).toEqual(expect.arrayContaining(['scanner feeds', 'scanner-2 feeds']))
    await screen('line-2').call('pullCable', {})
    await screen().call('plugCable', {})
    expect(events.slice(-2)).toEqual(['scanner-2 pulled', 'scanner plugged'])
    await expect(screen('line-3').call('pullCable', {})).rejects.toMatchObject({ code: 'NO_VIRTUAL_SCANNER' })
    const [near, far] = createPortPair()
    shell.attach('station', far, 'line-2')
    const heard = new Promise((resolve) => near.onMessage(resolve))
    near.post('hello')
    expect(await during(heard)).toEqual({ station: 'hello', peer: 'renderer:line-2' })
    await during(shell.stop())
    expect(events.filter((event) => event.startsWith('stop '))).toContain('stop virtual-scanner-2')
  })

  it('uses a port where the scanner has no path', async () => {
    const { shell, during, initOf, events } = createTestShell({ scannerPath: null })
    await during(shell.start(true))
    expect(initOf('station').scanner).toEqual({ kind: 'port' })
    expect(events).toContain('station joined to virtual-scanner')
  })

  it('moves to play and back: the station stops before it starts elsewhere, inference stays', async () => {
    const { shell, during, initOf, events, screen } = createTestShell()
    await during(shell.start(false))
    const client = screen()
    const infos: boolean[] = []
    client.on('info', ({ play }) => infos.push(play))
    await client.ready
    events.length = 0
    await during(client.call('enterPlay', { withBatch: false }))
    expect(initOf('station')).toMatchObject({ dataFolder: '/data/play', play: true, demo: null })
    expect(initOf('review')).toMatchObject({ dataFolder: '/data/play', play: true })
    expect(events.indexOf('stop station')).toBeLessThan(events.indexOf('start station'))
    await during(client.call('enterPlay', { withBatch: true }))
    expect(initOf('station').demo).not.toBeNull()
    await during(client.call('pullCable', {}))
    await during(client.call('plugCable', {}))
    expect(events.filter((event) => event.startsWith('scanner'))).toEqual([
      'scanner feeds',
      'scanner feeds',
      'scanner pulled',
      'scanner plugged',
    ])
    await during(client.call('leavePlay', {}))
    expect(initOf('station')).toMatchObject({ dataFolder: '/data/work', play: false })
    expect(events).toContain('stop virtual-scanner')
    expect(events.some((event) => event.endsWith(' inference') && !event.includes('joined'))).toBe(false)
    expect(infos.at(-1)).toBe(false)
    expect(infos).toContain(true)
  })

  it('goes back to work when the virtual scanner cannot be had', async () => {
    const { shell, during, initOf, screen } = createTestShell({ scannerCrashes: true })
    await during(shell.start(false))
    const client = screen()
    const refused = await during(client.call('enterPlay', { withBatch: true }).catch((error: unknown) => error))
    expect(refused).toMatchObject({ code: 'NO_VIRTUAL_SCANNER' })
    expect(initOf('station')).toMatchObject({ dataFolder: '/data/work', play: false })
    expect((await client.call('info', {})).play).toBe(false)
  })

  it('keeps the scanner chosen on screen for the next start, and forgets it when told', async () => {
    const { shell, during, initOf, screen, time } = createTestShell()
    await during(shell.start(false))
    const client = screen()
    const serial = { kind: 'serial' as const, path: '/dev/serial/by-id/scanner', baudRate: 921_600 }
    const usb = { kind: 'usb' as const, vendorId: 0x1209, productId: 1, serialNumber: 'A7' }
    const folder = {
      kind: 'folder' as const,
      folder: { path: '/srv/scans', rows: 6, columns: 6, layout: 'square' as const },
    }
    for (const scanner of [serial, usb, folder]) {
      await client.call('rememberScanner', { scanner })
      await client.call('restartProcess', { name: 'station' })
      await time.advance(10_000)
      expect(initOf('station').scanner).toEqual(scanner)
    }
    await client.call('rememberScanner', { scanner: null })
    await client.call('restartProcess', { name: 'station' })
    await time.advance(10_000)
    expect(initOf('station').scanner).toEqual({ kind: 'none' })
  })

  it('has no cable to pull in work', async () => {
    const { shell, during, screen } = createTestShell()
    await during(shell.start(false))
    const client = screen()
    await expect(client.call('pullCable', {})).rejects.toMatchObject({ code: 'NO_VIRTUAL_SCANNER' })
    await expect(client.call('restartProcess', { name: 'virtual-scanner' })).rejects.toMatchObject({
      code: 'NO_VIRTUAL_SCANNER',
    })
  })

  it('feeds again after the virtual scanner crashed', async () => {
    const { shell, during, events, exits, time } = createTestShell()
    await during(shell.start(true))
    exits.get('virtual-scanner')?.(1)
    await time.advance(5_000)
    expect(events.filter((event) => event === 'scanner feeds')).toHaveLength(2)
  })

  it('joins screens to a service, and lets them wait while it restarts', async () => {
    const { shell, during, exits, time } = createTestShell()
    const [early, far] = createPortPair()
    shell.attach('station', far)
    early.post('asked before the start')
    const answer = new Promise((resolve) => early.onMessage(resolve))
    await during(shell.start(false))
    expect(await answer).toEqual({ station: 'asked before the start' })
    const closed = new Promise<string>((resolve) => early.onClose(() => resolve('closed')))
    exits.get('station')?.(1)
    await time.advance(0)
    expect(await closed).toBe('closed')
    expect(shell.processOf('station')).toBeUndefined()
    const [again, farAgain] = createPortPair()
    shell.attach('station', farAgain)
    again.post('healed')
    const healed = new Promise((resolve) => again.onMessage(resolve))
    await time.advance(1_000)
    expect(await healed).toEqual({ station: 'healed' })
  })

  it('restarts a process when a screen asks', async () => {
    const { shell, during, events, screen, time } = createTestShell()
    await during(shell.start(false))
    await screen().call('restartProcess', { name: 'inference' })
    await time.advance(1_000)
    expect(events.filter((event) => event === 'start inference')).toHaveLength(2)
  })

  it('stops in order, the station first, and refuses changes meanwhile', async () => {
    const { shell, during, events, screen } = createTestShell()
    await during(shell.start(true))
    const client = screen()
    await client.ready
    events.length = 0
    await during(shell.stop())
    expect(events).toEqual(['stop station', 'stop virtual-scanner', 'stop inference', 'stop review'])
    expect(shell.endedByForce).toEqual([])
    await expect(client.call('info', {})).rejects.toMatchObject({ code: 'CLOSED' })
  })
})
