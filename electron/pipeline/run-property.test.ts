import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { setUpPipeline } from '../../test/make/pipeline.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import type { SequencedMessage } from '../scanner/link.ts'

describe('Pipeline, in any history', () => {
  it('loses and doubles nothing, whatever order of crashes, refusals and repeats', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant('send' as const) },
      { weight: 3, arbitrary: fc.constant('answer' as const) },
      fc.constantFrom('die', 'crash', 'journal-full', 'journal-free', 'store-full', 'store-free', 'resend'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const make = new MessageMaker()
        const sent: SequencedMessage[] = [make.trayBegin(1, { rows: 20, columns: 20 })]
        let run = setUpPipeline()
        let predictor = new ScriptedPredictor()
        run.pipeline.setPredictor(predictor)
        run.receive(...sent)
        for (const now of steps) {
          if (now === 'send') {
            const index = sent.length - 1
            const scan = make.scan({ row: Math.floor(index / 20), column: index % 20 })
            sent.push(scan)
            run.receive(scan)
          } else if (now === 'answer') predictor.answerAll()
          else if (now === 'resend') run.receive(...sent)
          else if (now === 'journal-full') run.intake.failing = true
          else if (now === 'journal-free') run.intake.failing = false
          else if (now === 'store-full') run.store.failing = true
          else if (now === 'store-free') run.store.failing = false
          else {
            for (const batch of predictor.batches.splice(0)) batch.die()
            // A crash of the station: a new pipeline on the same journal and the same database.
            if (now === 'crash') {
              run.pipeline.close()
              run = setUpPipeline({ intake: run.intake, store: run.store })
            }
            predictor = new ScriptedPredictor()
            run.pipeline.setPredictor(predictor)
          }
          await run.time.advance(1)
        }
        run.intake.failing = false
        run.store.failing = false
        for (let turn = 0; turn < 200 && (turn < 3 || run.pipeline.backlog > 0); turn++) {
          run.receive(...sent)
          await run.time.advance(1100)
          predictor.answerAll()
        }
        await run.time.advance(1100)
        const sequences = run.store.scans.map((scan) => scan.identity.sequence).sort((a, b) => a - b)
        expect(sequences).toEqual(sent.slice(1).map((scan) => scan.sequence))
        expect(run.store.visits.size).toBe(1)
        expect(run.store.eggs.size).toBe(sent.length - 1)
      }),
      { numRuns: 150 },
    )
  })
})
