import { describe, expect, it } from 'vitest'
import { unwantedIn } from './tree.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('unwantedIn', () => {
  it.each([
    ['a home folder', "const path = '/home/anna/ovoscope/data'"],
    ['a Windows home folder', 'C:\\Users\\anna\\ovoscope'],
    ['a registry in the lockfile', '"resolved": "https://registry.example/zod.tgz"'],
    ['a registry setting', 'registry=https://registry.example/'],
    ['an unfinished merge', 'a\n<<<<<<< HEAD\nb'],
    ['a private key', '-----BEGIN EC PRIVATE KEY-----'],
  ])('finds %s', (_name, text) => {
    expect(unwantedIn('x.ts', bytes(text))).toHaveLength(1)
  })

  it.each([
    ['an example', "'/home/someone/x' or 'C:\\\\Users\\\\someone'"],
    ['a relative path', '../home/page.ts'],
    ['a route', "'/workers/list'"],
    ['a bytes file', 'MZ\0\0/home/anna/x'],
  ])('lets %s pass', (_name, text) => {
    expect(unwantedIn('x.ts', bytes(text))).toEqual([])
  })

  it('names the line', () => {
    expect(unwantedIn('x.ts', bytes('a\nb\n/root/thing/x'))).toEqual(['x.ts:3: path of one machine (/root/thing/)'])
  })
})
