import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { stringify } from 'yaml'
import { makeSeal } from '../../electron/update/seal.ts'

/** A key pair that nobody keeps. */
export function makeKey(): { readonly privateKey: KeyObject; readonly base64: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, base64: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }
}

export const CHANNEL = 'latest-linux.yml'
export const SEAL = `${CHANNEL}.sig`

export interface Publication {
  readonly version: string
  readonly content?: Buffer
  /** Fields of the channel file, and of its one file entry, that differ from what is right. */
  readonly fields?: object
  readonly entry?: object
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A release server of a site: files by name, what was asked for, and what can go wrong. */
export async function startFeed(privateKey: KeyObject) {
  const files = new Map<string, Buffer>()
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const handle: Answer = (request, response) => {
    const name = (request.url ?? '').replace('/ovoscope/', '')
    asked.push(name)
    const answer = answers.get(name)
    const file = files.get(name)
    if (answer !== undefined) answer(request, response)
    else if (file === undefined) response.writeHead(404).end('nothing here')
    else response.writeHead(200, { 'content-length': file.length }).end(file)
  }
  let server = createServer(handle)
  await listen(0)
  const { port } = server.address() as AddressInfo

  function listen(at: number): Promise<void> {
    return new Promise((resolve) => server.listen(at, '127.0.0.1', resolve))
  }
  function stop(): Promise<void> {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  const put = (name: string, content: Buffer | string) => files.set(name, Buffer.from(content))
  const nameOf = (version: string) => `ovoscope-${version}-linux-x86_64.AppImage`

  return {
    ...{ files, answers, asked, put, nameOf },
    url: `http://127.0.0.1:${port}/ovoscope`,
    /** As the release command does it: installer, seal, channel file. */
    publish({
      version,
      content = Buffer.from(`#!/bin/sh\n# ${version}\n`),
      fields = {},
      entry = {},
    }: Publication): Buffer {
      const name = nameOf(version)
      const sha512 = createHash('sha512').update(content).digest('base64')
      const file = { url: name, sha512, size: content.length, blockMapSize: 12, ...entry }
      const channel = { version, files: [file], path: name, sha512, releaseDate: '2026-07-01T00:00:00.000Z', ...fields }
      const text = Buffer.from(stringify(channel, { lineWidth: 8_000 }))
      put(name, content)
      put(SEAL, makeSeal(text, CHANNEL, privateKey))
      put(CHANNEL, text)
      return content
    },
    async down(): Promise<void> {
      await stop()
    },
    async up(): Promise<void> {
      server = createServer(handle)
      await listen(port)
    },
    stop,
  }
}

export type Feed = Awaited<ReturnType<typeof startFeed>>

/** The same bytes with one bit turned, somewhere in the middle. */
export function oneBitOff(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  const middle = changed.length >> 1
  changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle)
  return changed
}
