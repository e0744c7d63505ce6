import { type AlarmKind, AT_ONCE } from './alarm-kind.ts'

/** What keeps every egg from being decided because there is no model for it. */
export const MODEL_ALARMS = {
  INFERENCE_STOPPED: {
    ...AT_ONCE,
    priority: 1,
    cause: 'The model ended several times within a few minutes and is not started again by itself.',
    consequence: 'No egg is decided; trays are held.',
    response: 'Service: start the model again. If it ends again, call service.',
    respondWithinMinutes: 1,
    explainedBy: [],
  },
  MODEL_REFUSED: {
    ...AT_ONCE,
    priority: 1,
    cause:
      'The model package is damaged, unsigned or signed by nobody who is trusted, or its network does not run here.',
    consequence: 'No egg is decided; no batch can begin.',
    response: 'Call service: install the package again, or one that is signed.',
    respondWithinMinutes: 1,
    explainedBy: [],
  },
  MODEL_MISSING: {
    ...AT_ONCE,
    priority: 1,
    cause:
      'The model that was chosen, or that the settings name, is not on this station any more; an update may have replaced it.',
    consequence: 'No egg is decided; no batch can begin. No other model takes its place by itself.',
    response: 'Tell the supervisor or IT: open Models, choose one that is here, or install this one again.',
    respondWithinMinutes: 1,
    explainedBy: [],
  },
} as const satisfies Readonly<Record<string, AlarmKind>>
