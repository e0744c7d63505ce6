import { describe, expect, it } from 'vitest'
import { PIN_COST, scryptPins } from './pin-hash.ts'

const quick = scryptPins({ cost: 16, blockSize: 1, parallel: 1 })

describe('scryptPins', () => {
  it('is scrypt: the first test vector of RFC 7914 that a PIN can have', async () => {
    const salt = new TextEncoder().encode('NaCl')
    const { hash } = await scryptPins({ cost: 1024, blockSize: 8, parallel: 16 }, () => Buffer.from(salt)).keep(
      'password',
    )
    expect(Buffer.from(hash).toString('hex')).toBe('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162')
  })

  it('knows a PIN again and no other, and never gives two people the same hash', async () => {
    const [kept, other] = [await quick.keep('250419'), await quick.keep('250419')]
    expect(await quick.matches('250419', kept)).toBe(true)
    for (const wrong of ['250418', '', '250419 ', '2504190']) expect(await quick.matches(wrong, kept)).toBe(false)
    expect(Buffer.compare(kept.hash, other.hash)).not.toBe(0)
    expect(await quick.matches('Zoe\u0301 1', await quick.keep('Zo\u00e9 1'))).toBe(true)
  })

  it('checks what was kept at another cost, and says that it is dated', async () => {
    const kept = await quick.keep('250419')
    const today = scryptPins({ cost: 32, blockSize: 1, parallel: 1 })
    expect(await today.matches('250419', kept)).toBe(true)
    expect([today.isDated(kept), quick.isDated(kept)]).toEqual([true, false])
  })

  it('takes nothing that it cannot read or cannot pay for a right PIN', async () => {
    const kept = await quick.keep('250419')
    for (const cost of [
      '',
      'plain',
      'scrypt 16 1',
      'scrypt 15 1 1',
      'scrypt 16 0 1',
      'scrypt 16 1 0',
      'scrypt 1 1 1',
      'scrypt 1048576 64 1',
    ]) {
      expect(await quick.matches('250419', { ...kept, cost })).toBe(false)
    }
  })

  it('costs what is said: 32 MiB, and a multiple of nothing on the thread that called', async () => {
    expect((128 * PIN_COST.cost * PIN_COST.blockSize) / 2 ** 20).toBe(32)
    const real = scryptPins()
    let turns = 0
    const ticking = setInterval(() => turns++, 1)
    const kept = await real.keep('250419')
    clearInterval(ticking)
    expect(kept.cost).toBe('scrypt 32768 8 3')
    expect(await real.matches('250419', kept)).toBe(true)
    // The thread went on meanwhile; how fast is nobody's promise.
    expect(turns).toBeGreaterThan(0)
  })
})
