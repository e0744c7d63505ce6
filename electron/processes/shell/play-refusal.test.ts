import { describe, expect, it } from 'vitest'
import { fakeBatch } from '../../../test/fake/live-view.ts'
import { createTestShell } from '../../../test/make/test-shell.ts'

describe('entering and leaving play', () => {
  it('never interrupts a batch that counts for training, nor one of which nobody knows', async () => {
    const { shell, how, during, initOf, screen } = createTestShell({ batch: fakeBatch({ state: 'paused' }) })
    await during(shell.start(false))
    const client = screen()
    const entered = () => during(client.call('enterPlay', { withBatch: true }))
    expect(await entered()).toEqual({ ok: false, refusal: 'WORK_BATCH_OPEN' })
    how.batch = undefined
    expect(await entered()).toEqual({ ok: false, refusal: 'STATION_GIVES_NO_SIGN' })
    expect(initOf('station')).toMatchObject({ dataFolder: '/data/work', play: false })
    how.batch = fakeBatch({ state: 'closed' })
    expect(await entered()).toEqual({ ok: true })
    expect(initOf('station')).toMatchObject({ dataFolder: '/data/play', play: true })
  })

  it('gives up a training batch only when somebody says so, and a training station that hangs at once', async () => {
    const { shell, how, during, screen } = createTestShell({ batch: fakeBatch() })
    await during(shell.start(true))
    const client = screen()
    expect(await during(client.call('leavePlay', {}))).toEqual({ ok: false, refusal: 'PLAY_BATCH_OPEN' })
    expect((await client.call('info', {})).play).toBe(true)
    expect(await during(client.call('leavePlay', { evenWithBatch: true }))).toEqual({ ok: true })
    expect((await client.call('info', {})).play).toBe(false)
    how.batch = null
    await during(client.call('enterPlay', { withBatch: false }))
    how.batch = undefined
    expect(await during(client.call('leavePlay', {}))).toEqual({ ok: true })
  })
})
