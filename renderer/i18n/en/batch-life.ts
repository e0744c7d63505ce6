import { stopReasonWords } from '../../../electron/words/en.ts'

/** Checks before a batch, why it stood, and its signature. */
export const batchLife = {
  checks: {
    title: 'Before it begins',
    ready: 'Everything is ready.',
    recipe: 'Recipe',
    recipeUsual: 'the usual one',
    accept: 'I know, begin all the same',
    verdict: { ok: 'in order', warn: 'look at this', stop: 'must be put right' },
    check: {
      NO_OTHER_BATCH: { ok: 'No other batch is open', bad: 'Another batch is open: finish it first' },
      SCANNER: { ok: 'The scanner streams', bad: 'No scanner streams: look at its cable' },
      MODEL: { ok: 'The model is ready', bad: 'The model is not ready yet' },
      MODEL_SYNTHETIC: {
        ok: 'The model was trained on real eggs',
        bad: 'The model is SYNTHETIC, trained on drawn phantoms only: what it says about real eggs means nothing, and eggs are removed by it all the same',
      },
      MODEL_BREED: {
        ok: 'The model knows this breed',
        bad: 'The model was not made for this breed: expect more errors',
      },
      MODEL_AGE: { ok: 'The model knows eggs of this age', bad: 'The model was not made for eggs of this age' },
      PICTURE_SIZE: {
        ok: 'The scanner’s pictures are large enough for the model',
        bad: 'The scanner’s pictures are too small for this model, every egg would be unreadable: use a model made for this scanner, or the scanner it was made for',
      },
      PICTURE_CHANNELS: {
        ok: 'The scanner has the channels the model looks at',
        bad: 'The scanner does not send all channels that this model looks at: switch them on at the scanner, or use a model made for it',
      },
      PICTURE_KNOWN: {
        ok: 'It is known what pictures the scanner makes',
        bad: 'Not known yet whether the model can take the scanner’s pictures: no scanner has said what it makes',
      },
      SET_TIME: { ok: 'The set time is known', bad: 'Without a plausible set time nothing is removed' },
      LAID_AFTER_SET: {
        ok: 'The set time fits the flock',
        bad: 'By its dates the flock laid these eggs after they were set: look at the set time and at the flock',
      },
      CLOCK: {
        ok: 'The clock is trusted',
        bad: 'The clock is not trusted: nothing is removed until somebody confirms it',
      },
      LEGAL_AGE: {
        ok: 'The law allows removal by sex',
        bad: 'Past the legal limit: males stay, clear and dead eggs are removed',
      },
      JURISDICTION: {
        ok: 'The law is that of the site',
        bad: 'This is not the law of the site, or its profile is not known here',
      },
      SITE_LAW: {
        ok: 'The law of the site is said',
        bad: 'Nobody has said by which law this site works, so the strictest known limit holds: a supervisor says it under Set-up',
      },
      TRAY_TYPE: { ok: 'The kind of tray is known', bad: 'This kind of tray is not known here' },
      RECIPE: { ok: 'A recipe is in force', bad: 'No recipe of that name is in force' },
      ALARMS: {
        ok: 'No urgent alarm stands',
        bad: 'Alarms stand: put right what they say. Acknowledging is not enough',
      },
      UPDATE: { ok: 'No update is under way', bad: 'Ovoscope is being updated' },
    },
  },
  stop: {
    title: 'Why does the line stand?',
    titleEnd: 'Why did the batch end?',
    said: 'Said: {{reason}}',
    change: 'Change',
    say: 'Say why',
    note: 'What was it? A few words',
    noteMissing: 'Say in a few words what it was.',
    keep: 'Keep',
    back: 'Back',
    reason: stopReasonWords,
    none: 'not said',
    saidWith: '{{reason}} ({{note}})',
  },
  models: {
    title: 'Models that judged',
    began: '{{time}}: {{model}}, with which the batch began',
    switch: '{{time}}: {{model}}, switched by {{who}}',
    rollBack: '{{time}}: back to {{model}}, by {{who}}',
    judged: '{{model}} decided {{eggs}} ({{scans}})',
    byNone: 'No model judged {{eggs}} ({{scans}}): no picture could be read',
  },
  record: {
    title: 'Stops and signatures',
    noStops: 'The line never stood.',
    pause: '{{from}} to {{to}}: {{reason}}',
    pauseOpen: 'since {{from}}: {{reason}}',
    outage:
      '{{from}} to {{to}}: the station was not running. Found when it started again; the beginning is the last record before it.',
    end: 'Ended {{from}}: {{reason}}',
    accepted: 'Known at the start: {{warning}} ({{who}})',
    acceptedByNobody: 'Known at the start: {{warning}}',
    zone: 'Times of',
    zoneNow: '{{zone}}, the station’s now',
    unsigned: 'Nobody has signed this record.',
    signed: 'Signed by {{name}} on {{time}}, revision {{revision}}.',
    overtaken: 'The numbers have changed since. A new signature is needed.',
    digest: 'SHA-256 of the numbers: {{sha256}}',
    sign: 'Sign this record',
    refusal: {
      NO_SUCH_BATCH: 'there is no such batch.',
      NOT_CLOSED: 'the batch is still open.',
      SIGNED_ALREADY: 'these numbers are signed already.',
      NUMBERS_CHANGED: 'the numbers have changed since you looked. They are shown anew: look once more, then sign.',
      NO_SUCH_STOP: 'there is no such stop.',
      STOP_SIGNED: 'the numbers are signed. Somebody who may sign can change it; then a new signature is needed.',
      STOP_NOTE_MISSING: 'with the reason “Other” a few words are needed.',
    },
  },
} as const
