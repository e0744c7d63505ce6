import { describe, expect, it } from 'vitest'
import type { GatewayEnvelope, ScreenService } from '../contract/bridge.ts'
import { createGatewayMultiplexer, createScreenMultiplexer } from './multiplex.ts'
import type { Port } from './port.ts'

/** Two ends whose messages travel only when told, so that every crossing on the way can be drawn. */
function createEnds() {
  const toGateway: GatewayEnvelope[] = []
  const toScreen: GatewayEnvelope[] = []
  const offered: { service: ScreenService; port: Port; heard: unknown[] }[] = []
  const screen = createScreenMultiplexer({ send: (envelope) => toGateway.push(envelope) })
  const gateway = createGatewayMultiplexer({ send: (envelope) => toScreen.push(envelope) }, (service, port) => {
    const heard: unknown[] = []
    port.onMessage((message) => heard.push(message))
    offered.push({ service, port, heard })
  })
  return {
    screen,
    gateway,
    offered,
    carryToGateway: () => toGateway.splice(0).forEach((envelope) => gateway.receive(envelope)),
    carryToScreen: () => toScreen.splice(0).forEach((envelope) => screen.receive(envelope)),
  }
}

function listen(port: Port) {
  const heard: unknown[] = []
  const state = { heard, closed: false }
  port.onMessage((message) => heard.push(message))
  port.onClose(() => {
    state.closed = true
  })
  return state
}

describe('ports over one wire', () => {
  it('carry messages both ways, each service its own', () => {
    const ends = createEnds()
    const station = ends.screen.open('station')
    const review = ends.screen.open('review')
    station.post('to station')
    review.post('to review')
    ends.carryToGateway()
    expect(ends.offered.map(({ service, heard }) => [service, heard])).toEqual([
      ['station', ['to station']],
      ['review', ['to review']],
    ])
    const atScreen = listen(station)
    ends.offered[0]?.port.post('from station')
    ends.offered[1]?.port.post('from review')
    ends.carryToScreen()
    expect(atScreen.heard).toEqual(['from station'])
  })

  it('close at the screen when the service goes, and open again without mixing the two lives', () => {
    const ends = createEnds()
    const before = ends.screen.open('station')
    const beforeState = listen(before)
    ends.carryToGateway()
    ends.carryToScreen()
    before.post('in flight while the service goes')
    ends.offered[0]?.port.close()
    ends.carryToScreen()
    expect(beforeState.closed).toBe(true)
    const after = ends.screen.open('station')
    after.post('hello again')
    ends.carryToGateway()
    expect(ends.offered[0]?.heard).toEqual([])
    expect(ends.offered[1]?.heard).toEqual(['hello again'])
  })

  it('ignore what still arrives for the port before', () => {
    const ends = createEnds()
    ends.screen.open('station')
    ends.carryToGateway()
    ends.carryToScreen()
    ends.offered[0]?.port.post('old news')
    ends.offered[0]?.port.close()
    const after = listen(ends.screen.open('station'))
    ends.carryToScreen()
    expect(after).toEqual({ heard: [], closed: false })
    ends.carryToGateway()
    ends.offered[1]?.port.post('new')
    ends.carryToScreen()
    expect(after.heard).toEqual(['new'])
  })

  it('tell the service when the screen closes or is gone', () => {
    const ends = createEnds()
    const station = ends.screen.open('station')
    ends.screen.open('review')
    ends.carryToGateway()
    const states = ends.offered.map(({ port }) => listen(port))
    station.close()
    ends.carryToGateway()
    expect(states.map((state) => state.closed)).toEqual([true, false])
    ends.gateway.end()
    expect(states.map((state) => state.closed)).toEqual([true, true])
  })

  it('are closed from the start when the wire has gone', () => {
    const ends = createEnds()
    ends.screen.end()
    expect(listen(ends.screen.open('shell')).closed).toBe(true)
  })
})
