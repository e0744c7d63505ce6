import { describe, expect, it } from 'vitest'
import { SCENES } from '../../test/fake/console-scenes.ts'
import { fakeBatch, fakeView } from '../../test/fake/live-view.ts'
import { lineHeadline, screenMode, startBlock } from './screen-mode.ts'

const NO_WISH = { newBatch: false, otherScanner: false, prepareNext: false }
const closed = fakeView({ batch: fakeBatch({ state: 'closed' }) })

describe('screenMode', () => {
  it('follows the state of the station', () => {
    expect(screenMode(undefined, NO_WISH)).toBe('connecting')
    expect(screenMode(SCENES.chooseScanner.view, NO_WISH)).toBe('choose-scanner')
    expect(screenMode(SCENES.startBatch.view, NO_WISH)).toBe('start-batch')
    expect(screenMode(SCENES.running.view, NO_WISH)).toBe('batch')
    expect(screenMode(closed, NO_WISH)).toBe('batch')
  })

  it('lets an open batch go on with another scanner once the one before is disconnected', () => {
    const wish = { ...NO_WISH, otherScanner: true }
    const { view } = SCENES.running
    expect(screenMode({ ...view, link: { ...view.link, transport: 'none' } }, wish)).toBe('choose-scanner')
    expect(screenMode({ ...view, link: { ...view.link, transport: 'none' } }, NO_WISH)).toBe('batch')
    expect(screenMode(view, wish)).toBe('batch')
  })

  it('lets the operator move on from a closed batch, never away from an open one', () => {
    expect(screenMode(closed, { ...NO_WISH, newBatch: true })).toBe('start-batch')
    expect(screenMode(SCENES.startBatch.view, { ...NO_WISH, otherScanner: true })).toBe('choose-scanner')
    expect(screenMode(SCENES.running.view, { ...NO_WISH, newBatch: true, otherScanner: true })).toBe('batch')
  })
})

describe('preparing the next batch', () => {
  const wish = { ...NO_WISH, prepareNext: true }

  it('is possible while there is a batch, is not taken away when it ends, and says what the line does', () => {
    expect(screenMode(SCENES.running.view, wish)).toBe('prepare-next')
    expect(screenMode(closed, wish)).toBe('prepare-next')
    expect(screenMode(SCENES.startBatch.view, wish)).toBe('start-batch')
    expect(lineHeadline(SCENES.paused.view, 'prepare-next')).toBe('paused')
  })
})

describe('lineHeadline', () => {
  it('says running only while data flows', () => {
    expect(lineHeadline(SCENES.running.view, 'batch')).toBe('running')
    expect(lineHeadline(SCENES.cableOut.view, 'batch')).toBe('waiting')
    expect(lineHeadline(SCENES.diskRefuses.view, 'batch')).toBe('heldBack')
    expect(lineHeadline(SCENES.paused.view, 'batch')).toBe('paused')
    expect(lineHeadline(closed, 'batch')).toBe('closed')
    expect(lineHeadline(closed, 'start-batch')).toBe('ready')
    expect(lineHeadline(closed, 'choose-scanner')).toBe('ready')
    expect(lineHeadline(SCENES.scannerTakenOff.view, 'choose-scanner')).toBe('waiting')
    expect(lineHeadline(SCENES.chooseScanner.view, 'choose-scanner')).toBe('noBatch')
    expect(lineHeadline(undefined, 'connecting')).toBe('connecting')
  })
})

describe('startBlock', () => {
  it('names the first thing that is missing', () => {
    const { view } = SCENES.startBatch
    expect(startBlock(view, true)).toBeUndefined()
    expect(startBlock(view, false)).toBe('connection')
    expect(startBlock(SCENES.chooseScanner.view, true)).toBe('scanner')
    expect(startBlock({ ...view, model: { ...view.model, state: 'starting' } }, true)).toBe('model')
  })
})
