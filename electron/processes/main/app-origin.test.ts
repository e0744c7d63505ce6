import { describe, expect, it } from 'vitest'
import { APP_START_PAGE, isOwnAddress } from './app-origin.ts'

describe('isOwnAddress', () => {
  it.each([APP_START_PAGE, 'app://ovoscope/', 'app://ovoscope/assets/a.js?x#y'])('is ours: %s', (address) => {
    expect(isOwnAddress(address)).toBe(true)
  })

  it.each([
    'app://other/index.html',
    'app://ovoscope.evil.example/',
    'app://ovoscope:8080/',
    'app://user@ovoscope/',
    'app:ovoscope',
    'file:///index.html',
    'https://ovoscope/',
    'http://localhost/',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'ovoscope',
    '',
  ])('is not ours: %s', (address) => {
    expect(isOwnAddress(address)).toBe(false)
  })
})
