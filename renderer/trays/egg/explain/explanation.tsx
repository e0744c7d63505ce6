import type { EggAttempt, EggPage } from '../../../../electron/contract/looking-back.ts'
import { useReading } from '../../../client/use-reading.ts'
import { ActionPart } from './action-part.tsx'
import { ClassPart } from './class-part.tsx'
import type { Explained } from './explained.ts'
import { GoldenPart } from './golden-part.tsx'
import { PicturePart } from './picture-part.tsx'
import { PredictionPart } from './prediction-part.tsx'

/** Asked anew for every attempt. */
export function useExplanation(egg: EggPage, { attempt }: { readonly attempt: number }): Explained {
  const key = { visitId: egg.visitId, cell: egg.cell, attempt }
  const { reading } = useReading(`explained ${JSON.stringify(key)}`, (review) => review.call('eggExplanation', key))
  return (reading.state === 'read' ? reading.value : null) ?? undefined
}

/** Prediction, class and action, one after the other because they are three things. */
export function Explanation({ attempt, explained }: { readonly attempt: EggAttempt; readonly explained: Explained }) {
  return (
    <>
      <PredictionPart attempt={attempt} explained={explained} />
      <ClassPart attempt={attempt} />
      <ActionPart attempt={attempt} />
    </>
  )
}

/** What prediction and class rest on: the picture, and the examples that the model knows. */
export function Evidence({ attempt, explained }: { readonly attempt: EggAttempt; readonly explained: Explained }) {
  return (
    <>
      <PicturePart attempt={attempt} explained={explained} />
      <GoldenPart explained={explained} />
    </>
  )
}
