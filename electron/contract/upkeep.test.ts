import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROTOCOL_MAJOR, PROTOCOL_MINOR } from '../scanner/protocol.ts'
import { SPOKEN_VERSIONS } from './upkeep.ts'

describe('the versions that people are told', () => {
  it('are those that are spoken', () => {
    expect(SPOKEN_VERSIONS.scannerProtocol).toBe(`${PROTOCOL_MAJOR}.${PROTOCOL_MINOR}`)
    const openApi = readFileSync(new URL('../../proto/cloud-api.openapi.yaml', import.meta.url), 'utf8')
    expect(/^ {2}version: (\S+)$/m.exec(openApi)?.[1]).toBe(SPOKEN_VERSIONS.cloudApi)
  })
})
